"""What every kind of document gives to the search index."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from scrutiny.base.text import slug
from scrutiny.content.head import Head
from scrutiny.search.index.document import Document
from scrutiny.search.index.postings import Passage


class Found(NamedTuple):
    """A document with its words; `shown` is what a result shows of it, where it has no data of its own.

    `shelf` is empty for what stands on the shelf of its note, or of its kind.
    """

    document: Document
    passage: Passage
    shown: Mapping[str, str] | None = None
    shelf: str = ""


class Thing(NamedTuple):
    """Something with a page or an anchor, such as a person, that has no data of its own.

    `name` heads the result, `names` are all the names by which it comes first, `parts` what of them brings it
    before documents that merely have the words, `text` are words that its page
    shows, `context` other words by which it may be looked for. `address` is absolute from the root of its
    language, of what is `shared` from that of the site. `language` is empty where that is the site's, `id`
    where the address is one.
    """

    kind: str
    name: str
    address: str
    names: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    text: str = ""
    context: str = ""
    language: str = ""
    priorities: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    id: str = ""
    shared: bool = False
    shelf: str = ""

    def found(self, folder: str, meeting: Head | None = None, quoted: int | None = None) -> Found:
        """It as the index takes it; `folder` is that of its language, `meeting` the one it belongs to.

        Of its text so many characters can be `quoted`, or all.
        """
        document = Document(f"~{slug(self.id or self.address)}", self.kind, (), self.priorities, self.people)
        passage = Passage(self.name, self.text, joined((*self.names, self.context)), self.names, self.parts)
        shown = {
            "name": self.name,
            "address": self.address if self.shared else f"/{folder}{self.address[1:]}",
            "text": self.text[:quoted],
            "language": self.language,
            "meeting_title": meeting.title if meeting else "",
            "date": str(meeting.date) if meeting else "",
        }
        return Found(document, passage, {name: said for name, said in shown.items() if said}, self.shelf)


class Named(NamedTuple):
    """The slugs of people by the key of a record or the id of a meeting that names them, and their names."""

    slugs: Mapping[str, tuple[str, ...]]
    names: Mapping[str, str]

    def of(self, key: str) -> tuple[str, ...]:
        """The slugs of the people that a record or meeting names in any way."""
        return self.slugs.get(key, ())


def parts(name: str, least: int = 1) -> tuple[str, ...]:
    """The words of a name that stand side by side, in every number from `least` on."""
    words = name.split()
    ends = range(len(words) + 1)
    return tuple(" ".join(words[first:last]) for last in ends for first in range(last - least + 1))


def joined(words: Iterable[object]) -> str:
    """Words of several sources, as sentences of their own."""
    said = [str(each).rstrip() for each in words if each]
    return " ".join([each if each[-1:] in ".?!" else f"{each}." for each in said[:-1]] + said[-1:])
