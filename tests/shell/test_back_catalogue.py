"""Importing files and folders: what is written, what is kept, and what is left alone."""

from pathlib import Path

import pytest

from scrutiny.authoring.importing.importing import NOTHING
from scrutiny.authoring.importing.known import Known, Plan
from scrutiny.content.moments import Period, as_moment
from scrutiny.shell import back_catalogue
from scrutiny.shell.errors import Refused
from scrutiny.shell.processes import Workers
from tests.authoring.importing.documents import docx, p
from tests.commands import run

NOTE = """Ferry Board

3 June 2020, 2pm, Pier Hall

Present: Ann Hale, Commissioner (AH); Ben Ito, Chief Constable (BI)

1. Boats

AH asked how many boats there were. BI said three.

ACTION: BI to buy a fourth. Due: 1 July 2020
"""
DRAFT = "meetings/2020/2020-06-03-ferry-board.md"

LATER = (
    NOTE.replace("2020", "2024")
    .replace("Ben Ito, Chief Constable", "Ben Ito, Clerk")
    .replace("Ann Hale, Commissioner", "Ann Hale, Reeve")
)
"""The same in a year of the example office, with posts that nobody there holds."""


AGAIN = """---
name: Ben Ito
initials: BI
posts:
  - {post: Chief Constable}
  - {post: Deputy Chief Constable}
---
"""


def given(folder: Path, **texts: str) -> list[Path]:
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    return sorted(folder.iterdir())


def taken(content: Path, files: list[Path], known: Known = NOTHING) -> list[back_catalogue.Outcome]:
    return list(back_catalogue.BackCatalogue(content, known).take(files, Workers(1)))


def everything(folder: Path) -> dict[str, bytes]:
    return {
        each.relative_to(folder).as_posix(): each.read_bytes() for each in folder.rglob("*") if each.is_file()
    }


def test_drafts_proposals_report_and_original_are_written(tmp_path: Path) -> None:
    files, content = given(tmp_path / "old", june=NOTE), tmp_path / "content"
    (outcome,) = taken(content, files)
    assert outcome.imported is not None
    assert outcome.imported.counts["actions"] == 1
    assert sorted(everything(content)) == [
        "imports/.written.json",
        "imports/june.txt",
        "imports/june.txt.report.md",
        DRAFT,
        "people/ann-hale.md",
        "people/ben-ito.md",
    ]
    assert (content / "imports/june.txt").read_bytes() == files[0].read_bytes()
    draft = (content / DRAFT).read_text("utf-8")
    assert "\nstatus: draft\n" in draft
    assert "- Owner: Ben Ito\n- Due: 1 July 2020\n" in draft


def test_an_original_in_markdown_is_no_note(tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    file = tmp_path / "old" / "june.md"
    file.write_text(f"---\ntitle: Converted\n---\n\n{NOTE}", "utf-8")
    content = tmp_path / "content"
    (outcome,) = taken(content, [file])
    assert outcome.imported is not None
    assert (content / "imports/june.md.txt").read_bytes() == file.read_bytes()
    assert not (content / "imports/june.md").exists()
    (draft,) = content.glob("meetings/*/*.md")
    assert back_catalogue.source_of(content, draft.read_text("utf-8"), Workers(1)) is not None


def test_again_changes_nothing_and_never_what_a_clerk_has_changed(tmp_path: Path) -> None:
    files, content = given(tmp_path / "old", june=NOTE), tmp_path / "content"
    taken(content, files)
    before = everything(content)
    taken(content, files)
    assert everything(content) == before
    (content / DRAFT).write_text("edited", "utf-8")
    (outcome,) = taken(content, files)
    assert outcome.left_alone == (DRAFT,)
    assert (content / DRAFT).read_text("utf-8") == "edited"


def test_another_file_of_the_same_name_replaces_neither_original_nor_draft(tmp_path: Path) -> None:
    files, content = given(tmp_path / "old", june=NOTE), tmp_path / "content"
    taken(content, files)
    before = everything(content)
    others = given(tmp_path / "new", june=NOTE.replace("three", "seven"))
    taken(content, others)
    after = everything(content)
    record = "imports/.written.json"
    assert {path: after[path] for path in before if path != record} == {
        path: data for path, data in before.items() if path != record
    }
    assert b"seven" in after["imports/june-2.txt"]
    assert b"seven" in after[DRAFT.replace(".md", "-2.md")]
    taken(content, [*files, *others])
    assert everything(content) == after


def test_two_files_about_one_meeting_make_two_drafts(tmp_path: Path) -> None:
    files, content = given(tmp_path / "old", a=NOTE, b=NOTE.replace("three", "four")), tmp_path / "content"
    taken(content, files)
    first, second = DRAFT, DRAFT.replace(".md", "-2.md")
    assert "three" in (content / first).read_text("utf-8")
    assert "four" in (content / second).read_text("utf-8")
    before = everything(content)
    taken(content, files[1:])
    assert everything(content) == before


def test_a_draft_never_takes_the_place_of_a_note_of_the_office(tmp_path: Path) -> None:
    files, content = given(tmp_path / "old", june=NOTE), tmp_path / "content"
    (content / DRAFT).parent.mkdir(parents=True)
    (content / DRAFT).write_text("published", "utf-8")
    taken(content, files)
    assert (content / DRAFT).read_text("utf-8") == "published"
    assert (content / DRAFT.replace(".md", "-2.md")).is_file()


def test_a_bad_file_stops_none_of_the_others(tmp_path: Path) -> None:
    files = given(tmp_path / "old", a=NOTE, c=NOTE)
    bad = tmp_path / "old" / "b.docx"
    bad.write_bytes(b"no Word file")
    first, second, third = taken(tmp_path / "content", [files[0], bad, files[1]])
    assert (first.imported, second.imported, third.imported) != (None, None, None)
    assert "no Word file" in second.why


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("con", NOTE),
        ("x" * 250, NOTE),
        ("b", NOTE.replace("1. Boats", f"1. Boats\nPriority: {'Q' + 'q' * 300}")),
    ],
)
def test_a_name_that_cannot_be_written_stops_none_of_the_others(name: str, text: str, tmp_path: Path) -> None:
    files = given(tmp_path / "old", **{name: text}, z=NOTE)
    first, second = taken(tmp_path / "content", files)
    assert first.imported is None
    assert "cannot be written" in first.why
    assert second.written


