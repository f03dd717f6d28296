"""Personal data and secrets stop publication until a named person records why they may appear.

What looks like them is found by its form: see `scrutiny.personal_data`. The office's own contact
details, in `office.yaml`, may appear anywhere.
"""

from __future__ import annotations

from scrutiny import frontmatter, personal_data, translations
from scrutiny.records import allowance
from scrutiny.register import Register
from scrutiny.text import Place, Report, Source, Text


def check(register: Register, report: Report) -> None:
    """Look through every text that the office wrote."""
    every = {p: s for each in translations.versions(register.content) for p, s in each.sources.items()}
    offices = [source for path, source in every.items() if path.startswith("office.")]
    details = [found for source in offices for found in personal_data.find(source.text)]
    own = {personal_data.spelled(found.words) for found in details}
    for path, source in sorted(every.items()):
        if not path.startswith("office."):
            _look(source, own, report)


def _look(source: Source, own: set[str], report: Report) -> None:
    allowances = allowance.of(source)
    allowed = {personal_data.spelled(each.text): each for each in allowances}
    text = source.text
    if allowances:
        text = _without(source)
    used = set()
    for found in personal_data.find(text):
        words = personal_data.spelled(found.words)
        known = next((each for each in allowed if words in each), None)
        if known is not None:
            used.add(known)
        elif words not in own:
            place = Text(text, Place(source.path, 1, 1)).at(found.start)
            report.error(place, "personal-data", *personal_data.refusal(found))
    for spelled, each in allowed.items():
        if spelled not in used:
            what = f"nothing in this file looks like the personal data '{each.text}'"
            report.warning(each.place, "unused-allowance", what, "delete the entry, or correct its text")


def _without(source: Source) -> str:
    """The text with blanks in the place of the allowances, so that every other word keeps its place."""
    kept = frontmatter.uncommented(source, {allowance.FIELD.name}).split("\n")
    lines, following = [], iter([*kept, None])
    wanted = next(following)
    for line in source.text.split("\n"):
        if line == wanted or (wanted == frontmatter.FENCE and line.rstrip() == frontmatter.FENCE):
            lines.append(line)
            wanted = next(following, None)
        else:
            lines.append("")
    return "\n".join(lines)
