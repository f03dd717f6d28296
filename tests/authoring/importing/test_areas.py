"""Priority areas that a document names with a label, in a column or as a heading."""

import pytest

from scrutiny.authoring.importing.importing import Imported, import_file
from scrutiny.authoring.importing.known import Area, Known, Plan
from scrutiny.authoring.importing.structure.areas import labelled
from scrutiny.content.moments import Period, as_moment
from tests.authoring.importing.documents import described

OLD = Period(as_moment("2015"), as_moment("2018"))
NEW = Period(as_moment("2019"), None)
KNOWN = Known(
    plans=(Plan("Old Plan", OLD), Plan("New Plan", NEW)),
    areas=(
        Area("priorities/calm-quays.md", ("calm quays", "calm-quays", "quiet quays"), NEW),
        Area("priorities/dry-docks.md", ("dry docks", "dry-docks"), NEW),
        Area("priorities/wide-piers.md", ("wide piers", "wide-piers"), OLD),
    ),
)
HEAD = "Ferry Board\n\n3 June 2020\n\nPresent: Ann Hale, Commissioner\n\n"


def imported(body: str, known: Known = KNOWN) -> Imported:
    return import_file("x.txt", (HEAD + body).encode(), known)


def draft(made: Imported) -> str:
    return next(text for path, text in made.files.items() if path.startswith("meetings/"))


def proposed(made: Imported) -> dict[str, str]:
    return {path: text for path, text in made.files.items() if path.startswith("priorities/")}


@pytest.mark.parametrize(
    "text",
    [
        "Priority: Calm quays",
        "PRIORITY AREA: Calm quays",
        "Police and Crime Plan priority:\tCalm quays",
        "Link to Police and Crime Plan priorities: Calm quays",
    ],
)
def test_a_label_names_an_area(text: str) -> None:
    assert labelled(text) == ["Calm quays"]


@pytest.mark.parametrize(
    "text",
    [
        "Priority: High",
        "Priority: 1",
        "Priority: Calm quays AH spoke.",
        "Priority: Lead: Treasurer",
        "Priority calls rose.",
        "Priority:",
    ],
)
def test_what_is_no_area(text: str) -> None:
    assert labelled(text) == []


def test_a_line_below_a_heading_is_its_field() -> None:
    made = imported("1. Boats\n\nPriority: Calm quays; Dry docks\n\nAll boats are old.\n")
    assert "## 1. Boats\n- Priority: Calm quays\n- Priority: Dry docks\n\nAll boats" in draft(made)
    assert proposed(made) == {}
    assert "- line 9: Priority\n" in made.report


def test_a_line_in_the_discussion_is_none() -> None:
    made = imported("1. Boats\n\nAll boats are old.\n\nPriority: Calm quays\n")
    assert "\nPriority: Calm quays\n" in draft(made)


def test_further_lines_of_the_paragraph_are_read_by_themselves() -> None:
    body = (
        "T: Ferry Board // 3 June 2020\nb: 1. Boats\n"
        ": Priority: Dry docks // Lead: Treasurer // All of them leak // ACTION: AH to mend them.\n"
    )
    text = draft(import_file("x.docx", described(body), KNOWN))
    assert "## 1. Boats\n- Priority: Dry docks\n- Presented by: Treasurer\n\nAll of them leak\n" in text
    assert "### Action 1\n" in text


def test_a_line_below_the_heading_of_a_record_is_its_field() -> None:
    made = imported(
        "1. Boats\n\nRecommendation 1:\n\nPriority: Dry docks\n\nMend the rail.\n\nResponse: Mended.\n"
    )
    assert "### Recommendation 1\n- Priority: Dry docks\n\nMend the rail.\n" in draft(made)


def test_two_known_areas_in_one_line_are_two() -> None:
    made = imported("1. Boats\n\nPriority: Quiet quays and Dry docks\n\nAll boats are old.\n")
    assert "- Priority: Quiet quays\n- Priority: Dry docks\n" in draft(made)


@pytest.mark.parametrize("title", ["Calm quays", "Quiet Quays", "Priority 2: Calm quays"])
def test_a_heading_that_is_a_name_has_the_field(title: str) -> None:
    text = draft(imported(f"1. Boats\n\nOld.\n\n2. {title}\n\nQuiet.\n"))
    assert f"- Priority: {title.removeprefix('Priority 2: ')}\n" in text


@pytest.mark.parametrize("title", ["Calm quays and boats", "Wide piers"])
def test_a_heading_of_more_words_or_of_a_plan_not_in_force_has_none(title: str) -> None:
    assert "- Priority" not in draft(imported(f"1. {title}\n\nQuiet.\n"))


def test_a_heading_has_no_field_where_the_day_is_not_known() -> None:
    made = import_file("x.txt", b"Ferry Board\n\n1. Calm quays\n\nQuiet.\n", KNOWN)
    assert "- Priority" not in draft(made)


def test_what_a_heading_says_again_hides_no_word_that_is_lost() -> None:
    made = imported("1. Calm quays\n\nPriority: Calm quays\n\nQuiet.\n")
    assert draft(made).count("Calm quays") == 2
    assert "- line 9: Priority: Calm quays\n" in made.report


def test_a_sub_heading_is_a_passage_with_the_field() -> None:
    body = "T: Ferry Board // 3 June 2020\nb: 1. Boats\n: All boats are old.\nb: Dry docks\n: They leak.\n"
    made = import_file("x.docx", described(body), KNOWN)
    assert "### Dry docks\n- Priority: Dry docks\n\nThey leak." in draft(made)


def test_a_column_is_the_field_of_its_item() -> None:
    body = (
        "T: Ferry Board // 3 June 2020\n| No. | Item | Discussion | Priority |\n"
        "| 1 | Boats | All boats are old. | Dry docks |\n| 2 | Ropes | All ropes are new. | High |\n"
    )
    text = draft(import_file("x.docx", described(body), KNOWN))
    assert "## 1. Boats\n- Priority: Dry docks\n" in text
    assert "## 2. Ropes\n\n" in text


def test_a_new_area_is_proposed_with_the_only_plan_of_that_day() -> None:
    made = imported("1. Boats\n\nPriority: Clean ropes\n\nAll boats are old.\n")
    assert "- Priority: Clean ropes\n" in draft(made)
    assert proposed(made) == {"priorities/clean-ropes.md": "---\ntitle: Clean ropes\nplan: New Plan\n---\n"}
    assert "- priorities/clean-ropes.md: line 9\n" in made.report


def test_an_area_without_a_known_plan_leaves_it_out() -> None:
    made = imported("1. Boats\n\nPriority: Clean ropes\n\nAll boats are old.\n", Known())
    assert proposed(made) == {"priorities/clean-ropes.md": "---\ntitle: Clean ropes\n---\n"}
    several = Known(plans=(Plan("One", NEW), Plan("Two", NEW)))
    assert proposed(imported("1. Boats\n\nPriority: Clean ropes\n\nOld.\n", several)) == proposed(made)