def test_originals_kept_under_one_name_are_both_kept(tmp_path: Path) -> None:
    files = [tmp_path / "june.md", tmp_path / "june.md.txt"]
    for file, day in zip(files, ("3 June 2020", "4 June 2020"), strict=True):
        file.write_text(NOTE.replace("3 June 2020", day), "utf-8")
    taken(tmp_path / "content", files)
    kept = [each.read_bytes() for each in (tmp_path / "content/imports").glob("june.md*.txt")]
    assert sorted(kept) == [each.read_bytes() for each in files]


def test_people_whom_the_office_knows_are_not_proposed(tmp_path: Path) -> None:
    files, content = given(tmp_path / "old", june=NOTE), tmp_path / "content"
    (content / "people").mkdir(parents=True)
    (content / "people/hale.md").write_text("---\nname: Ann Hale\n---\n", "utf-8")
    taken(content, files, Known({"people/hale.md": ("Ann Hale",)}))
    assert sorted(each.name for each in (content / "people").iterdir()) == ["ben-ito.md", "hale.md"]


def test_what_several_documents_say_of_a_person_is_one_proposal(tmp_path: Path) -> None:
    other = NOTE.replace("Ben Ito, Chief Constable (BI)", "Ben Ito, Deputy Chief Constable").replace(
        "3 June", "4 May"
    )
    files, content = given(tmp_path / "old", a=NOTE, b=other), tmp_path / "content"
    taken(content, files)
    assert (content / "people/ben-ito.md").read_text("utf-8") == AGAIN


def board(day: str) -> str:
    return NOTE.replace("Ferry Board", "Ferry Board 4").replace("3 June", day)


def test_drafts_of_one_title_are_a_series_and_an_edited_one_is_left_alone(tmp_path: Path) -> None:
    files, content = given(tmp_path / "old", a=board("3 June"), b=board("4 May")), tmp_path / "content"
    taken(content, files)
    first, second = content.glob("meetings/2020/*.md")
    assert {
        "title: Ferry Board 4\nseries: ferry-board\n" in each.read_text("utf-8") for each in (first, second)
    } == {True}
    report = (content / "imports/a.txt.report.md").read_text("utf-8")
    assert "- series ‘ferry-board’ of meetings/2020/2020-06-03-ferry-board-4.md: other files" in report
    before = everything(content)
    taken(content, files)
    assert everything(content) == before
    first.write_text("edited", "utf-8")
    taken(content, files)
    assert first.read_text("utf-8") == "edited"


AREA = board("3 June").replace("1. Boats\n", "1. Boats\n\nPriority: Calm quays\n")


def test_an_area_of_several_documents_is_one_proposal(tmp_path: Path) -> None:
    files = given(tmp_path / "old", a=AREA, b=AREA.replace("3 June", "4 May"))
    period = Period(as_moment("2020-06"), None)
    taken(tmp_path / "content", files, Known(plans=(Plan("Ferry Plan", period),)))
    place = tmp_path / "content/priorities/calm-quays.md"
    assert place.read_text("utf-8") == "---\ntitle: Calm quays\nplan: Ferry Plan\n---\n"
    assert [each.name for each in place.parent.iterdir()] == ["calm-quays.md"]


