"""The published text of each note, `note.md`, beside the page of its meeting."""

from __future__ import annotations

from collections.abc import Iterator

from scrutiny.content import frontmatter
from scrutiny.content.kinds.meeting import Meeting
from scrutiny.site.page import Later
from scrutiny.site.site import Site


def files_of_notes(site: Site) -> Iterator[Later]:
    """The note as the clerk wrote it, without the comments in its front matter, which are not published."""
    for meeting in site.meetings_told():
        yield Later(f"/meetings/{meeting.id}/note.md", (meeting,), _text)


def _text(site: Site, meeting: Meeting) -> str:
    return frontmatter.uncommented(site.register.notes[meeting.id].source)
