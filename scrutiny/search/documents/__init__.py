"""What the search finds: one file a kind of document, none importing another.

A file defines `things`, which gives what belongs to no note (people, areas, terms …), or `of_note`, which
gives what is found of a note.
"""

from collections.abc import Callable, Iterator

from scrutiny.base.discovery import defined
from scrutiny.content.head import Head
from scrutiny.search.thing import Found, Named, Thing
from scrutiny.site.site import Site

ALL: tuple[Callable[[Site], Iterator[Thing]], ...] = defined("things", __name__, __path__)

OF_NOTES: tuple[Callable[[Site, Head, Named], Iterator[Found]], ...] = defined("of_note", __name__, __path__)
