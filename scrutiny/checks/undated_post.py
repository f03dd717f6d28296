"""A post without dates would mean the same person on every day, whoever held it then."""

from scrutiny.base.diagnostics import Report
from scrutiny.register.register import Register


def check(register: Register, report: Report) -> None:
    """Look for names of posts that mean somebody whose file does not say when the post was held."""
    seen: set[tuple[str, str]] = set()
    for note in register.notes.values():
        for name in register.named(note):
            person = register.names.person(name.value, note.meeting.date)
            if person is None or not register.names.is_post(name.value):
                continue
            dated = any(post.start or post.end for post in person.posts_on(note.meeting.date))
            key = (person.slug, name.value.casefold())
            if not dated and key not in seen:
                seen.add(key)
                what = f"'{name}' is taken for {person.name}, whose file does not say since when"
                fix = f"add 'from: …' to the post in {person.place.path}, with 'to: …' where it has ended"
                report.warning(name.place, "undated-post", what, fix)
