"""The inspection reports that recommendations come from: those that the office knows, and those that are
proposed.
"""

import re
from collections.abc import Iterator

from scrutiny.authoring.importing.document import Paragraph
from scrutiny.authoring.importing.known import Known
from scrutiny.authoring.importing.markdown import quoted
from scrutiny.authoring.importing.meeting import Found, Item, Named, Section
from scrutiny.authoring.importing.proposals import Proposal
from scrutiny.authoring.importing.structure.inspected import Report, report
from scrutiny.base.text import slug
from scrutiny.content.moments import Moment, as_moment
from scrutiny.register.titles import plain


def link(found: Found, known: Known) -> Iterator[Proposal]:
    """Give recommendations the report that a heading or label above them names, and propose those that the
    office does not know.
    """
    day = as_moment(found.date)
    for item in found.items:
        for section in item.sections:
            asked = [record for record in section.records if record.kind == "recommendation"]
            asked = [record for record in asked if not record.field("From")]
            if not asked or item.ground is not None:
                continue
            for labels in _labels(item, section):
                told = {each: label for label in labels if (each := _named(label.name, known, day))}
                if len(told) == 1:
                    ((name, made), label) = next(iter(told.items()))
                    for record in asked:
                        record.fields.append(("From", name))
                    if made:
                        yield _proposal(made, label.place)
                if told:
                    break


def _labels(item: Item, section: Section) -> Iterator[list[Named]]:
    """What could name a report, the nearest first: headings, and short lines that are no sentences."""
    yield _lines(section)
    if section.title:
        yield [Named(section.title, section.place)]
        yield _lines(item.sections[0])
    yield [Named(item.title, item.place)]


def _lines(section: Section) -> list[Named]:
    prose = [each for each in section.prose if isinstance(each, Paragraph)]
    return [
        Named(each.text, each.place)
        for each in prose
        if len(each.text.split()) <= 20 and not each.text.endswith(".")
    ]


def _named(text: str, known: Known, day: Moment | None) -> tuple[str, Report | None] | None:
    """The name of a report in a text, and what its file says if the office does not know it."""
    made = report(text)
    words = _words(text)
    there = [
        each
        for each in known.inspections
        if _words(each.title) in words
        and len(each.title.split()) > 1
        and not (each.date and day and each.date.first > day.last)
        and not (made and made.date and each.date and not _alike(as_moment(made.date), each.date))
    ]
    longest = max((len(each.title) for each in there), default=0)
    best = [each for each in there if len(each.title) == longest]
    if len(best) == 1:
        alone = [plain(each.title) for each in known.inspections].count(plain(best[0].title)) == 1
        return (best[0].title if alone else _stem(best[0].path)), None
    if made and any(each.path == _path(made) for each in known.inspections):
        return _stem(_path(made)), None
    if best or made is None or (made.date and day and made.date > day.iso):
        return None
    return (made.title if made.date[:4] in made.title else _stem(_path(made))), made


def _words(text: str) -> str:
    """The words of a text alone, with a blank on both sides."""
    return " ".join(("", *re.findall(r"[^\W_]+", plain(text)), ""))


def _alike(one: Moment | None, other: Moment) -> bool:
    return one is not None and (one.holds(other) or other.holds(one))


def _stem(path: str) -> str:
    return path.removeprefix("inspections/").removesuffix(".md")


def _path(made: Report) -> str:
    """The file of a report; the year tells it from others of the same title."""
    year = "" if made.date[:4] in made.title else made.date[:4]
    return f"inspections/{slug(f'{made.title} {year}') or 'unnamed'}.md"


def _proposal(made: Report, place: str) -> Proposal:
    """The file of a report: a draft, so that nothing is published before a clerk has seen it. Without a
    date, the check asks for it.
    """
    fields = {"title": made.title, "body": made.body, "date": made.date, "status": "draft"}
    lines = ["---", *(f"{key}: {quoted(value)}" for key, value in fields.items() if value), "---", ""]
    return Proposal(_path(made), "\n".join(lines), place)
