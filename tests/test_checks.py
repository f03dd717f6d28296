"""Each check fires on its bad note at the places that the note expects, and is silent on the good one.

A folder of `tests/checks/` is named after the code of a diagnostic; the comment in the front matter
of its `bad.md` lists each line and column where that diagnostic belongs. Files below `bad/` and
`good/` stand beside the note.
"""

import ast
import dataclasses
import re
from functools import cache, partial
from pathlib import Path

import pytest

from scrutiny.base.diagnostics import Diagnostic
from scrutiny.shell.content_folder import TEXTS
from tests.support import ROOT, checked, example

CASES = sorted(path for path in (ROOT / "tests" / "checks").iterdir() if path.is_dir())
PATH = "meetings/2025/2024-12-05-case.md"


@cache
def found(case: Path, which: str) -> tuple[Diagnostic, ...]:
    """What is wrong with a note among the people and plans of the example, and with files beside it."""
    base = example(notes=False)
    beside = case / which
    files = {p.relative_to(beside).as_posix(): p.read_bytes() for p in beside.rglob("*") if p.is_file()}
    texts = {path: data for path, data in files.items() if path.endswith(TEXTS)}
    texts[PATH] = (case / f"{which}.md").read_bytes()
    papers = {path: partial(bytes, data) for path, data in files.items() if path not in texts}
    content = dataclasses.replace(
        base, texts={**base.texts, **texts}, attachments={**base.attachments, **papers}
    )
    # The notes that name the papers of the example are left out.
    unread = {("unread-file", path) for path in base.attachments}
    return tuple(each for each in checked(content)[1] if (each.code, each.place.path) not in unread)


def stands(each: Diagnostic) -> str:
    place = f"{each.place.line}:{each.place.column}"
    return place if each.place.path == PATH else f"{each.place.path}:{place}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_bad_note_is_reported_at_its_places(case: Path) -> None:
    expected = re.search(r"^# expect: (.*)$", (case / "bad.md").read_text("utf-8"), re.MULTILINE)
    assert expected
    places = [stands(each) for each in found(case, "bad") if each.code == case.name]
    assert places == expected[1].split()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_good_note_is_clean(case: Path) -> None:
    assert found(case, "good") == ()


def test_every_diagnostic_says_what_to_do() -> None:
    for case in CASES:
        for each in found(case, "bad"):
            assert each.what, each
            assert len(each.fix) > 10, each
            assert re.fullmatch(r"[^\n]+:\d+:\d+: (error|warning)\[[a-z0-9-]+\]: [^\n]+ – [^\n]+", str(each))


def test_every_code_has_an_example() -> None:
    trees = [ast.parse(path.read_text("utf-8")) for path in (ROOT / "scrutiny").rglob("*.py")]
    calls = [
        node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call) and len(node.args) > 1
    ]
    named = [(getattr(call.func, "attr", getattr(call.func, "id", "")), call.args[1]) for call in calls]
    emitted = {
        str(code.value)
        for name, code in named
        if name in ("error", "warning", "_RefusedError") and isinstance(code, ast.Constant)
    }
    assert len(emitted) > 40
    tests = "\n".join(path.read_text("utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    folders = {case.name for case in CASES}
    assert {code for code in emitted if code not in folders and f'"{code}"' not in tests} == set()
