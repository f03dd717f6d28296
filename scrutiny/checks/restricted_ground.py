"""The ground of a restriction is published: it names the exemption, and nothing of what is held back."""

import re

from scrutiny.base.diagnostics import Report
from scrutiny.content.markdown import REDACTION
from scrutiny.content.note import Note


def check_note(note: Note, report: Report) -> None:
    """Look for names and sums in the grounds of restrictions."""
    grounds = [each.restricted for each in note.meeting.documents]
    grounds += [each.restricted for each in note.records]
    grounds += [each.withheld for each in note.meeting.attendances]
    for passage in note.passages():
        for mark in REDACTION.finditer(passage.value):
            start = mark.start() + mark[0].index(":") + 1
            grounds.append(passage.part(start, mark.end() - 1))
    for record in note.records:
        if record.restricted and (found := _TOLD.search(record.title)):
            what = f"the title of what is restricted is published, and this one says '{found[0]}'"
            report.warning(record.place, "restricted-ground", what, "say no more than what it is about")
    for ground in grounds:
        if ground and (found := _MORE.search(_LAW.sub("", ground.value.strip()))):
            what = f"the ground of a restriction is published, and this one says '{found[0]}'"
            fix = "name the exemption alone, such as 'FOIA s.43, commercial interests'"
            report.warning(ground.place, "restricted-ground", what, fix)


_LAW = re.compile(
    r"\b(?:FOIA?|EIRs?|UK GDPR|GDPR|DPA|LGA|Freedom of Information|Environmental Information|Data Protection"
    r"|Local Government|Police Reform and Social Responsibility|Elected Local Policing Bodies|Specified"
    r"|Act|Regulations?|Reg|Order|SI|Schedule|Sch|Part|Section|Article|Art|Paragraphs?|Paras?|Information"
    r"|OFFICIAL|SENSITIVE|Official|Sensitive|[A-Z]?[0-9]+[A-Z]?(?:\([0-9a-z]+\))*)\b"
)
_MORE = re.compile(
    r"(?<![.!?] )(?<!^)\b[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*|£[0-9.,]+ ?\w*|\b[0-9.,]+ (?:million|thousand)\b"
)
_TOLD = re.compile(r"£[0-9.,]+ ?\w*|\b(?:[A-Z][\w&’'-]* )+(?:Ltd|Limited|plc|PLC|LLP)\b")
