"""Lists of people side by side are read one after the other."""

from scrutiny.authoring.importing.document import Paragraph, Run
from scrutiny.authoring.importing.structure.side_by_side import untwined


def read(*lines: str) -> list[str]:
    paragraphs = [Paragraph((Run(line),), "line 1") for line in lines]
    return [each.text for each in untwined(paragraphs) if isinstance(each, Paragraph)]


def test_the_left_list_is_read_before_the_right_one() -> None:
    assert read(
        "Present:",
        "Office of the Commissioner\tMardale Police",
        "Ann Hale, Commissioner\tBen Ito, Chief Constable",
        "Cy Orme\tDi Vane, Superintendent",
        "Clerk\tEve Low, Inspector",
        "Fay Moss, Treasurer",
        "1. Boats",
    ) == [
        "Present:",
        "Ann Hale, Commissioner",
        "Cy Orme, Clerk",
        "Fay Moss, Treasurer",
        "Ben Ito, Chief Constable",
        "Di Vane, Superintendent",
        "Eve Low, Inspector",
        "1. Boats",
    ]


def test_a_name_and_its_post_in_two_columns_stay_one_line() -> None:
    lines = "Present:", "Ann Hale\tCommissioner", "Ben Ito\tChief Constable"
    assert read(*lines) == list(lines)
