"""Every priority area must be known, and belong to one plan that holds on the day of the meeting."""

from scrutiny.base.diagnostics import Report, suggestion
from scrutiny.base.text import Text
from scrutiny.content.moments import When
from scrutiny.register.register import Register


def check(register: Register, report: Report) -> None:
    """Look up the priority areas that items and questions name, and the successors of areas."""
    for note in register.notes.values():
        for record in note.records:
            for name in record.priorities:
                _look_up(register, name, note.meeting.date, report)
    for priority in register.content.priorities:
        for name in priority.succeeded_by:
            if len(register.names.priorities_ever(name.value)) != 1:
                fix = suggestion(
                    name.value, register.names.priorities_known(), "write a file for it in priorities/"
                )
                report.error(name.place, "unknown-priority", f"no one priority area is called '{name}'", fix)


def _look_up(register: Register, name: Text, day: When, report: Report) -> None:
    found = register.names.priorities(name.value, day)
    if len(found) == 1:
        return
    if found:
        slugs = " or ".join(f"'{priority.slug}'" for priority in found)
        what = f"'{name}' is an area of {len(found)} plans that hold on {day}"
        report.error(name.place, "unclear-priority", what, f"write {slugs}")
        return
    others = register.names.priorities_ever(name.value)
    if others:
        plans = ", ".join(priority.plan.value for priority in others)
        what = f"'{name}' is an area of {plans}, which does not hold on {day}"
        report.error(name.place, "unknown-priority", what, "write an area of a plan that holds on that day")
        return
    fix = suggestion(name.value, register.names.priorities_known(), "write a file for it in priorities/")
    report.error(name.place, "unknown-priority", f"no priority area is called '{name}'", fix)
