"""The site of a content folder in memory, of which each page is rendered when it is asked for."""

from collections.abc import Callable, Iterable

from scrutiny.base.cache import Cache
from scrutiny.base.diagnostics import Diagnostic, Report
from scrutiny.base.executor import Executor
from scrutiny.base.settings import Settings
from scrutiny.pipeline import check
from scrutiny.pipeline.on_demand import OnDemand
from scrutiny.shell.errors import Refused
from scrutiny.shell.origin import Origin


class LiveSite:
    """The last good content of an origin.

    `faults` are the lines that say what is wrong with the content now, and with the page that was last asked
    for. `now` gives the settings of a run. `show` is called with what is wrong with each content.
    """

    def __init__(
        self,
        origin: Origin,
        now: Callable[[], Settings],
        show: Callable[[list[Diagnostic]], object],
        run: Executor,
    ) -> None:
        self.faults: list[str] = []
        self._origin, self._now, self._show, self._run = origin, now, show, run
        self._cache = Cache()
        self._site: OnDemand | None = None
        self._good: dict[str, bytes] = {}

    def load(self) -> None:
        """Read the content as it is now."""
        report = Report()
        try:
            content = self._origin.read(report)
            checked = check.check(content, self._now(), report, None, self._run, self._cache, prose=False)
        except (Refused, OSError) as wrong:
            self.faults = self._wrong = [str(wrong)]
            return
        diagnostics = self._origin.located(report.diagnostics)
        self._show(diagnostics)
        self.faults = self._wrong = _errors(diagnostics)
        if checked:
            self._site = OnDemand(content, checked, self._cache, self._run)

    def file(self, path: str) -> bytes | None:
        """A file of the site; of a page that is wrong now, the last that was good."""
        report = Report()
        found = self._site.file(path, report) if self._site else None
        self.faults = self._wrong + _errors(self._origin.located(report.diagnostics))
        if report.failed:
            return self._good.get(path, b"<body></body>")
        if found is not None and path.endswith(".html"):
            self._good[path] = found
        return found


def _errors(diagnostics: Iterable[Diagnostic]) -> list[str]:
    return [str(each) for each in diagnostics if each.severity == "error"]
