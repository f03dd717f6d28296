"""Pages and files for programs as bytes: each made, its links noted and made relative.

What is made from the same as the file that is there is not made again; the rest is made in batches, which
`run` can do apart from one another.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import NamedTuple
from urllib.parse import urlsplit

from scrutiny.base import fingerprint
from scrutiny.base.cache import Memo, Output
from scrutiny.base.diagnostics import Diagnostic, Report
from scrutiny.base.executor import Run, Stopped, here
from scrutiny.base.fingerprint import digest
from scrutiny.base.output import Data, Put, Putting, back
from scrutiny.base.text import Place
from scrutiny.content.input import Input
from scrutiny.publication.tombstones import Remain
from scrutiny.register import addresses
from scrutiny.rendering import dead_links, relative
from scrutiny.rendering.dead_links import Ways
from scrutiny.rendering.marks import Marks
from scrutiny.rendering.templates import Alternate, Templates
from scrutiny.site.page import Later, Page
from scrutiny.site.site import Site

BATCH = 24
"""Pages that are rendered together."""

FEW = 96
"""Pages for which it is not worth while to begin other processes."""

LONGEST = 600.0
"""Seconds that a batch may take."""


class Made(NamedTuple):
    """A page or text as a file of the site; `ways` is None where it is as it was."""

    later: Later
    path: str
    data: Data
    output: Output
    ways: Ways | None


class Rendering:
    """Makes the pages and texts of one site of several.

    `there` are the addresses of the pages and texts of each site by its folder, `stubs` the anchors of what
    moved away from a page, `shared` the files that stand once for all languages. `target` gives the file of
    an address, with its anchor.
    """

    def __init__(
        self,
        site: Site,
        sites: Sequence[Site],
        there: Mapping[str, Set[str]],
        templates: Mapping[str, str],
        stubs: Mapping[str, Sequence[Remain]],
        shared: frozenset[str],
        memo: Memo,
    ) -> None:
        self._site, self._sites, self._there, self._shared = site, sites, there, shared
        self._templates = Templates(templates, site, stubs, memo)
        self.target = functools.lru_cache(20_000)(functools.partial(_file, site.settings.folder, shared))

    @property
    def asking(self) -> bool:
        """Whether its templates ask for notes that they are not given."""
        return self._templates.asking

    def path(self, later: Later) -> str:
        """The file of a page or text, relative to the folder of all sites."""
        return self._site.settings.folder + addresses.output(later.address)

    def key(self, later: Later, marks: Marks, known: Memo) -> str:
        """The key of what a page or text is made from; empty for one that is made anew each time."""
        mark, tied = marks.tied(*later.made_from)
        if later.words_of:
            known.tie(later.words_of.partition("/")[0], tied)
        if mark is None:
            return ""
        languages = [folder for folder in self._there if later.address in self._there[folder]]
        stubs = [repr(each) for each in self._templates.stubs(later.address)] if later.template else []
        return fingerprint.key(mark, later.template, later.address, languages, stubs)

    def prepare(self) -> None:
        """Compile the templates, and find out whether they are `asking`, before processes are begun."""
        self._templates.prepare()

    def make(self, later: Later, report: Report) -> tuple[bytes, tuple[str, ...], Ways] | None:
        """A page or text, whose words it shows, and its ways; None, and an error, for a wrong template."""
        made = later.made(self._site)
        own = {later.words_of} if later.words_of else set[str]()
        if isinstance(made, str):
            return made.encode(), tuple(own), Ways(b"")
        rendered = self._templates.render(made, self._alternates(made), report)
        if rendered is None:
            return None
        html, words = rendered
        folder = self._site.settings.folder
        path = addresses.output(made.address)
        linked = relative.relative(html, path, self._root(made), folder, self._shared)
        ways = dead_links.of(linked, made.address, self.target, self._there[folder])
        return linked.html.encode(), tuple(sorted(own | words)), ways

    def _alternates(self, page: Page) -> list[Alternate]:
        """The same page in every language in which it stands, where that is more than one."""
        if len(self._sites) == 1 or not page.address.endswith("/"):
            return []
        path, folder = addresses.output(page.address), self._site.settings.folder
        found = [
            Alternate(
                each.words.language,
                each.words.language_name(each.words.language),
                addresses.across(path, folder, each.settings.folder, page.address),
                each.settings.url(page.address),
            )
            for each in self._sites
            if page.address in self._there[each.settings.folder]
        ]
        return found if len(found) > 1 else []

    def _root(self, page: Page) -> str | None:
        """Where addresses begin on a page that hosts show at any address; None for every other page."""
        if page.address.endswith("/"):
            return None
        path = urlsplit(self._site.settings.base_url or "").path
        return path if path.endswith("/") else "/"


def _file(folder: str, shared: frozenset[str], address: str) -> str:
    """The file of an address, with its anchor; what stands once for all languages is in no folder."""
    where, mark, anchor = address.partition("#")
    file = addresses.output(where)
    return f"{'' if file in shared else folder}{file}{mark}{anchor}"


def assets_of(content: Input) -> frozenset[str]:
    """The files that stand once for all languages."""
    assets = {f"assets/{path}" for path in content.assets} | {"assets/office.css"}
    return frozenset(assets | {*content.attachments})


def files(
    rendering: Rendering,
    wanted: Iterable[Later],
    marks: Marks,
    known: Memo,
    report: Report,
    run: Run,
    put: Putting = back,
) -> Iterator[Made]:
    """The pages and texts as files, those that are as they were first; what is wrong is reported."""
    there, waiting, keys = _parted(rendering, wanted, marks, known)

    def work(batch: Sequence[Later]) -> tuple[list[_Result], tuple[Diagnostic, ...]]:
        own, found = report.beside(), list[_Result]()
        for later in batch:
            if page := rendering.make(later, own):
                data, words, ways = page
                where = put(rendering.path(later), data)
                found.append((where, digest(data), words, marks.words(words), ways))
            else:
                found.append(None)
        return found, own.diagnostics

    batches = [waiting[start : start + BATCH] for start in range(0, len(waiting), BATCH)]
    results = (run if len(waiting) > FEW else here)(work, batches, lambda _: LONGEST)

    def made() -> Iterator[Made]:
        yield from there
        for batch, result in zip(batches, results, strict=True):
            if isinstance(result, Stopped):
                first = batch[0]
                place = first.place or Place(first.template, 1, 1)
                what = f"to render the pages from {first.address} on {result.why}"
                report.error(place, "too-much-work", what, "build with --jobs 1, and look at the template")
                continue
            report.extend(result[1])
            for later, each in zip(batch, result[0], strict=True):
                if each:
                    data, sha, words, said, ways = each
                    path, key = rendering.path(later), keys.get(later.address)
                    if key is None:  # it takes time, which is had here while other processes work
                        key = rendering.key(later, marks, known)
                    yield Made(later, path, data, Output(key, sha, words, said), ways)

    return made()


_Result = tuple[Data, str, tuple[str, ...], str, Ways] | None
"""A file: its bytes, their SHA-256, whose words it shows, the digest of those, and its ways."""


def _parted(
    rendering: Rendering, wanted: Iterable[Later], marks: Marks, known: Memo
) -> tuple[list[Made], list[Later], Mapping[str, str]]:
    """What is there as it is to be; what is to be made; and keys of that by address, where they are known."""
    there, waiting, keys = list[Made](), list[Later](), dict[str, str]()
    for later in wanted:
        path = rendering.path(later)
        if before := known.files.get(path):
            key = rendering.key(later, marks, known)
            if key and before.key == key and before.said == marks.words(before.words):
                there.append(Made(later, path, Put.THERE, before, None))
                continue
            keys[later.address] = key
        waiting.append(later)
    return there, waiting, keys
