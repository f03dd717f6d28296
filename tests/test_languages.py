"""A site in two languages: mirrored addresses, translations beside their originals, labelled fallbacks."""

import dataclasses
import re
from collections.abc import Mapping

import pytest

from scrutiny.base.diagnostics import Report
from scrutiny.checks import near_label
from scrutiny.content.kinds import office
from scrutiny.site import navigation
from scrutiny.wording import catalogue
from scrutiny.wording.phrases import Phrases
from tests import catalogue as words
from tests.support import EXAMPLE, OFFICE, built, checked, codes, example_site, given, main, note

WELSH = OFFICE + "languages: [en, cy]\n"
BODY = (
    "## 1. Roads\n- Topic: Speed\n\n### Question 1: Cameras\n\nHow many?\n\n**Answer:** 5.\n\n"
    "### Training\n\nDone.\n"
)
CYMRAEG = (
    "## 1. Ffyrdd\n- Topic: Cyflymder\n\n### Question 1: Camerâu\n\nFaint?\n\n**Answer:** 5.\n\n"
    "### Hyfforddiant\n\nWedi’i wneud.\n"
)
PATH = "meetings/2024/2024-12-05-x"


def bilingual(**more: str) -> Mapping[str, str]:
    return {"office.yaml": WELSH, f"{PATH}.md": note(BODY), f"{PATH}.cy.md": note(CYMRAEG), **more}


def test_every_page_has_its_mirror_and_says_so() -> None:
    site = example_site()
    for path, html in site.items():
        if not path.endswith("/index.html") or path.startswith("cy/"):
            continue
        assert f"cy/{path}" in site
        assert 'hreflang="cy"' in html
        assert '<html lang="cy">' in site[f"cy/{path}"]
        assert '<html lang="en-GB">' in html


def test_a_translation_stands_at_the_address_of_its_original() -> None:
    site = built(given(bilingual()))
    assert "Faint?" in site["cy/meetings/2024-12-05-x/question-1-1/index.html"]
    page = site["cy/meetings/2024-12-05-x/index.html"]
    assert 'Camerâu</a> <span class="caption">Cwestiwn 1</span>' in page
    assert "How many?" in site["meetings/2024-12-05-x/question-1-1/index.html"]
    assert "Faint?" not in site["meetings/2024-12-05-x/question-1-1/index.html"]
    assert 'id="discussion-1-training"' in site["cy/meetings/2024-12-05-x/index.html"]
    assert "Cyflymder" in site["cy/topics/speed/index.html"]
    assert not any("cyflymder" in path for path in site)


def test_what_is_not_translated_is_labelled_and_marked() -> None:
    site = built(given({"office.yaml": WELSH, f"{PATH}.md": note(BODY)}))
    page = site["cy/meetings/2024-12-05-x/question-1-1/index.html"]
    assert "Nid yw hwn wedi’i gyfieithu" in page
    assert "Saesneg" in page
    assert '<div lang="en"><p>How many?</p></div>' in page
    assert "translated" not in site["meetings/2024-12-05-x/question-1-1/index.html"]


def test_a_note_written_in_welsh_alone_is_labelled_in_english() -> None:
    site = built(given({"office.yaml": WELSH, f"{PATH}.md": note(CYMRAEG, language="cy")}))
    assert "the language in which it was written: Welsh" in site["meetings/2024-12-05-x/index.html"]
    assert "gyfieithu" not in site["cy/meetings/2024-12-05-x/index.html"]


def test_a_note_can_say_itself_what_it_translates() -> None:
    files = {
        "office.yaml": WELSH,
        f"{PATH}.md": note(BODY),
        "meetings/2024/cyfarfod.md": note(CYMRAEG, language="cy", translation_of='"[x](2024-12-05-x.md)"'),
    }
    site = built(given(files))
    assert "Faint?" in site["cy/meetings/2024-12-05-x/index.html"]
    assert not any("cyfarfod/" in path for path in site)


