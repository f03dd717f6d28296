"""What the site gives to programs: one file an output, none importing another."""

from collections.abc import Callable, Iterator

from scrutiny.site.exports import (
    earlier_texts,
    feed,
    headers,
    note_text,
    office_style,
    record_data,
    robots,
    sitemap,
)
from scrutiny.site.page import Later
from scrutiny.site.site import Site

ALL: tuple[Callable[[Site, tuple[Later, ...]], Iterator[tuple[str, str]]], ...] = (
    earlier_texts.files,
    feed.files,
    headers.files,
    office_style.files,
    robots.files,
    sitemap.files,
)
"""Each gives pairs of address and text. The search has an order of its own: see `pipeline`."""

OF_NOTES: tuple[Callable[[Site], Iterator[Later]], ...] = (note_text.files, record_data.files)
"""What there is for each note and record."""
