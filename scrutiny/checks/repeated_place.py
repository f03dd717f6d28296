"""Each place of the office has one page, so no two may share a name or an address."""

from scrutiny.base.diagnostics import Report
from scrutiny.base.text import slug
from scrutiny.register.register import Register


def check(register: Register, report: Report) -> None:
    """Look at the names of all places."""
    known: dict[str, str] = {}
    for each in register.office.places:
        for name in each.names:
            part = slug(name.value)
            if part in known:
                what = f"'{name}' is already a name of the place '{known[part]}'"
                fix = "delete one, or write names that tell the two apart, such as 'Kirkham (Fylde)'"
                report.error(name.place, "repeated-place", what, fix)
            known.setdefault(part, each.name.value)
