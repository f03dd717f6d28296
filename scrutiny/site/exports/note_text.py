"""The published text of each note, `note.md`, beside the page of its meeting."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from scrutiny.content import frontmatter
from scrutiny.site.page import PageSpec
from scrutiny.site.site import Site


def files_of_notes(site: Site) -> Iterator[PageSpec]:
    """The note as the clerk wrote it, without the comments in its front matter, which are not published."""
    for meeting in site.meetings_told():
        yield PageSpec(f"/meetings/{meeting.id}/note.md", partial(_text, meeting.id), note=meeting.id)


def _text(identity: str, site: Site) -> str:
    return frontmatter.uncommented(site.register.notes[identity].source)
