"""The documents that a meeting had before it: each is published, held elsewhere, missing or withheld."""

import datetime
from dataclasses import dataclass

from scrutiny.base.diagnostics import Report
from scrutiny.base.text import Place, Text
from scrutiny.content import fields, values
from scrutiny.content.fields import field, required
from scrutiny.content.frontmatter import Node
from scrutiny.content.values import Reference


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document: a file in the content folder, an address elsewhere, or why it is not published.

    `restricted` is the ground on which it is withheld until the `review`. Once that is `lifted`, it may have
    a file or an address.
    """

    title: str = required("title", values.plain, "What the document is called")
    file: Text | None = field("file", values.file, "The file, such as papers/2026-09-10-report.pdf")
    address: Text | None = field(
        "address", values.web_address, "Where it can be read, if it is held elsewhere"
    )
    missing: str | None = field("missing", values.plain, "Why the document is not there")
    restricted: Text | None = field(
        "restricted", values.ground, "The ground on which it is withheld", never_empty=True
    )
    review: datetime.date | None = field("review", values.date, "When the restriction is to be reviewed")
    lifted: datetime.date | None = field("lifted", values.date, "When the restriction was lifted")
    place: Place

    @property
    def withheld(self) -> bool:
        """Whether it is restricted, and the restriction was not lifted."""
        return self.restricted is not None and self.lifted is None

    @property
    def reference(self) -> Reference | None:
        """The link to its file or address, or None where it has none or is withheld."""
        there = self.file or self.address
        return Reference(self.title, there.value, there.place) if there and not self.withheld else None

    @property
    def says(self) -> tuple[str, ...]:
        """Which fields say where it is, or why it is not published."""
        names = ("file", "address", "missing", "restricted", "review", "lifted")
        return tuple(name for name in names if getattr(self, name))


_document = values.group(Document)


@fields.reader(_document.shape)
def document(node: Node, report: Report) -> Document | None:
    """`{title, file}`, `{title, address}`, `{title, missing: why}` or `{title, restricted: ground}`."""
    found = _document(node, report)
    if found and (wrong := _fault(found)):
        what, fix = wrong
        report.error(found.place, "bad-value", f"the document '{found.title}' {what}", fix)
    return found


def _fault(found: Document) -> tuple[str, str] | None:
    """What is wrong with what is said of a document, and how to fix it."""
    if not found.restricted and (found.review or found.lifted):
        named = "review" if found.review else "lifted"
        return f"has '{named}' and no 'restricted'", "write 'restricted:' with the ground, or delete the date"
    if found.withheld and (found.file or found.address):
        what = "is restricted, and has a file or an address that would be published"
        fix = "delete it, also from the history of the repository; or write 'lifted:' with its day"
        return what, fix
    said = [name for name in found.says if name not in ("review", "lifted")]
    if found.lifted:
        said = [name for name in said if name != "restricted"] or ["restricted"]
    if len(said) == 1:
        return None
    what = f"has {' and '.join(said)}" if said else "has no file and no reason why"
    fix = "write one of 'file: …', 'address: https://…', 'missing: why' and 'restricted: ground'"
    return what, fix
