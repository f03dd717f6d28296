"""A document is published, held elsewhere, missing or withheld, and a note says which."""

import pytest

from scrutiny.search.documents import papers
from scrutiny.search.thing import Named
from tests.support import OFFICE, built, checked, given, note

FILE = {"meetings/2024/papers/lease.txt": b"The lease."}
BODY = "## 1. Hangar\n- Paper: Lease\n"
WHERE = "meetings/2024/2024-12-05-x.md"


def listed(*fields: str) -> str:
    written = "".join(f"\n    {field}" for field in fields)
    return note(BODY, documents=f"\n  - title: Lease{written}")


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        (("file: papers/lease.txt",), '<a href="../../meetings/2024/papers/lease.txt">Lease</a>'),
        (
            ("address: https://council.example/lease.pdf",),
            '<a href="https://council.example/lease.pdf">Lease</a> (held elsewhere)',
        ),
        (("missing: not received",), "Lease: missing – not received"),
        (
            ("restricted: FOIA s.43, commercial interests", "review: 2028-03-01"),
            "Lease: withheld – FOIA s.43, commercial interests; to be reviewed on 1 March 2028",
        ),
        (
            ("restricted: FOIA s.43", "review: 2028-03-01", "lifted: 2026-01-05"),
            "Lease (was withheld: FOIA s.43; the restriction was lifted on 5 January 2026)",
        ),
        (
            ("restricted: FOIA s.43", "lifted: 2026-01-05", "file: papers/lease.txt"),
            'lease.txt">Lease</a> <span class="small">(TXT, 1 KB)</span> (was withheld: FOIA s.43;',
        ),
    ],
)
def test_a_page_says_where_a_document_is_or_why_it_is_not_published(
    fields: tuple[str, ...], said: str
) -> None:
    files = FILE if any(each.startswith("file") for each in fields) else {}
    page = built(given({WHERE: listed(*fields)}, files))["meetings/2024-12-05-x/index.html"]
    assert page.count(said) == 2, "in the list of documents, and where an item names it"


@pytest.mark.parametrize(
    ("fields", "what"),
    [
        (("file: papers/lease.txt", "missing: lost"), "has file and missing"),
        (("file: papers/lease.txt", "address: https://council.example/"), "has file and address"),
        ((), "has no file and no reason why"),
        (("restricted: FOIA s.43", "missing: lost"), "has missing and restricted"),
        (("missing: lost", "review: 2028-01-05"), "has 'review' and no 'restricted'"),
        (("missing: lost", "lifted: 2026-01-05"), "has 'lifted' and no 'restricted'"),
    ],
)
def test_a_document_says_one_thing(fields: tuple[str, ...], what: str) -> None:
    said = [each for each in checked(given({WHERE: listed(*fields)}, FILE))[1] if each.code == "bad-value"]
    assert [each.what for each in said] == [f"the document 'Lease' {what}"]
    assert said[0].place.line == 6


@pytest.mark.parametrize("there", ["file: papers/lease.txt", "address: https://council.example/lease.pdf"])
def test_a_withheld_document_has_no_file_and_no_address(there: str) -> None:
    site, said = checked(given({WHERE: listed("restricted: FOIA s.43", "review: 2028-01-05", there)}, FILE))
    assert site is None
    what = "the document 'Lease' is restricted, and has a file or an address that would be published"
    assert what in {each.what for each in said}


def test_a_ground_of_restriction_is_never_empty() -> None:
    said = checked(given({WHERE: listed("restricted:", "missing: lost")}))[1]
    assert "empty-field" in {each.code for each in said}


def test_a_title_that_speaks_of_a_restriction_needs_one() -> None:
    text = listed("file: papers/lease.txt").replace("Lease", "Lease (confidential)")
    assert "near-restriction" in {each.code for each in checked(given({WHERE: text}, FILE))[1]}


def test_a_translation_withholds_what_its_original_withholds() -> None:
    welsh = WHERE.replace(".md", ".cy.md")
    texts = {
        "office.yaml": OFFICE + "languages: [en, cy]\n",
        WHERE: listed("restricted: FOIA s.43", "review: 2028-01-05"),
        welsh: listed("file: papers/lease.txt"),
    }
    said = [each for each in checked(given(texts, FILE))[1] if each.code == "translation"]
    assert [each.place.path for each in said] == [welsh]


def test_a_paper_can_be_held_elsewhere() -> None:
    body = "## 1. Hangar\n- Paper: [Lease](https://council.example/lease.pdf)\n"
    page = built(given({WHERE: note(body)}))["meetings/2024-12-05-x/index.html"]
    assert '<a href="https://council.example/lease.pdf">Lease</a>' in page


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        (("address: https://council.example/lease.pdf",), None),
        (("missing: not received",), "not received"),
        (("restricted: FOIA s.43", "review: 2028-03-01"), "FOIA s.43"),
    ],
)
def test_the_search_finds_a_document_that_is_not_here(fields: tuple[str, ...], text: str | None) -> None:
    site, _ = checked(given({WHERE: listed(*fields)}))
    assert site
    meeting = site.register.meetings[0]
    shown = [found.shown or {} for found in papers.of_note(site, meeting, Named({}, {}))]
    assert [(each["name"], each["address"], each.get("text")) for each in shown] == [
        ("Lease", "/meetings/2024-12-05-x/#documents", text)
    ]
