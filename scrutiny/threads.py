"""Threads: records of several meetings that continue one another through `Updates`."""

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
