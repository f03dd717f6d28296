"""Whole commands, as a clerk or a hook runs them."""

import datetime
import json
import os
import re
import shutil
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import click
import pytest

from scrutiny.cli.output import Progress
from tests.commands import NO_CLOCK, digest, run, spoil, start
from tests.support import EXAMPLE, ROOT, note


def test_without_a_command_it_builds(office: Path) -> None:
    done = start(*NO_CLOCK, cwd=office)
    assert (done.returncode, done.stderr) == (0, "")
    assert "files written to site" in done.stdout
    states = r"[^()]*1 cancelled, \d+ published, 1 scheduled, 2 withdrawn"
    assert re.search(rf"Notes: \d+ read = \d+ published \({states}\)", done.stdout)
    assert digest(office / "site") == digest(EXAMPLE / "site")
    assert sorted(path.name for path in office.iterdir()) == [".site.cache", "content", "site", "templates"]


def test_without_a_cache_nothing_is_kept_beside_the_site(desk: Path) -> None:
    assert run("build", *NO_CLOCK, cwd=desk).returncode == 0
    assert sorted(path.name for path in desk.iterdir()) == [".site.cache", "content", "site", "templates"]
    assert run("build", *NO_CLOCK, "--no-cache", cwd=desk).returncode == 0
    assert sorted(path.name for path in desk.iterdir()) == ["content", "site", "templates"]


def test_an_edition_continues_the_live_one(desk: Path) -> None:
    assert "First edition" in run(*NO_CLOCK, cwd=desk).stdout
    done = run(*NO_CLOCK, "--previous", "site", "--output", "next", cwd=desk)
    assert "continues the edition of 2026-06-30: 0 new lines" in done.stdout
    assert digest(desk / "next") == digest(desk / "site")
    note = desk / "content/meetings/2024/2024-12-05-meeting.md"
    note.write_text(note.read_text("utf-8") + "\nOne more thing.\n", "utf-8")
    for command in ("check", "build"):
        done = run(command, *NO_CLOCK, "--previous", "site", cwd=desk)
        assert done.returncode == 1
        assert "silent-edit" in done.stderr
    assert digest(desk / "next") == digest(desk / "site")


def test_an_edition_that_is_not_whole_cannot_be_continued(desk: Path) -> None:
    assert run(*NO_CLOCK, cwd=desk).returncode == 0
    site = desk / "site"
    for arguments, said in (
        (("--previous", "nowhere"), "no edition to continue"),
        (("--previous", "content"), "no edition to continue"),
        (("--previous", "site", "--as-of", "2026-01-01"), "later than 2026-01-01"),
        (("--previous", "site", "--drafts"), "leave out --previous or --drafts"),
    ):
        done = run("build", *NO_CLOCK, *arguments, "--output", "next", cwd=desk)
        assert done.returncode == 2
        assert said in done.stderr
    ledger = site / "ledger.jsonl"
    ledger.write_bytes(ledger.read_bytes().replace(b"published", b"publishes", 1))
    done = run("build", *NO_CLOCK, "--previous", "site", "--output", "next", cwd=desk)
    assert done.returncode == 2
    assert "not as it was written" in done.stderr
    assert not (desk / "next").exists()


def test_a_bad_note_stops_the_build_and_leaves_the_site_as_it_was(office: Path) -> None:
    assert run(*NO_CLOCK, cwd=office).returncode == 0
    before = digest(office / "site")
    spoil(office)
    (office / "content/people/new.md").write_text("---\nnam: X\n---\n", "utf-8")
    done = run("build", *NO_CLOCK, cwd=office)
    assert done.returncode == 1
    assert done.stdout == ""
    person = "content/people/new.md"
    note = "content/meetings/2024/2024-12-05-performance-meeting.md:8:11"
    assert done.stderr.splitlines() == [
        f"{note}: error[unknown-person]: no person is called 'Idriss Vanse' – did you mean 'Idris Vance'?",
        f"{person}:1:1: error[missing-field]: the field 'name' is missing – write 'name: …'",
        f"{person}:2:1: error[unknown-field]: there is no field 'nam' here – did you mean 'name'?",
        "3 errors in 2 files; nothing was written.",
    ]
    assert digest(office / "site") == before
    assert sorted(path.name for path in office.iterdir()) == [".site.cache", "content", "site", "templates"]


