"""Whether a published site is as it was written: its manifest, its ledger, and every address in it."""

from collections.abc import Callable, Iterator, Mapping

from scrutiny.base.fingerprint import digest
from scrutiny.base.text import Source
from scrutiny.content.note import compared
from scrutiny.publication import ledger, manifest
from scrutiny.publication.ledger import Ledger
from scrutiny.register import addresses
from scrutiny.rendering import relative

Read = Callable[[str], bytes]


def faults(paths: frozenset[str], read: Read, checkpoint: str | None = None) -> Iterator[str]:
    """What is wrong with a site, one line each; `paths` are all its files, `read` gives what one holds.

    `checkpoint` is the digest of the last line of its ledger at an earlier day: the ledger must hold it.
    """
    if manifest.PATH not in paths:
        yield f"{manifest.PATH}: there is no manifest"
        return
    listed = manifest.read(read(manifest.PATH))
    if "".join(f"{sha}  {path}\n" for path, sha in sorted(listed.items())).encode() != read(manifest.PATH):
        yield f"{manifest.PATH}: this is not a manifest as it is written"
    for path in sorted(paths | set(listed)):
        if path not in paths:
            yield f"{path}: the manifest lists it, and it is not there"
        elif path not in listed and path != manifest.PATH:
            yield f"{path}: the manifest does not list it"
        elif path in listed and digest(read(path)) != listed[path]:
            yield f"{path}: it is not what the manifest says"
    if ledger.PATH not in paths:
        yield f"{ledger.PATH}: there is no ledger"
        return
    data = read(ledger.PATH)
    try:
        published = ledger.read(data)
    except ledger.BrokenError as broken:
        yield f"{ledger.PATH}: {broken}"
        return
    if checkpoint and checkpoint not in ledger.heads(data):
        yield f"{ledger.PATH}: no line of it has the checkpoint {checkpoint}"
    yield from _unanswered(published, paths, read)
    yield from _rewritten(published, paths, read)


def _unanswered(published: Ledger, paths: frozenset[str], read: Read) -> Iterator[str]:
    """The addresses of the ledger at which nothing answers."""
    anchors: dict[str, set[str]] = {}
    for address in sorted(published.latest):
        where, _, anchor = address.partition("#")
        path = addresses.output(where)
        if path not in paths:
            path = f"{path}/index.html"
        if path not in paths:
            yield f"{ledger.PATH}: nothing answers at {address}"
            continue
        if path not in anchors and anchor:
            anchors[path] = relative.anchors(read(path).decode("utf-8", "replace"))
        if anchor and anchor not in anchors[path]:
            yield f"{path}: the anchor #{anchor} of the ledger is not there"


def _rewritten(published: Ledger, paths: frozenset[str], read: Read) -> Iterator[str]:
    """The notes whose text is not the one that the ledger has."""
    for address, line in sorted(published.latest.items()):
        path = f"{address.removeprefix('/')}note.md"
        if line.version and line.stands and path in paths:
            text = read(path).decode("utf-8", "replace")
            if not text.startswith("---\n") or digest(compared(Source(path, text))) != line.digest:
                yield f"{path}: its text is not the one that the ledger has"


def differences(here: Mapping[str, str], there: Mapping[str, str]) -> Iterator[str]:
    """Where two sites differ, by the digests of their files: the one looked at, and the one built again."""
    for path in sorted({*here, *there}):
        if path not in there:
            yield f"{path}: a build from the source does not have it"
        elif path not in here:
            yield f"{path}: a build from the source has it, and it is not there"
        elif here[path] != there[path]:
            yield f"{path}: a build from the source has other bytes"
