"""Only what was checked reaches the site of a server; and who may read what, whatever the umask."""

import grp
import os
import pwd
import shutil
import stat
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.server import FIRST, HOSTING, Begun, Clerk, Server, begin, command, fetch, git, nginx, note

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the server is one that can fork")

UNCHECKED = "meetings/2025/2025-01-09-unchecked.md"


def unchecked(clerk: Clerk) -> str:
    """A commit with a note that main does not have."""
    git(clerk.folder, "checkout", "--quiet", "-b", "aside")
    clerk.write(UNCHECKED, note("Unchecked", "2025-01-09"))
    return git(clerk.folder, "rev-parse", "HEAD")


def publish(made: Server) -> str:
    """What the timer says."""
    done = command(HOSTING / "server" / "publish", cwd=made.repository)
    return f"{done.returncode} {done.stdout}{done.stderr}"


@pytest.mark.parametrize(
    "ref", ["refs/tags/main", "refs/tags/2025", "refs/notes/main", "refs/replace/{first}"]
)
def test_only_branches_are_taken_in(ref: str, begun: Begun, kept: Callable[..., None]) -> None:
    made, clerk = begun
    ref = ref.format(first=git(clerk.folder, "rev-parse", "HEAD"))
    commit, before = unchecked(clerk), git(made.repository, "for-each-ref")
    done = command("git", "push", "origin", f"{commit}:{ref}", "aside", cwd=clerk.folder)
    assert done.returncode == 1
    assert f"this server takes branches only, and not {ref}" in done.stderr
    assert git(made.repository, "for-each-ref") == before
    kept(4, "bad pushes refused")


@pytest.mark.parametrize(
    "shadow", ["refs/tags/main", "refs/tags/refs/heads/main", "refs/heads/refs/heads/main"]
)
def test_what_is_called_like_the_branch_is_not_published(shadow: str, begun: Begun) -> None:
    """Also where it came onto the server by another way than a push."""
    made, clerk = begun
    commit = unchecked(clerk)
    assert command("git", "push", "origin", "aside", cwd=clerk.folder).returncode == 0
    git(made.repository, "update-ref", shadow, commit)
    assert publish(made).startswith("0 0 files written")
    git(made.repository, "replace", f"{git(made.repository, 'rev-parse', 'refs/heads/main')}", commit)
    assert publish(made).startswith("0 0 files written")
    assert not (made.site / "meetings/2025-01-09-unchecked").exists()
    git(made.repository, "update-ref", "-d", "refs/heads/main")
    assert not publish(made).startswith("0 ")
    assert not (made.site / "meetings/2025-01-09-unchecked").exists()


def test_a_branch_that_leads_to_another_is_not_published(begun: Begun) -> None:
    made, clerk = begun
    unchecked(clerk)
    git(made.repository, "symbolic-ref", "refs/heads/main", "refs/heads/aside")
    assert command("git", "push", "origin", "aside", cwd=clerk.folder).returncode == 0
    assert "leads to another one" in publish(made)
    assert not (made.site / "meetings/2025-01-09-unchecked").exists()


def test_what_was_removed_does_not_come_back(begun: Begun) -> None:
    made, clerk = begun
    clerk.write("meetings/2025/2025-01-09-second.md", note("Second", "2025-01-09"))
    (made.repository / "removed-objects").write_text(git(clerk.folder, "rev-parse", "HEAD") + "\n", "ascii")
    for branch in ("main", "aside"):
        refused = command("git", "push", "origin", f"main:refs/heads/{branch}", cwd=clerk.folder)
        assert (refused.returncode, "brings back what was removed" in refused.stderr) == (1, True)


