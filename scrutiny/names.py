"""Who and what a name means on a day: people, posts, organisations, priority areas, plans."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from scrutiny.reading import Content
from scrutiny.records.inspection import Inspection
from scrutiny.records.person import Person
from scrutiny.records.plan import Plan
from scrutiny.records.priority import Priority
from scrutiny.text import slug


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body that people hold posts in, the office or the force: known by its name alone."""

    name: str

    @property
    def slug(self) -> str:
        """Its name as a part of an address."""
        return slug(self.name)


Party = Person | Organisation
"""Whoever can ask, answer, present or own something."""


class Names:
    """Finds what is called by a name; several finds mean that the name is not clear."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._parties: dict[tuple[str, datetime.date], tuple[Party, ...]] = {}
        self._people: dict[str, list[Person]] = {}
        for person in content.people:
            for name in dict.fromkeys(
                (plain(person.name), *(plain(alias.value) for alias in person.aliases))
            ):
                self._people.setdefault(name, []).append(person)
        office = content.office
        bodies = {
            post.organisation for person in content.people for post in person.posts if post.organisation
        }
        bodies |= {office.name, office.force} if office else set()
        self._organisations = {plain(name): Organisation(name) for name in sorted(bodies, reverse=True)}
        self._priorities: dict[str, list[Priority]] = {}
        for priority in content.priorities:
            names = (priority.title, priority.slug, *(alias.value for alias in priority.aliases))
            for name in dict.fromkeys(plain(name) for name in names):
                self._priorities.setdefault(name, []).append(priority)
        self._plans = {name: plan for plan in content.plans for name in (plain(plan.title), plan.slug)}
        self._inspections = {
            name: each for each in content.inspections for name in (each.slug, plain(each.title))
        }

    def parties(self, name: str, day: datetime.date) -> tuple[Party, ...]:
        """The people and bodies that a name means on a day.

        A name or alias goes before a post. Where several people share a name, those in post on the
        day are meant.
        """
        key = (plain(name), day)
        if key not in self._parties:
            self._parties[key] = self._find(*key)
        return self._parties[key]

    def _find(self, name: str, day: datetime.date) -> tuple[Party, ...]:
        wanted = name.removeprefix("the ")
        if people := self._people.get(wanted):
            in_post = [person for person in people if person.posts_on(day)]
            return tuple(in_post if len(people) > 1 and in_post else people)
        if holders := self._holders(wanted, day):
            return holders
        organisation = self._organisations.get(wanted) or self._organisations.get(name)
        return (organisation,) if organisation else ()

    def _holders(self, wanted: str, day: datetime.date) -> tuple[Person, ...]:
        office = self._content.office
        posts = {wanted}
        if office and wanted == "commissioner":
            posts.add(plain(office.commissioner.value))
        return tuple(
            person
            for person in self._content.people
            if any(plain(post.title) in posts for post in person.posts_on(day))
        )

    def organisation(self, name: str) -> Organisation | None:
        """The body with a name."""
        return self._organisations.get(plain(name))

    def people_known(self) -> Iterable[str]:
        """Every name, alias, post and body that a name could have meant."""
        for person in self._content.people:
            yield person.name
            yield from (alias.value for alias in person.aliases)
            yield from (post.title for post in person.posts)
        yield from (organisation.name for organisation in self._organisations.values())

    def priorities(self, name: str, day: datetime.date) -> tuple[Priority, ...]:
        """The priority areas that a title, alias or slug means, of the plans that hold on the day."""
        found = self._priorities.get(plain(name), [])
        return tuple(
            each for each in found if (plan := self.plan(each.plan.value)) and plan.period.holds_on(day)
        )

    def priorities_ever(self, name: str) -> tuple[Priority, ...]:
        """The priority areas that a title, alias or slug means, of any plan."""
        return tuple(self._priorities.get(plain(name), ()))

    def priorities_known(self) -> Iterable[str]:
        """Every title and alias of a priority area."""
        for priority in self._content.priorities:
            yield priority.title
            yield from (alias.value for alias in priority.aliases)

    def plan(self, name: str) -> Plan | None:
        """The plan with a title, or with a title that makes this part of an address."""
        return self._plans.get(plain(name)) or self._plans.get(slug(name))

    def inspection(self, name: str) -> Inspection | None:
        """The inspection report with a slug or title."""
        return self._inspections.get(name) or self._inspections.get(plain(name))


def plain(name: str) -> str:
    """A name without what a clerk may write either way: letter case, spacing, dashes, apostrophes."""
    return " ".join(name.casefold().translate(_EITHER_WAY).split())


_EITHER_WAY = str.maketrans({"–": "-", "—": "-", "‐": "-", "‑": "-", "’": "'", "‘": "'"})
