"""Files of the back catalogue on the disk: found, imported in processes that can be stopped, and kept with
their drafts.

What a clerk has changed is never touched: a hidden file beside the originals has the digest of each text as
it was written here, and a text with another is left as it is.
"""

import filecmp
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import NamedTuple

from scrutiny.authoring.importing import readers
from scrutiny.authoring.importing.account import LostWordsError
from scrutiny.authoring.importing.document import Document, NotReadError
from scrutiny.authoring.importing.importing import Imported, import_file, kept_as, type_of
from scrutiny.authoring.importing.known import Known
from scrutiny.authoring.importing.proposals import FOLDERS, together
from scrutiny.authoring.importing.report import with_shared
from scrutiny.authoring.importing.series import shared, with_series
from scrutiny.base import paths
from scrutiny.base.executor import Executor, TimedOut
from scrutiny.base.fingerprint import digest
from scrutiny.base.text import slug
from scrutiny.content.input import KEPT_APART
from scrutiny.shell.below import Below
from scrutiny.shell.content_folder import head
from scrutiny.shell.errors import Refused

FOLDER = KEPT_APART
"""Where originals and reports are kept, below the content folder."""

RECORD = f"{FOLDER}/.written.json"
"""The digests of what was written here."""

SECONDS = 60.0
"""Processor time for one file."""

MOST_FILES = 5_000


