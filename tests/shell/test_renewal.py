"""A site that is brought up to date is the same to the byte as one made anew, however little was done."""

import dataclasses
import shutil
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scrutiny.base.diagnostics import Report
from scrutiny.base.executor import TimedOut
from scrutiny.pipeline import assemble, check
from scrutiny.shell import inputs, renewal, site_folder
from scrutiny.shell.origin import Origin
from scrutiny.shell.processes import Workers
from scrutiny.shell.renewal import Renewed, Wanted
from tests import small
from tests.small import JUNE, MARCH, PLANNED, SEPTEMBER, TEXTS, WELSH
from tests.support import SETTINGS, TEMPLATES, files

UNCHANGED = small.content()


@cache
def unchanged() -> dict[str, bytes]:
    """The site of the office before anything is changed."""
    return files(UNCHANGED)


def office(folder: Path) -> Wanted:
    """The small office in a folder of its own, with its site."""
    content = folder / "content"
    small.write(content)
    origin = Origin(content, TEMPLATES, TEMPLATES)
    wanted = Wanted(origin, folder / "site", SETTINGS, workers=Workers(1))
    assert renewal.renew(wanted).last
    return wanted


@pytest.fixture(autouse=True)
def sure(monkeypatch: pytest.MonkeyPatch) -> None:
    """The files of these tests were all changed lately: take their dates for what they are."""
    monkeypatch.setattr(inputs, "SURE", 0)


@pytest.fixture(scope="module")
def lasting(tmp_path_factory: pytest.TempPathFactory) -> Wanted:
    return office(tmp_path_factory.mktemp("office"))


@pytest.fixture
def wanted(lasting: Wanted) -> Wanted:
    """One office for all tests: what the test before has changed is put back, and the site renewed."""
    shutil.rmtree(lasting.origin.content)
    small.write(lasting.origin.content)
    assert renewal.renew(lasting).last
    return lasting


def site(wanted: Wanted) -> dict[str, bytes]:
    paths, read = site_folder.site(wanted.output)
    return {path: read(path) for path in paths}


def renewed(wanted: Wanted) -> Renewed:
    """Bring the site up to date, and hold it against one made anew."""
    there, report = site(wanted), Report(wanted.strict)
    found = renewal.renew(wanted)
    content = wanted.origin.read(report)
    checked = check.check(content, wanted.now, report)
    if content.texts == UNCHANGED.texts:
        expected = unchanged()
    else:
        expected = assemble.whole(content, checked, report) if checked else {}
    assert found.diagnostics == tuple(wanted.origin.located(report.diagnostics))
    assert (found.last is None) == report.failed
    assert site(wanted) == (there if report.failed else expected)
    return found


def replace(wanted: Wanted, path: str, old: str, new: str) -> None:
    file = wanted.origin.content / path
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def test_nothing_is_done_where_nothing_changed(wanted: Wanted) -> None:
    assert renewed(wanted).files is None


def test_a_file_that_was_saved_as_it_was_changes_nothing(wanted: Wanted) -> None:
    file = wanted.origin.content / JUNE
    file.write_bytes(file.read_bytes())
    assert renewed(wanted).last
    assert renewed(wanted).files is None


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (MARCH, "All but two.", "By now all but one."),
        (JUNE, "Agreed as a true record.", "It was agreed.\n\nIt was signed."),
        (WELSH, "**Answer:** 14 gwirfoddolwr.", "**Answer:** Pymtheg."),
    ],
)
def test_a_note_is_reworded(wanted: Wanted, path: str, old: str, new: str) -> None:
    replace(wanted, path, old, new)
    assert renewed(wanted).files


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (SEPTEMBER, "- Status: in progress", "- Status: open"),
        (MARCH, "## 1. Roads at night", "## 1. Roads by night"),
        (JUNE, "venue: Online", "venue: At the Moot Hall"),
        (JUNE, "Agreed as a true record.", "Agreed, said Nell Frost."),
        (JUNE, "Agreed as a true record.", "Agreed: see [the decision](#decision-2-1)."),
        (JUNE, "Agreed as a true record.", "Agreed under the XYZW."),
        (JUNE, "Agreed as a true record.", "Agreed <b>at last</b>."),
        (PLANNED, "### Question 1: Village officers", "### Question 1: Officers of villages"),
        (PLANNED, "### Question 1: Village officers", ""),
        ("people/nell-frost.md", "name: ", "name: Dr "),
        ("glossary.yaml", "expansion: ", "expansion: so-called "),
    ],
)
def test_everything_that_hangs_on_a_change_is_made_again(
    wanted: Wanted, path: str, old: str, new: str
) -> None:
    before = (wanted.origin.content / path).read_text("utf-8")
    replace(wanted, path, old, new)
    renewed(wanted)
    (wanted.origin.content / path).write_text(before, "utf-8")
    renewed(wanted)


