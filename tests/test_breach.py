"""A personal-data breach: docs/breach.md, step by step, word for word, with real git and real nginx."""

import io
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image

from tests.procedures import Machine, Page
from tests.server import HOSTING, Clerk, Server, command, fetch, git, nginx, note
from tests.support import OFFICE

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the server is one that can fork")

NOTE = "meetings/2026/2026-09-10-performance-meeting.md"
OTHER = "meetings/2026/2026-06-11-performance-meeting.md"
PHOTOGRAPH = "meetings/2026/papers/hall.jpg"
NAME, NUMBER = "Jane Roe", "07700 900123"
MISTAKE = f"""## 1. Complaints

The complaint of Jane
Roe, 07700 900123, was heard. See [the hall](papers/hall.jpg).

### Question 1: The call

Was {NAME} called back?
"""
ALLOWED = (
    "accepted: [{finding: personal-data, text: 07700 900123, reason: A mistake, by: A Clerk, "
    "date: 2026-09-11}]\n"
)
REDACTED = """changes: [{date: 2026-09-12, type: redaction, note: A name and a number were taken out.}]
"""


def photograph() -> bytes:
    """A picture as a camera makes it, with a name that it wrote into it."""
    made, picture = io.BytesIO(), Image.effect_noise((64, 48), 90)
    exif = Image.Exif()
    exif[0x010E] = NAME
    picture.save(made, "JPEG", exif=exif)
    return made.getvalue()


def content(body: str, fields: str = "", title: str = "Performance meeting") -> str:
    """The note in question."""
    return note(title, "2026-09-10", body).replace("status: published\n", f"status: published\n{fields}")


def begun(machine: Machine) -> tuple[Server, Clerk]:
    """A server that is set up, and a clerk's clone in which the office is written."""
    made = machine.server
    done = command(HOSTING / "server" / "set-up", made.repository, made.site, cwd=made.folder)
    assert done.returncode == 0, done.stderr
    git(machine.folder, "clone", "--quiet", made.repository, machine.folder / "records")
    clerk = Clerk(machine.folder / "records")
    clerk.write("office.yaml", OFFICE)
    return made, clerk


def breached(machine: Machine) -> tuple[Server, Clerk]:
    """A server on which the mistake is live, under other editions, with all that git keeps of it."""
    made, clerk = begun(machine)
    clerk.write(OTHER, note("Earlier meeting", "2026-06-11"))
    pushed(clerk)
    picture = clerk.folder / "content" / PHOTOGRAPH
    picture.parent.mkdir(parents=True)
    picture.write_bytes(photograph())
    clerk.write(NOTE, content(MISTAKE, ALLOWED))
    git(clerk.folder, "commit", "--quiet", "--allow-empty", "--message", f"Note the call of {NAME}")
    pushed(clerk)
    clerk.write(
        OTHER,
        note("Earlier meeting", "2026-06-11", "## 1. Roads\n\nNoted.\n\n## 2. Rivers\n\nNoted.\n").replace(
            "status:", "changes: [{date: 2026-09-11, type: correction, note: Item 2.}]\nstatus:"
        ),
    )
    pushed(clerk)
    git(clerk.folder, "checkout", "--quiet", "-b", "idea")
    clerk.write(
        "meetings/2026/2026-10-01-draft.md",
        note("Draft", "2026-10-01", f"## 1. J\n\n{NAME}.\n").replace("published", "draft"),
    )
    assert command("git", "push", "origin", "idea", cwd=clerk.folder).returncode == 0
    git(clerk.folder, "checkout", "--quiet", "main")
    return made, clerk


def pushed(clerk: Clerk) -> None:
    """Push; fails where that is refused."""
    done = clerk.push()
    assert done.returncode == 0, done.stderr


