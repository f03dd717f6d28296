"""Who was at a meeting, or sent apologies: by name, or without one."""

import re
from dataclasses import dataclass

from scrutiny.base.diagnostics import Report
from scrutiny.base.text import Text
from scrutiny.content import fields, values
from scrutiny.content.fields import field
from scrutiny.content.frontmatter import Mapping as Tree
from scrutiny.content.frontmatter import Node


@values.of_words({"type": ["integer", "string"], "pattern": "^[1-9][0-9]{0,3}$"}, translatable=False)
def number(text: Text, report: Report) -> int | None:
    """A number of things, from 1 to 9999, in digits."""
    if re.fullmatch("[1-9][0-9]{0,3}", text.value):
        return int(text.value)
    report.error(text.place, "bad-value", f"'{text}' is not a number", "write it in digits, such as 3")
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    """One person's part in a meeting: the post where the note says it, for whom, for which items.

    Who is not named has no `person`: then `withheld` is the ground on which the name is left out, or `count`
    says how many there were, and `kind` what they were. Nobody can find these people by the records.
    """

    person: Text | None = field("person", values.words, "The name, as in people/")
    withheld: Text | None = field(
        "withheld", values.ground, "The ground on which the name is left out", never_empty=True
    )
    count: int | None = field("count", number, "How many people there were who are not named")
    kind: Text | None = field("as", values.words, "What those were whom `count` counts")
    post: Text | None = field(
        "post", values.words, "The post held that day, where it is another than people/ says"
    )
    stands_in_for: Text | None = field("for", values.words, "For whom they stood in")
    items: tuple[Text, ...] = field(
        "items", values.many(values.words), "The items for which they were there", default=()
    )


_attendance = values.group(Attendance)


@fields.reader({"anyOf": [values.WORDS, fields.shape(Attendance)]}, "attendance")
def attendance(node: Node, report: Report) -> Attendance | None:
    """A name, `{person, post, for, items}`, `{withheld: ground}` or `{count: 3, as: residents}`."""
    if not isinstance(node, Tree):
        person = values.words(node, report)
        return Attendance(person=person) if person else None
    found = _attendance(node, report)
    written = {name.value.strip().casefold() for name, _ in node.entries}
    if len(written & {"person", "withheld", "count"}) != 1:
        what = "an entry needs one of person, withheld and count, and this one has another number of them"
        fix = "write 'person: name', 'withheld: FOIA s.40' or 'count: 3' with 'as: members of the public'"
        report.error(node.place, "bad-value", what, fix)
        return None
    if found and found.withheld and not _GROUND.search(found.withheld.value):
        what = f"'{found.withheld}' is no ground on which a name is left out"
        fix = "name the exemption, such as 'withheld: FOIA s.40', and never the name"
        report.error(found.withheld.place, "bad-value", what, fix)
        return None
    if ("count" in written) != ("as" in written):
        fix = "write '{count: 3, as: members of the public}'"
        report.error(node.place, "bad-value", "'count' and 'as' need each other", fix)
        return None
    return found if found and (found.person or found.withheld or found.count) else None


_GROUND = re.compile(
    r"\b(?:Act|DPA|EIRs?|FOIA?|GDPR|PRSRA|reg(?:ulation)?s?\.? ?[0-9]|s(?:ection)?\.? ?[0-9])", re.IGNORECASE
)
"""What the ground of a restriction names."""
