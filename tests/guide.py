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
    """The fields of each kind, after those that all kinds have."""
    kinds: dict[str, dict[str, None]] = {}
    for kind, field in fields:
        kinds.setdefault(kind, {})[_row(field)] = None
    common = [row for row in next(iter(kinds.values())) if all(row in rows for rows in kinds.values())]
    for kind, rows in {"all": common, **kinds}.items():
        own = [row for row in rows if kind == "all" or row not in common]
        plain = ", ".join(row for row in own if ": " not in row)
        lines = "".join(f"- {row}\n" for row in (plain, *(row for row in own if ": " in row)) if row)
        yield f"\n**{kind.capitalize()}**\n\n{lines}" if lines else ""


PLAIN = {
    "A condition of it",
    "A paper that it is about",
    "A paper that it rests on",
    "A paper under it",
    "A priority area",
    "A topic",
    "An earlier question that it takes up again",
    "Findings of the check that a named person accepts, and why",
    "How far it is",
    "Its number in the office’s own register",
    "Not published before this moment",
    "The day on which it was held, as far as it is known",
    "The earlier decision that it continues",
    "The earlier meeting whose note was approved",
    "The earlier record that it continues",
    "The ground on which its text is withheld",
    "The language of the note, where it is not that of the office",
    "The papers of the meeting",
    "The papers that it rests on",
    "The series of meetings that it belongs to",
    "The state of the note",
    "The title of the meeting",
    "What it is called",
    "What was changed after publication",
    "What was decided",
    "When and why the note was withdrawn",
    "When it began",
    "When it ended",
    "When it is to be done",
    "When it is to be met",
    "When the restriction is to be reviewed",
    "Where it was held",
    "Who chaired",
    "Who could not come",
    "Who decided it",
    "Who is to do it",
    "Who led it",
    "Who presented it",
    "Who signed the note",
    "Who took the minutes",
    "Who was there",
    "Whom it was made to",
}
"""What the name of a field says by itself, or the guide above the lists."""


def _row(field: Field) -> str:
    """A field, and what is to be said of it beyond its name."""
    about = "" if field.about in PLAIN else field.about
    says = ": ".join(each for each in (f"`{field.name}`", about, ", ".join(field.choices)) if each)
    return f"{says}{' (several)' if field.repeats else ''}"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
