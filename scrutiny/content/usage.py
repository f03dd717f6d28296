"""Other words that clerks use for the fields and the choices of a record, to suggest the right one."""

from collections.abc import Collection, Mapping


def field(name: str, known: Collection[str]) -> str | None:
    """The field among those known that a clerk means by another name."""
    return _meant(name, _FIELDS, known)


def choice(word: str, allowed: Collection[str]) -> str | None:
    """The word among those allowed that a clerk means by another word."""
    return _meant(word, _CHOICES, allowed)


def not_here(name: str) -> str | None:
    """What to do about a field that other headings have and this one cannot have, if anything is known."""
    return _NOT_HERE.get(plain(name))


def _meant(word: str, meanings: Mapping[str, tuple[str, ...]], known: Collection[str]) -> str | None:
    return next((each for each in meanings.get(plain(word), ()) if each in known), None)


def plain(word: str) -> str:
    """A word or the name of a field in small letters, with a space for each hyphen and underscore."""
    return " ".join(word.casefold().replace("_", " ").replace("-", " ").split())


def _by_word(meant: Mapping[str, tuple[str, ...]]) -> Mapping[str, tuple[str, ...]]:
    """The meanings of each word, from the words for each meaning."""
    found: dict[str, tuple[str, ...]] = {}
    for meaning, words in meant.items():
        for word in words:
            found[word] = (*found.get(word, ()), meaning)
    return found


_FIELDS = _by_word(
    {
        "Owner": (
            "action owner", "assigned to", "by whom", "lead", "lead officer", "officer", "owned by", "owners",
            "responsible", "responsible officer", "responsible person", "who",
        ),
        "Due": (
            "by", "by when", "completion date", "date due", "deadline", "due by", "due date", "target",
            "target date", "timescale", "when",
        ),
        "Status": ("progress", "rag", "state"),
        "Presented by": ("author", "introduced by", "lead", "officer", "presenter", "speaker"),
        "Lead": ("item lead", "led", "led by"),
        "Paper": ("appendix", "attachment", "document", "documents", "papers", "report", "reports"),
        "Priority": ("objective", "police and crime plan", "priorities", "priority area", "theme"),
        "Topic": ("subject", "tag", "tags", "topics"),
        "For": ("purpose", "reason"),
        "Asked by": ("asker", "from", "questioner", "raised by"),
        "Answered by": ("answer by", "response by", "to"),
        "Follows": ("follow up", "follow up to", "following", "previous question"),
        "From": ("arises from", "arising from", "origin", "raised in", "related question", "source"),
        "Updates": ("carried forward", "continues", "previous action", "update of", "update to"),
        "Subject to": ("condition", "conditions", "conditional on", "provided that", "proviso"),
        "Value": ("amount", "cost", "price", "sum"),
        "Outcome": ("decision", "result", "status"),
        "Reference": ("decision number", "ref", "reference number"),
        "Review": ("review by", "review date", "to be reviewed"),
        "Restricted": ("confidential", "exempt", "exemption", "private"),
        "title": ("meeting", "name", "subject"),
        "date": ("day", "held", "held on", "meeting date", "when"),
        "start": ("begins", "from", "start time", "starts", "time"),
        "end": ("end time", "ends", "finish", "finished", "to", "until"),
        "venue": ("at", "location", "place", "room", "where"),
        "status": ("published", "state"),
        "chair": ("chairman", "chairperson", "chaired by"),
        "present": ("attendance", "attended", "attendees", "attending", "members", "members present"),
        "in_attendance": ("also present", "observers", "officers", "officers present"),
        "apologies": ("absent", "apologies for absence", "apology"),
        "signed_by": ("signatory", "signed"),
        "minutes_by": ("minutes", "minute taker", "minutes taken by", "note taker", "notes by", "secretary"),
        "documents": ("agenda", "attachments", "paper", "papers", "report", "reports"),
        "previous": ("last meeting", "previous meeting"),
        "video": ("recording", "webcast", "youtube"),
        "publish_at": ("embargo", "embargoed until", "publish", "publish on", "publish date", "release"),
        "language": ("lang",),
        "changes": ("change", "corrections"),
    }
)  # fmt: skip

_CHOICES = _by_word(
    {
        "complete": ("closed", "completed", "delivered", "discharged", "done", "finished", "resolved"),
        "in progress": ("amber", "in hand", "ongoing", "on going", "on track", "started", "underway"),
        "open": ("live", "new", "not started", "outstanding", "pending", "red", "to do"),
        "cancelled": ("abandoned", "dropped", "no longer required", "removed", "superseded", "withdrawn"),
        "transferred": ("handed over", "moved", "reassigned"),
        "published": ("agreed", "approved", "final", "finalised", "live", "public", "signed", "signed off"),
        "scheduled": ("future", "planned", "to come", "upcoming"),
        "agenda": ("agenda only",),
        "withdrawn": ("recalled", "removed", "retracted", "unpublished"),
        "draft": ("in progress", "pending", "private", "unapproved", "unconfirmed"),
        "answered": ("closed", "complete", "completed", "done", "yes"),
        "partly answered": ("partial", "partially", "partially answered", "partly"),
        "not answered": ("no", "no answer", "open", "refused", "unanswered"),
        "deferred": ("adjourned", "carried over", "later", "postponed", "to follow", "tbc"),
        "agreed": ("accepted", "carried", "confirmed", "resolved"),
        "approved": ("authorised", "granted", "passed", "ratified", "signed off"),
        "accepted": ("agreed", "approved"),
        "rejected": ("declined", "lost", "not accepted", "not agreed", "not approved", "refused"),
        "endorsed": ("supported",),
        "noted": ("acknowledged", "for information"),
        "information": ("for information", "info", "noting", "to note", "update"),
        "assurance": ("for assurance", "oversight"),
        "discussion": ("debate", "for discussion", "scrutiny"),
        "decision": ("approval", "for approval", "for decision"),
        "correction": ("amendment", "corrected", "error", "fix"),
        "clarification": ("addition", "clarified", "update"),
        "redaction": ("redacted", "removal"),
    }
)  # fmt: skip

_NOT_HERE = {
    "restricted": "only an agenda item or a decision can be restricted: take the words out, and write "
    "'- Restricted: …' with the ground under the heading of the item; for a few words write "
    "'[redacted: FOIA s.40(2)]' in their place",
}
