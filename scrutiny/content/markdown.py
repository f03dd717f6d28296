"""Passages of prose: which Markdown they may hold, their links, and the names in them.

Notes use paragraphs, emphasis, lists, quotations, tables, code spans and links; everything else of
Markdown and all HTML is refused with its place by `faults`.
"""

import re
from collections.abc import Sequence
from html.entities import html5

from scrutiny.base.diagnostics import Report
from scrutiny.base.text import Place, Text
from scrutiny.content.values import LINK, Reference


def faults(text: Text, report: Report) -> None:
    """Report everything in a passage that notes do not use, each at its place."""
    spans = [found.span() for found in LINK.finditer(text.value)]
    for code, pattern, what, fix in _FAULTS:
        if not any(sign in text.value for sign in _SIGNS[code]):
            continue  # the patterns take far longer
        if code == "underlined-heading" and not _UNDERLINE.search(text.value):
            continue  # its pattern tries every sign of a long line
        for found in pattern.finditer(text.value):
            if code == "bad-link" and any(start <= found.start() < end for start, end in spans):
                continue
            report.error(text.at(found.start("here")), code, what.format(found["here"].strip()), fix)
    for reference in links(text):
        if not reference.words.strip():
            fix = "write the words that name the target between the square brackets"
            report.error(reference.place, "bad-link", "the link has no words", fix)
        if not reference.target:
            fix = "write the address of what it leads to between the round brackets"
            report.error(reference.place, "bad-link", "the link has no address", fix)
        scheme = SCHEME.match(reference.target)
        if reference.target.startswith("//") or (scheme and scheme[1].casefold() not in SCHEMES):
            what = f"'{reference.target}' is not an address that notes link to"
            fix = "link to https://…, http://…, mailto:…, or a file beside the note"
            report.error(reference.place, "link-scheme", what, fix)


SCHEMES = ("http", "https", "mailto")
SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")

_UNDERLINE = re.compile(r"\n {0,3}(?:=+|-+)[ \t]*$", re.MULTILINE)

_SIGNS = {
    "bare-link": ("<",),
    "raw-html": ("<",),
    "character-reference": ("&",),
    "image": ("![",),
    "link-definition": ("]:",),
    "attribute-syntax": ("{:",),
    "code-fence": ("```", "~~~"),
    "underlined-heading": ("\n",),
    "too-deep": ("-", "*", "+", ".", ")", ">"),
    "bad-link": ("](", "] ", "]\n"),
    "struck-out": ("~~",),
    "lost-stars": ("*",),
}
"""What is in every passage with a fault; each fault is one of `_FAULTS`."""

_ENTITIES = "|".join(sorted({name.rstrip(";") for name in html5}, key=len, reverse=True))
_PLAIN = "write plain text or the Markdown that the guide shows"
_FAULTS = tuple(
    (code, re.compile(pattern, re.MULTILINE), what, fix)
    for code, pattern, what, fix in (
        ("bare-link", r"(?P<here><(?:https?://|mailto:)[^\s>]*>)",
         "'{}' is an address in angle brackets", "write the words that say where it leads: [words](address)"),
        ("raw-html", r"(?P<here><(?!https?://|mailto:)[A-Za-z/!?][^\s>]{0,20})",
         "HTML is not used in notes: '{}'", _PLAIN),
        ("character-reference", rf"(?P<here>&(?:#[0-9]+|#[xX][0-9A-Fa-f]+|{_ENTITIES});)",
         "'{}' is the code of a character", "write the character itself"),
        ("image", r"(?P<here>!\[)", "pictures are not shown in notes", "attach it as a paper with a link"),
        ("link-definition", r"^ {0,3}(?P<here>\*?\[[^\]\n]+\]:)",
         "'{}' would not be shown", "write the link where it belongs: [words](address)"),
        ("attribute-syntax", r"(?P<here>\{:)", "'{}' is not used in notes", _PLAIN),
        ("code-fence", r"^\s*(?P<here>```|~~~)", "'{}' begins program code", "delete the line"),
        ("underlined-heading", r"^[^\n]*[^\s|>-][^\n]*\n {0,3}(?P<here>=+|-+)[ \t]*$",
         "this line makes the one above it a heading", "leave a blank line above it"),
        ("too-deep", r"^(?P<here>[ \t]*(?:(?:[-*+]|[0-9]+[.)])[ \t]+|>[ \t]*){6,}(?=[^\s*+-]))",
         "too many lists or quotations inside one another", "write them one below the other"),
        ("bad-link", r"(?P<here>\]\(|\][ \n]+(?=\((?:https?://|mailto:|www\.|#|[\w./-]+\.(?:md|pdf|csv|txt|png|jpe?g)\b)))",
         "this link cannot be read",
         "write [words](address) together: no brackets in the words, no spaces or title in the address"),
        ("struck-out", r"(?P<here>~~[^~\n]+~~)",
         "'{}' is shown with its signs and not struck out", "delete the words, or the signs"),
        ("lost-stars", r"(?<=[0-9])(?P<here>\*[0-9.,]+\*)(?=[0-9])",
         "'{}' would lose its stars", "write '×' for times"),
    )
)  # fmt: skip


