"""Pages and files for programs as bytes: each made, its links noted and made relative.

What is made from the same as the file that is there is not made again; the rest is made in batches, which
`run` can do apart from one another.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from urllib.parse import urlsplit

from scrutiny import dead_links, memo, routes
from scrutiny.files import Data, Put, Putting, back
from scrutiny.ledger import digest
from scrutiny.lost import Remain
from scrutiny.marks import Marks
from scrutiny.memo import Memo, Output
from scrutiny.pipeline import Input
from scrutiny.running import Run, Stopped, here
from scrutiny.site import Later, Page, Site
from scrutiny.templating import Alternate, Templates
from scrutiny.text import Diagnostic, Place, Report

BATCH = 24
"""Pages that are rendered together."""

FEW = 96
"""Pages for which it is not worth while to begin other processes."""

LONGEST = 600.0
"""Seconds that a batch may take."""


@dataclass(frozen=True, slots=True)
class Made:
    """A file of the site; `links` is None where it is as it was."""

    path: str
    data: Data
    output: Output
    links: bytes | None


class Rendering:
    """Makes the pages and texts of one site of several.

    `there` are the addresses of the pages of each site by its folder, `stubs` the anchors of what moved away
    from a page, `shared` the files that stand once for all languages.
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
        self._target = functools.cache(self._file)

    @property
    def asking(self) -> bool:
        """Whether its templates ask for notes that they are not given."""
        return self._templates.asking

    def path(self, later: Later) -> str:
        """The file of a page or text, relative to the folder of all sites."""
        return self._site.settings.folder + routes.output(later.address)

    def key(self, later: Later, marks: Marks, known: Memo) -> str:
        """The key of what a page or text is made from; empty for one that is made anew each time."""
        mark, tied = marks.tied(*later.made_from) if later.made_from else (None, frozenset[str]())
        if later.words_of:
            known.tie(later.words_of.partition("/")[0], tied)
        if mark is None:
            return ""
        languages = [folder for folder in self._there if later.address in self._there[folder]]
        stubs = [repr(each) for each in self._templates.stubs(later.address)] if later.template else []
        return memo.key(mark, later.template, later.address, languages, stubs)

    def prepare(self) -> None:
        """Compile the templates, before processes are begun that would each do it."""
        self._templates.prepare()

    def make(self, later: Later, report: Report) -> tuple[bytes, tuple[str, ...], bytes] | None:
        """A page or text, whose words it shows, and its links; None, and an error, for a wrong template."""
        made = later.make()
        own = {later.words_of} if later.words_of else set[str]()
        if isinstance(made, str):
            return made.encode(), tuple(own), b""
        rendered = self._templates.render(made, self._alternates(made), report)
        if rendered is None:
            return None
        html, words = rendered
        folder = self._site.settings.folder
        path = routes.output(made.address)
        linked = routes.relative(html, path, self._root(made), folder, self._shared)
        links = dead_links.of(linked, made.address, self._target)
        return linked.html.encode(), tuple(sorted(own | words)), links

    def _file(self, address: str) -> str:
        """The file of an address, with its anchor; what stands once for all languages is in no folder."""
        where, mark, anchor = address.partition("#")
        file = routes.output(where)
        return f"{'' if file in self._shared else self._site.settings.folder}{file}{mark}{anchor}"

    def _alternates(self, page: Page) -> list[Alternate]:
        """The same page in every language in which it stands, where that is more than one."""
        if len(self._sites) == 1 or not page.address.endswith("/"):
            return []
        path, folder = routes.output(page.address), self._site.settings.folder
        found = [
            Alternate(
                each.words.language,
                each.words.language_name(each.words.language),
                routes.across(path, folder, each.settings.folder, page.address),
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


def assets_of(content: Input) -> frozenset[str]:
    """The files that stand once for all languages."""
    assets = {f"assets/{path}" for path in content.assets} | {"assets/office.css"}
    return frozenset(assets | {*content.attachments})


def files(
    rendering: Rendering,
    wanted: Sequence[Later],
    marks: Marks,
    known: Memo,
    report: Report,
    run: Run,
    put: Putting = back,
) -> Iterator[Made]:
    """The pages and texts as files, those that are as they were first; what is wrong is reported."""
    waiting: list[tuple[Later, str]] = []
    for later in wanted:
        key, path = rendering.key(later, marks, known), rendering.path(later)
        there = known.files.get(path)
        if key and there and there.key == key and there.said == marks.words(there.words):
            yield Made(path, Put.THERE, there, None)
        else:
            waiting.append((later, key))
    apart = len(waiting) > FEW
    if waiting:
        rendering.prepare()

    def work(batch: Sequence[tuple[Later, str]]) -> tuple[list[Made], tuple[Diagnostic, ...]]:
        own, found = report.beside(), list[Made]()
        for later, key in batch:
            if made := rendering.make(later, own):
                data, words, links = made
                output = Output(key, digest(data), words, marks.words(words))
                path = rendering.path(later)
                found.append(Made(path, put(path, data), output, links))
        return found, own.diagnostics

    batches = [waiting[start : start + BATCH] for start in range(0, len(waiting), BATCH)]
    for batch, result in zip(
        batches, (run if apart else here)(work, batches, lambda _: LONGEST), strict=True
    ):
        if isinstance(result, Stopped):
            first = batch[0][0]
            place = first.place or Place(first.template, 1, 1)
            what = f"to render the pages from {first.address} on {result.why}"
            report.error(place, "too-much-work", what, "build with --jobs 1, and look at the template")
            continue
        report.extend(result[1])
        yield from result[0]
