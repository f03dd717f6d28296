"""Where the content and the templates of a run come from."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:  # a build that finds nothing changed needs none of these
    from scrutiny.base.diagnostics import Diagnostic, Report
    from scrutiny.content.input import Input


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
        """What a site is built from. Raises `Refused` where a folder or the commit is missing."""
        from scrutiny.shell import content_folder

        return content_folder.with_templates(self.read_content(found), self.templates, found, self.standard)

    def read_content(self, found: Report) -> Input:
        """The content alone, without templates."""
        from scrutiny.shell import content_folder, git

        if self.revision is None:
            return content_folder.read_content(self.content, found)
        return git.content(self.revision, self.content, found)

    def located(self, found: Iterable[Diagnostic]) -> list[Diagnostic]:
        """The diagnostics with the paths that the user would open, in order."""
        from scrutiny.shell import reports

        return reports.located(found, self.content, self.templates, self.standard)
