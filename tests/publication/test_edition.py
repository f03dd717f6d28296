"""One edition after another: what changed is said, and no address stops answering."""

import datetime
import re
from collections.abc import Callable, Iterator, Mapping

import pytest
from hypothesis import given as given_words
from hypothesis import strategies as st

from scrutiny.base.diagnostics import Diagnostic, Report
from scrutiny.base.settings import Settings
from scrutiny.content.input import Input
from scrutiny.pipeline import assemble, check
from scrutiny.publication import ledger
from scrutiny.publication.previous import PreviousEdition
from scrutiny.site import diff
from tests.support import example, given, note

Files = Mapping[str, bytes]
FIRST = datetime.datetime(2026, 6, 30, tzinfo=datetime.UTC)


def edition(
    content: Input, before: Files | None = None, days: int = 0
) -> tuple[dict[str, bytes], tuple[Diagnostic, ...]]:
    """The files of an edition some days after the first, and what is wrong with its content."""
    live = None
    if before is not None:
        live = PreviousEdition(ledger.read(before[ledger.PATH]), frozenset(before), before.__getitem__)
    settings = Settings(as_of=FIRST + datetime.timedelta(days=days))
    report = Report()
    checked = check.check(content, settings, report, live)
    found = assemble.whole(content, checked, report, before=live) if checked else {}
    return found, report.diagnostics


@pytest.fixture(autouse=True)
def counted(request: pytest.FixtureRequest, kept: Callable[..., None]) -> Iterator[None]:
    """Counts each of these tests for the promise that it is about."""
    before = request.session.testsfailed
    yield
    if request.session.testsfailed == before:
        moved = re.search(
            "address|note_takes|renam|renumber|deleted|move|taken_away|topic", request.node.name
        )
        kept(3 if moved else 2, "lost addresses tried" if moved else "changes of published texts tried")


def errors(found: tuple[Diagnostic, ...]) -> list[tuple[str, str]]:
    return [(each.code, f"{each.place.path}:{each.place.line}") for each in found if each.severity == "error"]


def events(files: Files, address: str) -> list[str]:
    return [line.event for line in ledger.read(files[ledger.PATH]).lines if line.address == address]


def lost(before: Files, after: Files) -> set[str]:
    """The paths that no longer answer; parts of the search index are no addresses."""
    return {path for path in set(before) - set(after) if "search/" not in path and "404" not in path}


PATH = "meetings/2024/a.md"
BODY = "## 1. Roads\n\nThere were 41 officers.\n\n### Question 1\n\nWhy?\n\n**Answer:** Because.\n"


def texts(body: str = BODY, path: str = PATH, **fields: str) -> dict[str, str | bytes]:
    return {path: note(body, **fields)}


CORRECTED = "[{date: 2026-07-01, type: correction, note: The number was wrong.}]"


@pytest.fixture(scope="module")
def first() -> Files:
    files, found = edition(given(texts()))
    assert not errors(found)
    return files


def test_the_same_content_adds_nothing_to_the_ledger(first: Files) -> None:
    again, found = edition(given(texts()), first)
    assert not errors(found)
    assert again == first


def test_an_edition_of_the_example_continues_itself() -> None:
    whole = edition(example())[0]
    again, found = edition(example(), whole)
    assert not errors(found)
    assert again == whole


def test_a_later_day_changes_no_line_of_the_ledger(first: Files) -> None:
    later, _ = edition(given(texts()), first, days=40)
    assert later[ledger.PATH] == first[ledger.PATH]


def test_a_silent_edit_is_refused_at_its_line(first: Files) -> None:
    files, found = edition(given(texts(BODY.replace("41", "44"))), first)
    assert errors(found) == [("silent-edit", f"{PATH}:9")]
    assert files == {}


def test_a_silent_deletion_is_refused(first: Files) -> None:
    _, found = edition(given(texts(BODY.replace("There were 41 officers.\n\n", ""))), first)
    assert [code for code, _ in errors(found)] == ["silent-edit"]


