"""The published text of each note, `note.md`, beside the page of its meeting."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from scrutiny import frontmatter
from scrutiny.site import Later, Site


def files(site: Site) -> Iterator[Later]:
    """The note as the clerk wrote it, without the comments in its front matter, which nobody published."""
    for meeting in site.meetings_told():
        source = site.register.notes[meeting.id].source
        make = partial(frontmatter.uncommented, source)
        yield Later(f"/meetings/{meeting.id}/note.md", ("note", meeting), make, meeting.id)
