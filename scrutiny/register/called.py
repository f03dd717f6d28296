"""What a post is called in each language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

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
            several = zip(held.get(person.slug, ()), person.posts, strict=False)
            pairs += [(ours.title, theirs.title) for ours, theirs in several]
    for ours, theirs in pairs:
        one, other = canonical(ours), canonical(theirs)
        together = found.get(one, {one}) | found.get(other, {other})
        found.update(dict.fromkeys(together, together))
    return found
