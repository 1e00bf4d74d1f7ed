"""What may mean the number of a person and is not written so is told, and calm things are not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

ODA = {"id": "P4", "role": "witness", "protect": "pseudonym", "name": {"full": "Oda Ferchwitz"}}
UGO = {"id": "P5", "role": "witness", "protect": "pseudonym", "name": {"full": "Ugo Tremblatt"}}
ZOE = {"id": "P6", "role": "witness", "protect": "omit", "name": {"full": "Zoe Quarrelmann"}}
IDA = {"id": "P7", "role": "victim", "protect": "pseudonym", "name": {"full": "Ida Blumenstock"}}

Warned = Callable[[str], list[Any]]


@pytest.fixture
def warned(hearing: dict[str, Any], found: Any) -> Warned:
    """The warnings of a text where P3 was taken out, P6 is omitted, and the letter has P1 to P5."""
    hearing["persons"] += [ODA, UGO, ZOE, IDA]

    def warned(text: str) -> list[Any]:
        hearing["facts"][0]["text"] = text
        return list(found(hearing).get("protection.person-number", ()))

    return warned


@pytest.mark.parametrize(
    "written",
    [
        *("Witness 5", "Person 5", "PW5", "P.W. 5", "PW-5", "P-5", "P\u20115", "Р5", "П5"),
    ],
)
def test_what_looks_like_a_number_of_a_person_is_told_with_that_of_the_document(
    warned: Warned, written: str
) -> None:
    (told,) = warned(f"{written} opened the safe.")

    assert told.severity.value == "warning"
    assert f"“{written}”" in told.message
    assert "calls this person P4" in told.message


@pytest.mark.parametrize(
    "text",
    [
        "The witness no. 5 opened the safe.",
        "Zeugin Nr. 5 öffnete den Tresor.",
        "Le témoin n° 5 a ouvert le coffre.",
        "The witness P-5 opened the safe.",
        "The witness P.5 opened the safe.",
        "The witness Р5 opened the safe.",  # a Cyrillic letter
        "Свидетель П5 открыл сейф.",
        "He told it to the witness 5.",
        "The witness 5, a nurse, slept.",
        "Die Zeugin 5 und ihr Bruder schliefen.",
    ],
)
def test_a_role_with_another_kind_of_number_is_told(warned: Warned, text: str) -> None:
    (told,) = warned(text)

    assert "calls this person P4" in told.message


@pytest.mark.parametrize("text", ["Witness 3 slept.", "PW6 slept.", "The witness no. 9 slept."])
def test_a_number_that_is_nobodys_by_its_id_is_told(warned: Warned, text: str) -> None:
    (told,) = warned(text)

    assert "has no person with the id P" in told.message


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The witnesses P2–P7 were there.", "P3"),
        ("The witnesses P2 to P4 were there.", "P3"),
        ("Die Zeugen P5 bis P7 waren da.", "P6"),
        ("Les témoins P5 à P7 étaient là.", "P6"),
    ],
)
def test_somebody_within_a_range_who_is_not_in_the_document_is_told(
    warned: Warned, text: str, who: str
) -> None:
    told = [one for one in warned(text) if "includes" in one.message]

    assert [f"includes {who}," in one.message for one in told] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "The doctor filled in form P5, and the P4 form was lost.",
        "He came on a P-5 visa, and she on a P5 visa.",
        "See p. 5, p 5, P. 5 and (P.5) of the file.",
        "See paragraph 5, article 5 and annex 5; п. 5 of the code.",
        "The accused came 5 times. The witness 5 minutes later.",
        "He called the witness 5, 6 or 7 times and sent the witness 5 photographs.",
        "Am Montag sah die Zeugin 5 Männer, den Zeugen am 5. Mai.",
        "The 5 witnesses met; the witness, 5 of his friends and a Person 3.5 km away.",
        "Witness 2 slept, and PW1 did not. The witnesses P4 and P5 were there.",
    ],
)
def test_forms_visas_pages_and_quantities_are_calm(warned: Warned, text: str) -> None:
    assert [one for one in warned(text) if "may mean" in one.message] == []
    assert [one for one in warned(text) if "without a role" in one.message] == []


def test_where_nobody_is_under_a_pseudonym_nothing_is_told(warned: Warned, hearing: Any) -> None:
    for one in hearing["persons"]:
        one.pop("protect", None)

    assert warned("PW5 slept, Witness 4 did not.") == []
