"""Backup, restore, moving, damage and upgrades: docs/operations.md, word for word, on real git."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.commands import digest
from tests.procedures import Installed, Machine, Page
from tests.server import FIRST, HOSTING, Clerk, command, fetch, git, nginx, note
from tests.support import OFFICE, ROOT

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the server is one that can fork")

SECOND = "meetings/2025/2025-01-09-second.md"
THIRD = "meetings/2025/2025-02-13-third.md"
BEFORE_WINGS = "0803d9b"
"""A commit of this program that is older than this page: its editions must go on."""


def office(machine: Machine, program: Path = ROOT) -> tuple[Installed, Clerk]:
    """A server of the page with two editions, and a clerk's clone beside it."""
    made = machine.server
    set_up = program / "hosting" / "server" / "set-up"
    own = {"PYTHON": f"{program}/.venv/bin/python"} if program != ROOT else {}
    done = command(set_up, made.repository, made.site, cwd=made.folder, **own)
    assert done.returncode == 0, done.stderr
    git(machine.folder, "clone", "--quiet", made.repository, "records")
    clerk = Clerk(machine.folder / "records")
    clerk.write("office.yaml", OFFICE)
    clerk.write(FIRST, note("First meeting"))
    pushed(clerk)
    add(clerk, SECOND, "2025-01-09")
    (machine.folder / "etc" / "systemd" / "system").mkdir(parents=True)
    return made, clerk


@pytest.fixture(scope="session")
def two_editions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a machine with such a server and clone, of which tests take copies."""
    folder = tmp_path_factory.mktemp("machine") / "here"
    office(machine(folder))
    return folder


def arranged(two_editions: Path, folder: Path) -> tuple[Machine, Installed, Clerk]:
    """A machine with a copy of that server, and of the clerk's clone."""
    shutil.copytree(two_editions, folder, symlinks=True)
    here = machine(folder)
    git(here.server.repository, "config", "scrutiny.site", here.server.site)
    git(folder / "records", "remote", "set-url", "origin", here.server.repository)
    return here, here.server, Clerk(folder / "records")


def add(clerk: Clerk, path: str, day: str) -> None:
    """Write a note and push it."""
    clerk.write(path, note(f"Meeting of {day}", day))
    pushed(clerk)


def pushed(clerk: Clerk) -> None:
    """Push; fails where that is refused, or published nothing."""
    done = clerk.push()
    assert done.returncode == 0, done.stderr
    assert "still shows what it showed before" not in done.stderr


def machine(folder: Path, **places: str | Path) -> Machine:
    """A machine with folders for what the page writes."""
    folder.mkdir(exist_ok=True)
    return Machine(folder, **{"/etc/": f"{folder}/etc/", **places})


def window(page: Page) -> None:
    """Open the window of the user `scrutiny`, as the page begins."""
    page.step("Keeping a server", "As scrutiny, first")


def flip(file: Path) -> bytes:
    """Damage a file as a disk does: in place, at the same size and date; gives what it held."""
    there, whole = file.stat(), file.read_bytes()
    middle = len(whole) // 2
    file.write_bytes(whole[:middle] + bytes((whole[middle] ^ 1,)) + whole[middle + 1 :])
    os.utime(file, ns=(there.st_atime_ns, there.st_mtime_ns))
    return whole


def objects(made: Installed) -> Path:
    """A file in which the repository holds objects, made writable."""
    found = max((made.repository / "objects").rglob("*.pack"), key=lambda file: file.stat().st_size)
    found.chmod(0o644)
    return found


