"""The head of a document: title, date, times and venue.

`Minutes of the meeting held on Wednesday 3 June 2020 at 2.00pm in the Pier Hall`; `Date:`, `Time:`,
`Place:` on lines of their own; a date line with the venue below it; `MINUTES of a meeting held in …, on …
from … to …`.
"""

import datetime
import re
from collections.abc import Sequence
from dataclasses import replace

from scrutiny.authoring.importing.document import Paragraph, Run
from scrutiny.authoring.importing.meeting import Attendee, Doubt, Found
from scrutiny.authoring.importing.structure.dates import Day, days, times
from scrutiny.authoring.importing.structure.looks import stands_out
from scrutiny.authoring.importing.structure.people import is_name, people, surname
from scrutiny.authoring.importing.structure.venue import MEETING, ONLY_KIND, venue_below, venue_in
from scrutiny.content.dates import DAYS

_FIELD = re.compile(
    r"(date(?: of (?:the )?meeting)?|meeting date|time(?: of meeting)?|date (?:and|&) time|date/time"
    r"|held(?: on| at)?|start(?:s|ed)?(?: time)?|(?:finish|end|close)(?:e?[sd])?(?: time)?"
    r"|at(?=:)|venue|room|place|location|where|when|day|hour|chair(?:man|woman|person|ed by)?|in the chair"
    r"|meeting(?: title| name)?|(?:name|title) of (?:the )?meeting)"
    r"\s*(?::|\t|\s[–—-]\s|(?<=chaired by)(?=\s(?-i:[A-Z])))\s*",
    re.IGNORECASE,
)
_RUN_IN = re.compile(rf"(?<=\S)[\t ]+(?={_FIELD.pattern})", re.IGNORECASE)
_OFFICE = re.compile(
    r"^(?:the )?(?:office (?:of|for)|.* office for policing$|.* opcc$|police and crime commissioner for"
    r"|.*constabulary$|.*police$)",
    re.IGNORECASE,
)


_COMMISSIONERS = range(2012, 2029)
"""From the first elections (Police Reform and Social Responsibility Act 2011) until the offices end."""


INVITED = re.compile(
    r"\b(?:[Aa]|[Tt]he(?: next)?) meeting of the (?P<title>.+?) (?:(?:will|is to) be held|to be held)\b"
    r"|\b(?:a|(?:invited|summoned|asked) to (?:attend )?(?:a|the)(?: next)?) meeting of the "
    r"(?P<title2>.+?) on\b"
)
"""Words of a notice of a meeting, with the title in them."""


def read_head(paragraphs: Sequence[Paragraph], found: Found) -> None:
    """Fill in what the head says."""
    lines = _named([part for paragraph in paragraphs for line in paragraph.lines() for part in _parted(line)])
    found.place = lines[0].place if lines else ""
    _labelled(lines, found)
    _dated(lines, found)
    _titled(lines, found)


def _named(lines: list[Paragraph]) -> list[Paragraph]:
    """Lines, those such as `Venue` with the line below them as one."""
    out = list[Paragraph]()
    for line in lines:
        if out and _FIELD.fullmatch(f"{out[-1].text}: ") and not _FIELD.match(line.text):
            out[-1] = replace(out[-1], runs=(*out[-1].runs, Run(": "), *line.runs))
        else:
            out.append(line)
    return out


def _parted(line: Paragraph) -> list[Paragraph]:
    """`Date: …    Time: …` as two lines."""
    told = _FIELD.match(line.text)
    cuts = [
        found.start()
        for found in _RUN_IN.finditer(line.text, told.end() if told else 0)
        if told or line.text[found.start() - 1] in ".;"
    ]
    ends = [*cuts, len(line.text)]
    return [line.cut(begin, end) for begin, end in zip([0, *cuts], ends, strict=True)]


def names_meeting(text: str) -> bool:
    """Whether words could be the title of a meeting."""
    return bool(MEETING.search(text))


