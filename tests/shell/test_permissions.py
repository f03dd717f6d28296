"""A site is readable by everybody and what a build remembers by its owner alone, whatever the umask."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.commands import NO_CLOCK, run

pytestmark = pytest.mark.skipif(os.name != "posix", reason="this system has no umask")


@pytest.fixture(params=[0o077, 0o000], ids=oct)
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    """A umask that commands of the test inherit."""
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


def modes(folder: Path) -> set[tuple[bool, int]]:
    """The permissions of a folder and of all in it, each with whether it is a folder."""
    return {(path.is_dir(), stat.S_IMODE(path.stat().st_mode)) for path in (folder, *folder.rglob("*"))}


@pytest.mark.usefixtures("umask")
def test_a_build_is_for_everybody_and_its_memory_for_its_owner(desk: Path) -> None:
    assert run(*NO_CLOCK, "--output", "public/site", cwd=desk).returncode == 0
    site, memory = desk / "public/site", desk / "public/.site.cache"
    assert modes(site) == {(True, 0o755), (False, 0o644)}
    assert stat.S_IMODE(site.parent.stat().st_mode) & 0o555 == 0o555
    assert stat.S_IMODE(memory.stat().st_mode) == 0o700
    for path in (site, *site.rglob("*")):
        path.chmod(0o700 if path.is_dir() else 0o600)
    memory.chmod(0o755)
    assert run("--as-of", "2026-07-01", "--output", "public/site", cwd=desk).returncode == 0
    assert modes(site) == {(True, 0o755), (False, 0o644)}
    assert stat.S_IMODE(memory.stat().st_mode) == 0o700
