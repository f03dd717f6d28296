"""Words in capitals mean what they mean in small letters."""

import pytest

from scrutiny.authoring.importing.document import Paragraph, Run
from scrutiny.authoring.importing.importing import import_file
from scrutiny.authoring.importing.structure.looks import numbered


@pytest.mark.parametrize(("label", "named"), [("Item 3:", True), ("ITEM 3", True), ("3.", False)])
def test_a_number_that_word_counts_is_that_of_an_item_where_it_says_so(label: str, named: bool) -> None:
    told = numbered(Paragraph((Run("Boats"),), "paragraph 1", label=label))
    assert told
    assert (told.number, told.named) == ("3", named)


@pytest.mark.parametrize("said", ["Closed item about the lease", "CLOSED ITEM ABOUT THE LEASE"])
def test_an_item_that_is_said_to_be_closed_is_restricted(said: str) -> None:
    text = (
        f"Ferry Board\n\n3 June 2020\n\nPresent: Ann Hale (Clerk)\n\n1. Boats\n\n{said}\n\nNobody may know.\n"
    )
    (draft,) = (
        made for path, made in import_file("x.txt", text.encode()).files.items() if "meetings" in path
    )
    assert "- Restricted: " in draft
    assert "Nobody may know." not in draft
