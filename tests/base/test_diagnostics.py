"""Reports keep what was found, each thing once, however much they hold."""

from scrutiny.base.diagnostics import Diagnostic, Report, Severity, nearest
from scrutiny.base.text import Place


class Code(str):
    """A code that counts how often it is looked up."""

    __slots__ = ()
    looked_up = 0

    def __hash__(self) -> int:
        Code.looked_up += 1
        return super().__hash__()


def looked_up(batches: int) -> int:
    """How often a report looks at codes to take in so many batches of one warning."""
    report, Code.looked_up = Report(), 0
    for number in range(batches):
        found = Diagnostic(Place(f"{number}.md", 1, 1), Severity.WARNING, Code("code"), "what", "fix")
        report.extend([found])
    assert len(report.diagnostics) == batches
    return Code.looked_up


def test_what_is_known_is_not_looked_at_again() -> None:
    assert looked_up(200) == 2 * looked_up(100)


def test_one_stage_says_no_more_of_what_another_found() -> None:
    place, other = Place("a.md", 1, 1), Place("a.md", 2, 1)
    report = Report()
    report.error(place, "code", "what", "fix")
    again = [
        Diagnostic(at, Severity.ERROR, "code", f"other {n}", "fix") for at in (place, other) for n in (1, 2)
    ]
    report.extend(again)
    assert [(each.place, each.what) for each in report.diagnostics] == [
        (place, "what"),
        (other, "other 1"),
        (other, "other 2"),
    ]


def test_a_report_fails_by_an_error() -> None:
    place = Place("a.md", 1, 1)
    for report, fails in ((Report(), False), (Report(strict=True), True), (Report(lenient=True), False)):
        report.warning(place, "code", "what", "fix")
        assert report.failed is fails
    lenient, usual = Report(lenient=True), Report()
    for report in (lenient, usual):
        report.error(place, "code", "what", "fix")
    assert (lenient.failed, usual.failed) == (False, True)
    taken = Report(lenient=True)
    taken.extend(usual.diagnostics)
    assert taken.failed


def test_a_suggestion_is_never_the_text_itself_and_never_far_from_it() -> None:
    assert nearest("Answer", ("Answer", "Answers")) == "Answers"
    assert nearest("Answer", ("Answer",)) is None
    assert nearest("Published", ("published",)) == "published"
    assert nearest("received", ("rejected", "noted")) is None
    assert nearest("Petition", ("Question",)) is None
    assert nearest("Actoin", ("Action", "Decision")) == "Action"