def test_a_backup_is_restored_on_an_empty_machine(
    two_editions: Path, tmp_path: Path, kept: Callable[..., None]
) -> None:
    old, made, clerk = arranged(two_editions, tmp_path / "old")
    page = Page("operations.md", old)
    window(page)
    page.step("Backup", "As root")
    assert old.called[-2:] == ["systemctl daemon-reload", "systemctl enable --now open-scrutiny-backup.timer"]
    backup = old.folder / "srv" / "backup"
    assert backup.stat().st_mode & 0o777 == 0o700
    page.step("Backup", "As scrutiny")
    copy = next(backup.iterdir())
    assert not [each for each in copy.iterdir() if each.stat().st_mode & 0o077]
    before = digest(made.site / ".")
    add(clerk, THIRD, "2025-02-13")  # which the backup does not have
    later = made.build("verify", str(made.site)).stdout.rpartition("Checkpoint: ")[2].strip()

    new = machine(tmp_path / "new")
    (new.folder / "etc" / "systemd" / "system").mkdir(parents=True)
    shutil.copytree(backup, new.folder / "srv" / "backup")
    page = Page("operations.md", new)
    window(page)
    page.only("Restore")
    page.step("Restore", "As scrutiny")
    page.step("Restore", "As scrutiny")
    page.step("Restore", "As root")
    assert page.left == []
    assert "systemctl enable --now open-scrutiny.timer open-scrutiny-backup.timer" in new.called
    there = new.server
    assert digest(there.site / ".") == before
    assert there.build("verify", str(there.site), "--checkpoint", later).returncode == 1
    git(clerk.folder, "remote", "set-url", "origin", there.repository)
    with nginx(there) as url:
        pushed(clerk)
        assert fetch(f"{url}/meetings/2025-02-13-third/")[0] == 200
        assert fetch(f"{url}/meetings/2024-12-05-first/")[0] == 200
    assert (
        (there.site / "ledger.jsonl")
        .read_bytes()
        .startswith((there.editions / "000002" / "ledger.jsonl").read_bytes())
    )
    assert there.whole()
    kept(4, "restores, upgrades, rollbacks, withdrawals and undone commits that left a whole site")


def test_the_service_of_the_backup_starts_what_is_there() -> None:
    service = (HOSTING / "server" / "open-scrutiny-backup.service").read_text("utf-8")
    assert "ExecStart=/opt/open-scrutiny/hosting/server/back-up /srv/backup\n" in service
    assert "ReadWritePaths=/srv/scrutiny /srv/backup\n" in service
    assert os.access(HOSTING / "server" / "back-up", os.X_OK)


def test_one_moves_to_another_server(two_editions: Path, tmp_path: Path) -> None:
    old, made, clerk = arranged(two_editions, tmp_path / "old")
    new = machine(tmp_path / "new")
    (new.folder / "etc" / "systemd" / "system").mkdir(parents=True)
    page = Page("operations.md", old)
    window(page)
    page.only("Moving to another server")
    page.step("Moving to another server", "On the old server, as root")
    page.step("Moving to another server", "On the old server, as scrutiny", cwd=made.folder)
    clerk.write(THIRD, note("Third", "2025-02-13"))
    assert clerk.push().returncode != 0, "the old server still takes pushes"
    moving = page.take()
    assert page.left == []
    shutil.copytree(old.folder / "srv" / "backup", new.folder / "srv" / "backup")
    restoring = Page("operations.md", new)
    window(restoring)
    restoring.only("Restore")
    for who in ("As scrutiny", "As scrutiny", "As root"):
        restoring.step("Restore", who)
    there = new.server
    assert digest(there.site / ".") == digest(made.site / ".")
    clerks = Machine(new.folder, **{"scrutiny@new.scrutiny.example:": ""})
    clerks.run(moving, cwd=clerk.folder)
    assert (there.site / "meetings/2025-02-13-third/index.html").is_file()
    assert not (made.site / "meetings/2025-02-13-third").exists()
    assert there.whole()


