"""The people of the records: one page for all, and one each."""

from collections import Counter
from collections.abc import Iterator

from scrutiny.base.text import Text
from scrutiny.content.attendance import Attendance
from scrutiny.content.kinds.action import Action
from scrutiny.content.kinds.meeting import Meeting
from scrutiny.content.kinds.person import Person
from scrutiny.content.kinds.recommendation import Recommendation
from scrutiny.register import queries
from scrutiny.register.comments import commenters
from scrutiny.site import paging
from scrutiny.site.page import Page, front, trail
from scrutiny.site.site import Site
from scrutiny.wording.phrases import N_

ORDER = 90

LATEST = 10
"""Meetings, and things owned, that are shown without being unfolded."""

DONE = (
    ("asked", N_("Questions asked")),
    ("answered", N_("Questions answered")),
    ("decided", N_("Decisions made")),
    ("responded", N_("Responses to recommendations")),
    ("commented", N_("Comments on recommendations")),
    ("reported", N_("Updates on actions and recommendations")),
    ("presented", N_("Presented or led")),
    ("mentions", N_("Named in")),
)
"""What people do in records, each with its heading."""

PARTS = {
    "present": N_("present"),
    "in attendance": N_("in attendance"),
    "apologies": N_("sent apologies"),
    "substituted": N_("represented by another"),
    "chaired": N_("chaired the meeting"),
    "signed": N_("signed the note"),
    "minuted": N_("took the minutes"),
}
"""What people do in meetings, in words."""


def pages(site: Site) -> Iterator[Page]:
    """The pages at `/people/` and `/people/<slug>/`."""
    people = sorted(site.register.people, key=lambda person: (person.name.split()[-1], person.name))
    description = site.words.text(
        "Everybody named in the published scrutiny records of the %(office)s.", office=site.office.name
    )
    yield front(site, "people", description, people=people)
    owned = queries.owned(site.register, Action)
    received = queries.owned(site.register, Recommendation)
    for person in people:
        attended = _attended(site, person)
        listed = [there for _, _, there in attended if there]
        first = Page(
            address=f"/people/{person.slug}/",
            template="pages/person.html",
            title=person.name,
            description=site.words.text(
                "The posts of %(name)s, and what they asked, answered and own in the records.",
                name=person.name,
            ),
            trail=trail(site, "people"),
            context={
                "person": person,
                "meetings": [(each, parts, _role(site, person, each, own)) for each, parts, own in attended],
                "details": {each.id: _detail(site, own) for each, _, own in attended},
                "stood_in": sum(each.stands_in_for is not None for each in listed),
                "in_part": sum(bool(each.items) for each in listed),
                "attended": _attendance(site, Counter(part for _, parts, _ in attended for part in parts)),
                "most": LATEST,
                "owned": owned.get(("person", person.slug), ()),
                "received": received.get(("person", person.slug), ()),
                "commented": [
                    each
                    for each in site.register.inspections
                    if person in commenters(site.register.names, each)
                ],
            },
            place=person.place,
        )
        yield from paging.pages(site, first, paging.done(site, "person", person.slug, DONE))


def _attendance(site: Site, parts: Counter[str]) -> str:
    """At how many meetings somebody took part in which way, in words; other ways are left out."""
    words = site.words
    counted = [
        words.count("present at %(num)s meeting", "present at %(num)s meetings", parts["present"]),
        words.count("chaired %(num)s meeting", "chaired %(num)s meetings", parts["chaired the meeting"]),
        words.count(
            "in attendance at %(num)s meeting", "in attendance at %(num)s meetings", parts["in attendance"]
        ),
        words.count(
            "apologies for %(num)s meeting", "apologies for %(num)s meetings", parts["sent apologies"]
        ),
    ]
    numbers = (parts[each] for each in ("present", "chaired the meeting", "in attendance", "sent apologies"))
    return "; ".join(said for said, number in zip(counted, numbers, strict=True) if number)


def _attended(site: Site, person: Person) -> list[tuple[Meeting, list[str], Attendance | None]]:
    """The meetings whose note names the person, the latest first: each part taken, and how it lists them."""
    found: dict[str, tuple[Meeting, list[str], Attendance | None]] = {}
    for mention in reversed(site.mentions.of("person", person.slug, *PARTS)):
        if isinstance(mention.by, Meeting):
            if mention.by.id not in found:
                found[mention.by.id] = mention.by, [], _own(site, person, mention.by)
            found[mention.by.id][1].insert(0, PARTS[mention.how])
    return list(found.values())


def _role(site: Site, person: Person, meeting: Meeting, own: Attendance | None) -> str:
    """The role of somebody at a meeting, whether its note lists them or names them otherwise."""
    return site.role(own or Attendance(person=Text(person.name, person.place)), meeting)


def _own(site: Site, person: Person, meeting: Meeting) -> Attendance | None:
    """How the note of a meeting lists the person."""
    for attendance in meeting.attendances:
        name = attendance.person
        if name and site.register.names.parties(name.value, meeting.date) == (person,):
            return attendance
    return None


def _detail(site: Site, attendance: Attendance | None) -> str:
    """Whom a person stood in for, and for which items they were present."""
    if attendance is None:
        return ""
    stood_in = (
        site.words.text("for %(name)s", name=attendance.stands_in_for) if attendance.stands_in_for else ""
    )
    listed = ", ".join(item.value for item in attendance.items)
    items = site.words.text("items %(items)s", items=listed) if attendance.items else ""
    return "; ".join(detail for detail in (stood_in, items) if detail)
