"""Every published version of a note, with what changed from one to the next."""

import re
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from scrutiny.publication.versions import Version
from scrutiny.register import addresses
from scrutiny.site import diff
from scrutiny.site.page import Page, PageSpec, trail
from scrutiny.site.site import Site

ORDER = 40

TEMPLATE = "pages/changes.html"


class Step(NamedTuple):
    """A version, and the passages in which it differs from the one before it.

    `differences` is None where they cannot be compared: for the first version, across a withdrawal, from one
    language to another, and where the earlier text is no longer kept. `before` is the version before.
    """

    version: Version
    before: Version | None
    differences: tuple[diff.Passage, ...] | None


def pages(site: Site) -> Iterator[PageSpec]:
    """The pages at `changes/` below the page of each note."""
    for meeting in site.register.heads:
        address = f"{addresses.address(meeting)}changes/"
        yield PageSpec(address, partial(_page, meeting.id), TEMPLATE, meeting.place, meeting.id)


def _page(identity: str, site: Site) -> Page:
    meeting, versions = site.register.notes[identity].meeting, site.histories[identity].versions
    shown = site.register.shows(meeting)
    name = site.meeting_name(meeting) if shown else site.words.date(meeting.date)
    return Page(
        address=f"{addresses.address(meeting)}changes/",
        template=TEMPLATE,
        title=site.words.text("Changes to the note: %(meeting)s", meeting=name),
        description=site.words.text("Every published version, and what changed: %(meeting)s", meeting=name),
        trail=(*trail(site, meeting.folder), (name, addresses.address(meeting))),
        context={"meeting": meeting, "steps": _steps(versions)[::-1], "shown": shown},
        place=meeting.place,
    )


def _plain(text: str) -> str:
    """A note without the signs for headings and bold type, which readers need not know."""
    return re.sub(r"(?m)^#{1,6} |\*\*", "", text)


def _steps(versions: tuple[Version, ...]) -> list[Step]:
    found = []
    for index, version in enumerate(versions):
        before = versions[index - 1] if index else None
        differences = None
        alike = before is not None and before.language == version.language
        if alike and before and before.text is not None and version.text is not None:
            differences = diff.compare(_plain(before.text), _plain(version.text))
        found.append(Step(version, before, differences))
    return found
