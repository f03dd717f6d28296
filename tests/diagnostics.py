"""Writes docs/diagnostics.md, the codes of all diagnostics: `python -m tests.diagnostics`.

The words are those of the program: of the bad note in `tests/checks/`, or else of the place that reports
it, with '…' for what depends on the note. How to fix it is left out: each diagnostic says it.
"""

import ast
import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

from tests.support import ROOT
from tests.test_checks import CASES, found

PAGE = ROOT / "docs" / "diagnostics.md"

HEAD = """\
# Every message of the check

Each message says where the mistake is, and how to fix it.
"""

ERRORS, ACCEPTED, WARNINGS = "Errors", "Errors that can be right", "Warnings"

PARTS = {
    ERRORS: "An error stops the build. Nothing is published until you fix it.",
    ACCEPTED: """\
[A named person can accept them](writing-notes.md#when-a-finding-is-right-and-the-note-is-too), where the
message says so. For example, with `…` for words of the note:""",
    WARNINGS: "Look at them. In a note, a named person can accept them. With `--strict` they are errors.",
}


@dataclass(frozen=True, slots=True)
class Said:
    """What is reported under a code: its part of the page, and the words."""

    part: str
    what: str


def page() -> str:
    """The whole page: the codes, with an example of those of which somebody has to judge."""
    said = sorted(_all().items())
    text = HEAD
    for part, about in PARTS.items():
        found = {code: each.what for code, each in said if each.part == part}
        if part == ERRORS:
            codes = ", ".join(f"`{code}`" for code in found)
            rows = textwrap.fill(codes, 125, break_on_hyphens=False) + "\n"
        else:
            rows = "".join(f"- `{code}`: {_escaped(what)}\n" for code, what in found.items())
        text += f"\n## {part}\n\n{about}\n\n{rows}"
    return text


def _escaped(words: str) -> str:
    return re.sub(r"([<*\[])", r"\\\1", re.sub("…+", "…", words))


def _part(severity: str, acceptable: bool) -> str:
    return WARNINGS if severity == "warning" else ACCEPTED if acceptable else ERRORS


def _all() -> dict[str, Said]:
    said = dict(_reported())
    for case in CASES:
        each = next(each for each in found(case, "bad") if each.code == case.name)
        said[each.code] = Said(_part(str(each.severity), "'accepted: [" in each.fix), each.what)
    return said


REPORTERS = {"error": 1, "warning": 1, "_RefusedError": 1, "Fault": 0, "refused": 0}
"""What reports a fault, and which of its arguments is the code; what and fix come after it."""


def _reported() -> Iterator[tuple[str, Said]]:
    """Each code with its words as they stand in the program; the first place wins."""
    seen: set[str] = set()
    for path in sorted((ROOT / "scrutiny").rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        for function in [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]:
            for call in [node for node in ast.walk(function) if isinstance(node, ast.Call)]:
                name = getattr(call.func, "attr", getattr(call.func, "id", ""))
                at = REPORTERS.get(name)
                if at is None or len(call.args) < at + 3 or not isinstance(call.args[at], ast.Constant):
                    continue
                code = str(ast.literal_eval(call.args[at]))
                if code in seen:
                    continue
                seen.add(code)
                named = {each.arg for each in call.keywords}
                severity = "warning" if name == "warning" or "warning" in named else "error"
                part = _part(severity, bool(named & {"acceptable", "source"}))
                yield code, Said(part, _words(call.args[at + 1], function))


def _words(node: ast.AST | None, function: ast.AST) -> str:
    """The words that an expression gives, as far as they stand in the program."""
    match node:
        case ast.Constant(value=value):
            return str(value)
        case ast.JoinedStr(values=parts):
            return "".join(_words(part, function) for part in parts)
        case ast.BinOp(left=left, right=right):
            return _words(left, function) + _words(right, function)
        case ast.IfExp(body=body):
            return _words(body, function)
        case ast.Call(func=ast.Name(id="suggestion"), args=[_, _, otherwise]):
            return _words(otherwise, function)
        case ast.Name(id=name):
            return _words(_assigned(name, function, node.lineno), function)
    return "…"


def _assigned(name: str, function: ast.AST, line: int) -> ast.AST | None:
    """What the name stands for on a line: what it was given last before."""
    given = [
        node
        for node in ast.walk(function)
        if isinstance(node, ast.Assign) and any(getattr(each, "id", "") == name for each in node.targets)
    ]
    last = max((node for node in given if node.lineno <= line), key=lambda node: node.lineno, default=None)
    return last.value if last else None


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