def is_field(text: str) -> bool:
    """Whether a line has a label of the head, such as `Venue: …`."""
    return bool(_FIELD.match(text))


def is_label(text: str) -> bool:
    """Whether words are the label of something that heads say, such as `Date` or `Venue`."""
    return bool(_FIELD.fullmatch(f"{text.rstrip(' :')}: "))


def is_head(paragraph: Paragraph) -> bool:
    """Whether a paragraph says when or where a meeting is, or could be its title."""
    text = paragraph.text
    if _FIELD.match(text) or ONLY_KIND.fullmatch(text) or INVITED.match(text):
        return True
    return (
        len(text.split()) < 30
        and next(days(text), None) is not None
        and (
            stands_out(paragraph)
            or bool(re.search(r"\bheld\b|meeting of", text))
            or next(times(text), None) is not None
        )
    )


def _labelled(lines: list[Paragraph], found: Found) -> None:
    for line in lines:
        told = _FIELD.match(line.text)
        rest = line.text[told.end() :].strip() if told else ""
        if not told or not rest:
            continue
        name = told[1].casefold()
        day = next(days(rest), None)
        if "chair" in name:
            found.chair = re.split(r"[,(–]", rest)[0].strip()
            _present(people(rest, "present", line.place)[:1], found)
        elif day and not name.startswith(
            ("start", "finish", "end", "close", "time", "hour", "venue", "room", "place")
        ):
            _date(day, line, found)
            _time(rest, found)
        elif name in ("venue", "room", "place", "location", "held at", "where"):
            found.venue = rest.rstrip(".")
        elif name.startswith(("finish", "end", "close")):
            found.end = next((span.start for span in times(f"at {rest}")), found.end)
        elif name == "at" and not next(times(f"at {rest}"), None):
            found.venue = rest.rstrip(".")
        elif name.startswith(("time", "hour", "start", "at")):
            _time(re.sub(r"^(\d{4})\s*(?:-|–|to)\s*(\d{4})$", r"\1 to \2 hrs", f"{rest}"), found)
            _time(f"at {rest}", found)
        elif re.search(r"meeting|title|name", name):
            found.title = _bare_title(rest)


def _present(chairs: Sequence[Attendee], found: Found) -> None:
    """Who has the chair was there, even if no list says so."""
    for each in chairs:
        if is_name(each.name) and surname(each.name) not in map(surname, (a.name for a in found.people)):
            found.people.insert(0, each)


def _time(text: str, found: Found) -> None:
    spans = [*times(text)]
    if spans and not found.start:
        span = spans[0]
        ended = next((each.start for each in spans[1:] if _ENDED.search(text[: each.first])), "")
        found.start, found.end = span.start, span.end or ended or found.end


_ENDED = re.compile(r"\b(?:end|clos|finish|conclud)\w*(?: at)?\W*$", re.IGNORECASE)
"""Before the time at which a meeting ended."""


def _date(day: Day, line: Paragraph, found: Found) -> None:
    if found.printed_date:
        return
    found.date, found.printed_date = day.iso, day.printed
    if not day.iso:
        read = f"'{day.printed}' without a year"
        found.doubts.append(Doubt(line.place, read, _years(day) or "the date with its year"))
    elif not day.weekday_fits:
        right = DAYS[datetime.date.fromisoformat(day.iso).weekday()].capitalize()
        read = f"the date {day.iso}, which was a {right}; the document says '{day.printed}'"
        found.doubts.append(Doubt(line.place, read, "another day, month or year"))


def _years(day: Day) -> str:
    """The years, of those that there have been commissioners, in which the printed day of the week fits."""
    if not day.weekday:
        return ""
    fit = []
    for year in _COMMISSIONERS:
        try:
            at = datetime.date(year, day.month, day.day)
        except ValueError:
            continue
        if DAYS[at.weekday()].startswith(day.weekday[:3]):
            fit.append(str(year))
    return f"a date in {' or '.join(fit)}, when it was that day of the week" if fit else ""


