"""What an office declares of its site's accessibility, for the statement that the law asks for.

The Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018 require
a statement after the model of Commission Implementing Decision (EU) 2018/1523; see
`templates/pages/statement.html` for its wording.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from scrutiny.base.diagnostics import Report
from scrutiny.base.text import Place, Text
from scrutiny.content import fields, values
from scrutiny.content.fields import Field, Values
from scrutiny.content.frontmatter import Node


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """How far the site complies, what of it does not and why, who tested it, and who hears complaints.

    `compliance` is 'fully', 'partially' or 'not'. `failures` break the regulations, `burdens` would be a
    disproportionate burden to mend (reg. 7), `exempt` is content to which the regulations do not apply
    (reg. 4). `reply` is within what time the office answers.
    """

    compliance: str
    failures: tuple[Text, ...]
    burdens: tuple[Text, ...]
    exempt: tuple[Text, ...]
    contact: Text
    reply: Text
    prepared: datetime.date
    reviewed: datetime.date
    tested: datetime.date
    tested_by: Text
    place: Place

    def words(self) -> Iterator[Text]:
        """Everything in the office's own words."""
        yield from (*self.failures, *self.burdens, *self.exempt, self.contact, self.reply, self.tested_by)


COMPLIANCE = Field("compliance", values.choice("fully", "partially", "not"), required=True)
FAILURES = Field("failures", values.many(values.words))
BURDENS = Field("burdens", values.many(values.words))
EXEMPT = Field("exempt", values.many(values.words))
CONTACT = Field("contact", values.words, required=True)
REPLY = Field("reply", values.words, required=True)
PREPARED = Field("prepared", values.date, required=True)
REVIEWED = Field("reviewed", values.date)
TESTED = Field("tested", values.date, required=True)
TESTED_BY = Field("tested_by", values.words, required=True)
FIELDS = (
    COMPLIANCE, FAILURES, BURDENS, EXEMPT, CONTACT, REPLY, PREPARED, REVIEWED, TESTED, TESTED_BY
)  # fmt: skip


@fields.reader(fields.shape(FIELDS))
def read(node: Node, report: Report) -> Statement | None:
    """The statement from the field `accessibility` of `office.yaml`."""
    found = values.group(FIELDS, _made)(node, report)
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


def _made(found: Values, place: Place) -> Statement:
    prepared, tested = found.one(PREPARED), found.one(TESTED)
    contact, reply, tested_by = found.one(CONTACT), found.one(REPLY), found.one(TESTED_BY)
    assert prepared is not None
    assert tested is not None
    assert contact is not None
    assert reply is not None
    assert tested_by is not None
    return Statement(
        compliance=str(found.one(COMPLIANCE)),
        failures=found.one(FAILURES) or (),
        burdens=found.one(BURDENS) or (),
        exempt=found.one(EXEMPT) or (),
        contact=contact,
        reply=reply,
        prepared=prepared,
        reviewed=found.one(REVIEWED) or prepared,
        tested=tested,
        tested_by=tested_by,
        place=place,
    )