def test_a_silent_edit_of_the_front_matter_is_refused(first: Files) -> None:
    _, found = edition(given(texts(venue="Town Hall")), first)
    assert errors(found) == [("silent-edit", f"{PATH}:5")]


def test_a_recorded_correction_shows_both_texts(first: Files) -> None:
    files, found = edition(given(texts(BODY.replace("41", "44"), changes=CORRECTED)), first, days=1)
    assert not errors(found)
    page = files["meetings/a/changes/index.html"].decode()
    assert "The number was wrong." in page
    assert "41</del>" not in page
    assert "[taken out:] </span>41<span" in page
    assert "[put in:] </span>44<span" in page
    assert "There were " in page
    assert b"41 officers" in files["meetings/a/changes/1.md"]
    assert events(files, "/meetings/a/") == ["published", "changed"]
    assert events(files, "/meetings/a/question-1-1/") == ["published"]
    again, found = edition(given(texts(BODY.replace("41", "44"), changes=CORRECTED)), files, days=1)
    assert not errors(found)
    assert again == files


def test_one_entry_explains_one_edition(first: Files) -> None:
    second, _ = edition(given(texts(BODY.replace("41", "44"), changes=CORRECTED)), first, days=1)
    _, found = edition(given(texts(BODY.replace("41", "45"), changes=CORRECTED)), second, days=2)
    assert [code for code, _ in errors(found)] == ["silent-edit"]


def test_a_published_entry_stays(first: Files) -> None:
    second, _ = edition(given(texts(BODY.replace("41", "44"), changes=CORRECTED)), first, days=1)
    other = CORRECTED.replace("wrong", "updated")
    _, found = edition(given(texts(BODY.replace("41", "44"), changes=other)), second, days=2)
    assert errors(found) == [("rewritten-change", f"{PATH}:5")]


REDACTED = (
    "[{date: 2026-07-01, type: correction, note: The number was wrong.}, "
    "{date: 2026-07-02, type: redaction, note: A name was taken out.}]"
)


def test_a_redaction_takes_every_older_text_away(first: Files) -> None:
    named = BODY.replace("41", "44").replace("Because", "CANARYNAME said so")
    second, _ = edition(given(texts(named, changes=CORRECTED)), first, days=1)
    assert b"CANARYNAME" in b"".join(second.values())
    blanked = named.replace("CANARYNAME", "[redacted: FOIA s.40(2)]")
    third, found = edition(given(texts(blanked, changes=REDACTED)), second, days=2)
    assert not errors(found)
    assert [path for path, data in third.items() if b"CANARYNAME" in data] == []
    assert b"41 officers" not in b"".join(third.values())
    gone = third["meetings/a/changes/1.md"].decode()
    assert "no longer published" in gone
    assert "is not kept" in third["meetings/a/changes/index.html"].decode()
    later = blanked.replace("44", "46")
    fourth, found = edition(
        given(texts(later, changes=REDACTED[:-1] + ", {date: 2026-07-03, type: correction, note: x}]")),
        third,
        days=3,
    )
    assert not errors(found)
    page = fourth["meetings/a/changes/index.html"].decode()
    assert "44<span" in page
    assert "46<span" in page
    assert "no longer published" not in page
    assert "The text of version 1<" not in page
    assert "The text of version 3<" in page
    assert [path for path, data in fourth.items() if b"CANARYNAME" in data] == []


def test_a_redaction_in_one_language_takes_the_older_texts_of_every_language_away() -> None:
    office = "name: O\nforce: F\ncommissioner: C\nchief_constable: CC\nlanguages: [en, cy]\n"
    welsh = "meetings/2024/a.cy.md"
    both: dict[str, str | bytes] = {**texts(), **texts(path=welsh), "office.yaml": office}
    one, found = edition(given(both))
    assert not errors(found)
    named = {
        **both,
        **texts(BODY.replace("Because", "CANARYNAME"), welsh, changes=CORRECTED),
        **texts(BODY.replace("Because", "CANARYNAME"), changes=CORRECTED),
    }
    two, found = edition(given(named), one, days=1)
    assert not errors(found)
    fresh = {
        **both,
        **texts(BODY.replace("Because", "[redacted: x]"), changes=REDACTED),
        **texts(
            BODY.replace("Because", "Nobody"), welsh, changes=REDACTED.replace("redaction", "correction")
        ),
    }
    _, found = edition(given(fresh), two, days=2)
    assert errors(found) == [("partial-redaction", f"{welsh}:5")]
    fresh |= texts(BODY.replace("Because", "[redacted: x]"), welsh, changes=REDACTED)
    three, found = edition(given(fresh), two, days=2)
    assert not errors(found)
    assert [path for path, data in three.items() if b"CANARYNAME" in data] == []


