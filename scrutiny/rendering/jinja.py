"""What templates run in: undefined names are errors, everything is escaped, and the texts are given.

Hides Jinja, and makes it faster through hooks of its own: `tests/rendering/test_jinja.py` holds that
templates come to the same as without them.
"""

from __future__ import annotations

import contextlib
import functools
import json
import traceback
from collections.abc import Callable, Collection, Mapping, MutableMapping
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

from scrutiny.base.cache import Memo
from scrutiny.base.diagnostics import Report
from scrutiny.base.fingerprint import key
from scrutiny.base.text import Place
from scrutiny.wording.phrases import Phrases


class Environment:
    """The templates of `texts`, by their names, in the wording of one language.

    `memo` has what was compiled before. What is put into `filters` and `names` before a template is used, all
    can use; no function among it is given Jinja's context.
    """

    def __init__(self, texts: Mapping[str, str], words: Phrases, memo: Memo) -> None:
        self._texts = texts
        worded = _Worded(words)
        self._jinja = _Jinja(
            worded,
            loader=jinja2.FunctionLoader(self._source),
            undefined=jinja2.StrictUndefined,
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=False,
            extensions=["jinja2.ext.i18n"],
            bytecode_cache=_Compiled(memo, words),
            cache_size=-1,
        )
        self._jinja.policies["ext.i18n.trimmed"] = True
        self._jinja.policies["json.dumps_function"] = json.JSONEncoder(sort_keys=True).encode
        self._jinja.policies["json.dumps_kwargs"] = {}
        self._jinja.newstyle_gettext = True  # type: ignore[attr-defined]
        self._jinja.globals.update(gettext=worded.text, ngettext=worded.form, _=worded.text)
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

    def asks_beyond(self, near: Mapping[str, Collection[str]], shown: Collection[str], by: str) -> bool:
        """Whether any template asks names for anything else than what is `near`, as 'register.meeting'.

        Likewise for attributes that may only be `shown`, by one filter. A template that cannot be read does.
        """
        try:
            trees = [self._jinja.parse(text) for text in {*self._texts.values()}]
        except jinja2.TemplateError:
            return True
        return any(_asks(tree, near, shown, by) for tree in trees)

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


def _asks(tree: nodes.Template, near: Mapping[str, Collection[str]], shown: Collection[str], by: str) -> bool:
    names = [name for name in tree.find_all(nodes.Name) if name.name in near]
    asked = [each for each in tree.find_all(nodes.Getattr) if _is_near(_dotted(each), near)]
    read = [each for each in tree.find_all(nodes.Getattr) if each.attr in shown]
    through = [each for each in tree.find_all(nodes.Filter) if each.name == by]
    return len(names) > len(asked) or len(read) > len(through)


def _is_near(dotted: str, near: Mapping[str, Collection[str]]) -> bool:
    name, _, asked = dotted.partition(".")
    return asked in near.get(name, ())


def _dotted(node: nodes.Node) -> str:
    """What is asked of what, as 'register.meeting'."""
    if isinstance(node, nodes.Getattr):
        return f"{_dotted(node.node)}.{node.attr}"
    return node.name if isinstance(node, nodes.Name) else ""


class _Worded:
    """The wording of the interface as templates ask for it, as safe HTML."""

    def __init__(self, words: Phrases) -> None:
        self._words = words
        self._constant = functools.cache(lambda english: Markup(words.text(english)) % {})

    def text(self, english: str, /, **values: object) -> Markup:
        """A sentence or word, with values for its places."""
        if not values:
            return self._constant(english)
        if all(isinstance(value, str) for value in values.values()):
            return Markup(self._words.text(english) % {name: _shown(value) for name, value in values.items()})
        return Markup(self._words.text(english)) % values

    def form(self, one: str, many: str, number: int, /, **values: object) -> Markup:
        """The form that fits a number, with values for its places."""
        return Markup(self._words.form(one, many, number)) % {"num": number, **values}


class _Generator(CodeGenerator):
    """Calls what a template calls as it stands: nothing that is given to templates asks for the context."""

    def visit_Call(  # noqa: N802 - Jinja's name for it
        self, node: nodes.Call, frame: Frame, forward_caller: bool = False
    ) -> None:
        self.write("call(")
        self.visit(node.node, frame)
        self.signature(node, frame, {"caller": "caller"} if forward_caller else None)
        self.write(")")


_escaped = functools.lru_cache(4096)(escape)


def _shown(value: object) -> str:
    """What a template shows of a value. Most are short texts that many pages show, or safe already."""
    if type(value) is str:
        return _escaped(value)
    if type(value) is Markup:
        return value
    return escape(value) if hasattr(value, "__html__") else _escaped(str(value))


class _Jinja(jinja2.Environment):
    """Compiles the wording that has no places for values into the templates."""

    code_generator_class = _Generator

    def __init__(self, worded: _Worded, **options: Any) -> None:
        super().__init__(**options)
        self._worded = worded
        self.shown = _shown

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The names that a template knows, which are all there when the first is loaded."""
        return {**self.globals, **(d or {})}

    def _generate(self, source: nodes.Template, *rest: Any, **named: Any) -> str:
        made = super()._generate(_Constant(self._worded).visit(source), *rest, **named)
        return f"{made}\nescape = environment.shown\nfrom operator import call"


class _Constant(NodeTransformer):
    """Puts what a sentence comes to in the place of asking for it, where it is shown as it is.

    Not within an expression: what Jinja joins while it compiles is no longer known to be safe.
    """

    def __init__(self, worded: _Worded) -> None:
        self._worded = worded

    def visit_Output(self, node: nodes.Output) -> nodes.Node:  # noqa: N802 - Jinja's name for it
        node.nodes = [self._shown(each) for each in node.nodes]
        return node

    def _shown(self, node: nodes.Expr) -> nodes.Expr:
        match node:
            case nodes.Call(
                node=nodes.Name(name="_" | "gettext"), args=[nodes.Const(value=english)], kwargs=[]
            ):
                return nodes.Const(self._worded.text(english), lineno=node.lineno)
        return node


class _Compiled(jinja2.BytecodeCache):
    """Templates as they were compiled before, in the same wording."""

    def __init__(self, memo: Memo, words: Phrases) -> None:
        self._memo, self._mark = memo, words.mark

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill in what is known of a template."""
        if known := self._memo.get(self._key(bucket)):
            bucket.bytecode_from_string(known)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template that was compiled."""
        self._memo.put(self._key(bucket), bucket.bytecode_to_string())

    def _key(self, bucket: Bucket) -> str:
        return key("template", bucket.key, bucket.checksum, self._mark)
