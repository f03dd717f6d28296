"""The published text of each note, `note.md`, beside its page."""

from collections.abc import Iterator
from functools import partial

from scrutiny.content import frontmatter
from scrutiny.register import addresses
from scrutiny.site.page import PageSpec
from scrutiny.site.site import Site


def files_of_notes(site: Site) -> Iterator[PageSpec]:
    """The note as the clerk wrote it, without the comments in its front matter, which are not published."""
    for meeting in site.shown_heads():
        yield PageSpec(f"{addresses.address(meeting)}note.md", partial(_text, meeting.id), note=meeting.id)


def _text(identity: str, site: Site) -> str:
    return frontmatter.uncommented(site.register.notes[identity].source)
