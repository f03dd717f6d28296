"""Values as JSON and back: named tuples and dataclasses of known classes, texts with places, dates."""

import datetime
import functools
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from scrutiny.base.text import Place, Text

_TUPLE, _MAPPING, _PLACE, _TEXT, _DATE, _TIME, _MOMENT, _ELSEWHERE, _FIRST = range(9)
"""What the first number of a list says that stands for a value; from `_FIRST` on, which class it is of."""


class Codec:
    """Turns values of some classes into what JSON can hold, and back; nothing else can come of it.

    All values of one call are from the file at one `path`, which is left out of their places.
    """

    def __init__(self, *classes: type) -> None:
        self._tags = {each: number for number, each in enumerate(classes, start=_FIRST)}
        self._classes = classes
        self._names = {each: _names(each) for each in classes}

    def encode(self, value: object, path: str) -> Any:
        """A value as JSON can hold it; raises `TypeError` for one of another class."""
        match value:
            case None | str() | int():
                return value
            case Text(words, Place(there, line, column)) if there == path:
                return [_TEXT, words, line, column]
            case Place(there, line, column):
                return [_PLACE, line, column] if there == path else [_ELSEWHERE, there, line, column]
            case datetime.datetime():
                return [_MOMENT, value.isoformat()]
            case datetime.date():
                return [_DATE, value.isoformat()]
            case datetime.time():
                return [_TIME, value.isoformat()]
            case Mapping():
                return [_MAPPING, *(self.encode(each, path) for pair in value.items() for each in pair)]
        kind = type(value)
        if kind in self._tags:
            own = (self.encode(getattr(value, name), path) for name in self._names[kind])
            return [self._tags[kind], *own]
        if isinstance(value, tuple) and kind is tuple:
            return [_TUPLE, *(self.encode(each, path) for each in value)]
        raise TypeError(f"a value of the class {kind.__name__} is not kept")

    def decode(self, data: Any, path: str) -> Any:
        """The value that JSON holds; raises `ValueError`, `TypeError` or `LookupError` for others."""
        made = [*_makers(path), *(self._maker(each) for each in self._classes)]

        def decoded(data: list[Any]) -> Any:
            parts = [decoded(each) if type(each) is list else each for each in data]
            return made[parts[0]](parts)

        return decoded(data) if type(data) is list else data

    def _maker(self, kind: type) -> Callable[[list[Any]], Any]:
        names = self._names[kind]
        if is_dataclass(kind):
            return lambda parts: kind(**dict(zip(names, parts[1:], strict=True)))
        return lambda parts: kind(*parts[1:])


def _names(kind: type) -> tuple[str, ...]:
    if is_dataclass(kind):
        return tuple(each.name for each in fields(kind) if each.init)
    named: tuple[str, ...] = kind._fields  # type: ignore[attr-defined]
    return named


_date = functools.lru_cache(20_000)(datetime.date.fromisoformat)


def _makers(path: str) -> list[Callable[[list[Any]], Any]]:
    """What makes values of the first kinds, in their order."""
    return [
        lambda parts: tuple(parts[1:]),
        lambda parts: dict(zip(parts[1::2], parts[2::2], strict=True)),
        lambda parts: Place(path, parts[1], parts[2]),
        lambda parts: Text(parts[1], Place(path, parts[2], parts[3])),
        lambda parts: _date(parts[1]),
        lambda parts: datetime.time.fromisoformat(parts[1]),
        lambda parts: datetime.datetime.fromisoformat(parts[1]),
        lambda parts: Place(parts[1], parts[2], parts[3]),
    ]
