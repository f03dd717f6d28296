"""The language of a note must be one of those that office.yaml lists."""

from scrutiny.base.diagnostics import Report, suggestion
from scrutiny.register.register import Register


def check(register: Register, report: Report) -> None:
    """Look up the language of each note that names one."""
    known = register.office.languages
    for language, content in register.content.translations.items():
        things = (content.priorities, content.people, content.inspections, content.pages)
        places = [thing.place for several in things for thing in several]
        for place in (*places, *(note.meeting.place for note in content.notes)):
            if language not in known:
                what = f"the file is named as in the language '{language}', which the office does not list"
                fix = f"name it after one of: {', '.join(known)}"
                report.error(place, "unknown-language", what, fix)
    for note in register.notes.values():
        meeting = note.meeting
        if "language" in meeting.places and meeting.language not in known:
            fix = suggestion(meeting.language, known, f"write one of: {', '.join(known)}")
            what = f"'{meeting.language}' is not among the languages of the office"
            report.error(meeting.places["language"], "unknown-language", what, fix)
