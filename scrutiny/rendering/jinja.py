"""What templates run in; hides Jinja. Undefined names are errors, and everything is escaped."""

from __future__ import annotations

import contextlib
import json
import traceback
from collections.abc import Callable, Mapping, MutableMapping
from typing import Any

import jinja2

from scrutiny.base.diagnostics import Report
from scrutiny.base.text import Place
from scrutiny.wording.phrases import Phrases


class Environment:
    """The templates of `texts`, by their names, in the wording of one language.

    What is put into `filters` and `names` before a template is used, all can use.
    """

    def __init__(self, texts: Mapping[str, str], words: Phrases) -> None:
        self._texts = texts
        self._jinja = _environment(self._source, words)
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
        except (jinja2.TemplateError, TypeError) as wrong:
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


def _environment(source: Callable[[str], tuple[str, str, None] | None], words: Phrases) -> jinja2.Environment:
    """Jinja as templates have it."""
    made = jinja2.Environment(
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