class Written(NamedTuple):
    """What was written: the digest of the text, and the file that it was read from."""

    digest: str
    source: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file: the paths that were written or left alone, or why it was not imported."""

    name: str
    imported: Imported | None
    why: str = ""
    written: tuple[str, ...] = ()
    left_alone: tuple[str, ...] = ()


def files(given: Iterable[Path]) -> list[Path]:
    """The files that are named, and those of the folders that are named, in the order of their names.

    Raises `Refused` where there is nothing, or too much.
    """
    found = list[Path]()
    for each in given:
        if each.is_dir():
            inside = (file for file in each.rglob("*") if file.is_file() and not file.is_symlink())
            found += sorted(
                file
                for file in inside
                if file.suffix.lower() in readers.TYPES and not file.name.startswith((".", "~$"))
            )
        else:
            found.append(each)
        if len(found) > MOST_FILES:
            raise Refused(f"there are more than {MOST_FILES:,} files: import them in several parts")
    if not found:
        raise Refused(f"there is no file to import: it reads {', '.join(readers.TYPES)}")
    return list(dict.fromkeys(found))


@dataclass(slots=True)
class BackCatalogue:
    """A content folder into which files are imported."""

    content: Path
    known: Known = field(default_factory=Known)
    """What the office knows."""
    _record: dict[str, Written] = field(default_factory=dict)

    def take(self, given: Sequence[Path], run: Executor) -> Iterator[Outcome]:
        """Import files, each by itself; what cannot be read stops none of the others."""
        self.content.mkdir(parents=True, exist_ok=True)
        below = Below(self.content, hidden=True)
        self._record = _read_record(_no_link(below, RECORD))
        names, drafts = _names(given, self.content / FOLDER), dict[str, str]()
        results = run(partial(_import, self._known()), list(zip(names, given, strict=True)), _seconds)
        for name, file, result in zip(names, given, results, strict=True):
            if isinstance(result, TimedOut):
                yield Outcome(file.name, None, f"it {result.why}: save it in several parts")
            elif isinstance(result, str):
                yield Outcome(file.name, None, result)
            elif why := _fault(name, result):
                yield Outcome(file.name, None, why)
            else:
                outcome = self._keep(below, name, file, result)
                drafts |= {path: name for path in outcome.written if path.startswith("meetings/")}
                yield outcome
        self._in_series(below, drafts)

    def _known(self) -> Known:
        """What the office knows by files that were not proposed here, or were changed since."""
        return self.known.without(
            {path for path in self.known.paths if self._is_mine(path, self.content / path)}
        )

    def _in_series(self, below: Below, drafts: Mapping[str, str]) -> None:
        """Write the series of drafts of this run that share a title, and say so in their reports."""
        texts = {path: _no_link(below, path).read_text("utf-8") for path in drafts}
        for path, series in shared(texts).items():
            name = drafts[path]
            self._write(below, path, with_series(texts[path], series).encode(), name)
            report = _report_of(name)
            if self._is_mine(report, place := _no_link(below, report)):
                told = with_shared(place.read_text("utf-8"), path, series)
                self._write(below, report, told.encode(), name)
        self._remember(below)

    def _remember(self, below: Below) -> None:
        entries = {path: list(each) for path, each in sorted(self._record.items())}
        _no_link(below, RECORD).write_text(json.dumps(entries, indent=1) + "\n", "utf-8", newline="\n")

    def _is_mine(self, path: str, place: Path) -> bool:
        """Whether a file is as it was written here."""
        entry = self._record.get(path)
        return entry is not None and place.is_file() and digest(place.read_bytes()) == entry.digest

    def _keep(self, below: Below, name: str, file: Path, imported: Imported) -> Outcome:
        """Write what was made of a file, and the file itself."""
        texts = {self._free(path, name): text.encode() for path, text in imported.files.items()}
        texts[_report_of(name)] = imported.report.encode()
        texts[f"{FOLDER}/{kept_as(name)}"] = file.read_bytes()
        written, alone = list[str](), list[str]()
        for path, data in texts.items():
            (written if self._write(below, path, data, name) else alone).append(path)
        self._remember(below)
        return Outcome(file.name, imported, written=tuple(written), left_alone=tuple(alone))

    def _free(self, path: str, name: str) -> str:
        """The path of a draft, or one with a number where the draft of another file has it."""
        stem, number, free = path.removesuffix(".md"), 2, path
        while not path.startswith(FOLDERS) and not self._is_free(free, name):
            free, number = f"{stem}-{number}.md", number + 1
        return free

    def _is_free(self, path: str, name: str) -> bool:
        entry = self._record.get(path)
        return entry.source == name if entry else not (self.content / path).exists()

    def _write(self, below: Below, path: str, data: bytes, name: str) -> bool:
        """Write a file, unless another than ours is there; what several files propose is one."""
        place = _no_link(below, path)
        if place.exists():
            there = place.read_bytes()
            if not self._is_mine(path, place):
                return there == data
            if path.startswith(FOLDERS):
                data = together(path, there.decode(), data.decode()).encode()
        Path(below.made(path)).write_bytes(data)
        self._record[path] = Written(digest(data), name)
        return True


def _report_of(name: str) -> str:
    return f"{FOLDER}/{name}.report.md"


def _fault(name: str, imported: Imported) -> str:
    """Why what was made of a file cannot be written, or '' where it can."""
    for path in (*imported.files, _report_of(name), f"{FOLDER}/{kept_as(name)}"):
        if why := paths.fault(path, hidden=True):
            return f"'{path}' cannot be written, since {why}: change the name of the file, or the words"
    return ""


def _no_link(below: Below, path: str) -> Path:
    """Where a file is that is read or written here; raises `Refused` where that leads to another place."""
    place = Path(below.file(path))
    if place.is_symlink():
        raise Refused(f"'{place}' leads to another place: nothing is written there")
    return place


def source_of(content: Path, text: str, run: Executor) -> Document | None:
    """The document from which a draft was made, as its `source` names it.

    None where it cannot be read, or where the file of that name is another by now.
    """
    found = re.search(
        rf"^(?:# )?source: \"?{FOLDER}/(?P<name>[^/,\n]+), SHA-256 (?P<sha>[0-9a-f]+)", text, re.MULTILINE
    )
    file = content / FOLDER / found["name"] if found else None
    if found is None or file is None or file.is_symlink() or not file.is_file():
        return None
    (read,) = run(_read, [(found["sha"], file)], _seconds)
    return None if isinstance(read, (TimedOut, str)) else read


def _read(task: tuple[str, Path]) -> Document | str:
    sha, file = task
    try:
        data = head(file, readers.LARGEST)
        if digest(data) != sha:
            return "it is another file than the draft was made from"
        return readers.read(type_of(file.name), data)
    except (NotReadError, OSError) as wrong:
        return str(wrong)


def _import(known: Known, task: tuple[str, Path]) -> Imported | str:
    name, file = task
    try:
        return import_file(name, head(file, readers.LARGEST), known)
    except (NotReadError, LostWordsError) as wrong:
        return str(wrong)
    except OSError as wrong:
        return f"it cannot be read: {wrong.strerror}"


def _seconds(_: tuple[str, Path]) -> float:
    return SECONDS


def _names(given: Sequence[Path], kept: Path) -> list[str]:
    """The name under which each file is kept: its own, if an address can hold it and no other file has it.

    The others are those that are given, and those that were kept before.
    """
    taken, names = set[str](), list[str]()
    for file in given:
        stem, suffix, number = slug(file.stem) or "file", file.suffix.lower(), 2
        plain = (
            file.name if file.name == f"{file.stem}{suffix}" and _is_plain(file.stem) else f"{stem}{suffix}"
        )
        name = plain
        while kept_as(name).casefold() in taken or _is_another(kept / kept_as(name), file):
            name, number = f"{Path(plain).stem}-{number}{suffix}", number + 1
        taken.add(kept_as(name).casefold())
        names.append(name)
    return names


def _is_another(kept: Path, file: Path) -> bool:
    """Whether a file that was kept is another than the one that is given."""
    if kept.is_symlink() or not kept.is_file():
        return False
    try:
        return not filecmp.cmp(kept, file, shallow=False)
    except OSError:  # it cannot be read, and is not imported
        return False


def _is_plain(stem: str) -> bool:
    return (
        stem.isascii()
        and all(each.isalnum() or each in "-_." for each in stem)
        and not stem.startswith((".", "-"))
    )


def _read_record(file: Path) -> dict[str, Written]:
    try:
        entries = json.loads(file.read_text("utf-8"))
    except (FileNotFoundError, ValueError, RecursionError):
        return {}
    if not isinstance(entries, dict):
        return {}
    return {
        path: Written(*map(str, each))
        for path, each in entries.items()
        if isinstance(each, list) and len(each) == 2
    }


def table(outcomes: Sequence[Outcome]) -> list[str]:
    """What was found in each file, and how much is left for the clerk."""
    columns = ("meetings", "items", "questions", "recommendations", "actions", "decisions")
    width = max([len("file"), *(min(44, len(each.name)) for each in outcomes)])
    rows = [f"{'file':{width}}  {'  '.join(columns)}  to decide  sure"]
    for each in outcomes:
        if each.imported is None:
            rows.append(f"{each.name[:44]:{width}}  not imported: {each.why}")
            continue
        counts = each.imported.counts
        found = sum(counts.values())
        sure = 100 * found // (found + each.imported.doubts) if found else 0
        cells = [f"{counts[name]:>{len(name)}}" for name in columns]
        rows.append(f"{each.name[:44]:{width}}  {'  '.join(cells)}  {each.imported.doubts:>9}  {sure:>3}%")
    return rows
