"""The people whom several documents name are one file each."""

from scrutiny.authoring.importing.draft import person
from scrutiny.authoring.importing.importing import import_file
from scrutiny.authoring.importing.meeting import Attendee
from scrutiny.authoring.importing.proposals import merged


def proposed(name: str, post: str, initials: str) -> str:
    return person(Attendee(name, "present", "line 1", post=post, initials=initials))[1]


def test_initials_are_a_field_of_their_own() -> None:
    assert proposed("Dr Ann Hale", "Clerk", "AH") == (
        "---\nname: Ann Hale\ninitials: AH\naliases: [Dr Ann Hale]\nposts:\n  - {post: Clerk}\n---\n"
    )


def test_what_further_documents_say_of_a_person_is_added() -> None:
    first, second = proposed("Ann Hale", "Clerk", ""), proposed("Dr Ann Hale", "Treasurer", "AH")
    found = merged(merged(first, second), proposed("Ann Hale", "Clerk", "AMH"))
    assert found == (
        "---\nname: Ann Hale\ninitials: AH\naliases: [Dr Ann Hale, AMH]\n"
        "posts:\n  - {post: Clerk}\n  - {post: Treasurer}\n---\n"
    )
    assert merged(found, second) == found


def test_what_one_document_says_of_a_person_in_two_places_is_one_file() -> None:
    text = (
        b"Ferry Board\n\n3 June 2020\n\nPresent: Ann Hale, Clerk\n\nIn attendance: Ann Hale (AH)\n\n"
        b"1. Boats\n\nThey sail.\n"
    )
    assert import_file("x.txt", text).files["people/ann-hale.md"] == proposed("Ann Hale", "Clerk", "AH")
