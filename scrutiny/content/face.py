"""The face of a thing in a note: all of it but the words of its prose and where they stand.

What shows a record anywhere but in full hangs on its face alone, so that a note can be reworded without
touching it.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import fields, is_dataclass

from scrutiny.base.fingerprint import key
from scrutiny.base.text import Place, Text
from scrutiny.content.markdown import links

PROSE = frozenset({"prose", "introduction"})
"""The fields that hold prose, in records, their parts and meetings."""


def face(thing: object, *further: str) -> str:
    """The digest of all of a record or meeting but its prose; of that, whether there is any, and its links.

    `further` texts are taken into it as they are.
    """
    return key(_plain(thing), *further)


def _plain(value: object) -> object:
    match value:
        case None | str() | int():
            return value
        case Place():
            return None
        case Text():
            return value.value
        case tuple():
            return [_plain(each) for each in value]
        case Mapping():
            return [(name, _plain(each)) for name, each in value.items()]
    kind = type(value)
    if not is_dataclass(kind):
        return value
    return (
        kind.__name__,
        [
            _seen(getattr(value, name)) if name in PROSE else _plain(getattr(value, name))
            for name in names(kind)
        ],
    )


@functools.cache
def names(kind: type) -> tuple[str, ...]:
    """The names of the fields of a dataclass."""
    return tuple(each.name for each in fields(kind))


def _seen(passage: Text) -> object:
    """What can be told of a passage without its words."""
    return bool(passage.value), [(link.words, link.target) for link in links(passage)]
