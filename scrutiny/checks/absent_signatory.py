"""Who chaired a meeting or took its minutes was there; who signs its note should have been."""

from scrutiny.base.diagnostics import Report
from scrutiny.register.register import Register


def check(register: Register, report: Report) -> None:
    """Look for the chair, the signatory and the minutes taker among the apologies."""
    for meeting in register.every_meeting():
        absent = [
            register.names.parties(each.person.value, meeting.date)
            for each in meeting.apologies
            if each.person
        ]
        for name, did in (
            (meeting.chair, "chaired the meeting"),
            (meeting.signed_by, "signed the note"),
            (meeting.minutes_by, "took the minutes"),
        ):
            who = register.names.parties(name.value, meeting.date) if name else ()
            if name and who and who in absent:
                what = f"'{name}' {did} and sent apologies for it"
                fix = "correct it if it is a slip"
                report.warning(name.place, "absent-signatory", what, fix, source=True)
