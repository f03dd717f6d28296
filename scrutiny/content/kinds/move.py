"""Where a published address moved to: one entry of `moved.yaml`."""

from dataclasses import dataclass

from scrutiny.base.address import Address, BadAddressError, is_own
from scrutiny.base.diagnostics import Report
from scrutiny.base.text import Text
from scrutiny.content import fields, values
from scrutiny.content.fields import Form, field, required
from scrutiny.content.frontmatter import Node

_SHAPE = {"type": "string", "pattern": "^/", "examples": ["/people/jane-roe/"]}


@values.of_words(_SHAPE)
def address(text: Text, report: Report) -> Text | None:
    """An address of the site from its root: `/meetings/2016-02-26-strategic-scrutiny/question-1-3/`."""
    try:
        return Text(Address(text.value), text.place)
    except BadAddressError as bad:
        fix = "write it from the first '/' after the name of the site, such as /people/jane-roe/"
        report.error(text.place, "bad-address", f"'{text}' is not an address of this site: {bad}", fix)
        return None


@fields.reader(_SHAPE)
def published(node: Node, report: Report) -> Text | None:
    """An address at which a page or a paper can have been."""
    found = address(node, report)
    if found is None or not is_own(found.value.partition("#")[0]):
        return found
    fix = "name the page beside it, such as /people/jane-roe/, or delete the entry"
    report.error(found.place, "bad-address", f"'{found}' is that of a file which this program makes", fix)
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """An address that is no longer published, and either the new one or the reason why there is none."""

    origin: Text = required("from", published, "The address that was published")
    to: Text | None = field("to", address, "The address in its place")
    reason: str | None = field("reason", values.plain, "Why there is none")


_read = values.group(Move)


@fields.reader(_read.shape)
def _move(node: Node, report: Report) -> Move | None:
    own = report.beside()
    found = _read(node, own)
    report.extend(own.diagnostics)
    if own.failed:
        return None
    if found and (found.to is None) == (found.reason is None):
        what = f"'{found.origin}' has {'both' if found.to else 'neither'} of to and reason"
        fix = "write 'to: …' for the address in its place, or 'reason: …' where nothing takes it"
        report.error(found.origin.place, "bad-value", what, fix)
        return None
    return found


read = values.many(_move)
"""Reads the list of moves in `moved.yaml`."""

FORM = Form("moved", "moved.yaml", "Addresses that moved", read.shape)
