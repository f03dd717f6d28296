"""A server of an office's own, as the tests set one up: a repository with hooks, nginx, clones of clerks."""

import os
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests import ready
from tests.commands import run
from tests.support import OFFICE, ROOT

HOSTING = ROOT / "hosting"

QUIET = {
    **os.environ,
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "A Clerk",
    "GIT_AUTHOR_EMAIL": "clerk@office.example",
    "GIT_COMMITTER_NAME": "A Clerk",
    "GIT_COMMITTER_EMAIL": "clerk@office.example",
    "GIT_TERMINAL_PROMPT": "0",
}
"""The environment of every command: no settings of whoever runs the tests. Hooks have `ready.python`."""


def needs(program: str) -> str:
    """The path of a program; without it the test is skipped, or fails where all must be tested."""
    found = shutil.which(program, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")
    if found is None and os.environ.get("CI"):
        pytest.fail(f"there is no {program}, and CI is set")
    return found or pytest.skip(f"there is no {program}")


def command(*arguments: str | Path, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """What became of a command."""
    return subprocess.run(
        [str(each) for each in arguments],
        cwd=cwd,
        env={**QUIET, "PYTHON": str(ready.python()), **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=600,
    )


def git(cwd: Path, *arguments: str | Path) -> str:
    """What git printed; fails where it failed."""
    done = command("git", *arguments, cwd=cwd)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@dataclass(frozen=True, slots=True)
class Clerk:
    """A clone of the office's repository."""

    folder: Path

    def write(self, path: str, text: str) -> None:
        """Write and commit a file of the content."""
        file = self.folder / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
        self.commit(path)

    def rename(self, path: str, to: str) -> None:
        """Rename a file of the content, and say no more."""
        git(self.folder, "mv", f"content/{path}", f"content/{to}")

    def commit(self, message: str) -> None:
        """Commit all that is there."""
        git(self.folder, "add", "--all")
        git(self.folder, "commit", "--quiet", "--message", message)

    def push(self) -> subprocess.CompletedProcess[str]:
        """What became of a push."""
        return command("git", "push", "origin", "main", cwd=self.folder)


@dataclass(frozen=True, slots=True)
class Server:
    """The repository, the live site, and the folder in which both are."""

    folder: Path

    @property
    def repository(self) -> Path:
        """The bare repository."""
        return self.folder / "records.git"

    @property
    def site(self) -> Path:
        """The link to the live edition."""
        return self.folder / "public" / "site"

    def clerk(self, name: str = "clerk") -> Clerk:
        """A new clone."""
        folder = self.folder / name
        git(self.folder, "clone", "--quiet", self.repository, folder)
        return Clerk(folder)

    def build(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """What became of a command of the program, run in the repository."""
        return run(*arguments, cwd=self.repository, **QUIET)

    def whole(self) -> bool:
        """Whether the live site is as it was written."""
        return self.build("verify", str(self.site)).returncode == 0


def server(folder: Path) -> Server:
    """A server set up as the guide says, with nothing pushed yet."""
    needs("git")
    made = Server(folder)
    done = command(HOSTING / "server" / "set-up", made.repository, made.site, cwd=folder)
    assert done.returncode == 0, done.stderr
    return made


def note(title: str, day: str = "2024-12-05", body: str = "## 1. Roads\n\nNoted.\n") -> str:
    """A published note."""
    return f"---\ntitle: {title}\ndate: {day}\nstatus: published\n---\n\n{body}"


FIRST = "meetings/2024/2024-12-05-first.md"


Begun = tuple[Server, Clerk]


def begin(folder: Path) -> Begun:
    """A server whose first edition, with one note, has been pushed; most tests take the fixture `begun`."""
    made = server(folder)
    clerk = made.clerk()
    clerk.write("office.yaml", OFFICE)
    clerk.write(FIRST, note("First meeting"))
    done = clerk.push()
    assert done.returncode == 0, done.stderr
    return made, clerk


def moved(begun: Path, folder: Path) -> Begun:
    """A copy of such a server, with the clerk's clone of it."""
    shutil.copytree(begun, folder, symlinks=True, dirs_exist_ok=True)
    made = Server(folder)
    clerk = Clerk(folder / "clerk")
    git(made.repository, "config", "scrutiny.site", made.site)
    git(clerk.folder, "remote", "set-url", "origin", made.repository)
    return made, clerk


@contextmanager
def nginx(made: Server, user: str = "root") -> Iterator[str]:
    """Run nginx with the configuration of the guide on a free port of this machine; gives its address.

    Where root runs the tests, `user` reads the files.
    """
    program = needs("nginx")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    ours = (HOSTING / "server" / "nginx.conf").read_text("utf-8")
    ours = ours.replace("listen 80;", f"listen 127.0.0.1:{port};").replace("    listen [::]:80;\n", "")
    ours = ours.replace("/srv/scrutiny/site", str(made.site))
    folder = made.folder / "nginx"
    folder.mkdir()
    user = f"user {user};\n" if os.geteuid() == 0 else ""
    temporary = "".join(
        f"{kind}_temp_path {folder}/{kind};\n" for kind in ("proxy", "fastcgi", "uwsgi", "scgi")
    )
    configuration = folder / "nginx.conf"
    configuration.write_text(
        f"{user}daemon off;\nworker_processes 1;\npid {folder}/pid;\nerror_log {folder}/error.log;\n"
        f"events {{}}\nhttp {{\ninclude /etc/nginx/mime.types;\naccess_log off;\n"
        f"client_body_temp_path {folder}/body;\n{temporary}{ours}\n}}\n",
        "utf-8",
    )
    with subprocess.Popen(
        [program, "-p", folder, "-c", configuration], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            for _ in range(100):
                with socket.socket() as tried:
                    if tried.connect_ex(("127.0.0.1", port)) == 0:
                        break
                time.sleep(0.05)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


def fetch(url: str, **headers: str) -> tuple[int, bytes, dict[str, str]]:
    """The status, the body and the headers (in lower case) of an answer."""
    request = urllib.request.Request(url, headers={k.replace("_", "-"): v for k, v in headers.items()})
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.status, answer.read(), {k.lower(): v for k, v in answer.headers.items()}
    except urllib.error.HTTPError as refused:
        with refused:
            return refused.code, refused.read(), {k.lower(): v for k, v in refused.headers.items()}
