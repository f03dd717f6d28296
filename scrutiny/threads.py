"""Records of several meetings that belong together.

A *thread* is what one record becomes: records that continue one another through `Updates`. A *story*
is wider: the question that drew an action, the action's thread, the question that followed it up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from scrutiny.record import Record


def threads(
    records: Iterable[Record], earlier: Callable[[Record], Record | None]
) -> Mapping[str, tuple[Record, ...]]:
    """The thread of each record by its key, itself included, in the order of `records`.

    `earlier` gives the record that another continues. Two records that continue the same one belong
    to one thread; in a circle, each belongs to the thread of all.
    """
    ordered = list(records)
    root: dict[str, str] = {}
    for record in ordered:
        path = [record.key]
        while (before := earlier(record)) and before.key not in path:
            path.append(before.key)
            record = before
        root[path[0]] = min(path[path.index(before.key) :]) if before else path[-1]
    grouped: dict[str, list[Record]] = {}
    for record in ordered:
        grouped.setdefault(root[record.key], []).append(record)
    return {record.key: tuple(grouped[root[record.key]]) for record in ordered}


def stories(
    records: Iterable[Record], linked: Callable[[Record], Iterable[Record]]
) -> Mapping[str, tuple[Record, ...]]:
    """All records that belong together with each, by its key: linked directly or through others.

    `linked` gives the records that one continues, follows or arises from. The order is that of
    `records`.
    """
    ordered = list(records)
    near: dict[str, set[str]] = {record.key: set() for record in ordered}
    for record in ordered:
        for other in linked(record):
            if other.key in near:
                near[record.key].add(other.key)
                near[other.key].add(record.key)
    found: dict[str, tuple[Record, ...]] = {}
    for record in ordered:
        if record.key not in found:
            keys = _reached(record.key, near)
            story = tuple(each for each in ordered if each.key in keys) if len(keys) > 1 else (record,)
            found.update(dict.fromkeys(keys, story))
    return found


def _reached(key: str, near: Mapping[str, set[str]]) -> set[str]:
    reached, waiting = {key}, [key]
    while waiting:
        for other in near[waiting.pop()] - reached:
            reached.add(other)
            waiting.append(other)
    return reached
