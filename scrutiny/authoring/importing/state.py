"""How far a document has been read: the item, record and part that are open, and who is known."""

import re
from dataclasses import dataclass, field

from scrutiny.authoring.importing.document import Paragraph, Table
from scrutiny.authoring.importing.meeting import Doubt, Found, Item, Part, Record, Section
from scrutiny.authoring.importing.structure.people import INITIALS, is_name
from scrutiny.authoring.importing.structure.posts import BY_POST, RANK


@dataclass(slots=True)
class State:
    """Where the reading of a meeting is."""

    found: Found
    scanned: bool = False
    item: Item | None = None
    record: Record | None = None
    counting: str = ""
    """What unlabelled numbered paragraphs of the item are: question, recommendation, or nothing."""
    last_number: int = 0
    private: str = ""
    """The ground that holds for the items that follow, or that are listed in `private_items`."""
    private_items: frozenset[str] = frozenset()
    deciding: bool = False
    """Whether `Resolved:` stood alone, above the decision."""
    listing: str = ""
    """Whether the next paragraph is an action, `one`, or all of a list are."""
    last_action: str = ""
    """The number that is printed above an action."""
    agenda: list[str] = field(default_factory=list)
    """What the columns of an agenda in a table hold."""
    columns: list[str] = field(default_factory=list)
    """What the columns of the last table of minutes hold."""
    in_table: bool = False
    """Whether the items of the document are rows of a table."""
    itemless: bool = False
    """Whether the document has no items, so that records stand by themselves."""
    excluded: str = ""
    """The ground on which the public was excluded, by a decision that names no items."""
    known: dict[str, str] = field(default_factory=dict)
    """Initials, surnames and names of those in the lists of attendance, in small letters, to their names."""
    posts: set[str] = field(default_factory=set)
    """The posts of those in the lists, in small letters."""
    ended: bool = False
    """Whether the name of who signs was read, below which the post may be."""
    following: Paragraph | Table | None = None
    """The block below the one that is read."""
    labelled_answers: bool = False
    """Whether an answer or response had a label, so that others have one too."""
    italic_answers: bool = False
    """Whether the answer or response that is open began in italics."""

    @property
    def next_paragraph(self) -> Paragraph | None:
        """The block below the one that is read, if it is a paragraph."""
        return self.following if isinstance(self.following, Paragraph) else None

    @property
    def section(self) -> Section:
        """Where discussion goes."""
        return self.item.section if self.item else self.found.before

    def doubt(self, place: str, read_as: str, could_be: str) -> None:
        """Tell the clerk."""
        doubts = self.item.doubts if self.item and self.item.ground is None else self.found.doubts
        doubts.append(Doubt(place, read_as, could_be))

    def settle(self, place: str, read_as: str) -> None:
        """Take back a doubt that what follows in the document has settled."""
        for doubts in (self.found.doubts, *(item.doubts for item in self.found.items)):
            doubts[:] = [each for each in doubts if (each.place, each.read_as) != (place, read_as)]

    def begin_item(self, title: str, place: str, number: str) -> Item:
        """Begin an item; what is no plain number, such as `FB/20/12`, is its reference alone."""
        self.close()
        plain = number if re.fullmatch(r"\d{1,3}[a-z]?", number) else ""
        self.item = Item(title, place, plain, number)
        self.found.items.append(self.item)
        self.counting, self.last_number = "", 0
        self.listing, self.deciding = "", False
        return self.item

    def begin(self, record: Record) -> Record:
        """Begin a record in the section that is open."""
        self.record = record
        self.section.records.append(record)
        return record

    def close(self) -> None:
        """End the record that is open: what follows is discussion."""
        self.record = None

    def discuss(self, block: Paragraph | Table) -> None:
        """Add to the discussion. What follows a record is noted, since a draft has it before the records."""
        self.close()
        if self.item is not None and self.item.ground is not None:
            return
        section = self.section
        if section.records:
            section.moved.append(block.place)
        section.prose.append(block)

    def part(self, label: str, speaker: str = "") -> Part:
        """Begin a part of the record that is open."""
        assert self.record is not None
        part = Part(label, re.sub(r"\s*[(\[]([^()\[\]]*)[)\]]", r", \1", speaker))
        self.record.parts.append(part)
        return part

    def named(self, words: str) -> str:
        """The name of the one person of the lists whom initials mean; else the words themselves."""
        return self.known.get(words.casefold(), words) if re.fullmatch(INITIALS, words) else words

    def is_person(self, words: str) -> bool:
        """Whether words name somebody in the lists, or a post."""
        bare = words.strip(" .,").casefold()
        if re.fullmatch(BY_POST, bare):
            return True
        return (
            bare in self.known
            or bare in self.posts
            or (RANK.match(words.strip()) is not None and is_name(words))
            or re.sub(r"^(?:mr|mrs|ms|dr|miss|sir|cllr|councillor|t/|a/)\.? ", "", bare) in self.known
            or (
                bool(bare)
                and any(bare.endswith(" " + name) for name in self.known if " " not in name and len(name) > 3)
                and len(bare.split()) <= 5
            )
        )
