"""Addresses, and how they become relative."""

import posixpath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutiny.register import addresses
from scrutiny.rendering import relative

FOLDER = st.lists(st.sampled_from(["a", "b", "c"]), max_size=3).map(lambda parts: "/".join(["", *parts, ""]))


@given(FOLDER, FOLDER)
def test_a_relative_link_leads_to_the_same_file(page: str, target: str) -> None:
    path = addresses.output(page)
    html = relative.relative(f'<a href="{target}">', path).html
    found = html.removeprefix('<a href="').removesuffix('">')
    assert posixpath.normpath(posixpath.join(posixpath.dirname(path), found)) == addresses.output(target)


def test_anchors_files_and_outside_addresses_are_kept() -> None:
    outside = '<a href="https://e.org/"><a href="//e.org/">'
    html = '<a href="/a/#x"><a href="/a/b/#y"><img src="/c.css">' + outside
    expected = '<a href="../../a/index.html#x"><a href="#y"><img src="../../c.css">' + outside
    assert relative.relative(html, "a/b/index.html").html == expected


@pytest.mark.parametrize("words", [' href="/a/" ', ' href="/a/', ' x="/b href="/', ' href="#a" id="b"'])
def test_words_that_look_like_attributes_are_left_alone(words: str) -> None:
    html = f'<p title="x">{words}</p><a\n\tclass="y" data-src="/a/"\n  href="{{}}" id="i">{words}</a>{words}'
    found = relative.relative(html.format("/c/"), "p/index.html")
    assert found == relative.Linked(html.format("../c/index.html"), {"/c/"}, {"i"})


def test_a_page_for_errors_counts_from_the_root() -> None:
    assert relative.relative('<a href="/a/">', "404.html", "/base/").html == '<a href="/base/a/index.html">'


def test_links_and_anchors_are_found() -> None:
    html = (
        '<h2 id="one">id="no"</h2><a class="x" href="/a/#b">x</a><a href="#one">y</a><a href="https://e.org">'
    )
    found = relative.relative(html, "p/index.html")
    assert found.targets == {"/a/#b", "#one"}
    assert found.anchors == relative.anchors(html) == {"one"}
