"""What a draft says in another field, another measure or other words is not said to be lacking."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding

Findings = Callable[..., list[Finding]]
Relying = Callable[..., list[Finding]]
FORM = "basis.own-form"


def rules(found: list[Finding]) -> set[str]:
    return {one.rule for one in found}


@pytest.mark.parametrize(
    ("mark", "told"),
    [
        ("Bo Sample", False),  # a fact relates to this person
        ("Accounts found under M2", False),
        ("Ada Nowhere", True),
        ("Accounts found under M9", True),
    ],
)
def test_a_mark_may_be_a_person_of_the_facts_or_what_another_measure_finds(
    findings: Findings, request_data: dict[str, Any], mark: str, told: bool
) -> None:
    request_data["persons"] = [{"id": "P1", "role": "suspect", "name": {"full": "Bo Sample"}}]
    request_data["facts"] = [{"id": "F1", "text": "The suspect took money.", "persons": ["P1"]}]
    request_data["offences"][0]["elements"] = []
    request_data["offences"][0]["persons"] = ["P1"]
    measure = {
        "id": "M1",
        "kind": "bank-records",
        "holder": {"name": "Sample Bank plc", "kind": "bank"},
        "identifiers": [{"kind": "other", "value": mark}],
        "period": {"from": "2026-01-01", "to": "2026-02-01"},
        "items": ["Statements"],
        "purpose": "To follow the money.",
        "facts": ["F1"],
        "offences": [request_data["offences"][0]["id"]],
        "persons": ["P1"],
    }
    request_data["measures"] = [measure, measure | {"id": "M2", "identifiers": []}]
    found = [f for f in findings(request_data) if f.rule == "links.target-unreached"]
    assert any(f.field.startswith("measures[0]") for f in found) is told


@pytest.mark.parametrize(
    ("line", "told"), [("Luxembourg", False), ("Monaco", False), ("LU", True), ("Kenya", True)]
)
def test_a_town_called_as_its_state_is_an_address(
    findings: Findings, request_data: dict[str, Any], line: str, told: bool
) -> None:
    request_data["requested"]["executing_authority"] = {"name": "An office", "address": [line]}
    at = "requested.executing_authority.address[0]"
    found = [f for f in findings(request_data) if f.rule == "value.nonsense"]
    assert any(f.field == at for f in found) is told


@pytest.mark.parametrize(
    ("wished", "variant"),
    [
        ("Presence of the two officers, without powers of their own.", "when"),
        ("Présence des deux enquêteurs, sans pouvoirs propres.", "when"),
        ("The officers need not be present.", "leave"),
        ("No presence of officers is requested.", "leave"),
    ],
)
def test_presence_without_powers_is_asked_for(
    findings: Findings, request_data: dict[str, Any], wished: str, variant: str
) -> None:
    measure = request_data["measures"][0]
    measure |= {"attendance": "Inspector A. Sample", "procedure": {"wished": wished}}
    said = [f.said.id for f in findings(request_data) if f.said and f.rule == "extent.attendance"]
    assert said == [f"extent.attendance/{variant}"]


@pytest.mark.parametrize(
    ("text", "role", "told"),
    [
        ("A caller made her send 18,400 euros to his account.", "witness", False),
        ("He took 1.9 million euros from a carrier.", "suspect", False),
        ("He took 1.9 million US dollars that importers had given him.", "suspect", False),
        ("He took 1.9 million euros that importers had given him.", "suspect", False),
        ("Er nahm 18.400 Euro von einem Spediteur.", "suspect", False),
        ("He took a flat worth 1.9 million euros in May.", "suspect", True),
        ("A caller made her send EUR 18,400 to his account.", "third-party", False),
        ("A caller made her send money to his account.", "witness", True),
        ("A caller was sent 18,400 euros on his account.", "suspect", True),
    ],
)
def test_a_fact_that_names_who_paid_how_much_tells_the_loss(
    findings: Findings, request_data: dict[str, Any], text: str, role: str, told: bool
) -> None:
    request_data.pop("loss", None)
    request_data["offences"][0] |= {"title": "Fraud", "category": "fraud", "elements": []}
    request_data["persons"] = [{"id": "P1", "role": role, "name": {"full": "Eva Sample"}}]
    request_data["offences"][0]["persons"] = []
    request_data["facts"] = [{"id": "F1", "text": text, "persons": ["P1"]}]
    request_data["measures"][0] |= {"facts": ["F1"], "persons": ["P1"]}
    assert ("case.loss-untold" in rules(findings(request_data))) is told


@pytest.mark.parametrize(
    ("giver", "told"),
    [
        ("The investigating judge", False),
        ("The prosecutor for serious crime", False),
        ("The Harbour Board", True),
        ("The Chamber of Notaries", True),
    ],
)
def test_an_authority_may_be_called_by_what_it_does(
    findings: Findings, request_data: dict[str, Any], giver: str, told: bool
) -> None:
    authority = request_data["requesting"]["authority"]
    authority["functions"] = "The investigating judge conducts the case."
    authority["unit"] = "Prosecutor for serious crime"
    request_data["assurances"] = [{"kind": "specialty", "given_by": giver}]
    assert ("undertaking.other-voice" in rules(findings(request_data))) is told


@pytest.mark.needs_country
@pytest.mark.parametrize(
    ("pair", "basis", "kind", "title", "told"),
    [
        ("EE-FR", "eu-eio", "bank-records", "Translation of the form of Annex A", False),
        ("EE-FR", "eu-eio", "bank-records", "Annex A to the contract of sale", True),
        ("FR-LU", "eu-2018-1805", "restraint", "Certificat de gel", False),
        ("FR-LU", "eu-2018-1805", "restraint", "Certificat médical", True),
    ],
)
def test_the_form_is_named_in_ordinary_words(
    relying: Relying, pair: str, basis: str, kind: str, title: str, told: bool
) -> None:
    found = relying(pair, kind, basis, {"annexes": [{"id": "A1", "title": title}]})
    assert (FORM in rules(found)) is told


@pytest.mark.needs_country
@pytest.mark.parametrize(("pair", "told"), [("EE-FR", True), ("PL-GB", False), ("PL-DK", False)])
def test_the_rules_of_an_act_that_does_not_bind_are_not_applied(
    relying: Relying, pair: str, told: bool
) -> None:
    bare = {"measures.0.necessity": None, "measures.0.proportionality": None}
    found = rules(relying(pair, "stored-content", "eu-eio", bare))
    assert ("eu-eio.proportionate" in found) is told
    assert ("basis.not-party" in found) is not told


@pytest.mark.needs_country
@pytest.mark.parametrize(
    ("needs", "told"),
    [
        ("She cannot travel. She agrees to be heard by video link.", False),
        ("Sie kann nicht reisen. Mit der Vernehmung per Video ist sie einverstanden.", False),
        ("She cannot travel.", True),
        ("She does not agree to be heard by video link.", True),
    ],
)
def test_consent_may_stand_with_the_person(relying: Relying, needs: str, told: bool) -> None:
    person = {"id": "P8", "role": "witness", "name": {"full": "Eva Sample"}, "needs": needs}
    changes: dict[str, Any] = {
        "persons": [person],
        "offences.0.persons": [],
        "facts": [{"id": "F1", "text": "A caller took money."}],
        "measures.0.facts": ["F1"],
        "measures.0.persons": ["P8"],
        "measures.0.fallback": None,
        "measures.0.particulars": {},
    }
    found = rules(relying("FR-DE", "video-hearing", "eu-eio", changes))
    assert ("refusal.consent" in found) is told
    assert "de.hearing.link.consent-and-costs" not in found  # costs are as in the Directive


@pytest.mark.needs_country
@pytest.mark.parametrize(
    ("own", "told"),
    [
        ({"kind": "safe-conduct", "given_by": "A district court"}, False),
        ({"kind": "reciprocity", "given_by": "A district court"}, False),
        ({"kind": "death-penalty", "given_by": "A district court"}, True),
        ({"kind": "treatment", "given_by": "A district court"}, False),
    ],
)
def test_what_a_treaty_owes_needs_no_power_to_bind(
    relying: Relying, own: dict[str, str], told: bool
) -> None:
    changes = {"assurances": [own | {"capacity": "court"}]}
    found = relying("FR-CH", "bank-records", "ets-030", changes)
    assert ("refusal.assurance-giver" in rules(found)) is told


@pytest.mark.needs_country
@pytest.mark.parametrize("promise", [["not-carried-out"], []])
def test_a_text_in_another_language_is_not_compared_where_its_promise_is_typed(
    relying: Relying, promise: list[str]
) -> None:
    text = "Die Todesstrafe wird weder beantragt noch verhängt noch vollstreckt."
    own = {"kind": "death-penalty", "given_by": "A court", "text": text, "promise": promise}
    found = relying("FR-CH", "bank-records", "ets-030", {"assurances": [own]})
    assert ("refusal.assurance-untold" in rules(found)) is (not promise)
    assert all(one.limit for one in found if one.rule == "refusal.assurance-untold")


@pytest.mark.needs_country
@pytest.mark.parametrize(
    ("pair", "basis", "told"),
    [
        ("UA-DE", "ets-182", False),  # art. 26 of which protects the data
        ("TR-DE", "ets-182", False),
        ("UA-DE", "ets-030", True),
        ("TR-DE", "ets-030", True),
    ],
)
def test_a_cited_instrument_that_protects_data_needs_no_more_words(
    relying: Relying, pair: str, basis: str, told: bool
) -> None:
    found = relying(pair, "bank-records", basis, {"data_protection": None})
    assert ("de.request.data-protection" in rules(found)) is told


@pytest.mark.needs_country
@pytest.mark.parametrize(
    ("kind", "role", "told"),
    [
        ("video-hearing", "accused", False),
        ("video-hearing", "suspect", False),
        ("video-hearing", "witness", True),
        ("bank-records", "accused", True),
    ],
)
def test_a_suspect_heard_over_a_link_is_not_compelled(
    relying: Relying, kind: str, role: str, told: bool
) -> None:
    person = {"id": "P8", "role": role, "name": {"full": "Eva Sample"}}
    offence = {
        "id": "O1",
        "title": "Tax evasion",
        "provision": "Criminal Code, article 225",
        "text": "Whoever does not report income commits an offence.",
        "text_is": "paraphrase",
        "maximum_penalty": {"text": "Ten years", "years": 10},
    }
    changes: dict[str, Any] = {
        "persons": [person],
        "facts": [{"id": "F1", "text": "The person did not report income."}],
        "measures.0.facts": ["F1"],
        "measures.0.persons": ["P8"],
        "measures.0.title": "A measure",
        "offences": [offence],
        "measures.0.purpose": "To prove the payment.",
    }
    found = relying("RS-CH", kind, "ets-030", changes)
    assert ("refusal.dual-criminality" in rules(found)) is told


@pytest.mark.needs_country
@pytest.mark.parametrize(
    ("remark", "told"),
    [
        ("The box in section L of the form is ticked.", False),
        ("Abschnitt K des Formulars nennt das Gericht.", False),
        ("The offence stands in section A of the Act.", True),
    ],
)
def test_a_remark_on_the_parts_of_a_form_answers_for_it_and_one_on_an_act_does_not(
    relying: Relying, remark: str, told: bool
) -> None:
    found = relying(
        "DE-FR", "bank-records", "eu-eio", {"remarks": [{"part": "measures", "text": remark}]}
    )
    assert (FORM in rules(found)) is told
