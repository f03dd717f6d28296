"""Every number of things on a page of the example site, beside one that is counted here in the plainest way.

Where the site is made for this test, `Phrases.number` marks each number that it words. A number without a
rule fails, and so does one that says something else than the rule counts.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache

import pytest

from scrutiny.base.text import Text
from scrutiny.content.head import Head
from scrutiny.content.kinds.action import Action
from scrutiny.content.kinds.meeting import Meeting
from scrutiny.content.record import Record
from scrutiny.register.register import Register
from scrutiny.wording.phrases import Phrases
from tests.support import SETTINGS, built, checked, example, main, words

KINDS = ("question", "recommendation", "action", "decision")
OWED = ("open", "accepted", "in progress")
GROUPS = {
    "Overdue": "overdue",
    "Open, not overdue": "open",
    "Complete": "complete",
    "Dropped or passed on": "dropped",
    "Status not recorded": "none",
}


@cache
def register() -> Register:
    site, _ = checked(example())
    assert site is not None
    return site.register


class Counted:
    """One thing: the records of it at meetings that were held, oldest first, and how it stands."""

    def __init__(self, records: list[Record]) -> None:
        self.records, self.kind = records, records[0].kind
        said = [each.state for each in records if "Status" in each.places or "Outcome" in each.places]
        self.state = said[-1] if said else records[-1].state
        said_due = [each for each in records if getattr(each, "due", None)]
        due = register().due(said_due[-1]) if said_due else None
        self.late = bool(due and due.last < SETTINGS.today and self.state in OWED)
        self.years = {meeting(each).date.year for each in records}
        self.areas = {area.slug for each in records for area in register().priorities_of(each)}

    @property
    def group(self) -> str:
        if self.state in OWED:
            return "overdue" if self.late else "open"
        if self.state in ("cancelled", "transferred", "rejected"):
            return "dropped"
        return "complete" if self.state == "complete" else "none"

    @property
    def owners(self) -> set[str]:
        """The people and bodies that the last record which names any gives it to."""
        found: set[str] = set()
        for each in self.records:
            names = each.owner if isinstance(each, Action) else getattr(each, "to", ())
            day = meeting(each).date
            several = [name for words in names for name in register().names.several(words, day)]
            named = {name.value: register().names.parties(name.value, day) for name in several}
            shown = {party[0].name if len(party) == 1 else name for name, party in named.items()}
            found = shown or found
        return found


def meeting(record: Record) -> Head:
    return register().meeting(record)


@cache
def things() -> tuple[Counted, ...]:
    """Each thing once: a record with those that say in `Updates` that they continue it."""
    several: dict[str, list[Record]] = {}
    for record in register().records.values():
        if record.has_page and meeting(record).held:
            first = record
            while earlier := register().earlier(first):
                first = earlier
            several.setdefault(first.key, []).append(record)
    return tuple(Counted(records) for records in several.values())


def count(**wanted: object) -> int:
    return sum(all(getattr(each, name) == value for name, value in wanted.items()) for each in things())


def year_of(thing: Counted) -> int:
    """The year in which a thing began; of a decision that of its latest outcome."""
    return meeting(thing.records[-1 if thing.kind == "decision" else 0]).date.year


def of_view(kind: str, path: str) -> list[Counted]:
    """The things on a page of a register, by its path."""
    view = path.split("/")[1].removesuffix("index").replace("-", " ")
    several = [each for each in things() if each.kind == kind]
    if view.isdigit():
        return [each for each in several if int(view) in each.years]
    return [each for each in several if view in ("", *standing(each))]


def standing(thing: Counted) -> tuple[str, ...]:
    restricted = "restricted" if thing.records[-1].restricted else ""
    return tuple(each for each in (thing.state or "", "overdue" if thing.late else "", restricted) if each)


def number_of(found: list[Counted], heading: str) -> int:
    """How many things stand under a heading: a group, a state, or the year in which they began."""
    if heading.isdigit():
        return sum(year_of(each) == int(heading) for each in found)
    if heading in GROUPS:
        return sum(each.group == GROUPS[heading] for each in found)
    if heading == "Not recorded":
        return sum(each.state is None for each in found)
    return sum(heading.lower() in standing(each) for each in found)


def judged(found: list[Counted], year: str, heading: str) -> int:
    """How many answers of a year the commissioner judged so; those to others only if judged."""
    wanted = "" if heading == "No judgement recorded" else heading.lower()
    last = [each.records[-1] for each in found if year_of(each) == int(year)]
    told = [each for each in last if each.stated or not each.alone or not getattr(each, "asked_by", None)]
    return [(each.state if each.stated else "") for each in told].count(wanted)


def over_plans(slug: str) -> set[str]:
    """An area with all those whose successor it is in the end."""
    found = {slug}
    for _ in register().content.priorities:
        for each in register().content.priorities:
            later = {area.slug for name in each.succeeded_by for area in
                     register().names.priorities_ever(name.value)}  # fmt: skip
            found |= {each.slug} if later & found else set()
    return found


def in_area(slug: str, kind: str) -> list[Counted]:
    return [each for each in things() if each.kind == kind and each.areas & over_plans(slug)]


def in_force(title: str) -> str:
    (slug,) = (each.slug for each in register().content.priorities
               if title.endswith(each.title) and "Together" in each.plan.value)  # fmt: skip
    return slug


def meant(words: Text, at: Meeting) -> list[str]:
    """The names of those whom words mean at a meeting."""
    return [party.name for party in register().names.parties(words.value, at.date)]


def attended(slug: str, *how: str) -> int:
    (name,) = (each.name for each in register().people if each.slug == slug)
    named = (
        [did for did, words in each.people() if meant(words, each) == [name]]
        for each in register().meetings
        if each.held
    )
    return sum(any(not how or did in how for did in several) for several in named)


def part_of(slug: str, what: str) -> int:
    (name,) = (each.name for each in register().people if each.slug == slug)
    there = (
        (each, attendance)
        for each in register().meetings
        if each.held
        for attendance in each.attendances
        if attendance.person
    )
    return sum(
        bool(getattr(own, what)) for at, own in there if own.person and meant(own.person, at) == [name]
    )


def owned(slug: str, kind: str) -> int:
    named = {each.name for each in register().people if each.slug == slug}
    named |= {each.name for each in register().organisations if each.slug == slug}
    return sum(each.kind == kind and bool(each.owners & named) for each in things())


def late() -> set[int]:
    """How many whole months anything is late; nothing in the example is late by days or by years alone."""
    found = set()
    for thing in (each for each in things() if each.late):
        due = [day for each in thing.records if (day := register().due(each))][-1].last
        today = SETTINGS.today
        months = (today.year - due.year) * 12 + today.month - due.month - (today.day < due.day)
        found.add(months if months < 24 else months // 12)
    return found


def since() -> set[int]:
    return {len(each.records) - 1 for each in things()}


def owed(*groups: str) -> list[Counted]:
    return [each for each in things() if each.kind in ("action", "recommendation") and each.group in groups]


def dated(thing: Counted) -> bool:
    said = [each for each in thing.records if getattr(each, "due", None)]
    return bool(said and register().due(said[-1]))


Rule = tuple[str, str, str, Callable[..., object]]
"""The path of a page, what is before a number, what is after it, and what it must be: one number or several.

