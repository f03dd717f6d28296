"""Names of people in a role in which nobody may be named: a victim, a witness, a suspect.

A name is told by its form: a title, initials, or several words with capitals of which none belongs to a body.
"""

import re

from scrutiny.safety.forms import Near, form

_ROLES = (
    "victim", "complainant", "witness", "suspect", "survivor", "informant", "offender", "defendant",
    "deceased", "perpetrator", "detainee", "appellant", "accused", "arrestee", "prisoner", "claimant",
    "aggrieved", "injured party", "missing person", "misper", "whistleblower",
)  # fmt: skip
_ROLE = f"(?:{'|'.join(_ROLES)})(?:e?s)?"
_CLOSE = tuple(role.replace(" ", "") for role in _ROLES)
_KIN = (
    r"(?:mother|father|parents?|sister|brother|son|daughter|partner|wife|husband|child|children|friend|neighbour|"
    r"solicitor|carer|aunt|uncle|family|grand[a-z]+)"
)
_CALLED = ("known as", "named", "called", "identified as", "whose name is")

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮŁŃŇŌŐŘŚŞŠŤŪŮŰŹŻŽ"
_WORD = rf"[{_UPPER}](?:[^\W\d_{_UPPER}]|[’'-](?=[^\W\d_])|[{_UPPER}](?=[^\W\d_{_UPPER}])){{1,30}}"
_TITLE = r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Lady|Lord|Master|Rev|Reverend|PC|DC|PS|Sgt)\b\.?"
_INITIALS = rf"(?:[{_UPPER}](?:\. ?| )){{1,3}}"
_NAME = (
    rf"(?:{_TITLE} (?:{_INITIALS})?{_WORD}(?: {_WORD})*|{_INITIALS}{_WORD}|"
    rf"{_WORD}(?: {_INITIALS})?(?: {_WORD}){{1,3}})"
)

FORMS = (
    form(
        rf"\b(?i:{_ROLE})(?:['’]s? {_KIN}| in this case)?"
        rf"(?:,|:| \||,? (?i:{'|'.join(_CALLED)}|is|was|were))? \(?{_NAME}",
        *_ROLES,
    ),
    form(
        rf"\b(?i:{_ROLE}),? (?i:{'|'.join(_CALLED)}) [A-Z]\w*(?: [A-Z]\w*)*",
        like=Near(_CLOSE, tuple(each.replace(" ", "") for each in _CALLED), 20),
    ),
    form(
        rf"\b{_NAME}(?:,? \(?(?:who (?:is|was) )?(?:the|a|an) (?:\w+ )?| \(){_ROLE}\b",
        *_ROLES,
        also=("the ", "a ", "an ", "("),
    ),
    form(  # that a capital stands first makes the search many times faster
        r"[ABCGVW](?<!\w.)(?:(?<=C)hild|(?<=A)dult|(?<=V)ictim|(?<=W)itness|(?<=B)aby|(?<=G)irl|(?<=B)oy)"
        r" [A-Z1-9]\b,? (?:of|from|aged|who lives)\b"
    ),
)

_BODIES = """
Support Care Service Services Code Unit Units Team Teams Board Panel Court Courts Council Constabulary Police
Commissioner Constable Chief Deputy Assistant Management Liaison Strategy Programme Programmes Scheme Fund Act
Bill Charter Office Officer Officers Gateway Hub Centre Needs Satisfaction Survey Focus Group Forum Network
Partnership Trust Crown Prosecution Home Secretary Minister Ministry Justice Personal Statement Statements
Impact Family Domestic Restorative Protection Independent Operation Operations Section Part Level Appendix
Question Answer Action Update Item Charity Foundation Association Authority Agency Department National
Regional Referral Mechanism Framework Process Pathway Pilot Project Review Inquiry Inquest Report Reports
Conference Committee College Policy Plan Procedure Procedures Directive Guidance Practice System Systems
Database Register Meeting Meetings Division District Directorate Command Commission Inspectorate Institute
University School Hospital
January February March April May June July August September October November December
Monday Tuesday Wednesday Thursday Friday Saturday Sunday The This That These It In On At And Or For From
"""
"""Words with a capital that stand in the names of bodies, posts and papers, or begin a sentence."""

_OF_BODIES = frozenset(_BODIES.split())


def is_person(words: str) -> bool:
    """Whether what was found names somebody, and not a body, a post or a paper."""
    return not _OF_BODIES & {word.removesuffix("’s").removesuffix("'s") for word in _WORDS.findall(words)}


_WORDS = re.compile(r"[^\W\d_][\w’']*")
