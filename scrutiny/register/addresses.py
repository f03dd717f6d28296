"""The addresses of the site.

Inside the program an address is absolute from the root of the site (`/meetings/2016/`); `relative`
rewrites those of a finished page, so that the site works from any folder, host or memory stick. All
addresses are permanent: see `published-site.md` of the project's contract.
"""

from collections.abc import Mapping

from scrutiny.content.head import MEETINGS, Head
from scrutiny.content.kinds.custom_page import CustomPage
from scrutiny.content.kinds.inspection import Inspection
from scrutiny.content.kinds.person import Person
from scrutiny.content.kinds.plan import Plan
from scrutiny.content.kinds.priority import Priority
from scrutiny.content.kinds.term import Term
from scrutiny.content.locality import Locality
from scrutiny.content.record import Record
from scrutiny.register.links import Attachment, External, Thing
from scrutiny.register.people import Organisation
from scrutiny.register.register import Topic


def address(thing: Thing | Organisation | Plan | Topic | Term | Locality) -> str:
    """The address of a thing, with the anchor where it has no page of its own."""
    if isinstance(thing, Head):
        return of_note(thing.id)
    if isinstance(thing, Record):
        return (
            f"{of_note(thing.meeting)}{thing.id}{'/' if thing.id else ''}"
            if thing.has_page
            else anchor(thing)
        )
    return _ADDRESSES[type(thing)].format(thing)


_ADDRESSES: Mapping[type, str] = {
    Person: "/people/{0.slug}/",
    Priority: "/priorities/{0.slug}/",
    Organisation: "/organisations/{0.slug}/",
    Plan: "/priorities/#{0.slug}",
    Inspection: "/inspections/{0.slug}/",
    Topic: "/topics/{0.slug}/",
    Locality: "/places/{0.slug}/",
    Term: "/glossary/#{0.slug}",
    CustomPage: "/{0.slug}/",
    Attachment: "/{0.path}",
    External: "{0.url}",
}


def of_note(identity: str) -> str:
    """The address of a note by its id."""
    return f"/{identity}/" if "/" in identity else f"/{MEETINGS}/{identity}/"


def anchor(record: Record) -> str:
    """The address of a record on the page of its meeting, or of its own page where it stands by itself."""
    return f"{of_note(record.meeting)}#{record.id}" if record.id else of_note(record.meeting)


def output(where: str) -> str:
    """The file of an address, relative to the folder of the site."""
    path = where.partition("#")[0].removeprefix("/")
    return f"{path}index.html" if path.endswith("/") or not path else path


def across(page: str, folder: str, other: str, where: str) -> str:
    """From the page at the path `page` in the folder of a language to an address in that of another."""
    return "../" * f"{folder}{page}".count("/") + other + output(where)
