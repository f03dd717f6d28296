"""Personal data and secrets stop publication until a named person records why they may appear.

What looks like them is found when the files are read: see `scrutiny/safety/personal_data.py`. The
office's own contact details, in `office.yaml`, may appear anywhere.
"""

from collections.abc import Iterable

from scrutiny.base.diagnostics import Report
from scrutiny.base.text import Source
from scrutiny.content import translations
from scrutiny.content.kinds import acceptance
from scrutiny.register.register import Register
from scrutiny.safety import personal_data
from scrutiny.safety.personal_data import Finding


def check(register: Register, report: Report) -> None:
    """Look through every text that the office wrote."""
    versions = translations.versions(register.content)
    every = {path: source for each in versions for path, source in each.sources.items()}
    found = {path: each for content in versions for path, each in content.personal.items()}
    details = [each for path, several in found.items() if path.startswith("office.") for each in several]
    own = {personal_data.spelled(each.words) for each in details}
    for path, source in sorted(every.items()):
        if not path.startswith("office."):
            _look(source, found.get(path, ()), own, report)


def _look(source: Source, findings: Iterable[Finding], own: set[str], report: Report) -> None:
    may = acceptance.may_appear(source)
    allowed = {personal_data.spelled(words.value): each for words, each in may.items()}
    used = set()
    for found in findings:
        words = personal_data.spelled(found.words)
        known = next((each for each in allowed if words in each), None)
        if known is not None:
            used.add(known)
        elif words not in own:
            place = source.whole.at(found.start)
            report.error(place, "personal-data", *personal_data.refusal(found))
    for spelled, each in allowed.items():
        if spelled not in used:
            what = f"nothing in this file looks like the personal data '{each.text}'"
            report.warning(each.place, "accepts-nothing", what, "delete the entry, or correct its text")
        elif each.old:
            what = "'personal_data' is written 'accepted' now"
            fix = "write 'accepted:' in its place, and 'finding: personal-data' in each entry"
            report.warning(each.place, "old-field", what, fix)
