"""A name, alias or set of initials should mean one person."""

from __future__ import annotations

from scrutiny.base.diagnostics import Report
from scrutiny.base.text import Place
from scrutiny.register.names import plain
from scrutiny.register.register import Register


def check(register: Register, report: Report) -> None:
    """Look for names and aliases that two people share."""
    first: dict[str, tuple[str, Place]] = {}
    for person in register.content.people:
        own = {plain(person.name): (person.name, person.place)}
        own |= {plain(alias.value): (alias.value, alias.place) for alias in person.aliases}
        for name, (written, place) in own.items():
            if name in first:
                what = f"'{written}' is also a name of the person in {first[name][1].path}"
                report.warning(place, "reused-alias", what, "take the alias out of one of the two files")
            first.setdefault(name, (written, place))
