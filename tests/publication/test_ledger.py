"""The lines of a ledger are tied to one another."""

import pytest

from scrutiny.base import fingerprint
from scrutiny.publication import ledger
from scrutiny.publication.ledger import Ledger, Line


def test_a_ledger_is_read_as_it_was_written() -> None:
    lines = [
        Line(
            date="2026-01-01",
            event="published",
            address=f"/a{number}/",
            digest=fingerprint.digest(str(number)),
        )
        for number in range(3)
    ]
    told = Ledger(lines)
    read = ledger.read(told.data())
    assert (read.lines, read.head) == (tuple(lines), told.head)
    assert ledger.heads(told.data())[-1] == told.head


def test_a_ledger_that_is_nested_too_deep_is_broken() -> None:
    with pytest.raises(ledger.BrokenError, match="line 1 of the ledger cannot be read"):
        ledger.read(b"[" * 200_000)