def links(text: Text) -> Sequence[Reference]:
    """The links of a passage, in order."""
    if "](" not in text.value:
        return ()
    found = LINK.finditer(text.value)
    return [Reference(each["words"], each["target"], text.at(each.start())) for each in found]


def words(text: Text) -> str:
    """The words of a passage on one line, without its Markdown and the addresses of links."""
    plain = LINK.sub(lambda found: found["words"], text.value) if "](" in text.value else text.value
    if "\n" in plain or not plain[:1].isalpha():
        plain = _BEGINNINGS.sub("", plain)
    if any(sign in plain for sign in "\\*_`|"):
        plain = _INSIDE.sub(" ", plain)
    return " ".join(plain.split())


_BEGINNINGS = re.compile(r"^[ \t]*(?:[-*+]|[0-9]+[.)]|>)[ \t]+|^[ \t|:-]+$", re.MULTILINE)
_INSIDE = re.compile(r"\\(?=[^\w\s])|(?<!\w)[*_`]+|[*_`]+(?!\w)|\|")


def abbreviations(text: Text) -> list[tuple[str, Place]]:
    """The abbreviations of a passage with their places; words of a shouted line are none."""
    hidden = [found.span() for each in _NO_ABBREVIATIONS for found in each.finditer(text.value)]
    return [
        (found[1], text.at(found.start()))
        for found in _CAPITALS.finditer(text.value)
        if not any(start <= found.start() < end for start, end in hidden)
    ]


# Two to eight capitals, with digits and ampersands among them as in C3PO and A&E, and perhaps an 's'.
# A pattern that begins with a capital is many times faster.
_CAPITALS = re.compile(r"([A-Z](?<![\w/&.-].)[A-Z0-9&]{0,6}[A-Z])(?:[’']?s)?(?![\w&])")
_TARGET = re.compile(r"\]\([^)\n]*\)")
_CAPITALS_ONLY = re.compile(
    r"^(?=(?:[^A-Za-z\n]*[A-Z]){12})[^a-z\n]*[A-Z]{2,}[^a-z\n]* [^a-z\n]*$", re.MULTILINE
)
# Three words in capitals are shouted, and so is one before a colon that is longer than abbreviations are.
_SHOUTED = re.compile(r"(?<![\w-])[A-Z][A-Z’'&-]*(?: +[A-Z][A-Z’'&-]*){2,}(?![\w-])|\b[A-Z]{6,}(?=:| *[–—-])")


REDACTION = re.compile(r"\[redacted:[^\[\]]*\]", re.IGNORECASE)
"""A labelled blank: `[redacted: FOIA s.40(2)]`."""

_NO_ABBREVIATIONS = (REDACTION, _TARGET, _CAPITALS_ONLY, _SHOUTED)

FOREIGN = re.compile(
    r"\[(?P<language>(?!redacted\b)[a-z]+(?: [a-z]+)?): ?(?P<words>[^\[\]]+)\]", re.IGNORECASE
)
"""Words in another language, which the English name of it marks: `[Welsh: Bore da]`. WCAG 2.2, 3.1.2."""
