"""From a clerk's push to what a reader gets, with real git and real nginx: docs/hosting.md, word for word."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from scrutiny.site.exports import headers
from tests.commands import digest
from tests.server import FIRST, HOSTING, Begun, command, fetch, git, moved, nginx, note, server
from tests.support import ROOT

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the server is one that can fork")


def test_a_good_note_is_live_when_its_push_has_ended(begun: Begun, kept: Callable[..., None]) -> None:
    made, clerk = begun
    git(made.repository, "config", "scrutiny.python", sys.executable)  # started anew, as on a server
    with nginx(made) as url:
        old = fetch(f"{url}/meetings/2024-12-05-first/")
        assert (old[0], b"First meeting" in old[1]) == (200, True)
        assert fetch(f"{url}/meetings/2025-01-09-second/")[0] == 404
        clerk.write("meetings/2025/2025-01-09-second.md", note("Second meeting", "2025-01-09"))
        done = clerk.push()
        assert done.returncode == 0, done.stderr
        assert "2 published" in done.stderr
        new = fetch(f"{url}/meetings/2025-01-09-second/")
        assert (new[0], b"Second meeting" in new[1]) == (200, True)
        assert fetch(f"{url}/meetings/2024-12-05-first/")[0] == 200
    kept(4, "good push, live when git had ended")


def test_the_web_server_answers_as_the_site_needs_it(begun: Begun) -> None:
    made, clerk = begun
    with nginx(made) as url:
        status, page, told = fetch(f"{url}/meetings/")
        assert status == 200
        assert told["content-type"] == "text/html; charset=utf-8"
        for name, value in headers.HEADERS:
            assert told[name.lower()] == value
        assert fetch(f"{url}/meetings/", If_None_Match=told["etag"])[0] == 304
        missing = fetch(f"{url}/nowhere/")
        assert (missing[0], missing[1]) == (404, (made.site / "404.html").read_bytes())
        assert missing[2]["content-security-policy"] == told["content-security-policy"]
        assert fetch(f"{url}/_headers")[0] == 404
        assert fetch(f"{url}/ledger.jsonl")[2]["content-type"] == "text/plain; charset=utf-8"
        text = fetch(f"{url}/meetings/2024-12-05-first/note.md")
        assert text[2]["content-type"] == "text/markdown; charset=utf-8"
        clerk.write("meetings/2024/2024-11-05-other.md", note("Other meeting", "2024-11-05"))
        assert clerk.push().returncode == 0
        status, changed, _ = fetch(f"{url}/meetings/", If_None_Match=told["etag"])
        assert (status, changed != page) == (200, True)


def test_a_bad_note_is_refused_at_the_terminal(begun: Begun, kept: Callable[..., None]) -> None:
    made, clerk = begun
    before, link = digest(made.site / "."), made.site.readlink()
    objects = git(made.repository, "count-objects", "-v")
    path = "meetings/2025/2025-01-09-bad.md"
    clerk.write(path, note("Bad", "2025-01-09\nchair: Nobody", "## 1. Roads\n\n<b>Noted</b>.\n"))
    done = clerk.push()
    assert done.returncode == 1
    assert f"remote: content/{path}:4:8: error[unknown-person]: no person is called 'Nobody'" in done.stderr
    assert f"remote: content/{path}:10:1: error[raw-html]" in done.stderr
    assert "errors in 1 file; the content cannot be published" in done.stderr
    assert (digest(made.site / "."), made.site.readlink()) == (before, link)
    assert git(made.repository, "count-objects", "-v") == objects, "what was refused left something"
    kept(4, "bad pushes refused")


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda clerk: clerk.rename(FIRST, "meetings/2024/2024-12-05-moved.md"), "error[lost-address]"),
        (lambda clerk: (clerk.folder / "content" / "link.md").symlink_to("/etc/passwd"), "symbolic-link"),
    ],
)
def test_a_push_cannot_lose_or_lead_out(begun: Begun, spoil: Callable[..., object], said: str) -> None:
    made, clerk = begun
    link = made.site.readlink()
    spoil(clerk)
    clerk.commit("Spoil it")
    done = clerk.push()
    assert done.returncode == 1
    assert said in done.stderr
    assert made.site.readlink() == link


def test_what_was_pushed_stays(begun: Begun) -> None:
    made, clerk = begun
    deleted = command("git", "push", "origin", ":main", cwd=clerk.folder)
    assert deleted.returncode == 1
    git(clerk.folder, "commit", "--quiet", "--amend", "--message", "Another history")
    forced = command("git", "push", "--force", "origin", "main", cwd=clerk.folder)
    assert forced.returncode == 1
    assert "First meeting" in git(made.repository, "show", f"main:content/{FIRST}")


def test_another_branch_publishes_nothing(begun: Begun) -> None:
    made, clerk = begun
    link = made.site.readlink()
    git(clerk.folder, "checkout", "--quiet", "-b", "idea")
    clerk.write(FIRST, "not a note")
    assert command("git", "push", "origin", "idea", cwd=clerk.folder).returncode == 0
    assert made.site.readlink() == link


def test_setting_up_leaves_what_is_there(tmp_path: Path) -> None:
    made = server(tmp_path)
    for arguments in ((), (made.repository, tmp_path / "other"), (tmp_path / "other", tmp_path)):
        assert command(HOSTING / "server" / "set-up", *arguments, cwd=tmp_path).returncode == 2
    assert not (tmp_path / "other").exists()


def test_the_first_edition_is_said_once(begun: Begun, tmp_path: Path) -> None:
    """A site that is lost later is not silently begun anew: its ledger would be."""
    made, clerk = begun
    made.site.parent.rename(tmp_path / "lost")
    made.site.parent.mkdir()
    clerk.write("meetings/2025/2025-01-09-second.md", note("Second", "2025-01-09"))
    done = clerk.push()
    assert "there is no live edition" in done.stderr
    assert "the site still shows what it showed before" in done.stderr
    assert not made.site.exists()
    shutil.rmtree(made.site.parent)
    (tmp_path / "lost").rename(made.site.parent)
    assert command(HOSTING / "server" / "publish", cwd=made.repository).returncode == 0
    assert (made.site / "meetings/2025-01-09-second/index.html").is_file()


def test_a_timer_changes_nothing_where_nothing_changed(begun: Begun) -> None:
    made, _ = begun
    link = made.site.readlink()
    for _ in range(2):
        done = command(HOSTING / "server" / "publish", cwd=made.repository)
        assert (done.returncode, done.stdout.startswith("0 files written")) == (0, True)
    assert made.site.readlink() == link


def test_an_embargo_ends_without_a_push(begun: Begun) -> None:
    made, clerk = begun
    text = note("Held back", "2025-01-09").replace("status:", "publish_at: 2999-01-01T09:30+00:00\nstatus:")
    clerk.write("meetings/2025/2025-01-09-held.md", text)
    assert clerk.push().returncode == 0
    shown = made.site / "meetings/2025-01-09-held/index.html"
    assert not shown.exists()
    done = made.build(
        "publish", "--revision", "main", "--output", str(made.site), "--as-of", "2999-01-01T09:30Z"
    )
    assert done.returncode == 0, done.stderr
    assert shown.exists()


def test_the_service_and_the_timer_are_whole() -> None:
    service = (HOSTING / "server" / "open-scrutiny.service").read_text("utf-8")
    started = re.search(r"^ExecStart=/opt/open-scrutiny/(.*)$", service, re.MULTILINE)
    assert started
    assert os.access(ROOT / started[1], os.X_OK)
    assert "OnCalendar=*:0/15" in (HOSTING / "server" / "open-scrutiny.timer").read_text("utf-8")


def test_one_goes_back_and_forward(begun: Begun, kept: Callable[..., None]) -> None:
    made, clerk = begun
    first = digest(made.site / ".")
    clerk.write("meetings/2025/2025-01-09-second.md", note("Second", "2025-01-09"))
    assert clerk.push().returncode == 0
    second = digest(made.site / ".")
    site = str(made.site)
    back = ("rollback", "--reason", "x", "--revision", "main", "--output")
    done = made.build(*back, site)
    assert (done.returncode, digest(made.site / ".")) == (0, first)
    assert "shows edition 1 now; the newest is 2" in done.stdout
    assert made.build(*back, site).returncode == 2
    assert made.build(*back, site, "--to", "9").returncode == 2
    assert made.build(*back, "nowhere").returncode == 2
    assert not (made.repository / "nowhere.editions").exists()
    assert made.build(*back, site, "--to", "2").returncode == 0
    assert digest(made.site / ".") == second
    assert made.build(*back, site).returncode == 0
    clerk.write("meetings/2025/2025-02-09-third.md", note("Third", "2025-02-09"))
    assert clerk.push().returncode == 0
    ledger = (made.site / "ledger.jsonl").read_bytes()
    newest = (made.site.parent / "site.editions" / "000002" / "ledger.jsonl").read_bytes()
    assert ledger.startswith(newest), "the ledger went on from the edition shown"
    kept(4, "restores, upgrades, rollbacks, withdrawals and undone commits that left a whole site")


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("status: withdrawn\nwithdrawn: {date: 2026-01-01, reason: It was wrong}", "Noted."),
        (
            "status: published\nchanges: [{date: 2026-01-01, type: redaction, note: A name.}]",
            "Noted by [redacted: FOIA s.40(2)].",
        ),
    ],
    ids=["withdrawn", "redacted"],
)
def test_one_does_not_go_back_to_what_was_taken_away(begun: Begun, said: str, text: str) -> None:
    made, clerk = begun
    clerk.write("meetings/2025/2025-01-09-second.md", note("Second", "2025-01-09"))
    assert clerk.push().returncode == 0
    taken = note("First meeting").replace("status: published", said).replace("Noted.", text)
    clerk.write(FIRST, taken)
    done = clerk.push()
    assert done.returncode == 0, done.stderr
    link = made.site.readlink()
    done = made.build("rollback", "--reason", "x", "--revision", "main", "--output", str(made.site))
    assert (done.returncode, made.site.readlink()) == (2, link)
    assert "shows what was withdrawn or redacted since: /meetings/2024-12-05-first/" in done.stderr


def test_a_note_is_withdrawn_while_another_is_broken(begun: Begun, kept: Callable[..., None]) -> None:
    made, clerk = begun
    clerk.write("meetings/2025/2025-01-09-second.md", note("Second", "2025-01-09"))
    assert clerk.push().returncode == 0
    clerk.write("meetings/2025/2025-01-09-second.md", "broken")
    assert clerk.push().returncode == 1
    git(made.repository, "fetch", "--quiet", clerk.folder, "main")
    git(made.repository, "update-ref", "refs/heads/main", "FETCH_HEAD")  # as after a stricter program
    assert command(HOSTING / "server" / "publish", cwd=made.repository).returncode == 1
    site = str(made.site)
    with nginx(made) as url:
        done = made.build(
            "withdraw", "2024-12-05-first", "--reason", "It was wrong", "--revision", "main", "--output", site
        )
        assert done.returncode == 0, done.stderr
        assert b"It was wrong" in fetch(f"{url}/meetings/2024-12-05-first/")[1]
        assert fetch(f"{url}/meetings/2025-01-09-second/")[0] == 200
    assert made.whole()
    kept(4, "restores, upgrades, rollbacks, withdrawals and undone commits that left a whole site")


def test_a_full_disk_leaves_the_live_site(
    first_edition: Path, tmp_path: Path, kept: Callable[..., None]
) -> None:
    (tmp_path / "public").mkdir()
    public = str(tmp_path / "public")
    mounted = subprocess.run(["mount", "-t", "tmpfs", "tmpfs", public], capture_output=True, check=False)
    if mounted.returncode:
        pytest.skip(f"no small disk can be made here: {mounted.stderr.decode()}")
    try:
        made, clerk = moved(first_edition, tmp_path)
        before = digest(made.site / ".")
        used = shutil.disk_usage(public).used // 1024
        subprocess.run(["mount", "-o", f"remount,size={used + 500}k", public], check=True)
        papers = clerk.folder / "content/meetings/2025/papers"
        papers.mkdir(parents=True)
        Image.effect_noise((800, 800), 90).save(papers / "map.png")
        text = note("Second", "2025-01-09", "## 1. Roads\n\nSee [the map](papers/map.png).\n")
        clerk.write("meetings/2025/2025-01-09-second.md", text)
        done = clerk.push()
        assert "No space left on device" in done.stderr, done.stderr
        assert "the site still shows what it showed before" in done.stderr
        assert digest(made.site / ".") == before
        assert made.whole()
        assert not list((tmp_path / "public" / "site.editions").glob("*.part"))
        kept(4, "publications killed or out of disk, after which the live site was whole")
    finally:
        subprocess.run(["umount", public], check=True)
