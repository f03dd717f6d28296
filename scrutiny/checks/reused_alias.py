"""A name, alias or set of initials should mean one person on each day."""

from scrutiny.base.diagnostics import Report
from scrutiny.base.text import Place
from scrutiny.content.kinds.person import Person
from scrutiny.content.moments import Period
from scrutiny.register.register import Register
from scrutiny.register.titles import plain


def check(register: Register, report: Report) -> None:
    """Look for names that two people share whose posts do not say on which day which of them is meant."""
    called: dict[str, list[Person]] = {}
    for person in register.content.people:
        own = {plain(name): name for name in person.names}
        for name, written in own.items():
            others = [each for each in called.get(name, ()) if not _told_apart(person, each)]
            if others:
                what = f"'{written}' is also a name of {others[0].name} ({others[0].place.path})"
                fix = "take it out of one of the two files, or give both people posts whose dates part them"
                report.warning(_place(person, name), "reused-alias", what, fix)
            called.setdefault(name, []).append(person)


def _place(person: Person, name: str) -> Place:
    texts = (text for text in (*person.aliases, person.initials) if text)
    return next((text.place for text in texts if plain(text.value) == name), person.place)


def _told_apart(one: Person, other: Person) -> bool:
    """Whether both held posts, and no day is in the time of both."""
    return bool(one.posts and other.posts) and not any(
        _overlap(mine.period, theirs.period) for mine in one.posts for theirs in other.posts
    )


def _overlap(one: Period, other: Period) -> bool:
    return not (_before(one, other) or _before(other, one))


def _before(one: Period, other: Period) -> bool:
    return one.end is not None and other.start is not None and one.end.last < other.start.first
