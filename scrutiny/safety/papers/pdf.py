"""A PDF (ISO 32000): every word that a program can read in it is ink that a reader can see, at its place.

What is inspected is the document as it is published: see `scrutiny/safety/pdf/cleaning.py`. One that is
signed digitally is published byte for byte, so that its signature holds, and nothing can be taken out of it.
"""

import unicodedata
import zlib
from collections.abc import Iterable, Iterator, Sequence

from scrutiny.safety.effort import TooMuchError
from scrutiny.safety.paper import About, Fault, Paper, Piece, masked, refused
from scrutiny.safety.pdf import cleaning, ink, objects, opening, strings
from scrutiny.safety.pdf.ink import Seen
from scrutiny.safety.pdf.opening import UnreadableError

MOST_VERSIONS = 10
"""Earlier versions in a signed document that are looked into."""

MOST_FINDINGS = 20
"""Findings of one kind that are told one by one."""

DELETE = (
    "delete the words themselves in Word or Excel, since covering them hides nothing, and save as PDF again; "
    "or in Acrobat mark them with Redact a PDF, choose Apply, and save"
)
FIXES = {
    ink.COVERED: DELETE,
    ink.OUTSIDE: "delete them in the program in which the document was written, or in Acrobat choose "
    "Redact a PDF, then Sanitize Document: cropping only hides them",
    ink.SMALL: "delete them, or make them larger, in the program in which the document was written",
}
RECOGNISE = (
    "in Acrobat choose Scan & OCR, then Recognize Text, and save; or run 'ocrmypdf IN.pdf OUT.pdf'; "
    "or save the document as a PDF from the program in which it was written"
)


def inspect(data: bytes) -> Paper:
    """Read the document and look at each of its pages."""
    try:
        return _inspected(data)
    except UnreadableError as wrong:
        return refused("unreadable-paper", wrong.what, wrong.fix)
    except TooMuchError as much:
        fix = "print the document to a new PDF, or split it into several papers"
        return refused("too-long", f"the PDF has {much}", fix)
    except (*objects.WRONG, ink.Damaged, zlib.error):
        return refused("unreadable-paper", "the PDF cannot be read: its content is damaged", opening.COPY)


def _inspected(data: bytes) -> Paper:
    with opening.opened(data) as document:
        signed = cleaning.signed(document)
        faults = cleaning.faults(document)
        beside = list(strings.pieces(document)) if signed else []
        taken = cleaning.clean(document)
        objects.count(document)
        shown = cleaning.written(document)
    size = len(data if signed else shown)
    with opening.opened(shown) as document:
        beside = beside or list(strings.pieces(document))
        if strings.without_replaced(document):
            shown = cleaning.written(document)
    seen = list(ink.pages(shown))
    faults += _hidden(seen)
    faults += _replaced(seen, beside)
    faults += _of_signed(data, taken, seen) if signed else _left_out(taken)
    faults += _unsearchable(seen)
    for number, page in enumerate(seen, start=1):
        words = " ".join(each.words for each in page.hidden)
        beside += [Piece(f"the hidden words of page {number}", words)] if words else []
    searchable = any(page.words for page in seen) and not any(page.mute or page.garbled for page in seen)
    about = About(size, len(seen), searchable, signed)
    return Paper(tuple(page.words for page in seen), tuple(beside), tuple(faults), about)


def clean(data: bytes) -> bytes:
    """The document as it is published: without what no reader needs, or as it is where it is signed."""
    with opening.opened(data) as document:
        if cleaning.signed(document):
            return data
        cleaning.clean(document)
        return cleaning.written(document)


def _hidden(seen: Sequence[Seen]) -> Iterator[Fault]:
    """The words that nobody sees, page by page."""
    found = [
        (number, why, [each.words for each in page.hidden if each.why == why])
        for number, page in enumerate(seen, start=1)
        for why in dict.fromkeys(each.why for each in page.hidden)
    ]
    for number, why, words in found[:MOST_FINDINGS]:
        many = f"{len(words):,} words" if len(words) > 1 else "a word"
        what = f"page {number} of the PDF has {many} that no reader sees ({why}): '{masked(' '.join(words))}'"
        yield Fault("hidden-content", what, FIXES[why], acceptable=True)
    if rest := found[MOST_FINDINGS:]:
        what = (
            f"{len(rest):,} more pages of the PDF have words that no reader sees, from page {rest[0][0]} on"
        )
        yield Fault("hidden-content", what, DELETE, acceptable=True)


def _replaced(seen: Sequence[Seen], beside: Iterable[Piece]) -> Iterator[Fault]:
    """Words that a program reads in the place of what is shown, and that are not shown."""
    shown = _plain("".join(page.words for page in seen))
    for piece in beside:
        words = piece.words.split() if piece.where == strings.REPLACED else ()
        missing = " ".join(word for word in words if len(_plain(word)) > 2 and _plain(word) not in shown)
        if missing:
            what = f"programs read other words than the PDF shows (ActualText): '{masked(missing)}'"
            fix = "delete the actual text of the passage in Acrobat (Tags, Properties), or save as PDF again"
            yield Fault("hidden-content", what, fix, acceptable=True)


def _plain(text: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKD", text).casefold()))


def _left_out(taken: cleaning.Taken) -> Iterator[Fault]:
    """What is taken out that a reader might miss."""
    for what in cleaning.TOLD:
        if taken[what]:
            fix = "attach what readers need as a paper of its own, and delete the rest in Acrobat"
            yield Fault("left-out", f"the PDF has {what}, which are not published", fix, warning=True)


def _of_signed(data: bytes, taken: cleaning.Taken, seen: Sequence[Seen]) -> Iterator[Fault]:
    """What would have to be taken out of a signed document, which cannot be."""
    fix = "ask for a copy without them that is signed anew; or print it to a new PDF, which is not signed"
    for what in taken:
        yield Fault("hidden-content", f"the PDF is signed, so that its {what} cannot be taken out", fix)
    if opening.beginning(data):
        yield Fault("hidden-content", "the PDF is signed, and has something before its beginning", fix)
    earlier = opening.versions(data)
    if len(earlier) > MOST_VERSIONS:
        raise TooMuchError(f"more than {MOST_VERSIONS:,} earlier versions in the file")
    shown = {_plain(word) for page in seen for word in page.words.split()}
    for version in earlier:
        try:
            words = [word for page in ink.words(version) for word in page.split()]
        except ink.Damaged:
            continue  # the first end in a file that is written for the web is that of no document
        gone = " ".join(word for word in words if _plain(word) and _plain(word) not in shown)
        if gone:
            what = f"the PDF is signed, and an earlier version in the file has other words: '{masked(gone)}'"
            yield Fault("hidden-content", what, fix)


def _unsearchable(seen: Sequence[Seen]) -> Iterator[Fault]:
    """Pages of which nobody can search the words, or hear them read aloud."""
    for why, found in (
        ("only pictures, and no text", [number for number, page in enumerate(seen, start=1) if page.mute]),
        ("letters that programs cannot read", [no for no, page in enumerate(seen, start=1) if page.garbled]),
    ):
        if found:
            more = f" and {len(found) - 1:,} more" if len(found) > 1 else ""
            what = (
                f"page {found[0]}{more} of the PDF: {why}, so that nobody can search or hear its words, "
                "and it is not looked through for personal data"
            )
            yield Fault("not-searchable", what, RECOGNISE, acceptable=True, warning=True)
