"""Priority areas by their label: `Priority: …`, `Priority area: …`, `Police and Crime Plan priority: …`."""

import re

from scrutiny.authoring.importing.structure.looks import title_like

_LABEL = re.compile(
    r"(?:(?:relevant|linked|strategic) |link to )?(?:the )?"
    r"(?:(?:police(?:, fire)? and crime |p&cp? |pcp |pcc )?plan )?"
    r"priorit(?:y|ies)(?: areas?)?\s*[:\t]\s*(?=\S)",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"priority(?: area)? \d{1,2}\s*[:.–—-]\s*(?=\S)", re.IGNORECASE)
_LEVEL = re.compile(
    r"(?:very |medium[ /-])?(?:high|medium|low|urgent|normal|routine|top|none|nil|tbc|tba|n/?a|[a-d]|yes|no)"
    r"(?: priority)?|\W*\d.*",
    re.IGNORECASE,
)
"""How urgent something is, and no area of a plan."""


def labelled(text: str) -> list[str]:
    """The areas in a line with a label; none where it has another meaning."""
    found = _LABEL.match(text)
    return named(text[found.end() :]) if found else []


def named(words: str) -> list[str]:
    """The areas in a cell or behind a label; none where the words are no titles."""
    areas = [each.strip(" •") for each in re.split(r"[;\n]", words) if each.strip(" •")]
    fit = all(title_like(each, 10) and ":" not in each and not _LEVEL.fullmatch(each) for each in areas)
    return areas if fit else []


def without_count(title: str) -> str:
    """A title without `Priority 2:`."""
    found = _COUNTED.match(title)
    return title[found.end() :] if found else title
