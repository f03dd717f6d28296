"""A ward, town or district of the office's area: an entry under `places` in `office.yaml`."""

from dataclasses import dataclass

from scrutiny.base.diagnostics import Report
from scrutiny.base.text import Text, slug
from scrutiny.content import fields, values
from scrutiny.content.fields import field, required
from scrutiny.content.frontmatter import Mapping, Node


@dataclass(frozen=True, slots=True, kw_only=True)
class Locality:
    """A place with a page of its own, which lists what names it; `also` are its other names."""

    name: Text = required("name", values.words, "The name as notes write it")
    also: tuple[Text, ...] = field(
        "also", values.many(values.words), "Other names, such as that in Welsh", default=()
    )

    @property
    def slug(self) -> str:
        """The part of its address that names it."""
        return slug(self.name.value)

    @property
    def names(self) -> tuple[Text, ...]:
        """Every name by which notes may call it."""
        return (self.name, *self.also)


_group = values.group(Locality)


@fields.reader({"anyOf": [values.words.shape, _group.shape]}, translatable=False)
def read(node: Node, report: Report) -> Locality | None:
    """A place: its name, or `{name, also}`."""
    if isinstance(node, Mapping):
        return _group(node, report)
    name = values.words(node, report)
    return Locality(name=name) if name else None
