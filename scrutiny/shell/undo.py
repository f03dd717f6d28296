"""Taking a commit back in the working folder of a clerk, so that what it published stays answerable.

The commit is undone in an index of its own. The working folder changes only once all is known to be right.
"""

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from scrutiny.base.diagnostics import Report
from scrutiny.base.executor import Executor
from scrutiny.base.settings import Settings
from scrutiny.pipeline import undoing
from scrutiny.pipeline.undoing import Undone
from scrutiny.shell import git, withdrawing
from scrutiny.shell.errors import Refused
from scrutiny.shell.origin import Origin


def undo(
    commit: str, reason: str, origin: Origin, now: Settings, report: Report, run: Executor
) -> tuple[Undone, int] | None:
    """Take a commit back in the content folder, ready to be committed; what was done, and in how many files.

    None where `report` says why nothing was written. Raises `Refused` where there are changes that are not
    committed, no such commit, or later ones that changed the same lines.
    """
    repository = _Repository(origin.content)
    repository.refuse_changes()
    reverted = repository.reverted(commit)
    content = origin.at(reverted).read(report)
    withdrawing.refuse_reason(reason, content.texts, now)
    published = origin.at("HEAD").read(report)
    try:
        undone = undoing.undone(published, content, reason, now, report, run)
    except undoing.CannotUndoError as wrong:
        raise Refused(str(wrong)) from wrong
    if undone is None:
        return None
    files: dict[str, bytes | None] = dict(repository.changed(reverted))
    files |= {path: data for path, data in undone.content.texts.items() if published.texts.get(path) != data}
    withdrawing.put(origin.content, files)
    repository.stage()
    return undone, len(files)


class _Repository:
    """The repository in which the content folder is."""

    def __init__(self, content: Path) -> None:
        if not content.is_dir():
            raise Refused(f"there is no folder '{content}'")
        self._content = content
        top = self._said("rev-parse", "--show-toplevel", otherwise=f"'{content}' is in no git repository")
        self._top = Path(os.fsdecode(top).rstrip("\n"))
        self._prefix = os.fsdecode(self._said("rev-parse", "--show-prefix")).rstrip("\n") or "."

    def refuse_changes(self) -> None:
        """Raise `Refused` where something in the working folder is not committed."""
        changed = self._said("status", "--porcelain", "--untracked-files=no", cwd=self._top)
        new = self._said("ls-files", "--others", "--exclude-standard", "--", ".")
        if changed or new:
            raise Refused("there are changes that are not committed: commit them, or take them away, first")

    def reverted(self, commit: str) -> str:
        """A commit of what HEAD would be without the content of `commit`; no branch has it."""
        found = self._commit(commit, f"there is no commit '{commit}' in a git repository here")
        elsewhere = f"'{commit}' is no commit of the branch that is checked out"
        self._said("merge-base", "--is-ancestor", found, "HEAD", otherwise=elsewhere)
        before = self._commit(f"{found}^1", "the first commit of all cannot be undone")
        patch = self._said(
            *("diff", "--binary", "--full-index", "--no-renames", "--no-ext-diff", "--no-textconv"),
            *(found, before, "--", self._prefix),
            cwd=self._top,
        )
        if not patch:
            raise Refused(f"the commit '{commit}' changes nothing in '{self._content}'")
        with tempfile.TemporaryDirectory() as folder:
            own = {"GIT_INDEX_FILE": f"{folder}/index", **_NOBODY}
            self._said("read-tree", "HEAD", cwd=self._top, env=own)
            self._said(
                *("apply", "--cached", "--3way", "--whitespace=nowarn", "-"),
                cwd=self._top,
                env=own,
                given=patch,
                otherwise=f"later commits changed the same lines as '{commit}': undo those first",
            )
            tree = self._said("write-tree", cwd=self._top, env=own).decode().strip()
            made = self._said("commit-tree", tree, "-p", "HEAD", "-m", "Undone", cwd=self._top, env=own)
        return made.decode().strip()

    def _commit(self, name: str, otherwise: str) -> str:
        asked = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
        return self._said(*asked, otherwise=otherwise).decode().strip()

    def changed(self, commit: str) -> Mapping[str, bytes | None]:
        """The files of the content that differ between HEAD and a commit, as the commit has them."""
        listed = self._said("diff", "--name-only", "--no-renames", "--relative", "-z", "HEAD", commit)
        paths = [os.fsdecode(path) for path in listed.split(b"\0") if path]
        there = self._said("ls-tree", "-r", "-z", "--name-only", commit, "--", ".")
        kept = {os.fsdecode(path) for path in there.split(b"\0")}
        return {
            path: self._said("cat-file", "blob", f"{commit}:./{path}") if path in kept else None
            for path in paths
        }

    def stage(self) -> None:
        """Take what the content folder has now into the next commit."""
        self._said("add", "--all", "--", ".")

    def _said(
        self,
        *arguments: str,
        otherwise: str = "",
        cwd: Path | None = None,
        env: Mapping[str, str] | None = None,
        given: bytes = b"",
    ) -> bytes:
        """What git prints; raises `Refused` where it fails."""
        done = git.run(*arguments, cwd=cwd or self._content, env=env, given=given)
        if done.returncode:
            raise Refused(
                otherwise or f"git {arguments[0]}: {done.stderr.decode('utf-8', 'replace').strip()}"
            )
        return done.stdout


_NOBODY = {
    f"GIT_{who}_{what}": value
    for who in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "undo"), ("EMAIL", "undo@localhost"))
}
"""Whoever makes a commit that no branch has."""
