"""A person with the posts they held: one file in `people/`."""

from dataclasses import dataclass

from scrutiny.base.diagnostics import Report
from scrutiny.base.text import Place, Text
from scrutiny.content import fields, values
from scrutiny.content.fields import Form, field, required, shape
from scrutiny.content.frontmatter import Node
from scrutiny.content.moments import Moment, Period, When


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A post held in a body for a period."""

    title: str = required("post", values.plain, "The post")
    organisation: str | None = field("organisation", values.plain, "The body in which it is held")
    start: Moment | None = field("from", values.moment, "Since when")
    end: Moment | None = field("to", values.moment, "Until when")
    place: Place

    @property
    def period(self) -> Period:
        """When it was held."""
        return Period(self.start, self.end)


_post = values.group(Post)


@fields.reader(_post.shape)
def post(node: Node, report: Report) -> Post | None:
    """`{post, organisation, from, to}`, of which `to` is not before `from`."""
    found = _post(node, report)
    if found and found.start and found.end and found.end.last < found.start.first:
        what = f"the post '{found.title}' ends ({found.end}) before it begins ({found.start})"
        report.error(found.place, "bad-value", what, "correct 'from' or 'to'")
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person; `slug` is the stem of the file name, `prose` an optional biography."""

    slug: str
    name: str = required("name", values.plain, "The name as notes write it")
    initials: Text | None = field("initials", values.words, "The initials by which notes name them")
    aliases: tuple[Text, ...] = field(
        "aliases", values.many(values.words), "Other ways in which notes write the name", default=()
    )
    posts: tuple[Post, ...] = field("posts", values.many(post), "The posts held", default=())
    prose: Text
    place: Place

    @property
    def names(self) -> tuple[str, ...]:
        """Every way in which notes write the name: in full, as initials, by an alias."""
        initials = (self.initials.value.replace(".", ""),) if self.initials else ()
        return (self.name, *initials, *(alias.value for alias in self.aliases))

    def posts_on(self, day: When) -> tuple[Post, ...]:
        """The posts held on a day."""
        return tuple(post for post in self.posts if post.period.holds_on(day))


FORM = Form("person", "people/*.md", "A person", shape(Person))
