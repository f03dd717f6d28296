"""What can be wrong in records that could be read: one rule a file, each told by its docstring.

A check looks at the register and reports; none imports another.
"""

from collections.abc import Callable

from scrutiny.checks import (
    attachment,
    broken_link,
    near_field,
    near_label,
    printed_date,
    prose_form,
    restricted_text,
    scheduled_answer,
    unknown_abbreviation,
    unknown_inspection,
    unknown_person,
    unknown_plan,
    unknown_priority,
)
from scrutiny.register import Register
from scrutiny.text import Report

ALL: tuple[Callable[[Register, Report], None], ...] = (
    attachment.check,
    broken_link.check,
    near_field.check,
    near_label.check,
    printed_date.check,
    prose_form.check,
    restricted_text.check,
    scheduled_answer.check,
    unknown_abbreviation.check,
    unknown_inspection.check,
    unknown_person.check,
    unknown_plan.check,
    unknown_priority.check,
)
