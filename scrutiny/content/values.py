"""The types of value that fields hold: words, choices, dates, times, links, lists.

Each reader turns what a clerk wrote into a typed value, or reports an error that shows how to write
it and gives None.
"""

import dataclasses
import datetime
import re
from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar, cast

from scrutiny.base import paths
from scrutiny.base.diagnostics import Report, suggestion
from scrutiny.base.text import Place, Text, plain_blanks
from scrutiny.content import dates, fields, usage
from scrutiny.content.dates import as_date, as_instant, as_time
from scrutiny.content.frontmatter import Mapping, Node, Sequence
from scrutiny.content.moments import Moment, as_moment

T = TypeVar("T")

WORDS = {"type": ["string", "number", "boolean"]}
"""Words on one line. Editors read `12` and `true` as other types, so they are allowed; to the program all are
words."""


def _spelled(pattern: str, *examples: str) -> fields.Shape:
    """Words of a pattern, a JavaScript expression."""
    return {"type": ["string", "number"], "pattern": f"^(?:{pattern})$", "examples": list(examples)}


def _line(node: Node, report: Report) -> Text | None:
    """What is written on one line, to the letter."""
    if not isinstance(node, Text):
        shape, sign = ("a list", "[") if isinstance(node, Sequence) else ("a mapping", "{")
        fix = f"write words, with quotation marks round them if they begin with '{sign}'"
        report.error(node.place, "bad-value", f"words are expected here, and this is {shape}", fix)
        return None
    text = node.strip()
    if "\n" in text.value:
        report.error(node.place, "bad-value", "this value goes over several lines", "write it on one line")
        return None
    return text


@fields.reader(WORDS)
def words(node: Node, report: Report) -> Text | None:
    """Words on one line."""
    text = _line(node, report)
    if text is None:
        return None
    if _QUOTED.fullmatch(text.value):  # Word makes these of the quotation marks that YAML takes away
        text = text.part(1, len(text.value) - 1)
    if text.value.endswith((",", ";")):
        what = f"'{text}' ends with a {'comma' if text.value.endswith(',') else 'semicolon'}"
        report.warning(text.place, "stray-sign", what, f"write '{text.value.rstrip(' ,;')}'")
    return text


_QUOTED = re.compile("“[^“”]+”|‘[^‘’]+’")


def of_words(
    shape: fields.Shape, show: str = "words", *, translatable: bool = True
) -> Callable[[Callable[[Text, Report], T | None]], fields.Reader[T]]:
    """Make a function of words on one line a reader of values of a shape."""

    def reader(read: Callable[[Text, Report], T | None]) -> fields.Reader[T]:
        def of_node(node: Node, report: Report) -> T | None:
            text = words(node, report)
            return None if text is None else read(text, report)

        return fields.Reader(of_node, shape, show, translatable)

    return reader


NO_GROUNDS = frozenset(
    {"yes", "no", "y", "n", "x", "true", "false", "none", "n/a", "na", "tbc", "tbd", "-", "~"}
)
"""What clerks write where they take a ground for a switch, or do not know it yet."""


@of_words(WORDS)
def ground(text: Text, report: Report) -> Text:
    """The ground on which something is withheld: words, and not whether it is."""
    if text.value and text.value.strip(" .?").casefold() in NO_GROUNDS:
        what = f"'{text.value}' does not say why it is withheld"
        fix = "write the ground, such as 'FOIA s.43, commercial interests'"
        report.error(text.place, "bad-value", what, fix)
    return text


party = fields.Reader(words.read, WORDS, "who")
"""The name of a person, a post or a body."""

file = fields.Reader(words.read, WORDS, translatable=False)
"""The path of a file, from the folder of the file that names it."""


@of_words(WORDS)
def plain(text: Text, report: Report) -> str:  # noqa: ARG001 - as all readers
    """Words on one line, without their place."""
    return text.value


def exactly(*allowed: str) -> fields.Reader[str]:
    """One of the allowed words, letter for letter."""

    def read(node: Node, report: Report) -> str | None:
        text = _line(node, report)
        return None if text is None else _chosen(text, allowed, str, report)

    return fields.Reader(read, {"enum": list(allowed)}, "tag", translatable=False)


def choice(*allowed: str) -> fields.Reader[str]:
    """One of the allowed words, in any letter case."""

    @of_words({"enum": list(allowed)}, "tag", translatable=False)
    def read(text: Text, report: Report) -> str | None:
        return _chosen(text, allowed, str.casefold, report)

    return read


