"""Events in words: what the page of updates and the feeds say happened, and where it can be read."""

from collections.abc import Mapping

from scrutiny.publication.events import Event
from scrutiny.register.addresses import address
from scrutiny.site.site import Site
from scrutiny.wording.phrases import N_

WHAT: Mapping[str, str] = {
    "agenda published": N_("Agenda published"),
    "published": N_("Published"),
    "answered": N_("Answered"),
    "status changed": N_("Status changed"),
    "changed": N_("Changed"),
    "correction": N_("Corrected"),
    "clarification": N_("Clarified"),
    "redaction": N_("Redacted"),
    "cancelled": N_("Cancelled"),
    "withdrawn": N_("Withdrawn"),
}
"""What happened, as a heading says it."""


OF_RECORDS = ("published", "answered", "status changed", "changed")
"""What can happen to a record. `Event.said` is then the state of the record."""


def what(site: Site, event: Event) -> str:
    """What happened, with the state that a record has since."""
    said = site.words.text(WHAT[event.what])
    if event.what not in OF_RECORDS or not event.said:
        return said
    if event.what == "answered" and event.said != "partly answered":
        return said
    return f"{said}, {site.words.text(event.said)}"


def name(site: Site, event: Event) -> str:
    """What it happened to; of a withdrawn note no more than its day."""
    record = site.register.records.get(event.of)
    if record and not record.alone:
        label, meeting = site.words.label(record), site.meeting_name(site.register.meeting(record))
        return f"{site.heading(record)} ({label}), {meeting}"
    head = site.register.notes[event.of].meeting
    return site.meeting_name(head) if site.register.shows(head) else site.words.date(head.date)


def where(site: Site, event: Event) -> str:
    """The address at which it can be read: of a change to a note the page that compares the texts."""
    record = site.register.records.get(event.of)
    if record and not record.alone:
        return address(record)
    head = site.register.notes[event.of].meeting
    changed = event.what in ("changed", "correction", "clarification", "redaction")
    return f"{address(head)}changes/" if changed and site.register.shows(head) else address(head)
