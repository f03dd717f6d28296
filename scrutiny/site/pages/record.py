"""A page for each question, recommendation, action and decision, in a meeting's note or standing by itself.

In the place of one that was withdrawn stands a page that says so.
"""

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from scrutiny.base.text import Text
from scrutiny.content import markdown as prose
from scrutiny.content.head import Head
from scrutiny.content.moments import When, bounds
from scrutiny.content.parts import Part
from scrutiny.content.record import Record, said_on
from scrutiny.content.values import Reference
from scrutiny.register.addresses import address
from scrutiny.register.links import Attachment
from scrutiny.site.page import Page, PageSpec, trail, withdrawn
from scrutiny.site.site import Site
from scrutiny.wording.phrases import N_

ORDER = 50

TEMPLATE = "pages/record.html"
ALONE = "pages/standalone.html"


def pages(site: Site) -> Iterator[PageSpec]:
    """The pages at `/meetings/<meeting>/<record>/`, `/decisions/<id>/` and `/questions/<id>/`."""
    for meeting in site.register.heads:
        records = [record for record in site.register.notes[meeting.id].records if record.has_page]
        kinds = list(dict.fromkeys(record.kind for record in records))
        for record in sorted(records, key=lambda record: kinds.index(record.kind)):
            make = partial(_page, meeting.id, record.id)
            template = ALONE if record.alone else TEMPLATE
            yield PageSpec(address(record), make, template, record.place, meeting.id)


def _page(identity: str, which: str, site: Site) -> Page:
    note = site.register.notes[identity]
    meeting, record = note.meeting, next(each for each in note.records if each.id == which)
    if not site.register.shows(meeting):
        return _withdrawn(site, meeting, record)
    alike = [each for each in note.records if each.kind == record.kind]
    index = alike.index(record)
    before, after = (alike[at] if 0 <= at < len(alike) else None for at in (index - 1, index + 1))
    item, name = site.register.item(record), site.heading(record)
    up = () if record.alone else ((site.meeting_name(meeting), address(meeting)),)
    within = site.words.date(meeting.date) if record.alone else site.meeting_name(meeting)
    return Page(
        address=address(record),
        template=ALONE if record.alone else TEMPLATE,
        title=f"{name} – {site.words.label(record)}, {within}",
        description=f"{site.words.name(record)}, {within}. {prose.words(record.prose)[:200]}".rstrip(),
        trail=(*trail(site, meeting.folder), *up),
        context={
            "record": record,
            "thread": site.register.thread(record),
            "meeting": meeting,
            "item": item,
            "before": before,
            "after": after,
            "linked_from": [
                mention
                for mention in site.mentions.of("record", record.key)
                if mention.how == "mentions" or mention.by not in site.register.story(record)
            ],
            "timeline": _timeline(site, record),
            "followed": [
                each
                for each in site.mentions.records("record", record.key, "follows", "arises from")
                if each.kind != "item"
            ],
        },
        place=record.place,
    )


class Event(NamedTuple):
    """One dated thing in the story of a record: the record itself at its meeting, or a dated part of it.

    `what` says what happened, `said` are the words with what they are, `papers` the links to files that it
    gives as evidence. `part` is the dated part, and None for the record itself.
    """

    date: When
    record: Record
    what: str
    said: tuple[tuple[str, Text], ...]
    papers: tuple[Reference, ...]
    part: Part | None = None


def _timeline(site: Site, record: Record) -> list[Event]:
    """The story of a record by date; empty where it has only one event."""
    events = [event for each in site.register.story(record) for event in _events(site, each)]
    return sorted(events, key=lambda event: bounds(event.date)) if len(events) > 1 else []


HAPPENED = {
    "question": N_("Asked"),
    "recommendation": N_("Recommended"),
    "action": N_("Action agreed"),
    "decision": N_("Decided"),
}
"""What a record of each kind says has happened."""


def _events(site: Site, record: Record) -> Iterator[Event]:
    undated = [part for part in record.parts if not said_on(part)]
    attached = tuple(paper for paper in record.papers if paper.target)
    papers = attached + _papers(site, record, record.prose, *(part.prose for part in undated))
    first = site.register.thread(record).first is record
    held = site.register.meeting(record).held
    what = HAPPENED[record.kind] if first or record.kind == "decision" else N_("Progress reported")
    said = [("", record.prose), *((part.label, part.prose) for part in undated)]
    yield Event(
        site.register.meeting(record).date,
        record,
        site.words.text(what if held else N_("On the agenda")),
        tuple((label, words) for label, words in said if words.value),
        papers,
    )
    for part in record.parts:
        if said_day := said_on(part):
            found = _papers(site, record, part.prose)
            yield Event(said_day, record, site.words.text(part.label), (("", part.prose),), found, part)


def _papers(site: Site, record: Record, *passages: Text) -> tuple[Reference, ...]:
    """The links of passages that lead to files."""
    meeting = site.register.meeting(record)
    found = (link for passage in passages for link in prose.links(passage))
    return tuple(link for link in found if isinstance(site.register.resolve(link, meeting), Attachment))


def _withdrawn(site: Site, meeting: Head, record: Record) -> Page:
    named = {"record": record.id or meeting.name, "date": site.words.date(meeting.date)}
    title = site.words.text("Withdrawn record %(record)s, %(date)s", **named)
    description = site.words.text("This record has been withdrawn: %(record)s, %(date)s", **named)
    return withdrawn(site, meeting, title, description, record)
