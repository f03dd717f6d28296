"""The report of an import: what was made of a document, what the clerk has to decide, and what was left
over.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from scrutiny.authoring.importing.account import Left
from scrutiny.authoring.importing.document import Document
from scrutiny.authoring.importing.markdown import escaped, quoted
from scrutiny.authoring.importing.meeting import Attendee, Doubt, Found
from scrutiny.authoring.importing.proposals import FOLDERS
from scrutiny.authoring.importing.structure.terms import terms

ABOUT = "What the office does not know yet, and the series, with where each was read."


def counts(found: Iterable[Found]) -> dict[str, int]:
    """How much of each kind was found."""
    out = dict.fromkeys(
        ("meetings", "items", "questions", "answers", "recommendations", "actions", "decisions", "people"), 0
    )
    for each in found:
        records = (
            [record for item in each.items for record in item.records] + each.before.records + each.records
        )
        out["meetings"] += each.kind in ("minutes", "agenda")
        out["items"] += len(each.items)
        out["people"] += len(each.people)
        for record in records:
            out[f"{record.kind}s"] += 1
            out["answers"] += sum(part.label == "Answer" for part in record.parts)
    return out


def doubts(found: Found) -> list[Doubt]:
    """All that a clerk has to decide."""
    return [*found.doubts, *(doubt for item in found.items if item.ground is None for doubt in item.doubts)]


def report(
    name: str,
    digest: str,
    document: Document,
    found: Sequence[Found],
    files: Mapping[str, str],
    left: Sequence[Left],
    proposed: Sequence[str],
    known: Set[str],
) -> str:
    """The text of the report; `proposed` are lines about what is, `known` the terms of the glossary."""
    return "\n".join(_lines(name, digest, document, found, files, left, proposed, known)).rstrip() + "\n"


def _lines(
    name: str,
    digest: str,
    document: Document,
    found: Sequence[Found],
    files: Mapping[str, str],
    left: Sequence[Left],
    proposed: Sequence[str],
    known: Set[str],
) -> Iterator[str]:
    yield f"# Import of {escaped(name)}"
    yield ""
    yield f"The original is kept beside this report. Its SHA-256 is `{digest}`. Nothing here is published."
    if document.scanned:
        yield (
            "The document is a scan: its words were recognised by a machine. Compare every word with the "
            "picture."
        )
    yield from _list("Found", (_counted(count, what) for what, count in counts(found).items() if count))
    yield from _list("Drafts", (path for path in files if not path.startswith(FOLDERS)))
    people = [who for each in found for who in (*each.people, *each.deciders)]
    yield from _proposed(document, people, proposed, known)
    told = [
        f"{doubt.place}: read as {doubt.read_as}. It could be {doubt.could_be}."
        for each in found
        for doubt in doubts(each)
    ]
    yield from _list(
        "To decide",
        told,
        "Each has a mark `[check: …]` in the draft. Decide, correct the draft, and delete the mark.",
    )
    moved = [
        place for each in found for item in each.items for section in item.sections for place in section.moved
    ]
    yield from _list(
        "Order",
        moved,
        "In the document these paragraphs come after a record. In the draft they come before the records "
        "of their heading.",
    )
    yield from _list("Headers and footers", document.furniture)
    yield from _list("Not shown in the document, and left out", document.withheld)
    yield from ("", "## Remainder", "")
    yield (
        "Words of the document that are in no draft: labels, numbers, and what the draft says in another "
        "way. Check each line."
    )
    yield ""
    yield from (f"- {each.place}: {escaped(each.words)}" for each in left)


def _proposed(
    document: Document, people: Sequence[Attendee], proposed: Sequence[str], known: Set[str]
) -> Iterator[str]:
    """What the office may not know yet, with where each was read; terms as lines to copy."""
    yield from _list("Proposed", proposed, ABOUT)
    initials = {each.initials for each in people}
    new = [term for term in terms(document) if term.name not in initials and term.name not in known]
    if new:
        yield from () if proposed else ("", "## Proposed")
        yield from ("", "Copy into `glossary.yaml`:", "", "```yaml")
        yield from (
            f"{each.name}: {{expansion: {quoted(each.expansion, True)}}}  # {each.place}" for each in new
        )
        yield "```"


def with_shared(text: str, path: str, series: str) -> str:
    """A report that also says in which series a draft was put with others of its run."""
    entry = f"- series ‘{escaped(series)}’ of {escaped(path)}: other files of this run have its title"
    if f"\n## Proposed\n\n{ABOUT}\n\n" in text:
        return text.replace(f"{ABOUT}\n\n", f"{ABOUT}\n\n{entry}\n", 1)
    if "\n## Proposed\n" in text:
        return text.replace("\n## Proposed\n", f"\n## Proposed\n\n{entry}\n", 1)
    before, mark, rest = text.partition("\n## Remainder\n")
    return f"{before}\n## Proposed\n\n{ABOUT}\n\n{entry}\n{mark}{rest}"


def _counted(count: int, what: str) -> str:
    one = "person" if what == "people" else what.removesuffix("s")
    return f"{count} {one if count == 1 else what}"


def _list(title: str, entries: Iterable[str], about: str = "") -> Iterator[str]:
    shown = list(entries)
    if shown:
        yield from ("", f"## {title}", "")
        if about:
            yield from (about, "")
        yield from (f"- {escaped(each)}" for each in shown)
