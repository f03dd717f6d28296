"""A draft, or a note before its time, may not be in a repository that anybody can read."""

import dataclasses

from scrutiny.base.diagnostics import Report
from scrutiny.register.register import Register


def check(register: Register, report: Report) -> None:
    """Look at notes that are not released, where the host says that its repository is public."""
    host = register.settings.public_host
    if host is None:
        return
    settings = dataclasses.replace(register.settings, drafts=False)
    for note in register.notes.values():
        meeting = note.meeting
        if meeting.is_released(settings):
            continue
        held = "status" if meeting.status == "draft" else "publish_at"
        report.error(
            meeting.places.get(held, meeting.place),
            "public-repository",
            f"this note is not released, and anybody can read it: this repository on {host} is public",
            "make the repository private, and tell who looks after the site that the note may have been read",
        )
