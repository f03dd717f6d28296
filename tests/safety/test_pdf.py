"""A PDF is judged by what it shows: all of it is seen, or looked through, or not published."""

import functools
import os
import re
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from multiprocessing import get_context
from random import Random

import hypothesis
import pikepdf
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from pikepdf import Dictionary, Name

from scrutiny.base.executor import TimedOut
from scrutiny.safety import papers
from scrutiny.shell.processes import Workers
from tests.safety import corpus
from tests.safety.pdfs import (
    NAME,
    annotated,
    attached,
    box,
    changed,
    coloured,
    drawn,
    field,
    file,
    pdf,
    scan,
    script,
    signed,
    versions,
    words,
)  # fmt: skip
from tests.support import checked, codes, given, note, within

inspect = functools.partial(papers.inspect, ".pdf")
clean = functools.partial(papers.clean, ".pdf")


@functools.cache
def made(name: str) -> bytes:
    return {**corpus.INNOCENT, **corpus.HIDDEN}[name]()


@functools.cache
def verdict(name: str) -> corpus.Verdict:
    return corpus.verdict(made(name))


@pytest.mark.parametrize("name", corpus.INNOCENT)
def test_an_innocent_pdf_passes(name: str, kept: Callable[..., None]) -> None:
    assert verdict(name).errors == ()
    kept(7, "papers of innocent kinds let through")


@pytest.mark.parametrize("name", corpus.HIDDEN)
def test_what_a_pdf_hides_is_found(name: str, kept: Callable[..., None]) -> None:
    assert verdict(name).errors
    kept(7, "papers with hidden text refused")


def test_the_guide_says_what_the_check_says() -> None:
    assert len(corpus.INNOCENT) + len(corpus.HIDDEN) >= 60
    table = corpus.GUIDE.read_text("utf-8").split(corpus.START)[1].split(corpus.END)[0]
    assert table.strip() == "".join(corpus.rows()).strip()


@pytest.mark.parametrize("name", [name for name in corpus.INNOCENT if "signature added" not in name])
def test_what_is_published_has_no_properties(name: str) -> None:
    data = corpus.INNOCENT[name]()
    made = clean(data)
    if "digital" in name:
        assert made == data
        return
    assert b"CANARY" not in made
    assert b"reportlab" not in made.lower()
    assert made == clean(data)
    assert inspect(made).pages == inspect(data).pages


def test_the_words_of_each_page_are_told_apart() -> None:
    found = inspect(file("calc.pdf"))
    assert len(found.pages) == found.about.pages == 2
    assert "Ward 1\t0\t12\t34\t5\t678\t90\t12\t345\t0" in found.pages[0].splitlines()
    assert "Ward 60" in found.pages[1]
    assert (found.about.searchable, found.about.signed) == (True, False)
    assert found.about.size == len(clean(file("calc.pdf")))


def test_a_finding_names_the_page_and_the_first_letters_of_its_words() -> None:
    with pikepdf.open(BytesIO(pdf(words))) as first, pikepdf.open(BytesIO(pdf(box()))) as second:
        first.pages.extend(second.pages)
        made = BytesIO()
        first.save(made)
    (fault,) = inspect(made.getvalue()).faults
    assert fault.what == (
        "page 2 of the PDF has 5 words that no reader sees (covered, or in the colour of what is behind "
        "them): 'Pe… Va… o… Lo… R…'"
    )
    assert "Word or Excel" in fault.fix
    assert "Acrobat" in fault.fix
    assert NAME not in str(inspect(made.getvalue()).pages)


LINKED = "## 1. Roads\n\n[The report](papers/p.pdf)\n"
PAPER = "meetings/2024/papers/p.pdf"


def test_a_named_person_can_accept_what_is_hidden() -> None:
    def found(data: bytes, **fields: str) -> list[str]:
        return codes(checked(given({"meetings/2024/a.md": note(LINKED, **fields)}, {PAPER: data}))[1])

    texts = {"meetings/2024/a.md": note(LINKED)}
    (each,) = checked(given(texts, {PAPER: pdf(box())}))[1]
    entry = re.search(r"accepted: (\[\{.*\}\])'", each.fix)
    assert entry
    accepted = entry[1].replace("reason: …, by: …, date: …", "reason: x, by: Maud Ellery, date: 2024-01-01")
    assert found(pdf(box()), accepted=accepted) == []
    other = pdf(coloured(1, 1, 1))
    assert found(other, accepted=accepted.replace("Pe…", "Ab…")) == ["accepts-nothing", "hidden-content"]
    assert found(signed(pdf(words), script), accepted=accepted) == ["accepts-nothing", "hidden-content"]


