"""Whom a name means on a day: people and bodies, by name, initials, alias or post."""

import re
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from scrutiny.base.text import Text, slug
from scrutiny.content import translations
from scrutiny.content.kinds.person import Person, Post
from scrutiny.content.moments import When, bounds
from scrutiny.content.reading import Content
from scrutiny.register import called, titles, written
from scrutiny.register.titles import canonical, plain
from scrutiny.register.written import Written


class Organisation(NamedTuple):
    """A body or team: the office, the force, one that people hold posts in, or one that a note names.

    `slug` is its name, in the language of the records, as a part of an address.
    """

    name: str
    slug: str


Party = Person | Organisation
"""Whoever can ask, answer, present or own something."""


class People:
    """Finds whom a name means. Where it finds several, the name is not clear."""

    def __init__(self, content: Content) -> None:
        self._content = content
        versions = translations.versions(content)
        people = {person.slug: person for person in content.people}
        self._found: dict[tuple[str, When], tuple[Party, ...]] = {}
        self._divided: dict[tuple[str, When], tuple[tuple[int, int], ...]] = {}
        self._read: dict[str, Written] = {}
        self._people: dict[str, list[Person]] = {}
        self._surnames: dict[str, list[Person]] = {}
        self._posts: dict[str, list[Post]] = {slug: [] for slug in people}
        for person in (each for version in versions for each in version.people if each.slug in people):
            self._posts[person.slug] += person.posts
            for name in person.names:
                titles.add(self._people, name, people[person.slug])
            titles.add(self._surnames, person.name.rpartition(" ")[2], people[person.slug])
        offices = [version.office for version in versions if version.office]
        self._commissioners = {"commissioner", canonical("PCC")} | {
            plain(office.commissioner.value) for office in offices
        }
        self._posts_called = called.posts(versions, self._commissioners)
        self._titles = (
            {plain(post.title) for posts in self._posts.values() for post in posts}
            | {plain(chief.value) for office in offices for chief in office.chiefs}
            | self._commissioners
        )
        self._organisations = _organisations(content)
        self._terms = {term.name: term.expansion for term in content.glossary if term.expansion}

    def parties(self, name: str, day: When) -> tuple[Party, ...]:
        """The people and bodies that a name means on a day.

        A name, initials or alias goes before a post. Where several people share one, those in post on the
        day are meant. A body that no file names is known by its words: see `titles.is_body`.
        """
        found = self._on_file(name, day)
        if not found and titles.is_body(name) and (named := slug(_without_article(name))):
            return (Organisation(_without_article(name), named),)
        return found

    def person(self, name: str, day: When) -> Person | None:
        """The one person whom a name means on a day; None where it means nobody, several or a body."""
        parties = self.parties(name, day)
        return parties[0] if len(parties) == 1 and isinstance(parties[0], Person) else None

    def _on_file(self, name: str, day: When) -> tuple[Party, ...]:
        if (name, day) not in self._found:
            self._found[name, day] = self._find(name, day) or self._find_term(name, day)
        return self._found[name, day]

    def _find_term(self, name: str, day: When) -> tuple[Party, ...]:
        """What the glossary's expansion of an abbreviation means: `PSD` is the team of that name."""
        expansion = self._terms.get(name.strip(), "")
        return self._find(expansion, day) or self._body(expansion) if expansion else ()

    def _body(self, name: str) -> tuple[Organisation, ...]:
        return (Organisation(name, slug(name)),) if titles.is_body(name) and slug(name) else ()

    def _find(self, name: str, day: When) -> tuple[Party, ...]:
        wanted = plain(name).removeprefix("the ")
        if wanted in titles.UNNAMED:
            return ()
        if called := self._people.get(_undotted(wanted)):
            return tuple(_in_post(called, day))
        if holders := self._holders(wanted, day):
            return holders
        organisation = self._organisations.get(wanted) or self._organisations.get(plain(name))
        return (organisation,) if organisation else self._styled(self.read(name), day)

    def read(self, name: str) -> Written:
        """What the words for one person say."""
        if name not in self._read:
            self._read[name] = written.read(name, self._titles)
        return self._read[name]

    def _styled(self, said: Written, day: When) -> tuple[Person, ...]:
        """The people that a name with a post, a form of address or initials means on a day."""
        if said.rest:
            return ()
        if not said.name:
            body = self._organisations.get(plain(said.body))
            held = self._holders(plain(said.post), day) if body else ()
            return tuple(each for each in held if any(self._is_in(post, body) for post in each.posts_on(day)))
        named = self._people.get(plain(said.name), [])
        called = named or (self._by_surname(said.name) if said.post or said.addressed else [])
        if in_it := [each for each in called if said.post and self._ranks(each, said.post, day)]:
            return tuple(in_it)
        if said.post and said.behind:
            return tuple(each for each in named if not each.posts_on(day))
        if named:
            return tuple(_in_post(named, day))
        return tuple(each for each in called if not said.post and (each.posts_on(day) or not each.posts))

    def _by_surname(self, name: str) -> list[Person]:
        """The people of a surname, which may have the first letter of the name before it: `M. Ellery`."""
        before, _, surname = plain(name).rpartition(" ")
        letter = before.rstrip(".")
        called = self._surnames.get(surname, [])
        return [each for each in called if len(letter) < 2 and plain(each.name).startswith(letter)]

    def _is_in(self, post: Post, body: Organisation | None) -> bool:
        return body is not None and self._organisations.get(plain(post.organisation or "")) == body

    def _held_by(self, person: Person, post: str, day: When) -> bool:
        """Whether a person held a post on a day; the post may be written as its initials."""
        return any(
            self._is_title(each, post) for each in self._posts[person.slug] if each.period.holds_on(day)
        )

    def _is_title(self, held: Post, post: str) -> bool:
        """Whether words mean a post; they may be its initials."""
        wanted, title = canonical(post), plain(held.title)
        same = self._posts_called.get(wanted, {wanted})
        return (
            canonical(title) in same or _unbracketed(title) in same or titles.initials(title) == plain(post)
        )

    def _ranks(self, person: Person, post: str, day: When) -> bool:
        """Whether a person of whom it is said held a post, which may be short for a higher rank: `Supt`."""
        rank = canonical(post)
        return self._held_by(person, post, day) or (
            rank in titles.RANKS
            and any(canonical(each.title).endswith(f" {rank}") for each in person.posts_on(day))
        )

    def _holders(self, wanted: str, day: When) -> tuple[Person, ...]:
        alone = len(wanted) > MOST_INITIALS or wanted in titles.ALONE
        return tuple(each for each in self._content.people if alone and self._held_by(each, wanted, day))

    def is_post(self, name: str) -> bool:
        """Whether a name is that of a post: one on file or of the office, or one by its words."""
        wanted = self._terms.get(name.strip(), name)
        known = plain(wanted).removeprefix("the ") in self._titles
        return known or (titles.is_post(wanted) and not self.read(wanted).name)

    def means_post(self, name: str, held: Collection[str]) -> bool:
        """Whether a name means one of the posts held, which are in canonical words."""
        wanted = canonical(self._terms.get(name.strip(), name))
        same = self._posts_called.get(wanted, {wanted})
        return not same.isdisjoint(held)

    def is_known(self, name: str, day: When) -> bool:
        """Whether it is known what a name means: people, a body, a post, or people who are not named."""
        return bool(self.parties(name, day)) or self.is_post(name) or titles.is_group(name)

    def several(self, words: Text, day: When) -> tuple[Text, ...]:
        """The names in words that may name several: parted at commas, `and`, `&` and `/`.

        Words that are one name stay together: `Maud Ellery, Chief Constable`, `Director of Law and Finance`.
        """
        key = (words.value, day)
        if key not in self._divided:
            self._divided[key] = tuple(self._divide(words.value, day))
        spans = self._divided[key]
        whole = spans == ((0, len(words.value)),)  # as nearly always
        return (words,) if whole else tuple(words.part(*span) for span in spans)

    def _divide(self, words: str, day: When) -> Iterator[tuple[int, int]]:
        ends = [found.span() for found in _BETWEEN.finditer(words)] + [(len(words), len(words))]
        starts = [0, *(end for _, end in ends[:-1])]
        at = 0
        while at < len(ends):
            spans = [(starts[at], end) for end, _ in ends[at : at + MOST_IN_A_NAME]]
            known = (
                found
                for is_known in (self._is_one, self.is_known)
                for found in range(len(spans) - 1, -1, -1)
                if is_known(words[slice(*spans[found])], day)
            )
            last = next(known, 0)
            if name := words[slice(*spans[last])].strip():
                start = words.index(name, spans[last][0])
                yield start, start + len(name)
            at += last + 1

    def _is_one(self, name: str, day: When) -> bool:
        """Whether words are one name on file; what is behind a comma is a post or body of that day."""
        parties = self._on_file(name, day)
        said = self.read(name)
        if not parties or not said.name or not (said.behind or said.body):
            return bool(parties)
        body = self._organisations.get(plain(said.body))
        return all(
            isinstance(each, Organisation)
            or (
                (not said.post or self._held_by(each, said.post, day))
                and (not said.body or any(self._is_in(post, body) for post in each.posts_on(day)))
            )
            for each in parties
        )

    def shown(self, name: str, day: When) -> str:
        """A name as pages show it: of a person or body its own, where initials or an alias were written.

        A form of address before the whole name stays: `Cllr Ann Shaw`. So does a post, but for abbreviations:
        `DCC` is 'Deputy Chief Constable'.
        """
        if self.is_post(name):
            return titles.in_full(self._terms.get(name.strip(), name))
        parties = self.parties(name, day)
        if len(parties) != 1:
            return name
        said = self.read(name)
        return said.styled if plain(said.name) == plain(parties[0].name) and said.styled else parties[0].name

    def role(self, name: str, day: When) -> str:
        """The post of somebody, with its body: as the words of the name say, else all that are on file.

        Where the day itself is not known, those on file are meant that were held all that time.
        """
        first, last = bounds(day)
        said = self.read(name)
        people = [party for party in self.parties(name, day) if isinstance(party, Person)]
        posts = [post for each in people for post in each.posts_on(first) if post.period.holds_on(last)]
        held = [", ".join(filter(None, (post.title, self._body_of(post)))) for post in posts]
        if not said.name or said.rest or not (said.post or said.body):
            return ", ".join(held)
        told = ", ".join(filter(None, (titles.in_full(said.post), said.body)))
        if plain(said.post) in titles.CHAIRS:
            return ", ".join((*held, told))
        body = self._organisations.get(plain(said.body))
        meant = [
            words
            for post, words in zip(posts, held, strict=True)
            if (not said.post or self._is_title(post, said.post))
            and (not said.body or self._is_in(post, body))
        ]
        # The post may be on file in another language alone.
        known = said.post and any(self._held_by(each, said.post, day) for each in people)
        return ", ".join(meant or (held if known else [told]))

    def _body_of(self, post: Post) -> str:
        body = self.organisation(post.organisation) if post.organisation else None
        return body.name if body else ""

    def organisation(self, name: str) -> Organisation | None:
        """The body with a name."""
        found = self._organisations.get(plain(name))
        return found or next(iter(self._body(name)), None)

    def with_initials(self, letters: str) -> Person | None:
        """The one person whose name begins with letters that are initials, and that nobody has as theirs."""
        if not titles.INITIALS.fullmatch(letters):
            return None
        wanted = plain(letters).replace(".", "")
        found = [each for each in self._content.people if titles.initials(plain(each.name)) == wanted]
        return found[0] if len(found) == 1 else None

    def people_known(self) -> Iterable[str]:
        """Every name, alias, post and body that a name could have meant."""
        for person in self._content.people:
            yield from person.names
            yield from (post.title for post in self._posts[person.slug])
        yield from (organisation.name for organisation in self._organisations.values())


