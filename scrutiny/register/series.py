"""The order of meetings within the series that they belong to."""

import itertools
from collections.abc import Mapping

from scrutiny.content.kinds.meeting import Meeting


class Series:
    """The visible meetings by series; those without one are together."""

    def __init__(self, meetings: tuple[Meeting, ...]) -> None:
        self._series: dict[str | None, list[Meeting]] = {}
        self._numbers: dict[str, int] = {}
        for meeting in meetings:
            of_series = self._series.setdefault(meeting.series, [])
            self._numbers[meeting.id] = len(of_series)
            of_series.append(meeting)
        self.following = _following(meetings)

    def neighbours(self, meeting: Meeting) -> tuple[Meeting | None, Meeting | None]:
        """The meetings of the same series before and after one."""
        series, at = self._series[meeting.series], self._numbers[meeting.id]
        return (series[at - 1] if at else None, series[at + 1] if at + 1 < len(series) else None)


def _following(meetings: tuple[Meeting, ...]) -> Mapping[str, Meeting]:
    """The next meeting of each, by its id: of the same series, else of any. Those cancelled do not count."""
    found: dict[str, Meeting] = {}
    next_of: dict[str | None, Meeting] = {}
    for _, several in itertools.groupby(reversed(meetings), key=lambda meeting: meeting.date):
        of_day = list(several)
        found |= {each.id: next_of[each.series] for each in of_day if each.series in next_of}
        for each in of_day:
            if each.status not in ("cancelled", "withdrawn"):
                next_of |= {each.series: each, None: each}
    return found
