"""Every file of a checked site: pages, data, feeds, the search index, papers, ledger and manifest.

Nothing here reads a disk or a clock; where the templates are wrong, the report says so, and no file is to be
used then.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence

from scrutiny import __version__
from scrutiny.base.cache import Cache
from scrutiny.base.diagnostics import Report
from scrutiny.base.executor import Executor, here
from scrutiny.base.fingerprint import digest, key
from scrutiny.base.output import Data, Placed, Stage, keep
from scrutiny.content.input import Input
from scrutiny.pipeline import attachments
from scrutiny.pipeline.bundles import Bundles
from scrutiny.pipeline.check import Checked, attached
from scrutiny.publication import ledger, manifest
from scrutiny.publication.previous import PreviousEdition
from scrutiny.register import addresses
from scrutiny.search import indexing
from scrutiny.site import exports
from scrutiny.site.exports.tombstone import tombstone_of
from scrutiny.site.page import PageSpec
from scrutiny.site.pages import tombstone
from scrutiny.site.site import Site


def build(
    content: Input,
    checked: Checked,
    report: Report,
    progress: Callable[[int, int], None] = lambda *_: None,
    before: PreviousEdition | None = None,
    run: Executor = here,
    cache: Cache | None = None,
    stage: Stage = keep,
) -> Iterator[tuple[str, Data]]:
    """Every file of a checked site, as pairs of path and bytes; not to be used if `report` fails by the end.

    What `cache` knows is not made again. Some files are given to `stage` by the process that made them.
    `progress` is called with the number of bundles rendered so far and of all that are to be. `before` is the
    edition that this one continues; `run` renders.
    """
    cache = cache or Cache()
    digests: dict[str, str] = {}
    for path, data, sha in _files(content, checked, report, progress, run, cache, stage):
        digests[path] = sha
        yield path, data
    for path in sorted(before.paths - digests.keys()) if before else ():
        if (left := tombstone_of(path, checked.sites[0].settings)) is not None:
            digests[path] = digest(left)
            yield path, left
    yield manifest.PATH, manifest.written(sorted(digests.items()))


def whole(
    content: Input,
    checked: Checked,
    report: Report,
    before: PreviousEdition | None = None,
    run: Executor = here,
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
    released = [meeting.publish_at for meeting in site.register.heads if meeting.publish_at]
    stated = {
        "software": __version__,
        "as_of": max([begun, *released]).isoformat(),
        "base_url": settings.base_url,
    }
    return (json.dumps(stated, ensure_ascii=False, indent=1) + "\n").encode()


_File = tuple[str, Data, str]
"""The path of a file, its bytes, and their SHA-256."""


def _files(
    content: Input,
    checked: Checked,
    report: Report,
    progress: Callable[[int, int], None],
    run: Executor,
    cache: Cache,
    stage: Stage,
) -> Iterator[_File]:
    """The files of a site, but for the manifest."""
    anchors: dict[str, str] = {}
    for path, held in _shared(content, checked):
        anchors[path] = ""
        yield _made(path, held)
    bundles = Bundles(content, checked, cache, report)
    disk = _ForDisk(checked.sites, cache)

    def put(path: str, data: bytes) -> Data:
        return data if disk.wants(path) else stage(path, data)

    for path, data, sha, offered in bundles.files(run, put, progress):
        anchors[path] = offered
        if disk.wants(path):
            disk.take(path, data, sha)
        yield path, data, sha
    for site in checked.sites:
        for own, whole in indexing.files(site, bundles.shelves(site), cache, run):
            path = site.settings.folder + own
            made = (path, Placed.UNCHANGED, cache.digest(path) or "") if whole is None else _made(path, whole)
            disk.take(*made)
            anchors[path] = ""
            yield made
        for own, whole in exported(site, checked.listed[site.settings.folder]):
            anchors[site.settings.folder + own] = ""
            yield _made(site.settings.folder + own, whole)
        yield from disk.files(site)
    if not report.failed:
        bundles.check_links(anchors)


class _ForDisk:
    """What pages opened from a disk have in one script: the search index, and the data of the records."""

    def __init__(self, sites: Sequence[Site], cache: Cache) -> None:
        self._cache = cache
        small = [site for site in sites if len(site.shown_heads()) <= indexing.MOST_ON_A_DISK]
        self._files: dict[str, dict[str, tuple[Data, str]]] = {site.settings.folder: {} for site in small}
        self._folders = sorted((site.settings.folder for site in sites), key=len, reverse=True)

    def wants(self, path: str) -> bool:
        """Whether a file of a note has data of a record; its bytes are then in memory until the end."""
        return path.endswith("/index.json") and self._folder(path) in self._files

    def take(self, path: str, data: Data, sha: str) -> None:
        """Take a file."""
        folder = self._folder(path)
        if folder in self._files:
            self._files[folder][path.removeprefix(folder)] = data, sha

    def _folder(self, path: str) -> str:
        return next(folder for folder in self._folders if path.startswith(folder))

    def files(self, site: Site) -> Iterator[_File]:
        """The script of a language, where that is small enough for one."""
        folder = site.settings.folder
        if folder not in self._files:
            return
        own, path = self._files[folder], folder + indexing.ON_A_DISK
        name = key("disk", sorted((each, sha) for each, (_, sha) in own.items()))
        there = self._cache.digest(path)
        if there and self._cache.load(name) == there:
            yield path, Placed.UNCHANGED, there
            return
        read = {
            each: data if isinstance(data, bytes) else self._cache.read(folder + each)
            for each, (data, _) in own.items()
        }
        made = _made(path, indexing.for_disk(read))
        self._cache.store(name, made[2])
        yield made


def _made(path: str, data: bytes) -> _File:
    return path, data, digest(data)


def _shared(content: Input, checked: Checked) -> Iterator[tuple[str, bytes]]:
    """The files that stand once for all languages, but for the manifest."""
    for path, read in content.assets.items():
        yield f"assets/{path}", read()
    for path in sorted(attached([site.register for site in checked.sites])):
        yield path, attachments.clean(path, content.attachments[path]())
    if not checked.sites[0].settings.drafts:
        yield ledger.PATH, checked.edition.ledger.data()
        yield STATED, _stated(checked.sites[0])


def exported(site: Site, wanted: Iterable[PageSpec]) -> Iterator[tuple[str, bytes]]:
    """The feeds and lists."""
    listed = tuple(each for each in wanted if each.template and each.template != tombstone.TEMPLATE)
    for export in exports.ALL:
        for address, text in export(site, listed):
            yield addresses.output(address), text.encode()
