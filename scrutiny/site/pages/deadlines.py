"""What is due and overdue on the day of the build."""

from collections.abc import Iterator

from scrutiny.content.kinds.action import Action
from scrutiny.content.kinds.recommendation import Recommendation
from scrutiny.content.record import Record
from scrutiny.register import queries
from scrutiny.site.page import Page, front
from scrutiny.site.site import Site

ORDER = 80

KINDS: tuple[type[Record], ...] = (Action, Recommendation)
"""The kinds of record that can be due."""

MOST = 100
"""Records in each table."""


def pages(site: Site) -> Iterator[Page]:
    """The page at `/deadlines/`."""
    register = site.register
    found = queries.grouped(each for kind in KINDS for each in queries.threads(register, kind))
    overdue, dated = found["overdue"], [each for each in found["open"] if each.due_by]
    yield front(
        site,
        "deadlines",
        site.words.text("The actions and recommendations that are still to be met, and by when."),
        overdue=overdue,
        due=dated,
        undated=[each for each in found["open"] if each.due_by is None],
        passed_over={each.first.key: register.passed_over(each) for each in overdue[:MOST]},
        most=MOST,
        reports=sorted(
            (each for each in register.inspections if each.comments_due),
            key=lambda each: (each.comments_due, each.slug),
        ),
        today=site.settings.today,
    )
