"""Links inside the site that lead nowhere, anchors included: faults of templates, found over all pages."""

from __future__ import annotations

import functools
import zlib
from collections.abc import Callable, Iterable, Iterator

from scrutiny.routes import Linked
from scrutiny.text import Place, Report

Kept = Callable[[str], bytes]
"""What a page that is as it was offers and links to, by its path; see `of`."""


def of(linked: Linked, address: str, target: Callable[[str], str]) -> bytes:
    """What a page offers, its anchors, and what it links to elsewhere or in vain, in few bytes.

    `address` is that of the page; `target` gives the file of an address, with its anchor.
    """
    own = {target(f"{address}#{anchor}") for anchor in linked.anchors}
    wanted = {target(address + each if each[0] == "#" else each) for each in linked.targets} - own
    return zlib.compress(
        "\0".join(["\n".join(sorted(linked.anchors)), "\n".join(sorted(wanted))]).encode(), 1
    )


def _anchors(links: bytes) -> set[str]:
    return set(_parts(links)[0])


def _wanted(links: bytes) -> list[str]:
    return _parts(links)[1]


def _parts(links: bytes) -> tuple[list[str], list[str]]:
    anchors, wanted = zlib.decompress(links).decode().split("\0")
    return anchors.split("\n"), wanted.split("\n") if wanted else []


class DeadLinks:
    """Every link of the pages that are new, and everything that a link can lead to.

    Pages that are as they were linked to what was there when they were made: of them, only what leads to
    something that is there no longer can be dead.
    """

    def __init__(self, before: Iterable[str], kept: Kept) -> None:
        self._before, self._kept = set(before), kept
        self._paths: set[str] = set()
        self._remaining: dict[str, tuple[str, str]] = {}
        self._new: dict[str, bytes] = {}
        self._wanted: dict[str, tuple[str, str]] = {}
        self._anchors = functools.lru_cache(1000)(self._offered)

    def offer(self, path: str) -> None:
        """A file that is there."""
        self._paths.add(path)

    def remain(self, path: str, address: str, template: str) -> None:
        """A page that is as it was."""
        self._paths.add(path)
        self._remaining[path] = (address, template)

    def add(self, path: str, address: str, template: str, links: bytes) -> None:
        """A new page, with what `of` says of it."""
        self._paths.add(path)
        self._new[path] = links
        for target in _wanted(links):
            self._wanted.setdefault(target, (address, template))

    def check(self, report: Report) -> None:
        """Report each link that leads nowhere, anchors included; such a link is a fault of a template."""
        wanted = {**self._wanted, **dict(self._old())}
        for target, (address, template) in sorted(wanted.items()):
            path, _, anchor = target.partition("#")
            if path not in self._paths or (anchor and anchor not in self._anchors(path)):
                what = f"the page {address} links to /{target}, which is not there"
                report.error(Place(template, 1, 1), "dead-link", what, "correct the link in the template")

    def _offered(self, path: str) -> set[str]:
        """The anchors of a page that is there."""
        links = self._new[path] if path in self._new else self._kept(path)
        return _anchors(links) if links and (path in self._new or path in self._remaining) else set()

    def _old(self) -> Iterator[tuple[str, tuple[str, str]]]:
        """Where pages that are as they were lead, of what was there before and is not there now."""
        gone = self._before - self._paths
        for path in self._before & self._new.keys():
            if old := self._kept(path):
                gone.update(f"{path}#{anchor}" for anchor in _anchors(old) - self._anchors(path))
        for path, page in self._remaining.items() if gone else ():
            yield from (
                (target, page)
                for target in _wanted(self._kept(path))
                if target.partition("#")[0] in gone or target in gone
            )
