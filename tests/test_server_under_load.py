"""Readers of a server see whole editions, and none older than the last, whatever is pushed or killed."""

import hashlib
import itertools
import os
import random
import signal
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from scrutiny.cli.main import main
from scrutiny.publication import manifest
from scrutiny.shell.editions import KEPT
from tests.server import Begun, Server, command, fetch, git, nginx, note

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the server is one that can fork")


class Reader(threading.Thread):
    """Reads all the time, as a browser would; `wrong` is what it should not have seen."""

    def __init__(self, url: str) -> None:
        super().__init__(daemon=True)
        self.url, self.done = url, threading.Event()
        self.wrong: list[str] = []
        self.read = self.compared = self.newest = 0

    def run(self) -> None:
        """Read the list of files, a page, and the list again, until it is told that all is done."""
        while not self.done.is_set():
            before, page, after = (
                self._get(path) for path in ("manifest.sha256", "meetings/2024/index.html", "manifest.sha256")
            )
            listed = page.count(b"<h2") + page.count(b"/meetings/2024-") + page.count(b"../2024-")
            if listed < self.newest:
                self.wrong.append(f"{listed} meetings after {self.newest}")
            self.newest = max(self.newest, listed)
            if before == after:
                self.compared += 1
                if manifest.read(before)["meetings/2024/index.html"] != hashlib.sha256(page).hexdigest():
                    self.wrong.append("a page that is not of the edition around it")
            if not page.rstrip().endswith(b"</html>"):
                self.wrong.append("a torn page")

    def _get(self, path: str) -> bytes:
        status, body, _ = fetch(f"{self.url}/{path}")
        time.sleep(0.005)
        if status != 200:
            self.wrong.append(f"{status} for {path}")
        self.read += 1
        return body


PUSHES = 16


def test_pushes_at_once(begun: Begun, kept: Callable[..., None]) -> None:
    """Sixteen pushes, each of one note more than the last, in whatever order they arrive."""
    made, clerk = begun
    commits = []
    for number in range(PUSHES):
        clerk.write(f"meetings/2024/{day(number)}-meeting.md", note(f"Meeting {number}", day(number)))
        commits.append(git(clerk.folder, "rev-parse", "HEAD"))

    def push(commit: str) -> str:
        """Push, and again where another was quicker; done when the branch has the commit."""
        said = ""
        for _ in range(20):
            done = command("git", "push", "origin", f"{commit}:main", cwd=clerk.folder)
            has = ("git", "merge-base", "--is-ancestor", commit, "main")
            if done.returncode == 0 or command(*has, cwd=made.repository).returncode == 0:
                return ""
            said = done.stderr
        return said

    with nginx(made) as url:
        readers = [Reader(url) for _ in range(3)]
        for reader in readers:
            reader.start()
        shuffled = random.Random(4).sample(commits, PUSHES)
        with ThreadPoolExecutor(PUSHES) as pool:
            assert not [said for said in pool.map(push, shuffled) if said]
        assert fetch(f"{url}/meetings/{day(PUSHES - 1)}-meeting/")[0] == 200
        for reader in readers:
            reader.done.set()
            reader.join()
    assert [reader.wrong[:3] for reader in readers] == [[], [], []]
    assert min(reader.compared for reader in readers) > 10
    assert made.site.resolve().name > "000002"
    assert made.whole()
    kept(4, "publications at once, under readers who saw no torn, missing or older page", PUSHES)


def day(number: int) -> str:
    """A day of 2024 of its own for each number."""
    return f"2024-{1 + number // 28:02}-{1 + number % 28:02}"


KILLS = 20


def test_killed_publications_of_a_server(
    begun: Begun, monkeypatch: pytest.MonkeyPatch, kept: Callable[..., None]
) -> None:
    made, clerk = begun
    monkeypatch.chdir(made.repository)
    arguments = ["publish", "--revision", "main", "--output", str(made.site), "--quiet", "--jobs", "1"]

    def published() -> int:
        """A process, and group of processes, that publishes what the branch has."""
        process = os.fork()
        if process == 0:
            os.setsid()
            try:
                main(arguments, standalone_mode=False)
            finally:
                os._exit(0)
        return process

    days = map(day, itertools.count())

    def step() -> None:
        """Another note on the branch, without its hooks."""
        today = next(days)
        clerk.write(f"meetings/2024/{today}-meeting.md", note(f"Meeting of {today}", today))
        git(made.repository, "fetch", "--quiet", clerk.folder, "main")
        git(made.repository, "update-ref", "refs/heads/main", "FETCH_HEAD")

    def finished() -> float:
        """The seconds that a publication of one more note takes which nobody kills."""
        step()
        began = time.monotonic()
        os.waitpid(published(), 0)
        return time.monotonic() - began

    chance, killed, exchanged, usual = random.Random(3), 0, 0, 0.0
    newest = whole(made)
    for number in range(KILLS):
        if number % 10 == 0:
            usual = finished()
            newest = whole(made)
            step()
        process = published()
        time.sleep(chance.uniform(0, usual * 1.5))
        try:
            os.killpg(process, signal.SIGKILL)
        except ProcessLookupError:
            os.kill(process, signal.SIGKILL)
        killed += os.WIFSIGNALED(os.waitpid(process, 0)[1])
        live = whole(made)
        assert live >= newest
        if live > newest:
            exchanged, newest = exchanged + 1, live
            step()
    assert killed > KILLS / 4
    assert exchanged, "nothing was published between the kills"
    os.waitpid(published(), 0)
    assert made.whole()
    folder = made.site.parent / "site.editions"
    assert not list(folder.glob("*.part"))
    assert len([path for path in folder.iterdir() if path.name.isdigit()]) <= KEPT
    kept(
        4,
        "publications killed or out of disk, after which the live site was whole",
        KILLS,
    )


def whole(made: Server) -> str:
    """The name of the live edition, every file of which is as it was written."""
    folder = made.site.resolve()
    told = manifest.read((folder / manifest.PATH).read_bytes())
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    assert set(found) == {*told, manifest.PATH}
    for path, digest in told.items():
        assert hashlib.sha256(found[path].read_bytes()).hexdigest() == digest, path
    return folder.name
