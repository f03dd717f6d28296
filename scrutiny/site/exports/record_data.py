"""The data of each record, `index.json`, beside its page."""

import datetime
import json
from collections.abc import Iterator
from functools import partial
from typing import Any

from scrutiny.base.text import Text
from scrutiny.content.attendance import Attendance
from scrutiny.content.documents import Document
from scrutiny.content.fields import Field, declared
from scrutiny.content.head import Approval, Head
from scrutiny.content.kinds.meeting import Meeting
from scrutiny.content.moments import Moment
from scrutiny.content.parts import Part
from scrutiny.content.record import Record, said_on, speakers
from scrutiny.content.values import Reference
from scrutiny.publication import facts
from scrutiny.register import addresses
from scrutiny.register.links import Attachment, External, Thing, Unresolved
from scrutiny.site.page import PageSpec
from scrutiny.site.site import Site


def files_of_notes(site: Site) -> Iterator[PageSpec]:
    """One JSON object a meeting, with the ids of its records, and one a record, item and discussion."""
    for meeting in site.shown_heads():
        where, records = addresses.address(meeting), site.register.of_meeting(meeting)
        if not any(record.alone for record in records):
            yield PageSpec(f"{where}index.json", partial(_meeting_text, meeting.id), note=meeting.id)
        for record in records:
            make = partial(_record_text, record.key)
            own = where if record.alone else f"{where}{record.id}/"
            yield PageSpec(f"{own}index.json", make, note=meeting.id)


def _meeting_text(identity: str, site: Site) -> str:
    return _text(_meeting(site, site.register.notes[identity].meeting))


def _record_text(identity: str, site: Site) -> str:
    record = site.register.records[identity]
    meeting = site.register.meeting(record)
    return _text(_standalone(site, meeting, record) if record.alone else _record(site, meeting, record))


def _text(data: dict[str, Any]) -> str:
    kept = (f'"{name}": {_JSON.encode(value)}' for name, value in data.items() if value not in (None, [], ""))
    return "{\n " + ",\n ".join(kept) + "\n}\n"


_JSON = json.JSONEncoder(ensure_ascii=False)


def _meeting(site: Site, meeting: Head) -> dict[str, Any]:
    """The data of a meeting; nobody was at one that was not held: whom its agenda lists was expected."""
    said = _declared(site, meeting, meeting)
    if not meeting.held:
        said["expected"] = [*said.pop("present"), *said.pop("in_attendance")]
    return {
        "id": meeting.id,
        "address": _address(site, meeting),
        **said,
        facts.FIELD: facts.data(facts.facts(site.register, meeting)),
        "text": meeting.introduction.value,
        "records": [_brief(record) for record in site.register.of_meeting(meeting)],
    }


def _brief(record: Record) -> dict[str, str | None]:
    ground = record.restricted.value if record.restricted else None
    brief = {"id": record.id, "kind": record.kind, "title": record.title, "restricted": ground}
    return {name: value for name, value in brief.items() if value}


def _record(site: Site, meeting: Head, record: Record) -> dict[str, Any]:
    return {
        "id": record.key,
        "address": _address(site, record),
        "kind": record.kind,
        "name": site.words.name(record),
        "number": record.number,
        "title": record.title,
        "meeting": meeting.id,
        "meeting_title": meeting.title,
        "language": meeting.language,
        "date": str(meeting.date),
        "item": record.item,
        "priorities": [priority.slug for priority in site.register.priorities_of(record)],
        "restricted": record.restricted and record.restricted.value,
        "topics": [topic.slug for topic in site.register.topics_of(record)],
        **_declared(site, meeting, record),
        **(_thread(site, record) if record.has_page else {}),
        "text": record.prose.value,
        "parts": [
            {
                "part": site.words.text(part.label),
                "number": part.number or None,
                "by": _speakers(site, meeting, record, part) or None,
                "date": _plain(site, meeting, said_on(part)),
                "text": part.prose.value,
            }
            for part in record.parts
        ],
        "after": [each.value for each in site.register.after_records(record)],
    }


def _speakers(site: Site, meeting: Head, record: Record, part: Part) -> str:
    names = (name for words in speakers(part) for name in site.register.several(words, record))
    return ", ".join(site.register.names.shown(name.value, meeting.date) for name in names)


