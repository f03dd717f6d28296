"""A post that a note gives somebody should be one that the person's file has for that day."""

from __future__ import annotations

from scrutiny.base.diagnostics import Report
from scrutiny.base.text import Text
from scrutiny.content.head import Head
from scrutiny.content.kinds.person import Person
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
    parties = register.names.parties(name.value, meeting.date)
    if len(parties) != 1 or not isinstance(parties[0], Person):
        return
    alike = [post for post in parties[0].posts if canonical(post.title) == canonical(said.value)]
    if alike and not any(post.period.holds_on(meeting.date) for post in alike):
        held = ", ".join(period(post.period) for post in alike)
        what = f"{parties[0].name} held the post '{said}' {held}, and not on this day"
        fix = f"correct the post here, or its dates in {parties[0].place.path}"
        report.warning(said.place, "post-not-held", what, fix)
