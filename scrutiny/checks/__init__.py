"""What can be wrong in records that could be read: one rule a file, each told by its docstring.

A check looks at the register and reports; none imports another.
"""

from collections.abc import Callable

from scrutiny.checks import (
    absent_signatory,
    attachment,
    broken_link,
    impossible_year,
    near_field,
    near_label,
    post_not_held,
    present_and_absent,
    printed_date,
    prose_form,
    restricted_review,
    restricted_text,
    reused_alias,
    scheduled_answer,
    skipped_number,
    thread_contradiction,
    unattached_paper,
    unfilled_placeholder,
    unit_slip,
    unknown_abbreviation,
    unknown_inspection,
    unknown_language,
    unknown_person,
    unknown_plan,
    unknown_priority,
    unlogged_undertaking,
    vague_link,
    weekend_meeting,
    wrong_minutes,
)
from scrutiny.register import Register
from scrutiny.text import Report

ALL: tuple[Callable[[Register, Report], None], ...] = (
    absent_signatory.check,
    attachment.check,
    broken_link.check,
    impossible_year.check,
    near_field.check,
    near_label.check,
    post_not_held.check,
    present_and_absent.check,
    printed_date.check,
    prose_form.check,
    restricted_review.check,
    restricted_text.check,
    reused_alias.check,
    scheduled_answer.check,
    skipped_number.check,
    thread_contradiction.check,
    unattached_paper.check,
    unfilled_placeholder.check,
    unit_slip.check,
    unknown_abbreviation.check,
    unknown_inspection.check,
    unknown_language.check,
    unknown_person.check,
    unknown_plan.check,
    unknown_priority.check,
    unlogged_undertaking.check,
    vague_link.check,
    weekend_meeting.check,
    wrong_minutes.check,
)