def kept_bytes(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every file below a folder, and every object of each repository in it, inflated by git."""
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            yield str(path), path.read_bytes()
        if (path / "HEAD").is_file() and (path / "objects").is_dir():
            asked = ["git", "-C", str(path), "cat-file", "--batch-all-objects", "--batch"]
            yield f"objects of {path}", subprocess.run(asked, capture_output=True, check=True).stdout


def shown(folder: Path) -> list[str]:
    """Where a word of the mistake stands below a folder, across ends of lines."""
    words = (NAME.encode(), NUMBER.encode())
    return [
        place
        for place, data in kept_bytes(folder)
        if any(each in b" ".join(data.split()) for each in words)
        or (place.endswith("hall.jpg") and data.startswith(b"\xff\xd8"))
    ]


def test_the_page_takes_it_out_of_every_place(tmp_path: Path, kept: Callable[..., None]) -> None:
    machine = Machine(tmp_path)
    made, clerk = breached(machine)
    page = Page("breach.md", machine)
    photo = git(made.repository, "rev-parse", f"main:content/{PHOTOGRAPH}")
    old = git(made.repository, "rev-parse", "main")
    shutil.copytree(clerk.folder, tmp_path / "forgotten")  # a clone that nobody thinks of
    with nginx(made) as url:
        address = f"{url}/meetings/2026-09-10-performance-meeting/"
        assert NAME.encode() in fetch(address)[1]

        before = " ".join(shown(made.folder))
        assert all(each in before for each in ("site.editions/000002", "hall.jpg", "objects of"))

        page.step("When something is public that must not be", "As scrutiny, first")
        page.step("1. Take it off the site", "As root")
        page.step("1. Take it off the site", "As scrutiny")
        assert NAME.encode() not in fetch(address)[1]
        assert b"Published by mistake." in fetch(address)[1]
        git(clerk.folder, "rm", "--quiet", f"content/{PHOTOGRAPH}")
        clerk.write("moved.yaml", f"- {{from: /{PHOTOGRAPH}, reason: Published by mistake.}}\n")
        clerk.write(
            NOTE,
            content(
                "## 1. Complaints\n\nA complaint of [redacted: FOIA s.40(2)] was heard.\n\n"
                "### Question 1: The call\n\nWas [redacted: FOIA s.40(2)] called back?\n",
                REDACTED,
            ),
        )
        pushed(clerk)
        assert (NAME.encode() in fetch(address)[1], b"heard" in fetch(address)[1]) == (False, True)

        page.step("2. Find every place", "As scrutiny")
        traces = (tmp_path / "memory" / "traces").read_text("utf-8")
        assert "site.editions/000002/meetings" in traces
        assert f"(content/{NOTE}): line 1 of the words (split by signs)" in traces
        page.step("3. Remove the earlier editions", "As scrutiny")
        assert not shown(made.folder / "site.editions")
        page.step("3. Remove the earlier editions", "As root")
        page.step("4. Remove it from the history on the server", "As scrutiny")
        assert shown(made.folder) == []
        for gone in (photo, old):
            assert command("git", "cat-file", "-e", gone, cwd=made.repository).returncode != 0
        history = git(made.repository, "log", "--format=%s", "main")
        assert "The message was removed." in history
        assert f"{OTHER}\n" in history, "the history of other notes stays"
        page.step("4. Remove it from the history on the server", "As root")

        done = Clerk(tmp_path / "forgotten")
        git(done.folder, "pull", "--quiet", "--no-rebase", "--strategy=ours", "origin", "main")
        refused = done.push()
        assert refused.returncode == 1
        assert "brings back what was removed" in refused.stderr
        refused = command("git", "push", "origin", f"{old}:refs/heads/again", cwd=done.folder)
        assert refused.returncode == 1
        shutil.rmtree(done.folder)
        assert shown(made.folder) == []

        where = "On each clerk's computer, in the folder that holds the clone"
        page.step("5. On every clerk's computer", where, cwd=tmp_path)
        assert shown(clerk.folder) == []
        (tmp_path / "srv" / "backup" / "2026-09-11T02-30-00Z").mkdir(parents=True)
        (tmp_path / "srv" / "backup" / "2026-09-11T02-30-00Z" / "checkpoint").write_text("")
        page.step("6. Backups, logs, disks", "As scrutiny")
        assert len(list((tmp_path / "srv" / "backup").iterdir())) == 1

        page.skip("7. When the name is in an address", "8. GitHub or GitLab")
        page.step("What stays", "As scrutiny")
        assert page.left == []
        assert shown(tmp_path / "srv") == []
        assert machine.called[0] == "systemctl stop nginx"
        assert machine.called[-1] == "systemctl start open-scrutiny.timer"
        assert made.whole()
        clerk.write("meetings/2026/2026-10-08-next.md", note("Next meeting", "2026-10-08"))
        pushed(clerk)
        assert fetch(f"{url}/meetings/2026-10-08-next/")[0] == 200
        assert made.whole()
    kept(7, "breaches after which nothing was left in site, editions, git, caches and backups")


def renamed(clerk: Clerk) -> None:
    """Take the name out of an address, and say on a page that the ledger was begun anew."""
    clerk.rename("people/jane-roe.md", "people/a-witness.md")
    person = clerk.folder / "content" / "people" / "a-witness.md"
    person.write_text("---\nname: A Witness\nposts: [{post: Witness}]\n---\n", "utf-8")
    file = clerk.folder / "content" / OTHER
    file.write_text(file.read_text("utf-8").replace(NAME, "A Witness"), "utf-8")
    page = clerk.folder / "content" / "pages" / "ledger.md"
    page.parent.mkdir()
    page.write_text("---\ntitle: The ledger of this site\n---\n\nBegun anew on 12 September 2026.\n", "utf-8")


def test_a_name_in_an_address_needs_a_new_ledger(tmp_path: Path, kept: Callable[..., None]) -> None:
    machine = Machine(tmp_path)
    made, clerk = begun(machine)
    clerk.write("people/jane-roe.md", f"---\nname: {NAME}\nposts: [{{post: Witness}}]\n---\n")
    clerk.write(
        OTHER, note("Earlier meeting", "2026-06-11").replace("status:", f"present: [{NAME}]\nstatus:")
    )
    pushed(clerk)
    (tmp_path / "memory" / "words").write_text(f"{NAME}\njane-roe\n", "utf-8")
    checkpoint = made.build("verify", str(made.site)).stdout.rpartition("Checkpoint: ")[2].strip()
    page = Page("breach.md", machine)
    page.step("When something is public that must not be", "As scrutiny, first")
    heading = "7. When the name is in an address"
    page.only(heading, "4. Remove it from the history on the server", "6. Backups, logs, disks")
    history, _, back_up = page.take(), page.take(), page.take()
    machine.run(back_up, page.begin)
    renamed(clerk)
    page.step(heading, "As root")
    page.step(heading, "As scrutiny")
    assert not made.site.exists()
    page.step(heading, "On a clerk's computer, in the clone", cwd=clerk.folder)
    assert made.site.exists()
    without = history.commands.replace(" content/meetings/2026/papers/hall.jpg", "")
    machine.run(history._replace(commands=without), page.begin)
    machine.run(back_up, page.begin)
    page.step(heading, "As scrutiny")
    page.step(heading, "As root")
    assert page.left == []
    assert shown(tmp_path / "srv") == []
    assert b"jane-roe" not in (made.site / "ledger.jsonl").read_bytes()
    assert (made.site / "meetings/2026-06-11-performance-meeting/index.html").is_file()
    assert made.build("verify", str(made.site), "--checkpoint", checkpoint).returncode == 1
    kept(7, "breaches after which nothing was left in site, editions, git, caches and backups")


def test_a_host_of_repositories_gets_another_history(tmp_path: Path) -> None:
    host = tmp_path / "host.git"
    machine = Machine(tmp_path, **{"https://github.com/office/records.git": host})
    git(tmp_path, "init", "--quiet", "--bare", "--initial-branch=main", host)
    git(tmp_path, "clone", "--quiet", host, "records")
    clerk = Clerk(tmp_path / "records")
    clerk.write("office.yaml", OFFICE)
    picture = clerk.folder / "content" / PHOTOGRAPH
    picture.parent.mkdir(parents=True)
    picture.write_bytes(photograph())
    clerk.write(NOTE, content(MISTAKE, ALLOWED))
    photo = git(clerk.folder, "rev-parse", f"main:content/{PHOTOGRAPH}")
    git(clerk.folder, "rm", "--quiet", f"content/{PHOTOGRAPH}")
    clerk.write(NOTE, content("## 1. Complaints\n\nHeard.\n", REDACTED))
    pushed(clerk)
    (tmp_path / "memory" / "words").write_text(f"{NAME}\n{NUMBER}\n", "utf-8")
    page = Page("breach.md", machine)
    page.only("8. GitHub or GitLab")
    page.step("8. GitHub or GitLab", "On a computer of the administrator, in an empty folder")
    assert page.left == []
    git(tmp_path, "clone", "--quiet", f"file://{host}", "anew")  # as a host gives what its branches lead to
    assert shown(tmp_path / "anew") == []
    assert command("git", "cat-file", "-e", photo, cwd=tmp_path / "anew").returncode != 0
    assert "Heard" in git(tmp_path / "anew", "show", f"main:content/{NOTE}")


def test_nothing_is_removed_while_the_branch_still_shows_it(tmp_path: Path) -> None:
    machine = Machine(tmp_path)
    made, clerk = breached(machine)
    words = tmp_path / "words"
    words.write_text(f"{NAME}\n", "utf-8")
    remove = HOSTING / "server" / "remove-from-history"
    refused = command(remove, words, cwd=made.repository)
    assert refused.returncode == 1
    assert f"still on the branch main: content/{NOTE}" in refused.stderr
    refused = command(remove, os.devnull, "content/nothing.jpg", cwd=made.repository)
    assert "No commit has a file" in refused.stderr
    clerk.rename(PHOTOGRAPH, "meetings/2026/papers/moved.jpg")
    clerk.commit("Rename it")
    git(made.repository, "fetch", "--quiet", clerk.folder, "main:main")
    tip = git(made.repository, "rev-parse", "main")
    refused = command(remove, os.devnull, f"content/{PHOTOGRAPH}", cwd=made.repository)
    assert refused.returncode == 1
    assert "still on the branch main: content/meetings/2026/papers/moved.jpg" in refused.stderr
    assert git(made.repository, "rev-parse", "main") == tip
    assert NAME in git(made.repository, "show", f"main:content/{NOTE}")


def test_what_a_script_cannot_remove_is_said(tmp_path: Path) -> None:
    made, clerk = begun(Machine(tmp_path))
    pushed(clerk)
    assert command("git", "push", "origin", "main:refs/heads/jane-roe", cwd=clerk.folder).returncode == 0
    words = tmp_path / "words"
    words.write_text(f"{NAME}\n", "utf-8")
    remove = HOSTING / "server" / "remove-from-history"
    done = command(remove, words, cwd=made.repository)
    assert done.returncode == 1
    assert "These are still there: such as the name of a branch" in done.stderr
    git(made.repository, "branch", "--delete", "--force", "jane-roe")
    assert command(remove, words, cwd=made.repository).returncode == 0
