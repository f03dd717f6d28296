"""A site made from a cache is the same to the byte as one made anew, and little of it is made again."""

import dataclasses
import datetime
import re
from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scrutiny.base import fingerprint
from scrutiny.base.cache import Cache
from scrutiny.base.diagnostics import Report
from scrutiny.base.settings import Settings
from scrutiny.content.input import Input
from scrutiny.content.note import is_note
from scrutiny.pipeline import assemble, check
from tests import small
from tests.support import SETTINGS, note
from tests.support import given as given_texts

OFFICE = small.content()


class Kept(Cache):
    """A cache whose files are those of the last site that was built whole."""

    every = 0
    """How many bundles the office has."""

    def __init__(self) -> None:
        super().__init__()
        self.site: dict[str, bytes] = {}
        self._digests: dict[str, str] = {}

    def digest(self, path: str) -> str | None:
        return self._digests.get(path)

    def read(self, path: str) -> bytes:
        return self.site[path]

    def build(self, content: Input, now: Settings) -> tuple[dict[str, bytes] | None, int]:
        """The site from the cache, and how many bundles were made; None where it is refused."""
        report, made = Report(), 0

        def progress(_: int, total: int) -> None:
            nonlocal made
            made = total

        checked = check.check(content, now, report, cache=self, prose=False)
        if checked is None:
            return None, 0
        built = list(assemble.build(content, checked, report, progress, cache=self))
        if report.failed:
            return None, made
        self.site = {path: data if isinstance(data, bytes) else self.site[path] for path, data in built}
        self._digests = {path: fingerprint.digest(data) for path, data in self.site.items()}
        return self.site, made


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
    return with_texts(content, **{path: OFFICE.texts[path]})


def copied(path: str, day: str, content: Input) -> Input:
    """A further meeting with the same note on another day."""
    text = re.sub(r"(?m)^date: .*$", f"date: {day}", OFFICE.texts[path].decode(), count=1)
    return with_texts(content, **{f"meetings/{day[:4]}/{day}-again.md": text.encode()})


def renamed(path: str, word: str, content: Input) -> Input:
    """A note, and its translation, under another name, by which the others call it as well."""
    stem = path.rpartition("/")[2].partition(".")[0]
    called = re.compile(rf"(?<![\w-]){stem}(?![\w-])")

    def new(text: str) -> str:
        return called.sub(f"{stem}-{word}", text)

    texts = {new(path): new(data.decode()).encode() for path, data in content.texts.items()}
    return dataclasses.replace(content, texts=texts)


def by_itself(path: str, name: str, content: Input) -> Input:
    """A further decision or question by itself, on the day of its name."""
    text = OFFICE.texts[path].decode()
    text = re.sub(r"(?m)^date: .*$", f"date: {name[:10]}", text, count=1)
    text = re.sub(r"(?m)^reference: .*$", f"reference: {name}", text, count=1)
    folder = path.rpartition("/")[0]
    return with_texts(content, **{f"{folder}/{name}.md": text.encode()})


RECOMMENDED = """

## Recommendations

### Recommendation 7: Answer sooner
- Status: {state}
- Due: 2025-01-31

Answer 101 within two minutes.
"""


def recommended(path: str, state: str, content: Input) -> Input:
    """An inspection report with a recommendation in its file."""
    if path not in content.texts:
        return content
    text = content.texts[path].decode().partition("\n\n## Recommendations")[0]
    return with_texts(content, **{path: (text + RECOMMENDED.format(state=state)).encode()})


def paper_changed(path: str, data: bytes | None, content: Input) -> Input:
    """A paper with other words, or none."""
    papers = {name: read for name, read in content.attachments.items() if name != path}
    if data is not None:
        papers[path] = lambda: data
    return dataclasses.replace(content, attachments=papers)


def place_changed(old: str, new: str, content: Input) -> Input:
    """A place of the office under another name."""
    office = content.texts["office.yaml"].replace(old.encode(), new.encode())
    return with_texts(content, **{"office.yaml": office})


def template_changed(path: str, word: str, content: Input) -> Input:
    text = OFFICE.templates[path].replace("</p>", f" {word}</p>", 1)
    return dataclasses.replace(content, templates={**content.templates, path: text})


LIST = "pages/register.html", "questions/index.html"
NOWHERE = "pages/not_found.html", "404.html"
WORDS_OF_A_LIST = (
    "{% for section in sections %}{% for each in section.things %}{{ each.first.prose }}{% endfor %}"
    "{% endfor %}"
)
ASKING = {
    "all records": (*NOWHERE, "{{ register.records.values()|map(attribute='title')|join }}"),
    "the meetings": (
        *NOWHERE,
        "{% for each in register.content.notes %}{{ each.meeting.venue|default('') }}{% endfor %}",
    ),
    "words by a filter": (*NOWHERE, "{{ register.records.values()|map(attribute='prose')|join }}"),
    "what happened": (*NOWHERE, "{{ site.events.records|map(attribute='said')|join }}"),
    "words in a list": (*LIST, WORDS_OF_A_LIST),
    "words by an item": (*LIST, WORDS_OF_A_LIST.replace("first.prose", "first['prose']")),
}


