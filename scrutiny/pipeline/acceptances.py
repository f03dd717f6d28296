"""Findings that somebody accepted are left out of the report; an entry that accepts nothing is a finding."""

from scrutiny.base.diagnostics import Diagnostic, Report
from scrutiny.content import translations
from scrutiny.content.kinds import acceptance
from scrutiny.content.reading import Content


def apply(content: Content, report: Report) -> None:
    """Drop from a report what the front matter of the files accepts."""
    by_path: dict[str, list[Diagnostic]] = {}
    for found in report.diagnostics:
        by_path.setdefault(found.place.path, []).append(found)
    for source in (source for each in translations.versions(content) for source in each.sources.values()):
        here = by_path.get(source.path, [])
        for entry in acceptance.of(source):
            if entry.finding == acceptance.PERSONAL and entry.text:
                continue  # the check of personal data knows what it accepts
            covered = [found for found in here if entry.covers(found, source)]
            report.drop(covered)
            if not covered:
                about = f" about '{entry.text}'" if entry.text else ""
                what = f"this file has no finding '{entry.finding}'{about} that can be accepted"
                fix = "delete the entry, or correct its finding or text"
                if entry.finding == acceptance.PERSONAL:
                    fix = "write the words that may appear: 'text: …'"
                report.warning(entry.place, "accepts-nothing", what, fix)
