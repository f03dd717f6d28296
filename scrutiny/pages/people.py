"""The people of the records: one page for all, and one each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from scrutiny.record import Record
from scrutiny.records.meeting import Attendance, Meeting
from scrutiny.records.person import Person
from scrutiny.site import Page, Site
from scrutiny.text import Text

DONE = (
    ("asked", "Questions asked"),
    ("answered", "Questions answered"),
    ("responded", "Responses to recommendations"),
    ("was recommended", "Recommendations received"),
    ("owns", "Actions owned"),
    ("reported", "Updates on actions"),
    ("presented", "Items presented"),
    ("mentions", "Named in"),
)
"""What people do in records, with the heading it stands under."""

PARTS = {
    "present": "present",
    "in attendance": "in attendance",
    "apologies": "sent apologies",
    "substituted": "represented by another",
    "chaired": "chaired the meeting",
    "signed": "signed the note",
}
"""What people do in meetings, in words."""


def pages(site: Site) -> Iterator[Page]:
    """The pages at `/people/` and `/people/<slug>/`."""
    people = sorted(site.register.people, key=lambda person: (person.name.split()[-1], person.name))
    yield Page(
        address="/people/",
        template="pages/people.html",
        title="People",
        description=f"Everybody named in the published scrutiny records of the {site.office.name}.",
        trail=(("Home", "/"),),
        context={"people": people},
    )
    for person in people:
        done = []
        for how, heading in DONE:
            records = [m.by for m in site.mentions.of("person", person.slug, how)]
            done.append((heading, site.by_meeting(r for r in records if isinstance(r, Record))))
        meetings = _attended(site, person)
        own = {each.id: there for each, _, _ in meetings if (there := _own(site, person, each))}
        yield Page(
            address=f"/people/{person.slug}/",
            template="pages/person.html",
            title=person.name,
            description=f"The posts of {person.name}, and what they asked, answered and own in the records.",
            trail=(("Home", "/"), ("People", "/people/")),
            context={
                "person": person,
                "meetings": meetings,
                "details": {each.id: _detail(own.get(each.id)) for each, _, _ in meetings},
                "stood_in": sum(each.stands_in_for is not None for each in own.values()),
                "in_part": sum(bool(each.items) for each in own.values()),
                "attended": Counter(part for _, parts, _ in meetings for part in parts),
                "done": [(heading, found) for heading, found in done if found],
            },
            place=person.place,
        )


def _attended(site: Site, person: Person) -> list[tuple[Meeting, list[str], str]]:
    """The meetings whose note names the person, the latest first, with each part taken and the role."""
    found: dict[str, tuple[Meeting, list[str], str]] = {}
    for mention in reversed(site.mentions.of("person", person.slug, *PARTS)):
        if isinstance(mention.by, Meeting):
            own = _own(site, person, mention.by)
            role = site.role(own or Attendance(Text(person.name, person.place)), mention.by)
            entry = found.setdefault(mention.by.id, (mention.by, [], role))
            entry[1].insert(0, PARTS[mention.how])
    return list(found.values())


def _own(site: Site, person: Person, meeting: Meeting) -> Attendance | None:
    """How the note of a meeting lists the person."""
    for attendance in meeting.attendances:
        if site.register.names.parties(attendance.person.value, meeting.date) == (person,):
            return attendance
    return None


def _detail(attendance: Attendance | None) -> str:
    """For whom somebody stood in, and for which items somebody was there."""
    if attendance is None:
        return ""
    stood_in = f"for {attendance.stands_in_for}" if attendance.stands_in_for else ""
    items = f"items {', '.join(item.value for item in attendance.items)}" if attendance.items else ""
    return "; ".join(detail for detail in (stood_in, items) if detail)
