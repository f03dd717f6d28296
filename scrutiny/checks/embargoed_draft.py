"""A draft is not published, whatever `publish_at` says."""

from scrutiny.base.diagnostics import Report
from scrutiny.register.register import Register


def check(register: Register, report: Report) -> None:
    """Look for drafts with `publish_at`."""
    for note in register.notes.values():
        meeting = note.meeting
        if meeting.status == "draft" and meeting.publish_at:
            what = "the note is a draft, and 'publish_at' does not publish it"
            fix = "write 'status: published' when the note is ready: it is then held back until that time"
            report.warning(meeting.places["publish_at"], "embargoed-draft", what, fix)
