"""Who may import whom, and what the core never touches: the rules of ARCHITECTURE.md."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import ROOT

PACKAGE = ROOT / "scrutiny"

LAYERS = (
    "text", "catalogue", "colour", "ledger", "manifest", "running", "files", "memo",
    "personal_forms", "personal_data", "paper", "papers", "canaries", "redline", "index",
    "settings", "frontmatter", "outline", "schema", "values", "prose", "face", "statement",
    "record", "records", "notes", "note", "reading", "forms", "editor", "web_editor", "translations",
    "names", "links", "threads", "register", "phrases", "checks", "mentions", "drafting", "routes",
    "history", "lost", "edition", "conversion", "passages", "site", "paging", "linked_data", "interface",
    "marks", "pages", "exports", "environment", "templating", "dead_links", "attachments",
    "pipeline", "rendering", "assembly", "rewording", "impact", "verify", "withdrawal", "shell",
)  # fmt: skip
"""The modules and folders of the package; each imports only from those before it, and itself."""

FAMILIES = ("records", "checks", "pages", "exports", "papers")
"""Folders whose files never import one another; only their `__init__` lists them."""

IMPORTERS = {
    "yaml": "scrutiny/frontmatter.py",
    "markdown": "scrutiny/conversion.py",
    "nh3": "scrutiny/conversion.py",
    "babel": "scrutiny/catalogue.py",
    "jinja2": "scrutiny/environment.py",
    "livereload": "scrutiny/shell/serve.py",
    "tornado": "scrutiny/shell/serve.py",
    "click": "build.py",
    "pikepdf": "scrutiny/papers/pdf.py",
    "pdfminer": "scrutiny/papers/pdf.py",
    "PIL": "scrutiny/papers/picture.py",
    "snowballstemmer": "scrutiny/index/words.py",
    "Stemmer": "scrutiny/index/words.py",
}
"""The one file that may import each dependency."""

OUTSIDE = {
    "os",
    "sys",
    "io",
    "time",
    "locale",
    "random",
    "socket",
    "subprocess",
    "tempfile",
    "shutil",
    "platform",
}
"""What the core never imports: disk, clock, environment, locale, chance."""

IN_MEMORY = ("pikepdf.open", "Image.open", "archive.open", "tarfile.open")
"""What opens bytes that it is given, and no file."""

MODULES = sorted(PACKAGE.rglob("*.py"))


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def layer(name: str) -> str:
    return name.split(".")[1]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_imports_point_downwards(path: Path) -> None:
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    if parts == ("__init__",):
        return
    here = LAYERS.index(parts[0])
    for name in imported(path):
        if name.startswith("scrutiny.") and name != "scrutiny.__version__":
            there = layer(name)
            assert there in LAYERS, f"{there} has no layer"
            assert LAYERS.index(there) <= here, f"{parts[0]} imports {there}"
            if parts[0] in FAMILIES and there == parts[0] and parts[-1] != "__init__":
                pytest.fail(f"{path.name} imports {name} of its own folder")


def test_each_dependency_has_one_importer() -> None:
    found: dict[str, set[str]] = {name: set() for name in IMPORTERS}
    for path in [*MODULES, ROOT / "build.py"]:
        for name in imported(path):
            if (top := name.split(".")[0]) in found:
                found[top].add(path.relative_to(ROOT).as_posix())
    assert found == {name: {importer} for name, importer in IMPORTERS.items()}


def test_only_what_belongs_to_a_note_reads_its_words() -> None:
    """All else stays where a note is reworded: templates show words through the filter `prose`."""
    readers = {
        path.relative_to(PACKAGE).as_posix()
        for family in ("pages", "exports")
        for path in (PACKAGE / family).glob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in ("prose", "introduction", "passages")
        if isinstance(node.value, ast.Name) and node.value.id != "prose"
    }
    assert readers == {"pages/record.py", "exports/record_data.py", "exports/search.py"}


@pytest.mark.parametrize(
    "path", [path for path in MODULES if "shell" not in path.parts], ids=lambda path: path.stem
)
def test_the_core_touches_no_disk_clock_or_environment(path: Path) -> None:
    names = set(imported(path)) - {"io.BytesIO"}  # bytes in memory
    assert {name.split(".")[0] for name in names}.isdisjoint(OUTSIDE)
    assert "pathlib.Path" not in set(imported(path))
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            called = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if ast.unparse(node.func) in IN_MEMORY:
                continue
            assert called not in ("now", "utcnow", "today", "open", "strftime"), f"{path}:{node.lineno}"


def test_no_file_outgrows_the_head() -> None:
    assert {path.name: n for path in MODULES if (n := len(path.read_text("utf-8").splitlines())) > 350} == {}


def public(body: list[ast.stmt]) -> Iterator[ast.ClassDef | ast.FunctionDef]:
    """The public classes and functions of a module, and the public methods of those classes."""
    for node in body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from public(node.body)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_public_thing_says_what_it_is(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    assert ast.get_docstring(tree)
    assert [node.name for node in public(tree.body) if not ast.get_docstring(node)] == []
