"""Large pieces of memory go back to the system where the C library can be told so, and no other is asked."""

from __future__ import annotations

import ctypes
from types import SimpleNamespace

import pytest

from scrutiny.shell import heap


def test_the_library_is_told_from_which_size_on(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[tuple[int, ...]] = []
    library = SimpleNamespace(mallopt=lambda *given: said.append(given))
    monkeypatch.setattr(ctypes, "CDLL", lambda _: library)
    heap.give_back()
    assert said == [(-3, 131_072)]


@pytest.mark.parametrize("wrong", [AttributeError, OSError, TypeError])
def test_another_library_is_left_alone(monkeypatch: pytest.MonkeyPatch, wrong: type[Exception]) -> None:
    def missing(_: None) -> None:
        raise wrong

    monkeypatch.setattr(ctypes, "CDLL", missing)
    heap.give_back()
