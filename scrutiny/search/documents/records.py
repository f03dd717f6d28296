"""The records of notes: items, questions, recommendations, actions, decisions, passages of discussion."""

import string
from collections.abc import Iterator

from scrutiny.content import markdown as prose
from scrutiny.content.head import Head
from scrutiny.content.kinds.decision import Decision
from scrutiny.content.record import Record
from scrutiny.search.context import context
from scrutiny.search.index.document import Document
from scrutiny.search.index.postings import Passage
from scrutiny.search.thing import Found, Named, joined
from scrutiny.site.site import Site


def of_note(site: Site, meeting: Head, named: Named) -> Iterator[Found]:
    """The records of a meeting."""
    for record in site.register.of_meeting(meeting):
        due = site.register.due(record)
        document = Document(
            id=record.id,
            kind=record.kind if record.has_page else "discussion",
            status=site.standing(record),
            priorities=tuple(priority.slug for priority in site.register.priorities_of(record)),
            people=named.of(record.key),
            due=due.last.isoformat() if due else "",
        )
        yield Found(document, _passage(site, meeting, record, named))


def _passage(site: Site, meeting: Head, record: Record, named: Named) -> Passage:
    item = site.register.item(record)
    short = f"{record.kind[0]}{record.number}" if record.number else ""
    reference = str(record.reference or "")
    figures = reference.lstrip(string.ascii_letters)
    words: list[object] = [
        item.title if item else "",
        record.restricted or "",
        *(f"{part.label} {part.number} {part.said or ''}" for part in record.parts),
        *(name for _, name in record.people()),
        *(named.names[slug] for slug in named.of(record.key)),
        *(topic.title for topic in site.register.topics_of(record)),
        *(paper.words for paper in record.papers),
        *record.subject_to,
        record.value if isinstance(record, Decision) else "",
        *(each.title for each in meeting.documents if record.alone),
        *site.standing(record),
        *context(site, meeting, record),
    ]
    passages = (each for each in site.register.passages_of(record) if each.value)
    own = (*record.topics, *record.priorities)
    text = " ".join((*(prose.words(each) for each in passages), *(each.value for each in own)))
    title = f"{site.words.name(record)} {short} {reference} {figures if figures != reference else ''}"
    return Passage(title, text, joined(words))
