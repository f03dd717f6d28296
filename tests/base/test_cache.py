"""A site made with what is remembered is the same to the byte as one made anew, whatever was edited."""

from __future__ import annotations

import dataclasses
import datetime
import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scrutiny.base.cache import Memo, Output
from scrutiny.base.diagnostics import Report
from scrutiny.base.executor import Stopped, here
from scrutiny.base.output import Beside
from scrutiny.base.settings import Settings
from scrutiny.content.input import Input
from scrutiny.pipeline import assemble, check
from scrutiny.search.index.document import Told
from scrutiny.site.page import Later
from tests.support import SETTINGS, example

EXAMPLE = example()

T = TypeVar("T")
R = TypeVar("R")


class Keeping(Memo):
    """A memo whose files are those of the last site that was built whole."""

    def __init__(self) -> None:
        super().__init__()
        self._next: dict[str, tuple[Output, bytes]] = {}
        self.site: dict[str, bytes] = {}

    def made(self, path: str, output: Output, links: bytes, stamp: Beside | None = None) -> None:
        super().made(path, output, links, stamp)
        there = self.files.get(path)
        self._next[path] = (output, self.links(path) if there is output else links)

    def build(self, content: Input, now: Settings) -> tuple[dict[str, bytes] | None, int]:
        """The site with what is remembered, and how many of its files were made; None where it is refused."""
        report, self._next, self._made = Report(), {}, {}
        checked = check.check(content, now, report, memo=self)
        if checked is None:
            return None, 0
        built = list(assemble.build(content, checked, report, previous=self.site.get, memo=self))
        if report.failed:
            return None, 0
        self.site = {path: data if isinstance(data, bytes) else self.site[path] for path, data in built}
        self._links = {path: links for path, (_, links) in self._next.items()}
        self._files = {path: output for path, (output, _) in self._next.items() if output.key}
        return self.site, sum(isinstance(data, bytes) for _, data in built)


def anew(content: Input, now: Settings) -> tuple[dict[str, bytes] | None, tuple[str, ...]]:
    report = Report()
    checked = check.check(content, now, report)
    found = assemble.whole(content, checked, report) if checked else None
    return None if report.failed else found, tuple(map(str, report.diagnostics))


Edit = Callable[[Input], Input]


def with_texts(content: Input, **changed: bytes | None) -> Input:
    texts = {path: data for path, data in {**content.texts, **changed}.items() if data is not None}
    return dataclasses.replace(content, texts=texts)


def line_changed(path: str, number: int, word: str, content: Input) -> Input:
    """One line of a file with another word in it."""
    if path not in content.texts:
        return content
    lines = content.texts[path].decode().split("\n")
    at = number % len(lines)
    words = lines[at].split(" ")
    words[-1] = word
    lines[at] = " ".join(words)
    return with_texts(content, **{path: "\n".join(lines).encode()})


def line_moved(path: str, number: int, to: int, content: Input) -> Input:
    if path not in content.texts:
        return content
    lines = content.texts[path].decode().split("\n")
    lines.insert(to % len(lines), lines.pop(number % len(lines)))
    return with_texts(content, **{path: "\n".join(lines).encode()})


def field_changed(path: str, field: str, value: str, content: Input) -> Input:
    """A field of the front matter, or of the first record that has it, with another value."""
    text = content.texts.get(path, b"").decode()
    found = re.sub(rf"(?m)^((?:- )?{field}: ).*$", rf"\g<1>{value}", text, count=1)
    return with_texts(content, **{path: found.encode()}) if text else content


def removed(path: str, content: Input) -> Input:
    return with_texts(content, **{path: None})


def put_back(path: str, content: Input) -> Input:
    return with_texts(content, **{path: EXAMPLE.texts[path]})


def copied(path: str, day: str, content: Input) -> Input:
    """A further meeting with the same note on another day."""
    text = re.sub(r"(?m)^date: .*$", f"date: {day}", EXAMPLE.texts[path].decode(), count=1)
    return with_texts(content, **{f"meetings/{day[:4]}/{day}-again.md": text.encode()})


def template_changed(path: str, word: str, content: Input) -> Input:
    text = EXAMPLE.templates[path].replace("</p>", f" {word}</p>", 1)
    return dataclasses.replace(content, templates={**content.templates, path: text})


