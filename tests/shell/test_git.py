"""Content read from a commit: the same as from the disk, and nothing that a tree made by hand smuggles in."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from scrutiny.base.diagnostics import Report
from scrutiny.base.text import LONGEST_SOURCE
from scrutiny.shell import content_folder
from scrutiny.shell import git as repository
from scrutiny.shell.errors import Refused
from tests import small
from tests.commands import run
from tests.server import QUIET, Clerk, git, needs
from tests.support import EXAMPLE


@pytest.fixture
def clerk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Clerk:
    """A repository with the content of the example office, in which the test stands."""
    needs("git")
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    shutil.copytree(EXAMPLE / "content", tmp_path / "content")
    made = Clerk(tmp_path)
    made.commit("Begin")
    monkeypatch.chdir(tmp_path)
    return made


@pytest.fixture
def few(tmp_path: Path) -> Clerk:
    """A repository with the content of the small office."""
    needs("git")
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    small.write(tmp_path / "content")
    made = Clerk(tmp_path)
    made.commit("Begin")
    return made


def test_a_commit_reads_as_the_disk_does(clerk: Clerk) -> None:
    (clerk.folder / "content" / ".hidden.md").write_text("hidden", "utf-8")
    (clerk.folder / "content" / "pages" / "größe.md").write_text("---\ntitle: Größe\n---\n", "utf-8")
    clerk.commit("Write more")
    report = Report()
    from_disk = content_folder.read_content(Path("content"), report)
    from_git = repository.content("main", Path("content"), report)
    assert dict(from_git.texts) == dict(from_disk.texts)
    assert "pages/größe.md" in from_git.texts
    assert {path: data() for path, data in from_git.attachments.items()} == {
        path: data() for path, data in from_disk.attachments.items()
    }
    assert not report.diagnostics


def test_it_is_the_commit_that_is_read(clerk: Clerk) -> None:
    shutil.rmtree(clerk.folder / "content" / "meetings")
    assert any(
        path.startswith("meetings/") for path in repository.content("HEAD", Path("content"), Report()).texts
    )


def test_a_folder_is_named_from_where_one_stands(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(clerk.folder / "content")
    assert "office.yaml" in repository.content("HEAD", Path(), Report()).texts
    assert "maud-ellery.md" in repository.content("HEAD", Path("people"), Report()).texts


def test_a_name_with_two_meanings_is_refused_and_a_whole_name_is_exact(clerk: Clerk) -> None:
    """Git itself would take the tag, and an abbreviation of an id where no branch has that name."""
    checked = git(clerk.folder, "rev-parse", "HEAD")
    git(clerk.folder, "checkout", "--quiet", "-b", "aside")
    clerk.write("pages/unchecked.md", "---\ntitle: Unchecked\n---\n")
    unchecked = git(clerk.folder, "rev-parse", "HEAD")

    def shows(revision: str) -> bool:
        return "pages/unchecked.md" in repository.content(revision, Path("content"), Report()).texts

    for name in ("main", "refs/heads/main", "heads/main", checked, checked[:8]):
        assert not shows(name)
        git(clerk.folder, "update-ref", f"refs/tags/{name}", unchecked)
    for ambiguous in ("main", "heads/main", "main^{commit}", checked[:8]):
        with pytest.raises(Refused, match="is the name of several things"):
            shows(ambiguous)
    for exact in ("refs/heads/main", checked, f"{checked}^{{commit}}", "refs/heads/aside~1"):
        assert not shows(exact)
    assert shows("refs/heads/aside")
    git(clerk.folder, "update-ref", "-d", "refs/heads/main")
    with pytest.raises(Refused, match="there is no commit 'refs/heads/main'"):
        shows("refs/heads/main")  # and not the tag refs/tags/refs/heads/main


def test_no_object_stands_in_for_another(clerk: Clerk) -> None:
    file = "content/people/maud-ellery.md"
    blob = git(clerk.folder, "rev-parse", f"HEAD:{file}")
    (clerk.folder / "other").write_text("other", "utf-8")
    git(clerk.folder, "replace", blob, git(clerk.folder, "hash-object", "-w", "other"))
    assert git(clerk.folder, "show", f"HEAD:{file}") == "other"
    read = repository.content("HEAD", Path("content"), Report()).texts["people/maud-ellery.md"]
    assert read == (clerk.folder / file).read_bytes()


def test_what_is_not_there_is_refused(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    for revision, folder in (
        ("nowhere", "content"),
        ("--help", "content"),
        ("HEAD", "nothing"),
        ("", "content"),
    ):
        with pytest.raises(Refused):
            repository.content(revision, Path(folder), Report())
    monkeypatch.setenv("PATH", str(clerk.folder))
    with pytest.raises(Refused, match="git is needed"):
        repository.content("HEAD", Path("content"), Report())


def test_a_link_in_a_commit_is_reported(clerk: Clerk) -> None:
    (clerk.folder / "content" / "people" / "somebody.md").symlink_to("/etc/passwd")
    clerk.commit("Link")
    report = Report()
    assert "people/somebody.md" not in repository.content("HEAD", Path("content"), report).texts
    assert [(each.place.path, each.code) for each in report.diagnostics] == [
        ("people/somebody.md", "symbolic-link")
    ]


def test_a_text_that_is_too_long_is_not_read_whole(clerk: Clerk) -> None:
    clerk.write("pages/long.md", "x" * (LONGEST_SOURCE * 3))
    assert (
        len(repository.content("HEAD", Path("content"), Report()).texts["pages/long.md"])
        == LONGEST_SOURCE + 1
    )


def test_a_tree_made_by_hand_leads_nowhere_else(clerk: Clerk) -> None:
    """Git itself refuses such a tree in a push (receive.fsckObjects); here it is looked at all the same."""
    blob = git(clerk.folder, "hash-object", "-w", "content/office.yaml")

    def tree(line: str) -> str:
        made = subprocess.run(
            ["git", "hash-object", "-w", "-t", "tree", "--literally", "--stdin"],
            input=line.encode() + b"\0" + bytes.fromhex(blob if line.startswith("100") else inner),
            capture_output=True,
            check=True,
            env=QUIET,
        )
        return made.stdout.decode().strip()

    inner = ""
    inner = tree("100644 office.yaml")
    inner = tree("40000 ..")
    outer = tree("40000 content")
    commit = git(clerk.folder, "commit-tree", outer, "-m", "Smuggle")
    assert dict(repository.content(commit, Path("content"), Report()).texts) == {}


def test_check_tells_what_a_change_does(few: Clerk) -> None:
    note = few.folder / "content" / small.SEPTEMBER
    assert "No published record changes." in run("check", "--since", "HEAD", cwd=few.folder).stdout
    note.write_text(note.read_text("utf-8") + "\nOne more thing.\n", "utf-8")
    new = few.folder / "content/meetings/2026/2026-06-18-special-meeting.md"
    new.write_text(
        "---\ntitle: Special\ndate: 2026-06-18\nstatus: published\n---\n\n## 1. Roads\n\nNoted.\n", "utf-8"
    )
    done = run("check", "--since", "HEAD", "--as-of", "2026-06-30", cwd=few.folder)
    assert done.returncode == 0, done.stderr
    told = done.stdout.splitlines()
    assert "adds /meetings/2026-06-18-special-meeting/ and 1 record" in told
    changed = [line for line in told if line.startswith("changes ")]
    assert changed
    place = r"changes (/cy)?/meetings/2024-09-12-board/question-1-1/: parts"
    assert all(re.fullmatch(place, line) for line in changed)
    few.commit("Write")
    new.unlink()
    taken = run("check", "--since", "HEAD", "--as-of", "2026-06-30", cwd=few.folder)
    assert "takes away /meetings/2026-06-18-special-meeting/ and 1 record" in taken.stdout


def test_check_since_tells_old_errors_from_new_ones(few: Clerk) -> None:
    broken = few.folder / "content/people/broken.md"
    broken.write_text("---\nnam: Broken\n---\n", "utf-8")
    few.commit("Break")
    assert run("check", cwd=few.folder).returncode == 1
    done = run("check", "--since", "HEAD", cwd=few.folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert "2 other errors stood here before: nothing can be published" in done.stdout
    person = few.folder / "content/people/ada-lund.md"
    person.rename(person.with_name("ada.md"))
    person.with_name("ada.md").write_text("---\nname: Ada Else\n---\n", "utf-8")
    done = run("check", "--since", "HEAD", cwd=few.folder)
    assert done.returncode == 1
    assert "error[unknown-person]: no person is called 'Ada Lund'" in done.stderr
    assert "broken.md" not in done.stderr
    broken.unlink()
    git(few.folder, "checkout", "--quiet", "--", "content/people/ada-lund.md")
    person.with_name("ada.md").unlink()
    done = run("check", "--since", "HEAD", cwd=few.folder)
    assert "has errors: what becomes of records cannot be told" in done.stdout
    assert run("check", "--since", "nowhere", cwd=few.folder).returncode == 2


def test_the_environment_of_a_hook_is_used(clerk: Clerk, tmp_path: Path) -> None:
    """What a push brings is found by the environment that git gives to its hooks, from whatever folder."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    environment = {"GIT_DIR": str(clerk.folder / ".git")}
    done = run("check", "--revision", "main", cwd=elsewhere, **environment)
    assert done.returncode == 0, done.stderr
    assert not list(elsewhere.iterdir())
