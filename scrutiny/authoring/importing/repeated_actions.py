"""Actions that a document has twice: under their item, and again in a list or table of all."""

import re
from collections import defaultdict

from scrutiny.authoring.importing.meeting import Doubt, Found, Record

_OWNER = re.compile(
    r"^(?:the )?([^:–]{1,40}?)(?:\s*[:–—-]\s+|\s+(?:to|will|must|is to|are to)\s+)", re.IGNORECASE
)
"""Who is to do it, before what is to be done."""

_DUE = re.compile(r"\s+by (?:the )?(?:end of )?\S+(?: \S+){0,2}$")


def joined(found: Found) -> None:
    """Leave each action where it is first, with what the list of all says besides."""
    first, again = defaultdict[str, list[Record]](list), list[str]()
    for section in [found.before, *(section for item in found.items for section in item.sections)]:
        for record in [each for each in section.records if each.kind == "action"]:
            ways = _ways(record)
            alike = (each for way in ways for each in first[way])
            before = next((each for each in alike if _may_be_one(each, record)), None)
            if before is None:
                for way in ways:
                    first[way].append(record)
                continue
            section.records.remove(record)
            before.number = before.number or record.number
            before.fields += [(name, value) for name, value in record.fields if not before.field(name)]
            before.parts += record.parts
            again.append(record.place)
    if again:
        read = "actions that are listed again, so that each is in the draft once"
        found.doubts.append(Doubt(again[0], read, "others in the same words"))


def _may_be_one(one: Record, other: Record) -> bool:
    """Whether neither says another owner, day or number than the other does."""
    told = zip(_told(one), _told(other), strict=True)
    return all(here == there or not (here and there) for here, there in told)


def _told(record: Record) -> tuple[str, str, str]:
    """Who is to do an action, by when, and its number: each empty where that is not told."""
    owners = [value for name, value in record.fields if name == "Owner"]
    if not owners and record.prose and (inside := _OWNER.match(record.prose[0].text)):
        owners = [inside[1]]
    return _plain(" ".join(sorted(owners))), _plain(record.field("Due")), record.number


def _ways(record: Record) -> list[str]:
    """The words of an action, with and without who is to do it and by when."""
    text = " ".join(each.text for each in record.prose)
    ways = [way for each in (text, _OWNER.sub("", text)) for way in (each, _DUE.sub("", each))]
    return [each for each in dict.fromkeys(map(_plain, ways)) if len(each.split()) > 2]


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().casefold()
