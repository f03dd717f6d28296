"""Text that looks like a label or a record is reported with the line to write instead."""

import re
from collections.abc import Collection, Iterator

from scrutiny.base.diagnostics import Report, nearest
from scrutiny.base.text import Text, at_paragraphs, plain_blanks
from scrutiny.content import parts
from scrutiny.content.body import KINDS
from scrutiny.content.dates import as_date
from scrutiny.content.kinds.question import Question
from scrutiny.content.note import Note

LABELS = {kind.kind: tuple(kind.speakers) for kind in KINDS.values()}
ALL_LABELS = tuple(label for labels in LABELS.values() for label in labels)


def check_note(note: Note, report: Report) -> None:
    """Look at the beginning of each paragraph of a note."""
    _records(note.meeting.introduction, False, report)
    for record in note.records:
        for passage in record.passages:
            _records(passage, record.alone, report)
            own = LABELS.get(record.kind, ()) if passage is not record.after else ()
            told = tuple(_labels(own, passage, report))
            if "Update" in own:
                _dated(passage, report)
            _worded(own, passage, told, passage is record.prose, report)
        if isinstance(record, Question) and (not record.parts or record.parts[0].label != "Answer"):
            _spoken(record.prose, report)
            _unanswered(record, report)


def _records(passage: Text, alone: bool, report: Report) -> None:
    """`ACTION: …` at the beginning of a paragraph, which is a record only as a heading.

    What stands by itself, `alone`, has no other records in its file.
    Inside a paragraph a line may begin with any word, so there it must be bold, numbered or in capitals.
    """
    words = plain_blanks(passage.value)
    told = set[int]()
    starts = {found.start("kind") for found in at_paragraphs(_SHOUTED, words)}
    for found in _SHOUTED.finditer(words):
        dressed = found["bold"] or found["number"] or found["kind"].isupper()
        agreed = found["kind"].casefold() == "agreed"
        if not (dressed or (found.start("kind") in starts and not agreed)):
            continue
        told.add(found.start("kind"))
        _record(found, "kind", found["number"], passage, alone, report)
    for found in at_paragraphs(_OPENED, words):
        group = "kind" if found["kind"] else "plain"
        if found.start(group) not in told:
            _record(found, group, found["number"] or found["figure"], passage, alone, report)


def _record(
    found: re.Match[str], group: str, number: str | None, passage: Text, alone: bool, report: Report
) -> None:
    word = found[group].casefold()
    kind = "Decision" if word in ("resolved", "agreed") else word.capitalize()
    what = f"'{found[0].strip()}' is shown as text, and not read as a record"
    fix = f"write '### {kind} {number or '1'}: a short title' above it, with its fields as a list"
    if alone:
        fix = "write it in the note of a meeting, or here as a sentence: this file has one record"
    report.error(passage.at(found.start(group)), "near-record", what, fix)


_KINDS = rf"(?P<kind>{'|'.join(LABELS)}|resolved|agreed)(?:[ \t]+(?P<number>[0-9]{{1,4}}))?"
_SHOUTED = re.compile(
    r"^[ \t]*(?:[-*+>][ \t]+)*(?P<bold>\*{1,3}|_{1,2}|(?:\\|(?<=[ \t]))#+[ \t]*|(?:\*\*|__)#+[ \t]*)?"
    rf"{_KINDS}(?:\*{{1,3}}|_{{1,2}})?[ \t]*:",
    re.IGNORECASE | re.MULTILINE,
)
_OPENED = re.compile(
    rf"[ \t>]*[\[(]?(?:(?:\*\*|__){_KINDS}[^\n:*_]{{0,40}}(?::[ \t]*)?(?:\*\*|__)"
    r"|(?P<plain>action|decision)(?P<point> points?)?(?:[ \t]+(?P<figure>[0-9]{1,4}))?"
    r"(?:[ \t]*\([^\n()]*\)[ \t]*:|[ \t]+[-–—][ \t]|[ \t]+for [^\n:.]{1,30}:|(?<=point):|(?<=points):))",
    re.IGNORECASE,
)


def _labels(own: tuple[str, ...], passage: Text, report: Report) -> Iterator[int]:
    """A bold label that is misspelt or belongs to another kind; an answer outside a question.

    Yields where each line that it reports begins.
    """
    for found in parts.labelled(passage):
        near = _of_another_kind(found["label"]) or nearest(found["label"], own or ALL_LABELS)
        if near is None or found["label"].casefold() in LABELS:
            continue
        said = f" ({found['said']})" if found["said"] else ""
        if near in own:
            fix = f"write '**{near}{said}:**'"
        else:
            kinds = " or ".join(kind for kind, labels in LABELS.items() if near in labels)
            fix = f"write '**{near}{said}:**' under the heading of the {kinds}"
        what = f"'{found[0].strip()}' is shown as text, and not read as a part of a record"
        report.error(passage.at(found.start()), "near-label", what, fix)
        yield found.start()
    if not own:
        for spoken in _ANSWER.finditer(plain_blanks(passage.value)):
            what = f"'{spoken[0].strip()}' is shown as text, and not read as an answer"
            fix = "write it under the heading of a question, such as '### Question 1: …'"
            report.error(passage.at(spoken.start()), "near-label", what, fix)


