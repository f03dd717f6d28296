"""Writes the content of an invented office with N meetings: python benchmarks/offices.py N FOLDER."""

import dataclasses
import datetime
import re
import sys
from itertools import groupby
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks import corpus
from benchmarks.corpus import Made, MadeMeeting
from scrutiny.safety import personal_data

LABELS = {"question": "Answer", "recommendation": "Response", "action": "Update", "decision": "Reasons"}
LATER = datetime.timedelta(days=3 * 365)
"""Commissioners have been there since November 2012, and the meetings of the corpus since 2010."""

CLOCK = "2029-01-01"
"""The day for which its site is built."""


INSPECTIONS = 25
"""Notes to one inspection report, whose recommendations they answer."""

UNLOGGED = 5
"""Notes to one that promises what it logs as no action, if need be: notes have warnings, as real ones do."""

SHARE = 0.72
"""How much is left of each text of the corpus: so much that a note has 15 to 20 KB."""


def note(meeting: MadeMeeting) -> str:
    """The note of a meeting: five items of discussion, each with three records, about 17 KB."""
    lines = [
        "---",
        f"title: {meeting.series.replace('-', ' ').capitalize()}",
        f"series: {meeting.series}",
        f"date: {meeting.date}",
        "start: 10:00",
        "venue: The Moot Hall",
        "status: published",
        f"present: [{corpus.PEOPLE[0]}, {corpus.PEOPLE[1]}]",
        "---",
        "",
    ]
    for item, records in groupby(meeting.records, key=lambda record: record.item):
        for record in records:
            lines += _record(_cut(record), meeting.areas[item - 1], meeting.number // INSPECTIONS)
    if meeting.number % UNLOGGED == 0:
        lines.append("The force undertook to write to the Commissioner.")
    if personal_data.find("\n".join(lines)):  # words and numbers that chance put together
        begin = lines.index("---", 1)
        lines = [*lines[:begin], *map(_without_numbers, lines[begin:])]
    return "\n".join(lines).replace("not for minutes", "not for a minute")  # by chance a restriction


def _without_numbers(line: str) -> str:
    """A line of a body with a word for each number, but for the number of a heading."""
    found = re.match(r"## \d+\. |### \w+ \d+: |- .*", line)
    head = found[0] if found else ""
    return head + _NUMBER.sub("several", line.removeprefix(head))


_NUMBER = re.compile(r"\b\d+\b")


def _cut(record: Made) -> Made:
    """A record with less text."""
    words = [part.rstrip(".").split(" ") for part in record.text]
    return dataclasses.replace(
        record, text=tuple(" ".join(each[: int(len(each) * SHARE)]) + "." for each in words)
    )


def _record(record: Made, area: str, inspection: int) -> list[str]:
    if record.kind == "item":
        lines = [f"## {record.item}. {record.title}", f"- Priority: {area}", ""]
        return [*lines, *(f"{part}\n" for part in record.text)]
    lines = [f"### {record.kind.capitalize()} {record.number}: {record.title}"]
    if record.kind == "action":
        lines.append(f"- Owner: {record.owner}")
    if record.kind == "recommendation":
        lines.append(f"- From: inspection-{inspection}")
    if record.kind == "decision":
        lines.append(f"- Outcome: {record.status}")
    else:
        lines.append(f"- Status: {record.status}")
    lines += ["", record.text[0], ""]
    return [*lines, *(f"**{LABELS[record.kind]}:** {part}\n" for part in record.text[1:])]


def write(count: int, folder: Path) -> None:
    """Write the content below a folder."""
    files = {
        "office.yaml": "name: Office of the Commissioner\nforce: Wend Police\nbase_url: https://wend.example/\n"
        "commissioner: Police and Crime Commissioner\nchief_constable: Chief Constable\n",
        "plans.yaml": "- {title: The plan, from: 2009, to: 2030}\n",
        "glossary.yaml": "BWV: {expansion: body-worn video}\n",
    }
    for number in range(-(-count // INSPECTIONS)):
        files[f"inspections/inspection-{number}.md"] = f"---\ntitle: Inspection {number}\n---\n"
    posts = dict(zip(corpus.PEOPLE, ("Police and Crime Commissioner", "Chief Constable"), strict=False))
    for person in corpus.PEOPLE:
        held = f"posts: [{{post: {posts[person]}, from: 2012-11-22}}]\n" if person in posts else ""
        files[f"people/{person.lower().replace(' ', '-')}.md"] = f"---\nname: {person}\n{held}---\n"
    for order, area in enumerate(corpus.AREAS, start=1):
        text = f"---\ntitle: {area}\nplan: The plan\norder: {order}\n---\n"
        files[f"priorities/{area.lower().replace(' ', '-')}.md"] = text
    for made in corpus.meetings(count):
        meeting = dataclasses.replace(made, date=made.date + LATER)
        files[f"meetings/{meeting.date.year}/{meeting.key}.md"] = note(meeting)
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")


if __name__ == "__main__":
    write(int(sys.argv[1]), Path(sys.argv[2]))
