"""What a change of the content does: which faults are new, and what becomes of published records."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from scrutiny.base.diagnostics import Diagnostic
from scrutiny.pipeline.check import Checked
from scrutiny.publication.previous import whole
from scrutiny.register import addresses
from scrutiny.site.exports import record_data


def touched(
    now: Iterable[Diagnostic], earlier: Iterable[Diagnostic], changed: Callable[[str], bool]
) -> list[Diagnostic]:
    """Of what is wrong now, what stands in a changed file or was not wrong earlier.

    A fault is the same as an earlier one, whatever its line, when file, rule and words are.
    """
    known = Counter(_sameness(each) for each in earlier)
    found = []
    for each in now:
        known[_sameness(each)] -= 1
        if known[_sameness(each)] < 0 or changed(each.place.path):
            found.append(each)
    return found


def _sameness(found: Diagnostic) -> tuple[str, str, str]:
    return found.place.path, found.code, found.what


def effects(earlier: Checked, now: Checked) -> Iterator[str]:
    """One line for each published note or record that appears, reads otherwise or goes, with its address.

    The records of a note that appears or goes as a whole are counted on its line.
    """
    before, after = _published(earlier), _published(now)
    for note in sorted({*before, *after}):
        old, new = before.get(note, {}), after.get(note, {})
        if not old or not new:
            records = len(old or new) - 1
            also = f" and {records} record{'s' * (records != 1)}" if records else ""
            yield f"{'adds' if new else 'takes away'} {note}{also}"
            continue
        for address in sorted({*old, *new}):
            if address not in old or address not in new:
                yield f"{'adds' if address in new else 'takes away'} {address}"
            elif fields := _different(old[address], new[address]):
                yield f"changes {address}: {', '.join(fields)}"


def _published(checked: Checked) -> Mapping[str, Mapping[str, Mapping[str, Any]]]:
    """The data of what is published, by the address of the note and its own."""
    found: dict[str, dict[str, Mapping[str, Any]]] = {}
    for site in checked.sites:
        for each in record_data.files_of_notes(site):
            data = json.loads(str(each.make(site)))
            note = whole(site.settings, addresses.of_note(each.note))
            found.setdefault(note, {})[data["address"]] = data
    return found


def _different(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[str]:
    """The fields that differ; which records a note has is told by the records themselves."""
    fields = dict.fromkeys([*old, *new])
    return [field for field in fields if field != "records" and old.get(field) != new.get(field)]