@pytest.mark.parametrize("status", ["draft", "published"])
def test_a_translation_that_is_not_released_is_nowhere(status: str) -> None:
    embargo = {"publish_at": "2027-01-01T00:00Z"} if status == "published" else {}
    text = note(CYMRAEG.replace("Faint", "Canary"), **embargo).replace(
        "status: published", f"status: {status}"
    )
    content = given({**bilingual(), f"{PATH}.cy.md": text})
    site, found = checked(content)
    if embargo:
        assert codes(found) == ["translation"]
    else:
        assert not any("Canary" in data for data in built(content).values())
        assert "gyfieithu" in built(content)["cy/meetings/2024-12-05-x/index.html"]
        assert site


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("### Question 1: Camerâu\n\nFaint?\n\n**Answer:** 5.\n", "", "question-1-1"),
        ("**Answer:** 5.", "", "the parts"),
        ("- Topic: Cyflymder\n", "", "'Topic' of 'item-1' has no entries"),
        ("2024-12-05\n", "2024-12-06\n", "'date'"),
    ],
)
def test_a_translation_that_says_something_else_is_an_error(old: str, new: str, said: str) -> None:
    _, found = checked(given({**bilingual(), f"{PATH}.cy.md": note(CYMRAEG).replace(old, new)}))
    assert "translation" in codes(found)
    assert set(codes(found)) <= {"translation", "name-and-date"}
    assert said in " ".join(each.what for each in found)


def test_a_translation_cannot_leave_out_a_restriction() -> None:
    restricted = BODY.replace("- Topic: Speed", "- Restricted: FOIA s.43\n- Review: 2028-03-01")
    welsh = CYMRAEG.replace("- Topic: Cyflymder\n", "- Review: 2028-03-01\n")
    files = bilingual(**{f"{PATH}.md": note(restricted), f"{PATH}.cy.md": note(welsh)})
    _, found = checked(given(files))
    assert ["'Restricted' of 'item-1' is not given" in each.what for each in found].count(True) == 1


def test_a_translation_of_nothing_and_an_unknown_language_are_errors() -> None:
    _, found = checked(given({"office.yaml": WELSH, f"{PATH}.cy.md": note(CYMRAEG)}))
    assert codes(found) == ["translation"]
    _, found = checked(given({**bilingual(), f"{PATH}.pl.md": note(CYMRAEG)}))
    assert codes(found) == ["unknown-language"]


def test_a_note_translated_twice_is_an_error() -> None:
    again = {"meetings/2024/cyfarfod.md": note(CYMRAEG, language="cy", translation_of="2024-12-05-x")}
    _, found = checked(given(bilingual(**again)))
    assert codes(found) == ["translation"]
    assert "twice" in found[0].what


def test_names_are_known_in_every_language() -> None:
    person = "---\nname: Ann Lee\nposts:\n  - {post: Chief Constable, organisation: Force, from: 2020}\n---\n"
    files = bilingual(
        **{
            "people/ann-lee.md": person,
            "people/ann-lee.cy.md": person.replace("Chief Constable", "Prif Gwnstabl").replace(
                "Force", "Llu"
            ),
            "office.cy.yaml": "force: Llu\nchief_constable: Prif Gwnstabl\n",
        }
    )
    site = built(given(files))
    asked = site["cy/meetings/2024-12-05-x/question-1-1/index.html"]
    assert "Prif Gwnstabl</a> (Ann Lee)" in re.sub(r"\s+", " ", asked)
    assert "Llu" in site["cy/organisations/force/index.html"]


def test_the_page_of_each_person_leads_to_as_much_in_each_language() -> None:
    site = example_site()
    paths = [path for path in site if re.fullmatch(r"people/.+/index\.html", path)]
    assert len(paths) > 5
    for path in paths:
        english, welsh = (
            re.findall(r'href="([^"]*)"', main(page)) for page in (site[path], site[f"cy/{path}"])
        )
        assert sorted(english) == sorted(welsh), path


def test_the_welsh_catalogue_words_everything() -> None:
    for file in words.CATALOGUES:
        known = words.read(file)
        wanted = {str(message.id) for message in words.said() if message.id}
        assert {str(message.id) for message in known if message.id} == wanted, "python -m tests.catalogue"
        assert [message.id for message in known if message.id and (message.fuzzy or not message.string)] == []
        for message in (each for each in known if each.id):
            places = [
                set(re.findall(r"%\(\w+\)s|<[^>]+>", str(each))) for each in (message.id, message.string)
            ]
            assert places[0] == places[1], message.id


def test_the_check_of_labels_knows_what_the_site_calls_them_in_welsh() -> None:
    (welsh,) = (words.read(file) for file in words.CATALOGUES if file.stem == "cy")
    assert {label: welsh[label].string for label in near_label.ALL_LABELS} == near_label.WELSH


