"""What is left of words: in files, in packs of git, under names; and editions that are forgotten."""

import gzip
import os
from pathlib import Path

import pytest

from scrutiny.shell.traces import Looked, Trace, find
from tests.commands import NO_CLOCK, run
from tests.server import git, needs

WORDS = ("", "Jane Roe", "07700 900123")


def found(folder: Path) -> list[tuple[str, int, str]]:
    """The traces below a folder, with their places as seen from it."""
    return [
        (each.place.removeprefix(f"{folder.as_posix()}/"), each.word, each.form)
        for each in find(folder, WORDS)
        if isinstance(each, Trace)
    ]


def test_words_are_found_in_files_in_every_form(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "plain.txt").write_text("JANE ROE", "utf-8")
    (tmp_path / "packed.gz").write_bytes(gzip.compress(b"of Jane\n> Roe"))
    (tmp_path / "jane-roe.html").write_text("07700-900 123 ", "utf-8")
    (tmp_path / "harmless.txt").write_text("Jane, Roehampton 07700", "utf-8")
    (tmp_path / "link").symlink_to(tmp_path / "a")
    assert set(found(tmp_path)) >= {
        ("a/plain.txt", 2, "plain"),
        ("jane-roe.html", 2, "the name of the file, split by signs"),
        ("jane-roe.html", 3, "split by signs"),
    }
    assert not [each for each in found(tmp_path) if each[0].startswith(("harmless", "link"))]
    assert list(find(tmp_path, WORDS))[-1] == Looked(4, 0)


def test_words_are_found_in_what_git_keeps(tmp_path: Path) -> None:
    needs("git")
    git(tmp_path, "init", "--quiet", "--initial-branch=main", "work")
    work = tmp_path / "work"
    for number, text in enumerate(("Jane\nRoe", "nobody")):
        (work / "note.md").write_text(f"{'A long line.' * 50}\n{text}\n", "utf-8")
        git(work, "add", "--all")
        git(work, "commit", "--quiet", "--message", ("Say 07700 900123", "Take it back")[number])
    (work / "jane-roe.md").write_text("", "utf-8")
    git(work, "add", "--all")
    git(work, "commit", "--quiet", "--message", "Name a file")
    name = git(work, "rev-parse", "HEAD~2:note.md")
    said = git(work, "rev-parse", "HEAD~2")
    wanted = {
        (f"work/.git: blob {name} (note.md)", 2, "split by signs"),
        (f"work/.git: commit {said}", 3, "plain"),
        ("work/.git: path jane-roe.md", 2, "the name of the file, split by signs"),
    }
    assert set(found(tmp_path)) >= wanted
    git(work, "gc", "--quiet", "--aggressive", "--prune=now")
    assert set(found(tmp_path)) >= wanted, "in packs as well"
    (tmp_path / "other").write_text("Jane Roe, in no commit", "utf-8")
    lost = git(work, "hash-object", "-w", tmp_path / "other")
    assert (f"work/.git: blob {lost}", 2, "plain") in found(tmp_path)


def test_the_command_tells_the_place_and_not_the_word(tmp_path: Path) -> None:
    words, folder = tmp_path / "words", tmp_path / "folder"
    folder.mkdir()
    words.write_text("\nJane Roe\n", "utf-8")
    (folder / "a.txt").write_text("nobody", "utf-8")
    done = run("find", words, folder)
    assert (done.returncode, done.stdout) == (0, "Nothing found; 1 files and 0 objects of git were read.\n")
    (folder / "a.txt").write_text("Jane Roe", "utf-8")
    done = run("find", words, folder)
    assert (done.returncode, done.stderr) == (1, "")
    assert f"{folder}/a.txt: line 2 of the words (plain)" in done.stdout
    assert "Jane" not in done.stdout
    assert run("find", words, tmp_path / "nowhere").returncode == 2
    words.write_text("\n", "utf-8")
    assert run("find", words, folder).returncode == 2


def test_what_cannot_be_read_is_no_success(tmp_path: Path) -> None:
    for folder in ("HEAD", "objects", "refs"):
        (tmp_path / folder).mkdir()
    words = tmp_path / "words"
    words.write_text("Jane Roe\n", "utf-8")
    done = run("find", words, tmp_path)
    assert done.returncode == 2
    assert "could not read all of the repository" in done.stderr


@pytest.mark.skipif(not hasattr(os, "fork"), reason="publish needs a system that locks files")
def test_only_a_whole_newest_edition_is_left_alone(desk: Path) -> None:
    assert run("forget", cwd=desk).returncode == 2
    assert run("publish", *NO_CLOCK, "--first", cwd=desk).returncode == 0
    for day in ("2026-07-01", "2026-07-02"):
        assert run("publish", "--as-of", day, cwd=desk).returncode == 0
    editions = desk / "site.editions"
    part = editions / "000009.part"
    part.mkdir()
    (part / "a").touch()
    newest = (desk / "site").readlink()
    (desk / "site").unlink()
    (desk / "site").symlink_to(newest.with_name("000002"))  # as after a rollback
    refused = run("forget", cwd=desk)
    assert (refused.returncode, "not the newest" in refused.stderr) == (2, True)
    (desk / "site").unlink()
    (desk / "site").symlink_to(newest)
    page = desk / "site" / "index.html"
    page.chmod(0o644)
    whole = page.read_bytes()
    page.unlink()  # another edition may have the same file
    page.write_bytes(whole + b" ")
    refused = run("forget", cwd=desk)
    assert (refused.returncode, "damaged" in refused.stderr) == (2, True)
    assert len(list(editions.glob("0*"))) == 4
    page.write_bytes(whole)
    done = run("forget", cwd=desk)
    assert (done.returncode, done.stdout) == (0, "2 earlier editions removed, and what was remembered.\n")
    assert [each.name for each in editions.glob("0*")] == ["000003"]
    assert not (desk / ".site.cache").exists()
    assert run("verify", "site", cwd=desk).returncode == 0
    assert run("publish", "--as-of", "2026-07-03", cwd=desk).returncode == 0
