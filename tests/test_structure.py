"""Who may import whom, and what the core never touches: the rules of ARCHITECTURE.md."""

import ast
import importlib
import inspect
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from scrutiny import checks
from scrutiny.safety import papers
from scrutiny.site import exports, pages
from tests.support import ROOT

PACKAGE = ROOT / "scrutiny"

WINGS = (
    "base", "safety", "content", "register", "wording", "checks", "publication", "authoring", "site",
    "rendering", "search", "pipeline", "shell", "cli",
)  # fmt: skip
"""The folders of the package; each imports only from those before it, and itself."""

FAMILIES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "checks": {
        "check": ("(register: Register, report: Report) -> None",),
        "check_note": ("(note: Note, report: Report) -> None",),
    },
    "content/kinds": {},
    "site/pages": {
        "pages": tuple(
            f"(site: Site) -> Iterator[{made}]" for made in ("Page", "PageSpec", "Page | PageSpec")
        ),
        "page": ("(site: Site, tombstone: Tombstone) -> Page",),
    },
    "site/exports": {
        "files": ("(site: Site, pages: tuple[PageSpec, ...]) -> Iterator[tuple[str, str]]",),
        "files_of_notes": ("(site: Site) -> Iterator[PageSpec]",),
        "tombstone_of": ("(path: str, settings: Settings) -> bytes | None",),
    },
    "search/documents": {
        "things": ("(site: Site) -> Iterator[Thing]",),
        "of_note": ("(site: Site, meeting: Head, named: Named) -> Iterator[Found]",),
    },
    "safety/papers": {
        "inspect": ("(data: bytes) -> Paper",),
        "clean": ("(data: bytes) -> bytes",),
    },
    "authoring/importing/readers": {"read": ("(data: bytes) -> Document",)},
}
"""Folders whose files never import one another and are found by themselves, with what such a file defines."""

IMPORTERS = {
    "yaml": "scrutiny/content/frontmatter.py",
    "markdown": "scrutiny/site/markdown_html.py",
    "nh3": "scrutiny/site/markdown_html.py",
    "babel": "scrutiny/wording/catalogue.py",
    "jinja2": "scrutiny/rendering/jinja.py",
    "livereload": "scrutiny/shell/preview.py",
    "tornado": "scrutiny/shell/preview.py",
    "click": "scrutiny/cli/*",
    "pikepdf": "scrutiny/safety/pdf/*",
    "pypdfium2": "scrutiny/safety/pdf/*, scrutiny/authoring/importing/pdfium/*, "
    "scrutiny/authoring/importing/readers/pdf.py",
    "PIL": "scrutiny/safety/pictures.py",
    "snowballstemmer": "scrutiny/search/index/words.py",
    "Stemmer": "scrutiny/search/index/words.py",
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

IN_MEMORY = ("pikepdf.open", "Image.open", "archive.open", "tarfile.open", "self._zip.open")
"""What opens bytes that it is given, and no file."""

MODULES = sorted(PACKAGE.rglob("*.py"))


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def module(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def test_every_file_belongs_to_a_wing() -> None:
    assert {path.name for path in PACKAGE.iterdir()} - {"__pycache__"} == {"__init__.py", *WINGS}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_imports_point_downwards(path: Path) -> None:
    parts = path.relative_to(PACKAGE).parts
    if len(parts) == 1:
        return
    family = "/".join(parts[:-1])
    for name in imported(path):
        if name.startswith("scrutiny.") and name != "scrutiny.__version__":
            there = name.split(".")[1]
            assert WINGS.index(there) <= WINGS.index(parts[0]), f"{parts[0]} imports {there}"
            if family in FAMILIES and parts[-1] != "__init__.py":
                assert not name.startswith(f"scrutiny.{family.replace('/', '.')}."), f"{path.name}: {name}"


def members(family: str) -> list[Path]:
    return [path for path in sorted((PACKAGE / family).glob("*.py")) if path.name != "__init__.py"]


def signature(function: Callable[..., object]) -> str:
    """The parameters of a function and what it gives, as they are written."""
    (written,) = ast.parse(inspect.getsource(function)).body
    assert isinstance(written, ast.FunctionDef)
    return f"({ast.unparse(written.args)}) -> {written.returns and ast.unparse(written.returns)}"


@pytest.mark.parametrize(
    "path", [path for family in FAMILIES for path in members(family)], ids=lambda path: path.stem
)
def test_every_file_of_a_family_defines_what_is_looked_for(path: Path) -> None:
    wanted = FAMILIES[path.parent.relative_to(PACKAGE).as_posix()]
    found = vars(importlib.import_module(module(path)))
    functions = {name: signature(found[name]) for name in wanted if name in found}
    assert functions or not wanted
    for name, written in functions.items():
        assert written in wanted[name], name


def test_a_new_file_of_a_family_needs_no_other_line() -> None:
    """Nothing names the files of a family one by one: what is found is what is there."""
    for package, name, found in (
        ("checks", "check", checks.OF_REGISTER),
        ("checks", "check_note", checks.OF_NOTE),
        ("site/pages", "pages", pages.ALL),
        ("site/exports", "files", exports.ALL),
        ("site/exports", "files_of_notes", exports.OF_NOTES),
    ):
        there = [vars(importlib.import_module(module(path))).get(name) for path in members(package)]
        assert {each for each in there if each} == set(found)
    assert {suffix for path in members("safety/papers") for suffix in path.stem.split("_")} == {
        suffix.removeprefix(".") for suffix in papers.TYPES
    }


def test_no_module_imports_itself_over_others() -> None:
    """Imports inside functions are left out: they are how a command loads only what it needs."""
    known = {module(path): path for path in MODULES}
    needs = {
        name: {each for each in _at_the_top(path, known) if each != name} for name, path in known.items()
    }
    while leaves := {name for name, needed in needs.items() if not needed}:
        needs = {name: needed - leaves for name, needed in needs.items() if name not in leaves}
    assert needs == {}


def _at_the_top(path: Path, known: Mapping[str, Path]) -> Iterator[str]:
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                full = f"{node.module}.{alias.name}"
                yield from (each for each in (full, node.module) if each in known)


def test_each_dependency_has_one_importer() -> None:
    found: dict[str, set[str]] = {name: set() for name in IMPORTERS}
    for path in [*MODULES, ROOT / "build.py"]:
        for name in imported(path):
            if (top := name.split(".")[0]) in found:
                where = path.relative_to(ROOT)
                folder = f"{where.parent.as_posix()}/*"
                found[top].add(folder if folder in IMPORTERS[top] else where.as_posix())
    assert found == {name: set(importers.split(", ")) for name, importers in IMPORTERS.items()}


@pytest.mark.parametrize(
    "path", [path for path in MODULES if not {"shell", "cli"} & set(path.parts)], ids=lambda path: path.stem
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
        if isinstance(node, ast.FunctionDef) and "overload" in map(ast.unparse, node.decorator_list):
            continue
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from public(node.body)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_public_thing_says_what_it_is(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    assert ast.get_docstring(tree)
    assert [node.name for node in public(tree.body) if not ast.get_docstring(node)] == []
