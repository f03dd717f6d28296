"""Front matter: every value as typed, and nothing of YAML beyond that."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from scrutiny.base.diagnostics import Report
from scrutiny.base.text import Place, Source, Text
from scrutiny.content import frontmatter
from scrutiny.content.frontmatter import LONGEST, Mapping, Sequence
from tests.support import codes, within


def read(yaml_text: str) -> tuple[frontmatter.Node | None, list[str]]:
    report = Report()
    node = frontmatter.read(Text(yaml_text, Place("a.md", 2, 1)), report)
    return node, codes(report.diagnostics)


def read_codes(yaml_text: str) -> list[str]:
    return read(yaml_text)[1]


def plain(node: frontmatter.Node | None) -> object:
    if isinstance(node, Mapping):
        return {key.value: plain(value) for key, value in node.entries}
    if isinstance(node, Sequence):
        return [plain(each) for each in node.nodes]
    return node and node.value


def test_values_mean_what_they_look_like() -> None:
    node, found = read("a: NO\nb: 15:00\nc: 1.10\nd: 2024-02-29\ne: ~\nf: [y, 0123, 1_000]\ng:\n")
    assert found == []
    assert isinstance(node, Mapping)
    values = [plain(value) for _, value in node.entries]
    assert values == ["NO", "15:00", "1.10", "2024-02-29", "~", ["y", "0123", "1_000"], ""]


def test_every_value_knows_its_place() -> None:
    node, _ = read("é: ü\nlist:\n  - 'one'\n  - {k: v}\n")
    assert isinstance(node, Mapping)
    assert node.entries[0][1] == Text("ü", Place("a.md", 2, 4))
    items = node.entries[1][1]
    assert isinstance(items, Sequence)
    assert items.nodes[0] == Text("one", Place("a.md", 4, 5))
    assert items.nodes[1].place == Place("a.md", 5, 5)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: &x b", "anchor"),
        ("a: *x", "alias"),
        ("a: !!int 3", "tag"),
        ("&x a: b", "anchor"),
        ("<<: {a: b}", "merge-key"),
        ("a: b\na: c", "repeated-key"),
        ("[a]: b", "bad-yaml"),
        ("a: b\n---\nc: d", "bad-yaml"),
        ("a: {b: c", "bad-yaml"),
        ("\ta: b", "bad-yaml"),
        ("a: " + "[" * 20 + "]" * 20, "too-deep"),
        ("a: " + "x" * LONGEST, "too-long"),
        ("a: b #c", "comment"),
        ('a: "\\u200b"', "hidden-character"),
    ],
)
def test_what_notes_do_not_use_is_refused(text: str, code: str) -> None:
    assert code in read(text)[1]


@pytest.mark.parametrize("bomb", ["[", "{a: ", "- ", "? ", "&a [", "'", '"', "a: |\n ", "!", "%"])
def test_a_bomb_is_refused_at_once(bomb: str) -> None:
    within(read_codes, ("a: " if bomb == "[" else "") + bomb * (60_000 // len(bomb)))


def test_a_merge_key_bomb_is_refused_at_once() -> None:
    lines = ["a0: &a0 {k: v}"]
    lines += [f"a{n}: &a{n}\n  <<: [{','.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    assert within(read_codes, "\n".join(lines)) == ["anchor"]


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cf"]), max_size=60))
def test_a_quoted_value_comes_out_as_it_went_in(value: str) -> None:
    text = "a: '" + value.replace("'", "''") + "'"
    node, found = read(text)
    if not found:
        assert plain(node) == {"a": value}


@given(st.text(alphabet="ab:-[]{}#&*!|>'\"%@`,? \n\t", max_size=40))
def test_reading_never_raises_and_agrees_with_the_pure_parser(text: str) -> None:
    node, found = read(text)
    if node is None or found:
        return
    try:
        expected = yaml.load(text, Loader=yaml.BaseLoader)
    except yaml.YAMLError:  # libyaml reads a few oddities that the pure parser does not
        return
    assert plain(node) == expected


def split(text: str) -> tuple[tuple[Text, Text] | None, list[str]]:
    report = Report()
    return frontmatter.split(Source("a.md", text), report), codes(report.diagnostics)


def test_a_note_is_split_at_its_fences() -> None:
    parted, found = split("--- \na: b\n---\t\n\nbody\n---\n")
    assert found == []
    assert parted == (Text("a: b", Place("a.md", 2, 1)), Text("\nbody\n---\n", Place("a.md", 4, 1)))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a: b",
        "\n---\na: b\n---\n",
        "—-\na: b\n—-\n",
        "---\na: b\n...\n",
        "+++\na = 1\n+++\n",
        "----\n----",
    ],
)
def test_a_missing_or_broken_fence_is_refused(text: str) -> None:
    assert split(text) == (None, ["no-front-matter"])


def test_lines_of_comment_are_not_published() -> None:
    text = "---\n# who wrote this\ntitle: 'a # b'\n  # more\nx: |\n  # text\n---\nbody\n# not yaml\n"
    published = "---\ntitle: 'a # b'\nx: |\n  # text\n---\nbody\n# not yaml\n"
    assert frontmatter.uncommented(Source("a.md", text)) == published
