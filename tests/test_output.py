"""Nothing that is printed acts on a terminal, a log or a service, wherever it comes from."""

import json
import os
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from scrutiny.base.diagnostics import Diagnostic, Severity
from scrutiny.base.text import Place
from scrutiny.shell import reports
from tests.commands import run
from tests.server import git, needs
from tests.support import ROOT

ACTS = (
    "\x1b[2J\x1b]0;title\x07",
    "\n::set-env name=X::y",
    "\r::error::x",
    "\x9b31m",
    "\x85::error::x",
    "\u202egnp.a",
    "\u2066x\u2069",
    "\u2028x",
    "\u200b",
    "\x7f",
    "\t",
    "\udcff",
)
"""Characters that a terminal obeys, that begin a line, or that nobody sees."""


def harmless(printed: str) -> bool:
    """Whether there is no character but those that are seen, and the ends of lines."""
    return not [c for c in printed if c != "\n" and unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp")]


@pytest.mark.parametrize("form", reports.FORMATS)
@pytest.mark.parametrize("acts", ACTS)
def test_no_form_of_a_diagnostic_acts(form: str, acts: str, kept: Callable[..., None]) -> None:
    found = Diagnostic(Place(f"a{acts}b.md", 1, 1), Severity.ERROR, "x", f"c{acts}d", f"e{acts}f")
    plain = Diagnostic(Place("ab.md", 1, 1), Severity.ERROR, "x", "cd", "ef")
    said, expected = reports.FORMATS[form]([found]), reports.FORMATS[form]([plain])
    assert harmless(said)
    assert said.count("\n") == expected.count("\n"), "no line is begun by the content"
    assert f"U+{ord(acts[0]):04X}" in said.replace("%3A", ":")
    if form in ("json", "gitlab"):
        assert all(harmless(value) and "\n" not in value for value in strings(json.loads(said)))
    kept(6, "characters that act, shown instead of printed")


def strings(value: object) -> list[str]:
    if isinstance(value, dict):
        return [each for inner in value.values() for each in strings(inner)]
    if isinstance(value, list):
        return [each for inner in value for each in strings(inner)]
    return [value] if isinstance(value, str) else []


def spoiled(office: Path) -> list[str]:
    """An office with names of files and values that act; gives the names."""
    names = [f"content/pages/x{acts}y.md" for acts in ACTS]
    names += [f"content/meetings/2026/x{acts}y.pdf" for acts in ACTS]
    for name in names:
        (office / os.fsdecode(os.fsencode(name))).write_text("---\ntitle: x\n---\n", "utf-8")
    (office / "content/people/x.md").write_text(
        '---\nname: "a\\e[31m\\n\\u202eb"\nnam\\x1b: x\n---\n', "utf-8"
    )
    return names


@pytest.mark.parametrize("form", reports.FORMATS)
def test_no_name_of_a_file_acts(form: str, office: Path) -> None:
    spoiled(office)
    done = run("check", "--format", form, cwd=office)
    assert done.returncode == 1
    assert harmless(done.stdout + done.stderr)
    lines = (done.stdout + done.stderr).splitlines()
    assert not [each for each in lines if each.startswith("::set-env")]
    assert [each for each in lines if "U+001B" in each]
    built = run("build", cwd=office)
    assert harmless(built.stdout + built.stderr)


def test_no_name_in_a_commit_acts(office: Path) -> None:
    needs("git")
    git(office, "init", "--quiet")
    spoiled(office)
    git(office, "add", "--all")
    git(office, "commit", "--quiet", "--message", "Spoil")
    for arguments in (("--revision", "HEAD"), ("--since", "HEAD"), ("--revision", "a\x1b[31m\nb")):
        done = run("check", *arguments, cwd=office)
        assert done.stdout + done.stderr
        assert harmless(done.stdout + done.stderr)


def test_no_error_of_the_system_acts(office: Path) -> None:
    for arguments in (
        ("check", "--content", "no\x1b[31m\nwhere"),
        ("build", "--output", "content/office.yaml/\x1b[31m"),
        ("verify", "no\x1b[31m\nwhere"),
    ):
        done = run(*arguments, cwd=office)
        assert done.returncode, arguments
        assert harmless(done.stdout + done.stderr), arguments
        assert "U+001B" in done.stderr, arguments


def test_commands_print_in_one_place() -> None:
    files = [*(ROOT / "scrutiny").rglob("*.py")]
    printing = {each.name for each in files if "click.echo(" in each.read_text("utf-8")}
    assert printing == {"output.py"}