def test_a_fault_found_while_rendering_leaves_the_site_as_it_was(desk: Path) -> None:
    assert run(*NO_CLOCK, cwd=desk).returncode == 0
    before = digest(desk / "site")
    page = desk / "templates/pages/topics.html"
    page.write_text(page.read_text("utf-8").replace("page.title", "page.titel"), "utf-8")
    done = run(*NO_CLOCK, "--templates", "templates", cwd=desk)
    assert done.returncode == 1
    assert done.stderr.startswith("templates/pages/topics.html:3:1: error[template]: ")
    assert digest(desk / "site") == before


def test_a_note_that_goes_takes_its_pages_along(desk: Path) -> None:
    other = desk / "content/meetings/2024/2024-11-05-other.md"
    other.write_text(note("## 1. Fraud\n\nNoted.\n").replace("2024-12-05", "2024-11-05"), "utf-8")
    run(*NO_CLOCK, cwd=desk)
    assert (desk / "site/meetings/2024-11-05-other").exists()
    other.unlink()
    assert run(*NO_CLOCK, cwd=desk).returncode == 0
    assert not (desk / "site/meetings/2024-11-05-other").exists()
    assert (desk / "site/meetings/2024-12-05-meeting").exists()


def test_the_day_of_a_build_is_the_same_in_every_time_zone(desk: Path) -> None:
    sites = []
    for zone in ("Pacific/Kiritimati", "Etc/GMT+12"):
        before = datetime.datetime.now(datetime.UTC).date()
        assert run("--quiet", cwd=desk, TZ=zone).returncode == 0
        if before == datetime.datetime.now(datetime.UTC).date():
            sites.append((before, digest(desk / "site")))
    assert len({day for day, _ in sites}) > 1 or all(found == sites[0][1] for _, found in sites)
    assert sites


def test_a_folder_of_somebody_else_is_never_overwritten(desk: Path) -> None:
    (desk / "site").mkdir()
    (desk / "site/thesis.txt").write_text("years of work", "utf-8")
    for command in ("build", "clean"):
        done = run(command, cwd=desk)
        assert done.returncode == 2
        assert "error: " in done.stderr
    assert (desk / "site/thesis.txt").read_text("utf-8") == "years of work"


@pytest.mark.parametrize("output", ["content", "content/site", ".", "templates"])
def test_a_site_is_never_written_into_its_own_sources(desk: Path, output: str) -> None:
    before = digest(desk)
    done = run("--output", output, cwd=desk)
    assert done.returncode == 2
    assert digest(desk) == before


def test_clean_removes_only_what_the_tool_wrote(desk: Path) -> None:
    run(*NO_CLOCK, cwd=desk)
    written = len(digest(desk / "site"))
    (desk / "site/meetings/mine.txt").write_text("mine", "utf-8")
    done = run("clean", cwd=desk)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"{written} files removed from site; left in place: meetings/mine.txt\n"
    assert digest(desk / "site").keys() == {"meetings/mine.txt"}
    shutil.rmtree(desk / "site")
    assert run("clean", cwd=desk).returncode == 0


def test_clean_leaves_what_publish_keeps(desk: Path) -> None:
    assert run("publish", "--first", *NO_CLOCK, cwd=desk).returncode == 0
    before = digest(desk)
    done = run("clean", cwd=desk)
    assert (done.returncode, done.stdout) == (2, "")
    assert "'site' is a published site" in done.stderr
    assert "use rollback" in done.stderr
    (desk / "site").rename(desk / "elsewhere")
    (desk / "site").symlink_to("nowhere")
    assert run("clean", cwd=desk).returncode == 2
    (desk / "site").unlink()
    (desk / "elsewhere").rename(desk / "site")
    assert digest(desk) == before


def test_a_fault_in_a_template_names_its_file(office: Path) -> None:
    """A file of the content is never taken for a template, nor a template for content."""
    check = partial(run, "check", "--templates", "templates", cwd=office)
    welsh = office / "templates/languages/cy.po"
    text = welsh.read_text("utf-8")
    line = text[: text.index('msgstr "Dydd Sul"')].count("\n") + 1
    welsh.write_text(text.replace('msgstr "Dydd Sul"', 'msgstr "Dydd Sul'), "utf-8")
    assert f"templates/languages/cy.po:{line}:1: error[bad-catalogue]" in check().stderr
    welsh.write_text(text, "utf-8")
    for link in ("templates/assets/link.css", "content/link.html"):
        (office / link).symlink_to("/etc/passwd")
    said = check().stderr
    assert "\ntemplates/assets/link.css:1:1: error[symbolic-link]" in f"\n{said}"
    assert "\ncontent/link.html:1:1: error[symbolic-link]" in f"\n{said}"


