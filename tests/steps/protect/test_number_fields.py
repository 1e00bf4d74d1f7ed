"""Fields that hold several numbers, or one with an extension: each of them is found by itself."""

from __future__ import annotations

from typing import Any

import pytest

from comity.steps.protect.identity import Identity, identities
from comity.steps.protect.match import find
from comity.steps.protect.number_fields import marks_of, phones_of

ONE, OTHER = "+44 20 7946 0018", "+44 161 496 0123"


def person(**more: Any) -> Identity:
    entry = {"id": "P1", "role": "witness", "protect": "pseudonym", "name": {"full": "Q Zzyx"}}
    return identities({"persons": [entry | more]})[0]


EXTENSIONS = [
    " ext. 12", " ext 1234", " x12", "x12", " poste 12", " Durchwahl 12", "/12", " / 12", ";ext=12",
    " #12", " (12)", " (ext. 12)", ", 12", " доб. 12", " 内線12", "p12", " tst. 12345", " wew. 12",
    ",,12", " ext: 12", "-12", " [12]", " {12}", " · 12", ":12", ".12", " ~12", "//12", " → 12",
    " (24/7)",
    " (24 hours)", " (2019-2021)", ", 2019-2021", " (Mon-Fri 9-17)", " (not before 9)",
    " Durchw.-12", " extensión 12", " int. 12", " mellék 12",
]  # fmt: skip
BETWEEN = [
    " / ", "/", ", ", "; ", " or ", " und ", " ou ", " y ", " или ", " または ", "\n", "  ", " + ",
    " ",
    "、", "،", "·", ":", ">", "--", "-", " • ", "] [", "~", " → ", ".",
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
    "2019-2021", "020 7946 0015", "020 7946 0048", "24/7",
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


@pytest.mark.parametrize("between", [one for one in BETWEEN if one != "."])
@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("020 7946 0018", "0161 496 0123"),
        ("0044 20 7946 0018", "0044 161 496 0123"),
        ("(020) 7946 0018", "(0161) 496 0123"),
    ],
)
def test_each_of_two_numbers_without_a_plus_is_found(one, other, between) -> None:
    who = person(phone=one + between + other)
    for text in [*SAID, OTHER, "0161 496 0123", "01614960123", "0044 161 4960123"]:
        assert find(who, text), text
    for text in CALM:
        assert find(who, text) == [], text


def test_numbers_in_a_numbered_list_and_of_one_length_are_found_each() -> None:
    who = person(phone="1) +44 20 7946 0018 2) +44 161 496 0123")
    assert all(find(who, text) for text in [*SAID, OTHER])
    who = person(phone="309 555 0142 309 555 0143")
    assert find(who, "call 555 0142")
    assert find(who, "+1 309-555-0143")
    assert find(who, "309 555 0144") == []


@pytest.mark.parametrize(
    "rest",
    [" ext 5", " / 5", ", room 5", " floor 4", ", flat 30", "; 9 to 5", " /5", "/ 5", " (5)"],
)
def test_a_rest_is_no_other_number_of_the_exchange(rest: str) -> None:
    who = person(phone=f"+44 161 496 0123{rest}")
    assert find(who, "0161 496 0123")
    for text in ("0161 496 0125", "0161 496 0124", "0161 496 0130"):
        assert find(who, text) == [], text


@pytest.mark.parametrize(
    "number",
    ["01.42.68.53.00", "+33 1 42 68 53 00", "06 12 34 56 78", "+7 (495) 123-45-67",
    "(309) 555-0142",
     "+65 6123 4567", "+1-309-555-0142", "+44 (0) 20 7946 0018", "+91 90000 00457"],
)  # fmt: skip
def test_the_first_groups_of_a_number_are_no_number(number: str) -> None:
    assert len(list(phones_of(number))) == 1


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
    "A00998877 - B11223344", "A00998877 – B11223344", "A00998877-B11223344",
    "A00998877 · B11223344", "A00998877、B11223344", "A00998877،B11223344", "A00998877\tB11223344",
    "A00998877 B11223344", "A00998877  B11223344", "A00998877 = B11223344", "A00998877: B11223344",
    "A00998877+B11223344", "A00998877 formerly B11223344", "A00998877 resp. B11223344",
    "A00998877 bzw. B11223344", "A00998877 (formerly B11223344)",
    "A00998877 (2019), B11223344 (2024)", "Nr. A00998877, Nr. B11223344",
    "GB A00998877 / IN B11223344", "1) A00998877 2) B11223344", "n° A00998877 et n° B11223344",
    "No. A00998877, No. B11223344", "A00998877 expired; now B11223344",
    "A 0099 8877 - B 1122 3344", "A 0099 8877 • B 1122 3344",
]  # fmt: skip


