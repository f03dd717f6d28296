"""Whatever looks like a restriction must be one: else the text under it would be published."""

import re
from collections.abc import Iterable, Iterator

from scrutiny.base.diagnostics import Report, entry
from scrutiny.base.text import Place, Text, plain_blanks, unescaped
from scrutiny.content import markdown as prose
from scrutiny.content.note import Note
from scrutiny.content.record import Record
from scrutiny.content.values import Reference
from scrutiny.register.register import Register

HEADING = "write '- Restricted: FOIA s.43, commercial interests' directly under the heading and no text"
ALONE = "write 'restricted: FOIA s.43, commercial interests' between the two lines of '---', and no text"
FRONT = "write 'status: draft' or 'publish_at: 2027-05-15 09:30' between the two lines of '---'"
FILE = "take out what is not to be published: this file is published as it is"
DOCUMENT = (
    "write 'restricted: FOIA s.43, commercial interests' under its title, "
    "in place of 'file:', 'address:' or 'missing:'"
)
LINK = "take the link out, and the file out of the folder: a file that is linked is published"


def check_note(note: Note, report: Report) -> None:
    """Look for the words of a restriction in the titles, links and text of what is not restricted."""
    for record in _unrestricted(note):
        if "Review" in record.places:
            fix = f"{ALONE if record.alone else HEADING}; or delete it"
            report.error(record.places["Review"], "near-restriction", _WHAT.format("Review"), fix)
    for place, words, fix in (*_titles(note), *_links(note.passages()), *_prose(note)):
        _report(place, words, fix, report)


def check(register: Register, report: Report) -> None:
    """Look for the same in the files of reports, people and priority areas, and in custom pages."""
    for page in register.content.pages:
        if titled := _in_title(page.title, _DOCUMENT):
            _report(page.place, titled, FILE, report)
    passages = tuple(register.passages())
    for place, words, fix in _links(passages):
        _report(place, words, fix, report)
    for place, words in (each for passage in passages for each in _in_text(passage)):
        _report(place, words, FILE, report)


def _report(place: Place, words: str, fix: str, report: Report) -> None:
    fix = f"{fix}; or, where nothing is to be held back, accept it: {_ACCEPT}"
    report.error(place, "near-restriction", _WHAT.format(words), fix, acceptable=True)


_WHAT = "'{}' looks like a restriction and holds nothing back"
_ACCEPT = entry("near-restriction", "…")


def _titles(note: Note) -> Iterator[tuple[Place, str, str]]:
    """The titles of a note, of its documents, and of its records."""
    if note.meeting.status != "withdrawn" and (titled := _in_title(note.meeting.title, _DOCUMENT)):
        alone = any(record.alone for record in note.records)
        if not any(record.restricted for record in note.records if alone):
            yield note.meeting.places.get("title", note.meeting.place), titled, ALONE if alone else FRONT
    for document in note.meeting.documents:
        if document.restricted is None and (titled := _in_title(document.title, _DOCUMENT)):
            yield document.place, titled, DOCUMENT
    for record in _unrestricted(note):
        if not record.alone and (titled := _in_title(record.title, _TITLE)):
            yield record.place, titled, HEADING
        for paper in record.papers:
            if titled := _in_link(paper):
                yield paper.place, titled, LINK


def _links(passages: Iterable[Text]) -> Iterator[tuple[Place, str, str]]:
    """The links to papers in prose."""
    for link in (link for passage in passages for link in prose.links(passage)):
        if titled := _in_link(link):
            yield link.place, titled, LINK


def _in_link(link: Reference) -> str | None:
    """The words of a restriction in those of a link that publishes a file."""
    target = link.target.partition("#")[0]
    own = target and not target.endswith(".md") and not prose.SCHEME.match(target)
    return _in_title(link.words, _DOCUMENT) if own else None


def _prose(note: Note) -> Iterator[tuple[Place, str, str]]:
    """Prose, in which a signed note may say that the public were excluded."""
    for place, words in _in_text(note.meeting.introduction):
        yield place, words, FRONT if _OF_FRONT.match(words) else HEADING
    for record in _unrestricted(note):
        for passage in record.passages:
            for place, words in _in_text(passage):
                yield place, words, FRONT if _OF_FRONT.match(words) else ALONE if record.alone else HEADING


def _unrestricted(note: Note) -> Iterator[Record]:
    """The records that are not restricted, by themselves or with their item."""
    restricted = {record.id for record in note.records if record.restricted}
    return (each for each in note.records if not each.restricted and each.item not in restricted)


def _in_title(title: str, *patterns: re.Pattern[str]) -> str | None:
    words, _ = unescaped(plain_blanks(title))
    found = next((found for each in (*patterns, _CAPITALS) if (found := each.search(words))), None)
    return found[0].strip() if found else None


def _in_text(passage: Text) -> Iterator[tuple[Place, str]]:
    words, where = unescaped(plain_blanks(passage.value))
    seen = set[int]()
    for pattern in _TEXT:
        for found in pattern.finditer(words):
            line = words.count("\n", 0, found.start("words"))
            if line not in seen:
                seen.add(line)
                yield passage.at(where[found.start("words")]), found["words"].strip(" *_")


