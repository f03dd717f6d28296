"""Every file of a checked site: pages, data, feeds, the search index, papers, ledger and manifest.

Nothing here reads a disk or a clock; where the templates are wrong, the report says so, and no file is to be
used then.
"""

from __future__ import annotations

import heapq
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from functools import partial
from itertools import chain, count

from scrutiny import __version__
from scrutiny.base import fingerprint
from scrutiny.base.cache import Memo, Output
from scrutiny.base.diagnostics import Report
from scrutiny.base.executor import Run, here
from scrutiny.base.output import Beside, Data, Putting, back
from scrutiny.base.text import Place
from scrutiny.content import translations
from scrutiny.content.input import Input
from scrutiny.pipeline import attachments
from scrutiny.pipeline.check import Checked, attached
from scrutiny.publication import ledger, manifest
from scrutiny.publication.versions import Before
from scrutiny.register import addresses
from scrutiny.rendering import render
from scrutiny.rendering.dead_links import DeadLinks, Ways
from scrutiny.rendering.marks import Marks
from scrutiny.rendering.render import Rendering
from scrutiny.search import documents
from scrutiny.search.index.document import Previous, Told
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
    for path, data, output, links in _files(content, checked, report, progress, previous, run, memo, put):
        memo.made(path, output, links, data if isinstance(data, Beside) else None)
        yield path, data
    remnants: list[tuple[str, str]] = []
    for path in sorted(before.paths.difference(path for path, _ in memo.digests())) if before else ():
        if (left := remnant(path, checked.sites[0].settings)) is not None:
            remnants.append((path, fingerprint.digest(left)))
            yield path, left
    yield manifest.PATH, manifest.written(heapq.merge(memo.digests(), remnants))


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
    links = DeadLinks(memo)
    numbers, total = count(1), sum(len(each) for each in checked.listed.values())
    wanted = {
        site.settings.folder: (
            *checked.listed[site.settings.folder],
            *chain.from_iterable(texts(site) for texts in exports.OF_NOTES),
        )
        for site in checked.sites
    }
    there = {folder: {later.address for later in each} for folder, each in wanted.items()}
    made = [(site, *_rendering_of(content, checked, site, there, memo)) for site in checked.sites]
    shared = _shared(content, checked)
    for site, maker, marks in made:
        _refuse_shared(checked.listed[site.settings.folder], checked.sites, report)
        for path, data, output, later, ways in _of_site(
            site, maker, marks, wanted[site.settings.folder], shared, report, previous, run, memo, put
        ):
            if later and later.template and ways:
                links.add(path, later.address, later.template, ways.doubtful)
            elif later and later.template:
                links.remain(path, later.address, later.template, maker.target)
            yield path, data, output, ways.packed if ways else b""
            if later and later.template:
                progress(next(numbers), total)
    asking = any(maker.asking for _, maker, _ in made)
    named = any(note.meeting.translation_of for note in translations.notes(checked.sites[0].register.content))
    memo.tell(None if asking or named else [site.register.around for site in checked.sites])
    if not report.failed:
        links.check(report)


def _of_site(
    site: Site,
    maker: Rendering,
    marks: Marks,
    wanted: Sequence[Later],
    shared: Iterator[tuple[str, bytes]],
    report: Report,
    previous: Previous,
    run: Run,
    memo: Memo,
    put: Putting,
) -> Iterator[tuple[str, Data, Output, Later | None, Ways | None]]:
    """The files of one language, and all that are `shared` and are not given yet.

    With pages and texts comes what they are, and what they link to if new.
    """
    folder = site.settings.folder

    def before(path: str) -> bytes | None:
        return previous(folder + path)

    packed = len(site.meetings_told()) <= documents.MOST_ON_A_DISK
    shelf: dict[str, Data] = {}
    learned: list[tuple[str, Told]] = []
    index = documents.files(site, before, run, marks, memo, learned.append)
    maker.prepare()  # while other processes read for the index
    pages = render.files(maker, wanted, marks, memo, report, run, partial(_put, put, packed))
    # While other processes make the pages; these were begun before the index takes its memory.
    for path, found in shared:
        yield path, found, _always(found), None, None
    for path, found in chain(index, _exported(site, wanted)):
        if packed and path.startswith(documents.FOLDER):
            shelf[path] = found
        yield folder + path, found, _always(found), None, None
    for each in pages:
        if packed and _is_packed(each.path):
            shelf[each.path.removeprefix(folder)] = each.data
        yield each.path, each.data, each.output, each.later, each.ways
    for key, told in learned:  # not before: the processes that make pages read what is remembered
        memo.put(key, told)
    if packed:
        data = {
            path: each if isinstance(each, bytes) else before(path) or b"" for path, each in shelf.items()
        }
        script = documents.for_disk(data)
        yield folder + documents.ON_A_DISK, script, _always(script), None, None


def _is_packed(path: str) -> bool:
    """Whether a text is one of those that the script for disks has, too."""
    return path.endswith("/index.json")


def _put(put: Putting, packed: bool, path: str, data: bytes) -> Data:
    return data if packed and _is_packed(path) else put(path, data)


def _always(data: bytes) -> Output:
    return Output("", fingerprint.digest(data))


def _rendering_of(
    content: Input, checked: Checked, site: Site, there: Mapping[str, Set[str]], memo: Memo
) -> tuple[Rendering, Marks]:
    """What makes the pages and texts of one of the sites, and their marks."""
    shared = render.assets_of(content)
    made = Rendering(site, checked.sites, there, content.templates, checked.edition.stubs(), shared, memo)
    around = (sorted(content.templates.items()), sorted(content.catalogues.items()), sorted(content.assets))
    return made, Marks(site, around, lambda: made.asking)


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


def _refuse_shared(listed: Iterable[Later], sites: tuple[Site, ...], report: Report) -> None:
    folders = {f"/{site.settings.folder}" for site in sites if site.settings.folder}
    first: dict[str, Later] = {}
    for page in listed:
        other = first.setdefault(page.address, page)
        if other is not page or page.address in folders:
            place = page.place or other.place or Place(page.template, 1, 1)
            what = f"another page of the site has the address {page.address}"
            report.error(place, "repeated-address", what, "give the file another name")
