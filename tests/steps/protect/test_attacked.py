"""What people who did not write the search got past it is found, and honest texts stay calm."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from comity.steps.protect.identity import identities
from comity.steps.protect.match import find_all
from comity.steps.protect.pieces import Kind, seam

WITNESS: dict[str, Any] = {
    "id": "P3",
    "role": "witness",
    "protect": "pseudonym",
    "name": {"full": "Ngozi Abernathy", "family": "Abernathy", "given": "Ngozi"},
    "phone": "+44 7700 900123",
    "born": dt.date(1985, 3, 2),
    "identifiers": [{"kind": "passport", "value": "AB1234567"}],
}
BROTHER: dict[str, Any] = {
    "id": "P4",
    "role": "suspect",
    "name": {"full": "John Abernathy", "family": "Abernathy", "given": "John"},
}


def told(text: str, *others: dict[str, Any]) -> list[str]:
    people = identities({"persons": [WITNESS, *others]})
    return [text[place.start : place.end] for _, place in find_all(people, text)]


@pytest.mark.parametrize(
    "text",
    [
        *("07700    900123", "07700_900123", "07700·900·123", "07700,900123", "07700|900|123"),
        *("passportAB1234567.pdf", "scan-AB1234567b", "АВ1234567", "Ms Аbеrnаthу", "Аbernathy"),
        "the witness N. A. He said nothing.",
    ],
)
def test_it_is_found(text: str) -> None:
    assert told(text)


@pytest.mark.parametrize(
    "text",
    [
        *("Ms. N. A. Okafor", "the informant N. A. Bello", "XAB12345678", "9AB1234567"),
        *("Петров", "а также 12 января", "Mr Ansah (2016)"),
    ],
)
def test_it_is_somebody_else_s(text: str) -> None:
    assert not told(text)


@pytest.mark.parametrize(
    "text", ["N. Abernathy said so", "the witness Abernathy", "Ngozi Abernathy"]
)
def test_a_shared_surname_is_found_where_it_is_that_person_s(text: str) -> None:
    assert told(text, BROTHER)


@pytest.mark.parametrize(
    "text", ["John Abernathy", "J. Abernathy", "the suspect Abernathy", "Abernathy"]
)
def test_a_shared_surname_is_left_to_the_other(text: str) -> None:
    assert not told(text, BROTHER)


def test_a_role_that_both_have_tells_neither() -> None:
    assert not told("the witness Abernathy", {**BROTHER, "role": "witness"})


@pytest.mark.parametrize(
    "texts",
    [
        ["Aber", "nathy", "Some words"],
        ["Before it", "Aber", "nathy"],
        ["x", "AB", "123", "4567", "y"],
        ["1", "2", "March", "1985", "z"],
        ["A", "b", "e", "r", "n", "a", "t", "h", "y", "the rest"],
        ["the case of Ngozi", "Abernathy and others"],
    ],
)
def test_a_name_in_several_cells_is_found_whatever_stands_beside_it(texts: list[str]) -> None:
    people = identities({"persons": [WITNESS]})
    pieces = list(seam("cells", texts))
    assert [piece.kind for piece in pieces] == [Kind.SEAM]
    assert list(find_all(people, pieces[0].text))


def test_cells_of_a_table_without_the_name_are_no_find() -> None:
    people = identities({"persons": [WITNESS]})
    cells = [
        "No.",
        "Name",
        "Born",
        "1",
        "John Okafor",
        "3 March 1985",
        "2",
        "Ann Bell",
        "07700",
        "12",
    ]
    assert not [place for piece in seam("cells", cells) for place in find_all(people, piece.text)]


def test_a_list_of_any_name_is_looked_through(hearing, found) -> None:
    hearing["extensions"] = {"tv": {"persons": ["Ngozi Abernathy"]}}
    assert any(f.field.startswith("extensions") for f in found(hearing)["protection.name"])


def test_a_date_is_looked_through(hearing, found) -> None:
    hearing["facts"][0]["date"] = "1985-03-02"
    assert any(f.field == "facts[0].date" for f in found(hearing)["protection.name"])


@pytest.mark.parametrize(
    "slip",
    [
        "name: {full:Ngozi Abernathy, family:Abernathy}",
        "name: {full: Ngozi Abernathy, Abernathy: x}",
        "identifiers: [{kind: passport, AB1234567: x}]",
    ],
)
def test_a_slip_in_the_person_s_own_entry_is_told_without_the_name(
    slip, comity_here, tmp_path
) -> None:
    file = tmp_path / "case.yaml"
    file.write_text(
        "kind: request\nschema: 1\npersons:\n  - id: P2\n    role: witness\n"
        f"    protect: pseudonym\n    {slip}\n",
        encoding="utf-8",
    )
    done = comity_here("check", file)
    assert done.returncode == 1
    assert "gap" in done.stdout
    said = (done.stdout + done.stderr).casefold()
    assert "abernathy" not in said
    assert "ab1234567" not in said


def named(given: str, family: str, text: str) -> bool:
    name = {"full": f"{given} {family}", "given": given, "family": family}
    people = identities({"persons": [WITNESS | {"name": name}]})
    return bool(list(find_all(people, text)))


@pytest.mark.parametrize(
    ("given", "family", "text"),
    [
        ("Will", "May", "Then Mr Will Smith called"),
        ("Will", "May", "Then Mr Will Okafor was there"),
        ("Ngozi", "Abernathy", "Ms Ngozi Okafor spoke"),
        ("Grace", "Bank", "Ms Grace Okafor spoke"),
        ("Grace", "Bank", "the witness Grace Okafor spoke"),
        ("Grace", "Bank", "die Zeugin Grace Okafor"),
    ],
)
def test_a_given_name_before_anothers_surname_is_no_find_behind_a_title_either(
    given, family, text
) -> None:
    assert not named(given, family, text)


@pytest.mark.parametrize(
    ("given", "family", "text"),
    [
        ("Will", "May", "Then Mr Will called"),
        ("Will", "May", "Then Mr May Smith called"),
        ("Will", "May", "Statement of Mr Will Taken by Video"),
        ("Ngozi", "Abernathy", "Ms Ngozi A. spoke"),
        ("Ngozi", "Abernathy", "Ms Ngozi Abernathy Okafor spoke"),
        ("Grace", "Bank", "Ms Grace, Okafor"),
        ("Grace", "Bank", "the witness Grace said"),
    ],
)
def test_a_given_name_behind_a_title_is_a_find_without_anothers_surname(
    given, family, text
) -> None:
    assert named(given, family, text)


@pytest.mark.parametrize(
    "text", ["见Abernathy说", "พบAbernathyที่", "증인Abernathy은", "とAbernathyは"]
)
def test_a_name_right_beside_letters_of_a_script_without_spaces_is_found(text: str) -> None:
    assert told(text) == ["Abernathy"]


@pytest.mark.parametrize("text", ["见Aberna说", "NathyとAber", "AbernathyxとX"])
def test_half_a_name_beside_such_letters_is_no_find(text: str) -> None:
    assert told(text) == []