def _worded(own: tuple[str, ...], passage: Text, told: Collection[int], listed: bool, report: Report) -> None:
    """A paragraph that opens with a label and more words, or in another form: `**Written answer:**`.

    `told` are the lines that were reported already, by where they begin. A line of a list counts where
    `listed`: in an answer a list has words of its own.
    """
    for found in at_paragraphs(_OPENING, plain_blanks(passage.value)):
        bold = found["bold"] is not None
        if found.start() in told or (found["mark"] and not bold and not listed):
            continue
        lead = re.sub(r"\s*\(.*", "", found["bold"] or found["plain"]).strip(' .:;–—-`*_“”"|')
        inside = re.search(r"\(([^()]+)\)", found["bold"] or "")
        label = next((each for each in own if _says(lead, each, bold)), None)
        if label is None and inside:
            label = next((each for each in own if _says(inside[1].strip(), each, bold)), None)
        if label is None:
            continue
        what = f"'{found[0].strip()}' is shown as text, and not read as a part of a record"
        fix = f"write '**{label}:**', or '**{label} (Chief Constable, 2 October 2026):**'"
        report.error(passage.at(found.start("lead")), "near-label", what, fix)


def _says(lead: str, label: str, bold: bool) -> bool:
    """Whether the first words of a paragraph are a label with words about it, or a slip of one."""
    words = (label, *parts.SYNONYMS[label], WELSH[label])
    names = "|".join(re.escape(each) for each in words if len(each) > len("Ans"))
    if bold:
        form = (
            rf"(?:.* )?(?:{names})|(?:{names}) (?:from|by|of|to|for|on|given)\b.*|(?:{names}),? *[-–—(\[].*"
        )
    else:
        form = rf"(?:\S+ ){{0,2}}(?:{names})(?: (?:from|by|of) .*)?"
    if re.fullmatch(form, lead, re.IGNORECASE) or (lead[:1].isupper() and nearest(lead, (label,))):
        return True
    return bold and re.fullmatch(rf"(?i:{names}),? [A-Z0-9].*", lead) is not None


WELSH = {
    "Answer": "Ateb",
    "Supplementary question": "Cwestiwn atodol",
    "Response": "Ymateb",
    "Update": "Diweddariad",
    "Comment": "Sylw",
    "Reasons": "Rhesymau",
}
"""What the site calls each label in Welsh. A note has the English word."""

_OPENING = re.compile(
    r"[ \t>|]*(?P<mark>[-*+•][ \t]+)?(?:\(?[a-z0-9]{1,2}[.)][ \t]+)?[➤→►“\"`]*(?P<lead>"
    r"(?:\*{1,3}|__?)(?P<bold>[^\n*_]{2,70})(?:\*{1,3}|__?)"
    r"|(?P<plain>[^\n:：;*_.?!|]{2,50}?)`?(?:[:：;|]|$))",
    re.MULTILINE,
)


def _dated(passage: Text, report: Report) -> None:
    """A paragraph that opens with a date alone: `**17 May 2026:** …`, which is an update."""
    for found in at_paragraphs(_DAY, plain_blanks(passage.value)):
        if as_date(found["day"].strip()):
            what = f"'{found[0].strip()}' is shown as text, and its date is not that of an update"
            fix = f"write '**Update ({found['day'].strip()}):**' before its words"
            report.error(passage.at(found.start("day")), "near-label", what, fix)


_DAY = re.compile(r"[ \t>]*(?:[-*+•][ \t]+)?(?:\*\*|__)?(?P<day>[^\n:*_–—]{6,30}?)[ \t]*(?:[:*_]| [-–—] )")


def _unanswered(question: Question, report: Report) -> None:
    """A supplementary question with an answer and none before it: the first is published as the question."""
    labels = [part.label for part in question.parts]
    if labels[:1] == ["Supplementary question"] and "Answer" in labels:
        what = "this supplementary question has an answer, and the question before it has none"
        fix = (
            "write '**Answer:**' before the words that answer the first question; where none do, "
            "write the supplementary question under a heading of its own, such as '### Question 2: …'"
        )
        report.error(question.parts[0].prose.place, "near-label", what, fix)


def _spoken(prose: Text, report: Report) -> None:
    """Who speaks at the beginning of a paragraph of a question without an answer: `Chief Constable: …`."""
    for found in at_paragraphs(_SPEAKER, plain_blanks(prose.value)):
        what = f"'{found[0].strip()}' is shown as text of the question, and is no answer to it"
        who = f" ({found['who']})" if len(found["who"]) > 1 else ""
        report.error(prose.at(found.start("who")), "near-label", what, f"write '**Answer{who}:**'")


_POST = (
    r"(?:(?:deputy|assistant|temporary|acting|chief) )*(?:constable|superintendent|inspector|commissioner)"
)
_SPEAKER = re.compile(
    rf"[ \t>*_-]*(?:from )?(?P<who>(?:the )?{_POST}|[DTA/]{{0,4}}CC|[DA]?PCC|CFO|A)"
    r"(?:(?: replied| answered| responded)|[0-9]{1,2})?[ \t]*(?:[:：]|\*\*|__|[.)](?=[ \t*_])| [-–—] )",
    re.IGNORECASE,
)


def _of_another_kind(label: str) -> str | None:
    return next((each for each in ALL_LABELS if each.casefold() == label.casefold()), None)


_ANSWER = re.compile(
    r"^[ \t]*(?:answer|supplementary question)[ \t]*(?:\([^\n()]*\))?[ \t]*:", re.IGNORECASE | re.MULTILINE
)
