"""Columns of values in few bits."""

from hypothesis import given
from hypothesis import strategies as st

from scrutiny.search.index.columns import column


def read(described: dict[str, object], data: bytes, documents: int) -> list[object]:
    values = described["values"]
    assert isinstance(values, list)
    assert described["bytes"] == len(data)
    bits = "".join(f"{byte:08b}" for byte in data)
    width = max(1, (len(values) - 1).bit_length())
    if described["form"] == "each":
        return [values[int(bits[at : at + width], 2)] for at in range(0, documents * width, width)]
    found: list[object] = []
    at = documents
    for changed in bits[:documents]:
        found.append(values[int(bits[at : at + width], 2)] if changed == "1" else found[-1])
        at += width if changed == "1" else 0
    return found


@given(st.lists(st.tuples(st.sampled_from("abcdefghi"))))
def test_a_column_holds_the_value_of_each_document(values: list[tuple[str]]) -> None:
    assert read(*column(values), documents=len(values)) == values


def test_runs_are_shorter_where_values_repeat() -> None:
    described, data = column(["a"] * 500 + ["b", "c", "d", "e"] * 2 + ["f"] * 500)
    assert described["form"] == "runs"
    assert len(data) < 1008 * 3 // 8
    assert column(["a", "b", "c", "d"] * 9)[0]["form"] == "each"
