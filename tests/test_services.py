"""The site on a host of repositories: what the workflow files run, run here on a repository as the remote."""

import importlib.util
import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests import ready
from tests.commands import digest
from tests.hosts import GitHub, GitLab, Ran, read
from tests.server import FIRST, Clerk, command, git, needs, note
from tests.support import OFFICE, ROOT

GITHUB = ROOT / ".github" / "workflows" / "site.yml"
GITLAB = ROOT / ".gitlab-ci.yml"


@pytest.fixture(scope="session")
def hosted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A remote with an office of one note, and a clone of it; tests take copies.

    A link stands for the program, so that Python compiles it once.
    """
    needs("git")
    needs("bash")
    folder = tmp_path_factory.mktemp("host")
    git(folder, "init", "--quiet", "--bare", "--initial-branch=main", "remote.git")
    git(folder, "clone", "--quiet", "remote.git", "clone")
    made = Clerk(folder / "clone")
    (made.folder / "scrutiny").symlink_to(ROOT / "scrutiny")
    for part in ("templates", "hosting"):
        shutil.copytree(ROOT / part, made.folder / part)
    for file in ("build.py", ".gitignore", "requirements.txt"):
        shutil.copy(ROOT / file, made.folder / file)
    git(made.folder, "checkout", "--quiet", "-b", "main")
    made.write("office.yaml", OFFICE)
    made.write(FIRST, note("First meeting"))
    assert made.push().returncode == 0
    program = made.folder / ".venv" / "bin" / "python"  # what the step before installs
    program.parent.mkdir(parents=True)
    program.write_text(f'#!/bin/sh\nexec "{ready.python()}" "$@"\n', "utf-8")
    program.chmod(0o755)
    return folder


@pytest.fixture
def clerk(hosted: Path, tmp_path: Path) -> Clerk:
    """A clone of a repository that has the program and an office with one note, all pushed."""
    shutil.copytree(hosted, tmp_path, symlinks=True, dirs_exist_ok=True)
    git(tmp_path / "clone", "remote", "set-url", "origin", tmp_path / "remote.git")
    return Clerk(tmp_path / "clone")


def edition(clerk: Clerk, *arguments: str) -> Any:
    """What became of making the next edition."""
    return command("hosting/next-edition", *arguments, cwd=clerk.folder, PYTHON=".venv/bin/python")


def published(clerk: Clerk) -> str:
    """The commit of the edition on the remote; empty before the first."""
    found = git(clerk.folder, "ls-remote", "origin").splitlines()
    return next((line.split()[0] for line in found if line.split()[1] == "refs/heads/published"), "")


def test_an_edition_follows_the_one_on_the_branch(clerk: Clerk, kept: Callable[..., None]) -> None:
    refused = edition(clerk)
    assert (refused.returncode, "--first" in refused.stderr) == (2, True)
    done = edition(clerk, "--first")
    assert (done.returncode, "First edition" in done.stdout) == (0, True), done.stderr
    first, tip = digest(clerk.folder / "site"), published(clerk)
    listed = git(clerk.folder, "ls-tree", "-r", "--name-only", tip).splitlines()
    assert sorted(listed) == sorted(first)
    again = edition(clerk)
    assert (again.returncode, "Nothing changed" in again.stdout, published(clerk)) == (0, True, tip)
    clerk.write("meetings/2025/2025-01-09-second.md", note("Second", "2025-01-09"))
    done = edition(clerk)
    assert (done.returncode, "It continues the edition" in done.stdout) == (0, True), done.stderr
    assert published(clerk) != tip
    assert git(clerk.folder, "rev-list", "--count", published(clerk)) == "1", "an older text could stay there"
    clerk.write(FIRST, note("First meeting").replace("Noted.", "Noted otherwise."))
    tip, site = published(clerk), digest(clerk.folder / "site")
    refused = edition(clerk)
    assert (refused.returncode, "silent-edit" in refused.stderr) == (1, True)
    assert (published(clerk), digest(clerk.folder / "site")) == (tip, site)
    kept(4, "editions made on a host of repositories, each from the one before", 3)


def test_a_commit_is_undone_where_the_program_is_beside_the_content(clerk: Clerk) -> None:
    assert edition(clerk, "--first").returncode == 0
    (clerk.folder / "hosting" / "more").write_text("kept", "utf-8")
    clerk.write("meetings/2025/2025-01-09-second.md", note("Second", "2025-01-09"))
    assert edition(clerk).returncode == 0
    git(clerk.folder, "revert", "--no-edit", "HEAD")
    assert "lost-address" in edition(clerk).stderr
    git(clerk.folder, "reset", "--quiet", "--hard", "HEAD~1")
    undone = command(".venv/bin/python", "build.py", "undo", "HEAD", "--reason", "A test", cwd=clerk.folder)
    assert undone.returncode == 0, undone.stderr
    git(clerk.folder, "commit", "--quiet", "--message", "Undo it")
    assert (clerk.folder / "hosting" / "more").read_text("utf-8") == "kept"
    done = edition(clerk)
    assert done.returncode == 0, done.stderr
    there = clerk.folder / "site" / "meetings" / "2025-01-09-second" / "index.html"
    assert "A test" in there.read_text("utf-8")
    assert "Nothing changed" in edition(clerk).stdout


def test_two_editions_cannot_follow_the_same(clerk: Clerk) -> None:
    """Somebody else's edition, put on the branch while this one is built, stays."""
    assert edition(clerk, "--first").returncode == 0
    tip = published(clerk)
    other = git(clerk.folder, "commit-tree", f"{tip}^{{tree}}", "-m", "Another")
    slow = clerk.folder / ".venv/bin/python"
    slow.write_text(
        f'#!/bin/sh\n[ "$2" != verify ] || git push --quiet --force origin {other}:refs/heads/published\n'
        f'exec "{ready.python()}" "$@"\n',
        "utf-8",
    )
    clerk.write("meetings/2025/2025-01-09-second.md", note("Second", "2025-01-09"))
    done = edition(clerk)
    assert done.returncode != 0
    assert "stale info" in done.stderr
    assert published(clerk) == other