PATHS = sorted(OFFICE.texts)
NOTES = [path for path in PATHS if is_note(path)]
MEETINGS = [path for path in NOTES if path.startswith("meetings/")]
ALONE = [path for path in NOTES if path.startswith(("decisions/", "questions/")) and ".cy." not in path]
REPORTS = [path for path in PATHS if path.startswith("inspections/")]
PAPERS = sorted(path for path in OFFICE.attachments if path.endswith((".txt", ".csv")))
WORDS = st.sampled_from(
    ["open", "complete", "Changed.", "2025-01-31", "[a link](people/ada-lund.md)", "HMICFRS", ""]
)
FIELDS = st.sampled_from([
    ("status", "published"), ("status", "draft"), ("status", "scheduled"), ("title", "Another title"),
    ("Status", "complete"), ("Status", "open"), ("Due", "2024-01-31"), ("Topic", "Something new"),
    ("publish_at", "2026-06-30T12:00+00:00"), ("date", "2025-03-04"), ("name", "Another Name"),
    ("outcome", "deferred"), ("judgement", "answered"), ("meeting", "2024-03-14-board"),
    ("topic", "Road safety"), ("Updates", "2024-03-14-board#action-1-1"),
])  # fmt: skip
EDITS: st.SearchStrategy[Edit] = st.one_of(
    st.builds(partial, st.just(line_changed), st.sampled_from(NOTES), st.integers(0, 200), WORDS),
    st.builds(partial, st.just(line_changed), st.sampled_from(PATHS), st.integers(0, 200), WORDS),
    st.builds(partial, st.just(line_moved), st.sampled_from(NOTES), st.integers(0, 200), st.integers(0, 200)),
    st.tuples(st.sampled_from(PATHS), FIELDS).map(lambda each: partial(field_changed, each[0], *each[1])),
    st.builds(partial, st.just(removed), st.sampled_from(NOTES)),
    st.builds(partial, st.just(put_back), st.sampled_from(PATHS)),
    st.builds(
        partial, st.just(copied), st.sampled_from(MEETINGS), st.sampled_from(["2025-01-09", "2026-02-03"])
    ),
    st.builds(
        partial,
        st.just(renamed),
        st.sampled_from(NOTES),
        st.sampled_from(["b", "c"]),
    ),
    st.builds(
        partial, st.just(by_itself), st.sampled_from(ALONE), st.sampled_from(["2025-01-09-a", "2026-02-03-b"])
    ),
    st.builds(partial, st.just(recommended), st.sampled_from(REPORTS), st.sampled_from(["open", "complete"])),
    st.builds(
        partial,
        st.just(paper_changed),
        st.sampled_from(PAPERS),
        st.sampled_from([b"roads,2025\n1,2\n", b"Other words on crime.\n", None]),
    ),
    st.builds(
        partial,
        st.just(place_changed),
        st.sampled_from(["Thorpe", "Gill Head", "Esk Isaf"]),
        st.sampled_from(["Lower Thorpe", "Inspection", "Speed cameras"]),
    ),
    st.builds(
        partial,
        st.just(template_changed),
        st.sampled_from(["base.html", "macros.html", "records/action.html", "pages/record.html"]),
        st.sampled_from(
            [
                "one",
                "two",
                "{{ register.meetings|length }}",
                "{{ (register.records.values()|list)[3].prose }}",
            ]
        ),
    ),
)
MOMENTS = st.sampled_from([
    SETTINGS,
    dataclasses.replace(SETTINGS, as_of=SETTINGS.as_of.replace(hour=13)),
    dataclasses.replace(SETTINGS, as_of=SETTINGS.as_of + datetime.timedelta(days=400)),
    dataclasses.replace(SETTINGS, drafts=True),
])  # fmt: skip


@pytest.fixture(scope="module")
def begun() -> Kept:
    """What is known once the office was built; each test begins with its build, of which nothing is made."""
    found = Kept()
    _, found.every = found.build(OFFICE, SETTINGS)
    return found


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(EDITS, MOMENTS), min_size=1, max_size=4))
def test_no_page_is_ever_out_of_date(begun: Kept, steps: list[tuple[Edit, Settings]]) -> None:
    content = OFFICE
    begun.build(OFFICE, SETTINGS)
    for edit, now in steps:
        changed = edit(content)
        wanted, said = anew(changed, now)
        found, _ = begun.build(changed, now)
        assert found == wanted, said
        if wanted is not None:
            assert begun.build(changed, now)[1] == 0
        content = changed if wanted is not None else content


