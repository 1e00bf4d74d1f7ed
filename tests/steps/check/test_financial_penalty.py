"""Framework Decision 2005/214/JHA: what a fine sent to another Member State must be and say."""

from __future__ import annotations

from typing import Any

import pytest

pytestmark = pytest.mark.needs_country

FINE, BASIS = "fine-enforcement", "eu-2005-214"
OFFICE = "Central Fine Collection Agency"
ORDER = {"title": "Judgment", "date": "2026-03-04", "court": "A district court"}
FINAL = {"title": "Judgment", "date": "2026-03-04", "final_on": "2026-03-19"}
PAPERS = [
    {"id": "A1", "title": "Certificate of Framework Decision 2005/214/JHA", "kind": "other"},
    {"id": "A2", "title": "Judgment of 4 March 2026", "kind": "order", "form": "certified-copy"},
]
WHOLE: dict[str, Any] = {
    "proceedings.nature": "execution",
    "proceedings.summary": "The court fined the person 310 euro on 4 March 2026.",
    "proceedings.stage": "The decision is final since 19 March 2026.",
    "proceedings.remedies": "The person appeared and did not appeal within fourteen days.",
    "proceedings.decisions": [],
    "measures.0.purpose": "To collect the fine, which has not been paid.",
    "measures.0.order": FINAL | {"court": "A district court", "annex": "A2"},
    "measures.0.particulars": {
        "sum": {"amount": "310.00", "currency": "EUR"},
        "means": "The person lives at 1 Sample Street, Speyer.",
    },
    "requested.executing_authority": {"name": "A district court"},
    "measures.0.accounts": None,
    "annexes": PAPERS,
    "transmission": {"road": "judicial-authorities", "carrier": "post"},
}
POOR: dict[str, Any] = {
    "proceedings.remedies": None,
    "proceedings.stage": "Enforcement.",
    "measures.0.order": None,
    "measures.0.particulars": None,
    "measures.0.items": ["The fine"],
    "annexes": [],
    "transmission": {"road": "diplomatic"},
    "facts.0.text": "On 2 September 2025 a car was driven at 142 km/h where 100 is allowed.",
}
ADMINISTRATIVE = {"proceedings.nature": "administrative", "measures.0.order.court": OFFICE}
UNLISTED = {"offences.0.dual_criminality": None}
SPEEDING = {
    "id": "O1",
    "title": "Driving 42 km/h above the limit",
    "provision": "art. 20 of the traffic rules",
    "text": "The limit is 100 km/h.",
    "text_is": "paraphrase",
    "maximum_penalty": {"text": "A fine"},
    "dual_criminality": {"listed_as": "conduct which infringes road traffic regulations"},
    "category": "road-traffic-offence",
    "committed_from": "2025-09-02",
    "committed_to": "2025-09-02",
    "persons": ["P1"],
}
UNDATED = {"measures.0.order": ORDER}


@pytest.fixture
def fine(relying):
    def fine(changes: dict[str, Any] | None = None, pair: str = "NL-PL"):
        where = {"measures.0.nexus": None, "persons": PERSONS, "offences": [dict(SPEEDING)]}
        return relying(pair, FINE, BASIS, where | WHOLE | (changes or {}))

    return fine


PERSONS = [
    {
        "id": "P1",
        "role": "convicted",
        "name": {"full": "Bo Sample"},
        "languages": ["de"],
        "address": ["1 Sample Street, Speyer"],
    }
]
NOWHERE = [{"id": "P1", "role": "convicted", "name": {"full": "Bo Sample"}}]


def of_it(found) -> dict[str, str]:
    """The findings that rest on the framework decision, by rule, with their severity."""
    own = [one for one in found if "2005/214" in f"{one.citation}" or one.rule.startswith(BASIS)]
    return {one.rule.removeprefix(f"{BASIS}."): str(one.severity) for one in own}


def test_a_complete_request_to_enforce_a_fine_has_no_finding_of_the_instrument(fine) -> None:
    found = fine()
    assert of_it(found) == {}
    assert not {"asset.not-final", "basis.own-form", "basis.scope"} & {one.rule for one in found}


def test_a_poor_one_has_those_expected(fine) -> None:
    found = of_it(fine(POOR | UNLISTED | {"persons": NOWHERE}))
    assert found == {
        "decision": "warning",
        "reason-for-the-state": "warning",
        "final": "advice",
        "sum": "advice",
        "informed": "advice",
        "basis.own-form": "advice",
        "road.closed": "advice",
        "refusal.dual-criminality": "advice",
    }


@pytest.mark.parametrize(
    ("court", "nature", "told"),
    [
        ("no", "administrative", ["error"]),
        ("yes", "administrative", []),
        (None, "administrative", []),  # a question asks which court it is
        ("no", "execution", []),
    ],
)
def test_a_decision_that_no_criminal_court_could_hear_cannot_be_sent(
    fine, severities, court: str | None, nature: str, told: list[str]
) -> None:
    changes = ADMINISTRATIVE | {"proceedings.nature": nature}
    changes |= {"proceedings.criminal_court": court} if court else {}
    assert severities(fine(changes), f"{BASIS}.criminal-court") == told


