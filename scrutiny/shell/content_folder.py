"""The content folder and templates on the disk as the input of a build."""

import dataclasses
import os
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

from scrutiny.base.diagnostics import Report
from scrutiny.base.text import LONGEST_SOURCE, Place
from scrutiny.content.input import KEPT_APART, STANDARD, Input
from scrutiny.safety import papers
from scrutiny.shell.below import Below
from scrutiny.shell.errors import Refused
from scrutiny.shell.limits import Count

TEXTS = (".md", ".markdown", ".yaml", ".yml")
"""File types that are read as records; whatever else lies in the content is an attachment."""


def with_templates(content: Input, templates: Path, report: Report, standard: Path) -> Input:
    """The content with a templates folder.

    What that lacks is taken from the folder `standard`, whose templates are also there under `standard/`, so
    that a template can extend the one whose place it takes. Raises `Refused` as `read_content` does.
    """
    own = dict(_walk(templates, report))
    common = dict(_walk(standard, report)) if not templates.samefile(standard) else {}
    kept = {f"{STANDARD}{path}": file for path, file in common.items() if path.endswith(".html")}
    themed = common | kept | own
    assets = {p.removeprefix("assets/"): f for p, f in themed.items() if p.startswith("assets/")}
    return dataclasses.replace(
        content,
        templates={path: _template(file) for path, file in themed.items() if path.endswith(".html")},
        assets={path: partial(Path.read_bytes, file) for path, file in sorted(assets.items())},
        catalogues={path: _template(file) for path, file in themed.items() if path.endswith(".po")},
    )


def read_content(content: Path, report: Report) -> Input:
    """The content folder as an input without templates.

    Hidden files are passed over; symbolic links are reported, since they can lead out of the folder. Raises
    `Refused` where the folder is missing or holds too much.
    """
    files = dict(_walk(content, report))
    texts = _Texts({path: file for path, file in files.items() if file.suffix.lower() in TEXTS})
    attachments = _papers({path: file for path, file in files.items() if path not in texts})
    return Input(texts, attachments, templates={}, assets={})


def _template(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except UnicodeDecodeError as wrong:
        raise Refused(f"the template '{file}' is not UTF-8 text") from wrong


def _papers(files: Mapping[str, Path]) -> Mapping[str, Callable[[], bytes]]:
    """Papers on demand, since they can be large."""
    return {path: partial(head, file, papers.LARGEST) for path, file in sorted(files.items())}


class _Texts(Mapping[str, bytes]):
    """Texts by their paths, read when they are asked for, so that many need not be in memory at once."""

    def __init__(self, files: Mapping[str, Path]) -> None:
        self._files = files

    def __getitem__(self, path: str) -> bytes:
        return head(self._files[path], LONGEST_SOURCE)

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


def head(file: Path, most: int) -> bytes:
    """The bytes of a file, and of one that has more than `most` just one more."""
    with file.open("rb") as opened:
        return opened.read(most + 1)


def create(folder: Path, path: str, text: str) -> None:
    """Write a new file of text below a folder; raises `Refused` where one is there already."""
    folder.mkdir(parents=True, exist_ok=True)
    file = Below(folder).made(path)
    try:
        with Path(file).open("x", encoding="utf-8", newline="\n") as opened:
            opened.write(text)
    except FileExistsError:
        raise Refused(f"'{file}' is there already, and is left as it is") from None


def put(folder: Path, files: Mapping[str, str], force: bool) -> None:
    """Write files of text below a folder; raises `Refused` where one is there and says something else.

    With `force` such files are replaced. Either all are written or none.
    """
    folder.mkdir(parents=True, exist_ok=True)
    below = Below(folder, hidden=True)
    for path, text in files.items():
        file = Path(below.file(path))
        if file.is_symlink():
            raise Refused(f"'{file}' leads to another place: nothing was written")
        if file.exists() and not force and file.read_text("utf-8") != text:
            raise Refused(f"'{file}' is there already and says something else: nothing was written")
    for path, text in files.items():
        Path(below.made(path)).write_text(text, "utf-8", newline="\n")


def _walk(folder: Path, report: Report) -> Iterator[tuple[str, Path]]:
    """The files below a folder by their paths, each counted as it is found."""
    if not folder.is_dir():
        raise Refused(f"there is no folder '{folder}'")
    count = Count(f"'{folder}'")
    waiting = [""]
    while waiting:
        inside = waiting.pop()
        folders, files = list[str](), list[str]()
        with os.scandir(folder / inside) as entries:
            for entry in entries:
                path = f"{inside}{entry.name}"
                count.file(path)
                if entry.name.startswith(".") or path == KEPT_APART:
                    continue
                if entry.is_symlink():
                    refuse_link(path, report)
                elif entry.is_dir():
                    folders.append(f"{path}/")
                else:
                    _weigh(count, path, entry.stat().st_size)
                    files.append(path)
        yield from ((path, folder / path) for path in sorted(files))
        waiting += sorted(folders, reverse=True)


def _weigh(count: Count, path: str, size: int) -> None:
    """Count the bytes that are read of a file."""
    if path.lower().endswith(TEXTS):
        count.text(min(size, LONGEST_SOURCE))
    else:
        count.paper(size)


def refuse_link(path: str, report: Report) -> None:
    """Report something in the content that leads to another place, by its path."""
    what = "this is a link to another place"
    report.error(Place(path, 1, 1), "symbolic-link", what, "put a copy of the file here")
