"""Writes docs/diagnostics.md, what each diagnostic means: `python -m tests.diagnostics`.

The words are those of the program: of the bad note in `tests/checks/`, or else of the place that reports
it, with '…' for what depends on the note.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass

from tests.support import ROOT
from tests.test_checks import CASES, found

PAGE = ROOT / "docs" / "diagnostics.md"

HEAD = """\
# Every message of the check

`python -m tests.diagnostics` writes this page. Each code has an example; `…` stands for words of the note.

- An **error** stops the build. Nothing is published until you fix it.
- A **warning** is something to look at. With `--strict` it is an error.
- **accept it**: if the note is right,
  [a named person can say so](writing-notes.md#when-a-finding-is-right-and-the-note-is-too).

"""

ACCEPT = re.compile(r"(?:(?<=; )if the signed note says so, .*? (?='accepted)|accept it: )'accepted: .*?'")
"""How a message says that its finding can be accepted, which the page says once."""


@dataclass(frozen=True, slots=True)
class Said:
    """What is reported under a code: how grave it is, the words, the fix."""

    severity: str
    what: str
    fix: str


def page() -> str:
    """The whole page."""
    rows = ["| code | what it says | what to do |", "|---|---|---|"]
    for code, said in sorted(_all().items()):
        grave = "" if said.severity == "error" else " (warning)"
        fix = ACCEPT.sub("accept it", said.fix).replace("; accept it", "; or accept it")
        rows.append(f"| `{code}`{grave} | {_cell(said.what)} | {_cell(fix)} |")
    return HEAD + "\n".join(rows) + "\n"


def _cell(words: str) -> str:
    return re.sub(r"([|<*\[])", r"\\\1", re.sub("…+", "…", words))


def _all() -> dict[str, Said]:
    said = dict(_reported())
    for case in CASES:
        each = next(each for each in found(case, "bad") if each.code == case.name)
        said[each.code] = Said(str(each.severity), each.what, each.fix)
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
                what, fix = (_words(each, function) for each in call.args[at + 1 : at + 3])
                warned = name == "warning" or any(each.arg == "warning" for each in call.keywords)
                yield code, Said("warning" if warned else "error", what, fix)


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