def _chosen(
    text: Text, allowed: tuple[str, ...], spelling: Callable[[str], str], report: Report
) -> str | None:
    for word in allowed:
        if spelling(text.value) == spelling(word):
            return word
    what = f"'{text}' is not one of: {', '.join(allowed)}"
    meant = usage.choice(text.value, allowed)
    fix = f"did you mean '{meant}'?" if meant else suggestion(text.value, allowed, "write one of them")
    report.error(text.place, "bad-value", what, fix)
    return None


_DATE = (
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[A-Za-z., ]*[0-9]{1,2}[A-Za-z]* [A-Za-z., ]*[0-9]{4}"
    r"|[A-Za-z., ]+[0-9]{1,2}[A-Za-z]*,? +[0-9]{4}"
)


@of_words(_spelled(_DATE, "2026-09-10"), "date", translatable=False)
def date(text: Text, report: Report) -> datetime.date | None:
    """A day: `2016-02-26` or `26 February 2016`."""
    day = as_date(text.value)
    if day is None:
        report.error(text.place, "bad-date", f"'{text}' is not a date", dates.how_to_write(text.value))
    return day


@of_words(
    _spelled(rf"[0-9]{{4}}(-[0-9]{{2}})?|[A-Za-z]+\.? [0-9]{{4}}|{_DATE}", "2026-09-10", "2026-09", "2026"),
    translatable=False,
)
def moment(text: Text, report: Report) -> Moment | None:
    """A day, a month or a year: `2016-02-26`, `2016-02`, `February 2016` or `2016`."""
    if found := as_moment(text.value):
        return found
    fix = dates.how_to_write(text.value, "write 2016-02-26, or 2016-02 or 2016 where no day is known")
    report.error(text.place, "bad-date", f"'{text}' is not a date", fix)
    return None


_TIME = (
    r"([0-9]{1,2}([:.]?[0-9]{2})? *([AaPp]\.? ?[Mm]\.?)?"
    r"|(12 ?)?([Nn]oon|[Mm]idday|[Mm]idnight)) *([Hh](ou)?rs|h)?"
)


@of_words(_spelled(_TIME, "15:00", "3.00pm"), "time", translatable=False)
def time(text: Text, report: Report) -> datetime.time | None:
    """A time of day: `15:00`, `3.00pm` or `3pm`."""
    clock = as_time(text.value)
    if clock is None:
        report.error(text.place, "bad-time", f"'{text}' is not a time of day", dates.how_to_time(text.value))
    return clock


@of_words({"type": "string", "examples": ["2030-12-03 09:30"]}, "instant", translatable=False)
def instant(text: Text, report: Report) -> datetime.datetime | None:
    """A date and time, `2030-12-03 09:30`; an offset from UTC must be that of the country on that day."""
    moment = as_instant(text.value)
    if moment is None:
        what = f"'{text}' does not say a day and a time"
        day = as_date(text.value)
        fix = f"add the time, such as {day} 09:30" if day else "write both, such as 2030-12-03 09:30"
        report.error(text.place, "bad-date", what, fix)
        return None
    right = dates.offset_of(moment)
    if moment.isoformat()[-6:] != right:
        local = moment.replace(tzinfo=None).isoformat(" ", "minutes")
        what = f"clocks here are not {moment.isoformat()[-6:]} from UTC on that day, but {right}"
        report.error(text.place, "bad-date", what, f"write {local}, the time on the clock")
        return None
    return moment


class Reference(NamedTuple):
    """A link that a clerk wrote: the words shown, the target as written, and its place."""

    words: str
    target: str
    place: Place


@of_words({"type": "string", "examples": ["2026-09-10-performance-meeting"]}, "link")
def reference(text: Text, report: Report) -> Reference | None:
    """A link to a record: `[words](FILE.md#question-1-3)`, or a bare `MEETING/question-1-3`."""
    if found := LINK.fullmatch(text.value):
        return Reference(found["words"], found["target"], text.place)
    if re.search(r"[\s\[\]()]", text.value):
        fix = "write '[words](FILE.md#question-1-3)' or 'MEETING/question-1-3'"
        report.error(text.place, "bad-link", f"'{text}' names no record", fix)
        return None
    return Reference("", text.value, text.place)


def within(written: Text, item: str) -> Text:
    """What a field links to, where the words name a record of the same item: `Question 3`, `Q3`.

    `item` is the number of the item; the id of the record takes the place of the words.
    """
    found = _RECORD.fullmatch(plain_blanks(written.value).strip())
    if found is None:
        return written
    kind = (found["kind"] or "question").lower()
    return Text(f"{kind}-{item.replace('.', '-')}-{int(found['number'])}", written.strip().place)


