"""The page of promises, `docs/promises.md`: `tests/promises.md` with what the last test run counted."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

Count = tuple[int, str]
"""The number of a promise, and what is counted."""


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
