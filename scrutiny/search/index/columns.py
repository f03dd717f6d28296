"""What documents are filtered by, one number a document, in as few bits as it takes."""

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
    each = [numbers[value] for value in values]
    changed = [here != there for here, there in zip(each, ["", *each], strict=False)]
    if len(each) + width * sum(changed) < width * len(each):
        form, bits = "runs", "".join(["1" if new else "0" for new in changed])
        bits += "".join([number for number, new in zip(each, changed, strict=True) if new])
    else:
        form, bits = "each", "".join(each)
    size = -(-len(bits) // 8)
    data = int(bits.ljust(8 * size, "0") or "0", 2).to_bytes(size, "big")
    return {"values": different, "form": form, "bytes": size}, data
