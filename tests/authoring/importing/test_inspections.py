"""The inspection reports that recommendations come from."""

import pytest

from scrutiny.authoring.importing.importing import Imported, import_file
from scrutiny.authoring.importing.known import Inspection, Known
from scrutiny.authoring.importing.structure.inspected import Report, report
from scrutiny.content.moments import as_moment

NAMED = {
    "HMICFRS report: Policing the ferries (May 2019)": Report("Policing the ferries", "HMICFRS", "2019-05"),
    "HMIC – ‘Safe at Sea’": Report("Safe at Sea", "HMIC", ""),
    "HMICFRS Custody Inspection, published 4 June 2019": Report(
        "Custody Inspection", "HMICFRS", "2019-06-04"
    ),
    "HMICFRS PEEL 2019 recommendations": Report("PEEL 2019", "HMICFRS", ""),
    "Recommendations from the Pier Safety Inspection report": Report("Pier Safety Inspection", "", ""),
    "Recommendations from HMICFRS thematic report on Lost at Sea": Report("Lost at Sea", "HMICFRS", ""),
}


@pytest.mark.parametrize("text", NAMED)
def test_a_heading_names_a_report(text: str) -> None:
    assert report(text) == NAMED[text]


@pytest.mark.parametrize(
    "text",
    [
        "HMICFRS recommendations",
        "HMICFRS: update on progress",
        "HMICFRS inspection report",
        "HMICFRS Force Liaison Lead",
        "Recommendations from the Ferry Panel",
        "Safe at Sea (May 2019)",
        "HMICFRS said in its report that the pier is old. It must be mended.",
    ],
)
def test_a_heading_that_names_none_plainly(text: str) -> None:
    assert report(text) is None


HEAD = "Ferry Board\n\n3 June 2020\n\nPresent: Ann Hale, Commissioner\n\n"
ASKED = "Recommendation 1: Mend the rail.\n\nResponse: Mended.\n"
SEA = Inspection("inspections/sea.md", "Safe at Sea", as_moment("2019-05-02"))


def imported(body: str, *inspections: Inspection) -> Imported:
    return import_file("x.txt", (HEAD + body).encode(), Known(inspections=inspections))


def fields(made: Imported) -> list[str]:
    text = next(text for path, text in made.files.items() if path.startswith("meetings/"))
    return [line for line in text.split("\n") if line.startswith("- From: ")]


def proposed(made: Imported) -> dict[str, str]:
    return {path: text for path, text in made.files.items() if path.startswith("inspections/")}


def test_a_report_that_the_office_knows_is_named() -> None:
    made = imported(f"1. Boats\n\nOld.\n\n2. HMICFRS: Safe at Sea\n\n{ASKED}", SEA)
    assert fields(made) == ["- From: Safe at Sea"]
    assert proposed(made) == {}


def test_a_label_above_the_recommendations_names_it_too() -> None:
    made = imported(f"1. Inspections\n\nHMICFRS report ‘Safe at Sea’\n\n{ASKED}", SEA)
    assert fields(made) == ["- From: Safe at Sea"]


def test_a_report_of_later_or_of_another_year_is_not_meant() -> None:
    later = SEA._replace(date=as_moment("2020-07"))
    assert fields(imported(f"1. The Safe at Sea recommendations\n\n{ASKED}", later)) == []
    made = imported(f"1. HMICFRS: Safe at Sea (May 2016)\n\n{ASKED}", SEA)
    assert fields(made) == ["- From: safe-at-sea-2016"]


def test_two_reports_of_one_heading_are_left_to_the_clerk() -> None:
    other = Inspection("inspections/ropes.md", "Old Ropes!!", None)
    assert fields(imported(f"1. Safe at Sea, Old Ropes\n\n{ASKED}", SEA, other)) == []


def test_a_new_report_is_proposed_as_a_draft() -> None:
    made = imported(f"1. HMICFRS report: Policing the ferries (May 2019)\n\n{ASKED}")
    assert fields(made) == ["- From: policing-the-ferries-2019"]
    assert proposed(made) == {
        "inspections/policing-the-ferries-2019.md": (
            "---\ntitle: Policing the ferries\nbody: HMICFRS\ndate: 2019-05\nstatus: draft\n---\n"
        )
    }
    assert "- inspections/policing-the-ferries-2019.md: line 7\n" in made.report


def test_without_recommendations_no_report_is_proposed() -> None:
    assert proposed(imported("1. HMICFRS report: Policing the ferries (May 2019)\n\nIt was read.\n")) == {}
