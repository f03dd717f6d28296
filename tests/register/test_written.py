"""The words for one person are taken apart, in every order in which minutes have them."""

import pytest

from scrutiny.register.written import Written, read


@pytest.mark.parametrize(
    ("words", "name", "said"),
    [
        ("Maud Ellery", "Maud Ellery", {}),
        ("Maud Ellery (ME)", "Maud Ellery", {"initials": "ME"}),
        ("Maud Ellery ME", "Maud Ellery", {"initials": "ME"}),
        ("Maud Ellery (M.E.), Chief Constable", "Maud Ellery",
         {"initials": "ME", "post": "Chief Constable", "behind": True}),
        ("Chief Constable Maud Ellery", "Maud Ellery", {"post": "Chief Constable"}),
        ("T/ACC Maud Ellery QPM", "Maud Ellery", {"post": "T/ACC", "styled": "Maud Ellery QPM"}),
        ("Cllr Ann Shaw", "Ann Shaw", {"addressed": True, "styled": "Cllr Ann Shaw"}),
        ("Mr Shaw", "Shaw", {"addressed": True, "styled": "Mr Shaw"}),
        ("Ann Shaw – Head of Law", "Ann Shaw", {"post": "Head of Law", "behind": True}),
        ("Ann Shaw (Treasurer)", "Ann Shaw", {"post": "Treasurer"}),
        ("Ann Shaw, Partner, Grange & Cole", "Ann Shaw",
         {"post": "Partner", "body": "Grange & Cole", "behind": True}),
        ("Ann Shaw, Mardale City Council", "Ann Shaw", {"body": "Mardale City Council"}),
        ("Ann Shaw (item 3 only)", "Ann Shaw", {"rest": "item 3 only"}),
        ("Supt Ann Shaw, Mardale Police (item 3)", "Ann Shaw",
         {"post": "Supt", "body": "Mardale Police", "rest": "item 3"}),
        ("Ann Shaw, Bea Moor", "Ann Shaw", {"rest": "Bea Moor"}),
        ("ACC (Crime) Ann Shaw", "Ann Shaw", {"post": "ACC (Crime)"}),
        ("Head of Estates - Ann Shaw", "Ann Shaw", {"post": "Head of Estates", "behind": True}),
        ("Chief Executive: Ann Shaw", "Ann Shaw", {"post": "Chief Executive", "behind": True}),
        ("Ann Shaw DCC", "Ann Shaw", {"post": "DCC"}),
        ("Ann Shaw (OPCC)", "Ann Shaw", {"body": "OPCC"}),
        ("Ann Shaw (Deloitte)", "Ann Shaw", {"body": "Deloitte"}),
        ("Ann Shaw, Deloitte", "Ann Shaw", {"body": "Deloitte"}),
        ("Ann Shaw – Mardale Police", "Ann Shaw", {"body": "Mardale Police"}),
        ("Ann Shaw - PCC (Chair)", "Ann Shaw", {"post": "PCC", "behind": True}),
        ("Ann Shaw (Minutes)", "Ann Shaw", {"rest": "Minutes"}),
        ("Ann Shaw (via Teams)", "Ann Shaw", {"rest": "via Teams"}),
        ("Jane Constable", "Jane Constable", {}),
        ("Chief Constable", "", {"post": "Chief Constable"}),
        ("Chief Constable, Mardale Police", "", {"post": "Chief Constable", "body": "Mardale Police"}),
        ("", "", {}),
    ],
)  # fmt: skip
def test_the_words_for_a_person_are_taken_apart(words: str, name: str, said: dict[str, str | bool]) -> None:
    expected = Written(name, styled=name)._replace(**said)  # type: ignore[arg-type]
    assert read(words) == expected


def test_a_post_on_file_is_known_before_a_name() -> None:
    assert read("Head of Scrutiny Ann Shaw").name != "Ann Shaw"
    assert read("Head of Scrutiny Ann Shaw", {"head of scrutiny"}).name == "Ann Shaw"