def _thread(site: Site, record: Record) -> dict[str, Any]:
    """The thing of which a record tells: with which record it began, how it stands, and since when."""
    thread = site.register.thread(record)
    if not thread.counts:
        return {"thread": thread.first.key, "latest": record is thread.latest}
    return {
        "thread": thread.first.key,
        "latest": record is thread.latest,
        "standing": thread.state,
        "standing_on": str(site.register.meeting(thread.told_by).date),
    }


def _standalone(site: Site, meeting: Head, record: Record) -> dict[str, Any]:
    """A record that stands by itself, with what its note says beside it; `meeting` is the one it names."""
    data = _record(site, meeting, record)
    left_out = ("meeting", "meeting_title", "item", "number", "made_at", "after")
    at = next((each for how, each in record.references() if how == "made at"), None)
    named = site.register.resolve(at, meeting) if at else None
    return {
        **{name: value for name, value in data.items() if name not in left_out},
        "meeting": named.id if isinstance(named, Head) else None,
        "documents": _plain(site, meeting, meeting.documents),
        facts.FIELD: facts.data(facts.facts(site.register, meeting)),
    }


def _declared(site: Site, meeting: Head, thing: Head | Record) -> dict[str, Any]:
    """The fields that a meeting or a kind of record declares, by their attributes.

    A record of a meeting that was not held has no status: nothing is known of it from that meeting.
    """
    values = (
        (name, field, getattr(thing, name))
        for name, field in declared(type(thing)).items()
        if field.data and (name != "status" or meeting.held or thing is meeting)
    )
    found = {name: _field(site, meeting, thing, field, value) for name, field, value in values}
    if isinstance(thing, Record) and isinstance(thing.due, str):
        known = site.register.due(thing)
        return {**found, "due": known and known.iso, "due_in_words": thing.due}
    return found


def _field(site: Site, meeting: Head, thing: Head | Record, field: Field, value: object) -> Any:
    """The value of a field as JSON knows it; in a record, people and bodies by their names."""
    if isinstance(thing, Record) and field.read.show == "who" and value:
        several: Any = (value,) if isinstance(value, Text) else value
        parted = (name for words in several for name in site.register.several(words, thing))
        names = [_name(site, meeting, name) for name in parted]
        return names if field.repeats else ", ".join(names)
    return _plain(site, meeting, value)


def _name(site: Site, meeting: Head, words: Text) -> str:
    """The name of the person or body that words mean; what they say where that is not known."""
    parties = site.register.names.parties(words.value, meeting.date)
    return parties[0].name if len(parties) == 1 else site.register.names.shown(words.value, meeting.date)


def _attendance(site: Site, meeting: Meeting, there: Attendance) -> dict[str, Any]:
    """Who was there: the name as pages show it, or what is said of those who are not named."""
    said = {
        "name": _name(site, meeting, there.person) if there.person else None,
        "withheld": there.withheld and there.withheld.value,
        "count": there.count,
        "as": there.kind and there.kind.value,
        "role": site.role(there, meeting),
    }
    return {name: value for name, value in said.items() if value or (name == "role" and there.person)}


def _address(site: Site, thing: Thing) -> str:
    """The address of a thing from the root of the site, or the address of what is outside."""
    where = addresses.address(thing)
    shared = isinstance(thing, Attachment | External)
    return where if shared else f"/{site.settings.folder}{where.removeprefix('/')}"


def _plain(site: Site, meeting: Head, value: object) -> Any:
    """A value as JSON knows it: dates and times as ISO 8601, links as addresses, people with their roles."""
    match value:
        case Text():
            return value.value
        case datetime.date():
            return value.isoformat()
        case datetime.time():
            return value.isoformat("minutes")
        case Attendance() if isinstance(meeting, Meeting):
            return _attendance(site, meeting, value)
        case Reference():
            thing = site.register.resolve(value, meeting)
            return None if isinstance(thing, Unresolved) else _address(site, thing)
        case Moment():
            return str(value)
        case Approval():
            earlier = {"meeting": _plain(site, meeting, value.meeting)}
            return earlier | ({"corrections": list(value.corrections)} if value.corrections else {})
        case Document():
            said = {name: _plain(site, meeting, getattr(value, name)) for name in value.says}
            where = _plain(site, meeting, value.reference) if value.file and value.reference else None
            return {"title": value.title, **said, **({"file": where} if where else {})}
        case tuple():
            return [_plain(site, meeting, each) for each in value]
    return value
