"""The page of promises, `docs/promises.md`: `tests/promises.md` with what the last test run counted."""

import re
from collections.abc import Mapping
from pathlib import Path

Count = tuple[int, str]
"""The number of a promise, and what is counted."""


def missed(kept: str, counted: str) -> list[str]:
    """The lines of the page that is kept which a run did not count, or not as often; and those it lacks.

    A run may count more: how often something was tried can depend on the machine.
    """
    promised, found = (dict(_LINE.findall(text)) for text in (kept, counted))

    def times(what: str, counts: Mapping[str, str]) -> int:
        return int(counts.get(what, "0").replace(",", ""))

    wrong = [
        what
        for what in sorted({*promised, *found})
        if what not in promised or times(what, found) < times(what, promised)
    ]
    return wrong or ([] if _LINE.sub("", kept) == _LINE.sub("", counted) else ["the words around the counts"])


_LINE = re.compile(r"^- (.*): \*\*([0-9,]+)\*\*$", re.MULTILINE)


def page(counts: Mapping[Count, int]) -> str:
    """The page, with the counts of a run in the place of each `Counted(NUMBER)`."""

    def counted(found: re.Match[str]) -> str:
        lines = (
            f"- {what}: **{times:,}**\n"
            for (promise, what), times in sorted(counts.items())
            if promise == int(found[1])
        )
        return "".join(lines)

    text = Path(__file__).with_suffix(".md").read_text("utf-8")
    return re.sub(r"\n{3,}", "\n\n", re.sub(r"Counted\(([0-9]+)\)\n", counted, text))
