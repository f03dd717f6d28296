"""Slips in front matter are named on their own line, with what to write."""

import pytest

from scrutiny.base.diagnostics import Report
from scrutiny.base.text import Place, Text
from scrutiny.content import frontmatter, yaml_faults

LIST = "begin each on a line of its own with '- ', all with as many spaces before it"


@pytest.mark.parametrize(
    ("front", "line", "fix"),
    [
        ("title: A meeting: quarter 2", 2, "write 'title: \"A meeting: quarter 2\"'"),
        ("title: A\napologies\nvenue: Hall", 3, "write 'apologies: …', or delete it"),
        ("title: A\npresent:\n\t- Ann", 4, "begin it with spaces, such as '  - '"),
        ('title: "A\nvenue: Hall', 2, "close it at the end of the value"),
        ("title: A\nchair: {person: Ann\nvenue: Hall", 3, "close it with '}'"),
        ("title: A\nchanges:\n  - {date: 2026-01-01, note: A: b}", 4, "put quotation marks round the value"),
        ("title: A\nvenue: @home", 3, 'write "@home"'),
        ("title: A\nvenue:Hall\nstatus: draft", 3, "write 'venue: Hall'"),
        ("present:\n  -Ann\n  - Bob", 3, "write '- Ann'"),
        ("title = Board\nvenue: Hall", 2, "write 'title: Board'"),
        ("title: A\nvenue – Hall", 3, "write 'venue: Hall'"),
        ("**title**: A\nvenue: Hall", 2, "write 'title: A'"),
        (" title: A\nvenue: Hall", 2, "begin it at the left edge: write 'title: A'"),
        ("present:\n  - Ann\n venue: Hall", 4, "begin it at the left edge: write 'venue: Hall'"),
        ("present:\n  - Ann\n- venue: Hall", 4, "begin it at the left edge: write 'venue: Hall'"),
        ("withdrawn:\n  date: x\n  reason: y\nvenue: @home", 5, 'write "@home"'),
        ("documents:\n  - title: A\n    file: b\n    review: c\nvenue: @home", 6, 'write "@home"'),
        ("a:\n  b: c\n  d:\n    - e\n  f: g\nvenue: @home", 7, 'write "@home"'),
        ("documents:\n  - title: A\n    file: b\n  date: c", 5, "begin it at the left edge: write 'date: c'"),
        ("present:\n  - Ann\n- Bob", 4, "write '  - Bob'"),
        ("present:\n  - Ann\n  -Bob\nvenue: Hall", 4, "write '  - Bob'"),
        ("present:\n  - Ann\nBob\nvenue: Hall", 4, "write 'Bob: …', or delete it"),
        ("present:\n - Ann\n   - Bob", 3, LIST),
    ],
)  # fmt: skip
def test_a_slip_is_named_where_it_is(front: str, line: int, fix: str) -> None:
    report = Report()
    assert frontmatter.read(Text(front, Place("a.md", 2, 1)), report) is None
    (found,) = report.diagnostics
    assert (found.code, found.place.line, found.fix) == ("bad-yaml", line, fix)


@pytest.mark.parametrize(
    "front", ["title: 'A: b'", "note: a long\n  value - no list", "present:\n  - Ann\n  - Bob", "a: x\n b"]
)
def test_what_can_be_read_is_left_alone(front: str) -> None:
    report = Report()
    frontmatter.read(Text(front, Place("a.md", 2, 1)), report)
    assert report.diagnostics == ()


def test_other_blanks_bullets_and_dashes_are_read_as_they_were_meant() -> None:
    report = Report()
    front = "title:\u00a0A\npresent:\n  • Ann\n  –\u00a0Bob\n  * Cy – Dee\nvenue: • Hall\n"
    plain = "title: A\npresent:\n  - Ann\n  - Bob\n  - Cy – Dee\nvenue: • Hall\n"
    place = Place("a.md", 2, 1)
    assert frontmatter.read(Text(front, place), report) == frontmatter.read(Text(plain, place), report)
    assert report.diagnostics == ()


def test_what_a_block_says_stays_as_it_is() -> None:
    block = "changes:\n  - note: |\n      • one\n\n      – two\n    date: x\n  - a: >-\n      * b\n"
    assert yaml_faults.usual(f"{block}  • c") == f"{block}  - c"
