"""Times builds beside other generators, on the same notes in one run: python benchmarks/peers.py [N …].

Each tool that is on the PATH (hugo, zola, eleventy, pelican, mkdocs) makes a page for each note, a list of
them, and a feed where it has one, in a plain theme. Open Scrutiny does all that it does: see
docs/speed.md. The tools take turns, so that all meet the same machine.
"""

import datetime
import os
import platform
import re
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks import offices, timed
from benchmarks.generators import PEERS, Peer

ROOT = Path(__file__).parent.parent
RUNS = 3
MANY = 10_000
"""Notes from which each build is timed once, and the first three kinds alone."""


@dataclass(frozen=True)
class Project:
    """A generator with its notes on the disk."""

    name: str
    folder: Path
    note: Callable[[int], Path]
    template: Path
    command: list[str]
    output: Path
    count: int


def _peer(peer: Peer, notes: Mapping[str, str], folder: Path) -> Project:
    for path, text in peer.files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    at = folder / peer.notes
    at.mkdir(parents=True, exist_ok=True)
    for name, text in notes.items():
        body = text.split("---\n", 2)[2].lstrip()
        head = peer.head.format(title=name, date=name[:10])
        (at / f"{name}.md").write_text(head + body, "utf-8")
    names = sorted(notes)
    out = folder / "out"
    return Project(
        peer.name,
        folder,
        lambda number: at / f"{names[number]}.md",
        folder / peer.template,
        peer.command(out),
        out,
        len(names),
    )


def _ours(content: Path, folder: Path) -> Project:
    templates = folder / "templates"
    shutil.copytree(ROOT / "templates", templates)
    notes = sorted((content / "meetings").rglob("*.md"))
    out = folder / "out"
    command = [sys.executable, str(ROOT / "build.py"), "build", "--quiet", "--as-of", offices.CLOCK]
    command += ["--content", str(content), "--templates", str(templates), "--output", str(out)]
    return Project(
        "Open Scrutiny",
        folder,
        lambda number: notes[number],
        templates / "pages/meeting.html",
        command,
        out,
        len(notes),
    )


def measure(project: Project) -> tuple[float, float]:
    """Seconds of the processor and MB of one build."""
    return timed.measure(project.command, project.folder, project.folder.parent / "log")


SETTLED = 2.5
"""Seconds after which dates tell whether a file was changed: see `scrutiny.shell.unchanged`."""


def changes(project: Project) -> Mapping[str, Callable[[int], None]]:
    """What happens before each build that is timed, by its name."""

    def cold(number: int) -> None:
        # Not removed: ext4 looks past every inode that was freed a short while ago, which takes seconds.
        aside = project.folder.with_name(f"{project.folder.name}-{number}")
        aside.mkdir()
        memory = project.output.with_name(f".{project.output.name}.cache")
        for made in (project.output, project.folder / "cache", memory):
            if made.exists():
                made.rename(aside / made.name)

    def changed(pattern: str, new: str) -> Callable[[int], None]:
        def change(number: int) -> None:
            """Change the first note from the middle on in which the words are."""
            for at in range(project.count // 2 + 7 * number, project.count):
                file = project.note(at)
                text = file.read_text("utf-8")
                if re.search(pattern, text):
                    file.write_text(re.sub(pattern, new, text, count=1), "utf-8")
                    return

        return change

    def new(number: int) -> None:
        file = project.note(0)
        text = file.read_text("utf-8")
        day = datetime.date.fromisoformat(file.stem[:10]) + datetime.timedelta(days=number + 1)
        another = file.with_name(f"{day}-another-{number}.md")
        another.write_text(text.replace(file.stem[:10], str(day)), "utf-8")

    def template(number: int) -> None:
        text = project.template.read_text("utf-8")
        project.template.write_text(text.replace("<h1", f"<h1 data-n='{number}'", 1) + "\n", "utf-8")

    return {
        "cold": cold,
        "nothing changed": lambda _: None,
        "a note reworded": changed(r"(\*\*Answer:\*\* \w+)", r"\1 truly"),
        "a status changed": changed(r"- Status: complete", "- Status: in progress"),
        "a note more": new,
        "a template changed": template,
    }


def projects(count: int, folder: Path) -> Iterator[Project]:
    """Ours, and each peer that is installed, with the same notes."""
    content = folder / "content"
    offices.write(count, content)
    notes = {path.stem: path.read_text("utf-8") for path in (content / "meetings").rglob("*.md")}
    (folder / "ours").mkdir()
    yield _ours(content, folder / "ours")
    for make_peer in PEERS:
        peer = make_peer()
        if shutil.which(peer.name):
            (folder / peer.name).mkdir()
            yield _peer(peer, notes, folder / peer.name)


def compare(count: int, folder: Path) -> None:
    """Print the table for a number of notes."""
    tools = list(projects(count, folder))
    runs = 1 if count >= MANY else RUNS
    times: dict[str, dict[str, float]] = {tool.name: {} for tool in tools}
    peaks = dict.fromkeys(times, 0.0)
    wanted = list(changes(tools[0]))[: 3 if count >= MANY else None]
    for change in wanted:
        found: dict[str, list[float]] = {tool.name: [] for tool in tools}
        for number in range(runs):
            for tool in tools:
                changes(tool)[change](number)
            time.sleep(SETTLED)
            for tool in tools:
                seconds, peak = measure(tool)
                found[tool.name].append(seconds)
                peaks[tool.name] = max(peaks[tool.name], peak)
        for name, each in found.items():
            times[name][change] = statistics.median(each)
        print(
            f"{change}: { ({name: round(each[change], 2) for name, each in times.items()}) }", file=sys.stderr
        )
    print(f"\n| {count:,} notes | {' | '.join(wanted)} | MB | files |")
    print("|---|" + "---|" * (len(wanted) + 2))
    hugo = times.get("hugo")
    for tool in tools:
        cells = [
            f"{seconds:.2f}" + (f" (× {seconds / hugo[change]:.2g})" if hugo else "")
            for change, seconds in times[tool.name].items()
        ]
        files = sum(not path.is_dir() for path in tool.output.rglob("*"))
        print(f"| {tool.name} | {' | '.join(cells)} | {peaks[tool.name]:.0f} | {files:,} |", flush=True)


def main() -> None:
    """Print a table for each number of notes."""
    python = f"{platform.python_implementation()} {platform.python_version()}"
    print(
        f"{python}, {os.cpu_count()} cores, seconds of the processor, "
        f"median of {RUNS} builds (from {MANY:,} notes on of one)"
    )
    for count in [int(each) for each in sys.argv[1:]] or [100]:
        with tempfile.TemporaryDirectory() as folder:
            compare(count, Path(folder))


if __name__ == "__main__":
    main()
