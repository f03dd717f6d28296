"""Every file of a checked site: pages, data, feeds, the search index, papers, ledger and manifest.

Nothing here reads a disk or a clock; where the templates are wrong, the report says so, and no file is to be
used then.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, count

from scrutiny import __version__
from scrutiny.base.diagnostics import Report
from scrutiny.base.executor import Run, here
from scrutiny.base.fingerprint import digest
from scrutiny.base.output import Data, Stage, keep
from scrutiny.content.input import Input
from scrutiny.pipeline import attachments
from scrutiny.pipeline.check import Checked, attached
from scrutiny.publication import ledger, manifest
from scrutiny.publication.before import Before
from scrutiny.register import addresses
from scrutiny.rendering import render
from scrutiny.rendering.dead_links import DeadLinks, Ways
from scrutiny.rendering.render import Made, Rendering
from scrutiny.search import documents
from scrutiny.site import exports
from scrutiny.site.exports.tombstone import remnant
from scrutiny.site.page import Later
from scrutiny.site.pages import tombstone
from scrutiny.site.site import Site


def build(
    content: Input,
    checked: Checked,
    report: Report,
    progress: Callable[[int, int], None] = lambda *_: None,
    before: Before | None = None,
    run: Run = here,
    stage: Stage = keep,
) -> Iterator[tuple[str, Data]]:
    """Every file of a checked site, as pairs of path and bytes; not to be used if `report` fails by the end.

    Some are given to `stage` by the process that made them. `progress` is called with the number of pages
    rendered so far and of all pages. `before` is the edition that this one continues; `run` renders pages.
    """
    digests: dict[str, str] = {}
    links = DeadLinks()
    numbers, total = count(1), sum(len(each) for each in checked.listed.values())
    for made in _files(content, checked, report, run, stage):
        digests[made.path] = made.sha
        links.offer(made.path, made.ways.anchors)
        yield made.path, made.data
        if made.template:
            links.want(made.address, made.template, made.ways.doubtful)
            progress(next(numbers), total)
    if not report.failed:
        links.check(report)
    for path in sorted(before.paths - digests.keys()) if before else ():
        if (left := remnant(path, checked.sites[0].settings)) is not None:
            digests[path] = digest(left)
            yield path, left
    yield manifest.PATH, manifest.written(sorted(digests.items()))


def whole(
    content: Input, checked: Checked, report: Report, before: Before | None = None, run: Run = here
) -> dict[str, bytes]:
    """Every file of a checked site by its path, in memory."""
    files = build(content, checked, report, before=before, run=run)
    return {path: data for path, data in files if isinstance(data, bytes)}


STATED = "edition.json"
"""For what moment and with which version of the software the edition was made."""


def _stated(site: Site) -> bytes:
    """The edition's own statement; its moment is the first at which the same edition could have been made."""
    settings = site.settings
    begun = settings.as_of.replace(hour=0, minute=0, second=0, microsecond=0)
    released = [meeting.publish_at for meeting in site.register.meetings if meeting.publish_at]
    stated = {
        "software": __version__,
        "as_of": max([begun, *released]).isoformat(),
        "base_url": settings.base_url,
    }
    return (json.dumps(stated, ensure_ascii=False, indent=1) + "\n").encode()


def _files(content: Input, checked: Checked, report: Report, run: Run, stage: Stage) -> Iterator[Made]:
    """The files of a site, but for the manifest."""
    wanted = {
        site.settings.folder: (
            *checked.listed[site.settings.folder],
            *chain.from_iterable(texts(site) for texts in exports.OF_NOTES),
        )
        for site in checked.sites
    }
    there = {folder: {later.address for later in each} for folder, each in wanted.items()}
    shared, stubs = render.assets_of(content), checked.edition.stubs()
    for path, data in _shared(content, checked):
        yield _made(path, data)
    for site in checked.sites:
        folder = site.settings.folder
        maker = Rendering(site, checked.sites, there, content.templates, stubs, shared)
        yield from _of_site(site, maker, wanted[folder], report, run, stage)


def _of_site(
    site: Site, maker: Rendering, wanted: Sequence[Later], report: Report, run: Run, stage: Stage
) -> Iterator[Made]:
    """The files of one language. Data that a page from a disk needs too is in memory until the end."""
    folder = site.settings.folder
    on_a_disk = len(site.meetings_told()) <= documents.MOST_ON_A_DISK
    shelf: dict[str, bytes] = {}

    def put(path: str, data: bytes) -> Data:
        return data if on_a_disk and _is_packed(path) else stage(path, data)

    index = documents.files(site, run)
    maker.prepare()  # while other processes read for the index
    pages = render.files(maker, wanted, report, run, put)
    for path, data in chain(index, _exported(site, wanted)):  # while other processes make the pages
        if path.startswith(documents.FOLDER):
            shelf[path] = data
        yield _made(folder + path, data)
    for each in pages:
        if _is_packed(each.path) and isinstance(each.data, bytes):
            shelf[each.path.removeprefix(folder)] = each.data
        yield each
    if on_a_disk:
        yield _made(folder + documents.ON_A_DISK, documents.for_disk(shelf))


def _is_packed(path: str) -> bool:
    """Whether a text is one of those that the script for disks has, too."""
    return path.endswith("/index.json")


def _made(path: str, data: bytes) -> Made:
    return Made("", "", path, data, digest(data), Ways())


def _shared(content: Input, checked: Checked) -> Iterator[tuple[str, bytes]]:
    """The files that stand once for all languages, but for the manifest."""
    for path, read in content.assets.items():
        yield f"assets/{path}", read()
    for path in sorted(attached([site.register for site in checked.sites])):
        yield path, attachments.clean(path, content.attachments[path]())
    if not checked.sites[0].settings.drafts:
        yield ledger.PATH, checked.edition.ledger.data()
        yield STATED, _stated(checked.sites[0])


def _exported(site: Site, wanted: Iterable[Later]) -> Iterator[tuple[str, bytes]]:
    """The feeds and lists."""
    told = tuple(each for each in wanted if each.template and each.template != tombstone.TEMPLATE)
    for export in exports.ALL:
        for address, text in export(site, told):
            yield addresses.output(address), text.encode()
