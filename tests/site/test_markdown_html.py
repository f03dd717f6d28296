"""What is tuned in Python-Markdown changes nothing: the HTML is that of the library as it comes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks import corpus, offices
from scrutiny.base.diagnostics import Report
from scrutiny.base.text import Place, Source, Text
from scrutiny.content.note import read_note
from scrutiny.register.autolinks import Explanation, Explanations
from scrutiny.site import markdown_html
from scrutiny.site.markdown_html import Altered, Converter
from tests.support import EXAMPLE, ROOT

NAMES = Explanations(
    [
        Explanation("BWV", "body-worn video", "/glossary/#bwv", ("term", "bwv")),
        Explanation("Ada Merrow", None, "/people/ada-merrow/", ("person", "ada-merrow")),
    ]
)
Html = Callable[[str], str]


def html_of(converter: Converter) -> Html:
    def html(words: str) -> str:
        try:
            passages = [Text(words, Place("a.md", 1, 1))]
            return converter.convert(passages, lambda link: f"/{link.target}" if link.target else None)[0]
        except Altered as altered:
            return f"refused: {altered}"

    return html


@pytest.fixture(scope="module")
def tuned() -> Html:
    return html_of(Converter(NAMES))


@pytest.fixture(scope="module")
def untuned() -> Html:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(markdown_html, "_SIGNS", {})
        patched.setattr(markdown_html, "_BLOCK_SIGNS", {})
        return html_of(Converter(NAMES))


def test_the_tuning_can_be_left_out(tuned: Html, untuned: Html) -> None:
    assert markdown_html._SIGNS
    assert markdown_html._BLOCK_SIGNS
    assert tuned("*One* `two` [BWV](x)\nthree\\*") == untuned("*One* `two` [BWV](x)\nthree\\*")


def notes() -> list[str]:
    files = sorted(
        [*(ROOT / "content/meetings").rglob("*.md"), *(EXAMPLE / "content/meetings").rglob("*.md")]
    )
    return [file.read_text("utf-8") for file in files]


def test_notes_are_converted_as_by_the_library(tuned: Html, untuned: Html) -> None:
    made = [offices.note(meeting) for meeting in corpus.meetings(20)]
    count = 0
    for text in [*notes(), *made]:
        note = read_note(Source("meetings/2024/2024-12-05-x.md", (text,)), Report())
        for passage in note.passages() if note else ():
            assert tuned(passage.value) == untuned(passage.value)
            count += 1
    assert count > 500


PIECES = st.sampled_from(
    [*"*_`\\[]()<>&!#|~\n:.-+ 1a", "\n\n", "  \n", "**", "__", "``", "](", "- ", "1. ", "> ",
     "| a | b |\n|---|---|\n", "word", "BWV", "Ada Merrow", "[redacted: FOIA s.40(2)]",
     "[Welsh: Bore da]", "[x](y)", "é"]
)  # fmt: skip


@settings(max_examples=400)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_markdown_is_converted_as_by_the_library(tuned: Html, untuned: Html, words: str) -> None:
    assert tuned(words) == untuned(words)
