"""A new file is filled in as far as the records tell, passes the check, and replaces none."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from scrutiny.content.note import FOLDERS
from tests.commands import NO_CLOCK, run, spoil
from tests.support import ROOT

DECISION = """\
---
title: 'Fleet: tender'
reference: 14
date: 2026-06-01
published:
decided_by: Idris Vance
outcome:
value:
delegated: no
meeting:
priority:
documents:
status: draft
---

**Reasons:**
"""
QUESTION = """\
---
title: Dogs
date: 2026-06-01
asked_by: withheld
answered_by:
answered:
priority:
status: draft
---

**Answer:**
"""


def test_a_new_note_carries_open_actions_forward_and_passes(office: Path) -> None:
    options = ("--title", "Performance: what’s next?", "--date", "2026-12-01", "--series", "performance")
    done = run("new", "meeting", *options, cwd=office)
    assert (done.returncode, done.stderr) == (0, "")
    path = office / "content/meetings/2026/2026-12-01-performance-whats-next.md"
    assert done.stdout.startswith("content/meetings/2026/2026-12-01-performance-whats-next.md is begun")
    text = path.read_text("utf-8")
    assert "  - Idris Vance\n  - Maud Ellery\n" in text
    assert "previous: 2024-12-05-performance-meeting\n" in text
    assert (
        "- Updates: [Action 1, 8 February 2024](../2024/2024-02-08-performance-meeting.md#action-2-1)" in text
    )
    assert (
        "- Updates: [Action 1, 5 December 2024](../2024/2024-12-05-performance-meeting.md#action-2-1)" in text
    )
    assert "previous: 2024-12-05-performance-meeting\n# each agenda item" in text
    assert text.count("### Action ") == 2
    check = run("check", "--strict", cwd=office)
    assert (check.returncode, check.stderr) == (0, "")
    again = run("new", "meeting", *options, cwd=office)
    assert again.returncode == 2
    assert path.read_text("utf-8") == text


def test_what_only_a_draft_leaves_open_is_no_part_of_the_agenda(office: Path) -> None:
    draft = office / "content/meetings/2026/2026-04-16-performance-meeting.md"
    text = re.sub(r"- Updates: .*\n", "", draft.read_text("utf-8")).replace(
        "date:", "series: performance\ndate:"
    )
    draft.write_text(text, "utf-8")
    named = ("--title", "Performance meeting", "--date", "2026-12-01")
    assert run("new", "meeting", *named, "--series", "performance", cwd=office).returncode == 0
    text = (office / "content/meetings/2026/2026-12-01-performance-meeting.md").read_text("utf-8")
    assert "# once that note is published: previous: 2026-04-16-performance-meeting\n" in text
    assert (
        "# not carried forward, since its note is not published: 2026-04-16-performance-meeting/action-1-1\n"
        in text
    )
    assert "CANARYDRAFT" not in text


def test_a_new_note_is_scheduled_and_published_as_it_is(office: Path) -> None:
    named = ("--title", "Performance meeting", "--date", "2026-12-01")
    assert run("new", "meeting", *named, "--series", "performance", cwd=office).returncode == 0
    path = office / "content/meetings/2026/2026-12-01-performance-meeting.md"
    assert "### Action 1: " in path.read_text("utf-8")
    shutil.rmtree(office / "site", ignore_errors=True)
    before: tuple[str, ...] = ()
    for status, day in (("scheduled", "2026-11-01"), ("published", "2026-12-02")):
        path.write_text(re.sub(r"(?m)^status: .*$", f"status: {status}", path.read_text("utf-8")), "utf-8")
        output = office / status
        done = run("build", "--output", str(output), "--as-of", day, *before, cwd=office)
        assert (done.returncode, done.stderr.count("error[")) == (0, 0), done.stderr
        assert (output / "meetings/2026-12-01-performance-meeting/action-2-1/index.html").is_file()
        before = ("--previous", str(output))


def test_a_new_note_carries_owners_by_name_and_what_was_due_at_the_next_meeting(office: Path) -> None:
    options = ("--title", "Resources board", "--date", "2026-11-12", "--series", "resources")
    done = run("new", "meeting", *options, cwd=office)
    assert (done.returncode, done.stderr) == (0, "")
    text = (office / "content/meetings/2026/2026-11-12-resources-board.md").read_text("utf-8")
    assert "Count the vehicles\n- Owner: Gwen Madoc\n- Due: 2026-11-12\n" in text
    assert "- Owner: Chief Constable\n- Owner: Gwen Madoc\n- Due: 2027-03\n" in text
    assert "- Owner: All\n- Due: ongoing\n" in text
    check = run("check", cwd=office)
    assert check.returncode == 0, check.stderr


def test_a_new_note_without_a_series_or_any_meeting_before(office: Path) -> None:
    for folder in FOLDERS:
        shutil.rmtree(office / "content" / folder)
    asked = subprocess.run(
        [sys.executable, str(ROOT / "build.py"), "new", "meeting"],
        cwd=office, input="First meeting\n3 March 2026\n", capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert asked.returncode == 0, asked.stderr
    assert (office / "content/meetings/2026/2026-03-03-first-meeting.md").is_file()
    assert run("check", "--strict", cwd=office).returncode == 0
    early = run("new", "meeting", "--title", "Before anybody", "--date", "2014-01-07", cwd=office)
    assert early.returncode == 0
    assert run("check", "--strict", cwd=office).returncode == 0
    assert run("new", "meeting", "--title", "…", "--date", "2026-01-01", cwd=office).returncode == 2
    assert run("new", "meeting", "--title", "A", "--date", "soon", cwd=office).returncode == 2


@pytest.mark.parametrize(
    ("arguments", "file", "text"),
    [
        (
            (
                "person",
                "--name",
                "Ada O'Shea",
                "--post",
                "Chief Officer, Finance",
                "--organisation",
                "",
                "--from",
                "",
            ),
            "people/ada-oshea.md",
            "---\nname: 'Ada O''Shea'\nposts:\n  - {post: 'Chief Officer, Finance'}\n---\n",
        ),
        (
            (
                "person",
                "--name",
                "Ben Ash",
                "--post",
                "Sergeant",
                "--organisation",
                "Mardale",
                "--from",
                "2026-09",
            ),
            "people/ben-ash.md",
            "---\nname: Ben Ash\nposts:\n  - {post: Sergeant, organisation: Mardale, from: 2026-09}\n---\n",
        ),
        (
            ("person", "--name", "Cy Dew", "--post", "", "--organisation", "", "--from", ""),
            "people/cy-dew.md",
            "---\nname: Cy Dew\n---\n",
        ),
        (
            (
                "inspection",
                "--title",
                "Custody: a review",
                "--body",
                "HMICFRS",
                "--date",
                "2026-05",
                "--url",
                "",
            ),
            "inspections/custody-a-review.md",
            "---\ntitle: 'Custody: a review'\nbody: HMICFRS\ndate: 2026-05\n---\n",
        ),
        (
            ("decision", "--title", "Fleet: tender", "--date", "1 June 2026", "--reference", "14"),
            "decisions/2026/2026-14.md",
            DECISION,
        ),
        (
            ("question", "--title", "Dogs", "--date", "2026-06-01", "--asked-by", "withheld"),
            "questions/2026/2026-06-01-dogs.md",
            QUESTION,
        ),
    ],
)
def test_a_new_file_passes_the_check(desk: Path, arguments: tuple[str, ...], file: str, text: str) -> None:
    (desk / "content/people").mkdir()
    held = "---\nname: Idris Vance\nposts: [{post: Commissioner, from: 2021}]\n---\n"
    (desk / "content/people/idris-vance.md").write_text(held, "utf-8")
    done = run("new", *arguments, cwd=desk)
    assert (done.returncode, done.stderr) == (0, "")
    assert (desk / "content" / file).read_text("utf-8") == text
    assert run("check", *NO_CLOCK, cwd=desk).returncode == 0
    assert run("new", *arguments, cwd=desk).returncode == 2
    assert (desk / "content" / file).read_text("utf-8") == text


def test_a_new_priority_is_the_last_of_the_plan_in_force(office: Path) -> None:
    done = run("new", "priority", "--title", "Rural crime", cwd=office)
    assert (done.returncode, done.stderr) == (0, "")
    text = (office / "content/priorities/rural-crime.md").read_text("utf-8")
    orders = [
        int(found[1])
        for path in (office / "content/priorities").glob("*.md")
        if (found := re.search(r"^order: (\d+)", path.read_text("utf-8"), re.MULTILINE))
        and re.search(r"^plan: (.*)", path.read_text("utf-8"), re.MULTILINE)[1] in text  # type: ignore[index]
    ]
    assert max(orders) == int(text.split("order: ")[1].split()[0])
    assert run("check", *NO_CLOCK, cwd=office).returncode == 0


def test_a_new_file_with_errors_is_not_begun(desk: Path) -> None:
    done = run("new", "inspection", "--title", "X", "--body", "Y", "--date", "soon", "--url", "z", cwd=desk)
    assert done.returncode == 1
    assert "error[bad-date]: 'soon' is not a date" in done.stderr
    assert "error[bad-address]" in done.stderr
    assert not (desk / "content/inspections/x.md").exists()
    done = run("new", "priority", "--title", "Rural crime", "--plan", "No such plan", cwd=desk)
    assert (done.returncode, "unknown-plan" in done.stderr) == (1, True)


def test_a_missing_person_can_be_begun_while_notes_want_one(office: Path) -> None:
    spoil(office)
    assert run("new", "meeting", "--title", "Next", "--date", "2026-09-10", cwd=office).returncode == 1
    name = ("--name", "Idriss Vanse", "--post", "", "--organisation", "", "--from", "")
    assert run("new", "person", *name, cwd=office).returncode == 0
    assert run("new", "meeting", "--title", "Next", "--date", "2026-09-10", cwd=office).returncode == 0


def test_what_is_not_given_is_asked_for(desk: Path) -> None:
    command = [sys.executable, str(ROOT / "build.py"), "new", "person"]
    asked = "Dee Fay\nInspector\n\n2026\n"
    done = subprocess.run(command, cwd=desk, input=asked, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert "Since (such as 2026-09 or 2026)" in done.stdout
    text = (desk / "content/people/dee-fay.md").read_text("utf-8")
    assert text == "---\nname: Dee Fay\nposts:\n  - {post: Inspector, from: 2026}\n---\n"


FIRST = "meetings/2026/2026-02-03-accountability-board.md"
NEW_OFFICE = {
    "office.yaml": (
        "name: Office of the Police and Crime Commissioner for Wharfmoor\nforce: Wharfmoor Police\n"
        "commissioner: Police and Crime Commissioner\nchief constable: Chief Constable\n"
    ),
    FIRST: """\
