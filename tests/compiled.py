"""Compiled templates and patterns are kept between the builds of a test run: both are most of a small build.

What is kept here stays where the rest of the project is imported anew, see `tests.altered`.
"""

import re
from types import CodeType
from typing import Any

import jinja2

_compile: Any = jinja2.Environment.compile
_known: dict[tuple[object, ...], CodeType] = {}

every = False
"""Whether all templates of the example were compiled, see `tests.commands.prepare`."""


def keep() -> None:
    """Have every environment of Jinja know what one like it has compiled, and `re` forget no pattern."""
    re._MAXCACHE = 100_000  # type: ignore[attr-defined]
    jinja2.Environment.compile = _kept  # type: ignore[method-assign]


def _kept(self: jinja2.Environment, source: Any, *named: Any, **more: Any) -> Any:
    """What `Environment.compile` gives; only texts are known again, not trees that were parsed."""
    if not isinstance(source, str):
        return _compile(self, source, *named, **more)
    key = (source, named, *sorted(more.items()), _kind(self))
    if key not in _known:
        _known[key] = _compile(self, source, *named, **more)
    return _known[key]


def _kind(environment: jinja2.Environment) -> tuple[object, ...]:
    """All that the code depends on but the text: filters of constants are done when it is compiled."""
    return (
        type(environment).__qualname__,
        environment.undefined.__qualname__,
        *(getattr(environment, name) for name in ("autoescape", "trim_blocks", "lstrip_blocks")),
        *sorted(environment.extensions),
        *sorted(environment.filters),
        getattr(environment.globals.get("words"), "language", None),
    )
