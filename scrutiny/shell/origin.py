"""Where the content and the templates of a run come from."""

from __future__ import annotations

import os
from collections.abc import Container, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:  # a build that finds nothing changed needs none of these
    from scrutiny.pipeline import Input
    from scrutiny.text import Diagnostic, Report


class Origin(NamedTuple):
    """A content folder, on the disk or (with `revision`) in a commit, and a templates folder on the disk.

    What `templates` lacks is taken from the folder `standard`.
    """

    content: Path
    templates: Path
    standard: Path
    revision: str | None = None

    def at(self, revision: str) -> Origin:
        """The same folders, the content as a commit has it."""
        return self._replace(revision=revision)

    def read(self, found: Report) -> Input:
        """What a site is built from. Raises `disk.Refused` where a folder or the commit is missing."""
        from scrutiny.shell import disk

        return disk.with_templates(self.read_content(found), self.templates, found, self.standard)

    def read_some(self, files: Iterable[str], notes: Container[str], found: Report) -> Input:
        """The same of some notes alone, by the ids of their meetings, where all `files` are known."""
        from scrutiny.shell import disk
        from scrutiny.text import stem

        start = f"{self.content}{os.sep}"
        below = [path[len(start) :].replace(os.sep, "/") for path in files if path.startswith(start)]
        wanted = {path for path in below if path.startswith("meetings/") and stem(path)[0] in notes}
        return disk.read_some(self.content, below, wanted, self.templates, found, self.standard)

    def read_content(self, found: Report) -> Input:
        """The content alone, without templates."""
        from scrutiny.shell import disk, repository

        if self.revision is None:
            return disk.read_content(self.content, found)
        return repository.content(self.revision, self.content, found)

    def located(self, found: Iterable[Diagnostic]) -> list[Diagnostic]:
        """The diagnostics with the paths that the user would open, in order."""
        from scrutiny.shell import report

        return report.located(found, self.content, self.templates)
