"""How each line of a note was understood."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from scrutiny.base.diagnostics import Report
from scrutiny.base.text import Place, Source, Text, plain_blanks
from scrutiny.content import field_list, fields, frontmatter, parts
from scrutiny.content.note import Note, read_note
from scrutiny.content.record import Record, speakers

NOT_READ = "not read"


class Line(NamedTuple):
    """A line of a note: its number, its words, and how it was understood (empty for a blank line)."""

    number: int
    words: str
    meaning: str


def explain(source: Source, report: Report) -> tuple[Line, ...]:
    """Every line of a note, in order; none where its front matter cannot be read, which is reported."""
    note = read_note(source, report)
    if note is None:
        return ()
    lines = source.text.removesuffix("\n").split("\n")
    under = [record for record in note.records if not record.alone]
    known = {**_front(source, note), **_headings(under), **_fields(under, lines)}
    passages = list(_passages(note))
    found = []
    for number, words in enumerate(lines, start=1):
        meaning = known.get(number) or _passage(number, words, passages) if words.strip() else ""
        found.append(Line(number, words, meaning))
    return tuple(found)


def _front(source: Source, note: Note) -> Mapping[int, str]:
    what = next((record.kind for record in note.records if record.alone), "meeting")
    divided = frontmatter.split(source, Report())
    if divided is None:
        return {}
    front, body = divided
    found, field = {1: "the front matter begins"}, ""
    for number, words in enumerate(front.value.split("\n"), start=front.place.line):
        if number >= body.place.line:
            break
        if words.startswith("---"):
            found[number] = "the front matter ends"
        elif key := re.match(r"[^\s:#-][^:]*(?=:)", words):
            field = key[0].strip()
            found[number] = f"field '{field}' of the {what}"
        else:
            found[number] = "a note to oneself" if words.startswith("#") else f"goes on with '{field}'"
    for number in range(front.place.line, body.place.line + 1):
        if source.text.split("\n")[number - 1].rstrip() == "---":
            found[number] = "the front matter ends"
    return found


def _headings(records: Sequence[Record]) -> Mapping[int, str]:
    return {
        record.place.line: f"{'agenda item' if record.kind == 'item' else record.kind} ({record.id})"
        for record in records
    }


def _fields(records: Sequence[Record], lines: list[str]) -> Mapping[int, str]:
    """The lines of the fields under each heading, and those on which a field goes on."""
    found = dict[int, str]()
    starts = sorted({record.place.line for record in records})
    for record in records:
        after = next((start for start in starts if start > record.place.line), len(lines) + 1)
        under = "\n".join(lines[record.place.line : after - 1])
        names = [field.name for field in fields.under_heading(type(record))]
        pairs, below = field_list.divide(
            Text(under, Place(record.place.path, record.place.line + 1, 1)), names, Report()
        )
        for name, _ in pairs:
            found[name.place.line] = f"field '{name}' of {record.id}"
        last = max((name.place.line for name, _ in pairs), default=0)
        end = below.place.line if below.value else after
        for number in range(record.place.line + 1, end):
            if number > record.place.line and number not in found and lines[number - 1].strip() and last:
                found[number] = "goes on with the field above"
    return found


class _Passage(NamedTuple):
    first: int
    last: int
    meaning: str
    label: str


def _passages(note: Note) -> Iterator[_Passage]:
    yield from _of(note.meeting.introduction, "introduction", "")
    for record in note.records:
        yield from _of(record.prose, _text(record), "")
        for part in record.parts:
            spoke = ", ".join(each.value for each in speakers(part))
            said = (
                f"{part.label.lower()} of {_called(record)}, {f'by {spoke}' if spoke else 'nobody is named'}"
            )
            yield from _of(part.prose, said, part.label.lower())
        if record.after:
            yield from _of(record.after, f"discussion of {record.item}, after {record.id} has ended", "")


def _of(prose: Text, meaning: str, label: str) -> Iterator[_Passage]:
    if prose.value or label:
        first = prose.place.line
        yield _Passage(first, first + prose.value.count("\n"), meaning, label)


def _text(record: Record) -> str:
    return f"{'discussion' if record.kind in ('item', 'discussion') else 'text'} of {_called(record)}"


def _called(record: Record) -> str:
    return record.id or f"the {record.kind}"


def _passage(number: int, words: str, passages: list[_Passage]) -> str:
    """The passages that a line is in, or the one whose label it is, and the form of the line."""
    on = [each for each in passages if each.first <= number <= each.last]
    if on:
        return " and ".join(dict.fromkeys(each.meaning for each in on)) + _form(words)
    if parts.RULE.fullmatch(plain_blanks(words)):
        return "a line that divides"
    following = [each for each in passages if each.first > number and each.label]
    nearest = min(following, key=lambda each: each.first, default=None)
    if nearest and nearest.label.split()[0] in words.casefold():
        return nearest.meaning
    return NOT_READ


def _form(words: str) -> str:
    """What a line of prose is in Markdown, where it is more than a part of a paragraph."""
    return next((f": {form}" for pattern, form in _FORMS if re.match(pattern, words)), "")


_FORMS = (
    (r"\s*[-*+•·–—][ \t\u00a0]", "list"),
    (r"\s*(?:[0-9]{1,3}|\(?[a-z])[.)][ \t\u00a0]", "numbered list"),
    (r"\s*\|", "table"),
    (r"\s*>", "quotation"),
)
