"""Records of several meetings that belong together.

A *thread* is what one record becomes: records that continue one another through `Updates`. A *story*
is wider: the question that drew an action, the action's thread, the question that followed it up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from scrutiny.content.record import Record


def together(
    records: Iterable[Record], linked: Callable[[Record], Iterable[Record]]
) -> Mapping[str, tuple[Record, ...]]:
    """All records that belong together with each, by its key: linked directly or through others.

    `linked` gives the records to which one is tied; the order is that of `records`. Two records that
    continue the same one belong together, and so do all of a circle. A record without links is left out.
    """
    ordered = list(records)
    position = {record.key: number for number, record in enumerate(ordered)}
    near: dict[str, set[str]] = {}
    for record in ordered:
        for other in linked(record):
            if other.key in position:
                near.setdefault(record.key, set()).add(other.key)
                near.setdefault(other.key, set()).add(record.key)
    found: dict[str, tuple[Record, ...]] = {}
    for each in near:
        if each not in found:
            keys = sorted(_reached(each, near), key=position.__getitem__)
            found.update(dict.fromkeys(keys, tuple(ordered[position[key]] for key in keys)))
    return found


def forwards(
    thread: tuple[Record, ...], continued: Callable[[Record], Iterable[Record]]
) -> tuple[Record, ...]:
    """A thread with no record before one that it continues.

    Dates alone put them so but for meetings of which only the month or the year is known.
    """
    left = {record.key: record for record in thread}
    ordered: list[Record] = []
    for record in thread:
        waiting = [record]
        while waiting:
            last = waiting[-1]
            if last.key not in left:
                waiting.pop()
                continue
            before = [each for each in continued(last) if each.key in left and each not in waiting]
            if before:
                waiting += before
            else:
                ordered.append(left.pop(last.key))
                waiting.pop()
    return tuple(ordered)


def _reached(key: str, near: Mapping[str, set[str]]) -> set[str]:
    reached, waiting = {key}, [key]
    while waiting:
        for other in near[waiting.pop()] - reached:
            reached.add(other)
            waiting.append(other)
    return reached