def test_answers_to_advance_questions_need_no_entry() -> None:
    asked = BODY.replace("\n**Answer:** Because.\n", "").replace("There were 41 officers.\n\n", "")
    scheduled = note(asked).replace("status: published", "status: scheduled")
    before, found = edition(given({PATH: scheduled}))
    assert not errors(found)
    files, found = edition(given(texts()), before, days=1)
    assert not errors(found)
    assert events(files, "/meetings/a/") == ["published", "changed"]


def test_a_detour_through_another_status_hides_no_change(first: Files) -> None:
    for status in ("scheduled", "cancelled"):
        text = note(BODY.replace("41", "44").replace("\n**Answer:** Because.\n", ""))
        _, found = edition(
            given({PATH: text.replace("status: published", f"status: {status}")}), first, days=1
        )
        assert [code for code, _ in errors(found)] == ["silent-edit"]


def test_a_detour_through_another_language_hides_no_change() -> None:
    office = "name: O\nforce: F\ncommissioner: C\nchief_constable: CC\nlanguages: [en, cy]\n"
    alone: dict[str, str | bytes] = {**texts(), "office.yaml": office}
    welsh = "meetings/2024/a.cy.md"
    one, _ = edition(given({**alone, **texts(BODY.replace("Why?", "Pam?"), welsh)}))
    two, found = edition(given(alone), one, days=1)
    assert not errors(found)
    same, found = edition(given({**alone, **texts(BODY.replace("Why?", "Pam?"), welsh)}), two, days=2)
    assert not errors(found)
    assert same
    _, found = edition(given({**alone, **texts(BODY.replace("Why?", "Pryd?"), welsh)}), two, days=2)
    assert errors(found) == [("silent-edit", f"{welsh}:13")]


WITHDRAWN = "{date: 2026-07-01, reason: It named a child.}"


def withdrawn(body: str = "") -> dict[str, str | bytes]:
    return {
        path: str(text).replace("status: published", "status: withdrawn")
        for path, text in texts(body, withdrawn=WITHDRAWN).items()
    }


@pytest.mark.parametrize("body", ["", BODY])
def test_a_withdrawn_note_leaves_its_addresses_and_nothing_else(first: Files, body: str) -> None:
    second, _ = edition(given(texts(BODY.replace("41", "44"), changes=CORRECTED)), first, days=1)
    files, found = edition(given(withdrawn(body)), second, days=2)
    assert not errors(found)
    assert "officers" not in b"".join(files.values()).decode("utf-8", "replace")
    for path in ("", "question-1-1/", "changes/"):
        assert "withdrawn" in files[f"meetings/a/{path}index.html"].decode()
    page = files["meetings/a/index.html"].decode()
    assert 'id="item-1"' in page
    assert 'id="question-1-1"' in page
    assert lost(second, files) == set()
    again, found = edition(given(withdrawn(body)), files, days=3)
    assert not errors(found)
    assert again[ledger.PATH] == files[ledger.PATH]
    assert lost(files, again) == set()
    _, found = edition(given(texts(BODY.replace("41", "44"), changes=CORRECTED)), again, days=4)
    assert errors(found) == [("withdrawn-note", f"{PATH}:4")]
    assert "2026-07-02: It named a child." in found[0].what
    assert "build.py withdraw a --reason 'It named a child.'" in found[0].fix
    restored, found = edition(given(texts(BODY.replace("41", "44"), changes=REDACTED)), again, days=4)
    assert not errors(found)
    assert events(restored, "/meetings/a/") == ["published", "changed", "withdrawn", "published"]
    assert "id=" in restored["meetings/a/question-1-1/index.html"].decode()


