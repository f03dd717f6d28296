"""Custom pages and the accessibility statement must have no gaps left from a model text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scrutiny.base.diagnostics import Report
from scrutiny.base.text import Text
from scrutiny.register.register import Register

_GAP = re.compile(
    r"\[(?:add|address|date|describe|email|enter|insert|link|list|name|number|organisation|phone|url|website|your)"
    r"\b[^\]]*\](?!\()|\b(?:TODO|TBC|XXX|[Ll]orem ipsum)\b",
    re.IGNORECASE,
)


def check(register: Register, report: Report) -> None:
    """Look for '[name of organisation]', 'TBC' and the like."""
    for text in _texts(register):
        for found in _GAP.finditer(text.value):
            what = f"'{found[0]}' has not been filled in"
            report.error(text.at(found.start()), "unfilled-placeholder", what, "write what belongs there")


def _texts(register: Register) -> Iterator[Text]:
    for page in register.content.pages:
        yield from page.passages()
    if register.office.accessibility:
        yield from register.office.accessibility.words()
