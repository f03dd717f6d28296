"""A person with the posts they held: one file in `people/`."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any, NamedTuple

from scrutiny.base.text import Place, Text
from scrutiny.content import values
from scrutiny.content.fields import Field, Values
from scrutiny.content.values import Period


class Post(NamedTuple):
    """A post held in a body for a period."""

    title: str
    organisation: str | None
    period: Period
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person; `slug` is the stem of the file name, `prose` an optional biography."""

    slug: str
    name: str
    aliases: tuple[Text, ...]
    posts: tuple[Post, ...]
    prose: Text
    place: Place

    def posts_on(self, day: datetime.date) -> tuple[Post, ...]:
        """The posts held on a day."""
        return tuple(post for post in self.posts if post.period.holds_on(day))


POST = Field("post", values.words, "The post", required=True)
ORGANISATION = Field("organisation", values.plain, "The body in which it is held")
FROM = Field("from", values.moment, "Since when")
TO = Field("to", values.moment, "Until when")


def _post(found: Values, place: Place) -> Post:
    return Post(
        str(found.one(POST)),
        found.one(ORGANISATION),
        Period(found.one(FROM), found.one(TO)),
        place,
    )


NAME = Field("name", values.plain, "The name as notes write it", required=True)
ALIASES = Field("aliases", values.many(values.words), "Other ways in which notes write the name")
POSTS = Field(
    "posts",
    values.many(values.group((POST, ORGANISATION, FROM, TO), _post)),
    "The posts held",
)
FIELDS: tuple[Field[Any], ...] = (NAME, ALIASES, POSTS)


def make(slug: str, place: Place, prose: Text, found: Values) -> Person | None:
    """A person from the fields, or None where the name is missing."""
    name = found.one(NAME)
    if name is None:
        return None
    return Person(
        slug=slug,
        name=name,
        aliases=found.one(ALIASES) or (),
        posts=found.one(POSTS) or (),
        prose=prose,
        place=place,
    )
