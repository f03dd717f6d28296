"""The office that publishes the records: `office.yaml`."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any, NamedTuple

from scrutiny.base.diagnostics import Report
from scrutiny.base.text import Place, Text
from scrutiny.content import accessibility as statement
from scrutiny.content import colour, values
from scrutiny.content import fields as schema
from scrutiny.content.accessibility import Statement
from scrutiny.content.colour import Colour
from scrutiny.content.fields import Field
from scrutiny.content.frontmatter import Mapping, Node


class Link(NamedTuple):
    """A link to another site: its words and its address."""

    title: str
    address: str


SECTIONS = ("meetings", "priorities", "questions", "recommendations", "actions", "decisions",
            "deadlines", "people", "glossary", "search", "inspections", "organisations", "topics",
            "updates", "data")  # fmt: skip
"""The parts of the site that the head of a page can lead to, by their addresses."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """The office, the force it holds to account, and who asks and answers unless a record says otherwise.

    `banner` is a line shown at the top of every page, behind the `phase` of the service; `logo` the path
    of a picture beside the name; `accent` the colour of the head and the lines. `navigation` is what
    the head of a page leads to, sections by their addresses among links elsewhere; `footer` are
    further links at its foot. `accessibility` is what the accessibility statement is made from.
    """

    name: str
    force: str
    area: str | None
    base_url: str | None
    contact: str | None
    banner: str | None
    phase: str | None
    logo: Text | None
    navigation: tuple[str | Link, ...]
    footer: tuple[Link, ...]
    accent: Colour | None
    accessibility: Statement | None
    languages: tuple[str, ...]
    commissioner: Text
    chief_constable: Text


LEAST_CONTRAST = 3.0
"""Of lines and buttons with the page: WCAG 2.2, success criterion 1.4.11."""


@schema.reader({"type": ["string", "number"], "examples": ["12405f"]})
def accent(node: Node, report: Report) -> Colour | None:
    """A colour, such as '12405f', that can be told from the white of the page."""
    text = values.words(node, report)
    if text is None:
        return None
    found = colour.read(text.value)
    if found is None:
        report.error(text.place, "bad-value", f"'{text}' is not a colour", "write it as in 12405f")
    elif (ratio := colour.contrast(found, colour.WHITE)) < LEAST_CONTRAST:
        what = f"the colour '{text}' has a contrast of {ratio:.1f} with the white of the page"
        report.error(text.place, "low-contrast", what, f"choose a darker one: {LEAST_CONTRAST:.0f} is needed")
    return found


LINK_TITLE = Field("title", values.plain, "The words of the link", required=True)
LINK_ADDRESS = Field("address", values.web_address, "Where it leads", required=True)


def _link(found: schema.Values, _: Place) -> Link:
    return Link(str(found.one(LINK_TITLE)), str(found.one(LINK_ADDRESS)))


link = values.group((LINK_TITLE, LINK_ADDRESS), _link)


def _destination(node: Node, report: Report) -> str | Link | None:
    return link(node, report) if isinstance(node, Mapping) else values.choice(*SECTIONS)(node, report)


destination: schema.Reader[str | Link] = schema.Reader(
    _destination, {"anyOf": [link.shape, {"enum": list(SECTIONS)}]}
)
"""Reads a section of the site, such as 'meetings', or `{title, address}`."""

NAME = Field("name", values.plain, "The name of the office", required=True)
FORCE = Field("force", values.plain, "The force that is held to account", required=True)
AREA = Field("area", values.plain, "The area")
BASE_URL = Field("base_url", values.web_address, "The address of the site")
CONTACT = Field("contact", values.plain, "How to reach the office")
BANNER = Field("banner", values.plain, "A line at the top of every page")
PHASE = Field("phase", values.choice("alpha", "beta"), "Whether the service is still tried out")
LOGO = Field("logo", values.words, "A PNG file beside office.yaml")
NAVIGATION: Field[tuple[str | Link, ...]] = Field(
    "navigation", values.many(destination), "What the head of every page leads to"
)
FOOTER = Field("footer", values.many(link), "Further links at the foot")
# An unquoted '#' begins a comment, which leaves the field empty.
ACCENT = Field("accent", accent, "The colour of head and lines", never_empty=True)
ACCESSIBILITY = Field("accessibility", statement.read, "What the accessibility statement is made from")
LANGUAGES = Field("languages", values.many(values.plain), "The languages of the site, the main one first")
COMMISSIONER = Field("commissioner", values.words, "The title of the post that asks", required=True)
CHIEF_CONSTABLE = Field("chief_constable", values.words, "The title of the post that answers", required=True)
FIELDS: tuple[Field[Any], ...] = (
    NAME, FORCE, AREA, BASE_URL, CONTACT, BANNER, PHASE, LOGO, NAVIGATION, FOOTER, ACCENT, ACCESSIBILITY,
    LANGUAGES, COMMISSIONER, CHIEF_CONSTABLE,
)  # fmt: skip


TRANSLATED: tuple[Field[Any], ...] = (
    NAME,
    FORCE,
    AREA,
    CONTACT,
    BANNER,
    NAVIGATION,
    FOOTER,
    ACCESSIBILITY,
    COMMISSIONER,
    CHIEF_CONSTABLE,
)
"""What can be said in each language."""


def read(node: Node, report: Report) -> Office | None:
    """The office from `office.yaml`, or None where a required field is missing."""
    if not isinstance(node, Mapping):
        report.error(node.place, "bad-value", "fields are expected here", "write each as 'name: value'")
        return None
    found = schema.read(node.entries, FIELDS, node.place, report)
    name, force = found.one(NAME), found.one(FORCE)
    commissioner, chief_constable = found.one(COMMISSIONER), found.one(CHIEF_CONSTABLE)
    if name is None or force is None or commissioner is None or chief_constable is None:
        return None
    base_url = found.one(BASE_URL)
    languages = found.one(LANGUAGES) or ("en",)
    return Office(
        name=name,
        force=force,
        area=found.one(AREA),
        base_url=base_url.value.rstrip("/") + "/" if base_url else None,
        contact=found.one(CONTACT),
        banner=found.one(BANNER),
        phase=found.one(PHASE),
        logo=found.one(LOGO),
        navigation=found.one(NAVIGATION) or SECTIONS[:10],
        footer=found.one(FOOTER) or (),
        accent=found.one(ACCENT),
        accessibility=found.one(ACCESSIBILITY),
        languages=tuple(dict.fromkeys(languages)),
        commissioner=commissioner,
        chief_constable=chief_constable,
    )


def translate(node: Node, original: Office, report: Report) -> Office:
    """The office in another language, from `office.cy.yaml`; what that leaves out stays as it is."""
    if not isinstance(node, Mapping):
        report.error(node.place, "bad-value", "fields are expected here", "write each as 'name: value'")
        return original
    fields: list[Field[Any]] = [dataclasses.replace(field, required=False) for field in TRANSLATED]
    found = schema.read(node.entries, fields, node.place, report)
    given = {field.name: value for field in fields if (value := found.one(field)) is not None}
    return dataclasses.replace(original, **given)
