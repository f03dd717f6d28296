"""Whole commands and pushes with content that was made to reach out of its folder."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from scrutiny.base.fingerprint import digest
from tests.commands import NO_CLOCK, run
from tests.server import Begun
from tests.server import note as another
from tests.shell.test_below import Found, listing
from tests.support import OFFICE, note

MOVES = ("/../victimdir/", "/a/../../victimdir/", "..", ".", "_headers", "/assets/style.css/", "/_headers")


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A folder with an office of one note, beside things of others."""
    (tmp_path / "victimdir").mkdir()
    (tmp_path / "victimdir" / "index.html").write_text("kept")
    here = tmp_path / "here"
    (here / "content/meetings/2024").mkdir(parents=True)
    (here / "content/office.yaml").write_text(OFFICE)
    (here / "content/meetings/2024/a.md").write_text(note("## 1. Roads\n\nNoted.\n"))
    return here


def others(found: Found) -> Found:
    """What is there but for what commands remember, and the lock of those that publish."""
    ours = (".cache", "live.editions")
    return {path: data for path, data in found.items() if not any(each in path for each in ours)}


@pytest.mark.parametrize("origin", MOVES)
def test_no_build_writes_where_moves_point(small: Path, origin: str, kept: Callable[..., None]) -> None:
    assert run("build", *NO_CLOCK, cwd=small).returncode == 0
    (small / "content/moved.yaml").write_text(f"- {{from: '{origin}', to: /search/}}\n")
    before = listing(small.parent)
    commands = [["check"], ["build"]]
    commands += [["publish", "--first", "--output", "live"]] if hasattr(os, "fork") else []
    for command in commands:
        done = run(*command, *NO_CLOCK, cwd=small)
        assert done.returncode == 1
        assert "content/moved.yaml:1:10: error[bad-address]" in done.stderr
        assert "Errno" not in done.stderr
    assert others(listing(small.parent)) == others(before)
    kept(6, "hostile addresses refused by whole commands")


def manifest_of(folder: Path, files: dict[str, str]) -> None:
    """A manifest by another's hand."""
    lines = (f"{digest(text.encode())}  {path}\n" for path, text in files.items())
    (folder / "manifest.sha256").write_text("".join(lines))


@pytest.mark.parametrize("command", ["build", "clean"])
@pytest.mark.parametrize(
    "named", ["../../victimdir/index.html", "/etc/hostname", "a/../../../victimdir/index.html"]
)
def test_no_command_removes_what_a_manifest_names_elsewhere(small: Path, command: str, named: str) -> None:
    (small / "site").mkdir()
    manifest_of(small / "site", {named: "kept"})
    before = listing(small.parent)
    done = run(command, cwd=small)
    assert done.returncode == 2
    assert "which is no file of a site" in done.stderr
    assert listing(small.parent) == before


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
@pytest.mark.parametrize("command", ["build", "clean"])
def test_no_command_follows_a_link_in_the_site(small: Path, command: str) -> None:
    assert run("build", *NO_CLOCK, cwd=small).returncode == 0
    (small / "site/meetings").rename(small.parent / "elsewhere")
    (small / "site/meetings").symlink_to(small.parent / "elsewhere")
    before = listing(small.parent / "elsewhere")
    (small / "content/meetings/2024/a.md").unlink()
    done = run(command, *(NO_CLOCK if command == "build" else ()), cwd=small)
    assert "Traceback" not in done.stderr
    assert done.returncode == (2 if command == "build" else 0)
    assert (
        "leads to another place" if command == "build" else "left in place: meetings"
    ) in done.stdout + done.stderr
    assert listing(small.parent / "elsewhere") == before


def test_an_edition_whose_ledger_names_no_address_is_not_continued(small: Path) -> None:
    assert run("build", *NO_CLOCK, "--output", "one", cwd=small).returncode == 0
    ledger, listed = small / "one/ledger.jsonl", small / "one/manifest.sha256"
    old = ledger.read_bytes()
    first = old.splitlines()[0].replace(b'"/meetings/a/"', b'"/../victimdir/"')
    assert first != old.splitlines()[0]
    ledger.write_bytes(first + b"\n")
    listed.write_text(listed.read_text().replace(digest(old), digest(first + b"\n")))
    before = listing(small.parent)
    done = run("build", *NO_CLOCK, "--previous", "one", "--output", "two", cwd=small)
    assert done.returncode == 2
    assert "line 1 of the ledger names no address of a site: '..' leads to another folder" in done.stderr
    assert listing(small.parent) == before


def test_a_new_file_is_never_written_through_a_link(small: Path) -> None:
    if os.name == "nt":
        pytest.skip("links need rights on Windows")
    (small / "content/people").symlink_to(small.parent / "victimdir")
    done = run(
        "new", "person", "--name", "Ann Lee", "--post", "", "--organisation", "", "--from", "", cwd=small
    )
    assert done.returncode == 2
    assert "leads to another place" in done.stderr
    assert [path.name for path in (small.parent / "victimdir").iterdir()] == ["index.html"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the server is one that can fork")
def test_no_push_writes_outside_the_site(begun: Begun, tmp_path: Path, kept: Callable[..., None]) -> None:
    (tmp_path / "public" / "victimdir").mkdir(parents=True)
    (tmp_path / "public" / "victimdir" / "index.html").write_text("kept")
    made, clerk = begun
    before = listing(made.folder / "public")
    entries = "".join(f"- {{from: '{origin}', reason: x}}\n" for origin in MOVES)
    clerk.write("moved.yaml", entries)
    done = clerk.push()
    assert done.returncode == 1
    for line in range(1, len(MOVES) + 1):
        assert f"remote: content/moved.yaml:{line}:10: error[bad-address]" in done.stderr
    assert listing(made.folder / "public") == before
    clerk.write("moved.yaml", "- {from: /old/, to: /meetings/}\n")
    assert clerk.push().returncode == 0
    assert (made.site / "old/index.html").is_file()
    assert (made.folder / "public/victimdir/index.html").read_text() == "kept"
    kept(4, "bad pushes refused")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the server is one that can fork")
def test_no_pushed_template_is_used(begun: Begun) -> None:
    made, clerk = begun
    for folder in (clerk.folder / "templates", clerk.folder / "content" / "templates"):
        folder.mkdir()
        (folder / "base.html").write_text("PUSHED")
    clerk.write("meetings/2025/2025-01-09-second.md", another("Second meeting", "2025-01-09"))
    done = clerk.push()
    assert done.returncode == 0, done.stderr
    assert "Templates: those of the program." in done.stderr
    assert "PUSHED" not in (made.site / "meetings/2025-01-09-second/index.html").read_text("utf-8")
