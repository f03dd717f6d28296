"""Whatever a passage says, it is converted or refused."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from scrutiny.base.text import Place, Text
from scrutiny.register.autolinks import Explanation, Explanations
from scrutiny.site.markdown_html import Altered, Converter

NAMES = Explanations(
    [
        Explanation("BWV", "body-worn video", "/glossary/#bwv", ("term", "bwv")),
        Explanation("Ada Merrow", None, "/people/ada-merrow/", ("person", "ada-merrow")),
    ]
)
CONVERTER = Converter(NAMES, "Table")


def html(words: str) -> str:
    passages = [Text(words, Place("a.md", 1, 1))]
    return CONVERTER.convert(passages, lambda link: f"/{link.target}" if link.target else None)[0]


PIECES = st.sampled_from(
    [*"*_`\\[]()<>&!#|~\n:.-+ 1a", "\n\n", "  \n", "**", "__", "``", "](", "- ", "1. ", "> ",
     "| a | b |\n|---|---|\n", "word", "BWV", "Ada Merrow", "[redacted: FOIA s.40(2)]",
     "[Welsh: Bore da]", "[x](y)", "é"]
)  # fmt: skip


@settings(max_examples=400)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_markdown_is_converted_or_refused(words: str) -> None:
    try:
        made = html(words)
    except Altered:
        return
    tags = set(re.findall(r"<(\w+)", made))
    assert tags <= {"a", "blockquote", "br", "code", "div", "em", "hr", "li", "ol", "p", "span", "strong",
                    "table", "tbody", "td", "th", "thead", "tr", "ul"}  # fmt: skip
    assert all(where.startswith("/") for where in re.findall(r'href="([^"]*)"', made))
