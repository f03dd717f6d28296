"""Who comments on inspection reports, and which reports are published without a note that names them."""

from __future__ import annotations

from scrutiny.content.kinds.inspection import Inspection
from scrutiny.content.kinds.person import Person
from scrutiny.content.reading import Content
from scrutiny.content.reports import FOLDER
from scrutiny.register.names import Names


def commenters(names: Names, inspection: Inspection) -> tuple[Person, ...]:
    """Who made the comments on an inspection report."""
    comments = inspection.comments
    found = names.parties(comments.by.value, comments.date.first) if comments else ()
    return tuple(each for each in found if isinstance(each, Person))


def of_their_own(names: Names, content: Content) -> set[str]:
    """The paths of the reports with comments or recommendations in their files, and of who commented."""
    notes = {note.meeting.id for note in content.notes}
    own = [each for each in content.inspections if each.comments or f"{FOLDER}/{each.slug}" in notes]
    people = (person for each in own for person in commenters(names, each))
    return {each.place.path for each in own} | {person.place.path for person in people}
