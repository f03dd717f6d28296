"""Every priority area must belong to a plan in plans.yaml."""

from scrutiny.base.diagnostics import Report, suggestion
from scrutiny.register.register import Register


def check(register: Register, report: Report) -> None:
    """Look up the plan of each priority area."""
    known = [plan.title for plan in register.content.plans]
    for priority in register.content.priorities:
        name = priority.plan
        if register.names.plan(name.value) is None:
            fix = suggestion(name.value, known, "write it in plans.yaml")
            report.error(name.place, "unknown-plan", f"no plan is called '{name}'", fix)
