"""Measures the search on a made-up corpus: python benchmarks/search.py [MEETINGS ...].

For each number of meetings: what the index takes, then what queries cost in headless Chromium, see
search_browser.py.
"""

import os
import platform
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks import corpus, search_browser
from benchmarks.corpus import MadeMeeting
from scrutiny.base import fingerprint
from scrutiny.base.cache import Cache
from scrutiny.search.index import engine
from scrutiny.search.index.document import Document, Reader, Shelf
from scrutiny.search.index.postings import Passage

ROOT = Path(__file__).parent.parent
EQUIVALENTS = (("MARAC", "multi-agency risk assessment conference"), ("DA", "domestic abuse"))
NAMES = {
    "priority": {area.lower().replace(" ", "-"): area for area in corpus.AREAS},
    "person": {person.lower().replace(" ", "-"): person for person in corpus.PEOPLE},
}


READER = Reader(EQUIVALENTS)


def shelf(meeting: MadeMeeting, cache: Cache) -> Shelf:
    """A made-up meeting as the index takes it."""
    documents = (
        Document(
            each.id,
            "discussion" if each.kind == "item" else each.kind,
            (each.status,) if each.status else (),
            (meeting.areas[each.item - 1].lower().replace(" ", "-"),),
            (each.owner.lower().replace(" ", "-"),),
        )
        for each in meeting.records
    )
    read, stamp, entries = READER.read(zip(documents, passages(meeting), strict=True))
    cache.put(name := fingerprint.digest(entries), entries)
    return Shelf(meeting.key, meeting.date, meeting.series, read, stamp, name)


def passages(meeting: MadeMeeting) -> list[Passage]:
    """The words of a made-up meeting's records, with words around them such as a real one has."""
    day = f"{meeting.date.day} {meeting.date:%B} {meeting.date.year} {meeting.date:%b} {meeting.date}"
    return [
        Passage(
            f"{each.name} {each.kind[0]}{each.number}",
            " ".join(each.text),
            f"{each.owner}. {each.status}. {meeting.series} {meeting.areas[each.item - 1]}. {day}",
        )
        for each in meeting.records
    ]


def write(folder: Path, meetings: Sequence[MadeMeeting]) -> tuple[float, int, int]:
    """Make the index in a folder: the seconds, and the files and bytes written."""
    began, cache = time.perf_counter(), Cache()
    shelves = [shelf(each, cache) for each in meetings]
    written = size = 0
    for path, data in engine.files(shelves, EQUIVALENTS, NAMES, cache):
        if data is not None:
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
            written, size = written + 1, size + len(data)
    return time.perf_counter() - began, written, size


def anew(meetings: Sequence[MadeMeeting], folder: Path) -> None:
    """Print what an index made anew costs."""
    before = memory()
    seconds, files, size = write(folder, meetings)
    print(f"  anew: {seconds:.1f} s, {files} files, {size / 1e6:.1f} MB; peak {memory():.0f} MB,", end=" ")
    print(f"of which the corpus {before:.0f} MB", flush=True)


def memory() -> float:
    """Peak resident memory of this process in MB; getrusage would count the parent's too."""
    found = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())
    return int(found[1]) / 1e3 if found else float("nan")


def main() -> None:
    """Measure for each number of meetings."""
    print(f"{platform.python_implementation()} {platform.python_version()}, {os.cpu_count()} cores")
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        command = [sys.executable, "build.py", "--quiet", "--output", str(site)]
        subprocess.run(command, cwd=ROOT, check=True, stderr=subprocess.DEVNULL)
        for count in [int(each) for each in sys.argv[1:]] or [1000]:
            meetings = list(corpus.meetings(count))
            records = [record for meeting in meetings for record in meeting.records]
            size = sum(len(" ".join(each.text)) for each in records) / count / 1e3
            print(f"{count} meetings, {len(records)} records, {size:.1f} KB of text a meeting", flush=True)
            made = Path(folder) / str(count)
            anew(meetings, made)
            search_browser.browse(meetings, made, site)


if __name__ == "__main__":
    main()
