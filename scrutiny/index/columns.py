"""What documents are filtered by, one number a document, in as few bits as it takes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any


def column(values: Sequence[Any]) -> tuple[dict[str, Any], bytes]:
    """A column's description (its different values, sorted, and its form) and its bits.

    In the form 'each' the bits are the number of each document's value. In the form 'runs' there is
    first one bit a document, 1 where the value is not that of the document before, then the number of
    each of these values. The highest bit comes first; the shorter form is taken.
    """
    different = sorted(set(values))
    width = max(1, (len(different) - 1).bit_length())
    numbers = {value: f"{number:0{width}b}" for number, value in enumerate(different)}
    changed = [here != there for here, there in zip(values[1:], values, strict=False)]
    changed = [True, *changed] if values else []
    runs = "".join(["1" if each else "0" for each in changed])
    runs += "".join([numbers[value] for value, new in zip(values, changed, strict=True) if new])
    each = "".join([numbers[value] for value in values])
    form, bits = ("runs", runs) if len(runs) < len(each) else ("each", each)
    size = -(-len(bits) // 8)
    data = int(bits.ljust(8 * size, "0") or "0", 2).to_bytes(size, "big")
    return {"values": different, "form": form, "bytes": size}, data
