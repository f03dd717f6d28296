"""How a record declares its fields, and how fields are read by the declaration.

A record is a frozen dataclass. Each attribute that a clerk writes is declared once, in the class, by `field`,
`required` or `repeated`. The reader, the JSON Schema, the editors, the guide, the check of translations, the
data and the rows of pages follow from that declaration. Front matter and the bullets under a heading are both
lists of names with values; one declaration serves both.
"""

from __future__ import annotations

import dataclasses
import functools
import inspect
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import MISSING, dataclass
from typing import Any, Generic, NamedTuple, TypedDict, TypeVar, Unpack, overload

from scrutiny.base.diagnostics import Report, suggestion
from scrutiny.base.text import Place, Text
from scrutiny.content import usage
from scrutiny.content.frontmatter import Node

T = TypeVar("T")

Shape = Mapping[str, Any]
"""What can be written, in the terms of JSON Schema 2020-12 (https://json-schema.org/draft/2020-12/schema)."""


@dataclass(frozen=True, slots=True)
class Reader(Generic[T]):
    """Turns what a clerk wrote into a value; reports an error and gives None where it cannot.

    `shape` is for editors, which complete and point out by it. It allows every value that the reader takes,
    with fields named as they are declared. `show` is how pages show a value: see the macro `value` in
    `templates/macros.html`. A value that is not `translatable` is the same in every language.
    """

    read: Callable[[Node, Report], T | None]
    shape: Shape
    show: str = "words"
    translatable: bool = True

    def __call__(self, node: Node, report: Report) -> T | None:
        """Read one value."""
        return self.read(node, report)


def reader(
    shape: Shape, show: str = "words", *, translatable: bool = True
) -> Callable[[Callable[[Node, Report], T | None]], Reader[T]]:
    """Make a function a reader of values of a shape."""
    return lambda read: Reader(read, shape, show, translatable)


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field: its name as a clerk writes it, how its value is read, and what it is about in a sentence.

    `label` is what pages call it, by default its name. `show` is how they show its value, by default as the
    reader says; it is empty for a field that pages do not list. `how` is what a person whom it names did
    ('owns'), or how the record to which it links is tied to this one ('follows'). `data` tells whether the
    data of the record have it. A field without a value counts as not written, unless that would be dangerous:
    `never_empty`. One of a record that can stand by itself may be for its file alone, or for a heading alone
    (`where`), and may have another name in front matter (`front`).
    """

    name: str
    read: Reader[Any]
    about: str
    label: str = ""
    show: str = ""
    how: str = ""
    data: bool = True
    required: bool = False
    repeats: bool = False
    never_empty: bool = False
    where: str = ""
    front: str = ""

    @property
    def many(self) -> bool:
        """Whether its value is a list."""
        return self.repeats or any(each.get("type") == "array" for each in self.read.shape.get("anyOf", ()))

    @property
    def choices(self) -> tuple[str, ...]:
        """The words that its value can be; none where any words will do."""
        return tuple(self.read.shape.get("enum", ()))


class Options(TypedDict, total=False):
    """What can be declared of a field beside its name, its reader and what it is about: see `Field`."""

    label: str
    show: str
    how: str
    data: bool
    never_empty: bool
    where: str
    front: str


@overload
def field(name: str, read: Reader[T], about: str, *, default: T, **options: Unpack[Options]) -> T: ...
@overload
def field(name: str, read: Reader[T], about: str, **options: Unpack[Options]) -> T | None: ...
def field(
    name: str, read: Reader[T], about: str, *, default: T | None = None, **options: Unpack[Options]
) -> T | None:
    """Declare an attribute of a dataclass that a clerk may leave out: then it is `default`."""
    found: T | None = _declaration(name, read, about, default, **options)
    return found


def required(
    name: str, read: Reader[T], about: str, *, default: T | None = None, **options: Unpack[Options]
) -> T:
    """Declare an attribute of a dataclass that a clerk must write.

    A missing one is an error, and no record is made then unless there is a `default`.
    """
    fallback = MISSING if default is None else default
    found: T = _declaration(name, read, about, fallback, required=True, **options)
    return found


def repeated(name: str, read: Reader[T], about: str, **options: Unpack[Options]) -> tuple[T, ...]:
    """Declare an attribute of a dataclass that a clerk may write any number of times."""
    found: tuple[T, ...] = _declaration(name, read, about, (), repeats=True, **options)
    return found


def _declaration(name: str, read: Reader[Any], about: str, default: object, **options: Any) -> Any:
    options = {"label": name.replace("_", " ").capitalize(), "show": read.show, **options}
    declared = Field(name=name, read=read, about=about, **options)
    return dataclasses.field(default=default, metadata={_KEY: declared})


_KEY = "scrutiny"


def _declared(kind: Any) -> Mapping[str, Field]:
    found = {each.name: each.metadata[_KEY] for each in dataclasses.fields(kind) if _KEY in each.metadata}
    own = [name for name in inspect.get_annotations(kind) if name in found]
    return {name: found[name] for name in dict.fromkeys((*own, *found))}


declared: Callable[[type], Mapping[str, Field]] = functools.cache(_declared)
"""The fields that a dataclass declares, by attribute, in the order of its body; inherited ones come last."""


HEADING, FILE = "heading", "file"
"""Where alone a field of a record can be written."""


def under_heading(kind: type) -> tuple[Field, ...]:
    """The fields that a record of a kind can have under its heading in a note."""
    return tuple(each for each in declared(kind).values() if each.where != FILE)


def details(thing: Any) -> Iterator[tuple[Field, Any]]:
    """The fields that the class of a thing declares, each with its value, in order."""
    return ((each, getattr(thing, attribute)) for attribute, each in declared(type(thing)).items())


def build(kind: type[T], found: Values, **given: object) -> T | None:
    """A record from the values found for its declaration, and from others that are `given`.

    None where a required value is missing that has no default. An empty list counts as not written.
    """
    values: dict[str, object] = {}
    for attribute, each in declared(kind).items():
        value = found.found.get(each.name, ()) if each.repeats else found.one(each.name)
        if value is not None and value != ():
            values[attribute] = value
        elif attribute in _needed(kind):
            return None
    return kind(**values, **given)


def _undefaulted(kind: Any) -> frozenset[str]:
    return frozenset(each.name for each in dataclasses.fields(kind) if each.default is MISSING)


_needed: Callable[[type], frozenset[str]] = functools.cache(_undefaulted)


def shape(kind: type) -> Shape:
    """The shape of a mapping of the fields that a dataclass declares."""
    fields = declared(kind).values()
    needed = [each.name for each in fields if each.required]
    return {
        "type": "object",
        "properties": {each.name: described(each) for each in fields},
        "additionalProperties": False,
        **({"required": needed} if needed else {}),
    }


def described(each: Field) -> Shape:
    """The shape of a field's value, which may be left empty where that does no harm, and what it is about."""
    strict = each.required or each.never_empty
    return {
        "description": each.about,
        **(each.read.shape if strict else {"anyOf": [each.read.shape, {"type": "null"}]}),
    }


