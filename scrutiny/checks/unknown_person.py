"""Every name of a person, post or body must be known on the day of the meeting, and mean one only."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scrutiny.base.diagnostics import Report
from scrutiny.base.text import Text
from scrutiny.content.moments import When
from scrutiny.register.names import Names, plain
from scrutiny.register.near_names import near
from scrutiny.register.register import Register
from scrutiny.wording.phrases import date


def check(register: Register, report: Report) -> None:
    """Look up each name in a note on the date of its meeting."""
    for note in register.notes.values():
        for name, in_list in _names(register, note.meeting.id):
            parties = register.names.parties(name.value, note.meeting.date)
            if not parties:
                _unknown(register.names, name, note.meeting.date, in_list, report)
            elif len(parties) > 1:
                several = ", ".join(sorted(party.name for party in parties))
                what = f"'{name}' could be any of: {several}"
                report.error(name.place, "unclear-person", what, "write the full name")


def _unknown(names: Names, name: Text, day: When, in_list: bool, report: Report) -> None:
    if names.is_post(name.value):
        what = f"nobody on file was {name} on {date(day)}, and the page names the post alone"
        fix = "add the post with its dates to the file of whoever held it in people/, or write the name here"
        report.warning(name.place, "unheld-post", what, fix)
        return
    what = f"no person is called '{name}'"
    several = [each for each in re.split(r"\s*(?:[,;&]|\band\b)\s*", name.value) if each]
    if plain(name.value).startswith("[redacted"):
        what, fix = "a name that is left out is not a name", "leave it out of this field without a mark"
    elif len(several) > 1 and any(names.parties(each, day) or names.is_post(each) for each in several):
        what = f"'{name}' is read as the name of one person"
        fix = "write each name on a line of its own, beginning with '- '"
        fix = fix if in_list else "write one name, or repeat the field where it may be repeated"
    elif meant := near(name.value, names.people_known()):
        fix = f"did you mean '{meant}'?"
    else:
        fix = "write a file for this person in people/"
    report.error(name.place, "unknown-person", what, fix)


def _names(register: Register, meeting: str) -> Iterator[tuple[Text, bool]]:
    """Each name in a note, and whether it is written where a list of names can be."""
    note = register.notes[meeting]
    for _, name in note.meeting.people():
        yield name, True
    for record in note.records:
        for _, name in record.people():
            yield name, False
