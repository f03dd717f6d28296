"""The name of a topic, body, place, plan or term becomes part of an address, and must be fit for that."""

from collections.abc import Iterator

from scrutiny.base import paths
from scrutiny.base.diagnostics import Report
from scrutiny.base.text import Place, slug
from scrutiny.register.register import Register

SHOWN = 60
"""Characters of a name that a diagnostic shows."""


def check(register: Register, report: Report) -> None:
    """Look at what is left of each name in its address."""
    for kind, name, place in _named(register):
        part = slug(name)
        if not part:
            what = f"the {kind} '{name[:SHOWN]}' has no letters for its address"
            report.error(place, "address-part", what, "write it in words, with letters from a to z")
        elif why := paths.fault(part):
            what = f"the {kind} '{name[:SHOWN]}' cannot have an address: {why}"
            report.error(place, "address-part", what, "give it another name")


def _named(register: Register) -> Iterator[tuple[str, str, Place]]:
    """What has an address by its name: what it is, the name, and where that stands."""
    content, office = register.content, register.office
    for note in register.notes.values():
        for record in note.records:
            yield from (("topic", name.value, name.place) for name in record.topics)
    for person in content.people:
        yield from (("body", post.organisation, post.place) for post in person.posts if post.organisation)
    bodies = (office.name, office.force, *(body.name for body in office.bodies))
    yield from (("body", name, Place("office.yaml", 1, 1)) for name in bodies)
    yield from (("place", each.name.value, each.name.place) for each in office.places)
    yield from (("plan", plan.title, plan.place) for plan in content.plans)
    yield from (("term", term.name, term.place) for term in content.glossary)
