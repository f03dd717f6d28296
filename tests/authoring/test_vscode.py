"""Settings for editors: what the program takes they allow, and what they point out it refuses."""

import json
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from scrutiny.authoring import cms, json_schema, vscode
from scrutiny.base.diagnostics import Report
from scrutiny.base.text import Place, Source, Text
from scrutiny.content import frontmatter, reading
from scrutiny.content.fields import Form
from scrutiny.content.frontmatter import Mapping, Node, Sequence
from scrutiny.content.note import read_note
from tests.commands import run
from tests.shell.test_preview import free_port
from tests.support import EXAMPLE, ROOT

CONTENTS = (EXAMPLE / "content", ROOT / "content")


def plain(node: Node | None) -> Any:
    """A value as an editor sees it (YAML 1.2, core schema), with fields named as they are declared."""
    match node:
        case Mapping():
            return {re.sub("[ -]", "_", name.value): plain(value) for name, value in node.entries}
        case Sequence():
            return [plain(each) for each in node.nodes]
        case Text():
            if not node.value:
                return None
            return int(node.value) if re.fullmatch("[0-9]+", node.value) else node.value
    return {}


def data(path: Path, name: str) -> Any:
    """What the front matter of a file, or the whole of one, holds."""
    source, found = Source(name, path.read_text("utf-8")), Report()
    parted = frontmatter.split(source, found) if name.endswith(".md") else (source.whole, None)
    assert parted
    return plain(frontmatter.read(parted[0], found))


def filed(content: Path) -> Iterator[tuple[Form, Path]]:
    """Every file of a content with its form."""
    for path in sorted(content.rglob("*")):
        name = PurePosixPath(path.relative_to(content).as_posix())
        plainly = name.with_name(re.sub(r"\.[a-z]{2}\.", ".", name.name))
        for form in json_schema.FORMS:
            pattern = form.files.replace("**/", "*/")
            if plainly.match(pattern) and len(plainly.parts) == len(PurePosixPath(pattern).parts):
                yield form, path


@cache
def validator(form: str) -> Draft202012Validator:
    """What holds a file against the schema of its form, which is one itself."""
    schema = json_schema.schemas()[form]
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


@pytest.mark.parametrize("content", CONTENTS, ids=lambda path: path.parent.name)
def test_every_file_that_is_published_has_its_shape(content: Path) -> None:
    seen = set()
    for form, path in filed(content):
        if re.search(r"\.[a-z]{2}\.yaml$", path.name):
            continue  # a translation of a list says only what differs
        faults = [each.message for each in validator(form.name).iter_errors(data(path, path.name))]
        assert faults == [], path
        seen.add(form.name)
    assert {"meeting", "person", "priority", "inspection", "office", "plans", "glossary"} <= seen


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("meeting", "title: A\ndate: 2026-02-01\nstatus: publishd\n"),
        ("meeting", "title: A\ndate: soon\nstatus: draft\n"),
        ("meeting", "date: 2026-02-01\nstatus: draft\n"),
        ("meeting", "title: A\ndate: 2026-02-01\nstatus: draft\nvenu: B\n"),
        ("meeting", "title: A\ndate: 2026-02-01\nstatus: draft\npublish_at:\n"),
        ("meeting", "title: A\ndate: 2026-02-01\nstatus: draft\nstart: later\n"),
        (
            "meeting",
            "title: A\ndate: 2026-02-01\nstatus: draft\nchanges: {date: 2026-02-02, type: fix}\n",
        ),
        ("person", "name: A\nposts: [{title: B}]\n"),
        ("priority", "title: A\nplan: B\norder: first\n"),
        ("inspection", "title: A\nurl: www.example\n"),
    ],
)
def test_what_an_editor_points_out_the_program_refuses(name: str, written: str) -> None:
    form = next(each for each in json_schema.FORMS if each.name == name)
    file = form.files.replace("**", "2026").replace("*", "x")
    found = Report()
    reading.read({file: f"---\n{written}---\n".encode()}, (), found)
    assert any(each.place.path == file and each.severity == "error" for each in found.diagnostics)
    node = frontmatter.read(Text(written, Place(file, 1, 1)), Report())
    assert list(validator(name).iter_errors(plain(node)))


def test_every_field_says_what_it_is_about() -> None:
    for form in json_schema.FORMS:
        for name, field in form.shape.get("properties", {}).items():
            assert field.get("description"), f"{form.name}: {name}"


def snippets() -> Any:
    return json.loads(vscode.files("content")[".vscode/scrutiny.code-snippets"])


def test_snippets_write_what_the_check_takes() -> None:
    """Every place for words filled in, every choice taken, once for each of its words."""
    found = snippets()
    assert {"Meeting", "Item", "Question", "Recommendation", "Action", "Decision"} <= set(found)

    def filled(name: str) -> str:
        text = "\n".join(found[name]["body"])
        text = re.sub(r"\$\{\d+\|([^,|]+)[^|]*\|\}", r"\1", text)
        text = re.sub(r"\$\{\d+:([^}]*)\}", r"\1", text)
        return re.sub(r"\$\d+", "Words", text)

    text = "\n\n".join(
        [filled("Meeting").replace("  - Words", "").replace("## 1. Words", ""), filled("Item")]
    )
    for name in ("Question", "Recommendation", "Action", "Decision"):
        text += "\n\n" + filled(name)
    report = Report()
    note = read_note(Source("meetings/2026/2026-09-10-x.md", text), report)
    assert [str(each) for each in report.diagnostics] == []
    assert note
    assert [record.kind for record in note.records] == [
        "item",
        "question",
        "recommendation",
        "action",
        "decision",
    ]


