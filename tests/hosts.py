"""Hosts of repositories as their documents describe them: they run the commands of a workflow file.

Everything in a file that is not modelled here is refused, so that no step goes untested unseen.
"""

import json
import os
import re
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from tests import ready
from tests.server import QUIET, git

GITHUB_SHELLS = {
    None: ("bash", "-e"),
    "bash": ("bash", "--noprofile", "--norc", "-eo", "pipefail"),
    "sh": ("sh", "-e"),
}
"""What runs the file with the commands of a step, by the `shell` that it names.

https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepsshell
"""

GITLAB_SCRIPT = """#!/usr/bin/env bash

if set -o | grep pipefail > /dev/null; then set -o pipefail; fi; set -o errexit
set +o noclobber
: | eval {commands}
exit 0
"""
"""What a runner of GitLab gives to bash, with the commands of `before_script` and `script` in one text.

https://docs.gitlab.com/runner/shells/ and shells/bash.go of the runner.
"""


def read(path: Path) -> Any:
    """A workflow file; the key `on` is no truth value, as YAML 1.1 has it."""
    return {
        "on" if key is True else key: value for key, value in yaml.safe_load(path.read_text("utf-8")).items()
    }


@dataclass(frozen=True, slots=True)
class Ran:
    """What became of a job: whether it passed, and all that its log shows."""

    passed: bool
    log: str


def _installing(folder: Path) -> str:
    """A PATH whose `python3` makes an environment without a network, with the Python that runs the tests."""
    programs = folder / "programs"
    programs.mkdir(exist_ok=True)
    pip = '#!/bin/sh\n[ "$1 $2 $3" = "install -q -r" ] && [ -f "$4" ]\n'
    python = f'#!/bin/sh\nexec "{ready.python()}" "$@"\n'
    made = f'mkdir -p "$3/bin"\nprintf %s {_quoted(python)} >"$3/bin/python"\n'
    made += f'printf %s {_quoted(pip)} >"$3/bin/pip"\n'
    (programs / "python3").write_text(
        f'#!/bin/sh\nset -e\n[ "$1 $2" = "-m venv" ]\n{made}chmod +x "$3/bin/python" "$3/bin/pip"\n', "utf-8"
    )
    (programs / "python3").chmod(0o755)
    return f"{programs}:{os.environ['PATH']}"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"


def _run(command: Iterable[str], cwd: Path, environment: Mapping[str, str], given: str = "") -> Ran:
    known = {
        name: value for name, value in QUIET.items() if not name.startswith(("GITHUB_", "CI_", "PYTHON"))
    }
    done = subprocess.run(
        [*command],
        cwd=cwd,
        env={**known, "CI": "true", **environment},
        input=given,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
        timeout=600,
    )
    return Ran(done.returncode == 0, done.stdout)


