"""From files to records."""

import datetime

import pytest

from scrutiny.base.diagnostics import Report
from scrutiny.content import reading
from tests.support import OFFICE, codes, note


def read(files: dict[str, str]) -> tuple[reading.Content, list[str]]:
    report = Report()
    content = reading.read({path: text.encode() for path, text in files.items()}, [], report)
    return content, codes(report.diagnostics)


def test_every_file_is_read_or_reported() -> None:
    files = {
        "office.yaml": OFFICE,
        "notes.md": "x",
        "meetings/x.yml": "",
        "people/a/b.md": "",
        "data.yaml": "",
    }
    assert read(files)[1] == ["unknown-file"] * 4


def test_an_office_is_needed() -> None:
    assert read({})[1] == ["no-office"]
    assert read({"office.yaml": " \n"})[1] == ["no-office"]
    assert read({"office.yaml": "# later\n"})[1] == ["no-office"]
    assert read({"office.yaml": "- a"})[1] == ["bad-value"]
    assert read({"office.yaml": "name: A"})[1] == ["missing-field"] * 3


@pytest.mark.parametrize("name", ["CON", "a b", "A", "-rf", "_x", "a#b", "a--b"])
def test_a_file_name_that_makes_no_address_is_refused(name: str) -> None:
    assert "file-name" in read({"office.yaml": OFFICE, f"meetings/2024/{name}.md": note("")})[1]


def test_two_notes_of_one_name_are_refused() -> None:
    files = {"office.yaml": OFFICE, "meetings/2023/a.md": note(""), "meetings/2024/a.md": note("")}
    assert read(files)[1] == ["repeated-id"]


def test_all_faults_of_all_files_are_found_in_one_run() -> None:
    files = {
        "office.yaml": OFFICE.replace("name: Office\n", ""),
        "plans.yaml": "- title: P\n- from: 2020\n",
        "people/a.md": "---\nnam: A\n---\n",
        "meetings/2024/a.md": note("## No number\n\n## 2. Roads\n", venu="x"),
        "meetings/2024/b.md": "no fence",
    }
    found = read(files)[1]
    assert sorted(found) == sorted(
        ["missing-field"] * 4 + ["unknown-field"] * 2 + ["no-number", "no-front-matter"]
    )


def test_plans_glossary_people_and_priorities_are_read() -> None:
    files = {
        "office.yaml": OFFICE,
        "plans.yaml": "- {title: Plan A, from: 2021-05, to: 2025}\n",
        "glossary.yaml": "CSE:\n  expansion: child sexual exploitation\nbail:\n  meaning: Release.\n",
        "people/ann-ash.md": "---\nname: Ann Ash\nposts:\n  - {post: Chief, from: 2020}\n---\n\nShe.\n",
        "priorities/roads.md": "---\ntitle: Roads\nplan: Plan A\norder: 2\nsucceeded_by: Streets\n---\n",
        "inspections/i.md": "---\ntitle: I\nbody: B\ndate: 2014\nurl: https://example.org/\n---\n",
        "pages/about.md": "---\ntitle: About\n---\n\nHello.\n\n## More\n\ntext\n",
    }
    content, wrong = read(files)
    assert wrong == []
    assert content.plans[0].slug == "plan-a"
    assert [term.slug for term in content.glossary] == ["cse", "bail"]
    assert content.people[0].posts[0].period.holds_on(datetime.date(2024, 1, 1))
    assert content.people[0].prose.value == "She."
    assert content.priorities[0].order == 2
    assert content.inspections[0].date is not None
    assert content.pages[0].body.sections[0].heading.value == "More"


def test_a_file_of_a_person_has_no_headings() -> None:
    files = {"office.yaml": OFFICE, "people/a.md": "---\nname: A\n---\n\n## Career\n\ntext\n"}
    assert read(files)[1] == ["heading-form"]


class Changing(dict[str, bytes]):
    """Texts of which one reads otherwise each time."""

    def __getitem__(self, path: str) -> bytes:
        if path == "meetings/2024/a.md":
            self[path] = super().__getitem__(path) + b"x"
        return super().__getitem__(path)


def test_a_file_that_changes_while_it_is_read_is_reported() -> None:
    files = {"office.yaml": OFFICE, "meetings/2024/a.md": note("A."), "meetings/2024/b.md": note("B.")}
    texts = {path: text.encode() for path, text in files.items()}
    report = Report()
    content = reading.read(Changing(texts), [], report)
    assert [str(each.place) for each in report.diagnostics] == ["meetings/2024/a.md:1:1"]
    assert codes(report.diagnostics) == ["changed-meanwhile"]
    assert [each.meeting.id for each in content.notes] == ["b"]


def test_what_looks_personal_is_known_of_a_note_that_cannot_be_read() -> None:
    files = {"office.yaml": OFFICE, "meetings/2024/a.md": "---\ntitle: [\n---\nann@example.org\n"}
    content = read(files)[0]
    assert not content.notes
    assert content.sources["meetings/2024/a.md"].text == files["meetings/2024/a.md"]
    assert [each.words for each in content.personal["meetings/2024/a.md"]] == ["ann@example.org"]
