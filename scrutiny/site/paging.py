"""Long lists of records in several pages."""

import dataclasses
from collections.abc import Iterable, Iterator, Sequence

from scrutiny.content.head import Head
from scrutiny.content.record import Record
from scrutiny.site.page import Page
from scrutiny.site.site import Site

A_PAGE = 200
"""Records of one page; a meeting's records stay together."""

Section = tuple[str, list[tuple[Head, list[Record]]]]
"""A heading with records under their meetings."""


def done(site: Site, kind: str, slug: str, ways: Iterable[tuple[str, str]]) -> list[Section]:
    """What somebody did, in each of some ways that have a heading, where there is anything."""
    found = (
        (site.words.text(heading), site.by_meeting(site.mentions.records(kind, slug, how)))
        for how, heading in ways
    )
    return [section for section in found if section[1]]


def pages(site: Site, first: Page, sections: Sequence[Section]) -> Iterator[Page]:
    """A page with its sections, and as many further pages at `2/`, `3/` … below it as they need.

    The template is given `sections`, `number`, `last` and `own`, the address of the first page.
    """
    parted = _parted(sections)
    for number, some in enumerate(parted, start=1):
        further = site.words.text(", page %(page)s of %(last)s", page=number, last=len(parted))
        said = further if number > 1 else ""
        yield dataclasses.replace(
            first,
            address=f"{first.address}{number}/" if number > 1 else first.address,
            title=first.title + said,
            description=first.description + said,
            context={
                **first.context,
                "sections": some,
                "number": number,
                "last": len(parted),
                "own": first.address,
            },
        )


def _parted(sections: Sequence[Section]) -> list[list[Section]]:
    parted: list[list[Section]] = [[]]
    room = A_PAGE
    for heading, meetings in sections:
        for meeting, records in meetings:
            if room < len(records) and room < A_PAGE:
                parted.append([])
                room = A_PAGE
            room -= len(records)
            if not parted[-1] or parted[-1][-1][0] != heading:
                parted[-1].append((heading, []))
            parted[-1][-1][1].append((meeting, records))
    return parted
