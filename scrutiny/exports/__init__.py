"""What the site gives to programs: one file an output, none importing another."""

from collections.abc import Callable, Iterator

from scrutiny.exports import (
    earlier_texts,
    feed,
    headers,
    note_text,
    office_style,
    record_data,
    robots,
    sitemap,
)
from scrutiny.site import Page, Site

ALL: tuple[Callable[[Site, tuple[Page, ...]], Iterator[tuple[str, str]]], ...] = (
    earlier_texts.files,
    feed.files,
    headers.files,
    note_text.files,
    office_style.files,
    record_data.files,
    robots.files,
    sitemap.files,
)
"""Each gives pairs of address and text. The search has an order of its own: see `pipeline`."""
