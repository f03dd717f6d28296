"""The files that hold lists of terms, and the spelling lists.

A shard is: the length in bytes of its terms (4 bytes), the terms in alphabetical order with a line feed
after each, for each term how many documents have it (4 bytes each) and how long its list is (4 bytes
each), then the lists. Numbers are little-endian. A term's shard follows from the term alone, that of a name
from its first word. A long list is a file of its own, so that who looks for a rare word need not read it.
"""

import struct
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import accumulate, pairwise

Lists = dict[str, tuple[int, bytes]]
"""The lists of a shard by term: how many documents each has, and its bytes."""

MOST = 2048
"""No index has more shards than this, however large."""


def how_many(shelves: int) -> int:
    """How many shards suit a number of shelves: a power of two, so that it seldom changes."""
    shards = 1
    while shards < MOST and shards * 2 < shelves:
        shards *= 2
    return shards


def shard_of(term: str, shards: int) -> int:
    """The shard of a term: the FNV-1a hash of its first word in UTF-8 (32 bits), cut to their number."""
    value = 0x811C9DC5
    for byte in term.partition(" ")[0].encode():
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return (value ^ value >> 16) % shards


def packed(lists: Mapping[str, tuple[int, bytes]]) -> bytes:
    """A shard as bytes."""
    terms = sorted(lists)
    names = "".join(f"{term}\n" for term in terms).encode()
    counts = struct.pack(f"<{len(terms)}I", *(lists[term][0] for term in terms))
    lengths = struct.pack(f"<{len(terms)}I", *(len(lists[term][1]) for term in terms))
    return (
        struct.pack("<I", len(names)) + names + counts + lengths + b"".join(lists[term][1] for term in terms)
    )


def unpacked(data: bytes) -> Lists:
    """The lists that were packed."""
    size = struct.unpack_from("<I", data)[0]
    terms = data[4 : 4 + size].decode().split("\n")[:-1]
    numbers = struct.unpack_from(f"<{2 * len(terms)}I", data, 4 + size)
    counts, lengths = numbers[: len(terms)], numbers[len(terms) :]
    ends = accumulate(lengths, initial=4 + size + 8 * len(terms))
    bodies = (data[start:end] for start, end in pairwise(ends))
    return dict(zip(terms, zip(counts, bodies, strict=True), strict=True))


def apart(
    lists: Lists, path: str, long: int, made: Callable[[bytes], bytes] = bytes
) -> Iterator[tuple[str, bytes]]:
    """The files of a shard: its long lists, each under the number of its term, then what is left.

    A list is long that has so many bytes; `made` gives those of its file.
    """
    kept: Lists = {}
    for number, (term, (count, body)) in enumerate(sorted(lists.items())):
        if len(body) < long:
            kept[term] = count, body
        else:
            kept[term] = count, b""
            yield f"{path}-{number}.bin", made(body)
    yield f"{path}.bin", packed(kept)


Spelled = dict[str, dict[int, list[str]]]
"""Terms for the spelling lists by their first letter, and by how many binary digits their counts have."""


def spell(terms: Iterable[tuple[str, int]], spelled: Spelled) -> None:
    """Add terms to those for the spelling lists, by how many documents have each."""
    for term, count in terms:
        if term.isascii() and term.isalpha():
            spelled.setdefault(term[0], {}).setdefault(count.bit_length(), []).append(term)


def spellings(spelled: Spelled) -> Iterator[tuple[str, str]]:
    """The spelling lists, by first letter: every term of letters only, one a line, the commonest first.

    Before the terms of one commonness stands a line with a number: that of the binary digits of their counts.
    """
    for letter, groups in sorted(spelled.items()):
        yield letter, _listed(groups)


def _listed(groups: Mapping[int, Iterable[str]]) -> str:
    lines = [line for bits in sorted(groups, reverse=True) for line in (str(bits), *sorted(groups[bits]))]
    return "\n".join(lines)
