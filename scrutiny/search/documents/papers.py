"""The papers of meetings and of their records, by title."""

from __future__ import annotations

from collections.abc import Iterator

from scrutiny.content.head import Head
from scrutiny.content.values import Reference
from scrutiny.register.addresses import address
from scrutiny.register.links import Attachment
from scrutiny.search.around import around
from scrutiny.search.thing import Found, Named, Thing, joined
from scrutiny.site.site import Site


def of_note(site: Site, meeting: Head, named: Named) -> Iterator[Found]:  # noqa: ARG001 - as all
    """The papers of a meeting, each once: those of its own list, then the files that its records name."""
    listed = [
        (each.title, each.reference if each.file else None, each.missing or each.restricted)
        for each in meeting.documents
    ]
    records = site.register.of_meeting(meeting)
    linked = [(each.words, each, None) for record in records for each in record.papers if each.target]
    known: set[str] = set()
    for title, reference, why in (*listed, *linked):
        file = _file(site, meeting, reference) if reference else None
        where = address(file) if file else f"{address(meeting)}#documents"
        if (reference and not file) or (file and where in known):
            continue
        known.add(where)
        yield Thing(
            kind="paper",
            name=title,
            address=where,
            text=str(why or ""),
            context=joined((site.words.text("Papers"), *around(site, meeting, None))),
            id=f"paper-{len(known)}" if file else f"paper-listed-{title}",
            shared=file is not None,
        ).found(site.settings.folder, meeting)


def _file(site: Site, meeting: Head, reference: Reference) -> Attachment | None:
    found = site.register.resolve(reference, meeting)
    return found if isinstance(found, Attachment) else None