@pytest.mark.parametrize(
    ("status", "fields"), [("draft", {}), ("published", {"publish_at": "2099-01-01T09:30Z"})]
)
def test_a_published_note_cannot_become_a_draft(first: Files, status: str, fields: dict[str, str]) -> None:
    text = note(BODY, **fields).replace("status: published", f"status: {status}")
    _, found = edition(given({PATH: text}), first)
    assert errors(found) == [("unpublished", f"{PATH}:4")]


def test_a_deleted_note_is_refused_once(first: Files) -> None:
    _, found = edition(given({}), first)
    assert errors(found) == [("lost-address", "moved.yaml:1")]
    assert "/meetings/a/" in found[0].what


def test_a_renumbered_question_is_refused_until_its_old_address_leads_on(first: Files) -> None:
    moved = texts(BODY.replace("Question 1", "Question 2"), changes=CORRECTED)
    _, found = edition(given(moved), first, days=1)
    assert errors(found) == [("lost-address", f"{PATH}:1")]
    here, there = "/meetings/a/question-1-1/", "/meetings/a/question-1-2/"
    said = {
        "moved.yaml": f"- {{from: {here}, to: {there}}}\n- {{from: /meetings/a/#question-1-1, to: {there}}}"
    }
    files, found = edition(given({**moved, **said}), first, days=1)
    assert not errors(found)
    page = files["meetings/a/question-1-1/index.html"].decode()
    assert '<meta http-equiv="refresh" content="0; url=../../../meetings/a/question-1-2/index.html">' in page
    assert 'id="question-1-1"' in files["meetings/a/index.html"].decode()
    assert events(files, here) == ["published", "moved"]
    # The ledger remembers, should the entry be deleted later.
    again, found = edition(given(moved), files, days=2)
    assert not errors(found)
    assert "url=../../../meetings/a/question-1-2/" in again["meetings/a/question-1-1/index.html"].decode()
    assert lost(first, again) == set()


MOVED = "- {from: /meetings/a/, to: /meetings/b/}\n"
THERE = "meetings/2024/b.md"


def test_a_renamed_note_takes_its_history_along(first: Files) -> None:
    second, _ = edition(given(texts(BODY.replace("41", "44"), changes=CORRECTED)), first, days=1)
    renamed = {**texts(BODY.replace("41", "44"), THERE, changes=CORRECTED), "moved.yaml": MOVED}
    files, found = edition(given(renamed), second, days=2)
    assert not errors(found)
    for path in ("", "question-1-1/", "changes/"):
        page = files[f"meetings/a/{path}index.html"].decode()
        assert f"meetings/b/{path}index.html" in page
    old = files["meetings/a/index.html"].decode()
    assert 'id="item-1"' in old
    assert 'id="question-1-1"' in old
    changes = files["meetings/b/changes/index.html"].decode()
    assert "41<span" in changes
    assert "The number was wrong." in changes
    assert "published again" not in changes
    assert b"41 officers" in files["meetings/b/changes/1.md"]
    silent = {**texts(BODY.replace("41", "45"), THERE, changes=CORRECTED), "moved.yaml": MOVED}
    _, found = edition(given(silent), second, days=2)
    assert [code for code, _ in errors(found)] == ["silent-edit"]
    again, found = edition(given(renamed), files, days=2)
    assert not errors(found)
    assert again == files


def test_a_note_that_is_renamed_back_keeps_its_history(first: Files) -> None:
    second, _ = edition(given({**texts(path=THERE), "moved.yaml": MOVED}), first, days=1)
    back = {**texts(), "moved.yaml": "- {from: /meetings/b/, to: /meetings/a/}\n"}
    files, found = edition(given(back), second, days=2)
    assert not errors(found)
    assert "meetings/a/index.html" in files["meetings/b/index.html"].decode()
    again, found = edition(given(back), files, days=2)
    assert not errors(found)
    assert again == files
    silent = {**back, **texts(BODY.replace("41", "45"))}
    for before in (second, files):
        _, found = edition(given(silent), before, days=3)
        assert [code for code, _ in errors(found)] == ["silent-edit"]


