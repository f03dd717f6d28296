"""The comments on a report are the commissioner's, published after it, and can be read.

Police Act 1996, s.55(5): the local policing body comments on reports about the force. What the force answers
is something else.
"""

from scrutiny.base.diagnostics import Report, nearest, suggestion
from scrutiny.base.text import Text
from scrutiny.content.kinds.inspection import Comments, Inspection
from scrutiny.register.register import Register


def check(register: Register, report: Report) -> None:
    """Look at the comments of each report."""
    for inspection in register.content.inspections:
        section = inspection.commented
        if inspection.inspected:
            _inspected(register, inspection.inspected, report)
        if inspection.comments:
            _by(register, inspection.comments, report)
            _when(register, inspection, inspection.comments, report)
            if not (inspection.comments.document or inspection.comments.address or section):
                what = "nobody can read these comments"
                fix = (
                    "write 'address: https://…', 'document: papers/FILE.pdf', or the text under '## Comments'"
                )
                report.error(inspection.comments.place, "inspection-comments", what, fix)
        elif section:
            what = "nothing says whose comments these are, and when they were published"
            fix = "write 'comments: {date: …, by: Commissioner}' at the top of the file"
            report.error(section.heading.place, "inspection-comments", what, fix)


def _inspected(register: Register, name: Text, report: Report) -> None:
    names = register.names
    found = names.organisation(name.value)
    known = [body.name for body in register.office.bodies]
    if found and found == names.organisation(register.office.force):
        what = f"{name} is inspected unless another body is named"
        report.error(name.place, "inspection-comments", what, "delete 'inspected'")
    elif found not in map(names.organisation, known) and (meant := nearest(name.value, known)):
        what = f"no further body that is held to account is called '{name}'"
        report.error(name.place, "inspection-comments", what, f"did you mean '{meant}'?")


def _by(register: Register, comments: Comments, report: Report) -> None:
    names, day = register.names, comments.date.first
    found = names.parties(comments.by.value, day)
    force = names.parties(register.office.force, day)
    if not found and not names.is_post(comments.by.value):
        fix = suggestion(comments.by.value, names.people_known(), "write a file for this person in people/")
        what = f"no person is called '{comments.by}'"
        report.error(comments.by.place, "inspection-comments", what, fix)
    elif found and found in (force, names.parties(register.office.chief_constable.value, day)):
        what = f"'{comments.by}' answers for the force, and the comments are the commissioner’s"
        fix = f"write the {register.office.commissioner}; put the words of the force under '## Comments'"
        report.error(comments.by.place, "inspection-comments", what, fix)


def _when(register: Register, inspection: Inspection, comments: Comments, report: Report) -> None:
    said = comments.date
    if inspection.date and said.last < inspection.date.first:
        what = f"the comments are dated {said.iso}, before the report ({inspection.date.iso})"
        report.error(comments.place, "inspection-comments", what, "correct one of the two dates")
    elif said.first > register.settings.today:
        what = f"the comments are dated {said.iso}, which is to come"
        report.error(
            comments.place, "inspection-comments", what, "write the day on which they were published"
        )
