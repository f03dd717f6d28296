"""Editions side by side, of which a link names the live one: a reader sees one, and sees it whole.

`site` is a symbolic link into `site.editions/`, where the last editions are kept. A new one is written there
under another name, forced to the disk, and becomes the live one by a single renaming of the link (POSIX
rename: https://pubs.opengroup.org/onlinepubs/9799919799/functions/rename.html). Nothing becomes the live
edition that `verify` would fault.
"""

import datetime
import itertools
import json
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from scrutiny.base.diagnostics import Report
from scrutiny.base.output import Files, keep
from scrutiny.base.paths import Taken
from scrutiny.pipeline import verify
from scrutiny.shell import permissions
from scrutiny.shell.below import Below
from scrutiny.shell.errors import Refused
from scrutiny.shell.site_folder import before, site

KEPT = 5
"""Editions that stay: the newest ones. The live one stays as well where it is older."""


class Hold(NamedTuple):
    """A site that was taken back to an edition, where it stays until its content is another one.

    `content` is the digest of the content at that moment; `date` is the day, `reason` why.
    """

    edition: int
    content: str
    date: str
    reason: str


class Editions:
    """The editions of the site that readers find at `live`."""

    def __init__(self, live: Path) -> None:
        self._live = live
        self._folder = live.with_name(f"{live.name}.editions")
        self._held = self._folder / ".held"
        if live.exists() and not live.is_symlink():
            raise Refused(
                f"'{live}' is a folder of its own: move it away and name it as --previous; "
                "publish makes a link to the live edition there"
            )

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep every other publication waiting; a process that dies lets go."""
        try:
            import fcntl  # not on Windows
        except ImportError as missing:
            raise Refused("publish needs a system that locks files, such as Linux") from missing
        permissions.open_folder(self._folder)
        with open(self._folder / ".lock", "a", opener=permissions.private_file) as held:
            fcntl.flock(held, fcntl.LOCK_EX)
            yield

    @property
    def current(self) -> Path | None:
        """The folder of the live edition, or None before the first."""
        return self._live.resolve() if self._live.is_dir() else None

    @property
    def newest(self) -> Path | None:
        """The folder of the last edition, which the next one continues; None before the first.

        After a rollback it is another than the live one: what was published once stays in the ledger.
        """
        numbered = self._numbered()
        return numbered[-1] if numbered else self.current

    @property
    def hold(self) -> Hold | None:
        """Where the site was taken back to and is to stay; None where it goes forward."""
        if not self._held.is_file():
            return None
        return Hold(**json.loads(self._held.read_bytes()))

    def earlier(self, number: int | None = None) -> Path:
        """The kept edition of a number, else the one before the live one, which can be shown again.

        Raises `Refused` where there is none, and for one that shows what was withdrawn or redacted since
        or is not as it was written.
        """
        live, numbered = self.current, self._numbered()
        earlier = [each for each in numbered if live and each.name < live.name]
        if number is not None:
            earlier = [each for each in numbered if int(each.name) == number]
        if not earlier:
            kept = ", ".join(each.name.lstrip("0") for each in numbered) or "none"
            raise Refused(f"there is no such edition to go back to; kept are: {kept}")
        chosen, newest = before(earlier[-1]).ledger, before(numbered[-1]).ledger
        if gone := sorted({line.address for line in newest.taken_away(chosen)}):
            what = f"edition {int(earlier[-1].name)} shows what was withdrawn or redacted since"
            raise Refused(f"{what}: {', '.join(gone[:3])}{' …' if len(gone) > 3 else ''}")
        refuse_faults(earlier[-1])
        return earlier[-1]

    def go_back(self, edition: Path, content: str, day: datetime.date, reason: str) -> None:
        """Make a kept edition the live one, and keep it until there is other content than this digest's.

        To be called under the lock. The newest edition is not kept back by anything.
        """
        if edition == self.newest:
            self._switch(edition)
            self._held.unlink(missing_ok=True)
            return
        part = self._folder / ".held.part"
        hold = Hold(int(edition.name), content, day.isoformat(), reason)
        with open(part, "w", opener=permissions.private_file) as opened:
            json.dump(hold._asdict(), opened)
        part.rename(self._held)  # before the switch: a timer must not come between the two
        self._switch(edition)

    def forget(self) -> int:
        """Remove every edition but the live one, and what killed publications left; the number of editions.

        To be called under the lock. Raises `Refused` where the live edition is not the newest, whose ledger
        the next one needs.
        """
        live, newest = self.current, self.newest
        if live is None or newest is None or live != newest.resolve():
            raise Refused("the live edition is not the newest: publish first, or go forward to the newest")
        others = [each for each in self._numbered() if each.resolve() != live]
        for each in (*others, *self._folder.glob("[0-9]*.part")):
            shutil.rmtree(each)
        _force(self._folder)
        return len(others)

    def add(self, files: Files, report: Report) -> int | None:
        """Write an edition and make it the live one; the number of its files, or None where `report` failed.

        To be called under the lock. Whatever goes wrong, the live edition stays what it was. It also
        stays where the new one would be the same to the byte (0 files): those that are kept differ. Raises
        `Refused` for an edition that `verify` would fault.
        """
        for part in self._folder.glob("[0-9]*.part"):  # of publications that were killed
            shutil.rmtree(part, ignore_errors=True)
        part, live = self._folder / f"{self._next():06}.part", self.current
        try:
            with permissions.public():
                written, same = _write(part, files, live)
            if report.failed:
                return None
            if live and written == same == sum(not path.is_dir() for path in live.rglob("*")):
                self._held.unlink(missing_ok=True)
                return 0
            refuse_faults(part)
            whole = part.with_suffix("")
            part.rename(whole)
            _force(self._folder)
        finally:
            shutil.rmtree(part, ignore_errors=True)
        self._switch(whole)
        self._held.unlink(missing_ok=True)
        for old in self._numbered()[:-KEPT]:
            shutil.rmtree(old, ignore_errors=True)
        return written

    def _switch(self, whole: Path) -> None:
        link = self._folder / ".link"
        link.unlink(missing_ok=True)
        link.symlink_to(os.path.relpath(whole, self._live.parent))
        link.rename(self._live)
        _force(self._live.parent)

    def _numbered(self) -> list[Path]:
        if not self._folder.is_dir():
            return []
        return sorted(path for path in self._folder.iterdir() if re.fullmatch(r"[0-9]{6,}", path.name))

    def _next(self) -> int:
        numbered = self._numbered()
        return int(numbered[-1].name) + 1 if numbered else 1


def refuse_faults(folder: Path) -> None:
    """Raise `Refused` for an edition that is not whole, or does not answer at an address of its ledger."""
    found = list(itertools.islice(verify.faults(*site(folder)), 4))
    if found:
        more = " …" if len(found) > 3 else ""
        raise Refused(f"this edition cannot be shown, it is not whole: {'; '.join(found[:3])}{more}")


def _write(folder: Path, files: Files, live: Path | None) -> tuple[int, int]:
    """Write files below a folder and force them, and the folders, to the disk.

    Gives the number of files, and of those that are the same in the live edition. Such a file is the old one
    under another name: browsers that keep it need not fetch it again, and nothing is written twice.
    """
    folder.mkdir()
    folders, taken = {folder}, Taken()
    here, last = Below(folder), Below(live) if live else None
    written = same = 0
    for path, data in files(keep):
        written += 1
        if other := taken.add(path):
            raise Refused(f"'{path}' is in the way of '{other}', which the site has as well")
        file = Path(here.made(path))
        folders.update(parent for parent in file.parents if parent.is_relative_to(folder))
        there = Path(last.file(path)) if last else None
        old = there if there and there.is_file() and not there.is_symlink() else None
        if old and (not isinstance(data, bytes) or _holds(old, data)):
            if permissions.is_public(old.stat()):
                same += 1
                if _linked(old, file):
                    continue
            data = old.read_bytes()
        assert isinstance(data, bytes)
        _put(file, data)
        if old:
            _make_newer(file, old)
    for each in folders:
        _force(each)
    return written, same


def _holds(file: Path, data: bytes) -> bool:
    return file.stat().st_size == len(data) and file.read_bytes() == data


def _put(file: Path, data: bytes) -> None:
    with file.open("wb") as opened:
        opened.write(data)
        opened.flush()
        os.fsync(opened.fileno())


def _linked(old: Path, file: Path) -> bool:
    """Whether the file could be made a second name of the old one, as not every disk allows."""
    try:
        file.hardlink_to(old)
    except OSError:
        return False
    return True


def _make_newer(file: Path, old: Path) -> None:
    """Date a changed file at least a second later than the one it replaces.

    Web servers tell changed files by time, in whole seconds, and size (RFC 9110, section 8.8.2): two
    editions within a second must not look the same to a browser that asks whether its copy is good.
    """
    earliest = (int(old.stat().st_mtime) + 1) * 1_000_000_000
    if file.stat().st_mtime_ns < earliest:
        os.utime(file, ns=(earliest, earliest))


def _force(folder: Path) -> None:
    """Have the disk hold the names in a folder."""
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
