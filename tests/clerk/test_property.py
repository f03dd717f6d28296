"""However a clerk types a good note, its words are published under who said them, or the check fails."""

import html
import re
from collections.abc import Iterable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.clerk.office import NOTE, good, look

LABEL = re.compile(r"\*\*(?P<label>Answer|Supplementary question)(?P<said> \([^)]*\))?:\*\* (?P<words>.*)")
LABELS = (
    "**{label}{said}:** {words}",
    "**{label}{said}**: {words}",
    "{label}{said}: {words}",
    "*{label}{said}:* {words}",
    "__{label}{said}:__ {words}",
    "***{label}{said}:*** {words}",
    "** {label}{said}: ** {words}",
    "- **{label}{said}:** {words}",
    "> **{label}{said}:** {words}",
    "**{label}{said} :** {words}",
    "**{label}{said}:**\n{words}",
    "**{label}**{said}: {words}",
    "**{label}{said}** – {words}",
    "**{label}{said}** {words}",
    "    **{label}{said}:** {words}",
    "• {label}{said}: {words}",
    "\t**{label}{said}:** {words}",
    "**{label}\u00a0{said}:** {words}",
    "**{label}{said}:**{words}",
    "{label}{said} – {words}",
)
FIELD = re.compile(r"- (?P<name>[A-Z][a-z]+): (?P<value>.*)")
FIELDS = (
    "- {name}: {value}",
    "* {name}: {value}",
    "+ {name}: {value}",
    "• {name}: {value}",
    "– {name}: {value}",
    "- **{name}:** {value}",
    "- **{name}**: {value}",
    "{name}: {value}",
    "**{name}:** {value}",
    "-\t{name}: {value}",
    "-\u00a0{name}: {value}",
    "- {name}\u00a0: {value}",
    "- {name} – {value}",
    "  - {name}: {value}",
    "- {name} : {value}",
)
HEADING = re.compile(r"(?P<hashes>##+) (?P<word>[A-Z][a-z]+ )?(?P<number>\d+)[.:] (?P<title>.*)")
HEADINGS = (
    "{hashes} {word}{number}: {title}",
    "{hashes} {word}{number}. {title}",
    "{hashes} {word}{number} – {title}",
    "{hashes} {word}{number} - {title}",
    "{hashes}\u00a0{word}{number}. {title}",
    "{hashes} {word}{number} {title}",
    " {hashes} {word}{number}. {title}",
    "{hashes} {word}{number}: {title} {hashes}",
    "{hashes}{word}{number}: {title}",
    "{hashes}# {word}{number}: {title}",
    "**{word}{number}: {title}**",
    "{word}{number}: {title}",
)


FRONT = re.compile(r"(?P<name>[a-z_]+): (?P<value>.*)")
FRONTS = (
    "{name}: {value}",
    '{name}: "{value}"',
    "{name}: '{value}'",
    "{name}:  {value}  ",
    "{name}:\u00a0{value}",
    "{name}:{value}",
    "{name} : {value}",
    "{name}: “{value}”",
    "{name}: {value} # checked",
    "{name}: {value}.",
    "{name}: {value},",
    "{name} = {value}",
    "{name} – {value}",
    " {name}: {value}",
    "\t{name}: {value}",
    "- {name}: {value}",
    "**{name}**: {value}",
    "{name}: [{value}]",
    "{name}:\n  - {value}",
    "{name}:\n  {value}",
    "{name}: |\n  {value}",
    "{name}: {{{value}}}",
    "{name}: @{value}",
)
PERSON = re.compile(r"  - (?P<value>.*)")
PEOPLE = (
    "  - {value}",
    "- {value}",
    "    - {value}",
    "  -{value}",
    "  • {value}",
    "  * {value}",
    "  – {value}",
    "  - {value};",
    "  - '{value}'",
    "  - Mr {value}",
    "  {value}",
)
DATES = (
    "14/05/2026",
    "14 May 2026",
    "Thursday, 14 May 2026",
    "2026-5-14",
    "2026/05/14",
    "14.05.26",
    "May 14, 2026",
)
STATES = ("Published", "PUBLISHED", "publish", "final", "'published'", "published (final)", "yes")


def front(line: str) -> Iterable[str]:
    """The ways in which a line of the front matter may be typed."""
    if found := PERSON.fullmatch(line):
        return [way.format(**found.groupdict()) for way in PEOPLE]
    if found := FRONT.fullmatch(line):
        ways = [way.format(**found.groupdict()) for way in FRONTS]
        ways += [found["name"].title() + f": {found['value']}", f"{found['name'].upper()}: {found['value']}"]
        ways += [f"date: {day}" for day in DATES if found["name"] == "date"]
        ways += [f"status: {state}" for state in STATES if found["name"] == "status"]
        return ways
    return (line, f"{line} ", f"{line[:-1]}:", line.replace(":", ""))


def forms(line: str) -> Iterable[str]:
    """The ways in which a line may be typed."""
    for pattern, ways in ((LABEL, LABELS), (FIELD, FIELDS), (HEADING, HEADINGS)):
        if found := pattern.fullmatch(line):
            parts = {name: words or "" for name, words in found.groupdict().items()}
            return [way.format(**parts) for way in ways]
    return (line, f" {line}", f"{line}  ", line.replace(" ", "\u00a0", 1)) if line else ("", "\n", "  ")


@st.composite
def notes(draw: st.DrawFn) -> str:
    """The good note with a few of its lines typed otherwise, and a blank line or two left out."""
    head, body = NOTE.split("---\n\n", 1)
    lines = body.split("\n")
    for at in draw(st.sets(st.integers(0, len(lines) - 1), min_size=1, max_size=4)):
        lines[at] = draw(st.sampled_from(tuple(forms(lines[at]))))
    blank = [number for number, line in enumerate(lines) if not line.strip()]
    left = set(draw(st.lists(st.sampled_from(blank), max_size=2)))
    return f"{head}---\n\n" + "\n".join(line for number, line in enumerate(lines) if number not in left)


@st.composite
def fronts(draw: st.DrawFn) -> str:
    """The good note with a line or two of its front matter typed otherwise."""
    begin, head, body = NOTE.split("---\n", 2)
    lines = head.splitlines()
    for at in draw(st.sets(st.integers(0, len(lines) - 1), min_size=1, max_size=2)):
        lines[at] = draw(st.sampled_from(tuple(front(lines[at]))))
    return f"{begin}---\n" + "\n".join(lines) + f"\n---\n{body}"


def told(read: Iterable[str]) -> list[str]:
    """What is read, word by word, without how it is laid out and what ends or quotes a title."""
    plain = (html.unescape(re.sub(r"<[^>]+>", " ", each)) for each in read)
    return sorted(" ".join(each.strip("“”.,").replace(" “", " ").split()) for each in plain)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(notes() | fronts())
def test_every_word_is_published_under_who_said_it_or_the_check_fails(note: str) -> None:
    said, read = look(note)
    if any(each.severity == "error" for each in said):
        assert read == ()
    else:
        assert told(read) == told(good())
