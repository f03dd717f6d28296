"""Findings that a named person accepts in the front matter."""

import datetime

import pytest

from scrutiny.base.diagnostics import Report
from scrutiny.base.settings import Settings
from scrutiny.pipeline import check
from scrutiny.shell.origin import Origin
from tests.support import ROOT, SETTINGS, TEMPLATES, built, given, note

PATH = "meetings/2024/2024-12-05-x.md"
WHO = "by: The clerk, date: 2026-01-01"
BODY = "## 1. A\n\nThe ABCD and the EFGH met.\n\n## 3. B\n\nNothing.\n"


def found(text: str, *, strict: bool = False, path: str = PATH) -> list[tuple[str, str]]:
    report = Report(strict=strict)
    check.check(given({path: text}), SETTINGS, report)
    return [(each.code, each.severity.value) for each in report.diagnostics]


def accepting(*entries: str) -> str:
    return "[" + ", ".join(f"{{{entry}, reason: So it is., {WHO}}}" for entry in entries) + "]"


def test_a_warning_is_accepted_by_its_code() -> None:
    assert found(note(BODY)) == [("unknown-abbreviation", "warning")] * 2 + [("skipped-number", "warning")]
    accepted = accepting("finding: skipped-number", "finding: unknown-abbreviation")
    assert found(note(BODY, accepted=accepted)) == []
    assert found(note(BODY, accepted=accepted), strict=True) == []


@pytest.mark.parametrize(
    ("text", "left"), [("ABCD", 1), ("abcd", 1), ("the glossary lacks", 0), ("EFGH met", 0)]
)
def test_the_text_of_an_entry_is_in_the_message_or_on_the_line(text: str, left: int) -> None:
    body = BODY.replace(" and the EFGH", ".\n\nThe EFGH") if left else BODY
    codes = found(note(body, accepted=accepting(f"finding: unknown-abbreviation, text: {text}")))
    assert [code for code, _ in codes] == ["unknown-abbreviation"] * left + ["skipped-number"]


@pytest.mark.parametrize("text", ["ABC", "BCD"])
def test_the_text_of_an_entry_is_whole_words(text: str) -> None:
    codes = found(note(BODY, accepted=accepting(f"finding: unknown-abbreviation, text: {text}")), strict=True)
    assert ("accepts-nothing", "error") in codes
    assert codes.count(("unknown-abbreviation", "error")) == 2


def test_a_contradiction_in_the_source_is_an_error_until_it_is_accepted() -> None:
    fields = {"start": "15:00", "end": "14:00"}
    assert found(note("", **fields)) == [("end-before-start", "error")]
    accepted = {**fields, "accepted": accepting("finding: end-before-start")}
    assert found(note("", **accepted)) == []
    page = built(given({PATH: note("", **accepted)}))["meetings/2024-12-05-x/index.html"]
    assert "So it is.</span> (accepted by The clerk, 1 January 2026)" in page


@pytest.mark.parametrize(
    ("body", "fields", "code"),
    [
        ("", {"printed_date": "Friday 5 December 2024"}, "printed-date"),
        ("## 1. A\n\n### Action 1\n- Due: 2023-01-01\n", {}, "due-before-meeting"),
        ("## 1. A\n\n### Action 1\n\nDo.\n\n**Update (1 May 2031):** Done.\n", {}, "part-date"),
        ("## 1. Minutes of 6 December 2024\n", {}, "wrong-minutes"),
    ],
)
def test_the_message_of_a_contradiction_says_how_to_accept_it(
    body: str, fields: dict[str, str], code: str
) -> None:
    report = Report()
    check.check(given({PATH: note(body, **fields)}), SETTINGS, report)
    (one,) = report.diagnostics
    assert one.code == code
    assert f"'accepted: [{{finding: {code}, reason: …, by: …, date: …}}]'" in one.fix
    assert found(note(body, **fields, accepted=accepting(f"finding: {code}"))) == []


def test_other_errors_cannot_be_accepted() -> None:
    codes = found(note("## 1. A\n\nSee [it](nowhere.md).\n", accepted=accepting("finding: broken-link")))
    assert codes == [("accepts-nothing", "warning"), ("broken-link", "error")]


def test_a_file_accepts_for_itself_alone() -> None:
    report = Report()
    other = note(BODY).replace("ABCD and the EFGH", "rest").replace("2024-12-05", "2025-01-09")
    texts = {PATH: note("", accepted=accepting("finding: skipped-number")), "meetings/2025/y.md": other}
    check.check(given(texts), SETTINGS, report)
    assert [each.code for each in report.diagnostics] == ["accepts-nothing", "skipped-number"]


def test_who_accepts_must_say_why_who_and_when() -> None:
    text = note(BODY, accepted="[{finding: skipped-number}]")
    assert found(text).count(("missing-field", "error")) == 3


def test_an_earlier_entry_for_personal_data_is_read_and_pointed_out() -> None:
    body = "Call 07700 900123.\n"
    assert ("personal-data", "error") in found(note(body))
    old = note(body, personal_data=f"[{{text: 07700 900123, reason: So it is., {WHO}}}]")
    assert found(old) == [("old-field", "warning")]


def test_an_entry_hides_no_other_personal_data() -> None:
    entry = accepting("finding: personal-data, text: 07700 900123")
    assert found(note("Call 07700 900123.\n", accepted=entry)) == []
    hidden = entry.replace("So it is.", "Not 07700 900456")
    assert found(note("Call 07700 900123.\n", accepted=hidden)) == [("personal-data", "error")]


def test_an_entry_without_words_lets_no_personal_data_appear() -> None:
    codes = found(note("Call 07700 900123.\n", accepted=accepting("finding: personal-data")))
    assert codes == [("accepts-nothing", "warning"), ("personal-data", "error")]


def test_what_is_accepted_is_no_change_of_a_published_text() -> None:
    one, other = note(BODY), note(BODY, accepted=accepting("finding: skipped-number"))
    digests = []
    for text in (one, other):
        checked = check.check(given({PATH: text}), SETTINGS, Report())
        assert checked
        digests.append(checked.sites[0].register.notes["2024-12-05-x"].digest)
    assert digests[0] == digests[1]


@pytest.mark.parametrize(
    ("folder", "day"), [("content", "2026-11-28"), ("tests/example/content", "2026-06-30")]
)
def test_the_contents_of_this_repository_are_clean(folder: str, day: str) -> None:
    report = Report(strict=True)
    moment = datetime.datetime.fromisoformat(f"{day}T12:00:00+00:00")
    check.check(Origin(ROOT / folder, TEMPLATES, TEMPLATES).read(report), Settings(as_of=moment), report)
    assert report.diagnostics == ()