def github(clerk: Clerk, tmp_path: Path, event_name: str, **more: Any) -> GitHub:
    """GitHub, as it is told of an event on the repository."""
    folder = tmp_path / "github"
    folder.mkdir(exist_ok=True)
    ref = "refs/pull/1/merge" if event_name == "pull_request" else "refs/heads/main"
    return GitHub(read(GITHUB), clerk.folder.parent / "remote.git", folder, event_name, ref, **more)


def gitlab(clerk: Clerk, tmp_path: Path, source: str, **more: str) -> GitLab:
    """GitLab, as it begins a pipeline for the newest commit of the clerk."""
    folder = tmp_path / "gitlab"
    folder.mkdir(exist_ok=True)
    variables = {
        "CI_PIPELINE_SOURCE": source,
        "CI_DEFAULT_BRANCH": "main",
        "CI_JOB_TOKEN": "token",
        "CI_SERVER_HOST": "git.example",
        "CI_SERVER_PORT": "443",
        "CI_PROJECT_PATH": "office/records",
        **({} if source == "merge_request_event" else {"CI_COMMIT_BRANCH": "main"}),
        **more,
    }
    commit = git(clerk.folder, "rev-parse", "HEAD")
    return GitLab(read(GITLAB), clerk.folder.parent / "remote.git", folder, variables, commit)


def proposed(clerk: Clerk) -> str:
    """Push what the clerk changed as a proposal; gives the commit on which it was made."""
    git(
        clerk.folder,
        "push",
        "--quiet",
        "--force",
        "origin",
        "HEAD:refs/heads/change",
        "HEAD:refs/pull/1/merge",
    )
    return git(clerk.folder, "rev-parse", "origin/main")


def checked_on_github(clerk: Clerk, tmp_path: Path, base: str, public: bool = False) -> tuple[Ran, str]:
    """What the check of a pull request says, and its summary."""
    event = {"pull_request": {"base": {"sha": base}}, "repository": {"private": not public}}
    host = github(clerk, tmp_path, "pull_request", event=event)
    ran = host.job("check")
    assert ran
    assert host.job("edition") is None
    return ran, host.summary


def checked_on_gitlab(clerk: Clerk, tmp_path: Path, base: str, public: bool = False) -> tuple[Ran, str]:
    """What the check of a merge request says, and its report."""
    seen = "public" if public else "private"
    about = {"CI_MERGE_REQUEST_DIFF_BASE_SHA": base, "CI_PROJECT_VISIBILITY": seen}
    host = gitlab(clerk, tmp_path, "merge_request_event", **about)
    ran = host.job("check")
    assert ran
    assert host.job("pages") is None
    report = host.workspace / "faults.json"
    return ran, report.read_text("utf-8") if report.is_file() else ""


CHECKS = pytest.mark.parametrize("check", [checked_on_github, checked_on_gitlab])
Check = Callable[..., tuple[Ran, str]]
SECOND = "meetings/2025/2025-01-09-second.md"


@CHECKS
def test_a_good_change_may_be_taken_in(check: Check, clerk: Clerk, tmp_path: Path) -> None:
    assert edition(clerk, "--first").returncode == 0
    clerk.write(SECOND, note("Second", "2025-01-09"))
    ran, page = check(clerk, tmp_path, proposed(clerk))
    assert ran.passed, ran.log
    effect = "adds /meetings/2025-01-09-second/ and 1 record"
    assert effect in ran.log
    assert effect in page if check is checked_on_github else json.loads(page) == []


