"""Who comments on inspection reports, and which reports are published though no note names them."""

from scrutiny.content.kinds.inspection import Inspection
from scrutiny.content.kinds.person import Person
from scrutiny.content.reading import Content
from scrutiny.register.names import Names


def commenters(names: Names, inspection: Inspection) -> tuple[Person, ...]:
    """Who made the comments on an inspection report."""
    comments = inspection.comments
    found = names.parties(comments.by.value, comments.date.first) if comments else ()
    return tuple(each for each in found if isinstance(each, Person))


def of_their_own(names: Names, content: Content) -> set[str]:
    """The ids of the reports that are published though no note names them, and the paths of commenters.

    The commenters are those on reports without a date, which have no note that could name them.
    """
    recommending = {note.meeting.id for note in content.notes if note.records}
    own = {
        each.identity
        for each in content.inspections
        if each.comments or "status" in each.places or each.identity in recommending
    }
    undated = (each for each in content.inspections if each.date is None and not each.withdrawn)
    return own | {person.place.path for each in undated for person in commenters(names, each)}
