"""No word is lost or added, whatever a document says."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutiny.authoring.importing import account, readers
from scrutiny.authoring.importing.importing import import_file

SAID = """
Present: Apologies: Ann Hale Commissioner ACTION: AH to by 1 May 2019 Q1. A1. Question 2: Answer:
RESOLVED: that the boat was agreed 1. 2. 2.1 Item Restricted: section 43 # ## ** * | - [x] <b> & _ `
~ Signed The meeting closed at 11.15 Recommendation Response: Due: Lead: (AH) – / ? . : ; Minutes of
the Ferry Board, held on 3 June 2020 2pm Priority: Calm HMICFRS report: Policing Ferries (May 2019)
"""
WORDS = st.sampled_from(SAID.split())
LINES = st.lists(WORDS, min_size=1, max_size=9).map(" ".join)
TEXTS = st.lists(st.one_of(LINES, st.just("")), min_size=1, max_size=25).map("\n".join)


@given(TEXTS, st.sampled_from((".txt", ".md")))
def test_every_word_is_in_a_draft_or_in_the_remainder(text: str, suffix: str) -> None:
    if not text.strip():
        return
    document = readers.read(suffix, text.encode())
    made = import_file(f"x{suffix}", text.encode())
    source = Counter(
        word for each in document.paragraphs() for word in account.tokens(f"{each.label} {each.text}")
    )
    have = sum((account.said(draft) for draft in made.files.values()), Counter[str]())
    left = Counter(
        word for each in account.remainder(document, made.files) for word in account.tokens(each.words)
    )
    assert not source - have - left


def test_a_draft_with_a_word_of_its_own_is_refused() -> None:
    document = readers.read(".txt", b"The boat was mended.")
    draft = {"meetings/x.md": "---\ntitle: Boat\n---\n\nThe boat was not mended.\n"}
    with pytest.raises(account.LostWordsError, match="not"):
        account.remainder(document, draft)


def test_words_of_the_format_are_no_words_of_the_source() -> None:
    text = "---\ntitle: Board\nstatus: draft\n---\n\n## 1. Boats\n\n"
    text += "### Question 1\n- Asked by: Ann Hale\n\nWhy?\n\n"
    text += "**Answer (Chief Constable):** So.\n\n[check: line 1: read as this; could be that]\n"
    assert account.said(text) == Counter(
        ["board", "draft", "1", "boats", "1", "ann", "hale", "why", "chief", "constable", "so"]
    )


def test_the_remainder_names_the_place_and_the_words() -> None:
    made = import_file(
        "x.txt", b"Ferry Board\n\n3 June 2020\n\nPresent: Ann Hale (Commissioner)\n\n1. Boats\n\nAll float.\n"
    )
    assert "- line 5: Present\n" in made.report
    assert "## Remainder" in made.report


def test_a_field_that_says_words_again_counts_once() -> None:
    text = (
        "---\ntitle: Ferry Board\nseries: ferry-board\n---\n\n## 1. Calm quays\n- Priority: Calm quays\n"
        "- Priority: Dry docks\n\n### Recommendation 1\n- From: Calm quays\n\nMend.\n"
    )
    assert account.said(text) == Counter(
        ["ferry", "board", "1", "calm", "quays", "dry", "docks", "1", "mend"]
    )


def test_words_missing_of_two_like_cells_are_all_in_the_remainder() -> None:
    text = "| Post | Name |\n| --- | --- |\n" + "| Chief Clerk | Bee |\n" * 2
    document = readers.read(".md", text.encode())
    left = account.remainder(
        document, {"meetings/x.md": "---\ntitle: Clerk Clerk\n---\n\nBee Bee Post Name\n"}
    )
    assert [each.words for each in left] == ["Chief", "Chief"]
    left = account.remainder(
        document, {"meetings/x.md": "---\ntitle: Clerk Chief\n---\n\nBee Bee Post Name\n"}
    )
    assert sorted(" ".join(each.words for each in left).split()) == ["Chief", "Clerk"]