---
title: Accountability board
date: 2026-02-03
status: published
chair: PCC
present:
  - Rosa Pym (RP), Police and Crime Commissioner
  - Chief Constable Desmond Achebe
  - DCC Lena Hartigan
  - T/ACC Ivor Quill
  - Cllr Joan Speight
  - {person: Petra Lund, post: Chief Executive}
  - Mr Tom Okafor – Head of Communications
  - Ann Birtwhistle, Partner, Grange & Cole LLP
  - Ch Supt Bryn Mallory QPM
  - Sunita Rao (Chief Finance Officer)
  - Performance Team
  - {count: 3, as: members of the public}
in_attendance:
  - Members of the press
  - {withheld: FOIA s.40}
  - D/Supt Kay Orr, Wharfmoor Police (item 3)
  - Victoria O'Dowd, Wharfmoor City Council
apologies:
  - ACC (Crime) Rhys Penn
  - Treasurer
  - OPCC
minutes_by: Jo Bell-Ward
---

## 1. Performance
- Presented by: Supt Mallory

### Question 1: Calls

How fast are calls answered?

**Answer (CC and DCC Hartigan, 3rd February 2026):** In nine seconds.

### Action 1: Write to the council
- Owner: LH, IQ & Petra Lund
- Due: March 2027

Write to the council.