def test_a_signed_pdf_is_published_byte_for_byte_or_not_at_all() -> None:
    data = signed(pdf(words))
    found = inspect(data)
    assert (found.faults, found.about.signed, found.about.size) == ((), True, len(data))
    assert clean(data) == data
    for spoilt, what in (
        (signed(pdf(words), attached), "its attached files cannot be taken out"),
        (b"\n" + data, "something before its beginning"),
        (
            versions(b"BT /T 12 Tf 9 9 Td (Secret) Tj ET", b""),
            "an earlier version in the file has other words: 'Se…'",
        ),
    ):
        (fault,) = inspect(spoilt).faults
        assert fault.code == "hidden-content"
        assert what in fault.what
        assert not fault.acceptable


def test_a_tagged_pdf_keeps_its_tags_and_alternative_texts() -> None:
    with pikepdf.open(BytesIO(clean(file("writer.pdf")))) as document:
        assert document.Root.MarkInfo.Marked
        assert document.Root.StructTreeRoot.K
    made = clean(corpus.INNOCENT["alternative text"]())
    assert b"(A map of the county)" in made


def test_what_readers_do_not_need_is_taken_out() -> None:
    for data, warned in (
        (changed(pdf(words), attached), ["left-out"]),
        (changed(pdf(words), script), []),
        (annotated(Subtype=Name.Text, Contents="CANARY"), ["left-out"]),
        (field("CANARY", flags=2), []),
        (annotated(Subtype=Name.Link, A=Dictionary(S=Name.Launch, F="CANARY.exe")), []),
    ):
        found = inspect(data)
        assert [fault.code for fault in found.faults] == warned
        assert all(fault.warning for fault in found.faults)
        made = clean(data)
        assert not re.search(rb"CANARY|/JavaScript|/Launch|/EmbeddedFile|/AcroForm", made)
        assert "The report of the year" in inspect(made).text


def test_what_is_laid_over_a_page_becomes_part_of_it() -> None:
    for data, shown in (
        (field("Filled in"), "Filled in"),
        (annotated(Subtype=Name.Stamp, AP=b"BT /T 18 Tf 10 10 Td (APPROVED) Tj ET"), "APPROVED"),
    ):
        assert shown in inspect(data).pages[0]
        assert b"/Annots" not in clean(data).replace(b"/Annots [ ]", b"")


def test_a_scan_without_words_is_a_warning_that_says_how_to_add_them() -> None:
    found = inspect(scan(layer=False))
    assert [(fault.code, fault.warning) for fault in found.faults] == [("not-searchable", True)]
    assert "ocrmypdf" in found.faults[0].fix
    assert found.about.searchable is False
    assert inspect(scan()).about.searchable is True
    assert inspect(pdf(lambda _: None)).faults == ()


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.4", "damaged or cut short"),
        (b"MZ" * 600 + b"%PDF-1.4", "does not begin as a PDF does"),
        (b"%PDF-1.7\n" + b"[" * 99999, "damaged or cut short"),
        (b"%PDF-1.7\nrubbish", "damaged or cut short"),
        (pdf(words)[:400], "damaged or cut short"),
    ],
)
def test_a_broken_pdf_is_refused(data: bytes, what: str) -> None:
    (fault,) = inspect(data).faults
    assert fault.code == "unreadable-paper"
    assert what in fault.what
    assert "copy the file again" in fault.fix


def test_a_locked_pdf_is_refused() -> None:
    locked = changed(pdf(words), lambda _: None, encryption=pikepdf.Encryption(owner="a", user="b"))
    (fault,) = inspect(locked).faults
    assert fault.code == "unreadable-paper"
    assert "locked with a password" in fault.what
    assert "without a password" in fault.fix


SMALL = [
    name for name in (*corpus.INNOCENT, *corpus.HIDDEN) if "LibreOffice" not in name and "scan" not in name
]


@settings(max_examples=150, deadline=None)
@hypothesis.given(st.sampled_from(SMALL), st.randoms(use_true_random=False))
def test_no_damage_of_a_pdf_breaks_the_check(name: str, chance: Random) -> None:
    data = bytearray(made(name))
    for _ in range(chance.choice((1, 3, 20))):
        at = chance.randrange(len(data))
        match chance.randrange(3):
            case 0:
                data[at] = chance.randrange(256)
            case 1:
                del data[at : at + chance.randrange(30)]
            case 2:
                data[at:at] = chance.choice((b"-1", b"99999999999", b"null", b"<<", b"[", b"(", b"1 0 R"))
    found = inspect(bytes(data))
    assert found.stopped or clean(bytes(data))


def bomb() -> bytes:
    """A PDF whose one page unpacks to 200 MB of drawing."""
    packed = zlib.compress(b"0 0 m 1 1 l S\n" * 15_000_000, 9)

    def change(document: pikepdf.Pdf) -> None:
        document.pages[0].Contents = pikepdf.Stream(document, packed, Filter=Name.FlateDecode)

    return changed(pdf(words), change, compress_streams=False)


