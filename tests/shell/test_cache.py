"""What runs remember is kept as a whole, by one run at a time, and believed by the same program alone."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from scrutiny.base.cache import Output
from scrutiny.base.output import Beside
from scrutiny.shell import cache
from scrutiny.shell.cache import opened


def test_a_run_takes_up_what_the_last_one_kept(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "a.html").write_bytes(b"a")
    with opened(tmp_path / "memory", site) as first:
        assert first
        first.put("key", {"some": "result"})
        first.made("a.html", Output("mark", "sha", ("m/item-1",), "said"), b"links")
        first.tie("m", {"m", "n"})
        first.keep(site)
    with opened(tmp_path / "memory", site) as second:
        assert second
        assert second.get("key") == {"some": "result"}
        assert second.files == {"a.html": Output("mark", "sha", ("m/item-1",), "said")}
        assert second.links("a.html") == b"links"
        assert second.tied("m") == {"n"}
        assert second.gone() == {"a.html"}
        assert second.shown_elsewhere({"m/item-1"})
        assert not second.shown_elsewhere({"m/item-2"})


def test_the_files_of_a_run_come_in_the_order_of_their_paths(tmp_path: Path) -> None:
    paths = ["b/index.html", "b.html", "B.html", "b-é/index.html", "b/\uffff", "b/\U0001f600", "b/a"]
    with opened(tmp_path / "memory", tmp_path) as memo:
        assert memo
        for path in paths:
            memo.made(path, Output("", f"sha of {path}"), b"links" if path == "B.html" else b"")
        assert list(memo.digests()) == [(path, f"sha of {path}") for path in sorted(paths)]
        assert [memo.made_links(path) for path in ("B.html", "b.html", "c.html")] == [b"links", b"", None]
        assert memo.gone() == set()


def test_a_file_is_as_it_was_put_together(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    for name in ("a.html", "b.html"):
        (site / name).write_bytes(b"a")
    put = (site / "a.html").stat()
    with opened(tmp_path / "memory", site) as first:
        assert first
        first.made("a.html", Output("mark", "sha"), b"", Beside(put.st_size, put.st_mtime_ns))
        first.made("b.html", Output("mark", "sha"), b"", Beside(2, put.st_mtime_ns))
        first.made("c.html", Output("mark", "sha"), b"")
        first.keep(site)
    with opened(tmp_path / "memory", site) as second:
        assert second
        assert second.files == {"a.html": Output("mark", "sha")}


def test_a_file_that_was_touched_is_not_there_as_it_was_written(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(b"a")
    with opened(tmp_path / "memory", tmp_path) as first:
        assert first
        first.made("a.html", Output("mark", "sha"), b"")
        first.keep(tmp_path)
    (tmp_path / "a.html").write_bytes(b"other")
    with opened(tmp_path / "memory", tmp_path) as second:
        assert second
        assert second.files == {}


def test_what_a_run_did_not_keep_is_forgotten(tmp_path: Path) -> None:
    with opened(tmp_path, tmp_path) as first:
        assert first
        first.put("key", 1)
    with opened(tmp_path, tmp_path) as second:
        assert second
        assert not second.has("key")


def test_results_that_a_run_did_not_use_are_dropped(tmp_path: Path) -> None:
    for used in ({"a", "b"}, {"a"}):
        with opened(tmp_path, tmp_path) as run:
            assert run
            for key in used:
                assert run.remember(key, lambda: 1) == 1
            run.keep(tmp_path)
    with opened(tmp_path, tmp_path) as last:
        assert last
        assert (last.has("a"), last.has("b")) == (True, False)


def test_of_two_runs_at_once_one_remembers(tmp_path: Path) -> None:
    with opened(tmp_path, tmp_path) as first, opened(tmp_path, tmp_path) as second:
        assert first
        assert second is None


def test_another_program_is_not_believed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with opened(tmp_path, tmp_path) as first:
        assert first
        first.put("key", 1)
        first.keep(tmp_path)
    monkeypatch.setattr(cache, "digest", lambda: "another")
    with opened(tmp_path, tmp_path) as second:
        assert second
        assert not second.has("key")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
def test_a_process_that_helps_keeps_nothing(tmp_path: Path) -> None:
    with opened(tmp_path, tmp_path) as run:
        assert run
        if (child := os.fork()) == 0:
            run.put("key", 1)
            os._exit(int(run.has("key")))
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
