"""The wording of the interface: its sentences, dates, times, counts and names, in one language."""

import datetime
import functools
from collections.abc import Iterator

from scrutiny.content.due import Due
from scrutiny.content.fields import declared
from scrutiny.content.head import Change
from scrutiny.content.kinds import RECORDS
from scrutiny.content.kinds.meeting import Meeting
from scrutiny.content.moments import Moment, Period, When
from scrutiny.content.record import Record
from scrutiny.wording import catalogue
from scrutiny.wording.catalogue import Catalogue


def N_(words: str) -> str:  # noqa: N802 - gettext's name for it
    """Marks words for the catalogue that are shown in another place."""
    return words


DAYS = (N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"),
        N_("Sunday"))  # fmt: skip
MONTHS = (N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"), N_("July"),
          N_("August"), N_("September"), N_("October"), N_("November"), N_("December"))  # fmt: skip


def _declared() -> Iterator[str]:
    """The words of notes that their declarations have: of headings, of parts, of states, of choices."""
    for kind in RECORDS:
        yield from (kind.kind.capitalize(), *kind.speakers, *kind.states)
    for each in (*RECORDS, Meeting, Change):
        yield from (word for field in declared(each).values() for word in field.choices)


VOCABULARY = tuple(dict.fromkeys((
    *_declared(),
    N_("Discussion"), N_("Meeting"), N_("Agenda item"),
    N_("fully"), N_("partially"), N_("not"),
    N_("alpha"), N_("beta"),
    N_("next meeting"), N_("ongoing"),
)))  # fmt: skip
"""The words of the record format that pages show."""


class Phrases:
    """Everything that the site says by itself, in one language."""

    def __init__(self, worded: Catalogue = catalogue.ENGLISH) -> None:
        self.language = worded.language
        self._worded = worded
        self._months = [self.text(month) for month in MONTHS]

    def text(self, english: str, **values: object) -> str:
        """A sentence or word of the interface, with values for its places (`%(name)s`)."""
        worded = self._worded.messages.get(english, (english,))[0]
        return worded % values if values else worded

    def count(self, one: str, many: str, number: int, **values: object) -> str:
        """Words that fit a number, which replaces `%(num)s`: '1 question', '1,234 questions'."""
        return self.form(one, many, number) % {"num": self.number(number), **values}

    def number(self, number: int) -> str:
        """A number of things: '1,234'. A year is none, and stands as it is."""
        return f"{number:,}"

    def late(self, due: datetime.date, today: datetime.date) -> str:
        """How long ago something was due, in whole days, months or years: '5 months late'."""
        months = (today.year - due.year) * 12 + today.month - due.month - (today.day < due.day)
        if months >= 24:
            return self.count("%(num)s year late", "%(num)s years late", months // 12)
        if months:
            return self.count("%(num)s month late", "%(num)s months late", months)
        return self.count("%(num)s day late", "%(num)s days late", (today - due).days)

    def form(self, one: str, many: str, number: int) -> str:
        """The form of words that fits a number."""
        forms = self._worded.messages.get(one)
        return forms[self._worded.form(number)] if forms else (one, many)[catalogue.one_or_many(number)]

    def date(self, when: When) -> str:
        """A day as '26 February 2016'; what is known no more exactly as 'February 2016' or '2016'."""
        if isinstance(when, Moment):
            return self.moment(when)
        return f"{when.day} {self._months[when.month - 1]} {when.year}"

    def full_date(self, when: When) -> str:
        """A day with its name, as 'Friday 26 February 2016', or 'February 2016 (day not recorded)'."""
        day = when.day if isinstance(when, Moment) else when
        if day is None:
            return self.text("%(month)s (day not recorded)", month=self.date(when))
        return f"{self.text(DAYS[day.weekday()])} {self.date(day)}"

    def time(self, clock: datetime.time) -> str:
        """A time of day as '3pm' or '2.30pm', 'midday' and 'midnight' by name."""
        if clock in (datetime.time(0), datetime.time(12)):
            return self.text("midday") if clock.hour else self.text("midnight")
        minutes = f".{clock.minute:02}" if clock.minute else ""
        half = self.text("pm") if clock.hour >= 12 else self.text("am")
        return f"{clock.hour % 12 or 12}{minutes}{half}"

    def moment(self, known: Moment) -> str:
        """A moment as exactly as it is known: '2016', 'February 2016' or '26 February 2016'."""
        if known.day:
            return self.date(known.day)
        if known.first.month != known.last.month:
            return str(known.year)
        return f"{self._months[known.first.month - 1]} {known.year}"

    def due(self, said: Due, known: Moment | None) -> str:
        """When something is due, as its record says it, with the day of the next meeting once it is known."""
        if isinstance(said, Moment):
            return self.moment(said)
        return f"{self.text(said)}, {self.moment(known)}" if known else self.text(said)

    def period(self, known: Period) -> str:
        """A period as '2016 to 2018', 'from 2021', 'until 2018' or, with neither end, ''."""
        if known.start and known.end:
            start, end = self.moment(known.start), self.moment(known.end)
            return start if start == end else self.text("%(start)s to %(end)s", start=start, end=end)
        if known.start:
            return self.text("from %(start)s", start=self.moment(known.start))
        return self.text("until %(end)s", end=self.moment(known.end)) if known.end else ""

    def label(self, record: Record) -> str:
        """The kind and number of a record, such as 'Question 3'."""
        if record.mark or record.alone:
            return f"{self.text(record.kind.capitalize())} {record.mark}".rstrip()
        return record.label

    def name(self, record: Record) -> str:
        """The label of a record with its title, such as 'Question 3: Referral backlogs'."""
        label = self.label(record)
        return f"{label}: {record.title}" if record.title and (record.mark or record.alone) else label

    def language_name(self, language: str) -> str:
        """What a language is called in this one: 'Welsh'."""
        return catalogue.name_of(language, self.language)


ENGLISH = Phrases()
date, full_date, moment, period = ENGLISH.date, ENGLISH.full_date, ENGLISH.moment, ENGLISH.period
"""The wording of diagnostics."""


@functools.lru_cache(1000, typed=True)  # safe HTML stays what it is
def sentence(words: str) -> str:
    """The words with the first letter a capital."""
    return words[:1].upper() + words[1:]
