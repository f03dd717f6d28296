"""What tests count for the page of promises, see `tests.promises`; a folder with the example office."""

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from tests import compiled, promises, ready, server
from tests.support import EXAMPLE, OFFICE, ROOT, note

COUNTS = pytest.StashKey[dict[promises.Count, int]]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--promises", action="store_true", help="Write docs/promises.md.")


def pytest_configure(config: pytest.Config) -> None:
    config.stash[COUNTS] = {}
    compiled.keep()
    # Tests start the program hundreds of times. Python compiles it once, whatever the environment says.
    sys.dont_write_bytecode = False
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    # No test fails because the machine is busy. What else holds, such as in CI, stays.
    settings.register_profile("unhurried", settings(), deadline=None)
    settings.load_profile("unhurried")


def pytest_unconfigure() -> None:
    ready.end()


@pytest.fixture
def kept(request: pytest.FixtureRequest) -> Callable[..., None]:
    """Counts something that a test saw to hold, for one of the promises; to be called when it has held."""
    counts = request.config.stash[COUNTS]

    def count(promise: int, what: str, number: int = 1) -> None:
        counts[promise, what] = counts.get((promise, what), 0) + number

    return count


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Add what one of several processes that run the tests has counted."""
    counts = node.config.stash[COUNTS]
    for each, number in getattr(node, "workeroutput", {}).get("counts", {}).items():
        counts[each] = counts.get(each, 0) + number


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """After a whole run, write the page of promises or hold it against what the run counted."""
    config = session.config
    if config.option.collectonly:
        return
    if hasattr(config, "workeroutput"):  # one of several processes: another has what all of them counted
        config.workeroutput["counts"] = config.stash[COUNTS]
        return
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    partial = (
        config.option.keyword or config.option.markexpr or config.option.deselect or config.args != ["tests"]
    )
    skipped = reporter.stats.get("skipped") if reporter else None
    page = Path(__file__).parent.parent / "docs" / "promises.md"
    counts = config.stash[COUNTS]
    text = promises.page(counts)
    if config.option.promises:
        page.write_text(text, "utf-8")
    elif not (partial or skipped or exitstatus) and (
        missed := promises.missed(page.read_text("utf-8"), text)
    ):
        print("\ndocs/promises.md is not what this run counted: write it with pytest --promises")  # noqa: T201
        print("\n".join(missed))  # noqa: T201
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A folder with the content of the example office and the templates, in which commands are run."""
    shutil.copytree(EXAMPLE / "content", tmp_path / "content")
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    return tmp_path


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with an office of one note, and the templates, for commands to which any content will do."""
    (tmp_path / "content/meetings/2024").mkdir(parents=True)
    (tmp_path / "content/office.yaml").write_text(OFFICE, "utf-8")
    text = note("## 1. Roads\n- Topic: Speed\n\nNoted.\n")
    (tmp_path / "content/meetings/2024/2024-12-05-meeting.md").write_text(text, "utf-8")
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    return tmp_path


@pytest.fixture(scope="session")
def first_edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a server whose first edition was pushed, of which tests take copies."""
    folder = tmp_path_factory.mktemp("server")
    server.begin(folder)
    return folder


@pytest.fixture
def begun(first_edition: Path, tmp_path: Path) -> server.Begun:
    """A server whose first edition, with one note, has been pushed; it lies in the folder of the test."""
    return server.moved(first_edition, tmp_path)
