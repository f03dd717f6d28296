"""The bodies, with the posts in them."""

from collections.abc import Iterator

from scrutiny.register.addresses import address
from scrutiny.search.thing import Thing, joined
from scrutiny.site.site import Site


def things(site: Site) -> Iterator[Thing]:
    """The bodies of the site."""
    posts: dict[str, list[str]] = {}
    for person in site.register.people:
        for post in person.posts:
            if post.organisation and (body := site.register.names.organisation(post.organisation)):
                posts.setdefault(body.slug, []).append(f"{post.title}: {person.name}")
    for organisation in site.register.organisations:
        yield Thing(
            kind="organisation",
            name=organisation.name,
            address=address(organisation),
            names=(organisation.name,),
            text=joined(dict.fromkeys(posts.get(organisation.slug, ()))),
        )
