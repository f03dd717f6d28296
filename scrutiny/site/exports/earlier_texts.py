"""The earlier published texts of each note, `changes/1.md` and so on, beside the page that compares them."""

from collections.abc import Iterator

from scrutiny.register import addresses
from scrutiny.site.page import PageSpec
from scrutiny.site.site import Site


def files(site: Site, pages: tuple[PageSpec, ...]) -> Iterator[tuple[str, str]]:  # noqa: ARG001
    """Every kept text but the latest, which is `note.md`."""
    for meeting in site.shown_heads():
        for version in site.histories[meeting.id].versions[:-1]:
            if version.text is not None:
                yield f"{addresses.address(meeting)}changes/{version.number}.md", version.text