_NEVER = (
    r"(?:not (?:for|to be) (?:publication|published|released?|(?:public )?disclosure|public release"
    r"|circulation)"
    r"|do not publish|(?:should|must) not be published)"
)
_NOUNS = (
    r"(?:items?|information|matters?|business|session|minutes?|reports?|papers?|annex|appendix|agenda|part"
    r"|sections?|advice|briefings?)"
)
_NOUN = rf"(?: ?{_NOUNS}(?: [0-9]+)?)?"
_WORD = (
    r"(?:restricted|(?:strictly )?(?:private (?:and|&) )?confidential|in (?:strict )?confidence|exempt"
    r"|withheld|embargoed|in private|in camera|strictly private|(?:for )?internal use only|unredacted"
    r"|legally privileged|legal privilege|(?:for )?(?:members|staff|officers) only"
    rf"|(?:private|closed|reserved) (?={_NOUNS})"
    r"|commercial[ -]in[ -]confidence|commercially (?:sensitive|confidential)"
    r"|official[ –-]{1,3}sensitive|not protectively marked|(?:exempt|excluded) from publication"
    rf"|{_NEVER})"
)
_PART = r"part (?:ii|2|two|b)"
_FOIA = r"(?:foia?|freedom of information act(?: 2000)?),? (?:s\.?|section|para\w*) ?[0-9]+"
_TITLE = re.compile(
    rf"(?:^|[(\[:,–—-] *){_WORD}{_NOUN} *(?:$|[)\]:;,–—]| - |(?:until|under)\b)"
    rf"|\b{_PART}\b *[(:–—-]+ *{_WORD}|^{_PART}{_NOUN}$|[(\[]{_PART}[)\]]|^{_PART} *[:–—-]"
    rf"|[(\[–—] *(?:private|closed|secret|redacted|not public) *(?:$|[)\]])|[(\[–—] *{_FOIA}"
    rf"|(?: -|[–—:,]) *{_PART}$",
    re.IGNORECASE,
)
_DOCUMENT = re.compile(
    rf"{_TITLE.pattern}|^{_WORD} ?{_NOUNS}\b|^{_PART} {_NOUNS}\b"
    r"|^(?:embargoed|official[ –-]{1,3}sensitive)\b"
    r"|\b(?:restricted|confidential|exempt|embargoed|(?:un)?redacted)[)\]]?$",
    re.IGNORECASE,
)
_CAPITALS = re.compile(
    r"\b(?:RESTRICTED|CONFIDENTIAL|EXEMPT|EMBARGOED|WITHHELD|OFFICIAL[ –-]{1,3}SENSITIVE|SECRET)\b(?=.*[a-z])"
)
# `*+` tries no shorter match: none of these signs begins the words, and a long line of them would take long.
_START = r"^[ \t>*_•·–—+|(\[-]*+(?:[0-9]{1,2}[.)][ \t]++)?+[ \t*_(\[]*+"
_SUBJECT = r"(?:this|the (?:following|next)) (?:item|paper|minute|section|part|matter|discussion|report)"
_IS = r"(?:is|was|has been|remains|should be|must be|(?:is|was) (?:held|taken|considered|discussed|heard))"
_PUBLIC = r"(?:the )?(?:press and (?:the )?)?public(?: and (?:the )?press)?"
_MARKED = (
    rf"{_START}(?P<words>(?:this is |{_PART} *[(:–—-]* *)?{_WORD}{_NOUN})[)\]*_]* *"
    rf"(?:\.?[)\]*_]*$|[:;|–—]|- |until\b|under\b|[,(]? *(?:{_FOIA}|para|s\.))"
)
_GROUND = rf"{_START}(?P<words>{_FOIA}|s\.? ?[0-9]+[^\s,]* foia)[^\s,a-z]*(?:,[^\n.]{{0,60}})?[)\]*_.]*$"
_AT_END = (
    rf"{_START}(?P<words>(?:this |the )?{_NOUNS} (?:(?:is|are|was|were) )?(?:{_WORD}|redacted))[.)\]*_]*$"
)
_OF_FRONT = re.compile("status|publish|embargo", re.IGNORECASE)
_TEXT = tuple(
    re.compile(pattern, re.IGNORECASE | re.MULTILINE)
    for pattern in (
        _MARKED,
        _GROUND,
        _AT_END,
        rf"{_START}(?P<words>{_PART}|secret|private)[*_)\]]*$",
        rf"{_START}(?P<words>(?:sensitive|exemption|reserved) *:)",
        r"(?:^|[ (\[])(?P<words>(?:off the record|not (?:to be|for) minut\w+|(?:please )?do not minute))\b",
        rf"\b(?P<words>{_SUBJECT} {_IS} {_WORD})\b",
        rf"\b(?P<words>{_SUBJECT} {_NEVER})\b",
        rf"\b(?P<words>the following (?:is|was|are|were) {_WORD})\b",
        rf"{_START}(?P<words>status *: *(?:draft|scheduled|withdrawn)|(?:publish[ _-]?at|embargo) *:)",
        rf"^(?P<words>{_PUBLIC} (?:were|was|are) (?:excluded|asked to (?:leave|withdraw)))\b",
        r"^(?P<words>(?:the )?\w+ (?:went|moved) into (?:closed|private|confidential|exempt) session)\b",
    )
)
