"""Every file of a checked site: pages, data, feeds, the search index, papers, ledger and manifest.

Nothing here reads a disk or a clock; where the templates are wrong, the report says so, and no file is to be
used then.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from scrutiny import __version__, attachments, exports, ledger, manifest, rendering, routes, translations
from scrutiny.dead_links import DeadLinks
from scrutiny.exports import search
from scrutiny.exports.remnant import remnant
from scrutiny.files import Data, Putting, back
from scrutiny.history import Before
from scrutiny.index.shelf import Previous
from scrutiny.manifest import Manifest
from scrutiny.marks import Marks
from scrutiny.memo import Memo, Output
from scrutiny.pages import gone
from scrutiny.pipeline import Checked, Input, attached
from scrutiny.rendering import Rendering
from scrutiny.running import Run, here
from scrutiny.site import Later, Site
from scrutiny.text import Place, Report


def build(
    content: Input,
    checked: Checked,
    report: Report,
    progress: Callable[[int, int], None] = lambda *_: None,
    previous: Previous = lambda _: None,
    before: Before | None = None,
    run: Run = here,
    memo: Memo | None = None,
    put: Putting = back,
) -> Iterator[tuple[str, Data]]:
    """Every file of a checked site, as pairs of path and bytes; not to be used if `report` fails by the end.

    Files of which `memo` knows that they are the same are `Put.THERE`; others may be `put` where they belong.
    `progress` is called with the number of pages rendered so far and of all pages. `previous` reads files of
    an earlier build, from which the search index is made the faster. `before` is the edition that this one
    continues; `run` renders pages.
    """
    memo = memo or Memo()
    made = Manifest()
    for path, data, output, links in _files(content, checked, report, progress, previous, run, memo, put):
        made.add(path, output.sha)
        memo.made(path, output, links)
        yield path, data
    settings = checked.sites[0].settings
    further: list[tuple[str, bytes]] = []
    if not settings.drafts:
        further += [(ledger.PATH, checked.edition.ledger.data()), (STATED, _stated(checked.sites[0]))]
    known = made.paths | {path for path, _ in further}
    for path in sorted(before.paths - known) if before else ():
        if (left := remnant(path, settings)) is not None:
            further.append((path, left))
    for path, data in further:
        made.add(path, ledger.digest(data))
        yield path, data
    yield manifest.PATH, made.data()


def whole(
    content: Input, checked: Checked, report: Report, before: Before | None = None, run: Run = here
) -> dict[str, bytes]:
    """Every file of a checked site by its path, all made anew."""
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


_File = tuple[str, Data, Output, bytes]
"""A path with its bytes; what was made; and what that links to."""


def _files(
    content: Input,
    checked: Checked,
    report: Report,
    progress: Callable[[int, int], None],
    previous: Previous,
    run: Run,
    memo: Memo,
    put: Putting,
) -> Iterator[_File]:
    links = DeadLinks(memo.files, memo.links)
    asking = False
    done, total = 0, sum(len(each) for each in checked.listed.values())
    for site in checked.sites:
        folder = site.settings.folder
        _refuse_shared(checked.listed[folder], checked.sites, report)
        packed = len(site.meetings_told()) <= search.MOST_ON_A_DISK
        shelf: dict[str, Data] | None = {} if packed else None
        made_here, marks = rendering_of(content, checked, site, memo)
        asking |= made_here.asking
        laters = [*checked.listed[folder], *(each for export in exports.OF_NOTES for each in export(site))]
        by_path = {made_here.path(each): each for each in laters}
        for each in rendering.files(made_here, laters, marks, memo, report, run, partial(_put, put, packed)):
            later = by_path[each.path]
            if not later.template:
                links.offer(each.path)
                if shelf is not None and _is_packed(each.path):
                    shelf[each.path.removeprefix(folder)] = each.data
            elif each.links is None:
                links.remain(each.path, later.address, later.template)
            else:
                links.add(each.path, later.address, later.template, each.links)
            yield each.path, each.data, each.output, each.links or b""
            if later.template:
                progress(done := done + 1, total)
        told = tuple(page for page in checked.listed[folder] if page.template != gone.TEMPLATE)
        for path, data in _exported(site, told, shelf, previous, run, marks, memo):
            links.offer(path)
            yield _always(path, data)
    for path, data in _shared(content, checked):
        links.offer(path)
        yield _always(path, data)
    named = any(note.meeting.translation_of for note in translations.notes(checked.sites[0].register.content))
    memo.tell(None if asking or named else [site.register.around for site in checked.sites])
    if not report.failed:
        links.check(report)


def _is_packed(path: str) -> bool:
    """Whether a text is one of those that the script for disks has, too."""
    return path.endswith("/index.json")


def _put(put: Putting, packed: bool, path: str, data: bytes) -> Data:
    return data if packed and _is_packed(path) else put(path, data)


def _always(path: str, data: bytes) -> _File:
    return path, data, Output("", ledger.digest(data)), b""


def rendering_of(content: Input, checked: Checked, site: Site, memo: Memo) -> tuple[Rendering, Marks]:
    """What makes the pages and texts of one of the sites, and their marks."""
    there = {folder: {page.address for page in each} for folder, each in checked.listed.items()}
    shared = rendering.assets_of(content)
    made = Rendering(site, checked.sites, there, content.templates, checked.edition.stubs(), shared, memo)
    around = (sorted(content.templates.items()), sorted(content.catalogues.items()), sorted(content.assets))
    return made, Marks(site, around, made.asking)


def _shared(content: Input, checked: Checked) -> Iterator[tuple[str, bytes]]:
    """The files that stand once for all languages."""
    for path, read in content.assets.items():
        yield f"assets/{path}", read()
    for path in sorted(attached([site.register for site in checked.sites])):
        yield path, attachments.clean(path, content.attachments[path]())


def _exported(
    site: Site,
    listed: tuple[Later, ...],
    shelf: Mapping[str, Data] | None,
    previous: Previous,
    run: Run,
    marks: Marks,
    memo: Memo,
) -> Iterator[tuple[str, bytes]]:
    """The feeds and lists, and the search index; `shelf` is what goes into the script for disks, if any."""
    folder = site.settings.folder
    for export in exports.ALL:
        for address, text in export(site, listed):
            yield folder + routes.output(address), text.encode()
    index = search.files(site, lambda path: previous(folder + path), run, marks, memo)
    if shelf is not None:
        made = {path: data for path, data in shelf.items() if isinstance(data, bytes)}
        there = {path: previous(folder + path) or b"" for path in shelf.keys() - made.keys()}
        index |= {search.ON_A_DISK: search.for_disk(there | made | index)}
    for path, each in index.items():
        yield folder + path, each


def _refuse_shared(listed: Iterable[Later], sites: tuple[Site, ...], report: Report) -> None:
    folders = {f"/{site.settings.folder}" for site in sites if site.settings.folder}
    first: dict[str, Later] = {}
    for page in listed:
        other = first.setdefault(page.address, page)
        if other is not page or page.address in folders:
            place = page.place or other.place or Place(page.template, 1, 1)
            what = f"another page of the site has the address {page.address}"
            report.error(place, "repeated-address", what, "give the file another name")