def test_what_the_content_says_is_used_and_the_check_finds_no_more_to_do(office: Path) -> None:
    (office / "old").mkdir()
    text = LATER.replace("1. Boats", "1. Protect Children")
    text += """
2. Boats

Priority: Calm quays

3. Custody in Mardale, a joint inspection

Recommendation 1: Mend the rail.

Response: Mended.

4. HMICFRS report: Policing the ferries (May 2023)

Recommendation 1: Mend the rope of the Automatic Number Plate Recognition (ANPR).

Response: Mended.
"""
    (office / "old/june.txt").write_text(text, "utf-8")
    assert run("import", "old", cwd=office).returncode == 0
    draft = (office / "content/meetings/2024/2024-06-03-ferry-board.md").read_text("utf-8")
    for line in ("Priority: Protect Children", "Priority: Calm quays", "From: policing-the-ferries-2023"):
        assert f"- {line}\n" in draft
    assert "- From: Custody in Mardale, a joint inspection\n" in draft
    assert "plan: Safer Mardale Plan" in (office / "content/priorities/calm-quays.md").read_text("utf-8")
    assert "glossary" not in (office / "content/imports/june.txt.report.md").read_text("utf-8")
    assert [each for each in run("check", cwd=office).stderr.split("\n") if "error" in each] == []


def test_names_that_an_address_cannot_hold_are_changed(tmp_path: Path) -> None:
    odd = tmp_path / "Minutes – June (final).docx"
    odd.write_bytes(docx(p("Ferry Board", "T") + p("3 June 2020")))
    (outcome,) = taken(tmp_path / "content", [odd])
    assert outcome.name == odd.name
    assert (tmp_path / "content/imports/minutes-june-final.docx").is_file()


def test_a_link_in_the_content_is_not_followed(tmp_path: Path) -> None:
    files, content, away = given(tmp_path / "old", june=NOTE), tmp_path / "content", tmp_path / "away"
    away.mkdir()
    content.mkdir()
    (content / "meetings").symlink_to(away)
    with pytest.raises(Refused, match="leads to another place"):
        taken(content, files)
    assert list(away.iterdir()) == []


@pytest.mark.parametrize("path", ["imports/.written.json", "imports/june.txt", DRAFT, "people/ben-ito.md"])
def test_no_file_is_written_through_a_link(path: str, tmp_path: Path) -> None:
    files, link, away = given(tmp_path / "old", june=NOTE), tmp_path / "content" / path, tmp_path / "away"
    link.parent.mkdir(parents=True)
    link.symlink_to(away)
    with pytest.raises(Refused, match="leads to another place"):
        taken(tmp_path / "content", files)
    assert not away.exists()


@pytest.mark.parametrize("spoiled", ["[1, 2]", "[" * 200_000])
def test_a_record_that_was_spoiled_protects_everything(spoiled: str, tmp_path: Path) -> None:
    files, content = given(tmp_path / "old", june=NOTE), tmp_path / "content"
    taken(content, files)
    (content / "imports/.written.json").write_text(spoiled, "utf-8")
    before = (content / DRAFT).read_bytes()
    taken(content, files)
    assert (content / DRAFT).read_bytes() == before


def test_the_command_imports_a_folder_and_ends_with_a_table(tmp_path: Path) -> None:
    given(tmp_path / "old", june=NOTE, july="\0")
    (tmp_path / "old/picture.png").write_bytes(b"x")
    done = run("import", "old", "--content", "content", cwd=tmp_path)
    assert done.returncode == 1
    assert (
        done.stderr == "1 of 2: july.txt: not imported: it is no text file: save it as .docx, .pdf or .txt\n"
    )
    assert f"2 of 2: june.txt: {DRAFT}\n" in done.stdout
    assert (
        "june.txt         1      1          0                0        1          0          0  100%\n"
        in done.stdout
    )
    assert "Imported as drafts: 1. Not imported: 1." in done.stdout


def test_explain_shows_where_each_line_is_in_the_original(office: Path) -> None:
    (office / "old").mkdir()
    (office / "old/june.txt").write_text(NOTE, "utf-8")
    run("import", "old", cwd=office)
    told = run("check", "--explain", DRAFT, cwd=office).stdout.split("\n")
    asked = next(each for each in told if each.endswith("BI said three."))
    assert "discussion of item-1" in asked
    assert "  line 9  " in asked
    bought = next(each for each in told if each.endswith("BI to buy a fourth."))
    assert "  line 11  " in bought
    kept = office / "content/imports/june.txt"
    kept.write_text(NOTE.replace("2020", "2021"), "utf-8")  # another file of the same name
    assert "line 9  " not in run("check", "--explain", DRAFT, cwd=office).stdout
    kept.unlink()
    assert "line 9  " not in run("check", "--explain", DRAFT, cwd=office).stdout


def test_drafts_pass_the_check_and_their_marks_hold_them_back(office: Path) -> None:
    (office / "old").mkdir()
    (office / "old/june.txt").write_text(LATER.replace("3 June", "Friday 3 June"), "utf-8")
    assert run("import", "old", cwd=office).returncode == 0
    assert [each for each in run("check", cwd=office).stderr.split("\n") if "error" in each] == []
    draft = office / "content/meetings/2024/2024-06-03-ferry-board.md"
    draft.write_text(draft.read_text("utf-8").replace("status: draft", "status: published"), "utf-8")
    told = run("check", cwd=office)
    assert told.returncode == 1
    assert "error[unresolved-import]: the import was not sure of this" in told.stderr
    assert "imports/" not in told.stderr.replace("source: imports/", "")
