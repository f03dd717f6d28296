"""Who and what a name means on a day: people, posts, organisations, priority areas, plans."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeVar

from scrutiny.base.text import slug
from scrutiny.content import translations
from scrutiny.content.kinds.inspection import Inspection
from scrutiny.content.kinds.person import Person, Post
from scrutiny.content.kinds.plan import Plan
from scrutiny.content.kinds.priority import Priority
from scrutiny.content.moments import When, bounds
from scrutiny.content.reading import Content

T = TypeVar("T")


class Organisation(NamedTuple):
    """A body that people hold posts in, the office or the force: known by its name alone.

    `slug` is its name, in the language of the records, as a part of an address.
    """

    name: str
    slug: str


Party = Person | Organisation
"""Whoever can ask, answer, present or own something."""


class Names:
    """Finds what a name means, in any language. Where it finds several things, the name is not clear."""

    def __init__(self, content: Content) -> None:
        self._content = content
        versions = translations.versions(content)
        self._parties: dict[tuple[str, When], tuple[Party, ...]] = {}
        self._held: dict[tuple[str, When], tuple[Priority, ...]] = {}
        people = {person.slug: person for person in content.people}
        self._people: dict[str, list[Person]] = {}
        self._posts: dict[str, list[Post]] = {slug: [] for slug in people}
        for person in (each for version in versions for each in version.people if each.slug in people):
            self._posts[person.slug] += person.posts
            for name in (person.name, *(alias.value for alias in person.aliases)):
                _add(self._people, name, people[person.slug])
        self._commissioners = {"commissioner"} | {
            plain(version.office.commissioner.value) for version in versions if version.office
        }
        self._surnames: dict[str, list[Person]] = {}
        for person in content.people:
            _add(self._surnames, plain(person.name).rpartition(" ")[2], person)
        self._titles = self._commissioners | {
            plain(title)
            for title in (
                *(post.title for posts in self._posts.values() for post in posts),
                *(chief.value for version in versions if version.office for chief in version.office.chiefs),
            )
        }
        self._organisations = _organisations(content)
        priorities = {priority.slug: priority for priority in content.priorities}
        self._priorities: dict[str, list[Priority]] = {}
        for priority in (each for version in versions for each in version.priorities):
            if priority.slug in priorities:
                for name in (priority.title, priority.slug, *(alias.value for alias in priority.aliases)):
                    _add(self._priorities, name, priorities[priority.slug])
        self._plans: dict[str, Plan] = {}
        for version in versions:
            for plan, called in zip(content.plans, version.plans, strict=False):
                self._plans |= {plain(called.title): plan, plan.slug: plan}
        inspections = {each.slug: each for each in content.inspections}
        self._inspections = {
            name: inspections[each.slug]
            for version in versions
            for each in version.inspections
            if each.slug in inspections
            for name in (each.slug, plain(each.title))
        }

    def parties(self, name: str, day: When) -> tuple[Party, ...]:
        """The people and bodies that a name means on a day.

        A name or alias goes before a post. Where several people share a name, those in post on the
        day are meant.
        """
        key = (plain(name), day)
        if key not in self._parties:
            self._parties[key] = self._find(*key)
        return self._parties[key]

    def _find(self, name: str, day: When) -> tuple[Party, ...]:
        wanted = name.removeprefix("the ")
        if people := self._people.get(wanted):
            in_post = [person for person in people if person.posts_on(day)]
            return tuple(in_post if len(people) > 1 and in_post else people)
        if holders := self._holders(wanted, day):
            return holders
        organisation = self._organisations.get(wanted) or self._organisations.get(name)
        return (organisation,) if organisation else self._styled(wanted, day)

    def _styled(self, name: str, day: When) -> tuple[Person, ...]:
        """The people that a name with a post or a form of address means on a day."""
        for post, rest in styles(name):
            called = self._people.get(rest) or self._surnames.get(rest, [])
            if post:
                found = [person for person in called if self._held_by(person, post, day)]
            else:
                found = [person for person in called if person.posts_on(day) or not person.posts]
            if found:
                return tuple(found)
        return ()

    def _held_by(self, person: Person, post: str, day: When) -> bool:
        """Whether a person held a post on a day; the post may be written as its initials."""
        titles = [plain(each.title) for each in self._posts[person.slug] if each.period.holds_on(day)]
        posts = self._commissioners if post in ("commissioner", "pcc") else {post}
        return any(title in posts or initials(title) == post for title in titles)

    def is_post(self, name: str) -> bool:
        """Whether a name is that of a post that somebody on file held at some time, or one of the office."""
        wanted = plain(name).removeprefix("the ")
        return wanted in self._titles

    def _holders(self, wanted: str, day: When) -> tuple[Person, ...]:
        posts = self._commissioners if wanted == "commissioner" else {wanted}
        return tuple(
            person
            for person in self._content.people
            if any(
                plain(post.title) in posts for post in self._posts[person.slug] if post.period.holds_on(day)
            )
        )

    def role(self, name: str, day: When) -> str:
        """The posts that somebody held on a day, each with its body; empty where none is known.

        Where the day itself is not known, those are meant that were held all that time.
        """
        first, last = bounds(day)
        posts = [
            post
            for party in self.parties(name, day)
            if isinstance(party, Person)
            for post in party.posts_on(first)
            if post.period.holds_on(last)
        ]
        return ", ".join(
            f"{post.title}, {body.name}"
            if post.organisation and (body := self.organisation(post.organisation))
            else post.title
            for post in posts
        )

    def organisation(self, name: str) -> Organisation | None:
        """The body with a name."""
        return self._organisations.get(plain(name))

    def people_known(self) -> Iterable[str]:
        """Every name, alias, post and body that a name could have meant."""
        for person in self._content.people:
            yield person.name
            yield from (alias.value for alias in person.aliases)
            yield from (post.title for post in self._posts[person.slug])
        yield from (organisation.name for organisation in self._organisations.values())

    def priorities(self, name: str, day: When) -> tuple[Priority, ...]:
        """The priority areas that a title, alias or slug means, of the plans that hold on the day."""
        key = (name, day)
        if key not in self._held:
            found = self._priorities.get(plain(name), [])
            self._held[key] = tuple(
                each for each in found if (plan := self.plan(each.plan.value)) and plan.period.holds_on(day)
            )
        return self._held[key]

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


def styles(name: str) -> Iterator[tuple[str, str]]:
    """The ways in which a plain name can be a post and the name of a person.

    `chief constable maud ellery`, `maud ellery (chief constable)`; `mr vance`, where the post is empty.
    """
    if found := _BEHIND.fullmatch(name):
        yield found["after"] or found["within"], found["name"]
    words = name.split()
    if len(words) > 1 and words[0].rstrip(".") in _FORMS_OF_ADDRESS:
        yield "", " ".join(words[1:])
    for count in range(1, len(words)):
        yield " ".join(words[:count]), " ".join(words[count:])


_BEHIND = re.compile(r"(?P<name>[^,()]+?)(?: ?, ?(?P<after>[^,()]+)| ?\((?P<within>[^()]+)\))")
_FORMS_OF_ADDRESS = frozenset(
    (
        "cllr",
        "councillor",
        "dame",
        "dr",
        "lady",
        "lord",
        "miss",
        "mr",
        "mrs",
        "ms",
        "mx",
        "prof",
        "rev",
        "sir",
    )
)


def initials(title: str) -> str:
    """The first letters of the words of a post: 'cc' for 'chief constable'."""
    return "".join(
        word[0] for word in re.findall(r"[^\W_]+", title) if word not in ("and", "of", "the", "for")
    )


@functools.lru_cache(100_000)
def plain(name: str) -> str:
    """A name without what clerks write in either of two ways: letter case, spacing, dashes, apostrophes."""
    return " ".join(name.casefold().translate(_EITHER_WAY).split())


_EITHER_WAY = str.maketrans({"–": "-", "—": "-", "‐": "-", "‑": "-", "’": "'", "‘": "'"})


def _add(found: dict[str, list[T]], name: str, thing: T) -> None:
    known = found.setdefault(plain(name), [])
    if thing not in known:
        known.append(thing)


def _organisations(content: Content) -> dict[str, Organisation]:
    """The bodies by every name they have. The posts of a translated person are matched by their order."""
    original = content.original or content
    posts = {person.slug: person.posts for person in original.people}
    called: dict[str, str] = {}
    found: list[tuple[str, str]] = []
    for version in (*translations.versions(content), content):
        pairs = [
            (ours.organisation, theirs.organisation)
            for person in version.people
            for ours, theirs in zip(person.posts, posts.get(person.slug, ()), strict=False)
        ]
        if version.office and original.office:
            pairs.append((version.office.name, original.office.name))
            pairs.append((version.office.force, original.office.force))
            bodies = zip(version.office.bodies, original.office.bodies, strict=False)
            pairs += [(ours.name, theirs.name) for ours, theirs in bodies]
        named = sorted(((ours, theirs) for ours, theirs in pairs if ours and theirs), reverse=True)
        found += named
        called |= {slug(theirs): ours for ours, theirs in named}
    return {plain(ours): Organisation(called[slug(theirs)], slug(theirs)) for ours, theirs in found}
