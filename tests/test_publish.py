"""A reader sees one whole edition: under publications side by side, killed at any moment, on a full disk."""

import errno
import functools
import itertools
import os
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from scrutiny.base.diagnostics import Report
from scrutiny.base.fingerprint import digest as sha
from scrutiny.publication import ledger, manifest
from scrutiny.shell.editions import KEPT, Editions
from scrutiny.shell.errors import Refused
from tests import crashes
from tests.commands import NO_CLOCK, digest, run

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")

PAGES = 30


def pages(number: int) -> Iterator[tuple[str, bytes]]:
    """An edition whose every page says its number, first and last."""
    for page in range(PAGES):
        yield f"folder-{page % 5}/{page}.html", b"%d " % number + b"x" * (997 * page) + b" %d" % number


def whole(number: int) -> Iterator[tuple[str, bytes]]:
    """The same, as an edition that can be verified."""
    files = {**dict(pages(number)), ledger.PATH: b""}
    yield from files.items()
    yield manifest.PATH, manifest.written(sorted((path, sha(data)) for path, data in files.items()))


def seen(live: Path) -> int:
    """The number of the live edition; fails for one that is torn, mixed or not whole."""
    folder = live.resolve()
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.html")}
    number = int(found["folder-0/0.html"].split()[0])
    assert found == dict(pages(number))
    return number


def forked(work: Callable[[], object]) -> int:
    """The number of a process that does the work and ends."""
    process = os.fork()
    if process == 0:
        try:
            work()
        finally:
            os._exit(0)
    return process


def add(live: Path, number: Callable[[], int]) -> None:
    """Publish an edition; its number is asked for under the lock, as a publication reads its content."""
    editions = Editions(live)
    with editions.locked():
        assert editions.add(lambda _: whole(number()), Report()) in (PAGES + 2, 0)


def test_publications_side_by_side_end_with_the_latest(tmp_path: Path, kept: Callable[..., None]) -> None:
    live, tip, done = tmp_path / "site", tmp_path / "tip", tmp_path / "done"
    tip.write_text("0", "ascii")
    add(live, lambda: 0)

    def read() -> None:
        """Reads pages all the time; tells what was wrong by a file."""
        newest, asked = 0, 0
        while not done.exists():
            page = asked % PAGES
            data = (live / f"folder-{page % 5}" / f"{page}.html").read_bytes()
            number = int(data.split()[0])
            if number < newest or dict(pages(number))[f"folder-{page % 5}/{page}.html"] != data:
                (tmp_path / f"wrong-{os.getpid()}").write_text(f"{page}: {number} after {newest}", "ascii")
                return
            newest, asked = number, asked + 1
            time.sleep(0.001)
        (tmp_path / f"read-{os.getpid()}").write_text(str(asked), "ascii")

    readers = [forked(read) for _ in range(3)]
    pushes = []
    for number in range(1, 101):
        new = tmp_path / "tip.new"
        new.write_text(str(number), "ascii")
        new.rename(tip)
        pushes.append(forked(lambda: add(live, lambda: int(tip.read_text("ascii")))))
    for process in pushes:
        assert os.waitpid(process, 0)[1] == 0
    done.touch()
    for process in readers:
        os.waitpid(process, 0)
    assert seen(live) == 100
    assert not [path.read_text("ascii") for path in tmp_path.glob("wrong-*")]
    asked = [int(path.read_text("ascii")) for path in tmp_path.glob("read-*")]
    assert len(asked) == 3
    assert min(asked) > 10
    kept(4, "publications at once, under readers who saw no torn, missing or older page", 100)


def test_a_full_disk_leaves_the_live_edition(tmp_path: Path, kept: Callable[..., None]) -> None:
    live = tmp_path / "site"
    add(live, lambda: 1)

    def full() -> Iterator[tuple[str, bytes]]:
        yield from list(pages(2))[:20]
        raise OSError(errno.ENOSPC, "No space left on device")

    editions = Editions(live)
    with editions.locked(), pytest.raises(OSError, match="No space"):
        editions.add(lambda _: full(), Report())
    assert seen(live) == 1
    assert not list((tmp_path / "site.editions").glob("*.part"))
    kept(4, "publications killed or out of disk, after which the live site was whole")


def test_a_crash_at_any_call_that_writes_leaves_a_whole_edition(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kept: Callable[..., None]
) -> None:
    """From editions of which the oldest must go, and from what an earlier crash left."""
    monkeypatch.setitem(globals(), "PAGES", 7)
    begun = tmp_path / "begun"
    begun.mkdir()
    for number in range(KEPT + 1):
        add(begun / "site", functools.partial(int, number))
    shutil.copytree((begun / "site").resolve(), begun / "site.editions" / f"{KEPT + 2:06}.part")
    later = time.time() + 1000
    for file in begun.rglob("*.html"):
        os.utime(file, (later, later))
    for call in itertools.count(1):
        live = tmp_path / str(call) / "site"
        shutil.copytree(begun, live.parent, symlinks=True)
        died = crashes.dies(functools.partial(add, live, lambda: KEPT + 1), live.parent, call)
        assert seen(live) in ((KEPT, KEPT + 1) if died else (KEPT + 1,))
        add(live, lambda: KEPT + 2)
        assert seen(live) == KEPT + 2
        editions = [path.name for path in live.with_name("site.editions").iterdir()]
        assert len([name for name in editions if name.isdigit()]) <= KEPT
        assert not [name for name in editions if name.endswith(".part")]
        shutil.rmtree(live.parent)
        if not died:
            break
    assert call > 40
    kept(4, "publications killed or out of disk, after which the live site was whole")