_RECORD = re.compile(
    r"(?:(?P<kind>question|recommendation|action|decision)s?\s*(?:no\.?\s*)?|q\.?\s*)(?P<number>[0-9]{1,4})\.?",
    re.IGNORECASE,
)


@of_words(WORDS, "paper")
def paper(text: Text, report: Report) -> Reference:  # noqa: ARG001 - as all readers
    """A paper: `[title](papers/FILE.pdf)`, or the title of one of the meeting's documents."""
    if found := LINK.fullmatch(text.value):
        return Reference(found["words"], found["target"], text.place)
    return Reference(text.value, "", text.place)


LINK = re.compile(r"\[(?<!!.)(?P<words>[^\[\]]*)\]\((?P<target>[^()\s<>]*(?:\([^()\s<>]*\)[^()\s<>]*)*)\)")
"""A Markdown link without a title, as a clerk writes it."""


@of_words({"type": "string", "pattern": "^https?://"})
def web_address(text: Text, report: Report) -> Text | None:
    """An address on the web: `https://…`."""
    if not is_web_address(text.value):
        report.error(text.place, "bad-address", f"'{text}' is not a web address", "write it as https://…")
        return None
    if found := _NOT_OF_AN_ADDRESS.search(text.value):
        what = f"the address '{text}' has a '{found[0]}'"
        report.error(text.place, "bad-address", what, "copy it from the browser again")
        return None
    return text


_NOT_OF_AN_ADDRESS = re.compile("[–—“”‘’…]|[.,;:]$")
"""What a word processor puts into addresses, and what a sentence puts behind them."""


def is_web_address(written: str) -> bool:
    """Whether the text is an address on the web, with a host that has a name."""
    return bool(re.fullmatch(r"https?://[^\s<>\"\[\]]+", written))


@of_words(_spelled("[a-z0-9]+(-[a-z0-9]+)*", "strategic-scrutiny"), translatable=False)
def slug(text: Text, report: Report) -> str | None:
    """A name for addresses: lower-case letters, digits and hyphens."""
    if is_slug(text.value):
        return text.value
    fix = "use lower-case letters, digits and single hyphens"
    report.error(text.place, "bad-value", f"'{text}' cannot be part of an address", fix)
    return None


def is_slug(written: str) -> bool:
    """Whether the text can be one part of an address on every host and a folder on every disk."""
    return bool(_SLUG.fullmatch(written)) and len(written) <= 100 and not paths.fault(written)


_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@of_words(_spelled("[a-z]{2,3}", "cy"))
def language(text: Text, report: Report) -> str | None:
    """The code of a language, which is the name of a folder of the site: `en`, `cy`."""
    if re.fullmatch("[a-z]{2,3}", text.value) and not paths.fault(text.value):
        return text.value
    fix = "write its code, two or three small letters, such as en or cy"
    report.error(text.place, "bad-value", f"'{text}' is not the code of a language", fix)
    return None


def many(read: fields.Reader[T]) -> fields.Reader[tuple[T, ...]]:
    """A list of values; a single value counts as a list of one."""

    @fields.reader({"anyOf": [read.shape, {"type": "array", "items": read.shape}]}, read.show)
    def read_all(node: Node, report: Report) -> tuple[T, ...]:
        nodes = node.nodes if isinstance(node, Sequence) else (node,)
        for each in nodes:
            if isinstance(each, Text) and _LISTED.fullmatch(each.value.strip()):
                what = f"'{each.value.strip()}' is read as words, and not as a list"
                report.error(each.place, "bad-value", what, "take the quotation marks and the bar '|' away")
        return tuple(value for value in (read(each, report) for each in nodes) if value is not None)

    return read_all


_LISTED = re.compile(r"[“‘]?\[(?!redacted\b)[^\[\]]*\][”’]?", re.IGNORECASE)


def group(kind: type[T]) -> fields.Reader[T]:
    """A mapping of the fields that a dataclass declares; its attribute `place`, if any, is where that is."""
    declared = tuple(fields.declared(kind).values())
    placed = any(each.name == "place" for each in dataclasses.fields(cast("Any", kind)))

    @fields.reader(fields.shape(kind))
    def read(node: Node, report: Report) -> T | None:
        if not isinstance(node, Mapping):
            names = ", ".join(f"{each.name}: …" for each in declared)
            report.error(node.place, "bad-value", "fields are expected here", f"write {{{names}}}")
            return None
        found = fields.read(node.entries, declared, node.place, report)
        return fields.build(kind, found, **({"place": node.place} if placed else {}))

    return read
