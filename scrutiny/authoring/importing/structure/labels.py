"""Lines that are nothing but the label of what is below them: `Chief Constable’s response`."""

from __future__ import annotations

import re

RESPONSE = re.compile(
    r"(?:the )?(?:(?:force|constabulary|chief constable|police|management|commissioner)(?:[’']s)?\s*)?"
    r"(?:response|reply|update)(?: (?:of|from) (?:the )?(?:force|constabulary|chief constable))?\s*\d*\W*",
    re.IGNORECASE,
)
ACTIONS = re.compile(
    r"(?:agreed |new |further |summary of |list of )*actions?(?: points?| items?)?"
    r"(?: (?:agreed|arising|required|from (?:this|the) meeting|summary|list))?\W*",
    re.IGNORECASE,
)
KIND = re.compile(r"(?:minutes|notes?|agenda|record|draft)\W*", re.IGNORECASE)
"""What a document is: at its top it is no item."""
