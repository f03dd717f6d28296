"""What home shows of late: everything asked, promised or decided, at a meeting or by itself."""

from tests.clerk.office import NOTE, NOW, OTHERS, PAPER
from tests.support import built, given

DECISION = """\
---
title: Three vans
date: {date}
decided_by: Nia Frost
outcome: approved
status: {status}
---

They are bought.
"""
EMPTY = """\
---
title: Open evening
date: 2026-06-18
status: published
present: [Nia Frost]
---

## 1. Welcome

Everybody was welcomed.
"""


def latest(**others: str) -> str:
    texts = {**OTHERS, "meetings/2026/2026-05-14-fleet-board.md": NOTE} | {
        f"{name.split('_')[0]}/2026/2026-{name.split('_')[1]}.md": text for name, text in others.items()
    }
    home = built(given(texts, {PAPER: b"Lanes.\n"}), NOW)["index.html"]
    return home[home.index('id="latest"') : home.index('id="areas"')]


def test_a_decision_by_itself_is_among_the_latest_with_its_outcome() -> None:
    said = latest(decisions_07=DECISION.format(date="2026-06-02", status="published"))
    assert 0 < said.index("Three vans, Tuesday 2 June 2026") < said.index("Fleet board, Thursday 14 May 2026")
    assert "Approved" in said[: said.index("Fleet board")]


def test_a_draft_is_not_among_the_latest() -> None:
    assert "Three vans" not in latest(decisions_07=DECISION.format(date="2026-06-02", status="draft"))


def test_a_meeting_at_which_nothing_was_asked_is_the_last_and_takes_no_room() -> None:
    said = latest(**{"meetings_06-18-open-evening": EMPTY})
    assert said.index("Last meeting") < said.index("Open evening, Thursday 18 June 2026") < said.index("<h3>")
    assert said.count("Open evening") == 1
    assert "Last meeting" not in latest()
