"""The addresses of the site.

Inside the program an address is absolute from the root of the site (`/meetings/2016/`); `relative`
rewrites those of a finished page, so that the site works from any folder, host or memory stick. All
addresses are permanent: see `published-site.md` of the project's contract.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable

from scrutiny.links import Attachment, External, Thing
from scrutiny.names import Organisation
from scrutiny.record import Record
from scrutiny.records.inspection import Inspection
from scrutiny.records.meeting import Meeting
from scrutiny.records.page import OwnPage
from scrutiny.records.person import Person
from scrutiny.records.plan import Plan
from scrutiny.records.priority import Priority
from scrutiny.records.term import Term
from scrutiny.register import Topic


def address(thing: Thing | Organisation | Plan | Topic | Term) -> str:
    """The address of a thing, with the anchor where it has no page of its own."""
    if isinstance(thing, Record):
        return f"/meetings/{thing.meeting}/{thing.id}/" if thing.own_page else anchor(thing)
    return next(pattern.format(thing) for kind, pattern in _ADDRESSES if isinstance(thing, kind))


_ADDRESSES: tuple[tuple[type, str], ...] = (
    (Meeting, "/meetings/{0.id}/"),
    (Person, "/people/{0.slug}/"),
    (Priority, "/priorities/{0.slug}/"),
    (Organisation, "/organisations/{0.slug}/"),
    (Plan, "/priorities/#{0.slug}"),
    (Inspection, "/inspections/{0.slug}/"),
    (Topic, "/topics/{0.slug}/"),
    (Term, "/glossary/#{0.slug}"),
    (OwnPage, "/{0.slug}/"),
    (Attachment, "/{0.path}"),
    (External, "{0.url}"),
)


def anchor(record: Record) -> str:
    """The address of a record on the page of its meeting."""
    return f"/meetings/{record.meeting}/#{record.id}"


def output(where: str) -> str:
    """The file of an address, relative to the folder of the site."""
    path = where.partition("#")[0].removeprefix("/")
    return f"{path}index.html" if path.endswith("/") or not path else path


def relative(
    html: str, page: str, root: str | None = None, folder: str = "", shared: Container[str] = ()
) -> str:
    """The page with each address of the site relative to the page at the path `page` of a language's folder.

    Folders get their `index.html`, since a disk serves none by itself. With `root` (such as '/' or
    '/records/') addresses begin with that instead: a page for errors is shown at any address. The
    files `shared` stand once for all languages: they are reached from the root of the site.
    """
    here = root + folder if root is not None else "../" * page.count("/")
    top = root if root is not None else here + "../" * folder.count("/")

    def rewrite(found: re.Match[str]) -> str:
        where, hash_mark, fragment = found["address"].partition("#")
        path = output(where)
        if root is None and hash_mark and path == page:
            return f'{found["name"]}="#{fragment}"'
        return f'{found["name"]}="{top if path in shared else here}{path}{hash_mark}{fragment}"'

    pieces = html.split("<")
    for number, piece in enumerate(pieces):
        if '="/' in piece and piece[0].islower():
            tag, end, text = piece.partition(">")
            pieces[number] = f"{_ADDRESS.sub(rewrite, tag)}{end}{text}"
    return "<".join(pieces)


def across(page: str, folder: str, other: str, where: str) -> str:
    """From the page at the path `page` in the folder of a language to an address in that of another."""
    return "../" * f"{folder}{page}".count("/") + other + output(where)


def tags(html: str) -> list[str]:
    """The tags of a page that have attributes. Every '<' and '>' of its text and attributes is escaped."""
    return [piece.partition(">")[0] for piece in html.split("<") if '="' in piece and piece[0].islower()]


def targets(tags: Iterable[str], page: str) -> set[str]:
    """The addresses of the site to which the tags of the page at an address link, not yet made relative."""
    found = {each["address"] for tag in tags if '="/' in tag for each in _ADDRESS.finditer(tag)}
    return found | {page + each[1] for tag in tags if '="#' in tag for each in _OWN_ANCHOR.finditer(tag)}


def anchors(tags: Iterable[str]) -> set[str]:
    """The ids of the tags of a page, to which links can lead."""
    return {each[1] for tag in tags if ' id="' in tag for each in _ID.finditer(tag)}


_ADDRESS = re.compile(r'(?P<name>(?<=\s)(?:href|src|action))="(?P<address>/(?!/)[^"]*)"')
_OWN_ANCHOR = re.compile(r'\shref="(#[^"]+)"')
_ID = re.compile(r'\sid="([^"]*)"')
