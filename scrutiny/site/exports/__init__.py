"""What the site gives to programs: one file an output, none importing another.

A file defines `files`, which gives the outputs of the whole site, or `files_of_notes`, which lists the
outputs of each note and record.
"""

from collections.abc import Callable, Iterator

from scrutiny.base.discovery import defined
from scrutiny.site.page import PageSpec
from scrutiny.site.site import Site

ALL: tuple[Callable[[Site, tuple[PageSpec, ...]], Iterator[tuple[str, str]]], ...] = defined(
    "files", __name__, __path__
)
"""Each gives pairs of address and text. The files of the search are made elsewhere: see `pipeline`."""

OF_NOTES: tuple[Callable[[Site], Iterator[PageSpec]], ...] = defined("files_of_notes", __name__, __path__)
