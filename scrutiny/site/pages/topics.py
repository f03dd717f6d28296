"""The topics: one page for all, and one each with its records."""

from __future__ import annotations

from collections.abc import Iterator

from scrutiny.content.record import Record
from scrutiny.site import paging
from scrutiny.site.page import Page
from scrutiny.site.site import Site

ORDER = 120


def pages(site: Site) -> Iterator[Page]:
    """The pages at `/topics/` and `/topics/<slug>/`."""
    topics = site.register.topics
    found = {
        slug: [mention.by for mention in site.mentions.of("topic", slug) if isinstance(mention.by, Record)]
        for slug in topics
    }
    yield Page(
        address="/topics/",
        template="pages/topics.html",
        title=site.words.text("Topics"),
        description=site.words.text(
            "The topics of the published scrutiny records of the %(office)s.", office=site.office.name
        ),
        trail=((site.words.text("Home"), "/"),),
        context={"topics": topics, "found": found},
    )
    for slug, topic in topics.items():
        first = Page(
            address=f"/topics/{slug}/",
            template="pages/topic.html",
            title=topic.title,
            description=site.words.text(
                "What the published scrutiny records say under the topic “%(topic)s”.", topic=topic.title
            ),
            trail=((site.words.text("Home"), "/"), (site.words.text("Topics"), "/topics/")),
            context={"topic": topic},
        )
        yield from paging.pages(site, first, [("", site.by_meeting(found[slug]))])
