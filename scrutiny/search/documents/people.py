"""The people, by all their names and posts."""

from collections.abc import Iterator

from scrutiny.content import markdown as prose
from scrutiny.register.addresses import address
from scrutiny.search.thing import Thing, joined
from scrutiny.site.site import Site


def things(site: Site) -> Iterator[Thing]:
    """The people of the site."""
    for person in site.register.people:
        posts = []
        for post in person.posts:
            body = post.organisation and site.register.names.organisation(post.organisation)
            said = (post.title, body.name if body else "", site.words.period(post.period))
            posts.append(", ".join(each for each in said if each))
        called = (person.name, *(alias.value for alias in person.aliases))
        chaired = site.mentions.of("person", person.slug, "chaired")
        yield Thing(
            kind="person",
            name=person.name,
            address=address(person),
            names=(*called, person.name.split()[-1], *(post.title for post in person.posts)),
            parts=tuple(person.name.split()),
            text=joined((*posts, prose.words(person.prose))),
            context=site.words.text("chaired the meeting") if chaired else "",
            language=site.language(person),
            people=(person.slug,),
        )
