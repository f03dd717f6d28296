"""A long list of documents in bits: the words that most meetings have cost a reader most.

    one byte: K, then for each shelf that has the term, its highest bit first:
        how many shelves on it is (1 for the next), as n zeros and then the number's n + 1 binary digits
        for each document: how many were passed over, as so many ones as 2 ** K goes into it, a zero, and the
                           K lowest binary digits; half its weight (2 bits); 1 if more of the shelf follow

`templates/assets/find.js` reads it.
"""

from collections.abc import Iterator

from scrutiny.search.index.postings import PAGE, number


def packed(found: bytes) -> bytes:
    """A list of `postings`, as bits."""
    pages = list(_pages(found))
    low = _digits(pages)
    codes = [_document(byte >> 7, byte >> 4 & 7, byte & 15, low) for byte in range(256)]
    bits, before = list[str](), -1
    for page, data in pages:
        at = 0
        while at < len(data):
            shelf = page * PAGE + data[at]
            bits.append(_gap(shelf - before))
            before, byte, at = shelf, 128, at + 1
            while byte & 128:
                byte = data[at]
                at += 1
                if byte & 15 == 15:
                    passed = int.from_bytes(data[at : at + 2], "little")
                    bits.append(_document(byte >> 7, byte >> 4 & 7, passed, low))
                    at += 2
                else:
                    bits.append(codes[byte])
    text = "".join(bits)
    size = -(-len(text) // 8)
    return bytes([low]) + int(text.ljust(8 * size, "0") or "0", 2).to_bytes(size, "big")


def _pages(found: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at < len(found):
        page, at = number(found, at)
        length, at = number(found, at)
        yield page, found[at : at + length]
        at += length


def _digits(pages: list[tuple[int, bytes]]) -> int:
    """How many low digits suit what is passed over on the whole, as far as single bytes tell."""
    every = b"".join(data for _, data in pages)
    passed = sum(every.count(byte) * (byte & 15) for byte in range(256))
    return max(0, (passed // max(1, len(every))).bit_length() - 1)


def _gap(gap: int) -> str:
    return f"{'0' * (gap.bit_length() - 1)}{gap:b}"


def _document(more: int, weight: int, passed: int, low: int) -> str:
    lowest = f"{passed & (1 << low) - 1:0{low}b}" if low else ""
    return f"{'1' * (passed >> low)}0{lowest}{weight >> 1:02b}{more}"