@pytest.mark.parametrize(
    ("moves", "expected"),
    [
        (MOVED * 2, [("repeated-move", "moved.yaml:2")]),
        (MOVED.replace("/b/", "/c/"), [("lost-address", "moved.yaml:1"), ("moved-nowhere", "moved.yaml:1")]),
        (
            MOVED.replace("/b/", "/c/") + "- {from: /meetings/c/, to: /meetings/a/}\n",
            [
                ("lost-address", "moved.yaml:1"), ("lost-address", "moved.yaml:1"),
                ("moved-nowhere", "moved.yaml:1"), ("moved-nowhere", "moved.yaml:2"),
            ],
        ),
        (
            MOVED.replace("/b/", "/a/b/"),
            [("lost-address", "moved.yaml:1"), ("moved-nowhere", "moved.yaml:1")],
        ),
        (MOVED + "- {from: /meetings/b/, to: /search/}\n", [("moved-here", "moved.yaml:2")]),
        ("- {from: /meetings/a/, to: /b/, reason: x}\n",
         [("bad-value", "moved.yaml:1")]),
        ("- {from: meetings/a, to: /search/}\n", [("bad-address", "moved.yaml:1")]),
    ],
)  # fmt: skip
def test_a_move_that_leads_nowhere_is_refused(
    first: Files, moves: str, expected: list[tuple[str, str]]
) -> None:
    _, found = edition(given({**texts(path=THERE), "moved.yaml": moves}), first)
    assert errors(found) == expected


def test_moves_follow_one_another(first: Files) -> None:
    second, _ = edition(given({**texts(path=THERE), "moved.yaml": MOVED}), first, days=1)
    further = MOVED + "- {from: /meetings/b/, to: /meetings/c/}\n"
    files, found = edition(given({**texts(path="meetings/2024/c.md"), "moved.yaml": further}), second, days=2)
    assert not errors(found)
    for old in "ab":
        assert "meetings/c/index.html" in files[f"meetings/{old}/index.html"].decode()


def test_what_is_taken_away_for_a_reason_says_it(first: Files) -> None:
    said = {"moved.yaml": "- {from: /meetings/a/, reason: It was a test.}\n"}
    files, found = edition(given(said), first, days=1)
    assert not errors(found)
    assert "It was a test." in files["meetings/a/question-1-1/index.html"].decode()
    assert lost(first, files) == set()


def test_a_topic_that_nobody_names_any_more_still_answers() -> None:
    named = BODY.replace("## 1. Roads\n", "## 1. Roads\n- Topic: Cycling\n")
    before, _ = edition(given(texts(named)))
    files, found = edition(given(texts(changes=CORRECTED)), before, days=1)
    assert not errors(found)
    assert "no longer published" in files["topics/cycling/index.html"].decode()


def test_another_paper_needs_an_entry() -> None:
    linked = texts(BODY.replace("Why?", "[See](papers/p.txt)"))
    before, found = edition(given(linked, {"meetings/2024/papers/p.txt": b"one"}))
    assert not errors(found)
    other = {"meetings/2024/papers/p.txt": b"two"}
    _, found = edition(given(linked, other), before, days=1)
    assert errors(found) == [("silent-edit", f"{PATH}:13")]
    files, found = edition(
        given(texts(BODY.replace("Why?", "[See](papers/p.txt)"), changes=CORRECTED), other), before, days=1
    )
    assert not errors(found)
    assert "did not change" in files["meetings/a/changes/index.html"].decode()
    for left in (other, {}):
        gone, found = edition(given(withdrawn(), left), files, days=2)
        assert not errors(found)
        assert "withdrawn" in gone["meetings/2024/papers/p.txt/index.html"].decode()
        again, found = edition(given(withdrawn(), left), gone, days=3)
        assert not errors(found)
        assert "It named a child." in again["meetings/2024/papers/p.txt/index.html"].decode()


