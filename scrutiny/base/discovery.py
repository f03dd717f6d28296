"""The files of a package, found by themselves: a new file needs no line in any other."""

import importlib
import pkgutil
from collections.abc import Iterable
from typing import Any


def names(path: Iterable[str]) -> tuple[str, ...]:
    """The names of the modules of a package, in alphabetical order; `path` is its `__path__`."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(path)))


def defined(name: str, package: str, path: Iterable[str]) -> tuple[Any, ...]:
    """What the modules of a package define under a name; a module without that name is passed over.

    `package` is the package's own name. The modules are in alphabetical order, but those that define a number
    `ORDER` come first, in the order of their numbers.
    """
    modules = [importlib.import_module(f"{package}.{each}") for each in names(path)]
    modules.sort(key=lambda module: getattr(module, "ORDER", LAST))
    return tuple(getattr(module, name) for module in modules if hasattr(module, name))


LAST = 1_000_000