MOST_IN_A_NAME = 8
"""Commas and other signs between names up to which words can be one name: each is looked at."""

MOST_INITIALS = 4
"""Letters up to which a word could be initials of a person, and so is a post only where that is usual."""

_BETWEEN = re.compile(r"[,;&+]|(?<!\b[TtAaCcDd])/|(?<=\s)and(?=\s)(?!\s+(?:crime|rescue)\b)", re.IGNORECASE)


def _in_post(people: list[Person], day: When) -> list[Person]:
    """Those in post on a day where several people share a name; all where none of them is."""
    found = [person for person in people if person.posts_on(day)]
    return found if len(people) > 1 and found else people


def _without_article(name: str) -> str:
    words = " ".join(name.split())
    return words[4:] if words[:4].casefold() == "the " else words


def _undotted(name: str) -> str:
    """Initials without full stops: `M.E.` as 'me'."""
    return name.replace(".", "") if re.fullmatch(r"(?:\w\. ?)+\w?\.?", name) else name


def _unbracketed(title: str) -> str:
    return canonical(re.sub(r" ?\([^()]*\)", "", title))


def _organisations(content: Content) -> dict[str, Organisation]:
    """The bodies by every name they have. Posts and teams of a translation are matched by their order."""
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
            pairs += zip(version.office.teams, original.office.teams, strict=False)
        named = sorted(((ours, theirs) for ours, theirs in pairs if ours and theirs), reverse=True)
        found += named
        called |= {slug(theirs): ours for ours, theirs in named}
    known = {plain(ours): Organisation(called[slug(theirs)], slug(theirs)) for ours, theirs in found}
    if content.office:
        office, force = known[plain(content.office.name)], known[plain(content.office.force)]
        known = dict.fromkeys(THE_OFFICE, office) | dict.fromkeys(THE_FORCE, force) | known
    return known


THE_OFFICE = ("commissioner's office", "opcc", "office of the police and crime commissioner", "pcc's office")
THE_FORCE = ("constabulary", "force")
"""What notes call the office and the force."""
