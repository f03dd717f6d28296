"""The pages of a site as files: each rendered, its links noted and made relative.

Pages are rendered in batches, which `run` can do apart from one another.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from scrutiny import routes
from scrutiny.dead_links import DeadLinks
from scrutiny.lost import Remain
from scrutiny.running import Run, Stopped, here
from scrutiny.site import Page, Site
from scrutiny.templating import Alternate, Templates
from scrutiny.text import Diagnostic, Place, Report

BATCH = 24
"""Pages that are rendered together."""

FEW = 96
"""Pages for which it is not worth while to begin other processes."""

LONGEST = 600.0
"""Seconds that a batch may take."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """The files of a batch of pages by path, the number of those pages, and their links."""

    files: tuple[tuple[str, bytes], ...]
    pages: int
    links: DeadLinks


def rendered(
    site: Site,
    sites: Sequence[Site],
    listed: Mapping[str, Sequence[Page]],
    templates: Mapping[str, str],
    stubs: Mapping[str, Sequence[Remain]],
    shared: frozenset[str],
    report: Report,
    run: Run,
) -> Iterator[Rendered]:
    """The pages of one of the `sites`, in their order; what is wrong with a template is reported.

    `listed` are the pages of every site by its folder, `stubs` the anchors of what moved away from a
    page, `shared` the files that stand once for all languages.
    """
    folder = site.settings.folder
    pages = listed[folder]
    there = {folder: {page.address for page in each} for folder, each in listed.items()}
    environment = Templates(templates, site, stubs)
    apart = len(pages) > FEW
    if apart:
        environment.prepare({page.template for page in pages})

    def work(batch: Sequence[Page]) -> tuple[Rendered, tuple[Diagnostic, ...]]:
        own, links, files = report.beside(), DeadLinks(), []
        for page in batch:
            html = environment.render(page, _alternates(page, site, sites, there), own)
            if html is not None:
                path = routes.output(page.address)
                links.add(folder, page, html, shared)
                whole = routes.relative(html, path, _root(site, page), folder, shared)
                files.append((folder + path, whole.encode()))
        return Rendered(tuple(files), len(batch), links), own.diagnostics

    batches = [pages[start : start + BATCH] for start in range(0, len(pages), BATCH)]
    for batch, made in zip(batches, (run if apart else here)(work, batches, lambda _: LONGEST), strict=True):
        if isinstance(made, Stopped):
            place = batch[0].place or Place(batch[0].template, 1, 1)
            what = f"to render the pages from {batch[0].address} on {made.why}"
            report.error(place, "too-much-work", what, "build with --jobs 1, and look at the template")
            continue
        report.extend(made[1])
        yield made[0]


def _alternates(
    page: Page, site: Site, sites: Sequence[Site], there: Mapping[str, set[str]]
) -> list[Alternate]:
    """The same page in every language in which it stands, where that is more than one."""
    path, folder = routes.output(page.address), site.settings.folder
    found = [
        Alternate(
            each.words.language,
            each.words.language_name(each.words.language),
            routes.across(path, folder, each.settings.folder, page.address),
            each.settings.url(page.address),
        )
        for each in sites
        if page.address in there[each.settings.folder]
    ]
    return found if len(found) > 1 and page.address.endswith("/") else []


def _root(site: Site, page: Page) -> str | None:
    """Where addresses begin on a page that hosts show at any address; None for every other page."""
    if page.address.endswith("/"):
        return None
    path = urlsplit(site.settings.base_url or "").path
    return path if path.endswith("/") else "/"
