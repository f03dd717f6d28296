"""Inputs that were made to mislead, stall or break the build: each is refused or harmless, and fast."""

from __future__ import annotations

import time

import pytest

from tests.support import SETTINGS, built, checked, given, note


def titled(*lines: str) -> str:
    """A note with these lines of front matter after its title and date."""
    return "\n".join(("---", "title: T", "date: 2024-01-01", *lines, "---", "SECRET", ""))


PUBLISHED = "status: published"
WITHHELD = {
    "draft": titled("status: draft"),
    "line ends of Windows": titled("status: draft").replace("\n", "\r\n"),
    "blank line first": "\n" + titled("status: draft"),
    "spaces after fences": titled("status: draft").replace("---", "---  "),
    "dash of a word processor": titled(PUBLISHED).replace("---", "—-"),
    "closed by dots": titled(PUBLISHED).replace("---\nSECRET", "...\nSECRET"),
    "never closed": titled(PUBLISHED).replace("---\nSECRET", "SECRET"),
    "hard space": titled("status:\u00a0published"),
    "Cyrillic letter": titled("st\u0430tus: published"),
    "capital": titled("status: Published"),
    "curly quotes": titled("status: “published”"),
    "no status": titled(),
    "two statuses": titled("status: draft", PUBLISHED),
    "two statuses, one capital": titled(PUBLISHED, "STATUS: draft"),
    "other embargo": titled(PUBLISHED, "embargo: 2099-01-01"),
    "embargo in words": titled(PUBLISHED, "publish_at: soon"),
    "embargo without offset": titled(PUBLISHED, "publish_at: 2030-12-03 09:30"),
    "embargo": titled(PUBLISHED, "publish_at: 2030-12-03T09:30Z"),
    "embargo as a list": titled(PUBLISHED, "publish_at: []"),
    "merge key": titled("x: &x {status: published}", "<<: *x"),
    "other language": '+++\nstatus = "published"\n+++\nSECRET\n',
    "empty": "",
    "swallowed by a block": titled("venue: |", "  x", "  status: published"),
    "a list": "---\n- status: published\n---\nSECRET\n",
    "words": "---\nstatus published\n---\nSECRET\n",
}


@pytest.mark.parametrize("text", WITHHELD.values(), ids=WITHHELD)
def test_a_note_that_is_not_clearly_published_is_not_shown(text: str) -> None:
    content = given({"meetings/2024/a.md": text})
    site, found = checked(content)
    if site is None:
        assert any(each.severity == "error" for each in found)
    else:
        assert "SECRET" not in "".join(built(content).values())


@pytest.mark.parametrize("data", [b"\x00", "text".encode("utf-16"), b"---\n\xff\n---\n", b"\xef\xbb\xbf"])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    site, found = checked(given({"meetings/2024/a.md": data}))
    assert site is None
    assert found


@pytest.mark.parametrize(
    "body",
    [
        "## 1. A\n\n" + "[" * 8000,
        "## 1. A\n\n" + "- " * 500 + "x",
        "## 1. A\n\n" + ">" * 5000 + "x",
        "## 1. A\n" * 3000,
        "### Question 1\n" * 3000,
        "## 1. A\n" + "- Topic: x\n" * 5000,
        "## 1. A\n\n" + "**Answer (" * 3000,
        "## 1. A\n\n" + "ABC " * 5000,
        "## 1. A\n\n### Question 1\n\n" + "**Answer:** x\n\n" * 1500,
        "\n".join("  " * depth + "- x" for depth in range(300)),
        "| a " * 2000 + "\n" + "|---" * 2000,
        "## 1. " + "a" * 100_000,
    ],
    ids=lambda body: body[:14].replace("\n", " "),
)
def test_a_large_or_tangled_note_stalls_nothing(body: str) -> None:
    began = time.monotonic()
    checked(given({"meetings/2024/a.md": note(body)}), SETTINGS)
    assert time.monotonic() - began < 5


@pytest.mark.parametrize("stem", ["..", "_redirects", "CNAME", "CON", "cafe\u0301", "a#b", "-rf", "a b"])
def test_no_name_is_more_than_a_part_of_an_address(stem: str) -> None:
    site, found = checked(given({f"meetings/2024/{stem}.md": note("")}))
    assert site is None
    assert "file-name" in [each.code for each in found]


@pytest.mark.parametrize("stem", ["../../escape", "a/../../x"])
def test_no_path_leads_out_of_the_site(stem: str) -> None:
    files = built(given({f"meetings/2024/{stem}.md": note("")}))
    assert not [path for path in files if ".." in path or path.startswith("/")]


@pytest.mark.parametrize(
    "value", ["<script>alert(1)</script>", '" onmouseover="alert(1)', "{{ 7 * 7 }}", "&lt;b&gt;"]
)
def test_fields_are_shown_as_they_are_written(value: str) -> None:
    quoted = "'" + value.replace("'", "''") + "'"
    page = built(given({"meetings/2024/a.md": note("", venue=quoted)}))["meetings/a/index.html"]
    escaped = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&#34;")
    assert f"<dd>{escaped}</dd>" in page