@dataclass
class GitHub:
    """Actions of GitHub on a repository: `event` is what they are told of what happened."""

    workflow: Mapping[str, Any]
    remote: Path
    folder: Path
    """Where the runner has its files; each job gets a new workspace in it."""
    event_name: str
    ref: str
    event: Mapping[str, Any] = field(default_factory=dict)
    inputs: Mapping[str, Any] = field(default_factory=dict)
    workspace: Path = field(init=False)

    def job(self, name: str) -> Ran | None:
        """Run a job on a new machine; None where its condition does not hold."""
        job = self.workflow["jobs"][name]
        known = {"if", "runs-on", "timeout-minutes", "permissions", "steps", "needs", "environment"}
        assert set(job) <= known, set(job) - known
        assert "defaults" not in self.workflow
        if "if" in job and not self._value(job["if"]):
            return None
        self.workspace = self.folder / f"workspace-{name}-{len(list(self.folder.iterdir()))}"
        self.workspace.mkdir(parents=True)
        log = ""
        for step in job["steps"]:
            ran = self._uses(step) if "uses" in step else self._step(step)
            log += ran.log
            if not ran.passed:
                return Ran(False, log)
        return Ran(True, log)

    @property
    def summary(self) -> str:
        """What the page of the last job shows."""
        file = self.workspace.parent / f"{self.workspace.name}-summary"
        return file.read_text("utf-8") if file.is_file() else ""

    def _step(self, step: Mapping[str, Any]) -> Ran:
        known = {"name", "run", "env", "shell"}
        assert set(step) <= known, set(step) - known
        script = self.workspace.parent / f"{self.workspace.name}-script.sh"
        script.write_text(self._filled(step["run"]), "utf-8")
        told = self.workspace.parent / f"{self.workspace.name}-event.json"
        told.write_text(json.dumps(self.event), "utf-8")
        environment = {
            "GITHUB_ACTIONS": "true",
            "GITHUB_SERVER_URL": "https://git.example",
            "GITHUB_EVENT_PATH": str(told),
            "GITHUB_STEP_SUMMARY": str(self.workspace.parent / f"{self.workspace.name}-summary"),
            "PATH": _installing(self.folder),
            **{name: self._filled(str(value)) for name, value in step.get("env", {}).items()},
        }
        return _run((*GITHUB_SHELLS[step.get("shell")], str(script)), self.workspace, environment)

    def _uses(self, step: Mapping[str, Any]) -> Ran:
        known = {"name", "id", "uses", "with"}
        assert set(step) <= known, set(step) - known
        action, given = step["uses"].partition("@")[0], step.get("with", {})
        if action == "actions/checkout":
            return self._checkout(**{name.replace("-", "_"): value for name, value in given.items()})
        if action == "actions/upload-pages-artifact":
            return Ran((self.workspace / given["path"] / "index.html").is_file(), "")
        assert action == "actions/deploy-pages", action
        return Ran(True, "")

    def _checkout(self, fetch_depth: int = 1, ref: str = "", persist_credentials: bool = True) -> Ran:
        """As https://github.com/actions/checkout does it; without credentials nothing more can be fetched."""
        asked = ref or self.ref
        git(self.workspace, "init", "--quiet")
        git(self.workspace, "remote", "add", "origin", f"file://{self.remote}")
        own = asked.replace("refs/", "refs/remotes/", 1) if asked.startswith("refs/pull/") else ""
        branch = asked.removeprefix("refs/heads/")
        what = [f"+{asked}:{own}"] if own else [f"+refs/heads/{branch}:refs/remotes/origin/{branch}"]
        if fetch_depth == 0:
            what += ["+refs/heads/*:refs/remotes/origin/*", "+refs/tags/*:refs/tags/*"]
        depth = [f"--depth={fetch_depth}"] if fetch_depth else []
        git(self.workspace, "fetch", "--quiet", "--no-tags", *depth, "origin", *what)
        if own:
            git(self.workspace, "checkout", "--quiet", "--force", own)
        else:
            git(
                self.workspace,
                "checkout",
                "--quiet",
                "--force",
                "-B",
                branch,
                f"refs/remotes/origin/{branch}",
            )
        if not persist_credentials:
            git(self.workspace, "remote", "set-url", "origin", "https://nobody.invalid/")
        return Ran(True, "")

    def _filled(self, text: str) -> str:
        """A text with its expressions, `${{ … }}`, replaced by what they are."""

        def worded(found: re.Match[str]) -> str:
            value = self._value(found[1])
            return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)

        return re.sub(r"\$\{\{(.*?)\}\}", worded, text)

    def _value(self, expression: str) -> Any:
        """What an expression is: names with dots, texts, comparisons, `&&` and `||`."""
        github = {"event_name": self.event_name, "ref": self.ref, "event": self.event}
        contexts: dict[str, Any] = {"github": github, "inputs": self.inputs}

        def of(names: str) -> Any:
            value: Any = contexts
            for name in names.split("."):
                value = value.get(name) if isinstance(value, Mapping) else None
            return value

        values: list[Any] = []
        for part in re.split(r"\|\|", expression):
            value: Any = True
            for term in re.split("&&", part):
                sides = [
                    each[1:-1] if each.startswith("'") else of(each)
                    for each in (side.strip() for side in re.split("[!=]=", term))
                ]
                alike = len(sides) == 1 or sides[0] == sides[1]
                value = sides[0] if len(sides) == 1 else alike is ("==" in term)
                if not value:
                    break
            if value:
                return value
            values.append(value)
        return values[-1]


