"""Whether all files of an edition have room side by side, on every disk, and at addresses of the site."""

from collections.abc import Iterable, Mapping, Sequence

from scrutiny.base import paths
from scrutiny.base.address import Address, BadAddressError
from scrutiny.base.diagnostics import Report
from scrutiny.base.text import Place
from scrutiny.publication import ledger, manifest
from scrutiny.publication.edition import Edition
from scrutiny.publication.tombstones import above
from scrutiny.register import addresses
from scrutiny.site.page import PageSpec
from scrutiny.site.site import Site

OWN = ("_headers", "edition.json", "feed.atom", "robots.txt", "sitemap.xml", ledger.PATH, manifest.PATH)
"""Files at the root that belong to no page."""


def check(
    sites: Sequence[Site],
    listed: Mapping[str, Iterable[PageSpec]],
    edition: Edition,
    papers: Iterable[str],
    assets: Iterable[str],
    report: Report,
) -> None:
    """Report each page, paper or asset whose path is taken, or that some disk or web host could not hold.

    `listed` are the pages by the folder of their language, `papers` and `assets` the paths of files.
    """
    taken = paths.Taken()
    for path in OWN:
        taken.add(path)
    for path in assets:
        _take(f"assets/{path}", Place(f"templates/assets/{path}", 1, 1), taken, report)
    for path in papers:
        _take(path, Place(path, 1, 1), taken, report)
    declared = sites[0].register.content.moves
    moves = {str(move.origin).partition("#")[0].rstrip("/"): move.origin.place for move in declared}
    for site in sites:
        for page in listed[site.settings.folder]:
            place = page.place or _moved(page.address, moves) or Place(page.template, 1, 1)
            _take(site.settings.folder + addresses.output(page.address), place, taken, report)
    for line in edition.ledger.lines:
        try:
            Address(line.address)
        except BadAddressError as bad:
            place = _moved(line.address, moves) or Place("moved.yaml", 1, 1)
            what = f"'{line.address}' cannot be an address of this site: {bad}"
            report.error(place, "bad-address", what, "give what stands there another name")


def _moved(address: str, moves: Mapping[str, Place]) -> Place | None:
    """The entry of `moved.yaml` by which an address is known, where it is in one."""
    ways = (each.rstrip("/") for each in above(address))
    return next((moves[each] for each in ways if each in moves), None)


def _take(path: str, place: Place, taken: paths.Taken, report: Report) -> None:
    fix = "give the file another name"
    if why := paths.fault(path):
        report.error(place, "file-name", f"the site cannot have a file '{path}': {why}", fix)
    elif other := taken.add(path):
        what = f"the site has another file '{other}', and no room for '{path}' beside it"
        report.error(place, "repeated-address", what, fix)