class Values(NamedTuple):
    """The values found for a declaration, by the names of the fields, and the place of each field."""

    found: Mapping[str, tuple[Any, ...]]
    places: Mapping[str, Place]

    def one(self, name: str) -> Any:
        """The value of a field, or None where it was not written or could not be read."""
        values = self.found.get(name, ())
        return values[0] if values else None


def read(
    entries: Iterable[tuple[Text, Node]],
    fields: Iterable[Field],
    place: Place,
    report: Report,
    otherwise: str = "",
) -> Values:
    """Read entries by the fields declared; unknown, repeated and missing fields are errors.

    Names match in any letter case, with spaces, hyphens or underscores between their words. `otherwise` says
    what else can be done about a name that is like none of these.
    """
    known = {usage.plain(each.name): each for each in fields}
    names = [each.name for each in known.values()]
    found: dict[str, list[Any]] = {}
    places: dict[str, Place] = {}
    for name, node in entries:
        own = known.get(usage.plain(name.value))
        if own is None:
            fix = _instead(name.value, names, otherwise)
            report.error(name.place, "unknown-field", f"there is no field '{name}' here", fix)
            continue
        if own.name in found and not own.repeats:
            what = f"'{own.name}' is written twice, here and on line {places[own.name].line}"
            report.error(name.place, "repeated-field", what, "keep one of the two")
            continue
        if isinstance(node, Text) and not node.value.strip():
            if own.never_empty:
                report.error(
                    name.place,
                    "empty-field",
                    f"'{own.name}' has no value",
                    "write its value; delete it only where nothing is to be held back",
                )
            continue
        places.setdefault(own.name, node.place)
        value = own.read(node, report)
        found.setdefault(own.name, []).extend(() if value is None else (value,))
    for each in known.values():
        if each.required and each.name not in found:
            fix = f"write '{each.name}: …'"
            report.error(place, "missing-field", f"the field '{each.name}' is missing", fix)
    return Values({name: tuple(values) for name, values in found.items()}, places)


def _instead(name: str, names: Collection[str], otherwise: str) -> str:
    """What to write in the place of an unknown field."""
    if meant := usage.field(name, names):
        return f"did you mean '{meant}'?"
    every = f"the fields here are: {', '.join(names) or 'none'}{otherwise}"
    return usage.not_here(name) or suggestion(name, names, every)


class Form(NamedTuple):
    """A kind of file: its name, where its files lie below the content folder, its title, and its shape.

    A file that ends in `.md` has the shape in its front matter, above a body in Markdown.
    """

    name: str
    files: str
    title: str
    shape: Shape