def test_an_edition_with_errors_is_not_live(tmp_path: Path) -> None:
    live = tmp_path / "site"
    add(live, lambda: 1)
    failed = Report(strict=True)
    editions = Editions(live)

    def failing() -> Iterator[tuple[str, bytes]]:
        from scrutiny.base.text import Place

        yield from pages(2)
        failed.warning(Place("a", 1, 1), "template", "x", "y")

    with editions.locked():
        assert editions.add(lambda _: failing(), failed) is None
    assert seen(live) == 1


def lacking() -> Iterator[tuple[str, bytes]]:
    """An edition whose manifest does not name one of its files."""
    yield from whole(2)
    yield "more.html", b"more"


def torn() -> Iterator[tuple[str, bytes]]:
    """An edition with a file that is not what the manifest says."""
    yield from ((path, b"other" if path == "folder-0/0.html" else data) for path, data in whole(2))


def dead() -> Iterator[tuple[str, bytes]]:
    """An edition in which nothing answers at an address of its ledger."""
    lost = ledger.Ledger([ledger.Line(date="2026-06-30", event="published", address="/nowhere/")]).data()
    yield ledger.PATH, lost
    yield manifest.PATH, manifest.written([(ledger.PATH, sha(lost))])


@pytest.mark.parametrize("files", [lacking, torn, dead])
def test_an_edition_that_verify_would_fault_is_not_live(
    tmp_path: Path, files: Callable[[], Iterator[tuple[str, bytes]]]
) -> None:
    live = tmp_path / "site"
    add(live, lambda: 1)
    editions = Editions(live)
    with editions.locked(), pytest.raises(Refused, match="it is not whole"):
        editions.add(lambda _: files(), Report())
    assert seen(live) == 1
    assert [each.name for each in (tmp_path / "site.editions").iterdir() if each.is_dir()] == ["000001"]


def test_five_editions_stay(tmp_path: Path) -> None:
    live = tmp_path / "site"
    for number in (1, 2, 3, 4, 5, 6, 7, 7, 7):
        add(live, lambda: number)  # noqa: B023 - it is asked at once
    kept = sorted(each.name for each in (tmp_path / "site.editions").iterdir() if each.is_dir())
    assert kept == ["000003", "000004", "000005", "000006", "000007"]


def test_a_folder_is_not_replaced_by_a_link(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    with pytest.raises(Refused):
        Editions(tmp_path / "site")


def test_publish_continues_the_live_edition(desk: Path) -> None:
    done = run("publish", *NO_CLOCK, cwd=desk)
    assert done.returncode == 2
    assert "--first" in done.stderr
    assert "First edition" in run("publish", *NO_CLOCK, "--first", cwd=desk).stdout
    assert (desk / "site").is_symlink()
    assert run("build", *NO_CLOCK, "--output", "built", cwd=desk).returncode == 0
    assert digest(desk / "site" / ".") == digest(desk / "built")
    assert "0 new lines" in run("publish", *NO_CLOCK, cwd=desk).stdout
    assert run("verify", "site", cwd=desk).returncode == 0
    note = desk / "content/meetings/2024/2024-12-05-meeting.md"
    note.write_text(note.read_text("utf-8") + "\nOne more thing.\n", "utf-8")
    before = (desk / "site").readlink()
    done = run("publish", *NO_CLOCK, cwd=desk)
    assert done.returncode == 1
    assert "silent-edit" in done.stderr
    assert (desk / "site").readlink() == before


def test_a_note_is_withdrawn_from_the_site_and_in_its_file(desk: Path) -> None:
    assert run("publish", *NO_CLOCK, "--first", cwd=desk).returncode == 0
    path = desk / "content/meetings/2024/2024-12-05-meeting.md"
    text = path.read_text("utf-8")
    path.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    done = run("withdraw", path.stem, "--reason", "It named a child", *NO_CLOCK, cwd=desk)
    assert done.returncode == 0, done.stderr
    said = 'status: withdrawn\r\nwithdrawn: {date: 2026-06-30, reason: "It named a child"}\r\n'
    written = path.read_bytes().decode()
    assert written.startswith("\ufeff---\r\n")
    assert "\n" not in written.replace("\r\n", "")
    before, after = set(text.splitlines()), set(written.removeprefix("\ufeff").splitlines())
    assert before - after == {"status: published"}
    assert after - before == {said.split("\r\n")[0], said.split("\r\n")[1]}
    page = desk / "site/meetings" / path.stem / "index.html"
    assert "It named a child" in page.read_text("utf-8")
    done = run("publish", *NO_CLOCK, cwd=desk)
    assert done.returncode == 0, done.stderr
    assert "0 files written" in run("publish", *NO_CLOCK, cwd=desk).stdout
    assert run("verify", "site", cwd=desk).returncode == 0
    again = run("withdraw", path.stem, "--reason", "x", *NO_CLOCK, "--output", "none", cwd=desk)
    assert (again.returncode, "its status is 'withdrawn'" in again.stderr) == (1, True)


def test_a_note_that_cannot_be_read_is_withdrawn_from_the_site_alone(desk: Path) -> None:
    assert run("publish", *NO_CLOCK, "--first", cwd=desk).returncode == 0
    path = desk / "content/meetings/2024/2024-12-05-meeting.md"
    path.write_text("---\n: [", "utf-8")
    done = run("withdraw", path.stem, "--reason", "It named a child", *NO_CLOCK, cwd=desk)
    assert done.returncode == 0, done.stderr
    assert "Its file is as it was: the front matter of " in done.stdout
    assert path.read_text("utf-8") == "---\n: ["
    assert "It named a child" in (desk / "site/meetings" / path.stem / "index.html").read_text("utf-8")
    alone = run("withdraw", path.stem, "--reason", "x", *NO_CLOCK, "--output", "none", cwd=desk)
    assert (alone.returncode, "write 'status: withdrawn'" in alone.stderr) == (2, True)