@pytest.mark.parametrize("branch", ["-force", "a$(touch${IFS}spoiled);b'c", 'x"y', "--upload-pack=spoiled"])
def test_no_name_of_a_branch_is_a_command(branch: str, tmp_path: Path) -> None:
    made = Server(tmp_path)
    done = command(HOSTING / "server" / "set-up", made.repository, made.site, branch, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    clerk = made.clerk()
    (clerk.folder / "content").mkdir()
    (clerk.folder / "content" / "office.yaml").write_text("broken", "utf-8")
    clerk.commit("Begin")
    refused = command("git", "push", "origin", f"HEAD:refs/heads/{branch}", cwd=clerk.folder)
    assert (refused.returncode, "cannot be published" in refused.stderr) == (1, True), refused.stderr
    git(made.repository, "fetch", "--quiet", clerk.folder, f"HEAD:refs/heads/{branch}")
    assert "nothing was written" in publish(made)
    assert not list(tmp_path.rglob("spoiled"))


@pytest.mark.parametrize("branch", ["", "a..b", "a b", "a~1", "a\nb"])
def test_what_cannot_be_a_branch_is_refused(branch: str, tmp_path: Path) -> None:
    made = Server(tmp_path)
    done = command(HOSTING / "server" / "set-up", made.repository, made.site, branch, cwd=tmp_path)
    assert (done.returncode, "cannot be the name of a branch" in done.stderr) == (2, True)
    assert not made.repository.exists()


@pytest.fixture
def open_path() -> Iterator[Path]:
    """A folder that every user may enter, as the folder of a test is not."""
    folder = Path(tempfile.mkdtemp(prefix="scrutiny-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(params=[0o077, 0o027, 0o022, 0o000], ids=oct)
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    """A umask that commands of the test inherit."""
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


def modes(folder: Path) -> dict[str, set[int]]:
    """The permissions of folders and of files in a folder, and its own."""
    found: dict[str, set[int]] = {"folders": set(), "files": set()}
    for path in (folder, *folder.rglob("*")):
        kind = "folders" if path.is_dir() else "files"
        found[kind].add(stat.S_IMODE(path.stat().st_mode))
    return found


@pytest.mark.usefixtures("umask")
def test_who_may_read_what(open_path: Path, kept: Callable[..., None]) -> None:
    made, clerk = begin(open_path)
    clerk.write(FIRST, note("First meeting", body="## 1. Roads\n\nNoted.\n\n## 2. Fraud\n\nNoted.\n"))
    clerk.write(FIRST, note("First meeting\nchanges: [{date: 2025-01-09, type: correction, note: A word}]"))
    assert clerk.push().returncode == 0
    assert modes(made.site.resolve()) == {"folders": {0o755}, "files": {0o644}}
    assert stat.S_IMODE(made.site.parent.stat().st_mode) & 0o055 == 0o055
    editions = made.site.parent / "site.editions"
    assert stat.S_IMODE(editions.stat().st_mode) == 0o755
    assert stat.S_IMODE((editions / ".lock").stat().st_mode) == 0o600
    for path in (made.repository, *made.repository.rglob("*")):
        assert path.is_symlink() or path.stat().st_mode & 0o077 == 0, path
    nobody = pwd.getpwnam("nobody")
    with nginx(made, f"nobody {grp.getgrgid(nobody.pw_gid).gr_name}") as url:
        for address in ("", "meetings/2024-12-05-first/", "assets/style.css", "ledger.jsonl"):
            assert fetch(f"{url}/{address}")[0] == 200, address
    kept(4, "umasks under which readers can read the site, and only its owner the notes")


def test_what_nobody_could_read_is_mended_by_the_next_publication(begun: Begun) -> None:
    made, _ = begun
    for path in made.site.rglob("*.html"):
        path.chmod(0o600)
    made.site.resolve().parent.chmod(0o700)
    assert publish(made).startswith("0 ")
    assert modes(made.site.resolve())["files"] == {0o644}
    assert stat.S_IMODE(made.site.resolve().parent.stat().st_mode) == 0o755


def test_setting_up_says_who_must_not_and_who_must_be_let_in(tmp_path: Path) -> None:
    tmp_path.chmod(0o750)
    (tmp_path / "open").mkdir()
    done = command(HOSTING / "server" / "set-up", "records.git", "open/site", cwd=tmp_path)
    assert "Keep it private: it holds drafts" in done.stdout
    assert f"chmod o+x {tmp_path}\n" in done.stdout
    assert f"chmod o+x {tmp_path}/open\n" not in done.stdout
