"""The files of all people whom a note names and nobody knows, as far as the note says who they are."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from scrutiny.authoring.drafts import quoted
from scrutiny.base.text import Place, Text, slug
from scrutiny.content.head import Head
from scrutiny.content.kinds.person import Person
from scrutiny.content.note import Note
from scrutiny.register import titles
from scrutiny.register.register import Register
from scrutiny.register.written import Written
from scrutiny.wording.phrases import date


class Draft(NamedTuple):
    """The file of a person: its path below the content folder, its text, and in words what it says."""

    path: str
    text: str
    says: str


class Question(NamedTuple):
    """What the note leaves open, with the place of the words."""

    place: Place
    words: str


@dataclass(slots=True)
class _Found:
    """What a note says of one person; `posts` has posts with their bodies, of which either may be empty."""

    name: str
    place: Place
    initials: str = ""
    posts: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)

    def add(self, said: Written) -> None:
        """Take up what further words say."""
        self.initials = self.initials or said.initials
        if (said.post and titles.plain(said.post) not in titles.CHAIRS) or said.body:
            key = titles.canonical(said.post), titles.plain(said.body)
            held = [post for post, _ in self.posts]
            short = key[0] in titles.RANKS and any(post.endswith(f" {key[0]}") for post in held)
            if not said.body and (key[0] in held or short):
                return
            self.posts.pop((key[0], ""), None)
            self.posts[key] = titles.in_full(said.post), said.body


def drafts(
    register: Register, note: Note, taken: Collection[str]
) -> tuple[tuple[Draft, ...], tuple[Question, ...]]:
    """The files of the people whom a note names and nobody knows, and what is left to decide.

    Nothing is said that the note does not say: initials and posts as it has them, and no day since when a
    post was held. `taken` are the paths of files that are there, of which none is written again.
    """
    reading = _Reading(register, note.meeting)
    for words, post in _named(register, note):
        reading.take(words, post)
    reading.join()
    made: list[Draft] = []
    there = set(taken)
    for each in reading.found.values():
        draft = _draft(each, note.meeting)
        if draft.path in there:
            reading.ask(each.place, f"'{each.name}' is not written: {draft.path} is there already")
            continue
        there.add(draft.path)
        made.append(draft)
    return tuple(made), tuple(sorted(set(reading.open)))


def _named(register: Register, note: Note) -> Iterator[tuple[Text, str]]:
    """Each name in a note, with the post that a field beside it gives."""
    there = (each for each in note.meeting.attendances if each.person)
    posts = {each.person: each.post.value for each in there if each.post}
    yield from ((name, posts.get(name, "")) for name in register.named(note))


_EACH = re.compile(r"(?:(?!&|(?<=\s)and\s).)+")
"""Each name in words that have several where one belongs."""


class _Reading:
    """What is found while the names of a note are read."""

    def __init__(self, register: Register, meeting: Head) -> None:
        self.found: dict[str, _Found] = {}
        self.open: list[Question] = []
        self._names, self._day = register.names, meeting.date
        self._known: dict[str, Person] = {}
        self._short: list[tuple[Text, Written]] = []
        self._initials: list[Text] = []
        self._posts: list[Text] = []

    def ask(self, place: Place, words: str) -> None:
        """Leave something to decide."""
        self.open.append(Question(place, words))

    def take(self, words: Text, post: str) -> None:
        """Take up one name, with the post that a field beside it gives."""
        several = [words.part(*found.span()).strip() for found in _EACH.finditer(words.value)]
        if len(several) > 1 and all(" " in each.value and titles.is_name(each.value) for each in several):
            for each in several:
                self.take(each, "")
            return
        parties = self._names.parties(words.value, self._day)
        self._known |= {each.slug: each for each in parties if isinstance(each, Person)}
        if parties or titles.is_group(words.value):
            return
        said = self._names.read(words.value)
        said = said._replace(post=said.post or post)
        if self._names.is_post(words.value):
            self._posts.append(words)
        elif titles.INITIALS.fullmatch(words.value):
            self._initials.append(words)
        elif not titles.is_name(said.name) or (said.rest and titles.is_name(said.rest)):
            what = f"is '{words}' a person, a post or a team?"
            self.ask(words.place, f"{what} A team goes under 'teams' in office.yaml, a post behind 'post:'")
        elif " " not in said.name:
            self._short.append((words, said))
        else:
            key, name = titles.plain(said.name), said.name
            name = name.title() if name.isupper() else name
            self.found.setdefault(key, _Found(name, words.place)).add(said)

    def join(self) -> None:
        """Give surnames and initials to the people whom the note names in full."""
        for words, said in self._short:
            surname = titles.plain(said.name)
            alike = [each for each in self.found.values() if titles.plain(each.name).split()[-1] == surname]
            on_file = [
                each for each in self._known.values() if titles.plain(each.name).split()[-1] == surname
            ]
            if len(alike) == 1 and not on_file and (said.post or said.addressed):
                alike[0].add(said)
            elif alike or on_file or not (said.post or said.addressed):
                whom = _either(alike, on_file) or "nobody whom the note names in full"
                self.ask(words.place, f"'{words}' could be {whom}: write the full name there")
            else:
                self.found.setdefault(titles.plain(words.value), _Found(words.value, words.place)).add(
                    said._replace(name=words.value)
                )
                self.ask(words.place, f"the note has no other name of '{words}': write it out if you know it")
        for words in self._initials:
            self._give(words)
        held = {post for each in self.found.values() for post, _ in each.posts}
        for words in self._posts:
            if not self._names.means_post(words.value, held):
                what = f"nobody on file was {words} on {date(self._day)}"
                self.ask(words.place, f"{what}: if you know who it was, add the post to that person’s file")

    def _give(self, words: Text) -> None:
        letters = words.value.replace(".", "").replace(" ", "")
        theirs = [
            each
            for each in self.found.values()
            if letters in (each.initials, titles.initials(titles.plain(each.name)).upper())
        ]
        on_file = [
            each
            for each in self._known.values()
            if letters == titles.initials(titles.plain(each.name)).upper()
        ]
        if len(theirs) == 1 and not on_file:
            if not theirs[0].initials:
                self.ask(
                    words.place,
                    f"'{words}' is taken for {theirs[0].name}: correct that file if it is another",
                )
            theirs[0].initials = theirs[0].initials or letters
        elif len(on_file) == 1 and not theirs:
            fix = f"write 'initials: {letters}' in {on_file[0].place.path}"
            self.ask(words.place, f"if '{words}' is {on_file[0].name}, {fix}")
        else:
            whom = _either(theirs, on_file) or "nobody whom the note names"
            self.ask(words.place, f"'{words}' could be {whom}: write the name there")


def _either(found: list[_Found], on_file: list[Person]) -> str:
    return " or ".join((*(each.name for each in found), *(each.name for each in on_file)))


def _draft(found: _Found, meeting: Head) -> Draft:
    lines = ["---", f"name: {quoted(found.name)}"]
    lines += [f"initials: {quoted(found.initials)}"] if found.initials else []
    posts = [each for each in found.posts.values() if each[0]]
    if posts:
        lines += ["posts:", f"  # Held on {meeting.date}, says {meeting.id}. Add since when: from: …"]
    for post, body in posts:
        held = {"post": post, "organisation": body}
        fields = ", ".join(f"{name}: {quoted(value, ',')}" for name, value in held.items() if value)
        lines.append(f"  - {{{fields}}}")
    of = [body for post, body in found.posts.values() if not post]
    lines += [f"# Of {body}, says {meeting.id}: if you know the post, add it." for body in of]
    said = [found.initials, *(", ".join(filter(None, each)) for each in found.posts.values())]
    says = "; ".join(each for each in (found.name, *said) if each)
    return Draft(f"people/{slug(found.name)}.md", "\n".join([*lines, "---", ""]), says)
