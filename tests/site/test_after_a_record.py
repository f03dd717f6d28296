"""What follows the line that ends a record: discussion of the item, said by nobody in particular."""

import json
import re
from collections.abc import Mapping

import pytest

from tests.support import built, given, note

BODY = """## 1. Fleet

### Question 1

How many vans?

**Answer (Ann Ash, Bob Bay, 2nd January 2025):** Twelve.

---

The Treasurer presented the zebra paper, [see the answer](#question-1-1); Ann Ash thanked him.

### Recommendation 1

Buy more.

**Response:** Accepted.

**Comment (Bob Bay):** Welcome.
"""
NAMES = {"ann": "Ann Ash", "bob": "Bob Bay"}
PEOPLE = {f"people/{slug}-x.md": f"---\nname: {name}\n---\n" for slug, name in NAMES.items()}
HERE = "meetings/2024-12-05-x"


@pytest.fixture(scope="module")
def site() -> Mapping[str, str]:
    return built(given({"meetings/2024/2024-12-05-x.md": note(BODY), **PEOPLE}))


def test_it_is_on_the_page_of_the_meeting_outside_of_the_record(site: Mapping[str, str]) -> None:
    page = site[f"{HERE}/index.html"]
    before, after = page.split('<div class="after">')
    assert "zebra" not in before
    assert "zebra" in after
    assert before.count("<section") - before.count("</section") == 1  # that of the item
    record = before[before.index('<section class="record question"') :]
    assert record.count("<div") == record.count("</div")


def test_it_is_not_on_the_page_or_in_the_data_of_the_record(site: Mapping[str, str]) -> None:
    assert "zebra" not in site[f"{HERE}/question-1-1/index.html"]
    assert "zebra" not in site[f"{HERE}/question-1-1/index.json"]


def test_it_is_in_the_data_of_the_item(site: Mapping[str, str]) -> None:
    item = json.loads(site[f"{HERE}/item-1/index.json"])
    assert re.match("The Treasurer presented the zebra paper", item["after"][0])


def test_it_is_the_item_that_mentions_what_it_links_to_and_names(site: Mapping[str, str]) -> None:
    page = site[f"{HERE}/question-1-1/index.html"]
    linked = page[page.index("Linked from") :]
    assert re.search(r'#item-1">Fleet, 5 December 2024</a>, which mentions it', linked)
    person = site["people/ann-x/index.html"]
    assert "#item-1" in person[person.index("Named in") :]


def test_all_speakers_and_the_date_are_shown(site: Mapping[str, str]) -> None:
    page = re.sub(r"</?a[^>]*>", "", site[f"{HERE}/question-1-1/index.html"])
    assert 'Answer<span class="by">Ann Ash, Bob Bay, 2 January 2025</span>' in page
    (part,) = json.loads(site[f"{HERE}/question-1-1/index.json"])["parts"]
    assert part["by"] == "Ann Ash, Bob Bay"
    assert "Questions answered" in site["people/bob-x/index.html"]


def test_a_comment_is_not_part_of_the_response(site: Mapping[str, str]) -> None:
    page = site[f"{HERE}/recommendation-1-1/index.html"]
    response, comment = page.split('<div class="part part-comment">')
    assert "Accepted." in response
    assert "Welcome." not in response
    assert "Welcome." in comment
    assert "Comments on recommendations" in site["people/bob-x/index.html"]
