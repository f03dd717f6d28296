"""The tables of fields in docs/writing-notes.md, made from the declarations; run it to write them anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from scrutiny.content import standalone
from scrutiny.content.fields import Field, declared, under_heading
from scrutiny.content.kinds import RECORDS, acceptance
from scrutiny.content.kinds.discussion import Discussion
from scrutiny.content.kinds.meeting import Meeting
from tests.support import ROOT

PAGE = ROOT / "docs" / "writing-notes.md"

HEADS = (
    "| field of a meeting | what it says |",
    "| heading | field | what it says |",
    "| field of a decision | what it says |",
    "| field of a question | what it says |",
)
"""The first line of each table, by which it is found in the page."""


def page() -> str:
    """The page with its tables as the declarations give them."""
    text = PAGE.read_text("utf-8")
    kinds = sorted((kind for kind in RECORDS if kind.stands_alone), key=lambda kind: kind.kind)
    apart = (_of_fields(standalone.named(kind).values()) for kind in kinds)
    tables = (_of_fields(declared(Meeting).values()), _of_records(), *apart)
    for head, rows in zip(HEADS, tables, strict=True):
        before, _, after = text.partition(f"{head}\n")
        line = "|---" * (head.count("|") - 1) + "|"
        text = before + "\n".join([head, line, *rows]) + "\n\n" + after.partition("\n\n")[2]
    return text


def _of_fields(fields: Iterable[Field]) -> Iterator[str]:
    yield from (f"| `{field.name}` | {_says(field)} |" for field in (*fields, acceptance.FIELD))


def _of_records() -> Iterator[str]:
    named = [(kind.kind, kind) for kind in RECORDS]
    named.insert(1, ("passage", Discussion))
    for name, kind in named:
        for number, field in enumerate(under_heading(kind)):
            yield f"| {'' if number else name} | `{field.name}` | {_says(field)} |"


def _says(field: Field) -> str:
    choices = f": {', '.join(field.choices)}" if field.choices else ""
    return f"{field.about}{choices}{' (may be repeated)' if field.repeats else ''}"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
