"""Halves of a sentence are one paragraph, and a number is not hidden by a bullet."""

from scrutiny.authoring.importing.document import Paragraph, Run
from scrutiny.authoring.importing.structure.cut_paragraphs import sentences_joined


def paragraph(text: str, label: str = "", *, bold: bool = False) -> Paragraph:
    return Paragraph((Run(text, bold=bold),), "line 1", label=label)


def whole(*paragraphs: Paragraph) -> list[tuple[str, str]]:
    return [(each.label, each.text) for each in sentences_joined(paragraphs) if isinstance(each, Paragraph)]


def test_a_bullet_before_a_number_is_left_out() -> None:
    assert whole(paragraph("5. How is it seen?", "•")) == [("", "5. How is it seen?")]
    assert whole(paragraph("Five towns", "•")) == [("•", "Five towns")]


def test_a_sentence_that_was_cut_is_one_paragraph() -> None:
    halves = paragraph("The force has a plan for the care of"), paragraph("Children in the valley.")
    assert whole(*halves) == [("", "The force has a plan for the care of Children in the valley.")]


def test_what_only_seems_cut_stays_two_paragraphs() -> None:
    owner = "A letter goes to the council about the carnival. TO"
    assert len(whole(paragraph(owner), paragraph("Custody was discussed."))) == 2
    assert len(whole(paragraph("The force has a plan for the care of"), paragraph("3. Custody"))) == 2
    bold = paragraph("Children in the valley.", bold=True)
    assert len(whole(paragraph("The force has a plan for the care of"), bold)) == 2
