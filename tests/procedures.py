"""The commands of pages in docs/, taken from them word for word and run on one machine, in a folder.

A page says in the first line of each block who types it. What differs between a server and a folder of the
tests is in `Machine.places`, and in three programs put first in the path. Nothing else is changed.
"""

import re
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from tests import ready
from tests.server import QUIET, Server, needs
from tests.support import ROOT

STUBS = {
    "systemctl": 'echo "systemctl $*" >> "$CALLS"',
    "chown": 'echo "chown $*" >> "$CALLS"',
    "sudo": '[ "$1" = -u ] && [ "$2" = scrutiny ] || exit 99\nshift 2\nexec "$@"',
}
"""What needs a machine of one's own: two programs are written down, the other runs what it is given."""


class Step(NamedTuple):
    """A block of commands: the heading under which it stands, who types it, and what."""

    heading: str
    who: str
    commands: str


def steps(page: str) -> Iterator[Step]:
    """The blocks of commands of a page in docs/, in order."""
    heading = ""
    for found in re.finditer(
        r"^#+ (?P<heading>.*)$|^```sh\n# (?P<who>.*)\n(?P<commands>(?:.*\n)*?)^```$|^```sh\n(?P<bad>.*)$",
        (ROOT / "docs" / page).read_text("utf-8"),
        re.MULTILINE,
    ):
        assert found["bad"] is None, f"{page}: a block does not say who types it: {found['bad']}"
        if found["who"]:
            yield Step(heading, found["who"], found["commands"])
        else:
            heading = found["heading"]


@dataclass(frozen=True, slots=True)
class Installed(Server):
    """A server with the folders of the pages, below a folder of the test."""

    @property
    def site(self) -> Path:
        """The link to the live edition."""
        return self.folder / "site"

    @property
    def editions(self) -> Path:
        """The editions that are kept."""
        return self.folder / "site.editions"


class Machine:
    """What stands for the machines of a page: a folder, and what the page calls otherwise than the test."""

    def __init__(self, folder: Path, **places: str | Path) -> None:
        needs("git")
        self.folder = folder
        self.server = Installed(folder / "srv" / "scrutiny")
        self.server.folder.mkdir(parents=True, exist_ok=True)
        self.places: Mapping[str, str] = {
            "/opt/open-scrutiny/.venv/bin/python": str(ready.python()),
            "scrutiny@scrutiny.example:": "",
            "/opt/open-scrutiny": str(ROOT),
            "/srv/": f"{folder}/srv/",
            "/dev/shm/": f"{folder}/memory/",
            **{name: str(place) for name, place in places.items()},
        }
        self.calls = folder / "calls"
        (folder / "memory").mkdir(exist_ok=True)
        stubs = folder / "stubs"
        stubs.mkdir(exist_ok=True)
        for name, does in STUBS.items():
            (stubs / name).write_text(f"#!/bin/sh\n{does}\n", "utf-8")
            (stubs / name).chmod(0o755)

    def here(self, commands: str) -> str:
        """Commands of a page with the places of this machine in those of the page."""
        longest = sorted(self.places, key=len, reverse=True)
        pattern = "|".join(map(re.escape, longest))
        return re.sub(pattern, lambda found: self.places[found[0]], commands)

    def run(
        self, step: Step, begin: str = "", cwd: Path | None = None, fails: bool = False
    ) -> subprocess.CompletedProcess[str]:
        """Type a step, after what its window begins with; fails where a command of it does, or does not.

        Without a folder it is typed in an empty one: nobody knows where the step before it left the window.
        """
        anywhere = self.folder / "anywhere"
        anywhere.mkdir(exist_ok=True)
        done = subprocess.run(
            ["bash", "-euc", self.here(begin + step.commands)],
            cwd=cwd or anywhere,
            env={
                **QUIET,
                "PATH": f"{self.folder}/stubs:{QUIET['PATH']}",
                "CALLS": str(self.calls),
                "PYTHON": str(ready.python()),
            },
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert (done.returncode != 0) is fails, f"{step}\n{done.stdout}\n{done.stderr}"
        return done

    @property
    def called(self) -> list[str]:
        """What the system was asked to do."""
        return self.calls.read_text("utf-8").splitlines() if self.calls.exists() else []


class Page:
    """A page whose steps are taken one after another; at the end none may be left."""

    def __init__(self, name: str, machine: Machine) -> None:
        self._left = list(steps(name))
        self._machine = machine
        self.begin = ""
        """What the window of the user `scrutiny` begins with, once that step was taken."""

    def step(
        self, heading: str, who: str, cwd: Path | None = None, fails: bool = False
    ) -> subprocess.CompletedProcess[str]:
        """Take the next step, which must be of this heading and typed by this person."""
        step = self.take()
        assert (step.heading, step.who) == (heading, who)
        begin = self.begin if who == "As scrutiny" else ""
        if who == "As scrutiny, first":
            self.begin = step.commands
        return self._machine.run(step, begin, cwd, fails)

    def take(self) -> Step:
        """The next step, for the test to take by itself."""
        return self._left.pop(0)

    def only(self, *headings: str) -> None:
        """Pass over all other sections."""
        self._left = [step for step in self._left if step.heading in headings]

    def skip(self, *headings: str) -> None:
        """Pass over sections that another test runs."""
        self._left = [step for step in self._left if step.heading not in headings]

    @property
    def left(self) -> list[Step]:
        """The steps that nobody has taken."""
        return self._left
