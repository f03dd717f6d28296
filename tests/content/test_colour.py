"""Colours and their contrast; the office's own colour on its site."""

import pytest

from scrutiny.content import colour
from scrutiny.content.colour import BLACK, WHITE, Colour
from tests.support import OFFICE, built, checked, given


@pytest.mark.parametrize("written", ["12405f", "#12405F"])
def test_a_colour_is_read(written: str) -> None:
    assert colour.read(written) == Colour(0x12, 0x40, 0x5F)


def test_three_digits_stand_for_six() -> None:
    assert str(colour.read("#f0a")) == "#ff00aa"


@pytest.mark.parametrize("written", ["red", "12345", "#1234567", "", "url(x)", "fff; }"])
def test_anything_else_is_no_colour(written: str) -> None:
    assert colour.read(written) is None


def test_contrast_is_that_of_the_guidelines() -> None:
    assert colour.contrast(BLACK, WHITE) == pytest.approx(21)
    assert colour.contrast(Colour(0x77, 0x77, 0x77), WHITE) == pytest.approx(4.48, abs=0.005)
    assert colour.contrast(WHITE, WHITE) == 1


def with_accent(accent: str) -> str:
    return built(given({"office.yaml": f"{OFFICE}accent: {accent}\n"}))["assets/office.css"]


def test_text_on_the_colour_is_the_one_that_is_read_better() -> None:
    assert "--accent: #4b2e83; --on-accent: #ffffff; --rule: #4b2e83;" in with_accent("4b2e83")
    assert "--on-accent: #000000;" in with_accent("d07000")


def test_a_line_that_is_lost_on_a_dark_page_is_not_drawn_in_the_colour() -> None:
    dark = with_accent("4b2e83").partition("dark")[2]
    assert "--rule: #6fa3c7" in dark
    assert "--rule: #d07000" in with_accent("d07000").partition("dark")[2]


@pytest.mark.parametrize(
    ("accent", "code"), [("ffee00", "low-contrast"), ("red", "bad-value"), ("#12405f", "empty-field")]
)
def test_a_colour_that_cannot_serve_is_an_error(accent: str, code: str) -> None:
    site, found = checked(given({"office.yaml": f"{OFFICE}accent: {accent}\n"}))
    assert site is None
    assert code in [each.code for each in found if each.severity == "error"]


def test_an_office_without_a_colour_has_that_of_the_common_style() -> None:
    site = built(given({}))
    assert "assets/office.css" not in site
    assert "office.css" not in site["index.html"]
