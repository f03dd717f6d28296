"""A checked site of which each file is made when it is asked for, for the preview."""

import functools
from collections.abc import Iterator, Mapping

from scrutiny.base.cache import Cache
from scrutiny.base.diagnostics import Diagnostic, Report
from scrutiny.base.executor import Executor, TimedOut
from scrutiny.base.text import Place
from scrutiny.content.head import Head
from scrutiny.content.input import Input
from scrutiny.pipeline import attachments
from scrutiny.pipeline.assemble import exported
from scrutiny.pipeline.bundles import Language, languages
from scrutiny.pipeline.check import Checked, attached
from scrutiny.rendering.render import LONGEST
from scrutiny.search import indexing
from scrutiny.search.index.document import Shelf
from scrutiny.site.page import PageSpec


class OnDemand:
    """The files of a site. `cache` has what is known of earlier contents; `run` renders."""

    def __init__(self, content: Input, checked: Checked, cache: Cache, run: Executor) -> None:
        self._content, self._checked, self._cache, self._run = content, checked, cache, run
        self._languages = languages(content, checked)
        self._specs = {
            language.rendering.path(spec): (language, spec)
            for language in self._languages
            for spec in language.specs
        }

    def file(self, path: str, report: Report) -> bytes | None:
        """A file by its path; None where there is none, or where it is wrong, which is reported."""
        if path in self._specs:
            return self._rendered(*self._specs[path], report)
        asset = path.removeprefix("assets/")
        if asset != path and asset in self._content.assets:
            return self._content.assets[asset]()
        if path in self._attached:
            return attachments.clean(path, self._content.attachments[path]())
        return self._search.get(path) if f"/{indexing.FOLDER}" in f"/{path}" else self.exported.get(path)

    def _rendered(self, language: Language, spec: PageSpec, report: Report) -> bytes | None:
        def work(spec: PageSpec) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
            own = report.beside()
            language.rendering.begin(own)
            made = language.rendering.make(spec, own)
            return made and made[0], own.diagnostics

        for found in self._run(work, [spec], lambda _: LONGEST):
            if not isinstance(found, TimedOut):
                report.extend(found[1])
                return found[0]
            what = f"to render the page {spec.address} {found.why}"
            place = spec.place or Place(spec.template, 1, 1)
            report.error(place, "too-much-work", what, "look at the template")
        return None

    @functools.cached_property
    def _attached(self) -> set[str]:
        return attached([site.register for site in self._checked.sites])

    @functools.cached_property
    def exported(self) -> Mapping[str, bytes]:
        """The feeds, lists and data, by path."""
        return {
            site.settings.folder + path: data
            for site in self._checked.sites
            for path, data in exported(site, self._checked.listed[site.settings.folder])
        }

    @functools.cached_property
    def _search(self) -> Mapping[str, bytes]:
        """The search index, which is made when a page asks for it."""
        return {
            language.site.settings.folder + path: data
            for language in self._languages
            for path, data in indexing.files(
                language.site, list(self._shelves(language)), self._cache, self._run
            )
            if data is not None
        }

    def _shelves(self, language: Language) -> Iterator[Shelf]:
        """The notes of a language as the index takes them; of each is known what its words depend on."""
        folder, prints = language.site.settings.folder, language.fingerprints

        def work(meeting: Head) -> tuple[list[indexing.Read], tuple[str, ...], tuple[str, ...]]:
            language.rendering.begin(Report())
            found = language.words.read(language.rendering.site, meeting)
            tracker = language.rendering.site.tracker
            return found, tuple(sorted(tracker.asked)), tuple(sorted(tracker.shown | {meeting.id}))

        heads = language.site.shown_heads()
        known = {meeting.id: self._cache.load(f"found {folder}{meeting.id}") for meeting in heads}
        stale = [
            meeting
            for meeting in heads
            if not (had := known[meeting.id]) or had[0] != [language.everywhere, prints.state(had[1], had[2])]
        ]
        for meeting, made in zip(stale, self._run(work, stale, lambda _: LONGEST), strict=True):
            if isinstance(made, TimedOut):
                raise RuntimeError(f"to read the words of a note {made.why}")
            found, asked, shown = made
            state = [language.everywhere, prints.state(asked, shown)]
            kept = indexing.kept(found, self._cache)
            self._cache.store(f"found {folder}{meeting.id}", (state, asked, shown, kept))
        for meeting in heads:
            yield from indexing.shelves(meeting, self._cache.load(f"found {folder}{meeting.id}")[3])