def test_check_says_everything_in_each_format(office: Path) -> None:
    spoil(office)
    text = run("check", cwd=office)
    assert text.returncode == 1
    assert "error[unknown-person]" in text.stderr
    listed = json.loads(run("check", *NO_CLOCK, "--format", "json", cwd=office).stdout)
    assert [(each["line"], each["column"], each["code"]) for each in listed] == [(8, 11, "unknown-person")]
    github = run("check", "--format", "github", cwd=office).stdout
    assert github.startswith(
        "::error file=content/meetings/2024/2024-12-05-performance-meeting.md,line=8,col=11,"
    )
    gitlab = json.loads(run("check", "--format", "gitlab", cwd=office).stdout)
    assert gitlab[0]["location"]["lines"] == {"begin": 8}
    assert not (office / "site").exists()


def test_a_console_without_a_character_shows_its_number(office: Path) -> None:
    note = office / "content/meetings/2024/2024-12-05-performance-meeting.md"
    note.write_text(note.read_text("utf-8").replace("Idris Vance", "Siân Ŵyn"), "utf-8")
    done = subprocess.run(
        [sys.executable, str(ROOT / "build.py"), "check", "--format", "github"],
        cwd=office, env={**os.environ, "PYTHONIOENCODING": "cp1252"}, capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "no person is called 'Siân \\u0174yn' – write a file" in done.stdout.decode("cp1252")


def test_check_explains_a_note_line_by_line(office: Path) -> None:
    note = "meetings/2024/2024-02-08-performance-meeting.md"
    written = (office / "content" / note).read_text("utf-8").splitlines()
    told = run("check", "--explain", note, cwd=office)
    shown = told.stdout.splitlines()
    assert told.returncode == 0
    assert len(shown) == len(written)
    assert shown[0].split() == ["1", "the", "front", "matter", "begins", "---"]
    assert all(line.rstrip().endswith(words.rstrip()) for line, words in zip(shown, written, strict=True))
    missing = run("check", "--explain", "meetings/none.md", cwd=office)
    assert missing.returncode == 2
    assert "there is no note 'meetings/none.md'" in missing.stderr


def test_check_of_good_content_is_quiet_about_it(office: Path) -> None:
    done = run("check", *NO_CLOCK, cwd=office)
    assert (done.returncode, done.stderr) == (0, "")
    assert run("check", "--quiet", cwd=office).stdout == ""


def test_strict_turns_warnings_into_errors(office: Path) -> None:
    with (office / "content/meetings/2026/2026-03-05-public-accountability-meeting.md").open("a") as note:
        note.write("\nThe XYZ was told.\n")
    assert run("check", cwd=office).returncode == 0
    strict = run("check", "--strict", cwd=office)
    assert strict.returncode == 1
    assert "error[unknown-abbreviation]" in strict.stderr


def test_templates_of_a_folder_are_used_where_they_are_named(desk: Path) -> None:
    (desk / "templates").rename(desk / "elsewhere")
    done = run(*NO_CLOCK, cwd=desk)
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "Templates: those of the program.")
    standard = digest(desk / "site")
    (desk / "elsewhere").rename(desk / "templates")
    (desk / "templates/pages/topics.html").write_text("<p>Own words.</p>", "utf-8")
    done = run(*NO_CLOCK, cwd=desk)
    assert done.stdout.endswith(" The folder 'templates' here is used only with --templates templates.\n")
    assert digest(desk / "site") == standard
    done = run(*NO_CLOCK, "--templates", "templates", cwd=desk)
    said = "Templates: your own in templates, and for all else those of the program.\n"
    assert done.stdout.endswith(said)
    assert (desk / "site/topics/index.html").read_text("utf-8") == "<p>Own words.</p>\n"
    assert run(*NO_CLOCK, "--templates", "templates", cwd=desk).stdout.endswith(said), "nothing changed"


def test_drafts_and_base_url_are_options(desk: Path) -> None:
    path = desk / "content/meetings/2024/2024-12-05-meeting.md"
    path.write_text(path.read_text("utf-8").replace("status: published", "status: draft"), "utf-8")
    assert run(*NO_CLOCK, "--drafts", "--base-url", "https://a.example/b", cwd=desk).returncode == 0
    page = desk / "site/meetings/2024-12-05-meeting/index.html"
    assert 'href="https://a.example/b/meetings/2024-12-05-meeting/"' in page.read_text("utf-8")


