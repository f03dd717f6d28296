"""The parts of a record: passages that begin with a label, such as `**Answer (Chief Constable):** …`.

Clerks write labels in many ways. A label that is not recognised would make an answer part of the question. So
every form whose meaning is plain is read, and what looks like a label is reported.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from scrutiny.base.diagnostics import Report
from scrutiny.base.text import Text, plain_blanks


@dataclass(frozen=True, slots=True)
class Part:
    """A labelled passage of a record, such as `**Answer (Chief Constable):** …`.

    `label` is the label that it was recognised as, `number` the number behind it (or empty), `said`
    the words in brackets, if any.
    """

    label: str
    number: str
    said: Text | None
    prose: Text


SYNONYMS: Mapping[str, tuple[str, ...]] = {
    "Answer": ("Answers", "Ans", "A", "Reply", "Response", "Resp"),
    "Supplementary question": (
        "Supplementary",
        "Supp",
        "Follow-up",
        "Follow up",
        "Follow-up question",
        "Further question",
    ),
    "Response": ("Responses", "Reply", "Answer"),
    "Update": ("Updates", "Progress", "Progress update"),
    "Comment": ("Comments",),
    "Reasons": (
        "Reason",
        "Reasons for decision",
        "Reason for decision",
        "Reasons for the decision",
        "Rationale",
    ),
}
"""Other words that clerks write for a label, where the record has no label of that name."""


def divide(prose: Text, labels: Collection[str], report: Report) -> tuple[Text, tuple[Part, ...]]:
    """Divide the prose of a record at its labels: the words before the first, and the parts.

    A label that goes on in bold to the end of the text, whose brackets are not closed or empty, or that has
    two pairs of them, is an error.
    """
    starts = list(_labels(prose, _known(labels)))
    for found in starts:
        if found.fault:
            said = f" ({found.meant})" if found.meant else ""
            what = f"'{found.written}' is not read as a label: {found.fault}"
            report.error(prose.at(found.start), "near-label", what, f"write '**{found.label}{said}:**'")
    bounds = [*(found.start for found in starts), len(prose.value)]
    divided = tuple(
        Part(found.label, found.number, found.said, prose.part(found.end, bound).strip())
        for found, bound in zip(starts, bounds[1:], strict=True)
    )
    return prose.part(0, bounds[0]).strip(), divided


def until_rule(prose: Text) -> tuple[Text, Text | None]:
    """The words of a record up to the line that ends it (`---`), and what follows that line, if anything."""
    rule = RULE.search(plain_blanks(prose.value))
    if rule is None:
        return prose, None
    after = prose.part(rule.end(), len(prose.value)).strip()
    return prose.part(0, rule.start()).strip(), after if after.value else None


RULE = re.compile(r"^[ \t]*([-–—*_])(?:[ \t]*\1){2,}[ \t]*$", re.MULTILINE)
"""A line of hyphens, or of another sign of which Markdown or a word processor makes a line."""


def _known(labels: Collection[str]) -> Mapping[str, str]:
    known = {
        synonym.casefold(): label for label in reversed(tuple(labels)) for synonym in SYNONYMS.get(label, ())
    }
    return {**known, **{label.casefold(): label for label in labels}}


class _Label(NamedTuple):
    """A label as it is written: where it starts, with its list mark, and where its passage begins."""

    start: int
    end: int
    label: str
    number: str
    said: Text | None
    meant: str
    written: str
    fault: str


def _labels(prose: Text, known: Mapping[str, str]) -> Iterator[_Label]:
    if not known:
        return
    words = plain_blanks(prose.value)
    for head in _head(known).finditer(words):
        mark = head["mark"] or ""
        tail = _TAILS[mark].match(words, head.end())
        fault = "" if tail else _fault(head, words)
        tail = tail or (_NO_END.match(words, head.end()) if fault else None)
        if tail is None or not (fault or _is_label(head, tail)):
            continue
        spans = [tail.span(name) for name in ("said", "also") if tail.groupdict().get(name) is not None]
        said = [prose.part(*span) for span in spans]
        if not fault and len(said) > 1:
            fault = "it has two pairs of brackets"
        elif not fault and said and not said[0].value.strip():
            fault = "its brackets are empty"
        yield _Label(
            start=head.start(),
            end=tail.end(),
            label=known[" ".join(head["label"].casefold().split())],
            number=(tail["number"] or "").lstrip("0"),
            said=said[0] if said and said[0].value.strip() else None,
            meant=", ".join(each.value.strip() for each in said if each.value.strip()),
            written=prose.value[head.start("written") : tail.end()].strip(),
            fault=fault,
        )


def _is_label(head: re.Match[str], tail: re.Match[str]) -> bool:
    """Whether words in the form of a label are one: inside a line, or without a colon, few are."""
    if tail["colon"] or tail.groupdict().get("after"):
        return True
    return head["middle"] is None and len(head["label"]) > len("Ans") and head["label"][0].isupper()


def _fault(head: re.Match[str], words: str) -> str:
    """Why words at the start of a line that look like a label are not one; empty for other words."""
    tail = _NO_END.match(words, head.end())
    if head["middle"] is not None or tail is None:
        return ""
    if head["mark"] and tail["colon"]:
        return "its bold does not end with it"
    return "it has no colon" if tail["said"] and len(head["label"]) > len("Ans") else ""


def _head(known: Mapping[str, str]) -> re.Pattern[str]:
    names = "|".join(re.escape(name).replace(r"\ ", "[ ]+") for name in sorted(known, key=len, reverse=True))
    return re.compile(
        r"(?:^[ \t]*+(?:(?:>|[-*+•–][ \t]|[0-9]{1,2}[.)][ \t])[ \t]*+)*|(?P<middle>(?<=\S)[ \t]+(?=\*\*|__)))"
        rf"(?P<written>(?P<mark>\*\*\*|\*\*|__|\*|_)?[ \t]*(?P<label>{names}))(?![^\W_]|[’'-])",
        re.IGNORECASE | re.MULTILINE,
    )


_BRACKETS = r"\((?P<{}>[^\n()]*(?:\([^\n()]*\)[^\n()]*)*)\)"
_BEGINS = rf"(?:[ \t]+(?P<number>[0-9]{{1,3}})(?![\w.]))?(?:[ \t]*{_BRACKETS.format('said')})?[ \t]*"
_COLON = "[:：]"


def _tail(mark: str) -> re.Pattern[str]:
    """What follows the name of a label: its number, its brackets, its colon, and the end of its mark."""
    if not mark:
        return re.compile(rf"{_BEGINS}(?:(?P<colon>:(?=\s|\Z|\*|_)|：)|(?<=[ \t])[-–—](?=[ \t]))[ \t]*")
    end = re.escape(mark)
    inside = rf"(?P<colon>{_COLON})[ \t]*{end}"
    outside = rf"{end}(?:[ \t]*{_BRACKETS.format('also')})?[ \t]*(?P<after>{_COLON}|[-–—](?=[ \t]))?"
    return re.compile(rf"{_BEGINS}(?:{inside}|{outside})[ \t]*")


_TAILS = {mark: _tail(mark) for mark in ("", "***", "**", "__", "*", "_")}
_NO_END = re.compile(rf"{_BEGINS}(?P<colon>{_COLON})?[ \t]*")


def labelled(prose: Text) -> Iterator[re.Match[str]]:
    """Each line that begins with a bold label and a colon, known or not: groups `label`, `number`, `said`."""
    return _BOLD.finditer(plain_blanks(prose.value))


_BOLD = re.compile(
    r"^[ \t]*(?:[-*+>][ \t]+)?\*\*(?P<label>[^\W\d_][^\n*():]{0,60}?)(?:[ \t]+(?P<number>[0-9]{1,3}))?[ \t]*"
    r"(?:\((?P<said>[^\n()]*)\))?[ \t]*(?::[ \t]*\*\*|\*\*[ \t]*:)[ \t]*",
    re.MULTILINE,
)
