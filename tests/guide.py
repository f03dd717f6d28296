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
    kinds: dict[str, list[str]] = {}
    for kind, field in fields:
        kinds.setdefault(_row(field), []).append(kind)
    count = len({kind for of in kinds.values() for kind in of})
    groups: dict[str, list[str]] = {}
    for row, of in kinds.items():
        groups.setdefault("all" if len(of) == count else ", ".join(of), []).append(row)
    for group, rows in groups.items():
        plain = ", ".join(row for row in rows if ": " not in row)
        told = [row for row in rows if ": " in row]
        lines = "".join(f"- {row}\n" for row in (plain, *told) if row)
        yield f"\n**{group.capitalize()}**\n\n{lines}"


PLAIN = {
    "A priority area",
    "A topic",
    "How far it is",
    "The state of the note",
    "The title of the meeting",
    "What it is called",
    "What was decided",
    "When it began",
    "When it ended",
    "When it is to be done",
    "Where it was held",
    "Who chaired",
    "Who decided it",
    "Who is to do it",
    "Who led it",
    "Who presented it",
    "Who signed the note",
    "Who took the minutes",
    "Who was there",
}
"""What the names of fields say by themselves."""


def _row(field: Field) -> str:
    """A field, and what is to be said of it beyond its name."""
    about = "" if field.about in PLAIN else field.about
    says = ": ".join(each for each in (f"`{field.name}`", about, ", ".join(field.choices)) if each)
    return f"{says}{' (several)' if field.repeats else ''}"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
