"""Lines as paragraphs: where one ends is told from what a typesetter would have done."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from scrutiny.authoring.importing.document import Paragraph, Run
from scrutiny.authoring.importing.healing import hyphen, merged
from scrutiny.authoring.importing.pages.geometry import Line, Word, gaps

BULLET = re.compile("([•·▪◦‣●○■*\uf0b7\uf0a7\uf02d]|[-–](?=\\s)|o(?=\\s))\\s*(?=\\S)")
_LABEL = re.compile(r"(\(?(?:[ivx]{1,5}|[a-z])[.)]|\(\d{1,2}\))\s+(?=\S)")
_BEGINS = re.compile(
    r"(?:ACTION|Action|RESOLVED|DECISION|Decision|Resolved|Agreed|AGREED)\b.{0,24}?[:–—~(-]|AP ?\d+\b"
    r"|Q\d{1,2}\b|A\d{1,2}[.:)]|(?:Question|Answer|Recommendation|Response"
    r"|Supplementary question|Present|Apologies|In attendance|Chief Constable"
    r"|Commissioner)\b\s*\d*\s*[.:–—-]|(?:Item )?\d{1,2}(?:\.\d{1,2})*[.):]\s"
)
_PERSON = re.compile(r"(?:[A-Z][\w.’'-]+ ){1,4}(?:\([A-Z]{2,4}\)|[–-] [A-Z])")
_TASK = re.compile(r"(?:The )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,4} to [a-z]+ ")
"""Who is to do something, at the beginning of each entry of a list."""
_ENDED = re.compile(r"[.?!:;…]['’”\")\]]*$")


class Setting:
    """How the lines of a document are set: the usual distance of lines of a size, and words for healing
    hyphens.
    """

    def __init__(self, words: Counter[str], scanned: bool) -> None:
        self.words, self.scanned = words, scanned
        self.margin: Sequence[Word] = ()
        """The head of the margin at the right, where there is one."""
        self._rights: dict[int, float] = {}
        self._distances: dict[int, Counter[int]] = {}

    def learn(self, found: Sequence[Line], width: float = 0.0) -> None:
        """Note the distances of lines; and how far those go that have the whole width of a page, as `width`
        says.
        """
        if width and found:
            self._rights[round(width)] = max(self.right(width) or 0.0, edge_of(found))
        for before, line in pairwise(found):
            step = line.y - before.y
            if 0.8 * line.size < step < 2.2 * line.size and abs(line.size - before.size) < 1:
                self._distances.setdefault(round(line.size), Counter())[round(step * 2)] += 1

    def right(self, width: float) -> float | None:
        """How far lines go on the pages of a width."""
        return self._rights.get(round(width))

    def within(self, found: Sequence[Line]) -> Setting:
        """The setting of a part of the document, whose lines may be further apart than is usual in it."""
        own = Setting(self.words, self.scanned)
        own.learn(found)
        for size, seen in list(own._distances.items()):
            if sum(seen.values()) < 3 or own.usual(size) > 1.35 * self.usual(size):
                del own._distances[size]
        own._distances = {**self._distances, **own._distances}
        return own

    def usual(self, size: float) -> float:
        """The distance of lines of a size: the least that is common, or one that is hardly more."""
        seen = self._distances.get(round(size))
        if not seen:
            return size * 1.25
        most = max(seen.values())
        common = sorted(step for step, count in seen.items() if count * 4 >= most)
        return max(step for step in common if step <= 1.18 * common[0]) / 2


def paragraphs(found: Sequence[Line], setting: Setting, right: float | None = None) -> list[Paragraph]:
    """Lines that are read one after the other, as paragraphs. `right` is how far lines may go."""
    if not found:
        return []
    edge = edge_of(found) if right is None else right
    groups, setting = list[list[Line]](), setting.within(found)
    left = min(line.x0 for line in found)
    for line in found:
        if groups and not _breaks(groups[-1], line, setting, edge, left):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_made(group, setting) for group in groups]


def edge_of(found: Sequence[Line]) -> float:
    """How far lines of running text go; what is apart from it at the right is no part of it."""
    left, right = min(line.x0 for line in found), max(line.x1 for line in found)
    ends = [
        line.x1
        for line in found
        if line.x0 < (left + right) / 2 and not any(b - a > 1.8 * line.size for a, b in gaps(line))
    ]
    return max(ends or [right])


def _breaks(group: list[Line], line: Line, setting: Setting, edge: float, left: float) -> bool:
    before = group[-1]
    step, usual = line.y - before.y, setting.usual(line.size)
    slack = 0.4 * usual if setting.scanned else max(1.0, 0.09 * line.size)
    if step > usual + slack or step < 0:
        return True
    if not setting.scanned and abs(line.size - before.size) > 0.09 * line.size:
        return True
    first, last = line.words[0], before.words[-1]
    room = edge - before.x1 > (first.x1 - first.x0) + 0.35 * line.size + (
        0.03 * edge if setting.scanned else 0.5
    )
    looks = (first.bold, first.italic) != (last.bold, last.italic)
    if (
        looks
        and ((before.bold, before.italic) != (line.bold, line.italic))
        and (room or before.bold != line.bold or _ENDED.search(before.text))
    ):
        return True
    goes_on = line.text[0].islower() and not _ENDED.search(before.text) and not _LABEL.match(line.text)
    if room and not goes_on and not _is_centred(group, line, edge - left):
        return True
    if _hangs(group[0], line):
        return True
    return any(_is_row(each, line) for each in (group[0], before)) or _labelled(group, line, room)


def _hangs(first: Line, line: Line) -> bool:
    """Whether a line has a number at the left of its words, which begin where those of `first` do."""
    if len(line.words) < 2 or not re.fullmatch(r"\d{1,2}(?:\.\d{1,2})*[.)]?", line.words[0].text):
        return False
    number, word = line.words[:2]
    begins = [each.x0 for each in first.words[:2]]
    return word.x0 - number.x1 > 0.6 * line.size and any(abs(word.x0 - x0) < 2 for x0 in begins)


def _is_centred(group: list[Line], line: Line, width: float) -> bool:
    """Whether two lines stand over each other about one middle, as a title over two lines does: the first
    has no room for the next word.
    """
    before, first = group[-1], line.words[0]
    same = abs((before.x0 + before.x1) / 2 - (line.x0 + line.x1) / 2) < 2.5 and abs(before.x0 - line.x0) > 3
    full = before.x1 - before.x0 + 0.35 * line.size + first.x1 - first.x0 > 0.9 * width
    return same and line.bold and before.bold and full


def _is_row(before: Line, line: Line) -> bool:
    """Whether two lines are rows of a list in columns, such as names with their posts."""
    wide = [b.x0 for line_ in (before, line) for a, b in pairwise(line_.words) if b.x0 - a.x1 > 1.8 * b.size]
    numbered = re.match(r"\(?\w{1,4}(?:\.\d+)*[.)]?\t", line.text)
    return (
        len(wide) >= 2
        and abs(wide[0] - wide[-1]) < 3
        and not numbered
        and "\t" in before.text
        and "\t" in line.text
    )


def _labelled(group: list[Line], line: Line, room: bool) -> bool:
    text, before = line.text, group[-1]
    outdent = len(group) > 1 and line.x0 < group[-1].x0 - 5
    if BULLET.match(text) and not re.match(r"[-–o]", text):
        return True
    if _PERSON.match(text) and _PERSON.match(group[0].text):
        return True
    if _TASK.match(text) and _TASK.match(group[0].text) and re.search(r"[\d.)]$", before.text):
        return True
    if _BEGINS.match(text) and (
        _ENDED.search(before.text)
        or outdent
        or line.x0 < before.x0 - 5
        or text.startswith(("ACTION", "RESOLVED", "DECISION"))
    ):
        return True
    if (_LABEL.match(text) or BULLET.match(text) or re.match(r"\d{1,2}[.)]\s", text)) and (
        _ENDED.search(before.text) or outdent or re.search(r"(?:;| and| or)$", before.text)
    ):
        return True
    if outdent and line.x0 <= group[0].x0 + 2:
        return True
    return len(group) > 1 and line.x0 > group[-1].x0 + 8 and bool(_ENDED.search(before.text)) and not room


def _made(group: list[Line], setting: Setting) -> Paragraph:
    runs = list[Run](group[0].runs())
    for line in group[1:]:
        text, gap = hyphen(runs[-1].text, line.text, setting.words)
        runs[-1] = Run(text + gap, runs[-1].bold, runs[-1].italic)
        runs += line.runs()
    first = group[0]
    paragraph = Paragraph(
        merged(runs),
        f"page {first.page}, line {first.number}",
        page=first.page,
        size=first.size,
    )
    text = paragraph.text
    if found := BULLET.match(text):
        return _cut(paragraph, "•", found.end())
    if found := _LABEL.match(text):
        return _cut(paragraph, found[1], found.end())
    return paragraph


def _cut(paragraph: Paragraph, label: str, at: int) -> Paragraph:
    return replace(paragraph.cut(at), label=label)
