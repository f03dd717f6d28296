"""The page of a record has the corrections that concern it, as far as the ledger can tell."""

from tests.publication.test_edition import Files, edition, errors
from tests.support import given, note

BODY = """## 1. Roads

### Question 1: Cameras

How many?

**Answer:** Nine.

### Question 2: Signs

How many?

**Answer:** Six.
"""
ENTRY = "[{date: 2026-07-01, type: correction, note: The number of cameras was wrong.}]"
PATH = "meetings/2024/a.md"


def said_on(files: Files, record: str) -> bool:
    return b"The number of cameras was wrong." in files[f"meetings/a/{record}/index.html"]


def test_a_correction_of_one_record_is_not_shown_on_another() -> None:
    first, _ = edition(given({PATH: note(BODY)}))
    text = note(BODY.replace("Nine", "Ten"), changes=ENTRY)
    second, found = edition(given({PATH: text}), first, 1)
    assert errors(found) == []
    assert said_on(second, "question-1-1")
    assert not said_on(second, "question-1-2")
    assert b"The number of cameras was wrong." in second["meetings/a/index.html"]
    third, found = edition(given({PATH: text}), second, 2)
    assert errors(found) == []
    assert said_on(third, "question-1-1")
    assert not said_on(third, "question-1-2")


def test_a_correction_of_the_item_is_shown_on_its_records() -> None:
    first, _ = edition(given({PATH: note(BODY)}))
    text = note(BODY.replace("1. Roads", "1. Calm roads"), changes=ENTRY)
    second, _ = edition(given({PATH: text}), first, 1)
    assert said_on(second, "question-1-2")


def test_what_cannot_be_told_apart_is_shown_on_each() -> None:
    files, _ = edition(given({PATH: note(BODY, changes=ENTRY)}), days=1)
    assert said_on(files, "question-1-1")
    assert said_on(files, "question-1-2")
    first, _ = edition(given({PATH: note(BODY)}))
    second, _ = edition(given({PATH: note(BODY, venue="Hall", changes=ENTRY)}), first, 1)
    assert said_on(second, "question-1-1")
    assert said_on(second, "question-1-2")