@pytest.mark.parametrize("value", MARKS)
def test_each_of_two_papers_in_a_field_is_found(value: str) -> None:
    who = person(identifiers=[{"kind": "passport", "value": value}])
    for text in ("passport A00998877", "no. B 1122 3344", "b11223344"):
        assert find(who, text), text
    for text in (
        "A00998876",
        "B11223345",
        "1122",
        "passport, licence",
        "old, new",
        "in 2024",
        "2019",
    ):
        assert find(who, text) == [], text


def test_two_short_numbers_and_two_addresses_are_found_each() -> None:
    who = person(identifiers=[{"kind": "badge", "value": "AB12345, CD67890"}])
    assert find(who, "badge AB12345")
    assert find(who, "badge CD67890")
    who = person(email="ann@mail.example, zz@post.example")
    assert find(who, "to ann@mail.example")
    assert find(who, "to zz@post.example")


@pytest.mark.parametrize("between", ["/", " ", " / ", ", ", " or ", "|", " <", "\n"])
def test_each_of_two_addresses_is_found_whatever_parts_them(between: str) -> None:
    who = person(email=f"ann@mail.example{between}zz@post.example")
    assert find(who, "to ann@mail.example")
    assert find(who, "to zz@post.example")
    assert find(who, "to bob@mail.example or a.zz@poste.example") == []


@pytest.mark.parametrize("value", ["Passport 123456789, issued 2019", "HRB 123456", "X-1234567-Y"])
def test_a_number_is_found_without_the_words_beside_it(value: str) -> None:
    who = person(identifiers=[{"kind": "file", "value": value}])
    number = next(run for run in value.replace("-", " ").split() if run[:3] == "123").strip(",")
    assert find(who, f"No. {number}")
    assert find(who, f"No. 9{number}") == []


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
        ("A00998877; May 2019", ["in May 2019", "2019"]),
        ("A00998877, 12 May 2019", ["12 May 2019", "May 2019"]),
        ("A00998877 (exp. 05/2029)", ["05/2029"]),
        ("A00998877 - 2019", ["2019"]),
        ("123456-7890", ["123456", "7890"]),
        ("19850302-1234", ["19850302", "1985"]),
        ("123456 7890 12", ["123456", "7890 12"]),
        ("RC 12345", ["12345"]),
        ("A00998877, 20190302", ["20190302", "on 2019 03 02"]),
    ],
)
def test_the_parts_of_one_number_and_a_date_are_no_numbers(value: str, calm: list[str]) -> None:
    who = person(identifiers=[{"kind": "file", "value": value}])
    assert find(who, f"see {value} there")
    for text in calm:
        assert find(who, text) == [], text
    assert next(marks_of(value)) == value


@pytest.mark.parametrize("prefix", ["DL ", "licence ", "Licence no. ", "Nr.: ", "n° ", "ID # "])
def test_a_number_is_found_without_the_word_before_it(prefix: str) -> None:
    who = person(identifiers=[{"kind": "licence", "value": f"{prefix}55-8812-990"}])
    for text in ["No. 558812990", "55 8812 990", "55-8812-990.", f"{prefix}55-8812-990"]:
        assert find(who, text), text


@pytest.mark.parametrize("value", ["valid until 12.05.2031", "RC 12-34", "issued 12 May 2031"])
def test_a_day_or_a_few_figures_behind_a_word_are_no_number_by_themselves(value: str) -> None:
    who = person(identifiers=[{"kind": "licence", "value": value}])
    for text in ["On 12.05.2031 he left.", "on 12 May 2031", "room 12-34"]:
        assert find(who, text) == [], text
