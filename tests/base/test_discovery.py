"""The files of a package are found by themselves, in one order on every machine."""

import importlib
import sys
from pathlib import Path

import pytest

from scrutiny.base.discovery import defined, names


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    folder = tmp_path / "found_by_itself"
    folder.mkdir()
    files = {"__init__": "", "b": "word = 'b'\n", "a": "word = 'a'\n", "other": "name = 'no word'\n",
             "z": "ORDER = 2\nword = 'z'\n", "y": "ORDER = 10\nword = 'y'\n"}  # fmt: skip
    for name, text in files.items():
        (folder / f"{name}.py").write_text(text, "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    for name in [each for each in sys.modules if each.startswith(folder.name)]:
        monkeypatch.delitem(sys.modules, name)
    return folder.name


def test_modules_are_found_by_order_then_by_name(package: str) -> None:
    path = importlib.import_module(package).__path__
    assert names(path) == ("a", "b", "other", "y", "z")
    assert defined("word", package, path) == ("z", "y", "a", "b")
    assert defined("missing", package, path) == ()
