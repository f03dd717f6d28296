"""docs/security.md names tests for what it says: each is there."""

import ast
import re

from tests.support import ROOT

PAGE = (ROOT / "docs" / "security.md").read_text("utf-8")


def test_every_test_that_the_page_names_is_there() -> None:
    named = re.findall(r"`([\w/]+\.py)::(test_\w+)`", PAGE)
    assert len(named) > 30
    for file, test in named:
        tree = ast.parse((ROOT / "tests" / file).read_text("utf-8"))
        assert test in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}, test


def test_every_threat_has_its_three_columns() -> None:
    rows = [line for line in PAGE.splitlines() if line.startswith("|")]
    assert len(rows) > 40
    for row in rows:
        assert row.count("|") in (4, 5), row


def test_what_the_page_says_of_files_is_so() -> None:
    listens = re.findall(r"listen [^;]*;", (ROOT / "hosting" / "server" / "nginx.conf").read_text("utf-8"))
    assert all("443" not in each and "ssl" not in each for each in listens), "it listens for HTTPS now"
    locked = (ROOT / "requirements.txt").read_text("utf-8")
    packages = re.findall(r"^\w\S*==.*(?:\n .*)*", locked, re.MULTILINE)
    assert len(packages) > 10
    assert all("--hash=sha256:" in each for each in packages)
    workflow = (ROOT / ".github" / "workflows" / "site.yml").read_text("utf-8")
    used = re.findall(r"uses: \S+@(\S+)", workflow)
    assert used
    assert all(re.fullmatch(r"[0-9a-f]{40}", each) for each in used)
