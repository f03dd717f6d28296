"""A new file is filled in as far as the records tell, passes the check, and replaces none."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands import NO_CLOCK, run, spoil
from tests.support import ROOT


def test_a_new_note_carries_open_actions_forward_and_passes(office: Path) -> None:
    options = ("--title", "Performance: what’s next?", "--date", "2026-12-01", "--series", "performance")
    done = run("new", "meeting", *options, cwd=office)
    assert (done.returncode, done.stderr) == (0, "")
    path = office / "content/meetings/2026/2026-12-01-performance-whats-next.md"
    assert done.stdout.startswith("content/meetings/2026/2026-12-01-performance-whats-next.md is begun")
    text = path.read_text("utf-8")
    assert "  - Idris Vance\n  - Maud Ellery\n" in text
    assert "previous: 2024-12-05-performance-meeting\n" in text
    assert (
        "- Updates: [Action 1, 8 February 2024](../2024/2024-02-08-performance-meeting.md#action-2-1)" in text
    )
    assert (
        "- Updates: [Action 1, 5 December 2024](../2024/2024-12-05-performance-meeting.md#action-2-1)" in text
    )
    assert "previous: 2024-12-05-performance-meeting\n# each agenda item" in text
    assert text.count("### Action ") == 2
    check = run("check", "--strict", cwd=office)
    assert (check.returncode, check.stderr) == (0, "")
    again = run("new", "meeting", *options, cwd=office)
    assert again.returncode == 2
    assert path.read_text("utf-8") == text


def test_what_only_a_draft_leaves_open_is_no_part_of_the_agenda(office: Path) -> None:
    draft = office / "content/meetings/2026/2026-04-16-performance-meeting.md"
    text = re.sub(r"- Updates: .*\n", "", draft.read_text("utf-8")).replace(
        "date:", "series: performance\ndate:"
    )
    draft.write_text(text, "utf-8")
    named = ("--title", "Performance meeting", "--date", "2026-12-01")
    assert run("new", "meeting", *named, "--series", "performance", cwd=office).returncode == 0
    text = (office / "content/meetings/2026/2026-12-01-performance-meeting.md").read_text("utf-8")
    assert "# once that note is published: previous: 2026-04-16-performance-meeting\n" in text
    assert (
        "# not carried forward, since its note is not published: 2026-04-16-performance-meeting/action-1-1\n"
        in text
    )
    assert "CANARYDRAFT" not in text


def test_a_new_note_is_scheduled_and_published_as_it_is(office: Path) -> None:
    named = ("--title", "Performance meeting", "--date", "2026-12-01")
    assert run("new", "meeting", *named, "--series", "performance", cwd=office).returncode == 0
    path = office / "content/meetings/2026/2026-12-01-performance-meeting.md"
    assert "### Action 1: " in path.read_text("utf-8")
    shutil.rmtree(office / "site", ignore_errors=True)
    before: tuple[str, ...] = ()
    for status, day in (("scheduled", "2026-11-01"), ("published", "2026-12-02")):
        path.write_text(re.sub(r"(?m)^status: .*$", f"status: {status}", path.read_text("utf-8")), "utf-8")
        output = office / status
        done = run("build", "--output", str(output), "--as-of", day, *before, cwd=office)
        assert (done.returncode, done.stderr.count("error[")) == (0, 0), done.stderr
        assert (output / "meetings/2026-12-01-performance-meeting/action-2-1/index.html").is_file()
        before = ("--previous", str(output))


def test_a_new_note_without_a_series_or_any_meeting_before(office: Path) -> None:
    shutil.rmtree(office / "content/meetings")
    asked = subprocess.run(
        [sys.executable, str(ROOT / "build.py"), "new", "meeting"],
        cwd=office, input="First meeting\n3 March 2026\n", capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert asked.returncode == 0, asked.stderr
    assert (office / "content/meetings/2026/2026-03-03-first-meeting.md").is_file()
    assert run("check", "--strict", cwd=office).returncode == 0
    early = run("new", "meeting", "--title", "Before anybody", "--date", "2014-01-07", cwd=office)
    assert early.returncode == 0
    assert run("check", "--strict", cwd=office).returncode == 0
    assert run("new", "meeting", "--title", "…", "--date", "2026-01-01", cwd=office).returncode == 2
    assert run("new", "meeting", "--title", "A", "--date", "soon", cwd=office).returncode == 2


@pytest.mark.parametrize(
    ("arguments", "file", "text"),
    [
        (
            (
                "person",
                "--name",
                "Ada O'Shea",
                "--post",
                "Chief Officer, Finance",
                "--organisation",
                "",
                "--from",
                "",
            ),
            "people/ada-oshea.md",
            "---\nname: 'Ada O''Shea'\nposts:\n  - {post: 'Chief Officer, Finance'}\n---\n",
        ),
        (
            (
                "person",
                "--name",
                "Ben Ash",
                "--post",
                "Sergeant",
                "--organisation",
                "Mardale",
                "--from",
                "2026-09",
            ),
            "people/ben-ash.md",
            "---\nname: Ben Ash\nposts:\n  - {post: Sergeant, organisation: Mardale, from: 2026-09}\n---\n",
        ),
        (
            ("person", "--name", "Cy Dew", "--post", "", "--organisation", "", "--from", ""),
            "people/cy-dew.md",
            "---\nname: Cy Dew\n---\n",
        ),
        (
            (
                "inspection",
                "--title",
                "Custody: a review",
                "--body",
                "HMICFRS",
                "--date",
                "2026-05",
                "--url",
                "",
            ),
            "inspections/custody-a-review.md",
            "---\ntitle: 'Custody: a review'\nbody: HMICFRS\ndate: 2026-05\n---\n",
        ),
    ],
)
def test_a_new_file_passes_the_check(office: Path, arguments: tuple[str, ...], file: str, text: str) -> None:
    done = run("new", *arguments, cwd=office)
    assert (done.returncode, done.stderr) == (0, "")
    assert (office / "content" / file).read_text("utf-8") == text
    assert run("check", *NO_CLOCK, cwd=office).returncode == 0
    assert run("new", *arguments, cwd=office).returncode == 2
    assert (office / "content" / file).read_text("utf-8") == text


def test_a_new_priority_is_the_last_of_the_plan_in_force(office: Path) -> None:
    done = run("new", "priority", "--title", "Rural crime", cwd=office)
    assert (done.returncode, done.stderr) == (0, "")
    text = (office / "content/priorities/rural-crime.md").read_text("utf-8")
    orders = [
        int(found[1])
        for path in (office / "content/priorities").glob("*.md")
        if (found := re.search(r"^order: (\d+)", path.read_text("utf-8"), re.MULTILINE))
        and re.search(r"^plan: (.*)", path.read_text("utf-8"), re.MULTILINE)[1] in text  # type: ignore[index]
    ]
    assert max(orders) == int(text.split("order: ")[1].split()[0])
    assert run("check", *NO_CLOCK, cwd=office).returncode == 0


def test_a_new_file_with_errors_is_not_begun(office: Path) -> None:
    done = run("new", "inspection", "--title", "X", "--body", "Y", "--date", "soon", "--url", "z", cwd=office)
    assert done.returncode == 1
    assert "error[bad-date]: 'soon' is not a date" in done.stderr
    assert "error[bad-address]" in done.stderr
    assert not (office / "content/inspections/x.md").exists()
    done = run("new", "priority", "--title", "Rural crime", "--plan", "No such plan", cwd=office)
    assert (done.returncode, "unknown-plan" in done.stderr) == (1, True)


def test_a_missing_person_can_be_begun_while_notes_want_one(office: Path) -> None:
    spoil(office)
    assert run("new", "meeting", "--title", "Next", "--date", "2026-09-10", cwd=office).returncode == 1
    name = ("--name", "Idriss Vanse", "--post", "", "--organisation", "", "--from", "")
    assert run("new", "person", *name, cwd=office).returncode == 0
    assert run("new", "meeting", "--title", "Next", "--date", "2026-09-10", cwd=office).returncode == 0


def test_what_is_not_given_is_asked_for(office: Path) -> None:
    command = [sys.executable, str(ROOT / "build.py"), "new", "person"]
    asked = "Dee Fay\nInspector\n\n2026\n"
    done = subprocess.run(
        command, cwd=office, input=asked, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    assert "Since (such as 2026-09 or 2026)" in done.stdout
    text = (office / "content/people/dee-fay.md").read_text("utf-8")
    assert text == "---\nname: Dee Fay\nposts:\n  - {post: Inspector, from: 2026}\n---\n"
