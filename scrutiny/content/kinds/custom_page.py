"""A page that the office writes, such as `/about/`: one file in `pages/`."""

from collections.abc import Iterator
from dataclasses import dataclass

from scrutiny.base.text import Place, Text
from scrutiny.content import values
from scrutiny.content.fields import Form, required, shape
from scrutiny.content.outline import Outline


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomPage:
    """A page that the office writes; `slug` is the stem of the file name, and its address."""

    slug: str
    title: str = required("title", values.plain, "The title of the page")
    body: Outline
    place: Place

    def passages(self) -> Iterator[Text]:
        """Its passages of prose, in order."""
        return self.body.passages()


FORM = Form("page", "pages/*.md", "A page of the office", shape(CustomPage))
