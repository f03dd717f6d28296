"""An invented office with one good file of each kind, which tests of slips change in one place each."""

import dataclasses
from collections.abc import Iterator
from functools import cache

from scrutiny.base.diagnostics import Diagnostic
from scrutiny.base.text import Text
from scrutiny.content import fields
from scrutiny.content.record import said_on, speakers
from scrutiny.site.site import Site
from tests.clerk.office import NOW, html_of, plain
from tests.support import checked, given

FILES = {
    "office.yaml": """\
name: Office for Holm
force: Holm Police
area: Holm
commissioner: Police and Crime Commissioner
chief_constable: Chief Constable
base_url: https://scrutiny.holm.example/
contact: office@holm.example
languages: [en]
teams: [Road Team, Custody Team]
attend: Write to the office.
""",
    "plans.yaml": """\
- title: Together
  from: 2025-04-01
  to: 2029-03-31
- title: Before
  from: 2021-04-01
  to: 2025-03-31
""",
    "glossary.yaml": """\
ANPR:
  expansion: automatic number plate recognition
  meaning: Cameras that read number plates.
  also: [plate cameras]
  reviewed: 2026-01-15
""",
    "moved.yaml": """\
- from: /meetings/old-board/
  to: /decisions/2026-14/
- from: /people/n-frost/
  reason: There were two pages for one person.
""",
    "people/nia-frost.md": """\
---
name: Nia Frost
initials: NF
aliases: [Nia Frost-Jones]
posts:
  - post: Police and Crime Commissioner
    organisation: Office for Holm
    from: 2024-05-09
---

She was elected in 2024.
""",
    "people/ivo-hart.md": """\
---
name: Ivo Hart
posts:
  - {post: Chief Constable, organisation: Holm Police, from: 2022-01-01}
---
""",
    "priorities/calmer-streets.md": """\
---
title: Calmer streets
plan: Together
aliases: [Roads]
order: 1
---

How streets become calm.
""",
    "decisions/2026/2026-14.md": """\
---
title: Fleet tender
reference: 2026/14
date: 2026-03-11
published: 2026-04-02
decided_by: [Nia Frost, Chief Constable]
outcome: approved
value: £120,000
delegated: no
priority: Calmer streets
topic: Vans
status: published
documents:
  - title: Tender prices
    restricted: FOIA s.43, commercial interests
    review: 2028-01-05
---

The tender of the cheapest firm is accepted.

**Reasons:** It was the cheapest of three.
""",
    "questions/2026/2026-05-01-signs.md": """\
---
title: Signs
date: 2026-05-01
asked_by: member of the public
answered_by: Chief Constable
answered: 2026-05-20
judgement: partly answered
status: published
---

How many signs are lit?

**Answer (Chief Constable, 20 May 2026):** All nine are.

**Supplementary question:** Since when?

**Answer:** Since May.
""",
    "inspections/peel-2026.md": """\
---
title: PEEL 2026
body: HMICFRS
date: 2026-02-05
url: https://inspectorate.example/peel-2026
comments:
  date: 2026-03-20
  by: Police and Crime Commissioner
  address: https://holm.example/peel-2026-comments
---

What the inspectors looked at.

## Grades

- Preventing crime: good

## Recommendations

### Recommendation 8775: Governance
- To: Chief Constable
- Status: in progress
- Due: 2027-01-31

Set up a board.

**Update (17 May 2026):** The board has met.
""",
}


def look(files: dict[str, str]) -> tuple[tuple[Diagnostic, ...], tuple[str, ...]]:
    """What the program says of the files, and how it reads them; nothing is read where there is an error."""
    site, said = checked(given(files), NOW)
    return said, tuple(reading(site)) if site else ()


@cache
def good() -> tuple[str, ...]:
    """How the good files are read."""
    said, read = look(FILES)
    assert said == ()
    return read


def reading(site: Site) -> Iterator[str]:
    """What the site takes from its files, one thing a line: each field, and who said what."""
    content = site.register.content
    several = (content.plans, content.glossary, content.priorities, content.people, content.moves)
    for thing in (content.office, *(each for some in several for each in some)):
        kind = type(thing).__name__
        for attribute, field in fields.declared(type(thing)).items():
            yield f"{kind} {field.name}: {_value(getattr(thing, attribute))}"
        if isinstance(prose := getattr(thing, "prose", None), Text) and prose.value:
            yield f"{kind} text: {html_of(site, prose)}"
    for report in content.inspections:
        for attribute, field in fields.declared(type(report)).items():
            yield f"report {field.name}: {_value(getattr(report, attribute))}"
        for passage in report.passages():
            yield f"report text: {html_of(site, passage)}"
    for note in site.register.notes.values():
        yield from (f"{note.meeting.id} {key}" for key in _of_note(site, note.meeting.id))


def _of_note(site: Site, identity: str) -> Iterator[str]:
    note = site.register.notes[identity]
    head = note.meeting
    yield f"{head.title} {head.date} {head.status} {head.publish_at or ''}"
    yield f"documents: {_value(head.documents)}"
    for record in note.records:
        yield f"{record.id} title: {record.title}"
        yield f"{record.id} text: {html_of(site, record.prose)}"
        for field, value in record.details:
            yield f"{record.id} {field.name}: {_value(value)}"
        for part in record.parts:
            spoke = ", ".join(each.value for each in speakers(part))
            yield f"{record.id} {part.label} by {spoke} on {said_on(part) or ''}: {html_of(site, part.prose)}"


def _value(value: object) -> str:
    """A value as words, without the places from which it was read."""
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        return "; ".join(map(_value, value))
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        inner = {each.name: getattr(value, each.name) for each in dataclasses.fields(value)}
        return ", ".join(f"{name} {_value(each)}" for name, each in inner.items() if name not in PLACES)
    return "" if value is None else plain(value)


PLACES = ("place", "places")