def _dated(lines: list[Paragraph], found: Found) -> None:
    """The line with the date, and the venue in it or below it."""
    for at, line in _likeliest(lines):
        day = next(days(line.text))
        _date(day, line, found)
        text, reach = line.text, 1
        if not next(times(text), None) and at + 1 < len(lines) and _is_more(lines[at + 1]):
            text, reach = f"{text}\n{lines[at + 1].text}", 2
        _time(text, found)
        if not found.venue:
            found.venue = venue_in(text) or venue_below(lines[at + reach :])
        if re.search(r"(?:in|at)(?: the)?$", line.text, re.IGNORECASE) and at + 1 < len(lines):
            found.venue = lines[at + 1].text
        return


def _likeliest(lines: list[Paragraph]) -> list[tuple[int, Paragraph]]:
    """The line with the date of the meeting: none of a letter or version, if there is another."""
    best, most = list[tuple[int, Paragraph]](), -9
    for at, line in enumerate(lines):
        day = next(days(line.text), None)
        if day is None or _FIELD.match(line.text):
            continue
        points = (
            bool(next(times(line.text), None))
            + bool(day.weekday)
            + bool(re.search(r"held|meeting", line.text, re.IGNORECASE))
        )
        points -= 3 * bool(
            re.search(
                r"minutes of (?:the )?\d|minutes of the (?:last|previous)|approved|agreed|published|version"
                r"|draft of|circulated|page",
                line.text[: day.start][-40:],
                re.IGNORECASE,
            )
        )
        if points > most:
            best, most = [(at, line)], points
    return best


def _is_more(line: Paragraph) -> bool:
    return bool(next(times(line.text), None)) and len(line.text.split()) < 16


def _titled(lines: list[Paragraph], found: Found) -> None:
    """The line that is most like the title of a meeting."""
    best, most = found.title, 99.0 if found.title else 0.0
    for at, line in enumerate(lines[:12]):
        text = _bare_title(line.text)
        if not text or _FIELD.match(line.text):
            continue
        points = (
            4.0 * bool(line.heading) + 2.0 * bool(MEETING.search(text)) + stands_out(line) + line.size / 20
        )
        points -= at * 0.4 + 3.0 * bool(_OFFICE.match(text) and not MEETING.search(text))
        points -= 3.0 * bool(next((day for day in days(line.text) if not day.start), None))
        points += 6.0 * bool(INVITED.match(line.text))
        points -= 4.0 * (len(text.split()) > 16 or bool(re.match(r"dear|yours", text, re.IGNORECASE)))
        if points > most or not best:
            best, most = text, points
    found.title = best


def repeated_title(furniture: Sequence[str]) -> str:
    """The title of a meeting that a document repeats at the top of its pages, if it has no other."""
    titles = [_bare_title(line) for line in furniture if names_meeting(line) and len(line.split()) < 12]
    return min(filter(None, titles), key=len, default="")


def _bare_title(text: str) -> str:
    """A line without the date, time and place in it."""
    invited = INVITED.search(text)
    if invited:
        return invited["title"] or invited["title2"]
    cut = re.search(r"\s+(?:(?:to|will) be )?held (?:on|at|in)\b", text, re.IGNORECASE)
    if cut:
        text = text[: cut.start()]
    day = next(days(text), None)
    if day is not None:
        text = re.sub(r"[\s,–—:-]*(?:\b(?:on|of))?\s*$", "", text[: day.start]) or re.sub(
            r"^\W+", "", text[day.end :]
        )
    text = re.sub(r"^(?:minutes|notes?|agenda|record)\s*:\s+", "", text.strip(" ,–—:-|"), flags=re.IGNORECASE)
    if ONLY_KIND.fullmatch(text) or re.fullmatch(
        r"(?:(?:minutes|notes?|record) of )?(?:a |the )?meeting(?: of)?", text, re.IGNORECASE
    ):
        return ""
    return text if re.search(r"[A-Za-z]{3}", text) else ""
