"""The bodies of the records: one page for all, and one each with its posts by period."""

from collections.abc import Iterator

from scrutiny.content.kinds.action import Action
from scrutiny.content.kinds.person import Person, Post
from scrutiny.content.kinds.recommendation import Recommendation
from scrutiny.register import queries
from scrutiny.register.people import Organisation
from scrutiny.site import paging
from scrutiny.site.page import Page, front, trail
from scrutiny.site.site import Site
from scrutiny.wording.phrases import N_

ORDER = 100

LATEST = 10
"""Things owned that are shown without being unfolded."""

DONE = (
    ("asked", N_("Questions asked")),
    ("answered", N_("Questions answered")),
    ("decided", N_("Decisions made")),
    ("responded", N_("Responses to recommendations")),
    ("commented", N_("Comments on recommendations")),
    ("presented", N_("Presented or led")),
)
"""What bodies do in records under their own name, each with its heading."""


def pages(site: Site) -> Iterator[Page]:
    """The pages at `/organisations/` and `/organisations/<slug>/`."""
    organisations = site.register.organisations
    description = site.words.text("The bodies in which the people of the records hold posts.")
    yield front(site, "organisations", description, organisations=organisations)
    owned = queries.owned(site.register, Action)
    received = queries.owned(site.register, Recommendation)
    for organisation in organisations:
        first = Page(
            address=f"/organisations/{organisation.slug}/",
            template="pages/organisation.html",
            title=organisation.name,
            description=site.words.text(
                "Who held which post in %(name)s, and what the records ask of it.", name=organisation.name
            ),
            trail=trail(site, "organisations"),
            context={
                "organisation": organisation,
                "posts": _posts(site, organisation),
                "most": LATEST,
                "owned": owned.get(("organisation", organisation.slug), ()),
                "received": received.get(("organisation", organisation.slug), ()),
            },
        )
        done = paging.done(site, "organisation", organisation.slug, DONE)
        yield from paging.pages(site, first, done)


def _posts(site: Site, organisation: Organisation) -> list[tuple[str, list[tuple[Person, Post]]]]:
    """The posts in a body by title, each with who held it, the earliest first."""
    held: dict[str, list[tuple[Person, Post]]] = {}
    for person in site.register.people:
        for post in person.posts:
            if post.organisation and site.register.names.organisation(post.organisation) == organisation:
                held.setdefault(post.title, []).append((person, post))
    for holders in held.values():
        holders.sort(key=lambda each: each[1].period.start.first.isoformat() if each[1].period.start else "")
    return sorted(held.items())
