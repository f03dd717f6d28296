"""Names that may be places are proposed, and what the office knows as something else is not."""

from scrutiny.authoring import places
from scrutiny.base.diagnostics import Report
from scrutiny.pipeline import check
from tests.clerk.office import NOTE, NOW, OTHERS, PAPER
from tests.support import given


def test_names_that_may_be_places_are_proposed() -> None:
    said = "Vans in Holm Green, at Pott Row, near Stoke-on-Trent, of Holm Police. In May, in Practice."
    note = NOTE.replace("Six are.", f"{said} It is good practice.").replace(
        "By autumn.", "From Pott Row to Ely."
    )
    others = OTHERS | {"office.yaml": OTHERS["office.yaml"] + "places: [Ely]\n"}
    alone = (
        "---\ntitle: Vans at Pott Row\ndate: 2026-04-09\noutcome: approved\nstatus: published\n---\n\nYes.\n"
    )
    texts = {**others, "meetings/2026/2026-05-14-fleet-board.md": note, "decisions/vans.md": alone}
    content = given(texts, {PAPER: b"Lanes.\n"})
    register = check.join(content, NOW, Report())
    assert register
    assert places.proposed(register) == [("Pott Row", 3), ("Holm Green", 1), ("Stoke-on-Trent", 1)]
