"""Templates show what they are given, and reach nothing else: no file, and no part of Python."""

import dataclasses
import functools
import types
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from scrutiny.base.diagnostics import Report
from scrutiny.pipeline import assemble, check
from scrutiny.rendering import render
from scrutiny.rendering.jinja import Environment, Sandbox
from scrutiny.rendering.templates import Templates
from scrutiny.shell import processes
from scrutiny.shell.origin import Origin
from scrutiny.shell.processes import Workers
from scrutiny.wording.phrases import Phrases
from tests.support import EXAMPLE, SETTINGS, TEMPLATES, example, given, note

HOSTILE = (
    "{{ ''.__class__.__mro__ }}",
    "{{ ''['__class__'] }}",
    "{{ ''|attr('__class__') }}",
    "{{ ''|attr('__cla' ~ 'ss__') }}",
    "{{ ['']|map(attribute='__class__')|first }}",
    "{{ ['']|map('attr', '__class__')|list|first }}",
    "{{ [site]|sort(attribute='__class__.__name__') }}",
    "{{ [site]|groupby('__init__.__globals__') }}",
    "{{ '{0.__class__}'.format(site) }}",
    "{{ '{0.__class__}'.format_map({'0': site}) }}",
    "{{ ('{0.__class__}'|safe).format(site) }}",
    "{% set f = '{0.__init__.__globals__}'.format %}{{ f(site) }}",
    "{{ site.__init__.__globals__ }}",
    "{{ site.role.__func__.__globals__ }}",
    "{{ site.role.__self__ }}",
    "{{ navigation.__globals__ }}",
    "{{ navigation.__code__ }}",
    "{{ lang.__closure__ }}",
    "{{ _.__globals__ }}",
    "{{ gettext.__globals__ }}",
    "{{ range.__globals__ }}",
    "{{ dict.mro() }}",
    "{{ dict.fromkeys }}",
    "{{ namespace.__init__.__globals__ }}",
    "{{ self.__init__.__globals__ }}",
    "{{ self._TemplateReference__context.environment }}",
    "{% macro m() %}{% endmacro %}{{ m._environment }}",
    "{% macro m() %}{% endmacro %}{{ m.__call__.__globals__ }}",
    "{% for x in [1] %}{{ loop._iterable }}{% endfor %}",
    "{{ passages.gi_frame }}",
    "{{ passages.gi_code }}",
    "{{ read.func }}",
    "{{ read.args }}",
    "{{ read() }}",
    "{{ path.read_text() }}",
    "{{ path.parent }}",
    "{{ kind() }}",
    "{{ kind.mro() }}",
    "{{ module.sep }}",
    "{{ module.system('true') }}",
    "{{ workers(1, 2, 3) }}",
    "{{ workers._jobs }}",
    "{{ opened() }}",
    "{{ things.append(1) }}",
    "{{ table.update(a=1) }}",
    "{{ table.clear() }}",
    "{{ absent() }}",
    "{{ lipsum() }}",
    "{{ cycler(1) }}",
    "{{ 'a' * 10 ** 9 }}",
    "{{ 10 ** 9 * 'a' }}",
    "{{ [1] * 10 ** 9 }}",
    "{{ 9 ** 999999999 }}",
    "{{ range(10 ** 9)|list }}",
    "{{ 1 / 0 }}",
    "{{ [][5] + 1 }}",
    "{{ 'a'.encode('nonsense') }}",
    "{% include '/etc/hostname' %}",
    "{% include '../../README.md' %}",
    "{% extends 'file:///etc/hostname' %}",
    "{% import 'os' as os %}",
)

GIVEN = {
    "things": [1],
    "table": {"a": 0},
    "passages": (letter for letter in "ab"),
    "read": functools.partial(open, "/etc/hostname"),
    "path": Path("/etc/hostname"),
    "kind": Path,
    "module": __import__("os"),
    "workers": Workers(1),
    "opened": open,
}


@functools.cache
def environment() -> Environment:
    """What the templates of the example are given, without their templates."""
    content = example()
    found = check.check(content, SETTINGS, Report())
    assert found
    return Templates(content.templates, found.sites[0])._environment


