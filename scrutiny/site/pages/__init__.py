"""The pages of the site: one file a kind of page, none importing another."""

from collections.abc import Callable, Iterator

from scrutiny.site.page import Later, Page
from scrutiny.site.pages import (
    changes,
    custom,
    data,
    deadlines,
    glossary,
    home,
    inspections,
    meeting,
    meetings,
    not_found,
    organisations,
    people,
    priorities,
    privacy,
    record,
    registers,
    search,
    statement,
    topics,
    updates,
)
from scrutiny.site.site import Site

ALL: tuple[Callable[[Site], Iterator[Page | Later]], ...] = (
    home.pages,
    meetings.pages,
    meeting.pages,
    changes.pages,
    record.pages,
    priorities.pages,
    registers.pages,
    deadlines.pages,
    people.pages,
    organisations.pages,
    inspections.pages,
    topics.pages,
    glossary.pages,
    search.pages,
    updates.pages,
    data.pages,
    statement.pages,
    custom.pages,
    privacy.pages,
    not_found.pages,
)
