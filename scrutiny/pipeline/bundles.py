"""Bundles: all that one note gives, or one page; made again only where what they depend on has changed."""

import functools
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, NamedTuple

from scrutiny.base.cache import Cache
from scrutiny.base.diagnostics import Report
from scrutiny.base.executor import Executor
from scrutiny.base.fingerprint import key
from scrutiny.base.output import Data, Placed, Stage
from scrutiny.content.input import Input
from scrutiny.pipeline.check import Checked
from scrutiny.rendering import dead_links, render
from scrutiny.rendering.dependencies import Fingerprints, Given
from scrutiny.rendering.render import Bundle, Rendered, Rendering
from scrutiny.rendering.tracking import TrackedSite, Tracker
from scrutiny.search import indexing
from scrutiny.search.index.document import Shelf
from scrutiny.search.indexing import Words
from scrutiny.site import exports
from scrutiny.site.page import Page, PageSpec
from scrutiny.site.site import Site

MANY = 16
"""Bundles from which on the templates are compiled before processes are begun that would each do it."""


class Kept(NamedTuple):
    """A bundle as the cache has it: what it depends on, its files with digests and anchors, its links."""

    given: str
    asked: Sequence[str]
    shown: Sequence[str]
    state: str
    files: Sequence[tuple[str, str, str]]
    links: Sequence[str]
    found: Sequence[Sequence[Any]]


class Language:
    """One language of a site, with what makes its bundles."""

    def __init__(self, content: Input, checked: Checked, site: Site, there: Mapping[str, set[str]]) -> None:
        folder, stubs, shared = site.settings.folder, checked.edition.stubs(), render.assets_of(content)
        self.site, self.words = site, Words(site)
        tracked = TrackedSite(site, Tracker())
        self.rendering = Rendering(tracked, checked.sites, there, content.templates, stubs, shared)
        self._there = there
        self._around = (
            *(sorted(each.items()) for each in (content.templates, content.catalogues)),
            sorted(content.assets),
            [(where, repr(each)) for where, each in stubs.items()],
        )
        texts = chain.from_iterable(made(site) for made in exports.OF_NOTES)
        self.specs: tuple[PageSpec, ...] = (*checked.listed[folder], *texts)

    @functools.cached_property
    def fingerprints(self) -> Fingerprints:
        """The fingerprints of what a bundle can depend on."""
        return Fingerprints(self.site)

    @functools.cached_property
    def everywhere(self) -> str:
        """The fingerprint of what every bundle depends on."""
        return self.fingerprints.everywhere(self._around)

    @functools.cached_property
    def bundles(self) -> list[Bundle]:
        """The bundles: those of the notes, then the other pages."""
        notes: dict[str, list[PageSpec]] = {}
        pages: list[PageSpec] = []
        for spec in self.specs:
            (notes.setdefault(spec.note, []) if spec.note else pages).append(spec)
        return [*map(self._of_note, notes.items()), *map(self._of_page(), pages)]

    def _of_note(self, pair: tuple[str, list[PageSpec]]) -> Bundle:
        note, specs = pair
        given = key(self.everywhere, note, "\n".join(self._listed(each.address) for each in specs))
        meeting = self.site.register.notes[note].meeting
        return Bundle(f"{self.site.settings.folder}{note}", tuple(specs), given, meeting)

    def _of_page(self) -> Callable[[PageSpec], Bundle]:
        values = Given(self.fingerprints)

        def of(spec: PageSpec) -> Bundle:
            page = spec.make(self.site)
            assert isinstance(page, Page)
            given = values.of(page.template, page.title, page.description, page.trail, page.context)
            whole = given and key(self.everywhere, self._listed(spec.address), given)
            return Bundle(f"{self.site.settings.folder}{spec.address}", (spec,), whole)

        return of

    def _listed(self, address: str) -> str:
        """An address, with the languages in which it stands where the site has several."""
        if len(self._there) == 1:
            return address
        return " ".join([address, *(folder for folder, there in self._there.items() if address in there)])


def languages(content: Input, checked: Checked) -> list[Language]:
    """The languages of a site."""
    there = {folder: {spec.address for spec in listed} for folder, listed in checked.listed.items()}
    return [Language(content, checked, site, there) for site in checked.sites]


