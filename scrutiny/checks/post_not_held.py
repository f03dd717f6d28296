"""A post that a note gives somebody should be one that the person's file has for that day."""

from __future__ import annotations

from scrutiny.base.diagnostics import Report
from scrutiny.content.kinds.person import Person
from scrutiny.register.names import plain
from scrutiny.register.register import Register
from scrutiny.wording.phrases import period


def check(register: Register, report: Report) -> None:
    """Compare each `post:` in an attendance with the periods in which the person held it."""
    for note in register.notes.values():
        for there in note.meeting.attendances:
            parties = register.names.parties(there.person.value, note.meeting.date)
            if there.post is None or len(parties) != 1 or not isinstance(parties[0], Person):
                continue
            alike = [post for post in parties[0].posts if plain(post.title) == plain(there.post.value)]
            if alike and not any(post.period.holds_on(note.meeting.date) for post in alike):
                held = ", ".join(period(post.period) for post in alike)
                what = f"{parties[0].name} held the post '{there.post}' {held}, and not on this day"
                fix = f"correct the post here, or its dates in {parties[0].place.path}"
                report.warning(there.post.place, "post-not-held", what, fix)