def test_a_note_that_comes_or_goes_is_seen(wanted: Wanted) -> None:
    file = wanted.origin.content / MARCH
    text = file.read_text("utf-8")
    again = file.with_name("2024-03-21-board.md")
    again.write_text(text.replace("date: 2024-03-14", "date: 2024-03-21"), "utf-8")
    renewed(wanted)
    replace(wanted, f"meetings/2024/{again.name}", "All but two.", "All but three.")
    renewed(wanted)
    again.unlink()
    renewed(wanted)


def test_words_that_another_page_shows_are_changed_there_too(wanted: Wanted) -> None:
    page = wanted.output / "inspections/hmicfrs-2023-peel/index.html"
    assert "Twelve more people" in page.read_text("utf-8")
    replace(wanted, JUNE, "Twelve more people", "Thirteen more people")
    assert renewed(wanted).files
    assert "Thirteen more people" in page.read_text("utf-8")


def test_a_run_that_was_killed_is_not_taken_for_whole(
    wanted: Wanted, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    replace(wanted, JUNE, "Agreed as a true record.", "It was agreed.")
    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", killed)
        with pytest.raises(KeyboardInterrupt):
            renewal.renew(wanted)
    replace(wanted, JUNE, "It was agreed.", "Agreed as a true record.")
    renewed(wanted)


def test_a_note_that_takes_too_long_is_refused(wanted: Wanted) -> None:
    def stopping(work: Any, tasks: Sequence[Any], seconds: Any) -> Iterator[Any]:  # noqa: ARG001
        return iter([TimedOut("takes more than 20 seconds of processor time")] * len(tasks))

    replace(wanted, JUNE, "Agreed as a true record.", "It was agreed.")
    there = site(wanted)
    found = renewal.renew(dataclasses.replace(wanted, workers=stopping))
    assert found.last is None
    assert "too-much-work" in {each.code for each in found.diagnostics}
    assert site(wanted) == there
    renewed(wanted)


WORDS = st.sampled_from(
    ["more", "Nell Frost", "ANPR", "[it](#item-1)", "open", "2025", "**Answer:** Yes.", ""]
)
PATHS = sorted(path for path in TEXTS if path.startswith("meetings/"))


@settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(PATHS), st.integers(0, 200), WORDS), min_size=1, max_size=3))
def test_no_file_is_ever_out_of_date(wanted: Wanted, edits: list[tuple[str, int, str]]) -> None:
    originals = {path: (wanted.origin.content / path).read_text("utf-8") for path, _, _ in edits}
    for path, number, word in edits:
        file = wanted.origin.content / path
        lines = file.read_text("utf-8").split("\n")
        at = number % len(lines)
        lines[at] = f"{lines[at]} {word}".strip() if word else ""
        file.write_text("\n".join(lines), "utf-8")
        renewed(wanted)
    for path, text in originals.items():
        (wanted.origin.content / path).write_text(text, "utf-8")
    renewed(wanted)
