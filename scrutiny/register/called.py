"""What a post is called in each language."""

from collections.abc import Iterable, Mapping, Sequence

from scrutiny.content.kinds.person import Post
from scrutiny.content.reading import Content
from scrutiny.register.titles import canonical


def posts(versions: Sequence[Content], commissioners: Iterable[str]) -> Mapping[str, set[str]]:
    """All that a post is called in any language, by each of its names, in canonical words.

    The office says what its chief constable is called, and a translated file what posts are called. So
    somebody whose file is not translated is found by a post in each language as well.
    """
    found: dict[str, set[str]] = {}
    first, *others = versions
    held = {person.slug: person.posts for person in first.people}
    pairs = [(name, other) for name in commissioners for other in commissioners]
    for version in others:
        if first.office and version.office:
            chiefs = zip(first.office.chiefs, version.office.chiefs, strict=False)
            pairs += [(ours.value, theirs.value) for ours, theirs in chiefs]
        for person in version.people:
            own = held.get(person.slug, ())
            pairs += [
                (ours.title, theirs.title)
                for theirs in person.posts
                for ours in own
                if _same(ours, theirs, own)
            ]
    for ours, theirs in pairs:
        one, other = canonical(ours), canonical(theirs)
        together = found.get(one, {one}) | found.get(other, {other})
        found.update(dict.fromkeys(together, together))
    return found


def _same(one: Post, other: Post, several: Sequence[Post]) -> bool:
    """Whether two posts, in two languages, are one: nobody held another of them in that time."""
    return one.period == other.period and [each.period for each in several].count(one.period) == 1
