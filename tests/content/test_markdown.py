"""The HTML of prose: what notes may hold comes out right, and nothing else comes out alive."""

import re
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scrutiny.base.diagnostics import Report
from scrutiny.base.text import Place, Text
from scrutiny.content import markdown as prose
from scrutiny.register.autolinks import Explanation, Explanations
from scrutiny.site import markdown_html
from scrutiny.site.markdown_html import Altered, Converter
from tests.support import within

START = Place("a.md", 1, 1)
EXPLANATIONS = Explanations(
    [
        Explanation("CSE", "child sexual exploitation", "/glossary/#cse", ("term", "cse")),
        Explanation("Clare's Law", None, "/glossary/#clares-law", ("term", "clares-law")),
        Explanation("Ann Ash", None, "/people/ann-ash/", ("person", "ann-ash")),
    ]
)
CONVERTER = Converter(EXPLANATIONS, "Table")


def html(*passages: str) -> str:
    texts = [Text(passage, Place("a.md", number + 1, 1)) for number, passage in enumerate(passages)]
    return "".join(CONVERTER.convert(texts, lambda link: None if link.target == "gone" else link.target))


def faults(passage: str) -> list[str]:
    report = Report()
    prose.faults(Text(passage, START), report)
    return [found.code for found in report.diagnostics]


def test_plain_markdown_comes_out() -> None:
    assert html("A *b* **c** `d` [e *f*](https://example.org/)\n\n> q") == (
        "<p>A <em>b</em> <strong>c</strong> <code>d</code> "
        '<a href="https://example.org/">e <em>f</em></a></p>\n'
        "<blockquote>\n<p>q</p>\n</blockquote>"
    )


def test_a_list_may_follow_a_paragraph_directly_and_nest_by_two_spaces() -> None:
    expected = "<p>Two:</p>\n<ul>\n<li>a<ul>\n<li>b</li>\n</ul>\n</li>\n<li>c</li>\n</ul>"
    assert html("Two:\n- a\n  - b\n- c") == expected


def test_a_number_at_the_start_of_a_line_is_no_list_in_a_paragraph() -> None:
    assert html("In\n2016. Then") == "<p>In\n2016. Then</p>"


def test_a_table_scrolls_in_a_region_of_its_own() -> None:
    found = html("| a | b |\n|---|--:|\n| 1 | 2 |")
    assert found.startswith('<div aria-label="Table" class="scroll" role="region" tabindex="0"><table>')
    assert '<td class="right">2</td>' in found
    assert "style" not in found


def test_the_first_mention_in_a_record_is_explained() -> None:
    found = html("CSEs and CSE.", "CSE again, Clare's Law, Ann Ash's view. XCSE, CSE-like.")
    assert found.count("child sexual exploitation") == 1
    assert found.startswith(
        '<p><a class="term" href="/glossary/#cse">CSEs</a> '
        '<span class="expansion">(child sexual exploitation)</span> and CSE.</p>'
    )
    assert '<a class="term" href="/glossary/#clares-law">Clare\'s Law</a>' in found
    assert '<a class="person" href="/people/ann-ash/">Ann Ash\'s</a>' in found


def test_an_expansion_in_the_sentence_is_not_repeated() -> None:
    for passage in ("child sexual exploitation (CSE)", "CSE (child sexual exploitation)"):
        assert "expansion" not in html(passage)
        assert "glossary/#cse" in html(passage)


def test_no_term_is_marked_inside_links_code_or_blanks() -> None:
    assert "glossary" not in html("[CSE](https://example.org/) `CSE` [redacted: CSE]")


def test_a_redaction_is_a_labelled_blank() -> None:
    assert html("By [redacted: FOIA s.40(2)].") == (
        '<p>By <span class="redacted">[redacted: FOIA s.40(2)]</span>.</p>'
    )


def test_a_link_that_leads_nowhere_leaves_its_words() -> None:
    assert html("See [this](gone).") == "<p>See <span>this</span>.</p>"


