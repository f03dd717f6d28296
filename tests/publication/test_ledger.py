"""A ledger with other digests is tied as one that was written so."""

from __future__ import annotations

import pytest

from scrutiny.base import fingerprint
from scrutiny.publication import ledger
from scrutiny.publication.ledger import Ledger, Line


def lines(*digests: str) -> Ledger:
    return Ledger(
        Line(date="2026-01-01", event="published", address=f"/a{number}/", digest=sha)
        for number, sha in enumerate(digests)
    )


@pytest.mark.parametrize("changed", [0, 1, 2])
def test_lines_after_another_digest_are_tied_anew(changed: int) -> None:
    old = [fingerprint.digest(str(number)) for number in range(3)]
    new = [fingerprint.digest("other") if number == changed else sha for number, sha in enumerate(old)]
    digests = {f"/a{number}/": (old[number], new[number]) for number in range(3)}
    data, head = ledger.reworded(lines(*old).data(), digests)
    assert data == lines(*new).data()
    assert head == lines(*new).head
    assert ledger.read(data).head == head


def test_the_same_digests_change_nothing() -> None:
    told = lines(fingerprint.digest("a"), fingerprint.digest("b"))
    assert ledger.reworded(told.data(), {"/a0/": (fingerprint.digest("a"),) * 2}) == (told.data(), told.head)
