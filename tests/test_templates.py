"""Templates of an office: one that takes the place of a standard one, or extends it."""

from pathlib import Path

from scrutiny.base.diagnostics import Report
from scrutiny.shell.origin import Origin
from tests.support import EXAMPLE, TEMPLATES, built


def test_an_own_template_extends_the_standard_one_and_the_rest_stays(tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "style.css").write_text("body { color: red }")
    (tmp_path / "base.html").write_text(
        "{% extends 'standard/base.html' %}{% block footer %}{{ super() }}<p>Own words.</p>{% endblock %}"
    )
    report = Report()
    site = built(Origin(EXAMPLE / "content", tmp_path, TEMPLATES).read(report))
    standard = built(Origin(EXAMPLE / "content", TEMPLATES, TEMPLATES).read(report))
    assert not report.diagnostics
    assert "Own words." in site["people/idris-vance/index.html"]
    assert (
        site["people/idris-vance/index.html"].replace("<p>Own words.</p>", "")
        == (standard["people/idris-vance/index.html"])
    )
    assert site["assets/style.css"] == "body { color: red }"
    assert site["assets/search.js"] == standard["assets/search.js"]
