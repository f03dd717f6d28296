"""The site on a host of repositories: what the workflow files run, run here on a repository as the remote."""

from __future__ import annotations

import importlib.util
import json
import re
import shutil
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from tests.commands import digest
from tests.server import FIRST, Clerk, command, git, needs, note
from tests.support import OFFICE, ROOT

GITHUB = ROOT / ".github" / "workflows" / "site.yml"
GITLAB = ROOT / ".gitlab-ci.yml"


@pytest.fixture
def clerk(tmp_path: Path) -> Clerk:
    """A clone of a repository that has the program and an office with one note, all pushed."""
    needs("git")
    needs("bash")
    git(tmp_path, "init", "--quiet", "--bare", "--initial-branch=main", "remote.git")
    git(tmp_path, "clone", "--quiet", "remote.git", "clone")
    made = Clerk(tmp_path / "clone")
    for folder in ("scrutiny", "templates", "hosting"):
        shutil.copytree(ROOT / folder, made.folder / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for file in ("build.py", ".gitignore"):
        shutil.copy(ROOT / file, made.folder / file)
    git(made.folder, "checkout", "--quiet", "-b", "main")
    made.write("office.yaml", OFFICE)
    made.write(FIRST, note("First meeting"))
    assert made.push().returncode == 0
    program = made.folder / ".venv" / "bin" / "python"  # what the step before installs
    program.parent.mkdir(parents=True)
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', "utf-8")
    program.chmod(0o755)
    return made


def edition(clerk: Clerk, *arguments: str) -> Any:
    """What became of making the next edition."""
    return command("hosting/next-edition", *arguments, cwd=clerk.folder, PYTHON=".venv/bin/python")


def published(clerk: Clerk) -> str:
    """The commit of the edition on the remote; empty before the first."""
    return git(clerk.folder, "ls-remote", "origin", "refs/heads/published").partition("\t")[0]


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
    kept(4, "editions made on a host of repositories, each from the branch of the one before", 3)


def test_two_editions_cannot_follow_the_same(clerk: Clerk) -> None:
    """Somebody else's edition, put on the branch while this one is built, stays."""
    assert edition(clerk, "--first").returncode == 0
    tip = published(clerk)
    other = git(clerk.folder, "commit-tree", f"{tip}^{{tree}}", "-m", "Another")
    slow = clerk.folder / ".venv/bin/python"
    slow.write_text(
        f'#!/bin/sh\n[ "$2" != verify ] || git push --quiet --force origin {other}:refs/heads/published\n'
        f'exec "{sys.executable}" "$@"\n',
        "utf-8",
    )
    clerk.write("meetings/2025/2025-01-09-second.md", note("Second", "2025-01-09"))
    done = edition(clerk)
    assert done.returncode != 0
    assert "stale info" in done.stderr
    assert published(clerk) == other


def steps(job: Mapping[str, Any]) -> str:
    """What the steps of a job of the GitHub workflow run, but for the installation."""
    return "\n".join(step["run"] for step in job["steps"] if "run" in step and step["name"] != "Install")


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text("utf-8"))


def test_the_steps_of_the_github_workflow_run(clerk: Clerk, tmp_path: Path) -> None:
    jobs = read(GITHUB)["jobs"]
    bash = ("bash", "-e", "-o", "pipefail", "-c")
    made = command(*bash, steps(jobs["edition"]), cwd=clerk.folder, FIRST="--first")
    assert made.returncode == 0, made.stderr
    git(clerk.folder, "fetch", "--quiet", "origin")
    base, summary = git(clerk.folder, "rev-parse", "HEAD"), tmp_path / "summary"
    clerk.write("meetings/2025/2025-01-09-second.md", note("Second", "2025-01-09"))
    environment = {"BASE": base, "GITHUB_STEP_SUMMARY": str(summary)}
    looked = command(*bash, steps(jobs["check"]), cwd=clerk.folder, **environment)
    assert looked.returncode == 0, looked.stderr
    assert "adds /meetings/2025-01-09-second/ and 1 record" in summary.read_text("utf-8")
    shutil.rmtree(clerk.folder / "previous")
    clerk.write(FIRST, note("First meeting").replace("Noted.", "Noted otherwise."))
    looked = command(*bash, steps(jobs["check"]), cwd=clerk.folder, **environment)
    assert looked.returncode == 1
    assert re.search(
        rf"^::error file=content/{FIRST},line=\d+,col=\d+,title=silent-edit::", looked.stdout, re.MULTILINE
    )


def test_the_steps_of_the_gitlab_pipeline_run(clerk: Clerk) -> None:
    jobs, remote = read(GITLAB), git(clerk.folder, "remote", "get-url", "origin")
    bash = ("bash", "-e", "-o", "pipefail", "-c")
    common = {"CI_DEFAULT_BRANCH": "main", "EDITION_REMOTE": remote, "FIRST": "--first"}
    made = command(*bash, "\n".join(jobs["pages"]["script"]), cwd=clerk.folder, **common)
    assert made.returncode == 0, made.stderr
    assert (clerk.folder / "public" / "index.html").is_file()
    base = git(clerk.folder, "rev-parse", "HEAD")
    clerk.write(FIRST, note("First meeting").replace("Noted.", "Noted otherwise."))
    script = "\n".join(jobs["check"]["script"])
    looked = command(*bash, script, cwd=clerk.folder, CI_MERGE_REQUEST_DIFF_BASE_SHA=base)
    assert looked.returncode == 1
    assert "silent-edit" in looked.stderr
    faults = json.loads((clerk.folder / "faults.json").read_text("utf-8"))
    assert [fault["check_name"] for fault in faults] == ["silent-edit"]


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
    written = {"on" if key is True else key: value for key, value in read(file).items()}  # YAML 1.1
    checked = jsonschema.validators.validator_for(rules)(rules)
    assert [each.message for each in checked.iter_errors(written)] == []
    assert list(checked.iter_errors({**written, "jobs": 1, "pages": 1, "check": 1}))
