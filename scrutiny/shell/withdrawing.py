"""Taking a note from a site at once, and writing in the content that it is withdrawn."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from scrutiny.authoring.amendment import UnreadableError
from scrutiny.base.diagnostics import Report
from scrutiny.base.settings import Settings
from scrutiny.pipeline import assemble, check, withdrawal
from scrutiny.publication.previous import PreviousEdition
from scrutiny.shell.errors import Refused
from scrutiny.shell.origin import Origin
from scrutiny.shell.processes import Workers
from scrutiny.shell.update import Made, Write


def take_away(
    meeting: str,
    reason: str,
    origin: Origin,
    now: Settings,
    live: PreviousEdition,
    write: Write,
    found: Report,
) -> Made:
    """Write the edition after `live` with one note withdrawn, and all others as they were.

    Raises `withdrawal.NotPublishedError` where there is no such note, and `Refused` for a reason that cannot
    be published and where nothing says who the office is.
    """
    content = origin.read(Report())
    refuse_reason(reason, content.texts, now)
    source = withdrawal.without(content, meeting, reason, now.today, live)
    strict = Report()
    check.check(source, now, strict, live, Workers())
    source = withdrawal.readable(source, strict.diagnostics, live)
    checked = check.check(source, now, found, live, Workers())
    files = partial(assemble.build, source, checked, found, before=live, run=Workers()) if checked else None
    written = write(lambda stage: files(stage=stage), found) if files else None
    if checked is None or written is None:
        raise Refused("the office cannot be read: mend office.yaml, or give an earlier --content")
    return Made(written, checked)


def amended(meeting: str, reason: str, origin: Origin, now: Settings) -> Mapping[str, bytes]:
    """The files of a note in the content, by path, as they are to be: withdrawn, and otherwise the same.

    Raises as `take_away` does, and `Refused` where the front matter of the note cannot be read.
    """
    content = origin.read_content(Report())
    refuse_reason(reason, content.texts, now)
    try:
        return withdrawal.within(content, meeting, reason, now.today)
    except UnreadableError as unreadable:
        fix = "mend it, or write 'status: withdrawn' and 'withdrawn: {date: …, reason: …}' in it yourself"
        raise Refused(f"{unreadable}: {fix}") from unreadable


def refuse_reason(reason: str, texts: Mapping[str, bytes], now: Settings) -> None:
    """Raise `Refused` for a reason that the checks of a note would not let through."""
    office = {path: text for path, text in texts.items() if path.startswith("office.")}
    for wrong in withdrawal.reason_faults(reason, office, now.today):
        raise Refused(f"the reason cannot be published: {wrong.what} – {wrong.fix}")


def put(folder: Path, files: Mapping[str, bytes | None]) -> None:
    """Put files in the place of those in the content folder; None takes one away.

    Each is written beside its place first, so that none is half written. Raises `Refused`, before anything
    is written, for a path that leads out of the folder.
    """
    root = folder.resolve()
    for path in files:
        if (folder / path).is_symlink() or not (folder / path).resolve().is_relative_to(root):
            raise Refused(f"'{folder / path}' leads out of '{folder}': nothing was written")
    parts: dict[Path, Path] = {}
    try:
        for path, data in files.items():
            if data is not None:
                file = folder / path
                file.parent.mkdir(parents=True, exist_ok=True)
                parts[file] = file.with_name(f".{file.name}.part")
                parts[file].write_bytes(data)
        for file, part in parts.items():
            part.replace(file)
    finally:
        for part in parts.values():
            part.unlink(missing_ok=True)
    for path, data in files.items():
        if data is None:
            (folder / path).unlink(missing_ok=True)