@dataclass
class GitLab:
    """Pipelines of GitLab on a repository, with the variables that it sets for one."""

    workflow: Mapping[str, Any]
    remote: Path
    folder: Path
    variables: Mapping[str, str]
    commit: str
    workspace: Path = field(init=False)

    def job(self, name: str) -> Ran | None:
        """Run a job in a new container; None where no rule of it, or of the pipeline, holds."""
        job, common = self.workflow[name], self.workflow["default"]
        known = {
            "rules",
            "timeout",
            "resource_group",
            "interruptible",
            "cache",
            "variables",
            "script",
            "artifacts",
        }
        assert set(job) <= known, set(job) - known
        assert set(common) <= {"image", "before_script"}
        if not (self._holds(self.workflow["workflow"]["rules"]) and self._holds(job["rules"])):
            return None
        self.workspace = self.folder / f"builds-{name}-{len(list(self.folder.iterdir()))}"
        self.workspace.mkdir(parents=True)
        depth = self.workflow["variables"]["GIT_DEPTH"]
        git(self.workspace, "init", "--quiet")
        git(self.workspace, "remote", "add", "origin", f"file://{self.remote}")
        every = ["+refs/heads/*:refs/remotes/origin/*", "+refs/tags/*:refs/tags/*"]
        what = every if depth == 0 else [f"--depth={depth}"]
        git(self.workspace, "fetch", "--quiet", "origin", *what, f"+{self.commit}:refs/pipelines/1")
        git(self.workspace, "checkout", "--quiet", "--force", "--detach", self.commit)
        variables: dict[str, str] = {"GITLAB_CI": "true", "CI_PROJECT_DIR": str(self.workspace)}
        for more in (self.workflow["variables"], job.get("variables", {}), self.variables):
            variables |= {key: self._expanded(str(value), variables) for key, value in more.items()}
        ran = _run(
            ("bash",),
            self.workspace,
            {"PATH": _installing(self.folder), **self._credentials(), **variables},
            GITLAB_SCRIPT.format(commands=_quoted("\n".join([*common["before_script"], *job["script"]]))),
        )
        kept = [*job["artifacts"].get("paths", []), *job["artifacts"].get("reports", {}).values()]
        missing = [path for path in kept if not (self.workspace / path).exists()]
        assert not (ran.passed and missing), missing
        return ran

    def _credentials(self) -> Mapping[str, str]:
        """Settings by which git finds the repository at its address on the host, with the job's token."""
        address = (
            "https://gitlab-ci-token:{CI_JOB_TOKEN}@{CI_SERVER_HOST}:{CI_SERVER_PORT}/{CI_PROJECT_PATH}.git"
        )
        return {
            "GIT_CONFIG_COUNT": "1",
            "GIT_CONFIG_KEY_0": f"url.file://{self.remote}.insteadOf",
            "GIT_CONFIG_VALUE_0": address.format_map(self.variables),
        }

    def _expanded(self, text: str, known: Mapping[str, str]) -> str:
        every = {**known, **self.variables}
        return re.sub(r"\$(?:\{(\w+)\}|(\w+))", lambda found: every.get(found[1] or found[2], ""), text)

    def _holds(self, rules: Iterable[Mapping[str, str]]) -> bool:
        """Whether one of the rules holds: two sides that are the same, variables or texts."""
        for rule in rules:
            assert set(rule) == {"if"}
            sides = [side.strip() for side in rule["if"].split("==")]
            if len({self.variables.get(s[1:]) if s[0] == "$" else s.strip('"') for s in sides}) == 1:
                return True
        return False
