"""Pages and files for programs as bytes: each made, its links noted and made relative."""

import functools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from scrutiny.base.diagnostics import Diagnostic, Report
from scrutiny.base.executor import A_NOTE, Executor, TimedOut
from scrutiny.base.fingerprint import digest
from scrutiny.base.output import Data, Stage
from scrutiny.base.text import Place
from scrutiny.content.head import Head
from scrutiny.content.input import Input
from scrutiny.publication.tombstones import Tombstone
from scrutiny.register import addresses
from scrutiny.rendering import relative
from scrutiny.rendering.relative import Linked
from scrutiny.rendering.templates import Alternate, Templates
from scrutiny.rendering.tracking import TrackedSite
from scrutiny.site.page import Page, PageSpec
from scrutiny.site.prose import too_much
from scrutiny.site.site import Site

LONGEST = 600.0
"""Seconds that a page may take that is part of no note."""


Found = Sequence[tuple[str, tuple[Any, ...], str, bytes, str]]
"""What can be found of a note, shelf by shelf: the key of each, its documents, a stamp of their words, what
these add to the index, and a file of what results show."""

Find = Callable[[Site, Head], Found]
"""Reads the words of a note for the search index."""


class Bundle(NamedTuple):
    """What is made together, and kept together: all that one note gives, or one page.

    `name` is the same from one build to the next; `given` is the fingerprint of what it is made from, beside
    what is recorded while it is made; empty where that cannot be told.
    """

    name: str
    specs: tuple[PageSpec, ...]
    given: str
    note: Head | None = None


class Made(NamedTuple):
    """A file of the site: its path, its bytes, the SHA-256 of these, and its anchors, one a line."""

    path: str
    data: Data
    sha: str
    anchors: str = ""


class Rendered(NamedTuple):
    """A bundle as files, and what it depends on.

    `links` are the files to which it leads, with their anchors; `asked` and `shown` are the names of what was
    asked for, and shown in words. `found` is what can be found of a note.
    """

    files: tuple[Made, ...]
    links: tuple[str, ...]
    asked: tuple[str, ...]
    shown: tuple[str, ...]
    found: Found


class Rendering:
    """Makes the pages and texts of one site of several.

    `there` are the addresses of the pages and texts of each site by its folder, `stubs` the anchors of what
    moved away from a page, `shared` the files that stand once for all languages.
    """

    def __init__(
        self,
        site: TrackedSite,
        sites: Sequence[Site],
        there: Mapping[str, Set[str]],
        templates: Mapping[str, str],
        stubs: Mapping[str, Sequence[Tombstone]],
        shared: frozenset[str],
    ) -> None:
        self.site, self._sites, self._there, self._shared = site, sites, there, shared
        self._templates = Templates(templates, site, stubs)
        self._target = functools.lru_cache(20_000)(functools.partial(_file, site.settings.folder, shared))

    def path(self, spec: PageSpec) -> str:
        """The file of a page or text, relative to the folder of all sites."""
        return self.site.settings.folder + addresses.output(spec.address)

    def prepare(self, bundles: Iterable[Bundle]) -> None:
        """Compile the templates of some bundles, before processes are begun."""
        self._templates.prepare({spec.template for bundle in bundles for spec in bundle.specs})

    def begin(self, report: Report) -> None:
        """Note anew what is asked for, and report what is wrong from now on."""
        self.site.begin()
        self.site.passages.report = report

    def bundle(self, bundle: Bundle, find: Find, report: Report, stage: Stage) -> Rendered:
        """The files of a bundle; what is wrong is in the report."""
        self.begin(report)
        files, links = list[Made](), set[str]()
        for spec in bundle.specs:
            if page := self.make(spec, report):
                data, linked = page
                path = self.path(spec)
                files.append(Made(path, stage(path, data), digest(data), "\n".join(sorted(linked.anchors))))
                links.update(self._target(_whole(each, spec.address)) for each in linked.targets)
        found: Found = ()
        if bundle.note and self.site.register.shows(bundle.note):
            found = find(self.site, bundle.note)
        tracker = self.site.tracker
        return Rendered(
            tuple(files),
            tuple(sorted(links)),
            tuple(sorted(tracker.asked)),
            tuple(sorted(tracker.shown)),
            found,
        )

    def make(self, spec: PageSpec, report: Report) -> tuple[bytes, Linked] | None:
        """A page or text, and its links; None, and an error, for a wrong template."""
        made = spec.make(self.site)
        if isinstance(made, str):
            return made.encode(), Linked("", frozenset(), frozenset())
        html = self._templates.render(made, self._alternates(made), report)
        if html is None:
            return None
        path = addresses.output(made.address)
        linked = relative.relative(html, path, self._root(made), self.site.settings.folder, self._shared)
        return linked.html.encode(), linked

    def _alternates(self, page: Page) -> list[Alternate]:
        """The same page in every language in which it stands, where that is more than one."""
        if len(self._sites) == 1 or not page.address.endswith("/"):
            return []
        path, folder = addresses.output(page.address), self.site.settings.folder
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
        path = urlsplit(self.site.settings.base_url or "").path
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


def _whole(target: str, address: str) -> str:
    """A target of the page at an address; one on the page itself is but an anchor."""
    return address + target if target[0] == "#" else target


def render(
    rendering: Rendering, bundles: Sequence[Bundle], find: Find, report: Report, run: Executor, stage: Stage
) -> Iterator[Rendered | None]:
    """The bundles as files, None for one that is wrong, which is reported. To make them begins at once."""

    def work(bundle: Bundle) -> tuple[Rendered, tuple[Diagnostic, ...]]:
        own = report.beside()
        return rendering.bundle(bundle, find, own, stage), own.diagnostics

    results = run(work, bundles, lambda bundle: A_NOTE + len(bundle.specs) if bundle.note else LONGEST)

    def made() -> Iterator[Rendered | None]:
        for bundle, result in zip(bundles, results, strict=True):
            if isinstance(result, TimedOut):
                first = bundle.specs[0]
                if bundle.note:
                    too_much(bundle.note.place, result, report)
                else:
                    what = f"to render the page {first.address} {result.why}"
                    where = first.place or Place(first.template, 1, 1)
                    report.error(
                        where, "too-much-work", what, "build with --jobs 1, and look at the template"
                    )
                yield None
                continue
            report.extend(result[1])
            yield result[0]

    return made()
