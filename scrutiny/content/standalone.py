"""Records that stand by themselves: a decision made between meetings, a written question.

Such a note has one record and no headings. Its front matter holds the fields of the note and those of the
record; its body is the text of the record with its parts. The id of the record is empty, since the note is
the record.
"""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from scrutiny.base.diagnostics import Report
from scrutiny.base.text import Place, Text, stem
from scrutiny.content import field_list, fields, outline, parts, values
from scrutiny.content.documents import Document, document
from scrutiny.content.fields import Field, Shape, Values, field, required
from scrutiny.content.head import STATUSES, Head, given
from scrutiny.content.moments import Moment
from scrutiny.content.record import Record

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standalone(Head):
    """The head of a note with one record that stands by itself."""

    title: str = required("title", values.plain, "What it is called", default="", show="")
    date: Moment = required("date", values.moment, "The day on which it was decided or asked", show="")
    status: str = required(
        "status", values.exactly(*STATUSES), "The state of the note", default="draft", show=""
    )
    language: str = field(
        "language",
        values.plain,
        "The language of the note, where it is not that of the office",
        default="",
        show="",
    )
    documents: tuple[Document, ...] = field(
        "documents", values.many(document), "The papers that it rests on", default=(), show=""
    )


def named(kind: type[Record]) -> Mapping[str, Field]:
    """The fields of the front matter by the names that it has for them: those of the note and of its record.

    A field that is repeated under a heading is a list here.
    """
    of_head = {each.name: each for each in fields.declared(Standalone).values()}
    first = {name: of_head.pop(name) for name in ("title", "date", "status")}
    own = (each for each in fields.declared(kind).values() if each.where != fields.HEADING)
    return {**first, **{each.name: each for each in map(_in_front, own)}, **of_head}


def _in_front(each: Field) -> Field:
    read = values.many(each.read) if each.repeats else each.read
    return dataclasses.replace(each, name=_front(each), read=read, repeats=False)


def _front(each: Field) -> str:
    return each.front or each.name.casefold().replace(" ", "_")


def _of_record(kind: type[Record], found: Values) -> Values:
    """The values of front matter by the names that the fields of the record have under a heading."""
    own = {_front(each): each for each in fields.declared(kind).values()}
    return Values(
        {
            own[name].name: each[0] if own[name].repeats else each
            for name, each in found.found.items()
            if name in own
        },
        {own[name].name: each for name, each in found.places.items() if name in own},
    )


def shape(kind: type[Record]) -> Shape:
    """The shape of the front matter of a note with one record of a kind."""
    every = named(kind)
    return {
        "type": "object",
        "properties": {name: fields.described(each) for name, each in every.items()},
        "additionalProperties": False,
        "required": [name for name, each in every.items() if each.required],
    }


def make(
    kind: type[R], folder: str, path: str, found: Values, body: Text, report: Report
) -> tuple[Standalone, R] | None:
    """The head and the record of a note in a folder, from the values of `named`; None without a date."""
    place, name = Place(path, 1, 1), stem(path)[0]
    identity = f"{folder}/{name}"
    if name.isdigit() or name in {each.replace(" ", "-") for each in kind.states}:
        what = f"'{name}' is the end of the address of another page, /{identity}/"
        report.error(place, "file-name", what, "name the file after its title, or its year and reference")
    found = given(Standalone, place, found, report)
    head = fields.build(
        Standalone,
        found,
        id=identity,
        place=place,
        introduction=Text("", body.place),
        places=found.places,
    )
    if head is None:
        return None
    of_record = _of_record(kind, found)
    _refuse_fields(kind, body, report)
    prose, divided = parts.divide(_plain(body, report), tuple(kind.speakers), report)
    record = fields.build(
        kind,
        of_record,
        id="",
        meeting=identity,
        item="",
        number="",
        title=head.title,
        place=place,
        prose=prose,
        parts=divided,
        places=of_record.places,
    )
    assert record is not None, "no field of a record is required"
    return dataclasses.replace(head, language=head.language or stem(path)[1] or ""), record


def _refuse_fields(kind: type[Record], body: Text, report: Report) -> None:
    """A body that begins with fields: they belong in the front matter, and `- Status: draft` does nothing."""
    known = {name.replace("_", " "): name for name in named(kind)}
    for name, value in field_list.divide(body, tuple(known), report)[0]:
        if own := known.get(name.value.casefold()):
            what = f"'{name}: {value}' is shown as text, and not read as a field"
            fix = f"write '{own}: …' between the two lines of '---', and delete it here"
            report.error(name.place, "near-field", what, fix)


def _plain(body: Text, report: Report) -> Text:
    """A body without headings and without the line that ends a record: it has but one."""
    prose = outline.plain(body, "a record that stands by itself", report)
    _, after = parts.until_rule(body)
    if after:
        what = "'---' ends the record, and nothing can follow a record that stands by itself"
        report.error(after.place, "heading-form", what, "delete the line of hyphens above it")
    return prose
