"""Every name of a person, post or body must be known on the day of the meeting, and mean one only."""

from collections.abc import Iterator

from scrutiny.base.diagnostics import Report
from scrutiny.base.text import Text
from scrutiny.content.moments import When
from scrutiny.content.note import Note
from scrutiny.register import titles
from scrutiny.register.names import Names
from scrutiny.register.near_names import near
from scrutiny.register.register import Register
from scrutiny.wording.phrases import date


def check(register: Register, report: Report) -> None:
    """Look up each name in a note on the date of its meeting."""
    for note in register.notes.values():
        day = note.meeting.date
        for name, in_list in _names(register, note):
            parties = register.names.parties(name.value, day)
            if len(parties) > 1:
                several = ", ".join(sorted(party.name for party in parties))
                what = f"'{name}' could be any of: {several}"
                report.error(name.place, "unclear-person", what, "write the full name")
            elif not parties and not titles.is_group(name.value):
                _unknown(register.names, name, day, in_list, report)


def _unknown(names: Names, name: Text, day: When, in_list: bool, report: Report) -> None:
    if names.is_post(name.value):
        what = f"nobody on file was {name} on {date(day)}, and the page names the post alone"
        fix = "add the post with its dates to the file of whoever held it in people/, or write the name here"
        report.warning(name.place, "unheld-post", what, fix)
        return
    what = f"no person is called '{name}'"
    several = names.several(name, day)
    if titles.plain(name.value).startswith("[redacted"):
        what = "a name that is left out is not a name"
        fix = "leave it out of this field without a mark; in a list of people write {withheld: FOIA s.40(2)}"
    elif (said := names.read(name.value)).rest and names.parties(said.name, day):
        what = f"'{said.rest}' beside the name of {said.name} is neither a post nor a body"
        fix = f"write {{person: {said.name}, items: […]}} or {{person: {said.name}, post: …}}, or take it out"
    elif len(several) > 1 and in_list and any(names.is_known(each.value, day) for each in several):
        what = f"'{name}' is read as the name of one person"
        fix = "write each name on a line of its own, beginning with '- '"
        if said.behind:
            fix += f"; or, if it is the post of {said.name}, '{{person: {said.name}, post: {said.post}}}'"
    elif person := names.with_initials(name.value):
        fix = f"if it is {person.name}, write 'initials: {name}' in {person.place.path}"
    elif meant := near(name.value, names.people_known()):
        fix = f"did you mean '{meant}'?"
    else:
        fix = "write a file for this person in people/ ('new person --from' writes all that a note names); "
        fix += "a team or body goes under 'teams' in office.yaml"
    report.error(name.place, "unknown-person", what, fix)


def _names(register: Register, note: Note) -> Iterator[tuple[Text, bool]]:
    """Each name in a note, and whether it is written where each name has an entry of its own."""
    yield from ((name, True) for _, name in note.meeting.people())
    for record in note.records:
        yield from ((name, False) for _, name in register.who(record))
