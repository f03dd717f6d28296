"""Lines that are nothing but the label of what is below them: `Chief Constable’s response`."""

import re

WHO = (
    r"(?:the )?(?:force|constabulary|(?:deputy |assistant )?chief constable"
    r"|police(?: and crime commissioner)?|management|(?:deputy )?commissioner|d?pcc|opcc|[da]?cc)"
)
"""Who answers."""
RESPONSE = re.compile(
    rf"(?:(?P<whose>{WHO})(?:[’']s?)?\s+)?(?:(?:written|oral) )?(?:answer|response|reply|update)\s*\d*"
    rf"(?: (?:of|from|by) (?P<who>{WHO})|\s*[(\[][^()\[\]]{{2,60}}[)\]])?\W*",
    re.IGNORECASE,
)
SUPPLEMENTARY = re.compile(r"supplementary(?: questions?)?\s*\d*\W*", re.IGNORECASE)
ACTIONS = re.compile(
    r"(?:agreed |new |further |key |open |outstanding |summary of |list of |log of |table of )*"
    r"actions?(?: points?| items?)?"
    r"(?: (?:agreed|arising|required|from (?:this|the) "
    r"(?:meeting|session|evening|board|panel)|summary|list|log|plan|table|tracker))?\W*",
    re.IGNORECASE,
)
NOTICE = re.compile(
    r"(?:(?:notice|record|report|form) of (?:\w+ )?decisions?"
    r"|(?:\w+ )?decision (?:notice|record|report|form|log))\W*",
    re.IGNORECASE,
)
KIND = re.compile(r"(?:minutes|notes?|agenda|record|draft)\W*", re.IGNORECASE)
"""What a document is: at its top it is no item."""
