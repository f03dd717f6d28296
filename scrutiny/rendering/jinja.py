"""What templates run in; hides Jinja. Undefined names are errors, and everything is escaped.

A template shows what it is given. It reaches neither a disk nor Python, and changes nothing.
"""

from __future__ import annotations

import contextlib
import datetime
import functools
import json
import traceback
import types
from collections import Counter
from collections.abc import Callable, Collection, Mapping, MutableMapping
from typing import Any

import jinja2
from jinja2 import runtime
from jinja2.environment import TemplateModule
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace
from markupsafe import Markup

from scrutiny.base.diagnostics import Report
from scrutiny.base.text import Place
from scrutiny.wording.phrases import Phrases


class Environment:
    """The templates of `texts`, by their names, in the wording of one language.

    What is put into `filters` and `names` before a template is used, all can use. `seen` is called with what
    is read of an attribute with one of the `watched` names.
    """

    def __init__(
        self,
        texts: Mapping[str, str],
        words: Phrases,
        watched: Collection[str] = (),
        seen: Callable[[Any], object] = lambda _: None,
    ) -> None:
        self._texts = texts
        self._jinja = _environment(self._source, words)
        self._jinja.watched, self._jinja.seen = watched, seen
        self.filters: dict[str, Callable[..., Any]] = self._jinja.filters
        self.names: MutableMapping[str, Any] = self._jinja.globals

    def prepare(self, template: str) -> None:
        """Compile a template; its faults show when it is rendered."""
        with contextlib.suppress(jinja2.TemplateError):
            self._jinja.get_template(template)

    def render(self, template: str, given: Mapping[str, object], report: Report) -> str | None:
        """What a template makes of what it is given; None, and an error, where the template is wrong."""
        try:
            return self._jinja.get_template(template).render(given)
        except jinja2.TemplateSyntaxError as wrong:
            place = Place(wrong.name or template, wrong.lineno, 1)
            report.error(place, "template", str(wrong.message), "see the templates documentation of Jinja")
        except jinja2.TemplateNotFound as missing:
            report.error(Place(str(missing.name), 1, 1), "template", "the template is missing", "write it")
        except (jinja2.TemplateError, TypeError, ValueError, ArithmeticError, LookupError) as wrong:
            place = self._place(wrong, template)
            report.error(place, "template", str(wrong), "check the names and their spelling")
        return None

    def _source(self, name: str) -> tuple[str, str, None] | None:
        """The text of a template, and its name as the file name that traces show."""
        text = self._texts.get(name)
        return None if text is None else (text, name, None)

    def _place(self, error: Exception, template: str) -> Place:
        """The innermost line of a template in the trace of an error."""
        for frame in reversed(traceback.extract_tb(error.__traceback__)):
            if frame.filename in self._texts:
                return Place(frame.filename, frame.lineno or 1, 1)
        return Place(template, 1, 1)


def _environment(source: Callable[[str], tuple[str, str, None] | None], words: Phrases) -> Sandbox:
    """Jinja as templates have it."""
    made = Sandbox(
        loader=jinja2.FunctionLoader(source),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
        cache_size=-1,
        auto_reload=False,
    )
    made.policies["ext.i18n.trimmed"] = True
    made.policies["json.dumps_function"] = json.JSONEncoder(sort_keys=True).encode
    made.policies["json.dumps_kwargs"] = {}
    made.install_gettext_callables(words.text, words.form, newstyle=True)  # type: ignore[attr-defined]
    return made


MOST = 1_000_000
"""Characters or things that a product may have, and bits of a power."""

_GUARDED = ("format", "format_map")
"""Methods that Jinja exchanges for functions of its own."""

_GUARDS = (None, "markupsafe")
"""The modules that these functions say they are of."""

