"""The tables of fields in docs/writing-notes.md, made from the declarations; run it to write them anew."""

from collections.abc import Iterable, Iterator

from scrutiny.content import standalone
from scrutiny.content.fields import Field, declared, under_heading
from scrutiny.content.kinds import RECORDS, acceptance
from scrutiny.content.kinds.discussion import Discussion
from scrutiny.content.kinds.meeting import Meeting
from tests.support import ROOT

PAGE = ROOT / "docs" / "writing-notes.md"

HEAD = "| field | of | what it says |\n|---|---|---|\n"

PARTS = ("### Fields of a note\n\n", "### Fields of items and records\n\n")
"""The headings of the two tables, by which they are found in the page."""


def page() -> str:
    """The page with its tables as the declarations give them."""
    text = PAGE.read_text("utf-8")
    for part, rows in zip(PARTS, (_rows(_of_notes()), _rows(_of_records())), strict=True):
        before, _, after = text.partition(part)
        text = before + part + HEAD + "".join(rows) + "\n" + after.partition("\n\n")[2]
    return text


def _of_notes() -> Iterator[tuple[str, Field]]:
    """The fields of front matter, but for those of a record that the other table has under its heading."""
    yield from (("meeting", field) for field in (*declared(Meeting).values(), acceptance.FIELD))
    for kind in sorted((kind for kind in RECORDS if kind.stands_alone), key=lambda kind: kind.kind):
        below = {(each.name.casefold().replace(" ", "_"), each.about) for each in under_heading(kind)}
        for field in (*standalone.named(kind).values(), acceptance.FIELD):
            if (field.name, field.about) not in below:
                yield kind.kind, field


def _of_records() -> Iterator[tuple[str, Field]]:
    named = [(kind.kind, kind) for kind in RECORDS]
    named.insert(1, ("passage", Discussion))
    yield from ((name, field) for name, kind in named for field in under_heading(kind))


def _rows(fields: Iterable[tuple[str, Field]]) -> Iterator[str]:
    """A row for each field; one that says the same of several kinds has one row."""
    rows: dict[tuple[str, str], list[str]] = {}
    for kind, field in fields:
        rows.setdefault((field.name, _says(field)), []).append(kind)
    kinds = {kind for of in rows.values() for kind in of}
    for (name, says), of in rows.items():
        yield f"| `{name}` | {'all' if len(of) == len(kinds) else ', '.join(of)} | {says} |\n"


def _says(field: Field) -> str:
    choices = f": {', '.join(field.choices)}" if field.choices else ""
    return f"{field.about}{choices}{' (several)' if field.repeats else ''}"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
