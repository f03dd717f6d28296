"""What an office knows already, as far as an import uses it: people, terms, areas, plans, series, reports."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from scrutiny.content.moments import Moment, Period
from scrutiny.register.register import Register
from scrutiny.register.titles import plain


class Plan(NamedTuple):
    """A Police and Crime Plan and when it is in force."""

    title: str
    period: Period


class Area(NamedTuple):
    """A priority area: its file, its title and aliases in plain words, and when its plan is in force."""

    path: str
    names: tuple[str, ...]
    period: Period | None


class Inspection(NamedTuple):
    """An inspection report: its file, its title, and when it was published, if that is known."""

    path: str
    title: str
    date: Moment | None


class Meeting(NamedTuple):
    """An earlier note with a series: its file, title, series and date."""

    path: str
    title: str
    series: str
    date: Moment


@dataclass(frozen=True, slots=True)
class Known:
    """What the office knows; `people` are names by the paths of their files."""

    people: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    terms: frozenset[str] = frozenset()
    plans: tuple[Plan, ...] = ()
    areas: tuple[Area, ...] = ()
    inspections: tuple[Inspection, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    imported: frozenset[str] = frozenset()
    """Files that are as an import wrote them."""

    @property
    def paths(self) -> frozenset[str]:
        """The files that tell it."""
        areas, reports = (each.path for each in self.areas), (each.path for each in self.inspections)
        return frozenset((*self.people, *areas, *reports, *(each.path for each in self.meetings)))

    def without(self, paths: Set[str]) -> Known:
        """What it knows by other files than these; notes among them tell only where no other does."""
        return replace(
            self,
            imported=frozenset(paths),
            people={path: names for path, names in self.people.items() if path not in paths},
            areas=tuple(each for each in self.areas if each.path not in paths),
            inspections=tuple(each for each in self.inspections if each.path not in paths),
        )

    def names(self) -> frozenset[str]:
        """The names, aliases and initials of people, in small letters."""
        return frozenset(name.casefold() for names in self.people.values() for name in names)

    def has_area(self, name: str) -> bool:
        """Whether a name means a priority area of any plan."""
        return any(plain(name) in each.names for each in self.areas)

    def area(self, name: str, day: Moment | None) -> Area | None:
        """The one priority area of a plan in force on a day that a name means."""
        named = [each for each in self.areas if plain(name) in each.names]
        found = [each for each in named if each.period and day and each.period.holds_on(day)]
        return found[0] if len(found) == 1 else None

    def plan(self, day: Moment | None) -> str:
        """The only plan in force on a day; empty where there is none, or several."""
        found = [each.title for each in self.plans if day is not None and each.period.holds_on(day)]
        return found[0] if len(found) == 1 else ""


def known_to(register: Register) -> Known:
    """What the content of an office says."""
    content, names = register.content, register.names
    plans = {each.title: each.period for each in content.plans}
    held = {each.slug: names.plan(each.plan.value) for each in content.priorities}
    return Known(
        people={f"people/{each.slug}.md": each.names for each in content.people},
        terms=frozenset(each.name for each in content.glossary),
        plans=tuple(Plan(title, period) for title, period in plans.items()),
        areas=tuple(
            Area(
                f"priorities/{each.slug}.md",
                tuple(plain(name) for name in (each.title, each.slug, *(it.value for it in each.aliases))),
                plan.period if (plan := held[each.slug]) else None,
            )
            for each in content.priorities
        ),
        inspections=tuple(
            Inspection(f"inspections/{each.slug}.md", each.title, each.date) for each in content.inspections
        ),
        meetings=tuple(
            Meeting(note.meeting.place.path, note.meeting.title, note.meeting.series, note.meeting.date)
            for note in register.notes.values()
            if note.meeting.series
        ),
    )