@pytest.mark.parametrize(
    ("stage", "open_"),
    [
        ("The decision is not yet final.", True),
        ("The period to object still runs until 10 November 2026.", True),
        ("The time limit for an objection has not expired.", True),
        ("An appeal against the fine is pending.", True),
        ("Die Einspruchsfrist läuft noch.", True),
        ("Die Geldbuße ist noch nicht rechtskräftig.", True),
        ("Le délai d'opposition court encore.", True),
        ("No objection was lodged; the decision became final.", False),
        ("The objection was dismissed, and the decision is final.", False),
        ("No appeal is pending. The decision is final.", False),
    ],
)
def test_a_fine_that_can_still_be_contested_is_not_enforced(fine, stage: str, open_: bool) -> None:
    told = [
        one for one in fine(UNDATED | {"proceedings.stage": stage}) if one.rule == "asset.not-final"
    ]
    assert [one.said.id for one in told] == (["asset.not-final/fine-open"] if open_ else [])
    assert not [one for one in told if "restraint" in one.cure]


def test_a_fine_that_becomes_final_after_the_request_is_not_enforced(fine, severities) -> None:
    later = ORDER | {"final_on": "2031-01-01"}
    assert severities(fine({"measures.0.order": later}), "order.not-yet-final") == ["warning"]


@pytest.mark.parametrize(
    ("remedies", "told"),
    [
        ("The decision was sent in Dutch only, by ordinary letter.", True),
        ("Der Bescheid wurde ohne Übersetzung zugestellt.", True),
        ("The person does not understand Dutch.", True),
        ("It was sent in Dutch only; a translation was offered free of charge.", False),
        ("The person appeared with an interpreter, as he does not speak Dutch.", False),
        ("The decision came with a sheet in German on the remedies.", False),
    ],
)
def test_a_decision_in_a_language_that_the_person_does_not_understand(
    fine, severities, remedies: str, told: bool
) -> None:
    found = severities(fine({"proceedings.remedies": remedies}), f"{BASIS}.language-served")
    assert found == (["warning"] if told else [])


@pytest.mark.parametrize(
    ("remedies", "told"),
    [
        ("The person did not appear. The judgment was sent by post.", True),
        ("Der Betroffene ist nicht erschienen.", True),
        ("The person did not appear, was summoned in person and told what would follow.", False),
        ("The person did not appear; a lawyer whom he chose defended him.", False),
        ("The person appeared.", False),
    ],
)
def test_a_decision_in_absence_says_which_safeguard_there_was(
    fine, severities, remedies: str, told: bool
) -> None:
    found = severities(fine({"proceedings.remedies": remedies}), f"{BASIS}.safeguards")
    assert found == (["warning"] if told else [])


@pytest.mark.parametrize(
    ("amount", "currency", "told"),
    [("60.00", "EUR", True), ("69.99", "EUR", True), ("70.00", "EUR", False), ("60", "PLN", False)],
)
def test_less_than_70_euro_may_be_refused(fine, amount: str, currency: str, told: bool) -> None:
    due = {"measures.0.particulars.sum": {"amount": amount, "currency": currency}}
    for pair in ("NL-PL", "NL-DE", "NL-IE"):
        small = [one for one in fine(due, pair) if "Less than 70 euro" in one.message]
        assert len(small) == int(told)


@pytest.mark.parametrize("pair", ["NL-IE", "FR-IE"])
def test_irish_law_on_fines_holds_beside_the_framework_decision(fine, pair: str) -> None:
    letter = {"annexes": [{"id": "A2", "title": "Judgment", "kind": "order"}]}
    found = fine(letter | UNLISTED, pair)
    assert "ie.fine.certificate" in {one.rule for one in found}
    assert any("60E(1)(c)" in f"{one.citation}" for one in found)
    assert "ie.fine.certificate" not in {one.rule for one in fine(None, pair)}


@pytest.mark.parametrize("text", ["The driver was not stopped and is not known.", "He drove."])
def test_germany_asks_whether_a_keeper_could_object(fine, text: str) -> None:
    found = [
        one for one in fine({"facts.0.text": text}, "NL-DE") if "87b(3) no. 9" in f"{one.citation}"
    ]
    assert bool(found) is text.startswith("The driver")


@pytest.mark.parametrize(
    ("form", "told"), [("copy", ["warning"]), ("certified-copy", []), (None, [])]
)
def test_germany_asks_for_a_certified_copy_of_the_decision(fine, severities, form, told) -> None:
    paper = (
        {**PAPERS[1], "form": form} if form else {k: PAPERS[1][k] for k in ("id", "title", "kind")}
    )
    found = fine({"annexes": [PAPERS[0], paper]}, "NL-DE")
    assert severities(found, "de.fine.certified-copy") == told


@pytest.mark.parametrize("pair", ["DE-AT", "FR-PT"])
def test_general_acts_on_assistance_give_way_to_it(fine, pair: str) -> None:
    found = [one.rule for one in fine(POOR, pair)]
    assert not [one for one in found if ".enforcement." in one]
