"""Names that are short, or words of their own: of particles, in small letters, with two letters."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from comity.steps.protect.identity import Identity, identities
from comity.steps.protect.match import find


def person(full: str, **more: Any) -> Identity:
    names = {key: more.pop(key) for key in ("family", "given") if key in more}
    entry = {"id": "P2", "role": "witness", "protect": "pseudonym", "name": {"full": full, **names}}
    return identities({"persons": [{**entry, **more}]})[0]


def told(one: Identity, text: str) -> list[str]:
    return [text[found.start : found.end] for found in find(one, text)]


TRAN_LE = person("Bao Le", family="Le", given="Bao")
RUMI_DAS = person("Rumi Das")
CLAIR = person("Ada St. Clair", family="St. Clair", given="Ada")
HOA_VAN = person("Hoa Van", family="Van", given="Hoa")


@pytest.mark.parametrize(
    ("one", "text", "found"),
    [
        (TRAN_LE, "Bao Le opened it.", ["Bao Le"]),
        (TRAN_LE, "Mr Le closed it; Mr. Le's key.", ["Le", "Le's"]),
        (TRAN_LE, "the witness Le", ["Le"]),
        (TRAN_LE, "The witness B.L. came.", ["B.L"]),
        (RUMI_DAS, "Rumi Das and Mrs Das went.", ["Rumi Das", "Das"]),
        (
            CLAIR,
            "Ada St. Clair and Mrs St. Clair, Miss St Clair",
            ["Ada St. Clair", "Clair", "Clair"],
        ),
        (HOA_VAN, "Ms Van wrote to Hoa Van.", ["Van", "Hoa Van"]),
    ],
)
def test_a_surname_that_is_a_particle_elsewhere_is_found(
    one: Identity, text: str, found: list[str]
) -> None:
    assert told(one, text) == found


@pytest.mark.parametrize(
    ("one", "text"),
    [
        (TRAN_LE, "Le compte de M. Le Gall; le témoin. Le dossier; the witness. Le Monde"),
        (RUMI_DAS, "Die Zeugin. Das Konto war leer, und das Geld auch."),
        (RUMI_DAS, "the witness das"),
        (HOA_VAN, "Mr Van Dyke, Herr Van der Meer, Hoa Van Dyke; the witness Van Rossum; a van"),
        (CLAIR, "the clear case of St. John; Mr St. John"),
    ],
)
def test_a_particle_before_the_name_of_somebody_else_is_no_surname(
    one: Identity, text: str
) -> None:
    assert told(one, text) == []


OMAR = person("Omar Diaz", family="Diaz", given="Omar")


@pytest.mark.parametrize(
    "text",
    [
        "He wrote: “ask omar, he knows”",
        "Er schrieb: „omar weiß es“",
        "@omar",
        "omar@box.example",
        "omar88",
        "omar_d",
        "the man said that diaz was there",
        "l'homme a dit que omar était dans la maison",
    ],
)
def test_a_short_name_in_small_letters_is_found_where_people_write_so(text: str) -> None:
    assert told(OMAR, text) != []


@pytest.mark.parametrize(
    "text", ["0xomar88ff", "er kam mit dem diaz und nicht mit der anderen", "diaz"]
)
def test_a_short_word_in_small_letters_may_be_of_another_language(text: str) -> None:
    assert told(OMAR, text) == []


def test_a_short_name_that_is_an_everyday_word_needs_its_capital() -> None:
    assert told(person("Will Hope"), "He wrote: “i hope he will come”; @hope") == []


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("Øvergård", ["Øvergaard", "Overgaard", "Oevergaard", "ØVERGÅRD", "Oevergard"]),
        ("Đoković", ["Djokovic", "Dokovic", "Djoković"]),
        ("Anđelić", ["Andjelic", "Andelic"]),
        ("Djurovic", ["Đurović", "Durovic"]),
        ("Muellenbach", ["Müllenbach", "Mullenbach"]),
        ("Håkonsøn", ["Haakonsøn", "Håkonsoen", "Haakonson"]),
    ],
)
def test_letters_that_are_written_with_two_are_found_in_each_mixture(
    name: str, forms: list[str]
) -> None:
    one = person(f"Ada {name}", family=name, given="Ada")

    assert {form: told(one, f"To {form}, please.") for form in forms} == {f: [f] for f in forms}


def test_two_letters_that_are_two_sounds_are_not_made_one() -> None:
    for name, other in [("Michael", "Michal"), ("Rafael", "Rafal"), ("Miguel", "Migul")]:
        assert told(person(f"{name} Quist", given=name), f"To {other}.") == []


@pytest.mark.parametrize("text", ["3-Nov-88", "3 Nov. 88", "Nov 3, 88", "3. November 88"])
def test_a_birth_with_a_month_in_words_and_a_short_year(text: str) -> None:
    one = person("Ada Quist", born=dt.date(1988, 11, 3))

    assert told(one, f"She gave {text} as her day.") == [text]
    assert told(one, "On 3 November he paid 88 euros, and 88 in November.") == []


BANK = {"kind": "bank-account"}


@pytest.mark.parametrize(
    ("iban", "texts"),
    [
        ("GB82 WEST 1234 5698 7654 32", ["account 98765432", "acc. no. 9876-5432"]),
        ("DE89 3704 0044 0532 0130 00", ["Konto 0532013000", "Kto. 532013000"]),
        ("BE68 5390 0754 7034", ["5390075470", "539-0075470-34"]),
        ("FR76 3000 6000 0112 3456 7890 189", ["compte 12345678901", "compte 00112345678901"]),
    ],
)
def test_the_number_of_the_account_within_an_iban(iban: str, texts: list[str]) -> None:
    one = person("Ada Quist", identifiers=[{**BANK, "value": iban}])

    assert [text for text in texts if not told(one, text)] == []
    assert told(one, "account 98765433, 12 345 678 euros, ending in 5432, 3000") == []


@pytest.mark.parametrize(
    "text",
    ["ada.q(at)post(dot)example", "ada.q [at] post [dot] example", "ada.q(ät)post(punkt)example"],
)
def test_a_mail_address_with_words_for_its_signs(text: str) -> None:
    one = person("Ada Quist", email="ada.q@post.example")

    assert told(one, f"Write to {text} today.") == [text]
    assert told(one, "See point (a) of (at) the list (dot).") == []
