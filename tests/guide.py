"""The lists of fields in docs/writing-notes.md, made from the declarations; run it to write them anew."""

from collections.abc import Iterable, Iterator

from scrutiny.content import standalone
from scrutiny.content.fields import Field, declared, under_heading
from scrutiny.content.kinds import RECORDS, acceptance
from scrutiny.content.kinds.discussion import Discussion
from scrutiny.content.kinds.meeting import Meeting
from tests.support import ROOT

PAGE = ROOT / "docs" / "writing-notes.md"

PARTS = ("### Fields of a note", "### Fields of items and records")
"""The headings of the two lists, by which they are found in the page."""


def page() -> str:
    """The page with its lists as the declarations give them."""
    text = PAGE.read_text("utf-8")
    for part, groups in zip(PARTS, (_groups(_of_notes()), _groups(_of_records())), strict=True):
        before, _, after = text.partition(f"{part}\n")
        _, heading, rest = after.partition("\n### ")
        text = f"{before}{part}\n{''.join(groups)}{heading}{rest}"
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


def _groups(fields: Iterable[tuple[str, Field]]) -> Iterator[str]:
    """The fields by what they belong to; one that says the same of several kinds is written once."""
    kinds: dict[tuple[str, str], list[str]] = {}
    for kind, field in fields:
        kinds.setdefault((field.name, _says(field)), []).append(kind)
    count = len({kind for of in kinds.values() for kind in of})
    groups: dict[str, list[str]] = {}
    for (name, says), of in kinds.items():
        groups.setdefault("all" if len(of) == count else ", ".join(of), []).append(f"- `{name}`: {says}\n")
    for of_all, rows in groups.items():
        yield f"\n**{of_all.capitalize()}**\n\n{''.join(rows)}"


def _says(field: Field) -> str:
    choices = f": {', '.join(field.choices)}" if field.choices else ""
    return f"{field.about}{choices}{' (several)' if field.repeats else ''}"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
