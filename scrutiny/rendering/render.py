"""Pages and files for programs as bytes: each made, its links noted and made relative."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence, Set
from typing import NamedTuple
from urllib.parse import urlsplit

from scrutiny.base.diagnostics import Diagnostic, Report
from scrutiny.base.executor import Run, Stopped, here
from scrutiny.base.fingerprint import digest
from scrutiny.base.output import Data, Stage, keep
from scrutiny.base.text import Place
from scrutiny.content.input import Input
from scrutiny.publication.tombstones import Remain
from scrutiny.register import addresses
from scrutiny.rendering import dead_links, relative
from scrutiny.rendering.dead_links import Ways
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
    """A page or text as a file of the site.

    `template` is that of a page, and empty for a text; `sha` is the SHA-256 of the bytes.
    """

    address: str
    template: str
    path: str
    data: Data
    sha: str
    ways: Ways


class Rendering:
    """Makes the pages and texts of one site of several.

    `there` are the addresses of the pages and texts of each site by its folder, `stubs` the anchors of what
    moved away from a page, `shared` the files that stand once for all languages.
    """

    def __init__(
        self,
        site: Site,
        sites: Sequence[Site],
        there: Mapping[str, Set[str]],
        templates: Mapping[str, str],
        stubs: Mapping[str, Sequence[Remain]],
        shared: frozenset[str],
    ) -> None:
        self._site, self._sites, self._there, self._shared = site, sites, there, shared
        self._templates = Templates(templates, site, stubs)
        self._target = functools.lru_cache(20_000)(functools.partial(_file, site.settings.folder, shared))

    def path(self, later: Later) -> str:
        """The file of a page or text, relative to the folder of all sites."""
        return self._site.settings.folder + addresses.output(later.address)

    def prepare(self) -> None:
        """Compile the templates, before processes are begun."""
        self._templates.prepare()

    def is_worth(self, pages: int) -> bool:
        """Whether so many pages are made by other processes: many are, and those of foreign templates."""
        return pages > FEW or self._templates.foreign

    def make(self, later: Later, report: Report) -> tuple[bytes, Ways] | None:
        """A page or text, and its ways; None, and an error, for a wrong template."""
        made = later.made(self._site)
        if isinstance(made, str):
            return made.encode(), Ways()
        html = self._templates.render(made, self._alternates(made), report)
        if html is None:
            return None
        folder = self._site.settings.folder
        path = addresses.output(made.address)
        linked = relative.relative(html, path, self._root(made), folder, self._shared)
        ways = dead_links.of(linked, made.address, self._target, self._there[folder])
        return linked.html.encode(), ways

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
    rendering: Rendering, wanted: Sequence[Later], report: Report, run: Run, stage: Stage = keep
) -> Iterator[Made]:
    """The pages and texts as files; what is wrong is reported. To make them begins at once."""

    def work(batch: Sequence[Later]) -> tuple[list[Made], tuple[Diagnostic, ...]]:
        own, found = report.beside(), list[Made]()
        for later in batch:
            if page := rendering.make(later, own):
                data, ways = page
                path = rendering.path(later)
                found.append(Made(later.address, later.template, path, stage(path, data), digest(data), ways))
        return found, own.diagnostics

    batches = [wanted[start : start + BATCH] for start in range(0, len(wanted), BATCH)]
    results = (run if rendering.is_worth(len(wanted)) else here)(work, batches, lambda _: LONGEST)

    def made() -> Iterator[Made]:
        for batch, result in zip(batches, results, strict=True):
            if isinstance(result, Stopped):
                first = batch[0]
                where = first.place or Place(first.template, 1, 1)
                what = f"to render the pages from {first.address} on {result.why}"
                report.error(where, "too-much-work", what, "build with --jobs 1, and look at the template")
                continue
            report.extend(result[1])
            yield from result[0]

    return made()
