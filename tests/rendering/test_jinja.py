"""Templates come to the same as in Jinja as it comes."""

import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutiny.base.diagnostics import Report
from scrutiny.base.text import Place
from scrutiny.rendering.jinja import Environment
from scrutiny.wording.catalogue import Catalogue, one_or_many
from scrutiny.wording.phrases import Phrases

MESSAGES = {
    "Meetings": ("Cyfarfodydd & <em>mwy</em>",),
    "Contact: %(who)s": ("Cysylltu: %(who)s",),
    "%(num)s note": ("%(num)s nodyn", "%(num)s o nodiadau"),
    "all of 100%%": ("y cyfan o 100%%",),
}
WORDS = Phrases(Catalogue("cy", MESSAGES, one_or_many))

PIECES = (
    "{{ _('Meetings') }}",
    "{{ _('Meetings')|upper ~ '!' }}",
    "{{ _(given[0]) }}",
    "{{ gettext('not known') }}",
    "{{ _('all of 100%%') }}",
    "{{ _('Contact: %(who)s', who=wrap(given[1])) }}{{ _('Contact: %(who)s', who=number) }}",
    "{{ {'b': given[1], 'a': [1, '</script>', 'é']}|tojson }}{{ 3.5 }}{{ none }}{{ given }}{{ wrap }}",
    "{{ _('Contact: %(who)s', who=given[1]) }}",
    "{% trans %}Meetings{% endtrans %}",
    "{% trans %}\n  all of 100%\n{% endtrans %}",
    "{% trans who=given[1] %}Contact: {{ who }}{% endtrans %}",
    "{% trans num=number %}{{ num }} note{% pluralize %}{{ num }} notes{% endtrans %}",
    "{% for each in given %}{{ loop.index }}{{ wrap(each) }}{{ _('Meetings') }}{% endfor %}",
    "{% for each in tree recursive %}<{{ each[0] }}{{ loop(each[1]) }}>{% endfor %}",
    "{% macro b(words, much=false) %}<b{{ ' class=x' if much }}>{{ words }}{% endmacro %}{{ b(given[0]) }}",
    "{% macro row() %}({{ caller() }}){% endmacro %}{% call row() %}{{ given[1] }}{% endcall %}",
    "{{ wrap(*given) }}{{ wrap(**{'words': given[1]}) }}{{ wrap(given[0], class='x')|length if none }}",
    "{% for each in given if wrap(each) %}{% block c scoped %}{{ wrap(each) }}{% endblock %}{% endfor %}",
    "{% set held = wrap('<i>', tag='b') %}{{ held }}",
    "{{ [_('Meetings'), 'x']|join(', ') }}",
    "{% block a %}{{ number }}{% endblock %}",
    "{% if _('Meetings') == 'Meetings' %}English{% endif %}",
    "{% for title, there in ((_('Meetings'), 1), (_('not known'), 0)) if there %}{{ title }}{% endfor %}",
)


def wrap(words: str, tag: str = "i") -> str:
    return f"<{tag}>{words}"


GIVEN = {
    "given": ["Meetings", "<Ann> & Bob"],
    "number": 2,
    "wrap": wrap,
    "tree": [("a", [("b", [])]), ("c", [])],
}


def plain(template: str) -> str:
    """What Jinja makes of a template by itself."""
    environment = jinja2.Environment(
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    environment.policies["ext.i18n.trimmed"] = True

    def form(one: str, many: str, number: int) -> str:
        return WORDS.form(one, many, number)

    environment.install_gettext_callables(WORDS.text, form, newstyle=True)  # type: ignore[attr-defined]
    return environment.from_string(template).render(GIVEN)


def ours(template: str) -> str | None:
    report, own = Report(), Environment({"a.html": template}, WORDS)
    own.names["wrap"] = wrap
    made = own.render("a.html", GIVEN, report)
    assert not report.diagnostics
    return made


@pytest.mark.parametrize("piece", PIECES)
def test_a_piece_comes_to_the_same(piece: str) -> None:
    assert ours(piece) == plain(piece)


@given(st.lists(st.sampled_from(PIECES), unique=True))
def test_pieces_together_come_to_the_same(pieces: list[str]) -> None:
    assert ours("\n".join(pieces)) == plain("\n".join(pieces))


@pytest.mark.parametrize(
    ("template", "line"),
    [("\n{{ absent }}", 2), ("\n\n{{ wrap() }}", 3), ("{% if %}", 1), ("{{ wrap.x.y }}", 1)],
)
def test_a_fault_is_told_with_its_line(template: str, line: int) -> None:
    report = Report()
    own = Environment({"a.html": template}, WORDS)
    own.names["wrap"] = wrap
    assert own.render("a.html", GIVEN, report) is None
    assert [(each.place, each.code) for each in report.diagnostics] == [
        (Place("a.html", line, 1), "template")
    ]
