"""Each check fires on its bad note at the places that the note expects, and is silent on the good one.

A folder of `tests/checks/` is named after the code of a diagnostic; the comment in the front matter
of its `bad.md` lists each line and column where that diagnostic belongs.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from scrutiny.pipeline import Input
from scrutiny.text import Diagnostic
from tests.support import ROOT, checked, example

CASES = sorted(path for path in (ROOT / "tests" / "checks").iterdir() if path.is_dir())
PATH = "meetings/2025/2024-12-05-case.md"

BESIDE = {
    "people/ann-smith.md": "---\nname: Ann Smith\naliases: [A. Smith]\n---\n",
    "people/amy-smith.md": "---\nname: Amy Smith\naliases: [A. Smith]\n---\n",
    "priorities/safer-roads-interim.md": "---\ntitle: Safer roads\nplan: Interim plan\n---\n",
}


def found(note: Path) -> tuple[Diagnostic, ...]:
    base = example(notes=False)
    texts = dict(base.texts) | {path: text.encode() for path, text in BESIDE.items()}
    texts["plans.yaml"] += b"- title: Interim plan\n  from: 2024\n  to: 2025\n"
    texts[PATH] = note.read_bytes()
    attachments = dict(base.attachments) | {"meetings/2024/papers/page.html": lambda: b"<p>"}
    return checked(Input(texts, attachments, base.templates, base.assets))[1]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_bad_note_is_reported_at_its_places(case: Path) -> None:
    expected = re.search(r"^# expect: (.*)$", (case / "bad.md").read_text("utf-8"), re.MULTILINE)
    assert expected
    places = [
        f"{each.place.line}:{each.place.column}" for each in found(case / "bad.md") if each.code == case.name
    ]
    assert places == expected[1].split()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_good_note_is_clean(case: Path) -> None:
    assert found(case / "good.md") == ()


def test_every_diagnostic_says_what_to_do() -> None:
    for case in CASES:
        for each in found(case / "bad.md"):
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
