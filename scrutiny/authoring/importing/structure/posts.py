"""The words of posts, ranks and bodies."""

import re

from scrutiny.authoring.importing.document import words

RANKS = (
    r"(?:t/|a/|temporary |acting )?(?:detective |det\.? ?|d/)?"
    r"(?:chief |ch\.? ?|c/|ch/)?(?:superintendent|supt\.?"
    r"|inspector|insp\.?|ci|sergeant|sgt\.?|constable|pc|commander|dcs|dsu|dci|di|ds)"
    r"|(?:t/|a/|temporary |acting )?(?:(?:deputy|assistant) chief constable|chief constable|cc|dcc|acc"
    r"|deputy commissioner|commissioner|pcc|dpcc|pfcc)"
    r"|councillor|cllr\.?|alderman|canon|professor|prof\.?|commander"
)
RANK = re.compile(rf"(?!(?:Di|Ci|Cc|Acc|Ds|Pc)\s)((?i:{RANKS}))\s+(?=[A-Z])")
HONORIFIC = re.compile(r"(?:Dr|Mr|Mrs|Ms|Miss|Mx|Sir|Dame|Lord|Lady|Rev|Revd|Hon)\b\.?\s+")

SHORT_POSTS = words("OPCC OPFCC PCC PFCC DPCC CC DCC ACC ACO HMIC HMICFRS CEO CFO COO CX HR IT DI DS DCI DSU")


POSTS = words(
    """
    commissioner opcc opfcc ceo cfo pcc dpcc constable officer manager director head chief deputy
    assistant clerk treasurer superintendent inspector sergeant analyst executive lead member
    governance office police council constabulary partnership partnerships finance financial legal
    monitoring secretary adviser advisor assurance performance staff support scrutiny policy
    communications engagement coordinator co-ordinator administrator minutes public protection crime
    economic community safety services service operations standards professional custody victims
    visitors visitor independent estates harbour master harbourmaster committee panel board audit
    internal external auditor counsel solicitor corporate people business development strategic
    strategy planning resources human ethics inspectorate force fire authority digital data
    information intelligence investigations local neighbourhood policing response roads specialist
    justice criminal commissioning contact control room chair vice chairman chairwoman president
    representative observer of the for and county borough city district town parish national
    regional research team unit detective temporary acting programme project change delivery
    learning training equality diversity inclusion complaints registrar coroner magistrate bailiff
    steward warden chaplain item items subject agenda action actions minute minutes welcome
    introduction owner status title apologies
    """
)
BODY = re.compile(
    r"\b(?:constabulary|council|authority|office (?:of|for)|opcc|opfcc|service|trust|university|hmicfrs"
    r"|hmic|force|fire and rescue|llp|ltd|visitors)\b"
    r"|\bpolice$|\bpolice (?:and crime panel|service|force)\b",
    re.IGNORECASE,
)

BY_POST = (
    r"(?:the )?(?:police and crime commissioner|police, fire and crime commissioner|deputy (?:police and "
    r"crime )?commissioner"
    r"|(?:deputy |assistant |temporary |acting )*chief constable|commissioner|chief executive|chief of "
    r"staff|chief finance officer"
    r"|treasurer|monitoring officer|director|clerk|chair(?:man|woman|person)?|constabulary|force|board"
    r"|panel|office|opcc|opfcc"
    r"|pcc|pfcc|dpcc|cc|dcc|acc|cfo|all)"
)
"""Somebody, or several, named by a post or body alone."""

_HOLDERS = words(
    """
    commissioner pcc pfcc dpcc opcc opfcc cc dcc acc ceo cfo coo constable officer officers manager
    director head chief deputy clerk treasurer superintendent inspector sergeant analyst executive
    member members secretary adviser advisor coordinator co-ordinator administrator visitor visitors
    auditor auditors counsel solicitor representative representatives observer observers chair
    chairman chairwoman president detective registrar coroner magistrate warden chaplain team master
    harbourmaster lead governance supt
    """
)


def holds_post(text: str) -> bool:
    """Whether words are a post that somebody holds, or a team."""
    return any(word.casefold().strip(".,()") in _HOLDERS for word in text.split()) or bool(BODY.search(text))


def names_post(text: str) -> bool:
    """Whether a short line that begins with a capital names a post, as one below a signature does."""
    return (
        bool(re.match(r"[A-Z(]", text))
        and len(text.split()) <= 7
        and not text.rstrip().endswith(("?", ":"))
        and holds_post(re.sub(r"-(?=[A-Z])", " ", text))
    )


def is_post(text: str) -> bool:
    """Whether words with capitals are the title of a post, such as `Head of Estates`."""
    named = re.fullmatch(r"[A-Z][\w’'-]*(?: (?:[A-Z][\w’'-]*|of|for|and|&|the))*", text)
    return bool(named) and names_post(text)


def has_post(text: str) -> bool:
    """Whether words name a post or rank."""
    return any(word.casefold().strip(".,()") in POSTS for word in text.split()) or bool(
        re.search(rf"\b(?:{RANKS})\b", text, re.IGNORECASE)
    )
