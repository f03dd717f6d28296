"""A check at a desk holds the content against what was pushed, as the push itself will."""

import shutil
from pathlib import Path

import pytest

from tests import small
from tests.commands import run
from tests.server import Clerk, git, needs

NOTE = f"content/{small.SEPTEMBER}"
CLOCK = ("--as-of", "2026-06-30")


@pytest.fixture
def clerk(tmp_path: Path) -> Clerk:
    """A clone whose main branch was pushed."""
    needs("git")
    git(tmp_path, "init", "--quiet", "--bare", "--initial-branch=main", "office.git")
    git(tmp_path, "clone", "--quiet", "office.git", "desk")
    made = Clerk(tmp_path / "desk")
    git(made.folder, "checkout", "--quiet", "-b", "main")
    small.write(made.folder / "content")
    made.commit("Begin")
    git(made.folder, "push", "--quiet", "origin", "main")
    return made


def edit(clerk: Clerk) -> None:
    file = clerk.folder / NOTE
    file.write_text(file.read_text("utf-8") + "\nOne sentence more.\n", "utf-8")


def test_the_content_that_was_pushed_last_is_held_against_nothing(clerk: Clerk) -> None:
    done = run("check", *CLOCK, cwd=clerk.folder)
    assert done.returncode == 0, done.stderr
    assert "This is the content that was pushed last." in done.stdout


@pytest.mark.parametrize("where", ["another", "../elsewhere"])
def test_a_folder_that_was_never_pushed_is_held_against_nothing(clerk: Clerk, where: str) -> None:
    shutil.copytree(clerk.folder / "content", clerk.folder / where)
    done = run("check", *CLOCK, "--content", where, cwd=clerk.folder)
    assert done.returncode == 0, done.stderr
    assert "Nothing published is known here" in done.stdout


def test_a_silent_edit_is_found_before_it_is_pushed(clerk: Clerk) -> None:
    edit(clerk)
    done = run("check", *CLOCK, cwd=clerk.folder)
    assert done.returncode == 1
    assert f"{NOTE}:" in done.stderr
    assert "error[silent-edit]" in done.stderr
    clerk.commit("A commit that is not pushed changes nothing of it")
    assert run("check", *CLOCK, cwd=clerk.folder).stderr == done.stderr
    below = run("check", *CLOCK, "--content", "../content", cwd=clerk.folder / "content")
    assert "error[silent-edit]" in below.stderr
    git(clerk.folder, "push", "--quiet", "origin", "main")
    assert run("check", *CLOCK, cwd=clerk.folder).returncode == 0


def test_a_lost_address_is_found_before_it_is_pushed(clerk: Clerk) -> None:
    own = "content/pages/about.md"
    assert (clerk.folder / own).is_file()
    (clerk.folder / own).unlink()
    done = run("check", *CLOCK, cwd=clerk.folder)
    assert "error[lost-address]: the address /about/" in done.stderr


def test_a_change_that_is_explained_passes(clerk: Clerk) -> None:
    (clerk.folder / "content/people/new-person.md").write_text("---\nname: New Person\n---\n", "utf-8")
    done = run("check", *CLOCK, cwd=clerk.folder)
    assert done.returncode == 0, done.stderr
    assert "Checked against what was pushed last, on origin/main." in done.stdout


def test_the_live_edition_counts_where_it_is_on_a_branch(clerk: Clerk) -> None:
    edit(clerk)
    clerk.commit("Push what was never published")
    git(clerk.folder, "push", "--quiet", "origin", "main")
    git(clerk.folder, "worktree", "add", "--quiet", "--detach", "../live", "main~1")
    live = clerk.folder.parent / "live"
    assert run("build", *CLOCK, "--output", "../edition", cwd=live).returncode == 0
    git(live, "checkout", "--quiet", "--orphan", "published")
    git(live, "rm", "-r", "--quiet", "--force", ".")
    shutil.copytree(clerk.folder.parent / "edition", live, dirs_exist_ok=True)
    Clerk(live).commit("An edition")
    git(live, "push", "--quiet", "origin", "published")
    done = run("check", *CLOCK, cwd=clerk.folder)
    assert "error[silent-edit]" in done.stderr
    git(clerk.folder, "reset", "--quiet", "--hard", "main~1")
    done = run("check", *CLOCK, cwd=clerk.folder)
    assert done.returncode == 0, done.stderr
    assert "Checked against the live edition, on origin/published." in done.stdout


def test_what_cannot_be_compared_is_said(clerk: Clerk) -> None:
    clerk.write("plans.yaml", "plans: [\n")
    git(clerk.folder, "push", "--quiet", "origin", "main")
    git(clerk.folder, "checkout", "--quiet", "main~1", "--", "content/plans.yaml")
    done = run("check", *CLOCK, cwd=clerk.folder)
    assert done.returncode == 0, done.stderr
    assert "The content on origin/main has errors: no change was held against it." in done.stdout


def test_without_a_remote_nothing_is_compared(tmp_path: Path) -> None:
    small.write(tmp_path / "content")
    done = run("check", *CLOCK, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "Nothing published is known here" in done.stdout
