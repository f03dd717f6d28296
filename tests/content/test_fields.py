"""A field is declared once, in its kind of record, and everything else follows from that."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import pytest

from scrutiny.authoring import vscode
from scrutiny.base.diagnostics import Report
from scrutiny.base.text import Place, Text
from scrutiny.content import body, frontmatter, kinds, values
from scrutiny.content.fields import build, declared, field, read, repeated, required, shape
from scrutiny.content.kinds.action import Action
from tests.support import OFFICE, built, checked, codes, given, note

PATH = "meetings/2024/2024-12-05-x"
BODY = "## 1. Roads\n\n### Action 1: Mend it\n- Cost: £200\n- Band: small\n\nDo.\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Costed(Action):
    """An action with two more fields."""

    kind: ClassVar[str] = "action"

    cost: Text | None = field("Cost", values.words, "What it costs")
    band: str | None = field("Band", values.choice("small", "large"), "How much that is")


@pytest.fixture
def costed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(body.KINDS, "Action", Costed)
    several = tuple(Costed if kind is Action else kind for kind in kinds.RECORDS)
    monkeypatch.setattr(vscode, "RECORDS", several)


@pytest.mark.usefixtures("costed")
def test_a_new_field_is_read_shown_published_and_completed() -> None:
    site = built(given({f"{PATH}.md": note(BODY)}))
    page = site["meetings/2024-12-05-x/action-1-1/index.html"]
    assert "<dt>Cost</dt>\n<dd>£200</dd>" in page
    assert '<strong class="tag tag-small">Small</strong>' in page
    assert "<dt>Cost</dt>" in site["meetings/2024-12-05-x/index.html"]
    data = json.loads(site["meetings/2024-12-05-x/action-1-1/index.json"])
    assert (data["cost"], data["band"]) == ("£200", "small")
    snippets = json.loads(vscode.files("content")[".vscode/scrutiny.code-snippets"])
    assert snippets["Action: Band"]["body"] == ["- Band: ${1|small,large|}"]
    assert snippets["Action: Cost"]["description"] == "What it costs"


@pytest.mark.usefixtures("costed")
def test_a_new_field_is_checked_and_compared_with_its_translation() -> None:
    _, found = checked(given({f"{PATH}.md": note(BODY.replace("small", "smal"))}))
    assert [(each.code, each.fix) for each in found] == [("bad-value", "did you mean 'small'?")]
    both = {"office.yaml": OFFICE + "languages: [en, cy]\n", f"{PATH}.md": note(BODY)}
    welsh = note(BODY.replace("£200", "200 punt"))
    assert checked(given({**both, f"{PATH}.cy.md": welsh}))[1] == ()
    _, found = checked(given({**both, f"{PATH}.cy.md": welsh.replace("small", "large")}))
    assert codes(found) == ["translation"]
    assert (
        "'Band' of 'action-1-1' is large, and in meetings/2024/2024-12-05-x.md it is small" in found[0].what
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """Fields that another kind takes over."""

    place: Place
    later: str | None = field("later", values.plain, "Comes after what the other declares")


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing(Base):
    """One field of each sort."""

    name: str = required("name", values.plain, "Must be written")
    state: str = required("state", values.plain, "Must be written, and is guessed", default="draft")
    order: str = field("order", values.plain, "May be left out", default="last")
    topics: tuple[Text, ...] = repeated("topic", values.words, "May be repeated")


def made(written: Mapping[str, str]) -> tuple[Thing | None, list[str]]:
    text = "".join(f"{name}: {value}\n" for name, value in written.items())
    place, report = Place("x.md", 1, 1), Report()
    node = frontmatter.read(Text(text, place), report)
    assert isinstance(node, frontmatter.Mapping)
    found = read(node.entries, declared(Thing).values(), place, report)
    return build(Thing, found, place=place), codes(report.diagnostics)


def test_what_is_left_out_takes_its_default() -> None:
    assert tuple(declared(Thing)) == ("name", "state", "order", "topics", "later")
    thing, found = made({"name": "A", "state": "open"})
    assert found == []
    assert thing
    assert (thing.name, thing.state, thing.order, thing.topics, thing.later) == (
        "A",
        "open",
        "last",
        (),
        None,
    )


def test_what_must_be_written_is_an_error_where_it_is_missing() -> None:
    thing, found = made({"name": "A"})
    assert found == ["missing-field"]
    assert thing
    assert thing.state == "draft"
    assert made({"state": "open"}) == (None, ["missing-field"])
    assert shape(Thing)["required"] == ["name", "state"]
