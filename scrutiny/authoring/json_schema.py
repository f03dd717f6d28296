"""What can be written in each kind of file, for editors that complete fields and point out slips.

Made from the declarations by which the program reads, so that the two cannot differ.
"""

from collections.abc import Mapping
from typing import Any

from scrutiny.content import kinds
from scrutiny.content.fields import Form, described
from scrutiny.content.kinds import acceptance


def _with_acceptances(form: Form) -> Form:
    """A form with the fields that any front matter can have."""
    if not form.files.endswith(".md"):
        return form
    properties = {**form.shape["properties"], **{each.name: described(each) for each in ANYWHERE}}
    return form._replace(shape={**form.shape, "properties": properties})


ANYWHERE = (acceptance.FIELD, acceptance.OLD)
FORMS = tuple(_with_acceptances(form) for form in kinds.FORMS)


def schemas() -> Mapping[str, Mapping[str, Any]]:
    """A JSON Schema for each form, by its name."""
    draft = "https://json-schema.org/draft/2020-12/schema"
    return {form.name: {"$schema": draft, "title": form.title, **form.shape} for form in FORMS}
