"""A post that a note gives somebody should be one that the person's file has for that day."""

from scrutiny.base.diagnostics import Report
from scrutiny.base.text import Text
from scrutiny.content.head import Head
from scrutiny.register.register import Register
from scrutiny.register.titles import canonical
from scrutiny.wording.phrases import period


def check(register: Register, report: Report) -> None:
    """Compare each `post:` in an attendance with the periods in which the person held it."""
    for meeting in register.every_meeting():
        for there in meeting.attendances:
            if there.person and there.post:
                _compare(register, meeting, there.person, there.post, report)
    for note in register.notes.values():
        for name in register.named(note):
            said = register.names.read(name.value)
            if said.name and said.post:
                _compare(register, note.meeting, name, Text(said.post, name.place), report)


def _compare(register: Register, meeting: Head, name: Text, said: Text, report: Report) -> None:
    """Compare a post that is said of somebody with their file."""
    person = register.names.person(name.value, meeting.date)
    if person is None:
        return
    alike = [post for post in person.posts if canonical(post.title) == canonical(said.value)]
    if alike and not any(post.period.holds_on(meeting.date) for post in alike):
        held = ", ".join(period(post.period) for post in alike)
        what = f"{person.name} held the post '{said}' {held}, and not on this day"
        fix = f"correct the post here, or its dates in {person.place.path}"
        report.warning(said.place, "post-not-held", what, fix)
