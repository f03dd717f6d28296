"""Absolute addresses in a page to relative ones, and the anchors it offers."""

import functools
import re
from collections.abc import Iterator, Set
from typing import NamedTuple

from scrutiny.register.addresses import output


class Linked(NamedTuple):
    """A page with relative addresses; the addresses to which it leads, from the root of the site; its ids.

    Addresses that begin with '#' lead to an anchor on the page itself.
    """

    html: str
    targets: Set[str]
    anchors: Set[str]


def relative(
    html: str, page: str, root: str | None = None, folder: str = "", shared: frozenset[str] = frozenset()
) -> Linked:
    """The page with each address of the site relative to the page at the path `page` of a language's folder.

    Folders get their `index.html`, since a disk serves none by itself. With `root` (such as '/' or
    '/records/') addresses begin with that instead: a page for errors is shown at any address. The
    files `shared` stand once for all languages: they are reached from the root of the site.
    """
    here = root + folder if root is not None else "../" * page.count("/")
    top = root if root is not None else here + "../" * folder.count("/")
    own = f"/{page.removesuffix('index.html')}#" if root is None else ""
    targets = set(_in_tags(_OWN_ANCHOR, html))
    pieces = _ADDRESS.split(html)
    within = False
    for number in range(1, len(pieces), 2):
        before, address = pieces[number - 1], pieces[number]
        if (opened := before.rfind("<")) >= 0:
            within = before.find(">", opened) < 0
        elif within:
            within = ">" not in before
        if not (within and before.endswith(_LEADING)):
            pieces[number] = f'="{address}"'
            continue
        targets.add(address)
        if own and address.startswith(own):
            pieces[number] = f'="{address[len(own) - 1 :]}"'
        else:
            pieces[number] = _value(address, here, top, shared)
    return Linked("".join(pieces), targets, anchors(html))


@functools.lru_cache(20_000)
def _value(address: str, here: str, top: str, shared: frozenset[str]) -> str:
    """An address as the value of an attribute, relative to the page that is so far down."""
    where, mark, anchor = address.partition("#")
    path = output(where)
    return f'="{top if path in shared else here}{path}{mark}{anchor}"'


def anchors(html: str) -> set[str]:
    """The ids of a page, to which links can lead."""
    return set(_in_tags(_ID, html))


def _in_tags(pattern: re.Pattern[str], html: str) -> Iterator[str]:
    """What an attribute says wherever it stands in a tag."""
    for found in pattern.finditer(html):
        start = found.start()
        if html[start - 1].isspace() and html.rfind("<", 0, start) > html.rfind(">", 0, start):
            yield found[1]


# Every '<' and '>' of text and attributes is escaped. Each pattern begins with what is rare, so that a page
# is searched fast; what stands before it is looked at afterwards.
_ADDRESS = re.compile(r'="(/(?!/)[^"<>]*)"')


_LEADING = tuple(f"{blank}{name}" for blank in " \n\t" for name in ("href", "src", "action"))


_OWN_ANCHOR = re.compile(r'href="(#[^"<>]+)"')


_ID = re.compile(r'id="([^"<>]*)"')
