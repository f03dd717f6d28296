"""The office that publishes the records: `office.yaml`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from scrutiny import schema, values
from scrutiny.frontmatter import Mapping, Node
from scrutiny.schema import Field
from scrutiny.text import Report, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """The office, the force it holds to account, and who asks and answers unless a record says otherwise.

    `banner` is a line shown at the top of every page."""

    name: str
    force: str
    area: str | None
    base_url: str | None
    contact: str | None
    banner: str | None
    languages: tuple[str, ...]
    commissioner: Text
    chief_constable: Text


NAME = Field("name", values.plain, required=True)
FORCE = Field("force", values.plain, required=True)
AREA = Field("area", values.plain)
BASE_URL = Field("base_url", values.web_address)
CONTACT = Field("contact", values.plain)
BANNER = Field("banner", values.plain)
LANGUAGES = Field("languages", values.many(values.plain))
COMMISSIONER = Field("commissioner", values.words, required=True)
CHIEF_CONSTABLE = Field("chief_constable", values.words, required=True)
FIELDS: tuple[Field[Any], ...] = (
    NAME, FORCE, AREA, BASE_URL, CONTACT, BANNER, LANGUAGES, COMMISSIONER, CHIEF_CONSTABLE
)  # fmt: skip


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
    return Office(
        name=name,
        force=force,
        area=found.one(AREA),
        base_url=base_url.value.rstrip("/") + "/" if base_url else None,
        contact=found.one(CONTACT),
        banner=found.one(BANNER),
        languages=found.one(LANGUAGES) or ("en",),
        commissioner=commissioner,
        chief_constable=chief_constable,
    )
