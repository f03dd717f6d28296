"""Links inside the site that lead nowhere, anchors included: faults of templates, found over all pages."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator, Set
from typing import NamedTuple

from scrutiny.base.cache import Memo
from scrutiny.base.diagnostics import Report
from scrutiny.base.text import Place
from scrutiny.rendering.relative import Linked

Target = Callable[[str], str]
"""The file of an address, with its anchor."""


class Ways(NamedTuple):
    """What a page offers, its anchors, and where it leads, packed into few bytes.

    `doubtful` are the files to which it leads that may not be there.
    """

    packed: bytes
    doubtful: tuple[str, ...] = ()


def of(linked: Linked, address: str, target: Target, sure: Set[str]) -> Ways:
    """The ways of the page at an address; `sure` are addresses for which a file is made."""
    packed = "\0".join(["\n".join(sorted(linked.anchors)), "\n".join(sorted(linked.targets))])
    doubtful = linked.targets - sure
    if doubtful:
        own = {f"{where}#{anchor}" for anchor in linked.anchors for where in ("", address)}
        doubtful -= own
    files = {target(_whole(each, address)) for each in doubtful}
    return Ways(_packed(packed.encode()), tuple(files))


def _packed(ways: bytes) -> bytes:
    """Compressed with tables of a few KB: to set up those of `zlib.compress` takes longer than the rest."""
    packer = zlib.compressobj(1, wbits=11, memLevel=4)
    return packer.compress(ways) + packer.flush()


def _whole(target: str, address: str) -> str:
    """A target of the page at an address; one on the page itself is but an anchor."""
    return address + target if target[0] == "#" else target


def _anchors(packed: bytes) -> set[str]:
    return set(_parts(packed)[0])


def _wanted(packed: bytes) -> list[str]:
    return _parts(packed)[1]


def _parts(packed: bytes) -> tuple[list[str], list[str]]:
    anchors, wanted = zlib.decompress(packed).decode().split("\0")
    return anchors.split("\n"), wanted.split("\n") if wanted else []


_Page = tuple[str, str]
"""The address of a page that links to something, and its template."""


class DeadLinks:
    """Every link of the pages that are new, and everything that a link can lead to: the files of a memo.

    Pages that are as they were linked to what was there when they were made: of them, only what leads to
    something that is there no longer can be dead.
    """

    def __init__(self, memo: Memo) -> None:
        self._memo = memo
        self._remaining: dict[str, tuple[str, str, Target]] = {}
        self._replaced: list[str] = []
        self._wanted: dict[str, dict[str, _Page]] = {}

    def remain(self, path: str, address: str, template: str, target: Target) -> None:
        """A page that is as it was."""
        self._remaining[path] = (address, template, target)

    def add(self, path: str, address: str, template: str, doubtful: Iterable[str]) -> None:
        """A new page, with where it leads that may not be there."""
        if path in self._memo.files:
            self._replaced.append(path)
        for target in doubtful:
            self._want(target, (address, template))

    def check(self, report: Report) -> None:
        """Report each link that leads nowhere, anchors included; such a link is a fault of a template.

        All files of the site are noted in the memo by then.
        """
        for target, page in self._old():
            self._want(target, page)
        for path, wanted in sorted(self._wanted.items()):
            anchors = self._anchors(path)
            for anchor, (address, template) in wanted.items():
                if anchors is None or (anchor and anchor not in anchors):
                    target = f"{path}#{anchor}" if anchor else path
                    what = f"the page {address} links to /{target}, which is not there"
                    report.error(Place(template, 1, 1), "dead-link", what, "correct the link in the template")

    def _want(self, target: str, page: _Page) -> None:
        path, _, anchor = target.partition("#")
        self._wanted.setdefault(path, {}).setdefault(anchor, page)

    def _anchors(self, path: str) -> set[str] | None:
        """The anchors of a file; None where it is not there."""
        packed = self._memo.made_links(path)
        if packed is None:
            return None
        if path in self._remaining:
            packed = self._memo.links(path)
        return _anchors(packed) if packed else set()

    def _old(self) -> Iterator[tuple[str, _Page]]:
        """Where pages that are as they were lead, of what was there before and is not there now."""
        gone = set(self._memo.gone())
        for path in self._replaced:
            if old := self._memo.links(path):
                gone.update(f"{path}#{anchor}" for anchor in _anchors(old) - (self._anchors(path) or set()))
        for path, (address, template, target) in self._remaining.items() if gone else ():
            for each in _wanted(self._memo.links(path)):
                file = target(_whole(each, address))
                if file.partition("#")[0] in gone or file in gone:
                    yield file, (address, template)