@pytest.mark.parametrize("first", [True, False], ids=["with an edition", "before the first edition"])
@CHECKS
def test_a_bad_change_may_not_be_taken_in(check: Check, first: bool, clerk: Clerk, tmp_path: Path) -> None:
    if first:
        assert edition(clerk, "--first").returncode == 0
    spoiled = note("Second", "2025-01-09\nchair: Nobody")
    clerk.write(SECOND, spoiled)
    code = "unknown-person"
    if first:  # nothing but the live edition tells of this one
        clerk.write(SECOND, note("Second", "2025-01-09"))
        clerk.write(FIRST, note("First meeting").replace("Noted.", "Noted otherwise."))
        code = "silent-edit"
    ran, page = check(clerk, tmp_path, proposed(clerk))
    assert not ran.passed
    if check is checked_on_github:
        assert re.search(
            rf"^::error file=content/[^,]+,line=\d+,col=\d+,title={code}::", ran.log, re.MULTILINE
        )
    else:
        assert [fault["check_name"] for fault in json.loads(page)] == [code]
        assert f"error[{code}]" in ran.log


@CHECKS
def test_a_check_that_cannot_see_the_live_edition_fails(check: Check, clerk: Clerk, tmp_path: Path) -> None:
    """It holds nothing against nothing only where there is nothing."""
    clerk.write(SECOND, note("Second", "2025-01-09"))
    base, broken = proposed(clerk), git(clerk.folder, "commit-tree", "HEAD^{tree}", "-m", "No edition")
    git(clerk.folder, "push", "--quiet", "origin", f"{broken}:refs/heads/published")
    ran, _ = check(clerk, tmp_path, base)
    assert not ran.passed
    assert "no manifest with a ledger" in ran.log


@pytest.mark.parametrize(
    ("held", "place"),
    [("status: draft", "4:9"), ("status: published\npublish_at: 2999-01-01T09:30+00:00", "5:13")],
)
@CHECKS
def test_a_public_repository_takes_no_drafts(
    check: Check, held: str, place: str, clerk: Clerk, tmp_path: Path
) -> None:
    clerk.write(SECOND, note("Second", "2025-01-09").replace("status: published", held))
    base = proposed(clerk)
    for public in (False, True):
        ran, page = check(clerk, tmp_path, base, public)
        assert ran.passed is not public, ran.log
        assert ("this repository on git.example is public" in page + ran.log) is public
    assert f"{SECOND}:{place}: error[public-repository]" in ran.log


@CHECKS
def test_a_public_repository_takes_what_is_released(check: Check, clerk: Clerk, tmp_path: Path) -> None:
    clerk.write(SECOND, note("Second", "2025-01-09"))
    ran, _ = check(clerk, tmp_path, proposed(clerk), True)
    assert ran.passed, ran.log


def test_a_check_fails_where_not_all_was_fetched(clerk: Clerk, tmp_path: Path) -> None:
    clerk.write(SECOND, note("Second", "2025-01-09"))
    base = proposed(clerk)
    host = github(clerk, tmp_path, "pull_request", event={"pull_request": {"base": {"sha": base}}})
    del host.workflow["jobs"]["check"]["steps"][0]["with"]["fetch-depth"]
    other = gitlab(clerk, tmp_path, "merge_request_event", CI_MERGE_REQUEST_DIFF_BASE_SHA=base)
    other.workflow["variables"]["GIT_DEPTH"] = 20
    for ran in (host.job("check"), other.job("check")):
        assert ran
        assert not ran.passed
        assert "Not all branches were fetched" in ran.log


def test_the_hosts_see_a_fault_inside_of_a_pipe_where_they_say_so(clerk: Clerk, tmp_path: Path) -> None:
    """GitHub does not, unless a step names its shell: its check once ended in a pipe, and could not fail."""
    host, other = github(clerk, tmp_path, "push"), gitlab(clerk, tmp_path, "push")
    for step, passes in (
        ({"run": "false | tee /dev/null"}, True),
        ({"run": "false | tee /dev/null", "shell": "bash"}, False),
        ({"run": "false\ntrue"}, False),
    ):
        host.workflow["jobs"]["edition"]["steps"] = [step]
        ran = host.job("edition")
        assert ran
        assert ran.passed is passes, step
    other.workflow["pages"]["artifacts"] = {}
    for line, passes in (("false | tee /dev/null", False), ("false && true", True), ("false", False)):
        other.workflow["pages"]["script"] = [line, "true"]
        ran = other.job("pages")
        assert ran
        assert ran.passed is passes, line