def test_damage_is_noticed_and_not_copied(two_editions: Path, tmp_path: Path) -> None:
    _, made, _ = arranged(two_editions, tmp_path / "here")
    back_up, backup = HOSTING / "server" / "back-up", tmp_path / "backup"
    assert command(back_up, backup, cwd=made.repository).returncode == 0
    copies = sorted(backup.iterdir())
    page = made.site / "meetings" / "index.html"
    whole = flip(page)
    refused = command(back_up, backup, cwd=made.repository)
    assert refused.returncode == 1
    assert "meetings/index.html: it is not what the manifest says" in refused.stderr
    page.write_bytes(whole)
    other = tmp_path / "other"
    (other / "2026-01-01T00-00-00Z").mkdir(parents=True)
    (other / "2026-01-01T00-00-00Z" / "checkpoint").write_text("0" * 64, "ascii")
    refused = command(back_up, other, cwd=made.repository)
    assert (refused.returncode, "has the checkpoint" in refused.stderr) == (1, True)
    flip(objects(made))
    refused = command(back_up, backup, cwd=made.repository)
    assert (refused.returncode, "The repository is damaged" in refused.stderr) == (1, True)
    assert sorted(backup.iterdir()) == copies


def test_no_more_backups_stay_than_wanted(two_editions: Path, tmp_path: Path) -> None:
    _, made, _ = arranged(two_editions, tmp_path / "here")
    assert command(HOSTING / "server" / "back-up", tmp_path / "a", cwd=made.repository).returncode == 0
    (only,) = (tmp_path / "a").iterdir()
    for year in range(2001, 2005):
        shutil.copytree(only, tmp_path / "a" / only.name.replace(only.name[:4], str(year)))
    assert command(HOSTING / "server" / "back-up", tmp_path / "a", "3", cwd=made.repository).returncode == 0
    years = sorted(each.name[:4] for each in (tmp_path / "a").iterdir())
    assert len(years) == 3
    assert "2003" not in years


@pytest.mark.parametrize(
    ("damaged", "mended", "backed_up"),
    [
        ("meetings/index.html", "Made from the notes again", False),
        ("meetings/2025-01-09-second/note.md", "Made from the notes again", False),
        ("manifest.sha256", "Made from the notes again", False),
        ("meetings/2024-12-05-first/changes/1.md", "From the backup of the same edition", True),
        ("ledger.jsonl", "From the backup of the same edition", True),
        ("ledger.jsonl", "From the edition before", False),
    ],
)
def test_a_damaged_edition_is_mended(
    two_editions: Path, tmp_path: Path, damaged: str, mended: str, backed_up: bool, kept: Callable[..., None]
) -> None:
    here, made, clerk = arranged(two_editions, tmp_path / "here")
    corrected = note("First meeting", body="## 1. Roads\n\nAgreed.\n")
    entry = "changes: [{date: 2025-01-10, type: correction, note: It was agreed.}]\nstatus:"
    clerk.write(FIRST, corrected.replace("status:", entry))
    pushed(clerk)
    if backed_up:
        backup = here.folder / "srv" / "backup"
        assert command(HOSTING / "server" / "back-up", backup, cwd=made.repository).returncode == 0
    before = digest(made.site / ".")
    checkpoint = made.build("verify", str(made.site)).stdout.rpartition("Checkpoint: ")[2].strip()
    flip(made.site / damaged)
    page = Page("operations.md", here)
    window(page)
    every = ["Made from the notes again", "From the backup of the same edition", "From the edition before"]
    page.only("A damaged edition", *every)
    listed = page.step("A damaged edition", "As scrutiny", fails=True)
    assert damaged in listed.stderr or damaged == "manifest.sha256"  # then it is held against another file
    page.step("A damaged edition", "As root")
    for way in every:
        if way == mended:
            page.step(way, "As scrutiny")
            break
        page.step(way, "As scrutiny", fails=True)
        assert digest(made.site / ".") != before
    done = made.build("verify", str(made.site), "--checkpoint", checkpoint)
    assert done.returncode == 0, done.stderr
    assert digest(made.site / ".") == before
    add(clerk, THIRD, "2025-02-13")
    assert made.whole()
    assert made.build("verify", str(made.site), "--checkpoint", checkpoint).returncode == 0
    kept(9, "damaged editions mended")


