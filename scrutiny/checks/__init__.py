"""What can be wrong in records that could be read: one rule a file, each told by its docstring.

A check looks at the register, or at one note by itself, and reports; none imports another.
"""

from collections.abc import Callable

from scrutiny.base.diagnostics import Report
from scrutiny.checks import (
    absent_signatory,
    attachment,
    broken_link,
    due_before_meeting,
    embargoed_draft,
    end_before_start,
    future_meeting,
    impossible_year,
    logo,
    name_and_date,
    narrative_in_answer,
    near_field,
    near_label,
    near_redaction,
    near_restriction,
    part_date,
    partial_redaction,
    personal_data,
    post_not_held,
    present_and_absent,
    printed_date,
    prose_form,
    repeated_decision,
    restricted_ground,
    restricted_review,
    restricted_text,
    reused_alias,
    scheduled_answer,
    skipped_number,
    table_form,
    thread_contradiction,
    translation,
    unattached_paper,
    unfilled_placeholder,
    unit_slip,
    unknown_abbreviation,
    unknown_inspection,
    unknown_item,
    unknown_language,
    unknown_person,
    unknown_plan,
    unknown_priority,
    unlogged_undertaking,
    unread_file,
    vague_link,
    weekend_meeting,
    wrong_minutes,
)
from scrutiny.content.note import Note
from scrutiny.register.register import Register

ALL: tuple[Callable[[Register, Report], None], ...] = (
    name_and_date.check,
    absent_signatory.check,
    unread_file.check,
    part_date.check,
    repeated_decision.check,
    unknown_item.check,
    embargoed_draft.check,
    future_meeting.check,
    due_before_meeting.check,
    end_before_start.check,
    attachment.check,
    broken_link.check,
    impossible_year.check,
    logo.check,
    partial_redaction.check,
    personal_data.check,
    post_not_held.check,
    present_and_absent.check,
    printed_date.check,
    prose_form.check_others,
    restricted_review.check,
    restricted_text.check,
    reused_alias.check,
    scheduled_answer.check,
    skipped_number.check,
    thread_contradiction.check,
    translation.check,
    unfilled_placeholder.check,
    unknown_abbreviation.check,
    unknown_inspection.check,
    unknown_language.check,
    unknown_person.check,
    unknown_plan.check,
    unknown_priority.check,
    vague_link.check,
    weekend_meeting.check,
    wrong_minutes.check,
)

OF_ALL_NOTES = unknown_abbreviation.check
"""What alone of these cannot be said of a note without all others, but for those to which it is tied."""

OF_A_NOTE: tuple[Callable[[Note, Report], None], ...] = (
    near_field.check,
    near_label.check,
    table_form.check,
    narrative_in_answer.check,
    near_redaction.check,
    restricted_ground.check,
    near_restriction.check,
    prose_form.check,
    unattached_paper.check,
    unit_slip.check,
    unlogged_undertaking.check,
)
"""What can be seen in a note without any other."""


def note(of: Note, report: Report) -> None:
    """Look at one note by itself."""
    for each in OF_A_NOTE:
        each(of, report)
