"""The documents say what is so: the guide's note passes, and commands and fields that they name exist."""

import dataclasses
import re
from pathlib import Path

from scrutiny.cli import writing
from scrutiny.cli.main import COMMANDS
from scrutiny.content.kinds import RECORDS
from scrutiny.content.note import FOLDERS
from scrutiny.site.exports import headers
from tests import diagnostics, guide
from tests.clerk import office
from tests.support import ROOT, checked, example

GUIDE = (ROOT / "docs" / "writing-notes.md").read_text("utf-8")


def test_the_first_note_of_the_guide_is_a_good_note() -> None:
    blocks = re.findall(r"```markdown\n(.*?)```", GUIDE, re.DOTALL)
    base = example()
    paths = (
        "meetings/2026/2026-09-10-first.md",
        "people/maud-ellery.md",
        "decisions/2026/2026-14.md",
        "inspections/peel-2026.md",
    )
    written = dict(zip(paths, blocks, strict=True))
    texts = {**base.texts, **{path: text.encode() for path, text in written.items()}}
    assert checked(dataclasses.replace(base, texts=texts))[1] == ()


def test_the_guide_has_every_field_and_part() -> None:
    assert guide.page() == GUIDE, "python -m tests.guide writes its tables"
    for label in (label for kind in RECORDS for label in kind.speakers):
        assert f"`**{label}:**`" in GUIDE, label


def test_the_page_of_diagnostics_is_what_the_program_says() -> None:
    assert diagnostics.PAGE.read_text("utf-8") == diagnostics.page(), "python -m tests.diagnostics writes it"


def test_the_page_of_commands_names_every_command() -> None:
    page = (ROOT / "docs" / "commands.md").read_text("utf-8")
    commands = {*COMMANDS, *(f"new {name}" for name in writing.new.commands)} - {"new"}
    cells = re.findall(r"^\| (`[a-z `,]+`) \|", page, re.MULTILINE)
    named = [each.strip("`") for cell in cells for each in cell.split(", ")]
    assert len(named) == len(commands)
    assert set(named) == commands


def test_the_architecture_names_every_module() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    for path in (ROOT / "scrutiny").iterdir():
        if path.name not in ("__init__.py", "__pycache__"):
            assert f"  {path.name}{'/' if path.is_dir() else ''} " in text, path.name


def test_the_office_of_the_hosting_guide_is_a_good_one() -> None:
    text = (ROOT / "docs" / "hosting.md").read_text("utf-8")
    found = re.search(r"```yaml\n(.*?)```", text, re.DOTALL)
    assert found
    base = example(notes=False)
    texts = {path: data for path, data in base.texts.items() if ".cy." not in path}
    texts["office.yaml"] = found[1].encode()
    attached = {
        path: read for path, read in base.attachments.items() if path.partition("/")[0] not in FOLDERS
    }
    content = dataclasses.replace(base, texts=texts, attachments=attached)
    assert checked(content)[1] == ()


def test_the_settings_of_web_servers_have_the_headers_of_the_site() -> None:
    server = ROOT / "hosting" / "server"
    nginx, apache = ((server / name).read_text("utf-8") for name in ("nginx.conf", "apache.conf"))
    for name, value in headers.HEADERS:
        assert f'add_header {name} "{value}" always;' in nginx
        assert f'Header always set {name} "{value}"' in apache


def test_the_examples_of_the_page_about_word_are_taken_and_reported_as_it_says() -> None:
    page = (ROOT / "docs" / "pasting-from-word.md").read_text("utf-8")
    taken, changed = re.findall(r"```markdown\n(.*?)```", page, re.DOTALL)
    head = office.NOTE.partition("---\n\n")[0] + "---\n\n"
    said, read = office.look(head + taken)
    assert [each.code for each in said] == ["unread-file"]
    assert "item-1 text: The paper is about:<ul><li>Buses</li><li>Bikes</li></ul>" in read
    assert "question-1-1 Answer by Chief Constable: All nine are." in read
    assert "action-1-1 Due: 2026-07-31" in read
    said, _ = office.look(head + changed)
    assert {each.code for each in said} >= {"near-record", "table-form", "struck-out"}


def test_every_link_of_the_documents_leads_to_a_file_and_a_heading() -> None:
    pages = {path.resolve(): _prose(path) for path in (*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"))}
    assert len(pages) > 15
    for path, text in pages.items():
        for link in re.findall(r"(?<!\\)\[[^\]]*\]\((?!https?:)([^)\s]+)\)", text):
            name, _, anchor = link.partition("#")
            to = (path.parent / name).resolve() if name else path
            assert to.exists(), f"{path.name}: {link}"
            headings = re.findall(r"^#+ (.*)$", pages.get(to, ""), re.MULTILINE)
            assert not anchor or anchor in map(_anchor, headings), f"{path.name}: {link}"


def _prose(path: Path) -> str:
    """A document without its examples."""
    text = re.sub(r"^ *```.*?^ *```", "", path.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    return re.sub(r"`[^`\n]*`", "", text)


def _anchor(heading: str) -> str:
    """The anchor that hosts of repositories give a heading."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