def test_a_translation_is_no_correction() -> None:
    office = "name: O\nforce: F\ncommissioner: C\nchief_constable: CC\nlanguages: [en, cy]\n"
    before, found = edition(given({**texts(), "office.yaml": office}))
    assert not errors(found)
    both = {**texts(), **texts(BODY.replace("Why?", "Pam?"), "meetings/2024/a.cy.md"), "office.yaml": office}
    files, found = edition(given(both), before, days=1)
    assert not errors(found)
    assert "Pam?" in files["cy/meetings/a/index.html"].decode()
    # A language that the office gives up leads to the first one.
    only = office.replace("languages: [en, cy]", "languages: [en]")
    alone, found = edition(given({**texts(), "office.yaml": only}), files, days=2)
    assert not errors(found)
    assert "meetings/a/question-1-1/index.html" in alone["cy/meetings/a/question-1-1/index.html"].decode()
    assert lost(files, alone) == set()


def test_a_ledger_that_was_tampered_with_is_refused(first: Files) -> None:
    lines = first[ledger.PATH].splitlines(keepends=True)
    for broken in (
        [*lines[:1], *lines[2:]],
        [*lines[:1], lines[2], lines[1], *lines[3:]],
        [lines[0].replace(b"2026", b"2025"), *lines[1:]],
        [b"{}\n", *lines[1:]],
        [b"x\n"],
    ):
        with pytest.raises(ledger.BrokenError):
            ledger.read(b"".join(broken))


def test_drafts_are_no_edition() -> None:
    content = given(texts())
    report = Report()
    settings = Settings(as_of=FIRST, drafts=True)
    found = check.check(content, settings, report)
    assert found
    assert ledger.PATH not in assemble.whole(content, found, report)


def test_words_are_compared_only_as_far_as_time_allows() -> None:
    long = " ".join(str(n) for n in range(diff.MOST_WORDS + 1))
    (passage,) = diff.compare(long, long + " x")
    assert [piece.kind for piece in passage.pieces] == ["gone", "new"]
    many = "\n\n".join(str(n) for n in range(diff.MOST_PARAGRAPHS + 1))
    (passage,) = diff.compare(many, many + "\n\nx")
    assert [piece.kind for piece in passage.pieces] == ["gone", "new"]
    assert diff.compare(many, many) == ()


TEXTS = st.lists(st.text("ab \n", max_size=30), max_size=6).map("\n\n".join)


@given_words(TEXTS, TEXTS)
def test_a_diff_holds_both_texts(before: str, after: str) -> None:
    for kind, text in (("gone", before), ("new", after)):
        left = diff.paragraphs(text)
        for passage in diff.compare(before, after):
            words = "".join(piece.words for piece in passage.pieces if piece.kind in ("same", kind))
            number = len(words.split("\n\n")) if words else 0
            del left[: passage.skipped]
            assert "\n\n".join(left[:number]) == words
            del left[:number]
        assert left == diff.paragraphs(text)[len(diff.paragraphs(text)) - len(left) :]
    assert (diff.compare(before, after) == ()) == (diff.paragraphs(before) == diff.paragraphs(after))


def test_the_agenda_of_a_meeting_that_is_cancelled_leaves_its_addresses() -> None:
    body = "## 1. Roads\n- Paper: [Paper](papers/p.txt)\n\n### Question 1\n\nWhy?\n"
    attached = {"meetings/2024/papers/p.txt": b"Words."}

    def of(status: str) -> Input:
        return given({PATH: note(body).replace("published", status)}, attached)

    before, _ = edition(of("scheduled"))
    after, found = edition(of("cancelled"), before, days=1)
    assert not errors(found)
    assert lost(before, after) == {"meetings/2024/papers/p.txt"}
    assert b"no longer published" in after["meetings/a/question-1-1/index.html"]
    assert b'id="item-1"' in after["meetings/a/index.html"]
    assert b"no longer published" in after["meetings/2024/papers/p.txt/index.html"]
    assert events(after, "/meetings/a/question-1-1/") == ["published", "removed"]
    again, found = edition(of("cancelled"), after, days=2)
    assert not errors(found)
    assert not lost(after, again)
