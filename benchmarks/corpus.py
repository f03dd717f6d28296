"""An invented office's meetings, as many as wanted: the same number of meetings is always the same text.

Words come as often as they do in the notes of `content/`, but an agenda item keeps to its subject: beside
the words that every note has, it uses a fifth of the others, as talk of one matter does. One word in ten is
made up or a number, so that the vocabulary grows with the corpus as that of real minutes does.
"""

import datetime
import random
import re
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path

ROOT = Path(__file__).parent.parent
AREAS = ("Safer streets", "Protecting the vulnerable", "Roads", "Rural crime", "Victims first", "Fraud")
SERIES = ("accountability-board", "performance-meeting", "scrutiny-panel")
PEOPLE = (
    "Ada Merrow",
    "Bela Thorne",
    "Cato Lindqvist",
    "Dora Pell",
    "Evan Strand",
    "Flora Quill",
    "Gwil Orme",
)
PLACES = {"question": 9, "recommendation": 2, "action": 3, "decision": 1}
"""Records of each kind in a note, beside five passages of discussion: twenty in all."""
GENERAL = 60
"""How many of the commonest words belong to every subject."""
STATES = {
    "question": ("answered", "answered", "answered", "partly answered", "not answered"),
    "recommendation": ("accepted", "in progress", "complete", "complete"),
    "action": ("open", "open", "in progress", "complete", "complete", "complete"),
    "decision": ("noted", "noted", "approved", "deferred"),
    "item": ("",),
}


@dataclass(frozen=True)
class Made:
    """One record: the parts of its text are paragraphs; an item's are its discussion."""

    kind: str
    item: int
    number: int
    title: str
    status: str
    owner: str
    text: tuple[str, ...]

    @property
    def id(self) -> str:
        """Its id in its note."""
        return f"item-{self.item}" if self.kind == "item" else f"{self.kind}-{self.item}-{self.number}"

    @property
    def name(self) -> str:
        """What its page would call it."""
        return self.title if self.kind == "item" else f"{self.kind.capitalize()} {self.number}: {self.title}"


@dataclass(frozen=True)
class MadeMeeting:
    """One meeting of the corpus."""

    number: int
    date: datetime.date
    series: str
    areas: tuple[str, ...]
    records: tuple[Made, ...]

    @property
    def key(self) -> str:
        """The meeting's id."""
        return f"{self.date}-{self.series}-{self.number}"


def meetings(count: int) -> Iterator[MadeMeeting]:
    """So many meetings, from January 2010 until the end of 2025."""
    for number in range(count):
        yield meeting(number, count)


def meeting(number: int, count: int, edition: int = 0) -> MadeMeeting:
    """One of so many meetings; another `edition` has another text."""
    chance = random.Random(f"{number} of {count}, {edition}")
    date = datetime.date(2010, 1, 4) + datetime.timedelta(days=number * 5800 // count)
    areas = tuple(chance.choice(AREAS) for _ in range(5))
    records = []
    for item in range(1, 6):
        subject = chance.randrange(5)
        records.append(_record("item", item, 0, subject, chance))
        kinds = chance.sample([kind for kind, share in PLACES.items() for _ in range(share)], 15)[:3]
        for kind in sorted(kinds):
            nth = 1 + sum(each.kind == kind and each.item == item for each in records)
            records.append(_record(kind, item, nth, subject, chance))
    return MadeMeeting(number, date, chance.choice(SERIES), areas, tuple(records))


def _record(kind: str, item: int, number: int, subject: int, chance: random.Random) -> Made:
    lengths = {
        "item": (50, 60),
        "question": (45, 110),
        "recommendation": (50, 80),
        "action": (60,),
        "decision": (50,),
    }
    text = tuple(_sentence(chance, subject, length + chance.randrange(100)) for length in lengths[kind])
    title = _sentence(chance, subject, chance.randrange(3, 7)).rstrip(".")
    return Made(kind, item, number, title, chance.choice(STATES[kind]), chance.choice(PEOPLE), text)


def _sentence(chance: random.Random, subject: int, length: int) -> str:
    common, weights = _words(subject)
    words = chance.choices(common, cum_weights=weights, k=length)
    words = [_rare(chance) if chance.random() < 0.1 else word for word in words]
    return " ".join(words).capitalize() + "."


@cache
def _words(subject: int) -> tuple[list[str], list[int]]:
    """The words of a subject, and how often they and all before them come."""
    found = _counted()
    words = sorted(found, key=lambda word: (-found[word], word))
    general, special = words[:GENERAL], words[GENERAL:]
    own = [word for word in special if (zlib.crc32(word.encode()) + subject) % 5 == 0]
    return general + own, list(accumulate(found[word] for word in general + own))


@cache
def _counted() -> Counter[str]:
    found: Counter[str] = Counter()
    for path in sorted((ROOT / "content" / "meetings").rglob("*.md")):
        found.update(re.findall(r"[A-Za-z]+(?:-[a-z]+)?", path.read_text("utf-8").split("---", 2)[2]))
    return found


_SYLLABLES = [
    a + b
    for a in ("b", "br", "c", "d", "f", "g", "h", "l", "m", "n", "p", "r", "s", "st", "t", "w")
    for b in ("a", "al", "en", "er", "i", "in", "o", "or", "u")
]


def _rare(chance: random.Random) -> str:
    """A made-up word, the smaller ones the more often, or a number."""
    if chance.random() < 0.15:
        return str(chance.randrange(2, 3000))
    rank = int(60000 ** chance.random())
    word = ""
    while rank:
        rank, which = divmod(rank, len(_SYLLABLES))
        word += _SYLLABLES[which]
    return f"{word}ley"
