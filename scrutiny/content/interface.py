"""The interface of a thing in a note: all of it but the words of its prose and where they stand.

Whatever shows a record anywhere but in full depends on its interface alone.
"""

import functools
from collections.abc import Mapping
from dataclasses import fields, is_dataclass

from scrutiny.base.fingerprint import key
from scrutiny.base.text import Place, Text
from scrutiny.content.markdown import links

PROSE = frozenset({"prose", "introduction"})
"""The fields that hold prose, in records, their parts and meetings."""


def fingerprint(thing: object, *further: str) -> str:
    """The fingerprint of the interface of a record or meeting; of its prose it has the links.

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
            _without_words(getattr(value, name)) if name in PROSE else _plain(getattr(value, name))
            for name in _names(kind)
        ],
    )


@functools.cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(each.name for each in fields(kind))


def _without_words(passage: Text) -> object:
    """What can be told of a passage without its words."""
    return bool(passage.value), [(link.words, link.target) for link in links(passage)]
