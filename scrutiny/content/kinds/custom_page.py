"""A page of the office's own words, such as about or accessibility: one file in `pages/`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from scrutiny.base.text import Place, Text
from scrutiny.content import values
from scrutiny.content.fields import Field, Values
from scrutiny.content.outline import Outline


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPage:
    """A page in the office's own words; `slug` is the stem of the file name and its address."""

    slug: str
    title: str
    body: Outline
    place: Place

    def passages(self) -> Iterator[Text]:
        """Its passages of prose, in order."""
        yield self.body.introduction
        for section in self.body.sections:
            yield section.under
            yield from (inner.under for inner in section.sections)


TITLE = Field("title", values.plain, "The title of the page", required=True)
FIELDS: tuple[Field[Any], ...] = (TITLE,)


def make(slug: str, place: Place, body: Outline, found: Values) -> OwnPage | None:
    """A page from its fields, or None where its title is missing."""
    title = found.one(TITLE)
    return OwnPage(slug=slug, title=title, body=body, place=place) if title else None
