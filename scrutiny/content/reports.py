"""The note of an inspection report: its file, with the recommendations that it may have.

They are written as in the note of a meeting: `### Recommendation 3: Title`, with the same fields and parts.
The rest of the file is text.
"""

import dataclasses
import re
from collections.abc import Iterator, Mapping

from scrutiny.base.diagnostics import Report
from scrutiny.base.fingerprint import digest
from scrutiny.base.text import Place, Source, Text, plain_blanks, stem
from scrutiny.content import body as records
from scrutiny.content import headings, outline
from scrutiny.content.fields import Values
from scrutiny.content.head import Head, refuse_disagreement
from scrutiny.content.kinds.inspection import Inspection
from scrutiny.content.kinds.recommendation import Recommendation
from scrutiny.content.moments import day_of
from scrutiny.content.note import Note, noted
from scrutiny.content.outline import Outline, Section


def divided(place: Place, found: Values, body: Text, report: Report) -> Mapping[str, object]:
    """The text of a report and the sections of its recommendations, as attributes of `Inspection`."""
    refuse_disagreement(place, found, report)
    scanned = outline.scan(body, report, loose=True)
    recommended: list[Section] = []
    kept: list[Section] = []
    for section in scanned.sections:
        if _is_recommendation(section.heading, report, "###"):
            recommended.append(section._replace(sections=()))
            section = section._replace(
                heading=Text("", section.heading.place), under=section.under.part(0, 0)
            )
        inner = [(each, _is_recommendation(each.heading, report)) for each in section.sections]
        recommended += [each for each, found in inner if found]
        rest = tuple(each for each, found in inner if not found)
        for each in rest:
            _refuse_fields(each, report)
        if rest or section.under.value.strip() or (section.heading.value and not section.sections):
            kept.append(section._replace(sections=rest))
    for section in scanned.sections:
        for each in (section, *section.sections):
            _refuse_lines(each.under, report)
    _refuse_lines(scanned.introduction, report)
    text = Outline(scanned.introduction, tuple(kept))
    return {"text": text, "recommended": tuple(recommended), "places": found.places}


def _refuse_fields(section: Section, report: Report) -> None:
    """A heading that has the fields of a recommendation, and is not that of one: `### 8775: Governance`."""
    if _FIELD.match(plain_blanks(section.under.value.lstrip("\n"))):
        what = f"'{section.heading}' has the fields of a recommendation, and is not read as one"
        fix = "write '### Recommendation 1: Title', with its number in the register of the inspectorate"
        report.error(section.heading.place, "near-heading", what, fix)


_FIELD = re.compile(r"[ \t]*[-*+][ \t]+(?:\*\*)?(?:To|Status|Due|Updates)[ \t]*:", re.IGNORECASE)


def _refuse_lines(text: Text, report: Report) -> None:
    """A recommendation whose heading is only a line, bold or not, so that it is none."""
    for found in _LINE.finditer(plain_blanks(text.value)):
        what = f"'{found[0].strip()}' is shown as text, and not read as a recommendation"
        fix = f"write '### Recommendation {found['number'] or found['at']}: its title' on a line of its own"
        report.error(text.at(found.start("words")), "near-record", what, fix)


_LINE = re.compile(
    r"^[ \t]*(?:[-*+][ \t]+)?(?P<words>(?:\*\*|__)rec(?:ommendation)?\.?[ \t]*(?P<number>[0-9]+)[^\n]*"
    r"|recommendation[ \t]*(?P<at>[0-9]+)(?:[ \t]*[:.–—-][^\n.]{0,100})?$)",
    re.IGNORECASE | re.MULTILINE,
)


def _is_recommendation(heading: Text, report: Report, wanted: str = "") -> bool:
    """Whether a heading is that of a recommendation; another record is an error, and so is another level."""
    found = headings.record(heading.value, records.KINDS) if heading.value else None
    if found is None:
        return False
    if found.word != Recommendation.kind.capitalize():
        what = f"'{heading}' begins a record of a meeting, and this is the file of an inspection report"
        report.error(heading.place, "near-heading", what, "write it in the note of its meeting")
        return False
    if wanted:
        what = f"'{heading}' begins with '##'"
        report.error(heading.place, "near-heading", what, f"write '{found.right}'")
    return True


def note(inspection: Inspection, source: Source, report: Report) -> Note | None:
    """The note of a report; None of one that has no date, and nothing for which it would need one."""
    date = inspection.date or (day_of(inspection.withdrawn.date) if inspection.withdrawn else None)
    if date is None:
        if inspection.recommended or inspection.places.keys() & {"status", "publish_at"}:
            what = "the report has recommendations or a status, and no date"
            report.error(inspection.place, "missing-field", what, "write 'date: …', at least the year")
        return None
    identity = inspection.identity
    head = Head(
        id=identity,
        place=Place(source.path, 1, 1),
        title=inspection.title,
        date=date,
        status=inspection.state,
        language=stem(source.path)[1] or "",
        publish_at=inspection.publish_at,
        changes=inspection.changes,
        withdrawn=inspection.withdrawn,
        introduction=inspection.text.introduction.part(0, 0),
        places=inspection.places,
    )
    found = tuple(
        dataclasses.replace(each, source=each.source or Text(inspection.slug, each.place))
        for each in records.recommendations(identity, inspection.recommended, report)
    )
    front = source.text[: len(source.text) - len(source.text.partition("\n---\n")[2])]
    return noted(head, found, source, front, tuple(_digests(found, inspection, source)))


def _digests(found: tuple[Recommendation, ...], inspection: Inspection, source: Source) -> Iterator[str]:
    """The digest of each recommendation: from its heading to the next heading of any kind."""
    sections = [*inspection.text.sections, *inspection.recommended]
    sections += [inner for section in inspection.text.sections for inner in section.sections]
    lines = source.text.split("\n")
    ends = sorted(section.heading.place.line - 1 for section in sections if section.heading.value)
    for record in found:
        start = record.place.line - 1
        end = next((each for each in ends if each > start), len(lines))
        yield digest("\n".join(lines[start:end]).strip() + "\n")
