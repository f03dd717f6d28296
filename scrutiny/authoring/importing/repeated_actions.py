"""Actions that a document has twice: under their item, and again in a list or table of all."""

import re

from scrutiny.authoring.importing.meeting import Doubt, Found, Record

_OWNER = re.compile(
    r"^(?:the )?[^:–]{1,40}?(?:\s*[:–—-]\s+|\s+(?:to|will|must|is to|are to)\s+)", re.IGNORECASE
)
"""Who is to do it, before what is to be done."""

_DUE = re.compile(r"\s+by (?:the )?(?:end of )?\S+(?: \S+){0,2}$")


def joined(found: Found) -> None:
    """Leave each action where it is first, with what the list of all says besides."""
    first, again = dict[str, Record](), list[str]()
    for section in [found.before, *(section for item in found.items for section in item.sections)]:
        for record in [each for each in section.records if each.kind == "action"]:
            before = _before(first, record)
            if before is None:
                first.update(dict.fromkeys(_ways(record), record))
                continue
            section.records.remove(record)
            before.number = before.number or record.number
            before.fields += [(name, value) for name, value in record.fields if not before.field(name)]
            before.parts += record.parts
            again.append(record.place)
    if again:
        read = "actions that are listed again, so that each is in the draft once"
        found.doubts.append(Doubt(again[0], read, "others in the same words"))


def _before(first: dict[str, Record], record: Record) -> Record | None:
    return next((first[each] for each in _ways(record) if each in first), None)


def _ways(record: Record) -> list[str]:
    """The words of an action, with and without who is to do it and by when."""
    text = " ".join(each.text for each in record.prose)
    ways = [way for each in (text, _OWNER.sub("", text)) for way in (each, _DUE.sub("", each))]
    plain = [re.sub(r"\W+", " ", each).strip().casefold() for each in ways]
    return [each for each in dict.fromkeys(plain) if len(each.split()) > 2]
