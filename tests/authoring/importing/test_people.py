"""Names, posts, bodies and initials in lists of attendance."""

import pytest

from scrutiny.authoring.importing.structure.people import people

LISTS = {
    "Di Orme, Clerk; DI Ann Hale": "Di Orme/Clerk// Ann Hale/DI//",
    "Ann Hale (AH), Commissioner (Chair), Ben Ito (BI), Chief Constable": (
        "Ann Hale/Commissioner//AH Ben Ito/Chief Constable//BI"
    ),
    "Ann Hale (Commissioner, chair), Ben Ito (Clerk)": "Ann Hale/Commissioner// Ben Ito/Clerk//",
    "Steve Hale - Chief Constable, Mardale Police": "Steve Hale/Chief Constable/Mardale Police/",
    "Ann Hale, Harbour Master, and Dr Ben Ito.": "Ann Hale/Harbour Master// Dr Ben Ito///",
    "Ann Hale – Clerk Ben Ito – Treasurer": "Ann Hale/Clerk// Ben Ito/Treasurer//",
    "Police, Fire and Crime Commissioner Ann Hale": "Ann Hale/Police, Fire and Crime Commissioner//",
    "Ann Hale (PFCC) (AH), Chief Fire Officer Ben Ito (BI), Cy Low (notes)": (
        "Ann Hale/PFCC//AH Ben Ito/Chief Fire Officer//BI Cy Low///"
    ),
    "Ann Hale (PCC), Chief Constable Ben Ito, ACC Cy Low": (
        "Ann Hale/PCC// Ben Ito/Chief Constable// Cy Low/ACC//"
    ),
    "Councillors A. Hale (Chair), B. Ito and C. Low; Mrs D. Orme (Independent Member)": (
        "A. Hale/// B. Ito/// C. Low/// Mrs D. Orme/Independent Member//"
    ),
    "Commissioner (Mr A Hale), Chief Constable (Ms B Ito) and Supt Low": (
        "Mr A Hale/Commissioner// Ms B Ito/Chief Constable// Low/Supt//"
    ),
    "Ann McHale (AMcH), Ben Ito (UNISON)": "Ann McHale///AMcH Ben Ito/UNISON//",
    "Ann Hale (AH) Chief Executive": "Ann Hale/Chief Executive//AH",
    "12 members of the public": "",
    "None": "",
}
"""Lists, and the name, post, body and initials of each person in them."""


@pytest.mark.parametrize("text", LISTS)
def test_who_is_in_a_list(text: str) -> None:
    told = people(text, "present", "line 1")
    found = [f"{each.name}/{each.post}/{each.organisation}/{each.initials}" for each in told]
    assert " ".join(found) == LISTS[text]


def test_chair_and_items_are_told() -> None:
    chair, part = people("Ann Hale, Clerk (in the chair); Ben Ito (items 2 and 3 only)", "present", "line 1")
    assert (chair.chair, part.items) == (True, ("2", "3"))
