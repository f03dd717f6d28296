"""What an office declares of its site's accessibility, for the statement that the law asks for.

The Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018 require
a statement after the model of Commission Implementing Decision (EU) 2018/1523; see
`templates/pages/statement.html` for its wording.
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from scrutiny.base.diagnostics import Report
from scrutiny.base.text import Place, Text
from scrutiny.content import fields, values
from scrutiny.content.fields import field, required
from scrutiny.content.frontmatter import Node


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """How far the site complies, what of it does not and why, who tested it, and who hears complaints.

    `compliance` is 'fully', 'partially' or 'not'. `failures` break the regulations, `burdens` would be a
    disproportionate burden to mend (reg. 7), `exempt` is content to which the regulations do not apply
    (reg. 4). `reply` is within what time the office answers.
    """

    compliance: str = required(
        "compliance", values.choice("fully", "partially", "not"), "Whether the site complies"
    )
    failures: tuple[Text, ...] = field(
        "failures", values.many(values.words), "What breaks the regulations", default=()
    )
    burdens: tuple[Text, ...] = field(
        "burdens", values.many(values.words), "What would be a disproportionate burden to mend", default=()
    )
    exempt: tuple[Text, ...] = field(
        "exempt", values.many(values.words), "To what the regulations do not apply", default=()
    )
    contact: Text = required("contact", values.words, "How to ask for another format, or complain")
    reply: Text = required("reply", values.words, "Within what time the office answers")
    prepared: datetime.date = required("prepared", values.date, "When the statement was written")
    last_reviewed: datetime.date | None = field("reviewed", values.date, "When it was last reviewed")
    tested: datetime.date = required("tested", values.date, "When the site was last tested")
    tested_by: Text = required("tested_by", values.words, "Who tested it")
    place: Place

    @property
    def reviewed(self) -> datetime.date:
        """When it was last reviewed: unless that is said, when it was written."""
        return self.last_reviewed or self.prepared

    def words(self) -> Iterator[Text]:
        """Everything in the office's own words."""
        yield from (*self.failures, *self.burdens, *self.exempt, self.contact, self.reply, self.tested_by)


_statement = values.group(Statement)


@fields.reader(_statement.shape)
def read(node: Node, report: Report) -> Statement | None:
    """The statement from the field `accessibility` of `office.yaml`."""
    found = _statement(node, report)
    if found is None:
        return None
    faults = (*found.failures, *found.burdens)
    if found.compliance == "fully" and faults:
        what = "a site that is fully compliant has no failures and no burdens"
        report.error(faults[0].place, "accessibility", what, "write 'compliance: partially', or delete them")
    if found.compliance != "fully" and not (faults or found.exempt):
        what = f"the site is {found.compliance} compliant, and nothing says why"
        report.error(found.place, "accessibility", what, "list it under 'failures', 'burdens' or 'exempt'")
    return found
