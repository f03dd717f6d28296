"""A passage of discussion under a heading of its own stands on the page of its own priority area."""

import json
from collections.abc import Mapping

import pytest

from tests.base.test_cache import Kept
from tests.support import SETTINGS, built, checked, given, note, words

AREAS = {
    "plans.yaml": "- {title: Plan, from: 2020-01-01}\n",
    "priorities/roads.md": "---\ntitle: Safer roads\nplan: Plan\n---\n",
    "priorities/rural.md": "---\ntitle: Rural crime\nplan: Plan\n---\n",
    "people/ann-ash.md": "---\nname: Ann Ash\n---\n",
}
LONG = "The **zebra** crossing was [painted](https://roads.example/paint) anew, " + "and so on, " * 30
BODY = f"""## 1. Performance report
- Priority: Rural crime

Of all figures.

### Tractor thefts

Fewer were stolen.

### Speeding
- Priority: Safer roads
- Topic: Speed cameras
- Paper: [Figures](papers/figures.txt)
- Presented by: Ann Ash

{LONG}
"""
WHERE = "meetings/2024/2024-12-05-x.md"
HERE = "meetings/2024-12-05-x"


@pytest.fixture(scope="module")
def site() -> Mapping[str, str]:
    return built(given({**AREAS, WHERE: note(BODY)}, {"meetings/2024/papers/figures.txt": b"12."}))


def test_it_is_listed_on_the_page_of_its_area_with_its_first_words(site: Mapping[str, str]) -> None:
    for page in ("priorities/roads", "topics/speed-cameras", "people/ann-ash"):
        html = site[f"{page}/index.html"]
        assert f'<a href="../../{HERE}/index.html#discussion-1-speeding">Speeding</a>' in html, page
        assert "Meeting, 5 December 2024" in html
        assert "The zebra crossing was painted anew, and so on," in words(html)
        assert "and so on …" in words(html)
        assert "Tractor" not in html
    assert "Presented or led" in words(site["people/ann-ash/index.html"])


def test_its_own_area_goes_before_that_of_its_item(site: Mapping[str, str]) -> None:
    html = words(site["priorities/rural/index.html"])
    assert "Speeding" not in html
    assert "Tractor thefts Fewer were stolen." in html


def test_the_page_of_the_meeting_shows_what_it_says(site: Mapping[str, str]) -> None:
    page = words(site[f"{HERE}/index.html"])
    fields = "Priority area Safer roads Topic Speed cameras Papers Figures (TXT, 1 KB) Presented by Ann Ash"
    assert f"Speeding {fields} The zebra crossing" in page


def test_the_data_and_the_search_have_it(site: Mapping[str, str]) -> None:
    told = json.loads(site[f"{HERE}/discussion-1-speeding/index.json"])
    assert (told["priorities"], told["topics"]) == (["roads"], ["speed-cameras"])
    assert told["presented_by"] == ["Ann Ash"]
    assert told["address"] == "/meetings/2024-12-05-x/#discussion-1-speeding"
    start = json.loads(site["search/start.json"])
    assert ["roads"] in start["priorities"]["values"]


def test_the_page_of_its_area_follows_its_words() -> None:
    cache, papers = Kept(), {"meetings/2024/papers/figures.txt": b"12."}
    for word in ("zebra", "pelican"):
        content = given({**AREAS, WHERE: note(BODY.replace("zebra", word))}, papers)
        site, _ = cache.build(content, SETTINGS)
        assert site
        assert f"The {word} crossing was painted anew" in site["priorities/roads/index.html"].decode()


@pytest.mark.parametrize(
    ("field", "fault"),
    [
        ("- Priority: Safer rods", "unknown-priority"),
        ("- Presented by: Anna Ashe", "unknown-person"),
        ("- Paper: [Figures](papers/none.txt)", "broken-link"),
        ("- Owner: Ann Ash", "unknown-field"),
        ("- Restricted: FOIA s.43", "unknown-field"),
    ],
)
def test_its_fields_are_checked(field: str, fault: str) -> None:
    text = note(f"## 1. Report\n\n### Speeding\n{field}\n\nWords.\n")
    found = [each for each in checked(given({**AREAS, WHERE: text}))[1] if each.severity == "error"]
    assert [(each.code, each.place.line) for each in found] == [(fault, 10)]