PAYLOADS = [
    "<script>alert(1)</script>",
    "<svg onload=alert(1)>",
    "<SCRIPT/x>alert(1)",
    "<!-- CANARY -->",
    "<p hidden>CANARY</p>",
    "<javascript:alert(1)>",
    "[a](JaVaScRiPt:alert(1))",
    "[a](vbscript:msgbox(1))",
    "[a](data:text/html;base64,PHN2Zz4=)",
    "[a](//evil.example/)",
    "[a](java&#9;script:alert(1))",
    '[a](http://e "x\\" onmouseover=alert(1) y=\\"")',
    "![CANARY](a.png)",
    "![a](data:image/svg+xml;base64,PHN2Zy8+)",
    "[a](http://e){: onclick=alert(1)}",
    'text\n{: onmouseover="alert(1)" }',
    '*[PCC]: x" onmouseover="alert(1)\n\nPCC',
    '```js" onclick="alert(1)\ncode\n```',
    "[^sec]: CANARY unused footnote",
    "[sec]: https://example.org 'CANARY'",
    "&lt;script&gt;",
    "heading\n=======",
]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_is_refused_and_comes_out_as_text_if_at_all(payload: str) -> None:
    assert faults(payload)
    try:
        found = html(payload)
    except Altered:
        return
    tags = re.findall(r"<[^>]*>", found)
    assert not [tag for tag in tags if re.search(r"script|\son|style|data:|hidden", tag, re.IGNORECASE)]


@pytest.mark.parametrize(
    "bomb",
    [
        "[",
        "[](",
        "![",
        "*",
        "_",
        "**a",
        "*_",
        "`",
        "\\",
        "`a",
        "> ",
        "- ",
        "1. ",
        "|",
        "a|",
        "<",
        "&",
        "~",
        "#",
        "\n\n- ",
        "[a](b",
        "*a ",
    ],
)
def test_converting_is_fast_whatever_the_text(bomb: str) -> None:
    def convert(passage: str) -> None:
        try:
            html(passage)
        except Altered:
            assert faults(passage)

    passage = bomb * (8_000 // len(bomb))
    within(faults, passage)
    within(convert, passage)


def test_what_is_nested_too_deep_is_refused() -> None:
    assert "too-deep" in faults("- " * 200 + "x")
    assert "too-deep" in faults("> " * 200 + "x")


@pytest.mark.parametrize(
    "passage", ["\n".join("  " * depth + "- x" for depth in range(500)), "- " * 800 + "x"]
)
def test_a_passage_that_is_nested_too_deep_changes_none_behind_it(passage: str) -> None:
    converter = Converter(EXPLANATIONS, "Table")
    plain = Text("A *b* [c](https://example.org/)\n\nD", START)
    before = converter.convert([plain], lambda link: link.target)
    with pytest.raises(Altered):
        converter.convert([Text(passage, START)], lambda link: link.target)
    assert converter.convert([plain], lambda link: link.target) == before


@settings(max_examples=300)
@given(st.text(alphabet="ab *_`[]()<>&!#|-\\:/\"'{}\n1.", max_size=60))
def test_prose_without_faults_is_safe_and_loses_no_word(passage: str) -> None:
    if faults(passage):
        return
    found = html(passage)
    assert set(re.findall(r"<(\w+)", found)) <= markdown_html._TAGS
    shown = unescape(re.sub(r"<[^>]*>", "", found))
    written = re.sub(r"(\])\([^()\s]*\)", r"\1", passage)
    assert [c for c in shown if c in "ab"] == [c for c in written if c in "ab"]


def test_words_are_what_a_reader_reads() -> None:
    passage = "A *b* [c d](https://example.org/e) `f`.\n\n- one\n\n| g | h |\n|---|---|\n| 1 | 2_3 |\n\n> q"
    assert prose.words(Text(passage, START)) == "A b c d f . one g h 1 2_3 q"