def test_faults_are_found_in_what_the_check_prints(office: Path) -> None:
    task = json.loads(vscode.files("content")[".vscode/tasks.json"])["tasks"][0]
    path = office / "content/people/maud-ellery.md"
    path.write_text(path.read_text("utf-8").replace("name:", "nam:"), "utf-8")
    said = run(*task["args"][1:2], cwd=office).stderr.splitlines()[:-1]
    matches = [re.fullmatch(task["problemMatcher"]["pattern"]["regexp"], line) for line in said]
    assert all(matches)
    found = [each.groups()[:5] for each in matches if each and each[1].endswith("maud-ellery.md")]
    assert ("content/people/maud-ellery.md", "1", "1", "error", "missing-field") in found


def test_the_preview_prints_the_words_that_its_task_waits_for(office: Path) -> None:
    task = json.loads(vscode.files("content")[".vscode/tasks.json"])["tasks"][1]
    waits = task["problemMatcher"]["background"]
    command = [sys.executable, ROOT / "build.py", *task["args"][1:], "--port", str(free_port())]
    with subprocess.Popen(command, cwd=office, stdout=subprocess.PIPE, encoding="utf-8") as serving:
        assert serving.stdout
        stuck = threading.Timer(300, serving.kill)  # else a word that is never printed would be waited for
        stuck.start()
        try:
            for pattern in (waits["beginsPattern"], waits["endsPattern"]):
                assert any(re.search(pattern, line) for line in serving.stdout), pattern
            note = office / "content/meetings/2024/2024-12-05-performance-meeting.md"
            note.write_text(note.read_text("utf-8") + "\n<b>", "utf-8")
            for pattern in (waits["beginsPattern"], waits["endsPattern"]):
                assert any(re.search(pattern, line) for line in serving.stdout), pattern
        finally:
            stuck.cancel()
            serving.terminate()


def test_every_schema_that_is_written_is_used() -> None:
    found = vscode.files("content")
    used = json.loads(found[".vscode/settings.json"])["yaml.schemas"]
    assert used.keys() == {path for path in found if "/schemas/" in path}


def test_the_command_writes_settings_and_replaces_nothing(office: Path) -> None:
    assert run("editor", cwd=office).returncode == 0
    settings = office / ".vscode/settings.json"
    schemas = json.loads(settings.read_text("utf-8"))["yaml.schemas"]
    for schema, file in schemas.items():
        assert (office / schema).is_file()
        assert (office / file).is_file() or file == "content/moved.yaml"
    assert run("editor", cwd=office).returncode == 0
    settings.write_text("{}", "utf-8")
    done = run("editor", cwd=office)
    assert (done.returncode, "says something else" in done.stderr) == (2, True)
    assert settings.read_text("utf-8") == "{}"
    assert run("editor", "--force", cwd=office).returncode == 0
    assert settings.read_text("utf-8") != "{}"


def test_a_form_for_the_browser_is_kept_apart_from_the_site(office: Path) -> None:
    assert run("editor", "--web", "admin", cwd=office).returncode == 2
    for inside in ("site/admin", "content/admin", "."):
        assert run("editor", "--web", inside, "--repository", "a/b", cwd=office).returncode == 2
    assert run("editor", "--web", "admin", "--repository", "office/records", cwd=office).returncode == 0
    assert run("--as-of", "2026-06-30", cwd=office).returncode == 0
    assert not [
        path for path in (office / "site").rglob("*") if "sveltia" in path.name or path.name == "admin"
    ]
    settings = json.loads((office / "admin/config.json").read_text("utf-8"))
    assert settings["backend"] == {"name": "github", "repo": "office/records", "branch": "main"}
    page = (office / "admin/index.html").read_text("utf-8")
    assert re.search(r'src="sveltia-cms\.js" integrity="sha384-[A-Za-z0-9+/]{64}"', page)


def test_the_form_has_every_field_once() -> None:
    settings = json.loads(cms.files("content", "github", "a/b", "main")["config.json"])
    by_name = {each["name"]: each for each in settings["collections"]}
    assert set(by_name) == {each.files.partition("/")[0] for each in cms.FOLDERS}
    assert {"meetings", "decisions", "questions", "people"} <= set(by_name)
    for form in cms.FOLDERS:
        names = [field["name"] for field in by_name[form.files.partition("/")[0]]["fields"]]
        assert sorted(names) == sorted([*form.shape["properties"], cms.TEXT])
    status = next(field for field in by_name["meetings"]["fields"] if field["name"] == "status")
    assert status["widget"] == "select"
    assert settings["output"]["omit_empty_optional_fields"] is True
