"""Fields that hold several numbers, or one with an extension: each of them is found by itself."""

from __future__ import annotations

from typing import Any

import pytest

from comity.protect.identity import Identity, identities
from comity.protect.match import find
from comity.protect.several import marks_of, phones_of

ONE, OTHER = "+44 20 7946 0018", "+44 161 496 0123"


def person(**more: Any) -> Identity:
    entry = {"id": "P1", "role": "witness", "protect": "pseudonym", "name": {"full": "Q Zzyx"}}
    return identities({"persons": [entry | more]})[0]


EXTENSIONS = [
    " ext. 12", " ext 1234", " x12", "x12", " poste 12", " Durchwahl 12", "/12", " / 12", ";ext=12",
    " #12", " (12)", " (ext. 12)", ", 12", " доб. 12", " 内線12", "p12", " tst. 12345", " wew. 12",
    ",,12", " ext: 12", " Durchw.-12", " extensión 12", " int. 12", " mellék 12",
]  # fmt: skip
BETWEEN = [
    " / ", "/", ", ", "; ", " or ", " und ", " ou ", " y ", " или ", " または ", "\n", "  ", " + ",
    " ",
    " oder mobil: ", " – ", " | ", " & ", " (home), ",
]  # fmt: skip
SAID = [
    "call 020 7946 0018 now", ONE, "0044 (0)20 7946 0018.", "+442079460018", "020-7946-0018",
    "02079460018", "+44.20.7946.0018", "(020) 7946 0018",
]  # fmt: skip
CALM = [
    "+44 20 7946 0012", "020 7946 0019", "ext. 12", "1234567", "0161 496 0124", "0018 12",
    "12 or 12",
    "44 161 496", "0018 0161", "120161", "1220161", "room 12", "020 7946", "+44 30 7946 1800",
]  # fmt: skip


@pytest.mark.parametrize("extension", EXTENSIONS)
def test_a_number_is_found_without_its_extension(extension: str) -> None:
    who = person(phone=ONE + extension)
    for text in [*SAID, ONE + extension]:
        assert find(who, text), text
    for text in CALM:
        assert find(who, text) == [], text


@pytest.mark.parametrize("between", BETWEEN)
def test_each_of_two_numbers_is_found(between: str) -> None:
    who = person(phone=ONE + between + OTHER)
    for text in [*SAID, OTHER, "0161 496 0123", "01614960123", "0044 161 4960123"]:
        assert find(who, text), text
    for text in CALM:
        assert find(who, text) == [], text


@pytest.mark.parametrize(
    "field",
    ["020 7946 0018, 0161 496 0123", "020/79460018, 0161/4960123", "Tel. 020 7946 0018 (home)"],
)
def test_numbers_without_a_country_code_and_with_labels_are_told_apart(field: str) -> None:
    for text in ("020 7946 0018", "+44 20 7946 0018"):
        assert find(person(phone=field), text), text
    for text in CALM:
        assert find(person(phone=field), text) == [], text


def test_the_next_line_of_an_exchange_is_a_number_and_an_extension_is_none() -> None:
    who = person(phone="+44 20 7946 0018/19")
    assert find(who, "020 7946 0018")
    assert find(who, "020 7946 0019")
    assert find(person(phone="+44 20 7946 0018/12"), "020 7946 0012") == []


def test_an_area_code_behind_a_slash_is_no_number_of_its_own() -> None:
    who = person(phone="+49 / 30 / 1234567")
    assert find(who, "030 1234567")
    assert find(who, "040 7654321") == []
    assert list(phones_of("+49 / 30 / 1234567")) == ["01234567"]


def test_a_field_of_a_hundred_numbers_gives_a_hundred_numbers() -> None:
    numbers = [f"+44 20 7946 {n:04}" for n in range(100)]
    found = list(phones_of(", ".join(numbers)))
    assert len(found) <= 101


MARKS = [
    "A00998877 / B11223344", "A00998877, B11223344", "A00998877; B11223344",
    "A00998877 or B11223344",
    "A00998877 und B11223344", "A00998877 és B11223344", "A00998877/B11223344",
    "A00998877\nB11223344", "A00998877 (old), B11223344 (new)", "A00998877 | B11223344",
    "passport A00998877, licence B11223344", "A00998877 & B11223344",
]  # fmt: skip


@pytest.mark.parametrize("value", MARKS)
def test_each_of_two_papers_in_a_field_is_found(value: str) -> None:
    who = person(identifiers=[{"kind": "passport", "value": value}])
    for text in ("passport A00998877", "no. B 1122 3344", "b11223344"):
        assert find(who, text), text
    for text in ("A00998876", "B11223345", "1122", "passport, licence", "old, new"):
        assert find(who, text) == [], text


def test_two_short_numbers_and_two_addresses_are_found_each() -> None:
    who = person(identifiers=[{"kind": "badge", "value": "AB12345, CD67890"}])
    assert find(who, "badge AB12345")
    assert find(who, "badge CD67890")
    who = person(email="ann@mail.example, zz@post.example")
    assert find(who, "to ann@mail.example")
    assert find(who, "to zz@post.example")


@pytest.mark.parametrize(
    ("value", "calm"),
    [
        ("No. 12345 of 2020", ["in 2020", "12345"]),
        ("EPS/MSHT/2026/0457", ["2026/0457", "MSHT/2026"]),
        ("A00998877, issued 02.03.2019", ["02.03.2019", "issued"]),
        ("A00998877 vom 02.03.2019", ["02.03.2019"]),
        ("T 2026 / 0457", ["2026", "0457"]),
        ("12345/67", ["12345", "67"]),
        ("AB 12 34 56 C", ["AB 12", "34 56 C"]),
        ("RC 12345 Lagos", ["Lagos", "in Lagos"]),
        ("A00998877, 20190302", ["20190302", "on 2019 03 02"]),
    ],
)
def test_the_parts_of_one_number_and_a_date_are_no_numbers(value: str, calm: list[str]) -> None:
    who = person(identifiers=[{"kind": "file", "value": value}])
    assert find(who, f"see {value} there")
    for text in calm:
        assert find(who, text) == [], text
    assert next(marks_of(value)) == value