class Bundles:
    """The bundles of a site in all its languages. `made` are the names of those that had to be rendered."""

    def __init__(self, content: Input, checked: Checked, cache: Cache, report: Report) -> None:
        self._cache, self._report = cache, report
        self._languages = languages(content, checked)
        self._links: dict[str, PageSpec] = {}
        self._found: dict[str, Sequence[Sequence[Any]]] = {}
        self.made: list[str] = []

    def files(
        self, run: Executor, stage: Stage, progress: Callable[[int, int], None]
    ) -> Iterator[tuple[str, Data, str, str]]:
        """The files of all bundles, each with its SHA-256 and its anchors."""
        waiting = {language: list[Bundle]() for language in self._languages}
        for language, invalid in waiting.items():
            for path, sha, anchors in self._unchanged(language, invalid):
                yield path, Placed.UNCHANGED, sha, anchors
        total = sum(map(len, waiting.values()))
        for language, bundles in waiting.items():
            yield from self._render(language, bundles, run, stage, lambda: progress(len(self.made), total))

    def check_links(self, anchors: Mapping[str, str]) -> None:
        """Report the links that lead nowhere, where all files of the site and their anchors are known."""
        dead_links.check(self._links, anchors, self._report)

    def shelves(self, site: Site) -> Iterator[Shelf]:
        """The notes of a language as the search index takes them."""
        for meeting in site.shown_heads():
            found = self._found.pop(f"{site.settings.folder}{meeting.id}", ())
            yield from indexing.shelves(meeting, found)

    def _unchanged(self, language: Language, invalid: list[Bundle]) -> Iterator[tuple[str, str, str]]:
        """The files of the bundles that are valid; those that are not are added to `invalid`."""
        for bundle in language.bundles:
            known = self._cache.load(_key(bundle))
            kept = Kept(*known) if known else None
            if kept and self._holds(kept, bundle, language.fingerprints):
                self._hold(bundle, kept)
                # The cache has each digest in memory already.
                yield from ((path, self._cache.digest(path) or sha, ids) for path, sha, ids in kept.files)
            else:
                invalid.append(bundle)

    def _hold(self, bundle: Bundle, kept: Kept) -> None:
        """Hold of a bundle what is wanted at the end: where it leads, and what can be found of it."""
        for link in kept.links:
            self._links.setdefault(link, bundle.specs[0])
        if kept.found:
            self._found[bundle.name] = kept.found

    def _holds(self, kept: Kept, bundle: Bundle, fingerprints: Fingerprints) -> bool:
        return (
            bool(bundle.given)
            and kept.given == bundle.given
            and kept.state == fingerprints.state(kept.asked, kept.shown)
            and all(self._cache.digest(path) == sha for path, sha, _ in kept.files)
            and all(self._cache.get(each[3]) is not None for each in kept.found)
        )

    def _render(
        self,
        language: Language,
        bundles: Sequence[Bundle],
        run: Executor,
        stage: Stage,
        progress: Callable[[], None],
    ) -> Iterator[tuple[str, Data, str, str]]:
        if len(bundles) > MANY:
            language.rendering.prepare(bundles)
        rendered = render.render(language.rendering, bundles, language.words.read, self._report, run, stage)
        for bundle, made in zip(bundles, rendered, strict=True):
            self.made.append(bundle.name)
            if made:
                self._keep(bundle, made, language.fingerprints)
                yield from ((each.path, each.data, each.sha, each.anchors) for each in made.files)
            progress()

    def _keep(self, bundle: Bundle, made: Rendered, fingerprints: Fingerprints) -> None:
        found = indexing.kept(made.found, self._cache)
        files = [(each.path, each.sha, each.anchors) for each in made.files]
        state = fingerprints.state(made.asked, made.shown)
        kept = Kept(bundle.given, made.asked, made.shown, state, files, made.links, found)
        self._hold(bundle, kept)
        self._cache.store(_key(bundle), kept)


def _key(bundle: Bundle) -> str:
    return f"bundle {bundle.name}"
