"""Where a published address moved to: one entry of `moved.yaml`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from scrutiny.base.diagnostics import Report
from scrutiny.base.text import Text
from scrutiny.content import fields, values
from scrutiny.content.fields import Form, field, required
from scrutiny.content.frontmatter import Node


@fields.reader({"type": "string", "pattern": "^/", "examples": ["/people/jane-roe/"]})
def address(node: Node, report: Report) -> Text | None:
    """An address of the site from its root: `/meetings/2016-02-26-strategic-scrutiny/question-1-3/`."""
    text = values.words(node, report)
    if text is None or re.fullmatch(r"/(?!/)[A-Za-z0-9._/-]*(#[a-z0-9-]+)?", text.value):
        return text
    fix = "write it from the first '/' after the name of the site, such as /people/jane-roe/"
    report.error(text.place, "bad-address", f"'{text}' is not an address of this site", fix)
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """An address that is no longer published, and either the new one or the reason why there is none."""

    origin: Text = required("from", address, "The address that was published")
    to: Text | None = field("to", address, "The address in its place")
    reason: str | None = field("reason", values.plain, "Why there is none")


_read = values.group(Move)


@fields.reader(_read.shape)
def _move(node: Node, report: Report) -> Move | None:
    found = _read(node, report)
    if found and (found.to is None) == (found.reason is None):
        what = f"'{found.origin}' has {'both' if found.to else 'neither'} of to and reason"
        fix = "write 'to: …' for the address in its place, or 'reason: …' where nothing takes it"
        report.error(found.origin.place, "bad-value", what, fix)
        return None
    return found


read = values.many(_move)
"""Reads the list of moves in `moved.yaml`."""

FORM = Form("moved", "moved.yaml", "Addresses that moved", read.shape)
