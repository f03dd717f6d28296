"""The pages of the site: one file a kind of page, none importing another.

A file defines `pages`, which lists the pages of its kind. It may define `ORDER`: the sitemap and the ledger
list the pages in that order.
"""

from collections.abc import Callable, Iterator

from scrutiny.base.discovery import defined
from scrutiny.site.page import Page, PageSpec
from scrutiny.site.site import Site

ALL: tuple[Callable[[Site], Iterator[Page | PageSpec]], ...] = defined("pages", __name__, __path__)
