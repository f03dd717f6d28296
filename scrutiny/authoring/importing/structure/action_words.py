"""How actions are worded: their labels, owners and dates, as patterns."""

import re

from scrutiny.authoring.importing.structure.owner_in_brackets import WHEN
from scrutiny.authoring.importing.structure.people import INITIALS
from scrutiny.authoring.importing.structure.posts import BY_POST
from scrutiny.content.dates import MONTHS

MONTH = rf"(?:{'|'.join(MONTHS)})"
ONE = (
    rf"(?!(?i:{MONTH})\b)(?:{BY_POST}|{INITIALS}"
    r"|(?:(?:[TADC]/)?[A-Z][\w.’'-]*\s+(?:(?:of|for) )?){1,4}[A-Z][\w’'-]+|[A-Z][a-z]+)"
)
BETWEEN = r"\s*(?:(?<!\b[TADC])/|,|&|\band\b|\bwith\b)\s*(?:the )?"
"""What is between two owners."""
OWNERS = rf"(?:{ONE})(?:{BETWEEN}(?:{ONE}))*"
"""One owner or several."""
_DUE_LABEL = r"due(?: date| by)?|deadline|target(?: date)?|by when|complete by"
_OWNER_LABEL = r"owner|lead|responsible(?: officer)?|assigned to|by whom"
LABEL = re.compile(
    r"(?:(?:[→➔➤►▶»*~]|>{1,3})\s*)?"
    r"(?:(?:(?:new|agreed|further) )?ACTIONS?(?: POINT| ITEM| REQUIRED| AGREED)?|AP|A\.P\.)\s*"
    r"(?P<n>(?:no\.?\s*)?(?-i:[A-Z]{1,8}[ /-]?)?\d{1,4}(?:[./-]\d{1,4})*[a-z]?)?"
    r"\s*(?:\((?P<who>[^()]{2,60})\)"
    r"|\[(?P<who2>[^\]]{2,60})\]"
    rf"|(?:(?:for|on|owner)\s+)?(?P<who3>(?:the )?(?-i:{OWNERS}))(?=\s*:|\s[–—-]\s))?"
    r"\s*(?P<mark>[:.–—~-]|(?<=\d)(?=\s+(?-i:[^a-z])))\s*(?=\S)",
    re.IGNORECASE,
)
"""`ACTION 3 (AH):`, `AP12 –`, `Action: AH –` and the like."""
FIRST = re.compile(
    rf"(?P<who>(?:the |The )?{OWNERS})(?P<link>\s+(?:to|will|is to|are to|agreed to|shall|must)\s+"
    rf"|\s*,?\s+by\s+(?P<due>[^:.;]{{3,30}}):\s+|\s*[:–—-]\s+)(?=\S)"
)
"""Who is to do it, before what is to be done."""
LAST = re.compile(
    rf"(?:(?<!\s)\s*[–—-]\s*|(?<!\s)\s+/\s+|(?<=[.?!])\s+|(?<!\s)\t\s*)(?P<who>{OWNERS})(?:(?:\s*[,;–—-]\s*(?:by\s+"
    rf"|due\s*:?\s*)?|\s+by\s+)(?P<due>[^():]{{2,40}}))?\s*\.?$"
)
"""Who is to do it, behind what is to be done, with the date."""
DUE = re.compile(
    rf"(?<![\s,;(–—-])[\s,;(–—-]*\b(?:{_DUE_LABEL}|time ?scale|by(?=:))\s*[:–-]?\s*"
    r"(?P<due>\d{1,2}\.\d{1,2}\.\d{2,4}|[^.;()]{3,40}?)\)?\s*\.?$",
    re.IGNORECASE,
)
"""A date with a label, at the end."""
OWNER = re.compile(
    rf"(?<![\s,;(–—-])[\s,;(–—-]*\b(?:{_OWNER_LABEL})\s*[:–-]\s*(?P<who>[^.;()\n]{{2,60}}?)\)?\s*(?=[.;\n]|$)",
    re.IGNORECASE,
)
"""An owner with a label."""
SHORT = re.compile(r"(?:[→➔➤►▶»*~]|>{1,3})?\s*(?:(?P<word>Action)\s+(?=[a-z])|A(?P<n>\d{1,3})\s+(?=[A-Z]))")
"""A label without a sign behind it: `Action put … (AH)`, `A3 AH to put …`."""
BARE = re.compile(r"ACTIONS?\s+(?=[A-Z])")
"""The label alone, as a scan has it that lost the sign behind it."""
DUE_LINE = re.compile(rf"(?:{_DUE_LABEL}|by)\b\s*[:–-]?\s*(?P<due>.{{3,40}}?)\.?", re.IGNORECASE)
OWNER_LINE = re.compile(rf"(?:action )?(?:{_OWNER_LABEL})\s*[:–-]\s*(?P<who>.{{2,60}}?)\.?", re.IGNORECASE)
"""An owner on a line of its own; `DUE_LINE` likewise."""
ANOTHER = re.compile(rf"(?<![\s|;,])[\s|;,]+(?=(?:{_DUE_LABEL}|{_OWNER_LABEL})\s*:)", re.IGNORECASE)
BY = re.compile(
    rf"\bby (?:the )?(?P<due>(?:end of )?(?:(?:\w+day,? )?\d{{1,2}}(?:st|nd|rd|th)? )?"
    rf"{MONTH}(?: \d{{4}})?|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}})\s*\.?$"
    r"|\b(?P<within>within (?:\d{2,3} days|(?:\d|two|three|four|six) (?:weeks|months)|a month))\s*\.?$",
    re.IGNORECASE,
)
"""A date as the last words, which stay."""
TRAILING = re.compile(
    rf"(?<!\s)\s*[\[(–—-]?\s*(?:(?:ACTION|Action)(?: point| owner)?\s*[:–—-]\s*"
    rf"|(?<=[–—.(\[-])\s*ACTION\s+)(?P<who>{OWNERS})"
    rf"(?:(?:\s*[,;]\s*(?:(?:by|due)\b:?\s*)?|\s+by\s+)(?P<due>[^()\[\],;]{{2,30}}?))?\s*[\])]?\s*\.?$"
)
"""An owner in brackets behind a sentence."""
INSIDE = re.compile(
    rf"(?<=[.?!])\s+(?:ACTION|Action)\s*[:–—-]\s*(?P<who>{OWNERS})\s*\((?P<text>[^()]{{12,}})\)\.?$"
)
"""An action behind the discussion, what is to be done in brackets behind its owner."""
WHOSE = re.compile(rf"(?P<who>{OWNERS})\s+(?:ACTION|Action)\s*[:–—-]\s*(?=\S)")
"""An owner before the label."""
MARGIN = re.compile(rf"(?<!\s)\t\s*(?P<who>{OWNERS})(?P<due>)\s*\.?$")
"""An owner at the right, apart from the text."""
DATED = (
    re.compile(rf"\s[–—-]\s*(?P<due>{WHEN.pattern})\.?$", re.IGNORECASE),
    re.compile(r"\s[–—-]\s*by (?P<due>[^.;]{4,30})\.?$"),
)
"""Dates behind an action, which are no words of it."""