def test_a_language_needs_a_catalogue_that_can_be_read() -> None:
    _, found = checked(given({"office.yaml": OFFICE + "languages: [en, pl]\n"}))
    assert codes(found) == ["no-catalogue"]
    _, found = checked(given({"office.yaml": OFFICE + "languages: [en, pl]\nlogo: gone.png\n"}))
    assert sorted(codes(found)) == ["logo", "no-catalogue"], "all in one run"
    broken = dataclasses.replace(given(bilingual()), catalogues={"languages/cy.po": "junk\n"})
    _, found = checked(broken)
    assert codes(found) == ["bad-catalogue"]
    for wrong in (
        'msgid "a"\nmsgstr "b',
        'msgid "a\nmsgstr "b"',
        'msgid "a"\nmsgstr "b" c',
        'msgid "a"b"\n',
        "msgstr b",
    ):
        report = Report()
        assert catalogue.read("cy", "languages/cy.po", wrong, report) is None, wrong
        assert codes(report.diagnostics) == ["bad-catalogue"], wrong


def test_a_table_is_called_one_in_the_language_of_the_page() -> None:
    table = "\n| A | B |\n|---|---|\n| 1 | 2 |\n"
    site = built(
        given({**bilingual(), f"{PATH}.md": note(BODY + table), f"{PATH}.cy.md": note(CYMRAEG + table)})
    )
    assert 'aria-label="Table"' in site["meetings/2024-12-05-x/index.html"]
    assert 'aria-label="Tabl"' in site["cy/meetings/2024-12-05-x/index.html"]


def test_words_in_another_language_are_marked() -> None:
    body = "## 1. Greeting\n\nShe said [Welsh: bore da], and [welsh: nos da]; see [annex: two].\n"
    page = built(given({f"{PATH}.md": note(body)}))["meetings/2024-12-05-x/index.html"]
    assert (
        'She said <span lang="cy">bore da</span>, and <span lang="cy">nos da</span>; see [annex: two].'
        in page
    )


def test_the_error_page_of_each_language_leads_to_its_own_pages() -> None:
    site = example_site()
    assert 'href="/cy/search/index.html"' in site["cy/404.html"]
    assert 'href="/assets/style.css"' in site["cy/404.html"]
    assert 'href="/search/index.html"' in site["404.html"]


def test_a_catalogue_has_forms_for_numbers() -> None:
    text = (
        'msgid ""\nmsgstr "Plural-Forms: nplurals=3; plural=n==1 ? 0 : n==2 ? 1 : 2;\\n"\n\n'
        'msgid "%(num)s cat"\nmsgid_plural "%(num)s cats"\n'
        'msgstr[0] "%(num)s gath"\nmsgstr[1] "%(num)s gath (dwy)"\nmsgstr[2] "%(num)s cath"\n'
    )
    report = Report()
    read = catalogue.read("cy", "languages/cy.po", text, report)
    assert read, report.diagnostics
    found = [Phrases(read).count("%(num)s cat", "%(num)s cats", number) for number in (1, 2, 1000)]
    assert found == ["1 gath", "2 gath (dwy)", "1,000 cath"]
    assert catalogue.name_of("cy", "en") == "Welsh"
    assert catalogue.name_of("no-such-language", "en") == "no-such-language"


def test_a_logo_is_a_picture_that_is_there() -> None:
    png = {"crest.png": (EXAMPLE / "content" / "crest.png").read_bytes()}
    site = built(given({"office.yaml": OFFICE + "logo: crest.png\n"}, png))
    assert '<img src="crest.png"' in site["index.html"]
    for name in ("crst.png", "crest.svg"):
        _, found = checked(given({"office.yaml": OFFICE + f"logo: {name}\n"}, png))
        assert [each.code for each in found if each.severity == "error"] == ["logo"]


def test_an_office_arranges_head_and_foot() -> None:
    own = OFFICE + "navigation: [search, {title: Force, address: https://f.example/}]\nphase: alpha\n"
    page = built(given({"office.yaml": own + "footer: [{title: Panel, address: https://p.example/}]\n"}))[
        "index.html"
    ]
    nav = page[page.index('<nav aria-label="Site">') : page.index("</nav>")]
    assert re.findall(r">([^<>\n]+)</a>", nav) == ["Search", "Force"]
    assert '<a href="https://p.example/">Panel</a>' in page
    assert "Alpha</strong>" in page
    _, found = checked(given({"office.yaml": OFFICE + "navigation: [metings]\n"}))
    assert codes(found) == ["bad-value"]
    assert set(office.SECTIONS) == set(navigation.TITLES)
