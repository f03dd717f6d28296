"""What can be written in each kind of file, for editors that complete fields and point out slips.

Made from the declarations by which the program reads, so that the two cannot differ.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from scrutiny.content import body
from scrutiny.content import fields as schema
from scrutiny.content.fields import Field, Shape
from scrutiny.content.kinds import (
    allowance,
    custom_page,
    inspection,
    item,
    meeting,
    move,
    office,
    person,
    plan,
    priority,
    term,
)
from scrutiny.content.record import Kind


class Form(NamedTuple):
    """A kind of file: its name, where its files lie below the content folder, its title, and its shape.

    A file that ends in `.md` has the shape in its front matter, above a body in Markdown.
    """

    name: str
    files: str
    title: str
    shape: Shape


def _form(name: str, files: str, title: str, fields: tuple[Field[Any], ...]) -> Form:
    return Form(name, files, title, schema.shape((*fields, allowance.FIELD)))


FORMS = (
    _form("meeting", "meetings/**/*.md", "The note of a meeting", meeting.FIELDS),
    _form("person", "people/*.md", "A person", person.FIELDS),
    _form("priority", "priorities/*.md", "A priority area", priority.FIELDS),
    _form("inspection", "inspections/*.md", "An inspection report", inspection.FIELDS),
    _form("page", "pages/*.md", "A page of the office", custom_page.FIELDS),
    Form("office", "office.yaml", "The office", schema.shape(office.FIELDS)),
    Form("plans", "plans.yaml", "The plans", plan.read.shape),
    Form("glossary", "glossary.yaml", "The glossary", term.read.shape),
    Form("moved", "moved.yaml", "Addresses that moved", move.read.shape),
)

KINDS: tuple[Kind, ...] = (item.KIND, *body.KINDS)
"""What a note is made of: items, and the kinds of record in them."""


def schemas() -> Mapping[str, Mapping[str, Any]]:
    """A JSON Schema for each form, by its name."""
    draft = "https://json-schema.org/draft/2020-12/schema"
    return {form.name: {"$schema": draft, "title": form.title, **form.shape} for form in FORMS}


def choices(field: Field[Any]) -> tuple[str, ...]:
    """The words of which the value of a field is one; none where it is free."""
    return tuple(field.read.shape.get("enum", ()))