def test_what_is_remembered_beside_a_note_nested_too_deep_is_right(begun: Kept) -> None:
    nested = "\n".join("  " * depth + "- x" for depth in range(250))
    deep = OFFICE.texts[NOTES[0]] + f"\n\n{nested}\n".encode()
    refused, _ = begun.build(with_texts(OFFICE, **{NOTES[0]: deep}), SETTINGS)
    assert refused is None
    mended, _ = begun.build(OFFICE, SETTINGS)
    assert mended == anew(OFFICE, SETTINGS)[0]


def edited(old: str, new: str, content: Input = OFFICE, path: str = small.JUNE) -> Input:
    text = content.texts[path].decode()
    assert old in text
    return with_texts(content, **{path: text.replace(old, new, 1).encode()})


@pytest.mark.parametrize(
    ("path", "old", "new", "most"),
    [
        (small.JUNE, "", "", 0),
        (small.JUNE, "Agreed as a true record.", "It was agreed, and then some more was said.", 1),
        (small.SEPTEMBER, "- Status: in progress", "- Status: open", 36),
        (small.JUNE, "venue: Online", "venue: At the Moot Hall", 60),
    ],
)
def test_as_many_bundles_are_made_as_are_tied_to_a_change(
    begun: Kept, path: str, old: str, new: str, most: int
) -> None:
    begun.build(OFFICE, SETTINGS)
    changed = edited(old, new, path=path)
    found, made = begun.build(changed, SETTINGS)
    assert found
    assert found == anew(changed, SETTINGS)[0]
    assert min(most, 1) <= made <= most < begun.every / 2


def test_a_status_in_a_report_makes_only_what_is_tied_to_it() -> None:
    cache = Kept()
    before = recommended(REPORTS[0], "open", OFFICE)
    _, every = cache.build(before, SETTINGS)
    changed = recommended(REPORTS[0], "complete", OFFICE)
    found, made = cache.build(changed, SETTINGS)
    assert found == anew(changed, SETTINGS)[0]
    assert 1 <= made < every / 4


def test_a_bundle_whose_file_was_lost_is_made_again(begun: Kept) -> None:
    begun.build(OFFICE, SETTINGS)
    path = "meetings/2024-06-13-board/index.html"
    del begun._digests[path]
    found, made = begun.build(OFFICE, SETTINGS)
    assert made == 1
    assert found == anew(OFFICE, SETTINGS)[0]


FEW = given_texts({
    small.JUNE: note(
        "## 1. Notes\n\nAgreed as a true record.\n\n## 2. Safer roads\n\n### Question 1: Cameras\n\n"
        "Do all cameras work now?\n\n**Answer:** All 18 do.\n\n### Action 1: Mend them\n"
        "- Status: complete\n- Updates: 2023-09-14-performance-meeting/action-1-1\n\nMend all cameras.\n",
        venue="Online",
    ).replace("2024-12-05", "2024-06-13"),
    "meetings/2023/2023-09-14-performance-meeting.md": note(
        "## 1. Roads\n\n### Action 1: Mend them\n- Status: open\n\nMend two cameras.\n", venue="Guildhall"
    ).replace("2024-12-05", "2023-09-14"),
    "meetings/2025/2025-01-09-performance-meeting.md": note(
        "## 1. Fraud\n\n### Question 1: Calls\n\nHow many?\n\n**Answer:** Nine.\n", venue="Guildhall"
    ).replace("2024-12-05", "2025-01-09"),
})  # fmt: skip
"""A content of few notes, with a thread."""


@pytest.mark.parametrize("asked", ASKING)
def test_a_template_may_ask_for_anything(asked: str) -> None:
    page, shown, asking = ASKING[asked]
    text = FEW.templates[page].replace("{% block main %}", "{% block main %}" + asking, 1)
    content = dataclasses.replace(FEW, templates={**FEW.templates, page: text})
    cache, seen = Kept(), set()
    before, _ = cache.build(content, SETTINGS)
    for old, new in (
        ("Agreed as a true record.", "It was agreed."),
        ("Do all cameras work now?", "Do they work?"),
        ("- Status: complete", "- Status: in progress"),
        ("## 2. Safer roads", "## 2. Roads made safer"),
        ("venue: Online", "venue: At the Moot Hall"),
    ):
        changed = edited(old, new, content)
        found, _ = cache.build(changed, SETTINGS)
        assert found == anew(changed, SETTINGS)[0]
        assert found
        assert found != before
        seen.add(found[shown])
    assert len(seen) > 1, "the page shows something of what was changed"
