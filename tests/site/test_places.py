"""The page of a place shows the words that name it, and takes no name of a person for a place."""

from tests.clerk.office import NOTE, NOW, OTHERS, PAPER
from tests.support import built, given, main


def site(note: str) -> dict[str, str]:
    others = OTHERS | {
        "office.yaml": OTHERS["office.yaml"] + "places: [Ely, Frost, {name: Ash, also: [Ash Vale]}]\n",
    }
    return built(
        given({**others, "meetings/2026/2026-05-14-fleet-board.md": note}, {PAPER: b"Lanes.\n"}), NOW
    )


def test_the_sentence_that_names_a_place_is_shown_under_its_record() -> None:
    made = site(NOTE.replace("Six are.", "Six are. Two of them wait in Ely. None is sold."))
    page = main(made["places/ely/index.html"])
    assert ">Two of them wait in Ely.</span>" in page
    assert "None is sold" not in page
    assert "1 record" in made["places/index.html"]


def test_a_record_that_names_a_place_in_its_title_alone_repeats_nothing() -> None:
    page = main(site(NOTE.replace("Question 1: Vans", "Question 1: Vans in Ely"))["places/ely/index.html"])
    assert ">Vans in Ely</a>" in page
    assert 'class="small"' not in page


def test_a_meeting_is_listed_under_the_place_of_its_venue_and_of_its_introduction() -> None:
    note = NOTE.replace("venue: Guildhall", "venue: Guildhall, Ely").replace(
        "## 1. Calmer", "The board met once. It came from Ash Vale by bus.\n\n## 1. Calmer"
    )
    made = site(note)
    assert ">Guildhall, Ely</span>" in main(made["places/ely/index.html"])
    assert ">It came from Ash Vale by bus.</span>" in main(made["places/ash/index.html"])
    assert "0 records, 1 meeting" in made["places/index.html"]


def test_the_name_of_a_person_is_no_place() -> None:
    made = site(NOTE.replace("Six are.", "Six are, says Nia Frost."))
    assert "No published record names this place." in made["places/frost/index.html"]


def test_home_leads_to_the_places_that_are_named() -> None:
    home = main(site(NOTE.replace("Six are.", "Six are in Ely."))["index.html"])
    assert 'href="places/ely/index.html"' in home
    assert "places/ash/" not in home
    assert "Is my area mentioned?" not in main(site(NOTE)["index.html"])


def test_pages_lead_to_places_only_where_the_office_lists_any() -> None:
    office = OTHERS["office.yaml"] + "navigation: [meetings, places]\n"
    texts = {**OTHERS, "meetings/2026/2026-05-14-fleet-board.md": NOTE}
    without = built(given({**texts, "office.yaml": office}, {PAPER: b"Lanes.\n"}), NOW)
    assert "places/" not in without["index.html"]
    listed = built(given({**texts, "office.yaml": f"{office}places: [Ely]\n"}, {PAPER: b"Lanes.\n"}), NOW)
    assert listed["index.html"].count('href="places/index.html"') == 2