def rendered(text: str, more: Mapping[str, Any] = GIVEN) -> tuple[str | None, list[tuple[str, int]]]:
    """What a template makes, and the codes and lines of what is wrong with it."""
    own, report = Environment({"a.html": text}, Phrases()), Report()
    own.names.update(environment().names)
    own.filters.update(environment().filters)
    made = own.render("a.html", more, report)
    return made, [(each.code, each.place.line) for each in report.diagnostics]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_template_reaches_beyond_what_it_is_given(text: str, kept: Callable[..., None]) -> None:
    made, found = rendered(f"\n{text}")
    assert made is None
    assert [code for code, _ in found] == ["template"]
    assert GIVEN["things"] == [1]
    assert GIVEN["table"] == {"a": 0}
    kept(6, "templates refused that reached for files or Python")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("{{ '%s-%s'|format(1, 2) }}{{ '{}!'.format('a') }}{{ ('<{}>'|safe).format('&') }}", "1-2a!<&amp;>"),
        (
            "{{ table['a'] }}{{ table.a }}{{ table.get('b', 3) }}{{ table.items()|list }}",
            "003[(&#39;a&#39;, 0)]",
        ),
        (
            "{% set n = namespace(x=1) %}{% set n.x = n.x + 1 %}{{ n.x }}{{ dict(a=1).a }}{{ range(3)|sum }}",
            "213",
        ),
        ("{% macro m(a) %}{{ a }}{{ caller() }}{% endmacro %}{% call m(1) %}2{% endcall %}", "12"),
        ("{% for x in [1, 2] %}{{ loop.cycle('a', 'b') }}{{ loop.last }}{% endfor %}", "aFalsebTrue"),
        ("{{ office.name|upper|length > 3 }}{{ settings.today.year }}{{ settings.today.isoformat() }}", None),
        ("{{ 3 * 4 }}{{ 'ab' * 2 }}{{ 2 ** 10 }}{{ 1.5 * 2 }}{{ 2 ** -1 }}", "12abab10243.00.5"),
        ("{% block a %}x{% endblock %}{{ self.a() }}", "xx"),
        ("{{ site.role is defined }}{{ site.nothing is defined }}", "TrueFalse"),
    ],
)
def test_what_templates_need_they_have(text: str, shown: str | None) -> None:
    made, found = rendered(text)
    assert found == []
    assert made == shown if shown else made


MACHINERY = (
    types.ModuleType,
    types.FrameType,
    types.CodeType,
    types.GeneratorType,
    type,
    Path,
    functools.partial,
)


def test_nothing_that_is_given_leads_out_of_the_records() -> None:
    """Walk all attributes and items that the sandbox allows, from all names and pages."""
    content = example()
    found = check.check(content, SETTINGS, Report())
    assert found
    sandbox = Sandbox()
    pages = [page.make(found.sites[0]) for page in found.listed[""]]
    seen: dict[int, object] = {}
    waiting: list[object] = [*environment().names.values(), *environment().filters.values(), *pages]
    reached, called = set[str](), set[str | None]()
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, str | int | float | bytes | None) or id(thing) in seen:
            continue
        seen[id(thing)] = thing
        reached.add(type(thing).__module__.partition(".")[0])
        if callable(thing) and sandbox.is_safe_callable(thing):
            called.add(getattr(thing, "__module__", None))
        if isinstance(thing, Mapping):
            waiting += [*thing.values()][:500]
        elif isinstance(thing, list | tuple | set | frozenset):
            waiting += [*thing][:500]
        for name in dir(thing):
            try:
                value = getattr(thing, name)
            except Exception:  # noqa: BLE001 - it is not there
                continue
            if sandbox.is_safe_attribute(thing, name, value):
                assert not isinstance(thing, MACHINERY), (thing, name)
                waiting.append(value)
    assert len(seen) > 1000
    assert not reached & {"os", "pathlib", "subprocess", "io", "sqlite3", "multiprocessing"}
    ours = {module for module in called if module and module.startswith("scrutiny.")}
    assert not [module for module in ours if module.startswith(("scrutiny.shell", "scrutiny.cli"))]


@pytest.mark.skipif(not processes.CAN_FORK, reason="this system cannot fork")
@pytest.mark.parametrize(
    "text",
    [
        "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
        "{% macro m(n) %}{{ m(n ~ n) }}{% endmacro %}{{ m('x') }}",
        "{% set n = namespace(s='xxxx') %}{% for a in range(99) %}{% set n.s = n.s ~ n.s %}{% endfor %}",
        "{{ 'x'|center(99999999999) }}",
        "{{ '%099999999999d'|format(1) }}",
    ],
)
def test_a_template_without_end_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, kept: Callable[..., None]
) -> None:
    """Also where it is Jinja that works without end, while it reads the template."""
    monkeypatch.setattr(render, "LONGEST", 2.0)
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "privacy.html").write_text(text)
    report = Report()
    own = Origin(EXAMPLE / "content", tmp_path, TEMPLATES).read(report)
    small = given({"meetings/2024/a.md": note("## 1. Roads\n")})
    content = dataclasses.replace(small, templates=own.templates)
    found = check.check(content, SETTINGS, report, run=Workers(1))
    assert found, report.diagnostics
    for _ in assemble.build(content, found, report, run=Workers(1)):
        pass
    assert {each.code for each in report.diagnostics if each.severity == "error"} <= {
        "too-much-work",
        "template",
    }
    assert report.failed
    kept(6, "endless, greedy and dying pieces of work stopped")
