"""The cache on the disk is kept by one run at a time, and believed only as the last run left it."""

import contextlib
import os
import shutil
import sqlite3
import stat
from pathlib import Path

import pytest

from scrutiny.base import fingerprint
from scrutiny.publication import manifest
from scrutiny.shell import program
from scrutiny.shell.cache import opened
from scrutiny.shell.errors import Refused


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "a.html").write_bytes(b"a")
    (folder / manifest.PATH).write_bytes(manifest.written([("a.html", fingerprint.digest(b"a"))]))
    return folder


def kept(folder: Path, site: Path) -> None:
    """A cache in which one run has kept a result and the files of the site."""
    with opened(folder, site) as run:
        assert run
        run.put("key", b"result")
        run.keep()


def test_a_run_takes_up_what_the_last_one_kept(tmp_path: Path, site: Path) -> None:
    kept(tmp_path / "cache", site)
    with opened(tmp_path / "cache", site) as run:
        assert run
        assert run.get("key") == b"result"
        assert run.digest("a.html") == fingerprint.digest(b"a")
        assert run.read("a.html") == b"a"
        assert run.digest("b.html") is None


def test_a_file_that_was_touched_is_not_there_as_it_was_written(tmp_path: Path, site: Path) -> None:
    kept(tmp_path / "cache", site)
    (site / "a.html").write_bytes(b"other")
    with opened(tmp_path / "cache", site) as run:
        assert run
        assert run.digest("a.html") is None
        with pytest.raises(KeyError):
            run.read("a.html")


def test_results_that_a_run_did_not_use_are_dropped(tmp_path: Path, site: Path) -> None:
    kept(tmp_path, site)
    with opened(tmp_path, site) as run:
        assert run
        run.keep()
    with opened(tmp_path, site) as run:
        assert run
        assert run.get("key") is None


def test_nothing_is_left_of_what_is_dropped(tmp_path: Path, site: Path) -> None:
    with opened(tmp_path, site) as run:
        assert run
        run.put("key", b"words of a draft " * 100)
        run.keep()
    assert any(b"of a draft" in file.read_bytes() for file in tmp_path.glob("cache.*"))
    with opened(tmp_path, site) as run:
        assert run
        run.keep()
    assert not any(b"of a draft" in file.read_bytes() for file in tmp_path.glob("cache.*"))


def test_of_two_runs_at_once_one_has_it(tmp_path: Path, site: Path) -> None:
    with opened(tmp_path, site) as first, opened(tmp_path, site) as second:
        assert first
        assert second is None


def test_its_owner_alone_can_read_it(tmp_path: Path, site: Path) -> None:
    (tmp_path / "cache").mkdir(mode=0o755)
    kept(tmp_path / "cache", site)
    assert stat.S_IMODE((tmp_path / "cache").stat().st_mode) == 0o700


def test_another_program_is_not_believed(tmp_path: Path, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept(tmp_path, site)
    monkeypatch.setattr(program, "digest", lambda: "another")
    with opened(tmp_path, site) as run:
        assert run
        assert run.get("key") is None


def forged(folder: Path) -> None:
    """Words that nobody wrote, as the result of a key."""
    with sqlite3.connect(folder / "cache.sqlite") as data:
        data.execute("UPDATE results SET value = ?", (b"forged",))


def test_a_cache_that_came_another_way_is_not_believed(tmp_path: Path, site: Path) -> None:
    kept(tmp_path / "cache", site)
    shutil.copytree(tmp_path / "cache", tmp_path / "copy", copy_function=shutil.copy2)
    forged(tmp_path / "copy")
    with opened(tmp_path / "copy", site) as run:
        assert run
        assert run.get("key") is None


def test_a_database_that_was_exchanged_is_not_believed(tmp_path: Path, site: Path) -> None:
    kept(tmp_path / "cache", site)
    there = (tmp_path / "cache" / "cache.sqlite").stat()
    shutil.copytree(tmp_path / "cache", tmp_path / "copy")
    forged(tmp_path / "copy")
    shutil.copyfile(tmp_path / "copy" / "cache.sqlite", tmp_path / "cache" / "cache.sqlite")
    os.utime(tmp_path / "cache" / "cache.sqlite", ns=(there.st_atime_ns, there.st_mtime_ns))
    with opened(tmp_path / "cache", site) as run:
        assert run
        assert run.get("key") is None


@pytest.mark.parametrize("name", ["cache.sqlite", "stamp", "lock"])
def test_a_damaged_cache_is_begun_anew(tmp_path: Path, site: Path, name: str) -> None:
    kept(tmp_path, site)
    (tmp_path / name).write_bytes(b"no database" * 1000)
    with opened(tmp_path, site) as run:
        assert run is None or run.get("key") is None


def test_a_run_that_was_killed_leaves_nothing_to_believe(tmp_path: Path, site: Path) -> None:
    kept(tmp_path, site)
    with contextlib.suppress(KeyboardInterrupt), opened(tmp_path, site) as run:
        assert run
        run.put("key", b"half")
        raise KeyboardInterrupt
    with opened(tmp_path, site) as run:
        assert run
        assert run.get("key") is None


def filled(folder: Path, site: Path) -> None:
    """A cache on a disk that has no room for what is put."""
    with opened(folder, site) as run:
        assert run
        run._data.execute("PRAGMA max_page_count = 1")
        run.put("key", b"result" * 10_000)


def test_a_cache_that_finds_no_room_says_so_as_any_file_does(tmp_path: Path, site: Path) -> None:
    with pytest.raises(OSError, match="No space left on device"):
        filled(tmp_path / "cache", site)


def test_a_site_that_is_written_stands_without_room_for_its_cache(tmp_path: Path, site: Path) -> None:
    kept(tmp_path / "cache", site)
    for number in range(1000):
        (site / f"{number}.html").write_bytes(b"a")
    listed = [(f"{number}.html", fingerprint.digest(b"a")) for number in range(1000)]
    (site / manifest.PATH).write_bytes(manifest.written(listed))
    with opened(tmp_path / "cache", site) as run:
        assert run
        run._data.execute("PRAGMA max_page_count = 1")
        run.keep()
        assert run.lost
    with opened(tmp_path / "cache", site) as run:
        assert run
        assert run.get("key") is None
        assert run.digest("0.html") is None


def test_a_link_to_another_place_is_refused(tmp_path: Path, site: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "cache").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(Refused), opened(tmp_path / "cache", site):
        pass
    assert not list((tmp_path / "elsewhere").iterdir())


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
def test_processes_that_were_forked_get_what_was_shared(tmp_path: Path, site: Path) -> None:
    with opened(tmp_path, site) as run:
        assert run
        run.put("key", b"result")
        run.share()
        if (child := os.fork()) == 0:
            os._exit(run.get("key") != b"result")
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