def test_a_damaged_repository_is_mended(two_editions: Path, tmp_path: Path) -> None:
    here, made, clerk = arranged(two_editions, tmp_path / "here")
    backup = here.folder / "srv" / "backup"
    assert command(HOSTING / "server" / "back-up", backup, cwd=made.repository).returncode == 0
    flip(objects(made))
    assert command("git", "fsck", cwd=made.repository).returncode != 0
    page = Page("operations.md", here)
    window(page)
    page.only("A damaged repository")
    page.step("A damaged repository", "As scrutiny")
    assert page.left == []
    add(clerk, THIRD, "2025-02-13")
    assert made.whole()


def installed(folder: Path, commit: str = "") -> None:
    """The program as it is installed, in this version or that of a commit."""
    folder.mkdir(parents=True)
    if commit:
        found = subprocess.run(["git", "-C", ROOT, "archive", commit], capture_output=True, check=False)
        if found.returncode:
            pytest.skip(f"the commit {commit} is not in this repository")
        subprocess.run(["tar", "-x", "-C", folder], input=found.stdout, check=True)
    else:
        for part in ("scrutiny", "templates", "hosting"):
            shutil.copytree(ROOT / part, folder / part)
        shutil.copyfile(ROOT / "build.py", folder / "build.py")
    python = folder / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', "utf-8")
    python.chmod(0o755)


@pytest.mark.parametrize("commit", [BEFORE_WINGS, ""], ids=["an older version", "other templates"])
def test_the_program_is_upgraded_and_one_goes_back(
    tmp_path: Path, commit: str, kept: Callable[..., None]
) -> None:
    opt = tmp_path / "opt"
    installed(opt / "open-scrutiny", commit)
    installed(opt / "open-scrutiny.new")
    base = opt / "open-scrutiny.new" / "templates" / "base.html"
    base.write_text(
        base.read_text("utf-8").replace("</body>", "<p>Made by a new version.</p></body>"), "utf-8"
    )
    here = machine(
        tmp_path / "here",
        **{
            "/opt/open-scrutiny/.venv/bin/python": opt / "open-scrutiny/.venv/bin/python",
            "/opt/open-scrutiny": opt / "open-scrutiny",
        },
    )
    made, clerk = office(here, opt / "open-scrutiny")
    first = (made.site / "ledger.jsonl").read_bytes()
    shown = made.site / "meetings" / "2025-01-09-second" / "index.html"
    assert b"new version" not in shown.read_bytes()
    page = Page("operations.md", here)
    window(page)
    upgrading, back = "Upgrading the program", "Going back to the older version"
    page.only(upgrading, back)
    page.step(upgrading, "As scrutiny")
    assert "meetings/2025-01-09-second/index.html" in (made.folder / "differences").read_text("utf-8")
    assert b"new version" not in shown.read_bytes(), "looking changed the site"
    page.step(upgrading, "As scrutiny", cwd=made.folder)
    assert {each.name for each in made.folder.iterdir() if "trial" in each.name} == set()
    page.step(upgrading, "As root")
    page.step(upgrading, "As scrutiny")
    page.step(upgrading, "As root")
    assert b"new version" in shown.read_bytes()
    add(clerk, THIRD, "2025-02-13")
    second = (made.site / "ledger.jsonl").read_bytes()
    assert second.startswith(first)
    page.step(back, "As root")
    if commit:  # as the page says, of what that version does not know
        unknown = ("agreed", "endorsed", "received")
        moved = [f"- {{from: /decisions/{each}/, reason: An older version shows it.}}\n" for each in unknown]
        clerk.write("moved.yaml", "".join(moved))
        pushed(clerk)
    page.step(back, "As scrutiny")
    page.step(back, "As root")
    assert page.left == []
    assert b"new version" not in shown.read_bytes()
    assert (made.site / "meetings/2025-02-13-third/index.html").is_file()
    assert (made.site / "ledger.jsonl").read_bytes().startswith(second)
    kept(4, "restores, upgrades, rollbacks, withdrawals and undone commits that left a whole site", 2)


def test_every_step_of_the_page_is_run_here() -> None:
    """What a page tells and no test types is a promise that nobody keeps."""
    source = Path(__file__).read_text("utf-8")
    from tests.procedures import steps

    for step in steps("operations.md"):
        assert f'"{step.heading}"' in source, step