PATHS = sorted(EXAMPLE.texts)
NOTES = [path for path in PATHS if path.startswith("meetings/")]
WORDS = st.sampled_from(
    ["open", "complete", "Changed.", "2025-01-31", "[a link](people/ada-merrow.md)", "HMICFRS", ""]
)
FIELDS = st.sampled_from([
    ("status", "published"), ("status", "draft"), ("status", "scheduled"), ("title", "Another title"),
    ("Status", "complete"), ("Status", "open"), ("Due", "2024-01-31"), ("Topic", "Something new"),
    ("publish_at", "2026-06-30T12:00+00:00"), ("date", "2025-03-04"), ("name", "Another Name"),
])  # fmt: skip
EDITS: st.SearchStrategy[Edit] = st.one_of(
    st.builds(partial, st.just(line_changed), st.sampled_from(NOTES), st.integers(0, 200), WORDS),
    st.builds(partial, st.just(line_changed), st.sampled_from(PATHS), st.integers(0, 200), WORDS),
    st.builds(partial, st.just(line_moved), st.sampled_from(NOTES), st.integers(0, 200), st.integers(0, 200)),
    st.tuples(st.sampled_from(PATHS), FIELDS).map(lambda each: partial(field_changed, each[0], *each[1])),
    st.builds(partial, st.just(removed), st.sampled_from(NOTES)),
    st.builds(partial, st.just(put_back), st.sampled_from(PATHS)),
    st.builds(
        partial, st.just(copied), st.sampled_from(NOTES), st.sampled_from(["2025-01-09", "2026-02-03"])
    ),
    st.builds(
        partial,
        st.just(template_changed),
        st.sampled_from(["base.html", "macros.html", "records/action.html", "pages/record.html"]),
        st.sampled_from(["one", "two", "{{ register.meetings|length }}"]),
    ),
)
MOMENTS = st.sampled_from([
    SETTINGS,
    dataclasses.replace(SETTINGS, as_of=SETTINGS.as_of.replace(hour=13)),
    dataclasses.replace(SETTINGS, as_of=SETTINGS.as_of + datetime.timedelta(days=400)),
    dataclasses.replace(SETTINGS, drafts=True),
])  # fmt: skip


@pytest.fixture(scope="module")
def begun() -> Keeping:
    found = Keeping()
    found.build(EXAMPLE, SETTINGS)
    return found


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(EDITS, MOMENTS), min_size=1, max_size=4))
def test_no_page_is_ever_out_of_date(begun: Keeping, steps: list[tuple[Edit, Settings]]) -> None:
    content = EXAMPLE
    begun.build(EXAMPLE, SETTINGS)
    for edit, now in steps:
        changed = edit(content)
        wanted, said = anew(changed, now)
        found, _ = begun.build(changed, now)
        assert found == wanted, said
        content = changed if wanted is not None else content


def test_what_is_remembered_beside_a_note_nested_too_deep_is_right() -> None:
    found, nested = Keeping(), "\n".join("  " * depth + "- x" for depth in range(500))
    deep = EXAMPLE.texts[NOTES[0]] + f"\n\n{nested}\n".encode()
    refused, _ = found.build(with_texts(EXAMPLE, **{NOTES[0]: deep}), SETTINGS)
    assert refused is None
    mended, _ = found.build(EXAMPLE, SETTINGS)
    assert mended == anew(EXAMPLE, SETTINGS)[0]


def test_nothing_is_kept_while_processes_that_make_pages_read_what_is_kept() -> None:
    at_work: list[int] = []
    meanwhile: list[str] = []

    class Watched(Memo):
        def put_packed(self, key: str, packed: object) -> None:
            super().put_packed(key, packed)
            meanwhile.extend(key for _ in at_work)

    def run(
        work: Callable[[T], R], tasks: Sequence[T], seconds: Callable[[T], float]
    ) -> Iterator[R | Stopped]:
        def results() -> Iterator[R | Stopped]:
            yield from here(work, tasks, seconds)
            at_work.clear()

        if isinstance(tasks[0], list) and isinstance(tasks[0][0], Later):
            at_work.append(len(tasks))
        return results()

    report, memo = Report(), Watched()
    checked = check.check(EXAMPLE, SETTINGS, report, memo=memo)
    assert checked
    for path, _ in assemble.build(EXAMPLE, checked, report, run=run, memo=memo):
        assert at_work or not path.startswith("search/words/")
    assert not at_work
    assert meanwhile == []
    assert any(isinstance(each, Told) for each in memo._results.values())