The groups of the three patterns, in this order, are given to the last.
"""

SLUG = r"([a-z0-9-]+)/index"
VIEW = r"((question|recommendation|action|decision)s/.*)"
KIND = r"(question|recommendation|action|decision)s/(?:.*/)?index"

RULES: tuple[Rule, ...] = (
    (".*", "", " (?:days?|months?|years?) late", late),
    (".*", "reported on ", " times? since", since),
    ("index", "", " (Overdue|Open, not overdue|Complete|Dropped or passed on)",
     lambda group: count(kind="action", group=GROUPS[group])),
    ("index", r"((?:[A-Z][a-z]+)(?: [a-z]+)*) ", " questions?",
     lambda area: len(in_area(in_force(area), "question"))),
    ("index", r"([A-Z][a-z]+(?: [a-z]+)*) # questions?, ", " not answered",
     lambda area: number_of(in_area(in_force(area), "question"), "Not answered")),
    ("index", r"([A-Z][a-z]+(?: [a-z]+)*) # questions?(?:, # not answered)? ", " open actions?",
     lambda area: sum(each.group in ("overdue", "open") for each in in_area(in_force(area), "action"))),
    ("index", r"([A-Z][a-z]+(?: [a-z]+)*) # questions?(?:, # not answered)? # open actions?, ", " overdue",
     lambda area: number_of(in_area(in_force(area), "action"), "Overdue")),
    (KIND, r"([A-Z][a-z ]+) \(", r"\)", lambda kind, said: number_of(of_kind(kind), said.strip())),
    (KIND, r"(\d{4}) \(", r"\)", lambda kind, year: sum(int(year) in each.years for each in of_kind(kind))),
    (KIND, r"", " (?:questions?|recommendations?|actions?|decisions?) (?:put|of|undertaken|taken)",
     lambda kind: len(of_kind(kind))),
    (VIEW, "", " of #", lambda path, kind: len(of_view(kind, path))),
    (KIND, " of ", "", lambda kind: len(of_kind(kind))),
    (VIEW, r"([A-Z][a-z, ]+|\d{4}) ",
     " (?:Question|Recommendation|Action|Decision) ",
     lambda path, kind, said: number_of(of_view(kind, path), said.strip())),
    (KIND, r"([A-Z][a-z ]+): ", "", lambda kind, state: number_of(of_kind(kind), state.strip())),
    (KIND, r"\{([^|{]+)\|Number\} ", "", lambda kind, state: number_of(of_kind(kind), state)),
    (KIND, r"\{(\d{4})\|([^{}]+)\} ", "", lambda kind, year, state: judged(of_kind(kind), year, state)),
    (KIND, r"\{([^|{]+)\|([^{}]+)\} ", "", lambda kind, owner, group: number_of(
        [each for each in of_kind(kind) if owner in each.owners], group)),
    ("(?:people|organisations)/" + SLUG, "Actions owned ", "", lambda slug: owned(slug, "action")),
    ("(?:people|organisations)/" + SLUG, "Recommendations received ", "",
     lambda slug: owned(slug, "recommendation")),
    ("people/" + SLUG, "Meetings ", "", lambda slug: attended(slug)),
    ("people/" + SLUG, "[Pp]resent at ", "", lambda slug: attended(slug, "present")),
    ("people/" + SLUG, "[Cc]haired ", "", lambda slug: attended(slug, "chaired")),
    ("people/" + SLUG, "[Ii]n attendance at ", "", lambda slug: attended(slug, "in attendance")),
    ("people/" + SLUG, "[Aa]pologies for ", "", lambda slug: attended(slug, "apologies")),
    ("people/" + SLUG, "Standing in for somebody else at ", "", lambda slug: part_of(slug, "stands_in_for")),
    ("people/" + SLUG, "There for some items only at ", "", lambda slug: part_of(slug, "items")),
    ("priorities/" + SLUG, "Actions not yet done ", "",
     lambda slug: sum(each.group in ("overdue", "open") for each in in_area(slug, "action"))),
    ("priorities/" + SLUG, r"\{(\d{4})\|((?:Not |Partly )?[Aa]nswered|Deferred|No judgement recorded)\} ", "",
     lambda slug, year, state: judged(in_area(slug, "question"), year, state)),
    ("priorities/" + SLUG, r"\{(\d{4})\|([^{}]+)\} ", "", lambda slug, year, group: number_of(
        [each for each in in_area(slug, "action") if year_of(each) == int(year)], group)),
    ("priorities/index", r"(?:\{([^|{]+)\|Number\}|([A-Z][a-z]+(?: [a-z]+)*):) ", "", lambda *titles: {
        sum(area.slug in each.areas for each in things()) for area in register().content.priorities
        if any(title and title.endswith(area.title) for title in titles)}),
    ("deadlines/index", "Overdue ", "", lambda: len(owed("overdue"))),
    ("deadlines/index", "Due ", "", lambda: sum(map(dated, owed("open")))),
    ("deadlines/index", "Open without a date ", "", lambda: sum(not dated(each) for each in owed("open"))),
    ("meetings/.*", "Actions not yet done ", "",
     lambda: sum(each.kind == "action" for each in owed("overdue", "open"))),
)  # fmt: skip

LISTED = ("topics", "places", "inspections")
"""Lists that say how many records each page has: as many as that page lists."""


def of_kind(kind: str) -> list[Counted]:
    return [each for each in things() if each.kind == kind]


@pytest.fixture(scope="module")
def pages() -> Iterator[Mapping[str, str]]:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Phrases, "number", lambda _, number: f"⟦{number:,}⟧")
        yield built(example())


def text(page: str) -> str:
    """The words of a page, with `{row|column}` before each number in a table."""
    return words(re.sub(r"<table.*?</table>", lambda found: _told(found[0]), main(page), flags=re.DOTALL))


def _told(table: str) -> str:
    columns = [words(each) for each in re.findall(r"<th scope=\"col\".*?</th>", table, re.DOTALL)]

    def row(found: re.Match[str]) -> str:
        heading = re.search(r"<th scope=\"row\".*?</th>", found[0], re.DOTALL)
        at = iter(columns[1:])

        def cell(found: re.Match[str]) -> str:
            column = next(at, "")
            return found[1] + (_place(heading, column) if found[2].startswith("⟦") else "") + found[2]

        return re.sub(r"(<td[^>]*>)(.*?</td>)", cell, found[0], flags=re.DOTALL)

    return re.sub(r"<tr.*?</tr>", row, table, flags=re.DOTALL)


def _place(heading: re.Match[str] | None, column: str) -> str:
    return f"{{{words(heading[0]) if heading else ''}|{column}}} "


def expected(path: str, before: str, after: str) -> set[object]:
    """What a number must be, by the first rule for its place; nothing where there is no rule."""
    name = path.removesuffix(".html")
    for page, left, right, rule in RULES:
        parts = (re.fullmatch(page, name), re.search(f"(?:{left})$", before), re.match(right, after))
        if all(parts):
            wanted = rule(*(group for part in parts if part for group in part.groups() if group is not None))
            return set(wanted) if isinstance(wanted, set | frozenset) else {wanted}
    return set()


def test_every_number_is_what_a_plain_count_gives(pages: Mapping[str, str]) -> None:
    wrong, seen = [], 0
    for path, page in sorted(pages.items()):
        if not path.endswith(".html") or path.startswith("cy/") or path.split("/")[0] in LISTED:
            continue
        words = text(page)
        for found in re.finditer(r"⟦([0-9,]+)⟧", words):
            seen += 1
            before, after = (
                re.sub("⟦[^⟧]*⟧", "#", each) for each in (words[: found.start()], words[found.end() :])
            )
            wanted = expected(path, before[-300:], after[:120])
            if int(found[1].replace(",", "")) not in wanted:
                wrong.append((path, before[-60:] + found[0] + after[:40], wanted))
    assert wrong == []
    assert seen > 500


@pytest.mark.parametrize("kind", LISTED)
def test_a_list_says_how_many_records_each_page_has(pages: Mapping[str, str], kind: str) -> None:
    listed = pages[f"{kind}/index.html"]
    rows = re.findall(rf'href="[^"]*{kind}/([a-z0-9-]+)/index.html"[^>]*>[^<]*</a>[^⟦<]*⟦([0-9]+)⟧', listed)
    assert rows
    for slug, number in rows:
        page = main(pages[f"{kind}/{slug}/index.html"])
        records = re.findall(r'<(?:li|h[23])><span class="kind">|<section class="record"', page)
        assert len(records) == int(number), slug
