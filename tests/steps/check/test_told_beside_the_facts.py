"""What an entry, a title, a remark or a sum tells is not asked for: each with a draft that asks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding

Findings = Callable[..., list[Finding]]
Data = dict[str, Any]
NUMBER = "+44 7700 900001"
TARGET, LOSS, LANGUAGE = "links.target-unreached", "case.loss-untold", "language.conditional"
WHEN = '{ field = "urgency.level", in = ["urgent"] }'
SPEAKS = f"""
[[answer]]
question = "languages"
value = {{ accepts = ["sw"], alternatives = ["en"], on = "the case is urgent", when = {WHEN} }}
source = "act"
article = "s. 2"
read = "official"
"""


def rules(found: list[Finding]) -> set[str]:
    return {one.rule for one in found}


def calls_of(victim: Data, title: str, named: list[str]) -> Data:
    """The connection data of one telephone, after a killing of which F1 tells."""
    measure = {"id": "M1", "kind": "traffic-data", "title": title, "purpose": "To find him."}
    measure |= {"holder": {"name": "Sample Telecom", "kind": "provider"}, "items": ["Calls"]}
    measure |= {"identifiers": [{"kind": "phone", "value": NUMBER}]}
    measure |= {"facts": ["F1"], "offences": ["O1"], "persons": ["P1"]}
    person = {"id": "P1", "role": "victim", "name": {"full": "John Sample"}} | victim
    fact = {"id": "F1", "text": "A man was killed on the beach.", "persons": named}
    return {"measures": [measure], "persons": [person], "facts": [fact]}


@pytest.mark.parametrize(
    ("victim", "title", "named", "asked"),
    [
        ({}, "Calls of a number", ["P1"], True),
        ({"phone": NUMBER}, "Calls of a number", ["P1"], False),
        ({"phone": NUMBER}, "Calls of a number", [], True),
        ({"identifiers": [{"kind": "phone", "value": NUMBER}]}, "Calls", ["P1"], False),
        ({}, f"Calls of John Sample from {NUMBER}", ["P1"], False),
        ({}, f"Calls from {NUMBER}", ["P1"], True),
    ],
)
def test_a_number_is_reached_by_a_person_whose_it_is(
    findings: Findings,
    request_data: Data,
    victim: Data,
    title: str,
    named: list[str],
    asked: bool,
) -> None:
    found = findings(request_data | calls_of(victim, title, named))
    assert (TARGET in rules(found)) is asked


@pytest.mark.parametrize(
    ("place", "asked"),
    [
        ("The places of the search", False),
        ("As under M1", False),
        ("Les lieux de la perquisition", False),
        ("9 Other Road, Yaren", True),
    ],
)
def test_a_place_that_points_to_another_measure_is_no_place_of_its_own(
    findings: Findings, request_data: Data, place: str, asked: bool
) -> None:
    about = {"facts": ["F1"], "offences": ["O1"], "persons": ["P1"], "purpose": "To find it."}
    search = {"id": "M1", "kind": "search-of-premises", "items": ["Books"], "nexus": "She works."}
    taken = {"id": "M2", "kind": "search-of-premises", "items": ["Data"], "place": [place]} | about
    request_data["measures"] = [search | about | {"place": ["1 Example Quay, Yaren"]}, taken]
    request_data["persons"] = [{"id": "P1", "role": "suspect", "name": {"full": "Ann Sample"}}]
    request_data["facts"] = [{"id": "F1", "text": "She took the money.", "persons": ["P1"]}]
    told = [one.field for one in findings(request_data) if one.rule == TARGET]
    assert (told == ["measures[1].place"]) is asked


@pytest.mark.parametrize(
    ("texts", "asked"),
    [
        (["The charity collected some forty million euros.", "Half of it went to firms."], False),
        (["Savers gave EUR 2,400,000, of which he diverted a part."], False),
        (["EUR 2,400,000 of the fund is missing."], False),
        (["Der Verein hat 3 Millionen Euro gesammelt.", "Die Hälfte ging an Firmen."], False),
        (["L'association a collecté 3 millions d'euros.", "La moitié est partie ailleurs."], False),
        (["The charity collected some forty million euros."], True),
        (["The builder paid 3 million euros.", "They went to a firm."], True),
        (["The charity collected money.", "Half of it went to firms."], True),
    ],
)
def test_money_that_was_given_and_went_elsewhere_tells_the_loss(
    findings: Findings, request_data: Data, texts: list[str], asked: bool
) -> None:
    request_data.pop("loss", None)
    request_data["offences"][0] |= {"title": "Fraud", "category": "fraud", "elements": []}
    request_data["offences"][0]["persons"] = []
    request_data["persons"] = [{"id": "P1", "role": "suspect", "name": {"full": "Eva Sample"}}]
    request_data["facts"] = [
        {"id": f"F{number}", "text": text, "persons": ["P1"]}
        for number, text in enumerate(texts, start=1)
    ]
    request_data["measures"][0] |= {"facts": ["F1"], "persons": ["P1"]}
    assert (LOSS in rules(findings(request_data))) is asked


@pytest.mark.parametrize(
    ("remark", "asked"),
    [
        ("The letter is in Bosnian.", False),
        ("The request goes out in French.", False),
        ("Das Ersuchen ist in Kroatisch.", False),
        ("The letter is in English.", True),
        ("A French interpreter is needed.", True),
        ("Annex A1 is in French.", True),
    ],
)
def test_a_condition_on_english_is_not_told_of_a_letter_in_another_language(
    country: Callable[..., None],
    findings: Findings,
    request_data: Data,
    remark: str,
    asked: bool,
) -> None:
    country("NR", law=SPEAKS)
    request_data |= {"language": "en", "remarks": [{"part": "annexes", "text": remark}]}
    request_data["urgency"] = {"level": "urgent", "reason": "A life."}
    assert (LANGUAGE in rules(findings(request_data))) is asked
