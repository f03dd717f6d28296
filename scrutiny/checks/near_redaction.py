"""Words that are left out are marked with the ground on which they are: `[redacted: FOIA s.40(2)]`."""

import difflib
import re
import unicodedata
from collections.abc import Iterator

from scrutiny.base.diagnostics import Report
from scrutiny.base.text import Place, Text, plain_blanks, unescaped
from scrutiny.content.markdown import REDACTION
from scrutiny.content.note import Note
from scrutiny.register.register import Register


def check_note(note: Note, report: Report) -> None:
    """Look for marks of redaction in another form, in titles and in prose."""
    for place, title in note.titles():
        for _, mark in _marks(plain_blanks(title)):
            _report(place, mark, report)
    for passage in note.passages():
        _look(passage, report)


def check(register: Register, report: Report) -> None:
    """Look for the same in the files of reports, people and priority areas, and in custom pages."""
    for passage in register.passages():
        _look(passage, report)


def _look(passage: Text, report: Report) -> None:
    words, where = unescaped(plain_blanks(passage.value))
    for at, mark in _marks(words):
        _report(passage.at(where[at]), mark, report)


def _report(place: Place, mark: str, report: Report) -> None:
    what = f"'{mark}' is shown as it is written, and not as words that were left out"
    fix = "write '[redacted: FOIA s.40(2)]', with the ground, and never the words themselves"
    report.error(place, "near-redaction", what, fix)


def _marks(words: str) -> Iterator[tuple[int, str]]:
    """What looks like a mark of redaction and is none, with where it begins."""
    seen = set[int]()
    for found in _MARK.finditer(words):
        seen.update(range(*found.span()))
        begins, ends = words.rfind("\n", 0, found.start()) + 1, words.find("\n", found.end())
        line = words[begins : ends if ends >= 0 else None]
        if not line.strip(" *_#-") or ("|" in line and not found[0].strip("-")):  # a rule, an empty cell
            continue
        yield found.start(), found[0].strip()
    for found in _BRACKETS.finditer(words):
        right = REDACTION.fullmatch(found[0]) and _GROUND.search(found["said"].partition(":")[2])
        if found.start() not in seen and not right and _means_redaction(found["said"]):
            yield found.start(), found[0]


def _means_redaction(said: str) -> bool:
    """Whether words in square brackets stand for words that were left out."""
    plain = unicodedata.normalize("NFKD", said.casefold())
    first = "".join(c for c in re.split(r"[:;–—]", plain)[0] if c.isascii() and c.isalpha())
    like = difflib.SequenceMatcher(None, first, "redacted").ratio() if len(first) < len("redacted") + 3 else 0
    return like >= LIKE or bool(_LEFT_OUT.search(plain))


LIKE = 0.75
"""How much of “redacted” a misspelling of it has: “redcated”, “re dacted”, “redact”."""

_LEFT_OUT = re.compile(
    r"\bredact(?:ed|ion|ions)?\b"
    r"|\b(?:removed|withheld|deleted|omitted|anonymi[sz]ed|blanked(?: out)?)(?: *[:(,–—-].*| under .*)?$"
    r"|^(?:exempt\W*)?(?:foia?\W*)?(?:s\.? ?|section )[0-9]+[a-z]?(?:\([0-9a-z]+\))*$"
    r"|^(?:personal|sensitive) (?:data|information)$"
)
_GROUND = re.compile(r"\w")
_BRACKETS = re.compile(r"\[(?P<said>[^\[\]\n]+)\](?!\()")
_MARK = re.compile(
    r"\(\s*redacted\b[^)\n]*\)|\{\s*redacted\b[^}\n]*\}"
    r"|\((?:[\w’'-]+ ){0,2}(?:names?|address(?:es)?|details|information|words?|text)"
    r" (?:redacted|removed|withheld|deleted|omitted)\)"
    r"|\[redacted\b[^\]\n]*$|(?<!\[)(?<!\[\s)\bredacted: ?[^\[\]\n]{1,60}\]"
    r"|[█▇▆▮▬▒░▓◼⬛]+|■{2,}|[□●•]{3,}|\bX{4,}\b|(?-i:\bX(?: X){2,}\b)"
    r"|(?:(?<=\S )|(?<=[\[(£]))(?:\*{3,}|#{3,}|_{4,}|-{4,})(?=[\s.,;:)\]]|$)|(?<=\S )\*(?: \*){2,}"
    r"|(?-i:\bREDACTED\b)(?![^\[\n]*\])|^[ \t>*_•–+-]*redacted[*_]*(?: *:[^\n]*|\.?[*_]*$)",
    re.IGNORECASE | re.MULTILINE,
)
