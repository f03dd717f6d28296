"""The papers of meetings and of their records, by title, and by the words that they show page by page."""

from collections.abc import Iterator

from scrutiny.content import markdown as prose
from scrutiny.content.head import Head
from scrutiny.content.record import Record
from scrutiny.content.values import Reference
from scrutiny.register.addresses import address
from scrutiny.register.links import Attachment
from scrutiny.search.context import context
from scrutiny.search.thing import Found, Named, Thing, joined
from scrutiny.site.site import Site

QUOTED = 4_000
"""Characters of a page that a result can quote from."""


def of_note(site: Site, meeting: Head, named: Named) -> Iterator[Found]:  # noqa: ARG001 - as all
    """The papers of a meeting, each once: those of its own list, then the files that its records name."""
    listed = [
        (each.title, each.reference if each.file else None, each.missing or each.restricted)
        for each in meeting.documents
    ]
    records = site.register.of_meeting(meeting)
    linked = [(each.words, each, None) for record in records for each in _linked(record)]
    files: list[Attachment] = []
    for number, (title, reference, why) in enumerate((*listed, *linked)):
        file = _file(site, meeting, reference) if reference else None
        if file in files or (not file and number >= len(listed)):
            continue
        paper = Thing(
            kind="paper",
            name=title,
            address=f"{address(meeting)}#documents",
            text=str(why or ""),
            context=joined((site.words.text("Papers"), *context(site, meeting, None))),
            id=f"paper-{number + 1}",
        )
        if file:
            files.append(file)
            yield from _pages(site, meeting, paper._replace(address=address(file), shared=True), file)
        else:
            yield paper.found(site.settings.folder, meeting)


def _pages(site: Site, meeting: Head, paper: Thing, file: Attachment) -> Iterator[Found]:
    """A paper, and each of its pages where it has several."""
    inspected, folder = site.papers.get(file.path), site.settings.folder
    pages = inspected.pages if inspected else ()
    if len(pages) < 2:
        yield paper._replace(text=" ".join(pages)).found(folder, meeting, QUOTED)
        return
    yield paper.found(folder, meeting)
    for number, words in enumerate(pages, start=1):
        page = paper._replace(
            name=site.words.text("%(title)s, page %(page)s", title=paper.name, page=number),
            address=f"{paper.address}#page={number}",
            text=" ".join(words.split()),
            id=f"{paper.id}-page-{number}",
            shelf=f"{paper.id}-{number // PAGES}",
        )
        yield page.found(folder, meeting, QUOTED)


PAGES = 4
"""Pages of a paper on a shelf, so that who reads what is shown of one reads little more."""


def _file(site: Site, meeting: Head, reference: Reference) -> Attachment | None:
    found = site.register.resolve(reference, meeting)
    return found if isinstance(found, Attachment) else None


def _linked(record: Record) -> Iterator[Reference]:
    """What a record names as a paper, or links to in its words."""
    yield from (paper for paper in record.papers if paper.target)
    for passage in record.passages:
        yield from prose.links(passage)
