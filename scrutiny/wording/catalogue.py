"""The wording of the interface in another language: one catalogue a language, `languages/cy.po`.

Hides Babel, which reads the catalogues and knows what languages are called, and gettext's plural rules.
"""

import functools
import gettext
import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from scrutiny.base.diagnostics import Report
from scrutiny.base.text import Place


class Catalogue(NamedTuple):
    """The wording in one language (a code of BCP 47, such as 'cy'), by the English words.

    A message that counts has one form for each kind of number; `form` gives the one that a number takes.
    """

    language: str
    messages: Mapping[str, tuple[str, ...]]
    form: Callable[[int], int]


def one_or_many(number: int) -> int:
    """The form that a number takes in English."""
    return int(number != 1)


ENGLISH = Catalogue("en", {}, one_or_many)
"""The catalogue of English: the words as templates and program have them."""


def read(language: str, path: str, text: str, report: Report) -> Catalogue | None:
    """The catalogue from the text of a `.po` file, or None (and an error) where it cannot be read."""
    found = _read(language, text)
    if isinstance(found, Catalogue):
        return found
    report.error(Place(path, found.line, 1), "bad-catalogue", found.what, found.fix)
    return None


class _Fault(NamedTuple):
    line: int
    what: str
    fix: str


@functools.lru_cache(4)  # the preview reads the same texts at each change
def _read(language: str, text: str) -> Catalogue | _Fault:
    from babel.messages import pofile  # a site in English needs none of it

    for number, words in enumerate(text.splitlines(), start=1):
        if not _LINE.fullmatch(words):  # Babel would take a text without its last sign
            return _Fault(
                number, "this line is not whole", 'write a word such as msgstr and a "text" in quotes'
            )
    try:
        found = pofile.read_po(text.splitlines(keepends=True), locale=language, abort_invalid=True)
        form = gettext.c2py(found.plural_expr)
    except (ValueError, pofile.PoFileError) as wrong:
        return _Fault(getattr(wrong, "lineno", 0) + 1, str(wrong), "see the format of gettext's .po files")
    messages: dict[str, tuple[str, ...]] = {}
    for message in found:
        english = message.id if isinstance(message.id, str) else message.id[0]
        worded = (message.string,) if isinstance(message.string, str) else tuple(message.string or ("",))
        if english and all(worded) and not message.fuzzy:
            messages[english] = worded
    return Catalogue(language, messages, form)


_LINE = re.compile(
    r"""\s*(?:\#.*|(?:(?:msgid|msgid_plural|msgctxt|msgstr(?:\[[0-9]+\])?)\s*)?"(?:[^"\\]|\\.)*")?\s*"""
)
"""A line of a catalogue: empty, a comment, or a text in quotes with what it is before it."""


@functools.cache
def _codes() -> Mapping[str, str]:
    from babel import Locale

    names = Locale.parse("en").languages
    return {names[code].casefold(): code for code in sorted(names, key=lambda code: (-len(code), code))}


def code_of(name: str) -> str | None:
    """The code of the language with an English name: `code_of('Welsh')` is 'cy'."""
    return _codes().get(name.casefold())


def name_of(language: str, in_language: str) -> str:
    """What a language is called in a language: `name_of('cy', 'en')` is 'Welsh'; the code where unknown."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(language).get_display_name(in_language) or language
    except (UnknownLocaleError, ValueError):
        return language
