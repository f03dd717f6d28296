"""Which name may have been meant."""

import pytest

from scrutiny.register.near_names import near

KNOWN = ("Idris Vance", "Maud Ellery", "Chief Constable", "ACC Jones", "Mardale Police")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Chief Constabel", "Chief Constable"),
        ("Idriss Vance", "Idris Vance"),
        ("Vance, Idris", "Idris Vance"),
        ("Vance Idris", "Idris Vance"),
        ("Vance", "Idris Vance"),
        ("Mrs Elery", "Maud Ellery"),
        ("CC", "Chief Constable"),
        ("Deputy Chief Constable", None),
        ("ACC Smith", None),
        ("Jo Vance", None),
        ("Idris Vance", None),
    ],
)
def test_names_are_compared_word_by_word(written: str, meant: str | None) -> None:
    assert near(written, KNOWN) == meant
