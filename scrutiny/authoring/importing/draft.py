"""What was found, as the drafts of our format: always with `status: draft`."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import replace

from scrutiny.authoring.drafts import shortened
from scrutiny.authoring.importing.markdown import escaped, one_line, prose, quoted
from scrutiny.authoring.importing.meeting import Attendee, Doubt, Found, Item, Record, Section
from scrutiny.authoring.importing.structure.counted import listed
from scrutiny.base.text import slug
from scrutiny.wording.phrases import date

MISSING = "not yet added to the record"
"""Why a paper that a document names is not there."""


def draft(found: Found, source: str) -> list[tuple[str, str]]:
    """The files of a meeting or register, with their paths below the content folder."""
    if found.kind == "decisions":
        return [_decision(record, source, found) for record in found.records]
    if found.kind == "questions":
        item = Item(found.title, found.place)
        item.sections[0].records = found.records
        found.items.append(item)
    year = found.date[:4] or "undated"
    name = _name(found.title or "meeting")
    path = f"meetings/{year}/{found.date + '-' if found.date else ''}{name}.md"
    return [(path, "\n".join([*_front(found, source), *_body(found)]).rstrip() + "\n")]


def _name(title: str) -> str:
    return shortened(slug(title)) or "meeting"


def _front(found: Found, source: str) -> Iterator[str]:
    yield "---"
    yield f"title: {quoted(found.title or 'Meeting')}"
    if found.series:
        yield f"series: {found.series}"
    differs = found.printed_date and (
        not found.date or any("document says" in doubt.read_as for doubt in found.doubts)
    )
    fields = {
        "date": found.date,
        "printed_date": found.printed_date if differs else "",
        "start": found.start,
        "end": found.end,
        "venue": found.venue,
        "status": "draft",
        "chair": found.chair,
    }
    for name, value in fields.items():
        if value:
            yield f"{name}: {quoted(value)}"
    for role in ("present", "in_attendance", "apologies"):
        people = [each for each in found.people if each.role == role]
        if people:
            yield f"{role}:"
            for each in people:
                yield f"  - {_attendee(each)}"
    papers = list(dict.fromkeys(paper for item in found.items for paper in item.papers))
    if papers:
        yield "documents:"
        for paper in papers:
            yield f"  - {{title: {quoted(paper, True)}, missing: {MISSING}}}"
    if found.signed_by:
        yield f"signed_by: {quoted(found.signed_by)}"
    yield f"source: {quoted(source)}"
    yield "---"
    yield ""


def _attendee(each: Attendee) -> str:
    if each.items:
        return f"{{person: {quoted(each.name, True)}, items: [{', '.join(each.items)}]}}"
    return quoted(each.name)


def mark(doubt: Doubt) -> str:
    """The mark in a draft that the check holds back until it is taken out."""
    words = f"{doubt.place}: read as {doubt.read_as}; could be {doubt.could_be}"
    return f"[check: {escaped(re.sub(r'[][]', '', ' '.join(words.split())))}]"


def _body(found: Found) -> Iterator[str]:
    for doubt in found.doubts:
        yield from (mark(doubt), "")
    yield from _section(found.before, {}, [])
    used = set[str]()
    for count, item in enumerate(found.items, start=1):
        number = (
            (item.number.lstrip("0") or item.number[:1]).lower()
            or _reference_number(item, found.items)
            or str(count)
        )
        while number in used:
            number = str(int(re.sub(r"\D", "", number) or 0) + 1)
        used.add(number)
        yield from _item(item, number)


def _reference_number(item: Item, items: list[Item]) -> str:
    """The last of the numbers of a reference that is not the same for all items."""
    numbers = re.findall(r"\d+", item.reference)
    told = [[str(number) for number in re.findall(r"\d+", each.reference)] for each in items]
    others = [each for each in told if len(each) == len(numbers)]
    for at in range(len(numbers) - 1, -1, -1):
        if len({each[at] for each in others}) > 1 or len(others) < 2:
            return str(numbers[at]).lstrip("0")
    return ""


def _item(item: Item, number: str) -> Iterator[str]:
    yield f"## {number}. {one_line(item.title) or '…'}"
    fields = [("Presented by", lead) for lead in item.leads] + [("Paper", paper) for paper in item.papers]
    if item.ground is not None:
        fields = [*fields, ("Restricted", item.ground)]
    else:
        fields = [*(("Priority", area.name) for area in item.sections[0].areas), *fields]
    for name, value in fields:
        yield f"- {name}: {one_line(value)}"
    yield ""
    if item.ground is not None:
        return
    for doubt in item.doubts:
        yield from (mark(doubt), "")
    taken: dict[str, set[str]] = {}
    for section in item.sections:
        if section.title:
            yield f"### {one_line(section.title)}"
            yield from (f"- Priority: {one_line(area.name)}" for area in section.areas)
            yield ""
        yield from _section(section, taken, item.records)


def _section(section: Section, taken: dict[str, set[str]], records: list[Record]) -> Iterator[str]:
    text = prose([*section.prose, *section.notes])
    if text:
        yield from (_no_fields(text), "")
    for record in section.records:
        yield from _record(record, _number(record, taken, records))


def _number(record: Record, taken: dict[str, set[str]], records: list[Record]) -> str:
    """The printed number of a record if it is free, else the next that no other has."""
    used = taken.setdefault(record.kind, set())
    printed = {each.number for each in records if each.kind == record.kind and each is not record}
    number = record.number.lstrip("0")
    if not re.fullmatch(r"\d{1,4}[a-z]?", number) or number in used:
        number = next(str(n) for n in range(1, 10_000) if str(n) not in used and str(n) not in printed)
    used.add(number)
    return number


def _record(record: Record, number: str) -> Iterator[str]:
    title = f": {one_line(record.title)}" if record.title else ""
    yield f"### {record.kind.capitalize()} {number}{title}"
    for name, value in record.fields:
        if name[0].isupper():
            yield f"- {name}: {one_line(value)}"
    yield ""
    first = [replace(each, label="") for each in record.prose[:1]]  # its number is that of the record
    text = prose([*first, *record.prose[1:]], numbers=False)
    if text:
        yield from (_no_fields(text) if not record.fields else text, "")
    for part in record.parts:
        who = f" ({one_line(part.speaker)})" if part.speaker else ""
        said = prose(listed(part.prose), numbers=False)
        break_ = "\n\n" if said.startswith(("- ", "|", "1. ")) else " "
        yield from (f"**{part.label}{who}:**{break_}{said}", "")


def _no_fields(text: str) -> str:
    """Prose that begins with a list whose entries could be taken for fields, so that they are not."""
    first, _, rest = text.partition("\n\n")
    if all(re.match(r"[-*+] [A-Za-z][\w '’/-]{0,40}:", line) for line in first.split("\n")):
        first = re.sub(r"^([-*+] [^:\n]*):", r"\1\\:", first, flags=re.MULTILINE)
    return first + (f"\n\n{rest}" if rest else "")


def _decision(record: Record, source: str, found: Found) -> tuple[str, str]:
    day = record.field("date")
    reference = record.field("Reference")
    fields = {
        "title": record.title or reference or "Decision",
        "reference": reference,
        "date": date(datetime.date.fromisoformat(day)) if day else "",
        "decided_by": record.field("decided_by"),
        "outcome": record.field("Outcome"),
        "restricted": record.field("Restricted"),
        "status": "draft",
    }
    told = (f"{name}: {quoted(value)}" for name, value in fields.items() if value)
    lines = ["---", *told, f"# source: {source}", "---", ""]
    lines += [mark(doubt) + "\n" for doubt in found.doubts if reference and f"{reference} " in doubt.read_as]
    if not record.field("Restricted"):
        lines += [prose(record.prose), ""]
        for part in record.parts:
            lines += [f"**{part.label}:** {prose(part.prose)}", ""]
    name = slug(reference) or _name(record.title)
    return f"decisions/{day[:4] or 'undated'}/{name}.md", "\n".join(lines).rstrip() + "\n"


def person(each: Attendee) -> tuple[str, str]:
    """The file of a person that the office does not know yet."""
    bare = re.sub(r"^(?:Dr|Mr|Mrs|Ms|Miss|Mx|Sir|Dame|Rev|Revd)\.?\s+", "", each.name)
    lines = ["---", f"name: {quoted(bare)}"]
    if each.initials:
        lines.append(f"initials: {quoted(each.initials)}")
    if bare != each.name:
        lines.append(f"aliases: [{quoted(each.name, True)}]")
    held = {"post": each.post or each.organisation, "organisation": each.organisation if each.post else ""}
    if each.post or each.organisation:
        told = ", ".join(f"{name}: {quoted(value, True)}" for name, value in held.items() if value)
        lines += ["posts:", f"  - {{{told}}}"]
    lines += ["---", ""]
    return f"people/{slug(bare) or 'unnamed'}.md", "\n".join(lines)