def test_github_publishes_the_branch_and_nothing_else(clerk: Clerk, tmp_path: Path) -> None:
    """Also where a tag has the name of the branch, or of what the check and the next edition look at."""
    refused = github(clerk, tmp_path, "push").job("edition")
    assert refused
    assert (refused.passed, "--first" in refused.log) == (False, True)
    begun = github(clerk, tmp_path, "workflow_dispatch", inputs={"first": True}).job("edition")
    assert begun
    assert begun.passed, begun.log
    tip = published(clerk)
    for name in ("main", "refs/heads/main", "refs/heads/published", "origin/published", "published"):
        _unchecked_tag(clerk, name)
    host = github(clerk, tmp_path, "schedule")
    ran = host.job("edition")
    assert ran
    assert (ran.passed, published(clerk)) == (True, tip), ran.log
    assert host.job("check") is None
    deployed = host.job("deploy")
    assert deployed
    assert deployed.passed
    clerk.write(FIRST, note("First meeting").replace("Noted.", "Noted otherwise."))
    looked, _ = checked_on_github(clerk, tmp_path, proposed(clerk))
    assert "title=silent-edit" in looked.log


def test_gitlab_publishes_the_branch_and_nothing_else(clerk: Clerk, tmp_path: Path) -> None:
    first = gitlab(clerk, tmp_path, "web", FIRST="--first")
    begun = first.job("pages")
    assert begun
    assert begun.passed, begun.log
    assert (first.workspace / "public" / "index.html").is_file()
    tip = published(clerk)
    for name in ("main", "refs/heads/main", "refs/heads/published"):
        _unchecked_tag(clerk, name)
    ran = gitlab(clerk, tmp_path, "schedule").job("pages")
    assert ran
    assert (ran.passed, published(clerk)) == (True, tip), ran.log
    assert gitlab(clerk, tmp_path, "schedule").job("check") is None
    old = gitlab(clerk, tmp_path, "push")
    git(clerk.folder.parent / "remote.git", "update-ref", "-d", "refs/heads/main")
    git(clerk.folder.parent / "remote.git", "update-ref", "-d", "refs/tags/refs/heads/main")
    ran = old.job("pages")
    assert ran
    assert not ran.passed, "the branch could not be fetched, and what was there before was published"


def _unchecked_tag(clerk: Clerk, name: str) -> None:
    """Push a tag with a note that nobody checked."""
    git(clerk.folder, "checkout", "--quiet", "--detach")
    clerk.write("meetings/2025/2025-02-09-unchecked.md", note(f"Unchecked {name}", "2025-02-09"))
    git(clerk.folder, "push", "--quiet", "origin", f"HEAD:refs/tags/{name}")
    git(clerk.folder, "checkout", "--quiet", "main")


def test_what_is_not_in_a_commit_is_not_published(clerk: Clerk) -> None:
    (clerk.folder / "content" / "meetings" / "2024" / "2024-11-05-new.md").write_text(note("New"), "utf-8")
    done = edition(clerk, "--first")
    assert (done.returncode, "not in a commit" in done.stderr) == (2, True)
    assert published(clerk) == ""


def test_a_tag_is_no_edition(clerk: Clerk) -> None:
    """`git ls-remote` gives also what only ends like the name that it is asked for."""
    _unchecked_tag(clerk, "refs/heads/published")
    assert "There is no edition on the branch" in edition(clerk).stderr
    assert edition(clerk, "--first").returncode != 0, "it could have gone to the tag"
    assert published(clerk) == ""


def test_the_workflow_may_do_no_more_than_it_must() -> None:
    workflow = read(GITHUB)
    assert workflow["permissions"] == {}
    assert {name: job["permissions"] for name, job in workflow["jobs"].items()} == {
        "check": {"contents": "read"},
        "edition": {"contents": "write"},
        "deploy": {"pages": "write", "id-token": "write"},
    }
    used = [step["uses"] for job in workflow["jobs"].values() for step in job["steps"] if "uses" in step]
    assert used
    assert all(re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", action) for action in used)
    assert workflow["concurrency"]["cancel-in-progress"] is False
    assert all(job["timeout-minutes"] for job in workflow["jobs"].values())


@pytest.mark.parametrize(("schema", "file"), [("github-workflows", GITHUB), ("gitlab-ci", GITLAB)], ids=str)
def test_the_workflow_files_are_what_their_hosts_read(schema: str, file: Path) -> None:
    """By the schemas that come with check-jsonschema; the program itself needs another version of click."""
    package = importlib.util.find_spec("check_jsonschema")
    assert package
    assert package.origin
    vendored = Path(package.origin).parent / "builtin_schemas" / "vendor" / f"{schema}.json"
    rules = json.loads(vendored.read_text("utf-8"))
    written = read(file)
    checked = jsonschema.validators.validator_for(rules)(rules)
    assert [each.message for each in checked.iter_errors(written)] == []
    assert list(checked.iter_errors({**written, "jobs": 1, "pages": 1, "check": 1}))