@pytest.mark.parametrize(
    "arguments",
    [
        ("--as-of", "tomorrow"),
        ("--as-of", "2026-06-30T10:00"),
        ("--content", "nowhere"),
        ("nonsense",),
        ("build", "--nonsense"),
        ("check", "--format", "pdf"),
    ],
)
def test_wrong_usage_ends_with_two(desk: Path, arguments: tuple[str, ...]) -> None:
    done = run(*arguments, cwd=desk)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", *NO_CLOCK),
        ("publish", *NO_CLOCK, "--first", "--output", "live"),
        ("verify", str(EXAMPLE / "site")),
        ("new", "person", "--name", "Ada Osman", "--post", "", "--organisation", "", "--from", ""),
        ("editor",),
        ("clean",),
    ],
    ids=lambda arguments: arguments[0],
)
def test_a_command_that_is_started_ends_well_and_without_a_warning(
    desk: Path, arguments: tuple[str, ...]
) -> None:
    """Any warning is an error there; other tests fork commands from what is imported."""
    done = start(*arguments, cwd=desk)
    assert (done.returncode, done.stderr) == (0, "")


def test_help_and_version(desk: Path) -> None:
    assert "build" in start("--help", cwd=desk).stdout
    assert start("--version", cwd=desk).stdout.startswith("Open Scrutiny, version ")


@pytest.mark.skipif(
    not hasattr(os, "symlink") or sys.platform == "win32", reason="links need rights on Windows"
)
def test_a_symbolic_link_is_refused(office: Path) -> None:
    secret = office / "secret.md"
    secret.write_text("---\ntitle: SECRET\n---\n", "utf-8")
    (office / "content/pages/secret.md").symlink_to(secret)
    (office / "content/meetings/elsewhere").symlink_to(office / "content/meetings/2023")
    found = json.loads(run("check", *NO_CLOCK, "--format", "json", cwd=office).stdout)
    assert [each["code"] for each in found] == ["symbolic-link", "symbolic-link"]


def test_progress_shows_on_a_terminal_after_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    monkeypatch.setattr(click, "echo", lambda text, **_: shown.append(text))
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    early, late = Progress(time.monotonic()), Progress(time.monotonic() - 2)
    for progress in (early, late):
        for done in range(1, 46):
            progress(done, 45)
        progress.end()
    assert [text.strip() for text in shown] == ["20 of 45 pages", "40 of 45 pages", "45 of 45 pages", ""]
    monkeypatch.setattr(sys.stderr, "isatty", lambda: False, raising=False)
    late(20, 45)
    assert len(shown) == 4


def test_an_unexpected_failure_is_one_line_without_debug(desk: Path) -> None:
    (desk / "file").write_text("", "utf-8")
    done = start("--output", "file/site", cwd=desk)
    assert done.returncode != 0
    assert done.stderr.startswith("error: ")
    assert "Traceback" not in done.stderr
    assert "Traceback" in start("--debug", "build", "--output", "file/site", cwd=desk).stderr


@pytest.mark.parametrize(("code", "left"), [(0, False), (3, False), (3, True)])
def test_a_run_ends_with_all_it_said_and_no_process_left(code: int, left: bool, tmp_path: Path) -> None:
    alive = tmp_path / "alive"
    program = f"""
import multiprocessing, pathlib, sys, time
from scrutiny.cli.main import leave

def linger():
    time.sleep(1)
    pathlib.Path({str(alive)!r}).touch()

if __name__ == "__main__":
    if {left}:
        multiprocessing.get_context("spawn").Process(target=linger, daemon=True).start()
    sys.stdout.write("the last words")
    leave(SystemExit({code}))
"""
    (tmp_path / "program.py").write_text(program, "utf-8")
    done = subprocess.run(
        [sys.executable, str(tmp_path / "program.py")],
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": ""},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout) == (code, "the last words"), done.stderr
    if left:
        time.sleep(2.5)
    assert not alive.exists()


@pytest.mark.parametrize(
    "address", ["http[s://x.example/", "https://[x/", "x.example", "javascript:alert(1)"]
)
def test_a_base_address_is_one_of_the_web(office: Path, address: str) -> None:
    done = run("check", "--base-url", address, cwd=office)
    assert done.returncode == 2
    assert "is not a web address" in done.stderr
    file = office / "content" / "office.yaml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("https://scrutiny.mardale.example", f"'{address}'"), "utf-8")
    done = run("check", "--format", "json", cwd=office)
    assert done.returncode == 1
    assert "bad-address" in [each["code"] for each in json.loads(done.stdout)]
