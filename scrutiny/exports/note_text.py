"""The published text of each note, `note.md`, beside the page of its meeting."""

from __future__ import annotations

from collections.abc import Iterator

from scrutiny import frontmatter
from scrutiny.site import Page, Site


def files(site: Site, pages: tuple[Page, ...]) -> Iterator[tuple[str, str]]:  # noqa: ARG001
    """The note as the clerk wrote it, without the comments in its front matter, which nobody published."""
    for meeting in site.meetings_told():
        yield (
            f"/meetings/{meeting.id}/note.md",
            frontmatter.uncommented(site.register.notes[meeting.id].source),
        )
