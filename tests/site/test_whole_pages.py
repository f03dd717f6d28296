"""What makes a page accessible as a whole, on every page; what single elements need, a browser looks at."""

from collections import Counter
from collections.abc import Callable
from itertools import pairwise

from tests.pages import Element, pages

LANDMARKS = {"main": 1, "header": 1, "footer": 1, "h1": 1}


def named(element: Element) -> str:
    """What a screen reader calls it."""
    images = " ".join(each.attributes.get("alt", "") for each in element.all())
    return (element.attributes.get("aria-label", "") or f"{element.text} {images}").strip()


def faults(page: Element) -> list[str]:
    """What is wrong with a page as a whole."""
    elements = list(page.all())
    count = Counter(each.tag for each in elements)
    ids = Counter(each.attributes["id"] for each in elements if "id" in each.attributes)
    found = [f"{count[tag]} <{tag}>" for tag, wanted in LANDMARKS.items() if count[tag] != wanted]
    found += [f"id {each} {number} times" for each, number in ids.items() if number > 1]
    for name in ("for", "aria-labelledby", "aria-describedby", "aria-controls"):
        wanted = " ".join(each.attributes.get(name, "") for each in elements).split()
        found += [f"{name} names nothing: {each}" for each in wanted if each not in ids]
    levels = [int(each.tag[1]) for each in elements if each.tag in ("h1", "h2", "h3", "h4", "h5", "h6")]
    found += [f"<h{low}> after <h{high}>" for high, low in pairwise(levels) if low > high + 1]
    found += [f"<{each.tag}> without a name" for each in elements if each.tag in NAMED and not named(each)]
    navigation = Counter(named(each) for each in elements if each.tag == "nav")
    found += [f"{number} times <nav> {name}" for name, number in navigation.items() if number > 1]
    return found


NAMED = ("a", "button", "h1", "h2", "h3", "h4", "nav", "summary", "th", "title")


def test_every_page_is_whole(kept: Callable[..., None]) -> None:
    assert {path: wrong for path, page in pages().items() if (wrong := faults(page))} == {}
    assert len(pages()) > 250
    kept(10, "pages with one main part, headings in order, and a name for each link", len(pages()))


def test_a_fault_of_a_whole_page_is_seen() -> None:
    whole = pages()["index.html"]
    assert not faults(whole)
    twice = Element("", inner=[whole, Element("h3", {"id": "main"}), Element("label", {"for": "gone"})])
    assert faults(twice) == [
        "id main 2 times",
        "for names nothing: gone",
        "<h3> without a name",
    ]
    assert faults(Element("", inner=[Element("h1", text="a"), Element("h4", text="b")]))[-1] == (
        "<h4> after <h1>"
    )
