"""The topics: one page for all, and one each with its records."""

from collections.abc import Iterator

from scrutiny.site import paging
from scrutiny.site.page import Page, front, trail
from scrutiny.site.site import Site

ORDER = 120


def pages(site: Site) -> Iterator[Page]:
    """The pages at `/topics/` and `/topics/<slug>/`."""
    topics = site.register.topics
    found = {slug: site.mentions.records("topic", slug) for slug in topics}
    description = site.words.text(
        "The topics of the published scrutiny records of the %(office)s.", office=site.office.name
    )
    yield front(site, "topics", description, topics=topics, found=found)
    for slug, topic in topics.items():
        first = Page(
            address=f"/topics/{slug}/",
            template="pages/topic.html",
            title=topic.title,
            description=site.words.text(
                "What the published scrutiny records say under the topic “%(topic)s”.", topic=topic.title
            ),
            trail=trail(site, "topics"),
            context={"topic": topic},
        )
        yield from paging.pages(site, first, [("", site.by_meeting(found[slug]))])