### Action 2: Read the plan
- Owner: All
- Due: next meeting

Read the plan.

### Action 3: Count the vans
- Owner: CC / CFO / Performance Team
- Due: ongoing

Count the vans.
""",
}
"""An office that has nobody on file, and its first note with people as minutes write them."""


@pytest.fixture
def new_office(tmp_path: Path) -> Path:
    for path, text in NEW_OFFICE.items():
        file = tmp_path / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return tmp_path


def people(office: Path) -> dict[str, str]:
    return {file.stem: file.read_text("utf-8") for file in (office / "content/people").glob("*.md")}


def test_the_people_of_a_first_note_are_written_in_one_go(new_office: Path) -> None:
    done = run("new", "person", "--from", f"content/{FIRST}", cwd=new_office)
    assert (done.returncode, done.stderr) == (0, "")
    written = people(new_office)
    assert sorted(written) == [
        "ann-birtwhistle", "bryn-mallory", "desmond-achebe", "ivor-quill", "jo-bell-ward", "joan-speight",
        "kay-orr", "lena-hartigan", "petra-lund", "rhys-penn", "rosa-pym", "sunita-rao", "tom-okafor",
        "victoria-odowd",
    ]  # fmt: skip
    assert written["rosa-pym"] == (
        "---\nname: Rosa Pym\ninitials: RP\nposts:\n"
        "  # Held on 2026-02-03, says 2026-02-03-accountability-board. Add since when: from: …\n"
        "  - {post: Police and Crime Commissioner}\n---\n"
    )
    assert "{post: Partner, organisation: 'Grange & Cole LLP'}" in written["ann-birtwhistle"]
    assert "{post: Chief Superintendent}" in written["bryn-mallory"]
    assert "{post: Assistant Chief Constable (Crime)}" in written["rhys-penn"]
    assert "posts" not in written["victoria-odowd"]
    assert "# Of Wharfmoor City Council" in written["victoria-odowd"]
    assert not re.search(r"^[^#]*from:", "\n".join(written.values()), re.MULTILINE)
    assert (
        "people/ivor-quill.md is written: Ivor Quill; IQ; Temporary Assistant Chief Constable" in done.stdout
    )
    left = done.stdout.split("Left for you to decide:\n")[1].splitlines()[:-1]
    assert [re.sub(r".*?\.md:(\d+): (.*?)[:,].*", r"\1 \2", each) for each in left] == [
        "26 nobody on file was Treasurer on 3 February 2026",
        "41 'LH' is taken for Lena Hartigan",
        "41 'IQ' is taken for Ivor Quill",
    ]
    check = run("check", cwd=new_office)
    assert check.stderr.count(": error[") == 1
    assert "'item 3' beside the name of Kay Orr" in check.stderr
    note = new_office / "content" / FIRST
    mended = "{person: Kay Orr, items: [1]}"
    note.write_text(
        note.read_text("utf-8").replace("D/Supt Kay Orr, Wharfmoor Police (item 3)", mended), "utf-8"
    )
    check = run("check", cwd=new_office)
    assert check.returncode == 0, check.stderr
    assert set(re.findall(r"(?:error|warning)\[[a-z-]+\]", check.stderr)) == {
        "warning[unheld-post]", "warning[undated-post]"
    }  # fmt: skip


def test_no_file_that_is_there_is_touched_and_nothing_is_written_twice(new_office: Path) -> None:
    folder = new_office / "content/people"
    folder.mkdir()
    (folder / "lena-hartigan.md").write_text("---\nname: Lena Hartigan\n---\n", "utf-8")
    (folder / "ivor-quill.md").write_text("no front matter", "utf-8")
    done = run("new", "person", "--from", "2026-02-03-accountability-board", cwd=new_office)
    assert done.returncode == 0, done.stderr
    assert people(new_office)["lena-hartigan"] == "---\nname: Lena Hartigan\n---\n"
    assert people(new_office)["ivor-quill"] == "no front matter"
    assert "if 'LH' is Lena Hartigan, write 'initials: LH' in people/lena-hartigan.md" in done.stdout
    assert "'Ivor Quill' is not written: people/ivor-quill.md is there already" in done.stdout
    before = people(new_office)
    again = run("new", "person", "--from", FIRST, cwd=new_office)
    assert again.returncode == 0
    assert "nothing is written" in again.stdout
    assert "Delete" in done.stdout
    assert "Delete" not in again.stdout
    assert people(new_office) == before


def test_a_note_that_cannot_be_read_has_no_people(new_office: Path) -> None:
    done = run("new", "person", "--from", "nothing.md", cwd=new_office)
    assert (done.returncode, "there is no note 'nothing.md'" in done.stderr) == (1, True)
    (new_office / "outside.md").write_text("---\ntitle: Of another folder\n---\n", "utf-8")
    done = run("new", "person", "--from", "outside.md", cwd=new_office)
    assert (done.returncode, "there is no note 'outside.md'" in done.stderr) == (1, True)
    (new_office / "content" / FIRST).write_text("---\ntitle: [\n---\n", "utf-8")
    done = run("new", "person", "--from", f"content/{FIRST}", cwd=new_office)
    assert (done.returncode, "error[bad-yaml]" in done.stderr) == (1, True)
    assert not (new_office / "content/people").exists()


def test_what_could_be_several_people_is_left_to_decide(new_office: Path) -> None:
    note = new_office / "content" / FIRST
    text = note.read_text("utf-8")
    named = ("Ann Shaw, Bea Moor", "Estates", "Supt Vane", "Amy Drew", "Al Drew", "Mr Drew")
    there = "present:\n" + "".join(f"  - {name}\n" for name in named)
    owners = text.replace("LH, IQ & Petra Lund", "XY, AD")
    note.write_text(re.sub(r"present:\n(?:  .*\n)+", there, owners, count=1), "utf-8")
    done = run("new", "person", "--from", FIRST, cwd=new_office)
    assert done.returncode == 0, done.stderr
    for words in (
        "is 'Ann Shaw, Bea Moor' a person, a post or a team?",
        "the note has no other name of 'Supt Vane'",
        "'Mr Drew' could be Amy Drew or Al Drew: write the full name there",
        "'AD' could be Amy Drew or Al Drew: write the name there",
        "'XY' could be nobody whom the note names",
    ):
        assert words in done.stdout, words
    assert {"ann-shaw", "bea-moor", "mr-drew", "xy", "ad"}.isdisjoint(people(new_office))
    assert "name: Supt Vane" in people(new_office)["supt-vane"]