def nested_forms() -> bytes:
    """A PDF whose page draws a form that draws a form ten times, and so on: ten thousand million times."""

    def change(document: pikepdf.Pdf) -> None:
        inner = None
        for _ in range(10):
            form = document.make_stream(b"/F Do " * 10 if inner else b"0 0 m 1 1 l S ")
            form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, [0, 0, 9, 9]
            form.Resources = Dictionary(XObject=Dictionary(F=inner) if inner else {})
            inner = form
        document.pages[0].Resources = Dictionary(XObject=Dictionary(F=inner))
        document.pages[0].Contents = document.make_stream(b"/F Do")

    return changed(pdf(words), change)


def broken_stream() -> bytes:
    """A PDF of which what draws the page is not packed as it says."""

    def change(document: pikepdf.Pdf) -> None:
        document.pages[0].Contents = pikepdf.Stream(document, b"x" * 1_000_000, Filter=Name.FlateDecode)

    return changed(pdf(words), change, compress_streams=False)


def picture(wide: int, high: int) -> bytes:
    """A PDF with a picture that says it has so many points."""

    def change(document: pikepdf.Pdf) -> None:
        shown = document.make_stream(b"")
        shown.Type, shown.Subtype, shown.Width, shown.Height = Name.XObject, Name.Image, wide, high
        document.pages[0].Resources.XObject = Dictionary(I=shown)

    return changed(pdf(words), change)


def empty(document: pikepdf.Pdf) -> dict[str, dict[str, object]]:
    """Resources with a picture of nothing."""
    return {"XObject": {"I": document.make_stream(b"")}}


def test_too_much_work_is_counted_and_not_timed(kept: Callable[..., None]) -> None:
    for data, code, what in (
        (bomb(), "too-long", "the PDF has more than 4,000,000 bytes that draw page 1"),
        (drawn(b"/S sh " * 3000), "too-long", "the PDF has more than 4,000,000 bytes that draw page 1"),
        (
            drawn(b"/I Do " * 3000, empty),
            "too-long",
            "the PDF has more than 4,000,000 bytes that draw page 1",
        ),
        (
            drawn(b"0 0 m 9 9 l S " * 80_000),
            "too-long",
            "the PDF has more than 4,000,000 bytes that draw page 1",
        ),
        (nested_forms(), "too-long", "the PDF has more than 4,000,000 bytes that draw page 1"),
        (picture(100_000, 100_000), "too-long", "the PDF has more than 100,000,000 points in one picture"),
        (broken_stream(), "unreadable-paper", "the PDF cannot be read: its content is damaged"),
    ):
        found = within(inspect, data)
        assert [(fault.code, fault.what) for fault in found.faults] == [(code, what)]
        kept(6, "commits, folders and papers that hold too much refused")


@pytest.mark.parametrize(
    ("name", "most", "what"),
    [
        ("objects.MOST_PAGES", 2, "pages"),
        ("objects.MOST_PARTS", 50, "parts"),
        ("objects.MOST_DRAWING", 1000, "bytes that draw its pages"),
        ("objects.MOST_DRAWING_ON_A_PAGE", 20, "bytes that draw page 1"),
        ("objects.MOST_UNPACKED", 100, "bytes of text and drawing"),
        ("ink.MOST_LETTERS", 50, "letters"),
        ("ink.MOST_LETTERS_ON_A_PAGE", 20, "letters on page 1"),
    ],
)
def test_every_kind_of_work_has_its_limit(
    name: str, most: int, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert inspect(pdf(words, pages=3)).faults == ()
    monkeypatch.setattr(f"scrutiny.safety.pdf.{name}", most)
    (fault,) = inspect(pdf(words, pages=3)).faults
    assert (fault.code, fault.what) == ("too-long", f"the PDF has more than {most:,} {what}")
    assert "split it into several papers" in fault.fix


@contextmanager
def busy() -> Iterator[None]:
    """A machine of which every processor has twice as much to do as it can."""
    context = get_context("fork")
    others = [context.Process(target=_spin, daemon=True) for _ in range(2 * (os.cpu_count() or 1))]
    for each in others:
        each.start()
    yield
    for each in others:
        each.kill()
        each.join()


def _spin() -> None:
    while True:
        pass


def test_the_verdict_is_the_same_on_a_busy_machine() -> None:
    tables = pdf(corpus.table, pages=10)

    def found(seconds: float) -> list[str]:
        (made,) = Workers(1)(inspect, [tables], lambda _: seconds)
        return [made.why] if isinstance(made, TimedOut) else [fault.what for fault in made.faults]

    with busy():
        assert found(20) == []
        assert found(0.01) == ["takes more than 0 seconds of processor time"]
