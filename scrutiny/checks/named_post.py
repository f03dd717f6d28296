"""`commissioner` and `chief_constable` in office.yaml are titles of posts, and not names of people."""

from scrutiny.base.diagnostics import Report
from scrutiny.register.register import Register


def check(register: Register, report: Report) -> None:
    """Look for people with these names."""
    office = register.office
    names = {person.name.casefold(): person for person in register.content.people}
    for title in (office.commissioner, *office.chiefs):
        if person := names.get(title.value.casefold()):
            what = f"'{title}' is the name of a person (see {person.place.path}), and not of a post"
            fix = (
                "write the title of the post, such as 'Police and Crime Commissioner'; "
                "if this is the title, write the person’s name in their file"
            )
            report.error(title.place, "named-post", what, fix)
