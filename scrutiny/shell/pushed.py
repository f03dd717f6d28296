"""What the clone at a desk knows of what is published, so that a check there says what the push will say."""

import os
from pathlib import Path
from typing import NamedTuple

from scrutiny.base.cache import Cache
from scrutiny.base.diagnostics import Report
from scrutiny.base.executor import Executor
from scrutiny.base.settings import Settings
from scrutiny.content.input import Input, differs
from scrutiny.pipeline import check
from scrutiny.pipeline.on_demand import OnDemand
from scrutiny.publication import ledger, manifest
from scrutiny.publication.previous import PreviousEdition
from scrutiny.shell import git
from scrutiny.shell.errors import Refused
from scrutiny.shell.origin import Origin

PUBLISHED = "refs/remotes/origin/published"
"""The live edition, where the host keeps it on a branch."""

MAIN = "refs/remotes/origin/main"
"""The content that was pushed last, from which the live edition was made."""


NOTHING = "Nothing published is known here: no change to a published note was looked for."


class Pushed(NamedTuple):
    """What a content is held against: an edition, None where there is none, and words that say which."""

    edition: PreviousEdition | None
    said: str


def pushed(origin: Origin, source: Input, now: Settings, run: Executor, known: Cache) -> Pushed:
    """The edition that the next push would continue, as the last `git fetch` or `git pull` brought it.

    `source` is the content at the desk. `known` is used for both contents, so that a note or paper that is
    the same in both is looked at once.
    """
    if origin.revision is not None:
        return Pushed(None, "")
    if commit := git.commit_of(PUBLISHED):
        return Pushed(_edition(commit), "Checked against the live edition, on origin/published.")
    if not git.commit_of(MAIN):
        return Pushed(None, NOTHING)
    report = Report()
    here = origin._replace(content=Path(os.path.relpath(origin.content)))
    try:
        old = here.at(MAIN).read(report)
    except Refused:  # this folder was never pushed
        return Pushed(None, NOTHING)
    if not _differ(source, old):
        return Pushed(None, "This is the content that was pushed last.")
    checked = check.check(old, now, report, run=run, cache=known)
    if checked is None:
        return Pushed(None, "The content on origin/main has errors: no change was held against it.")
    made = OnDemand(old, checked, known, run)

    def read(path: str) -> bytes:
        return made.exported[path]

    edition = PreviousEdition(checked.edition.ledger, frozenset(made.exported), read)
    return Pushed(edition, "Checked against what was pushed last, on origin/main.")


def _differ(one: Input, other: Input) -> bool:
    differ = differs(one, other)
    paths = {*one.texts, *one.attachments, *other.texts, *other.attachments}
    return any(differ(path) for path in sorted(paths))


def _edition(commit: str) -> PreviousEdition:
    """The edition in a commit; raises `Refused` where it is none that can be continued."""
    paths = frozenset(manifest.read(git.blob(commit, manifest.PATH)))
    try:
        published = ledger.read(git.blob(commit, ledger.PATH))
    except ledger.BrokenError as broken:
        raise Refused(f"the edition on origin/published cannot be continued: {broken}") from broken
    return PreviousEdition(published, paths, lambda path: git.blob(commit, path))
