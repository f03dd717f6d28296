"""The people of the records: one page for all, and one each."""

from __future__ import annotations

from collections.abc import Iterator

from scrutiny.record import Record
from scrutiny.records.meeting import Attendance, Meeting
from scrutiny.records.person import Person
from scrutiny.site import Page, Site

DONE = (
    ("asked", "Questions asked"),
    ("answered", "Questions answered"),
    ("responded", "Responses to recommendations"),
    ("was recommended", "Recommendations received"),
    ("owns", "Actions owned"),
    ("reported", "Updates on actions"),
    ("presented", "Items presented"),
)
"""What people do in records, with the heading it stands under."""


def pages(site: Site) -> Iterator[Page]:
    """The pages at `/people/` and `/people/<slug>/`."""
    people = sorted(site.register.content.people, key=lambda person: (person.name.split()[-1], person.name))
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
        yield Page(
            address=f"/people/{person.slug}/",
            template="pages/person.html",
            title=person.name,
            description=f"The posts of {person.name}, and what they asked, answered and own in the records.",
            trail=(("Home", "/"), ("People", "/people/")),
            context={
                "person": person,
                "meetings": list(_attended(site, person)),
                "done": [(heading, found) for heading, found in done if found],
            },
            place=person.place,
        )


def _attended(site: Site, person: Person) -> Iterator[tuple[Meeting, str, Attendance]]:
    """The meetings whose note names the person, the latest first, with how and in what role."""
    for meeting in reversed(site.meetings_told()):
        for how, there in (
            ("present", meeting.present),
            ("in attendance", meeting.in_attendance),
            ("sent apologies", meeting.apologies),
        ):
            for attendance in there:
                if person in site.register.names.parties(attendance.person.value, meeting.date):
                    yield meeting, how, attendance
