"""How a kind of record declares its fields, and how fields are read by the declaration.

Front matter and the bullets under a heading are both lists of names with values; one declaration
serves both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, NamedTuple, TypeVar, cast

from scrutiny.base.diagnostics import Report, suggestion
from scrutiny.base.text import Place, Text
from scrutiny.content.frontmatter import Node

T = TypeVar("T")

Shape = Mapping[str, Any]
"""What can be written, in the terms of JSON Schema 2020-12 (https://json-schema.org/draft/2020-12/schema)."""


@dataclass(frozen=True, slots=True)
class Reader(Generic[T]):
    """Turns what a clerk wrote into a value; reports an error and gives None where it cannot.

    `shape` is for editors, which complete and point out by it. It allows every value that the reader
    takes, with fields named as they are declared.
    """

    read: Callable[[Node, Report], T | None]
    shape: Shape

    def __call__(self, node: Node, report: Report) -> T | None:
        """Read one value."""
        return self.read(node, report)


def reader(shape: Shape) -> Callable[[Callable[[Node, Report], T | None]], Reader[T]]:
    """Make a function a reader of values of a shape."""
    return lambda read: Reader(read, shape)


@dataclass(frozen=True, slots=True)
class Field(Generic[T]):
    """One field: its name as a clerk writes it, how its value is read, and what it is about in a sentence.

    Written without a value it counts as not written, unless that would be dangerous: `never_empty`.
    """

    name: str
    read: Reader[T]
    about: str = ""
    required: bool = False
    repeats: bool = False
    never_empty: bool = False


def shape(declared: Iterable[Field[Any]]) -> Shape:
    """The shape of a mapping of these fields."""
    fields = tuple(declared)
    described = {
        field.name: {"description": field.about, **_or_empty(field)} if field.about else _or_empty(field)
        for field in fields
    }
    required = [field.name for field in fields if field.required]
    return {
        "type": "object",
        "properties": described,
        "additionalProperties": False,
        **({"required": required} if required else {}),
    }


def _or_empty(field: Field[Any]) -> Shape:
    """The shape of a field's value, which may be left empty where that does no harm."""
    if field.required or field.never_empty:
        return field.read.shape
    return {"anyOf": [field.read.shape, {"type": "null"}]}


class Values(NamedTuple):
    """The values found for a declaration, and where each stands."""

    found: Mapping[str, tuple[Any, ...]]
    places: Mapping[str, Place]

    def one(self, field: Field[T]) -> T | None:
        """The value of a field, or None where it was not written or could not be read."""
        values = self.found.get(field.name, ())
        return cast(T, values[0]) if values else None

    def all(self, field: Field[T]) -> tuple[T, ...]:
        """Every value of a field that may repeat, in the order written."""
        return self.found.get(field.name, ())


def read(
    entries: Iterable[tuple[Text, Node]], declared: Iterable[Field[Any]], place: Place, report: Report
) -> Values:
    """Read entries by their declaration; unknown, repeated and missing fields are errors.

    Names match in any letter case, with spaces, hyphens or underscores between their words.
    """
    known = {_plain(field.name): field for field in declared}
    names = [field.name for field in known.values()]
    found: dict[str, list[Any]] = {}
    places: dict[str, Place] = {}
    for name, node in entries:
        field = known.get(_plain(name.value))
        if field is None:
            fix = suggestion(name.value, names, f"the fields here are: {', '.join(names) or 'none'}")
            report.error(name.place, "unknown-field", f"there is no field '{name}' here", fix)
            continue
        if field.name in found and not field.repeats:
            what = f"'{field.name}' is written twice, here and on line {places[field.name].line}"
            report.error(name.place, "repeated-field", what, "keep one of the two")
            continue
        if isinstance(node, Text) and not node.value.strip():
            if field.never_empty:
                report.error(
                    name.place, "empty-field", f"'{field.name}' says nothing", "write its value, or delete it"
                )
            continue
        places.setdefault(field.name, node.place)
        value = field.read(node, report)
        found.setdefault(field.name, []).extend(() if value is None else (value,))
    for field in known.values():
        if field.required and field.name not in found:
            fix = f"write '{field.name}: …'"
            report.error(place, "missing-field", f"the field '{field.name}' is missing", fix)
    return Values({name: tuple(values) for name, values in found.items()}, places)


def _plain(name: str) -> str:
    return name.casefold().replace("_", " ").replace("-", " ").strip()
