"""The office that publishes the records: `office.yaml`."""

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass

from scrutiny.base.diagnostics import Report
from scrutiny.base.text import Text
from scrutiny.content import accessibility as statement
from scrutiny.content import colour, fields, locality, values
from scrutiny.content.accessibility import Statement
from scrutiny.content.colour import Colour
from scrutiny.content.fields import Field, Form, Values, field, required
from scrutiny.content.frontmatter import Mapping, Node
from scrutiny.content.locality import Locality


@fields.reader(values.web_address.shape)
def web_address(node: Node, report: Report) -> str | None:
    """An address on the web."""
    found = values.web_address(node, report)
    return found.value if found else None


@fields.reader(values.web_address.shape, translatable=False)
def site_address(node: Node, report: Report) -> str | None:
    """An address on the web, with a slash at its end."""
    found = values.web_address(node, report)
    return found.value.rstrip("/") + "/" if found else None


_languages = values.many(values.language)


@fields.reader(_languages.shape, translatable=False)
def languages(node: Node, report: Report) -> tuple[str, ...] | None:
    """Codes of languages, each once."""
    return tuple(dict.fromkeys(_languages(node, report) or ()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link to another site: its words and its address."""

    title: str = required("title", values.plain, "The words of the link")
    address: str = required("address", web_address, "Where it leads")


SECTIONS = ("meetings", "priorities", "questions", "recommendations", "actions", "decisions",
            "deadlines", "people", "glossary", "search", "inspections", "organisations", "topics",
            "places", "updates", "data")  # fmt: skip
"""The parts of the site that the head of a page can lead to, by their addresses."""


LEAST_CONTRAST = 3.0
"""Of lines and buttons with the page: WCAG 2.2, success criterion 1.4.11."""


@values.of_words({"type": ["string", "number"], "examples": ["12405f"]}, translatable=False)
def accent(text: Text, report: Report) -> Colour | None:
    """A colour, such as '12405f', that can be seen on the white of the page."""
    found = colour.read(text.value)
    if found is None:
        report.error(text.place, "bad-value", f"'{text}' is not a colour", "write it as in 12405f")
    elif (ratio := colour.contrast(found, colour.WHITE)) < LEAST_CONTRAST:
        what = f"the colour '{text}' has a contrast of {ratio:.1f} with the white of the page"
        report.error(text.place, "low-contrast", what, f"choose a darker one: {LEAST_CONTRAST:.0f} is needed")
    return found


link = values.group(Link)


def _destination(node: Node, report: Report) -> str | Link | None:
    return link(node, report) if isinstance(node, Mapping) else values.choice(*SECTIONS)(node, report)


destination: fields.Reader[str | Link] = fields.Reader(
    _destination, {"anyOf": [link.shape, {"enum": list(SECTIONS)}]}
)
"""Reads a section of the site, such as 'meetings', or `{title, address}`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A further body that the commissioner holds to account, such as a fire and rescue service.

    `chief` answers at the meetings of its `series`, as the chief constable does at all others.
    """

    name: str = required("name", values.plain, "The name of the body")
    chief: Text = required("chief", values.words, "The title of the post that answers for it")
    series: tuple[str, ...] = field(
        "series", values.many(values.slug), "The series of meetings that hold it to account", default=()
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """The office, whom it holds to account, and who asks and answers unless a record says otherwise.

    `attend` is a sentence for the page of a meeting that is to come. `banner` is a line at the top of every
    page, behind the `phase` of the service. `logo` is the path of a picture beside the name, `accent` the
    colour of the head and the lines. `navigation` is what the head of a page leads to: sections by their
    addresses, among links elsewhere. `footer` are further links at its foot. `accessibility` is what the
    accessibility statement is made from.
    """

    name: str = required("name", values.plain, "The name of the office")
    force: str = required("force", values.plain, "The force that is held to account")
    bodies: tuple[Body, ...] = field(
        "bodies", values.many(values.group(Body)), "Further bodies that are held to account", default=()
    )
    area: str | None = field("area", values.plain, "The area")
    base_url: str | None = field("base_url", site_address, "The address of the site")
    contact: str | None = field("contact", values.plain, "How to reach the office")
    attend: str | None = field(
        "attend", values.plain, "How the public can attend a meeting and put a question"
    )
    banner: str | None = field("banner", values.plain, "A line at the top of every page")
    phase: str | None = field(
        "phase", values.choice("alpha", "beta"), "Whether the service is still tried out"
    )
    logo: Text | None = field("logo", values.file, "A PNG file beside office.yaml")
    navigation: tuple[str | Link, ...] = field(
        "navigation", values.many(destination), "What the head of every page leads to", default=SECTIONS[:10]
    )
    footer: tuple[Link, ...] = field("footer", values.many(link), "Further links at the foot", default=())
    # An unquoted '#' begins a comment, which leaves the field empty.
    accent: Colour | None = field("accent", accent, "The colour of head and lines", never_empty=True)
    accessibility: Statement | None = field(
        "accessibility", statement.read, "What the accessibility statement is made from"
    )
    languages: tuple[str, ...] = field(
        "languages", languages, "The languages of the site, the main one first", default=("en",)
    )
    places: tuple[Locality, ...] = field(
        "places", values.many(locality.read), "The wards, towns and districts that have pages", default=()
    )
    teams: tuple[str, ...] = field(
        "teams",
        values.many(values.plain),
        "Teams and bodies that notes name, in which nobody has a post",
        default=(),
    )
    commissioner: Text = required("commissioner", values.words, "The title of the post that asks")
    chief_constable: Text = required("chief_constable", values.words, "The title of the post that answers")

    @property
    def chiefs(self) -> tuple[Text, ...]:
        """The titles of the posts that answer, that of the chief constable first."""
        return (self.chief_constable, *(body.chief for body in self.bodies))

    def chief(self, series: str | None) -> Text:
        """The title of the post that answers at the meetings of a series."""
        bodies = (body for body in self.bodies if series in body.series)
        return next((body.chief for body in bodies), self.chief_constable)


FORM = Form("office", "office.yaml", "The office", fields.shape(Office))


def read(node: Node, report: Report) -> Office | None:
    """The office from `office.yaml`, or None where a required field is missing."""
    found = _fields(node, fields.declared(Office).values(), report)
    return fields.build(Office, found) if found else None


def translate(node: Node, original: Office, report: Report) -> Office:
    """The office in another language, from `office.cy.yaml`; what that leaves out stays as it is."""
    declared = {
        name: dataclasses.replace(each, required=False)
        for name, each in fields.declared(Office).items()
        if each.read.translatable
    }
    found = _fields(node, declared.values(), report)
    values = {name: found.one(each.name) for name, each in declared.items()} if found else {}
    return dataclasses.replace(original, **{name: each for name, each in values.items() if each is not None})


def _fields(node: Node, known: Iterable[Field], report: Report) -> Values | None:
    if not isinstance(node, Mapping):
        report.error(node.place, "bad-value", "fields are expected here", "write each as 'name: value'")
        return None
    return fields.read(node.entries, known, node.place, report)