_VALUES: tuple[type, ...] = (
    *(str, int, float, bool, type(None), tuple, list, dict, set, frozenset, range, Markup, Counter),
    *(datetime.date, datetime.time, datetime.datetime, datetime.timedelta),
    *(type({}.keys()), type({}.values()), type({}.items()), types.MappingProxyType),
)
_JINJA = (
    *(runtime.LoopContext, runtime.Macro, runtime.BlockReference, runtime.TemplateReference),
    *(runtime.Undefined, Namespace, TemplateModule),
)


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja, in which a template asks only plain values and the records of this program for anything.

    Types, modules, functions, generators and whatever comes from the shell have no attributes here. Only what
    this program offers to templates can be called, and the methods of plain values and records.
    """

    intercepted_binops = frozenset({"*", "**"})

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        for name in ("cycler", "joiner", "lipsum"):
            del self.globals[name]
        self._safe: set[tuple[type, str]] = set()
        self.watched: Collection[str] = ()
        self.seen: Callable[[Any], object] = lambda _: None

    def getattr(self, obj: Any, attribute: str) -> Any:
        """An attribute or an item of something, where a template may have it."""
        asked = type(obj), attribute
        if asked in self._safe:  # whether it is safe depends on these two alone
            try:
                return getattr(obj, attribute)
            except AttributeError:
                pass
        elif attribute in self.watched:
            found = super().getattr(obj, attribute)
            self.seen(found)
            return found
        elif attribute not in _GUARDED and self.is_safe_attribute(obj, attribute, None):
            self._safe.add(asked)
        return super().getattr(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """An item or an attribute of something, where a template may have it."""
        found = super().getitem(obj, argument)
        if isinstance(argument, str) and argument in self.watched:
            self.seen(found)
        return found

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a template may have an attribute of something."""
        return _is_plain(obj) and super().is_safe_attribute(obj, attr, value)

    def is_safe_callable(self, obj: Any) -> bool:
        """Whether a template may call something."""
        if isinstance(obj, types.MethodType | types.BuiltinMethodType):
            return _is_plain(obj.__self__)
        if isinstance(obj, _JINJA):
            return True
        if isinstance(obj, types.FunctionType) and _is_offered(obj.__module__):
            return True
        return any(obj is each for each in self.globals.values())

    def call_binop(self, context: runtime.Context, operator: str, left: Any, right: Any) -> Any:
        """Multiply, or raise to a power, what does not become too large. Raises `SecurityError`."""
        if _size(operator, left, right) > MOST:
            raise SecurityError(f"what '{operator}' gives would be too large")
        return super().call_binop(context, operator, left, right)


def _size(operator: str, left: Any, right: Any) -> float:
    """How large a product or a power is: in bits of a number, in parts of anything else."""
    if isinstance(left, int) and isinstance(right, int):
        return left.bit_length() * right if operator == "**" else left.bit_length() + right.bit_length()
    several, times = (right, left) if isinstance(left, int) else (left, right)
    return len(several) * times if isinstance(times, int) and hasattr(several, "__len__") else 0


def _is_plain(thing: Any) -> bool:
    """Whether something is a value or a record, and no part of Python's machinery."""
    return _of_values(type(thing))


def _is_of_values(kind: type) -> bool:
    if kind in _VALUES or issubclass(kind, _JINJA):
        return True
    modules = [each.__module__ for each in kind.__mro__]
    return any(map(_is_ours, modules)) and not any(each.startswith(_SHELL) for each in modules)


_of_values: Callable[[type], bool] = functools.cache(_is_of_values)


@functools.lru_cache(1000)
def _is_offered(module: str | None) -> bool:
    """Whether a template may call the functions of a module."""
    return _is_ours(module) or module in _GUARDS


def _is_ours(module: str | None) -> bool:
    """Whether a module is of this program, but not of the part of it that reads and writes disks."""
    return module is not None and module.startswith("scrutiny.") and not module.startswith(_SHELL)


_SHELL = ("scrutiny.shell", "scrutiny.cli")
