"""Names that are towns: a text that surely means the town is no error, and any other still is."""

from __future__ import annotations

from typing import Any

import pytest

from comity.steps.protect.identity import identities
from comity.steps.protect.index import sought
from comity.steps.protect.match import find_all
from comity.steps.protect.names import towns
from comity.steps.protect.scanned_text import read


def witness(number: int, given: str, family: str) -> dict[str, Any]:
    name = {"full": f"{given} {family}", "family": family, "given": given}
    return {"id": f"P{number}", "role": "witness", "protect": "pseudonym", "name": name}


PEOPLE = identities(
    {
        "persons": [
            witness(2, "Sofia", "Vandermolen"),
            witness(3, "Milan", "Brancaleone"),
            witness(4, "Santiago", "Ondaatje"),
            witness(5, "Florence", "Hrubantova"),
            witness(6, "Austin", "Krangholm"),
            witness(7, "Ivy", "Kingston"),
            witness(8, "Zoe", "Lincoln"),
        ]
    }
)


def told(text: str) -> list[str]:
    return [text[found.start : found.end] for _, found in find_all(PEOPLE, text)]


def as_towns(text: str) -> list[str]:
    return [text[start:end] for _, start, end, _ in towns(sought(PEOPLE), read(text))]


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("The servers stand in Austin, Texas.", "Austin"),
        ("The servers stand in Austin, TX 78701.", "Austin"),
        ("The office moved to Kingston, Jamaica, in May.", "Kingston"),
        ("The firm has its seat in Santiago de Chile.", "Santiago"),
        ("He flew to Sofia on a forged passport.", "Sofia"),
        ("They travelled from Milan by car.", "Milan"),
        ("He lives in Milan.", "Milan"),
        ("He was held at the prison at Kingston.", "Kingston"),
        ("The Lincoln Crown Court heard it.", "Lincoln"),
        ("He told the Sofia police.", "Sofia"),
        ("The Milan prosecutor asked.", "Milan"),
        ("The Crown Court at Lincoln heard it.", "Lincoln"),
        ("It happened in the city of Florence.", "Florence"),
        ("Er flog nach Sofia.", "Sofia"),
        ("Er ist nach Sofia gereist.", "Sofia"),
        ("Es geschah in der Stadt Florence.", "Florence"),
        ("le tribunal judiciaire de Florence", "Florence"),
        ("dans la ville de Florence", "Florence"),
    ],
)
def test_a_town_is_no_find_and_is_told_as_a_town(text: str, town: str) -> None:
    assert told(text) == []
    assert as_towns(text) == [town]


@pytest.mark.parametrize(
    "text",
    [
        "Mr Austin came.",
        "the witness Sofia",
        "the witness Austin, Texas",
        "Austin said so.",
        "He gave it to Sofia.",
        "He went to Sofia and told her.",
        "Money came from Sofia.",
        "He looked at Kingston.",
        "He believed in Sofia.",
        "She found a friend in Florence.",
        "In Sofia the police saw a victim.",
        "He sat in Sofia's car.",
        "He flew to Sofia's flat.",
        "He saw Florence in Bulgaria.",
        "Milan, Kenya and Florence came.",
        "Er fragte nach Sofia.",
        "Il a donné la clé à Florence.",
        "He wrote: “ask sofia”.",
        "He spoke in Sofia Vandermolen's name.",
    ],
)
def test_a_name_that_may_be_the_person_is_found(text: str) -> None:
    assert told(text) != []


def test_the_town_is_a_warning_and_the_person_an_error_with_a_way_out(
    hearing: dict[str, Any], found: Any
) -> None:
    hearing["persons"][1]["name"] = {"full": "Sofia Vandermolen", "family": "Vandermolen"}
    hearing["facts"][0]["text"] = "He flew to Sofia on a forged passport."
    told = found(hearing)
    (one,) = told["protection.town"]
    assert (one.severity, one.field) == ("warning", "facts[0].text")
    assert "At word 4" in one.message
    assert "P2" in one.message
    assert "Sofia" not in one.message
    assert "protection.name" not in told
    hearing["facts"][0]["text"] = "He went to Sofia on a forged passport."
    (one,) = found(hearing)["protection.name"]
    assert one.severity == "error"
    assert "write “the city of” before its name" in one.cure
