"""Each slip of a clerk is taken as it was meant, or reported at its line with what to write."""

from collections import Counter

import pytest

from tests.clerk.office import NOTE, PATH, good, look
from tests.clerk.slips import SLIPS, Slip


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.name)
def test_a_slip_is_taken_as_meant_or_reported(slip: Slip) -> None:
    assert slip.old in NOTE
    said, read = look(NOTE.replace(slip.old, slip.new, 1))
    for code, line, advice in slip.said:
        assert [each for each in said if each.code == code and each.place.line == line], (code, line, said)
        assert any(each.fix.startswith(advice) for each in said if each.code == code), (advice, said)
    if slip.refused:
        assert read == ()
        assert slip.said
    elif slip.held_back:
        assert read == ("nothing of it is published",)
    else:
        assert len(said) == len(slip.said)
        assert sorted((Counter(good()) - Counter(read)).elements()) == sorted(slip.gone)
        assert sorted((Counter(read) - Counter(good())).elements()) == sorted(slip.read)


def test_a_note_saved_under_another_name_is_reported() -> None:
    said, _ = look(NOTE, f"{PATH}.txt")
    assert ("unread-file", f"rename it to '{PATH.rpartition('/')[2]}'") in {(s.code, s.fix) for s in said}


def test_a_file_of_another_date_than_its_note_is_reported() -> None:
    (said,) = look(NOTE, PATH.replace("05-14", "04-15"))[0]
    assert (said.code, said.place.line) == ("name-and-date", 3)
    assert said.fix.startswith("write 'date: 2026-04-15'")


def test_a_bad_date_hides_no_other_fault() -> None:
    wrong = NOTE.replace("date: 2026-05-14", "date: 14/05/2026").replace("(Chief Constable)", "(Jo Bell)")
    said, _ = look(wrong)
    assert [each.code for each in said] == ["bad-date", "unknown-person"]


def test_a_note_that_cannot_be_read_raises_no_doubt_about_its_papers() -> None:
    said, _ = look(NOTE.replace("venue: Guildhall", "venue"))
    assert [each.code for each in said] == ["bad-yaml"]
