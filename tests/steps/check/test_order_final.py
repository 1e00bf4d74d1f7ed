"""An order that is to be carried out is there, final, served and fair; a restraint has an aim."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding, Severity

Findings = Callable[..., list[Finding]]
Put = Callable[..., None]
RULES = frozenset(
    f"asset.{name}"
    for name in (
        *("not-final", "final-and-open", "unserved", "in-absence"),
        *("no-confiscation", "return-basis", "return-buyers"),
    )
)
ORDER = {"title": "Confiscation order", "date": "2026-06-01", "court": "Example Court"}
SERVED = {"served_on": "2026-06-05", "final_on": "2026-07-01"}


def found(all_found: list[Finding]) -> list[str]:
    return [one.said.id for one in all_found if one.said and one.rule in RULES]


@pytest.fixture
def enforcement(restraint: dict[str, Any]) -> dict[str, Any]:
    """The enforcement of a final order on an account, served on its owner."""
    restraint["measures"][0]["kind"] = "confiscation-order-enforcement"
    restraint["assets"][0]["order"] = {**ORDER, **SERVED}
    return restraint


def test_an_enforcement_without_any_order_is_told_of_once(
    findings: Findings, enforcement: dict[str, Any]
) -> None:
    del enforcement["assets"][0]["order"]
    told = findings(enforcement)
    assert found(told) == []
    assert "annex.decision-missing" in {one.rule for one in told}


@pytest.mark.parametrize("where", ["assets.0.order", "measures.0.order"])
def test_an_order_without_a_word_on_its_finality_is_found(
    findings: Findings, enforcement: dict[str, Any], put: Put, where: str
) -> None:
    del enforcement["assets"][0]["order"]
    put(enforcement, where, ORDER)
    put(enforcement, "measures.0.third_parties", "The owner was heard.")
    assert found(findings(enforcement)) == ["asset.not-final/unsaid"]


def test_an_order_open_to_appeal_is_found(
    findings: Findings, enforcement: dict[str, Any], put: Put
) -> None:
    put(enforcement, "assets.0.order.final_on", None)
    put(enforcement, "assets.0.order.appealable", True)
    assert found(findings(enforcement)) == ["asset.not-final/open"]


def test_an_order_that_is_final_and_open_at_once_is_an_error(
    findings: Findings, enforcement: dict[str, Any], put: Put
) -> None:
    put(enforcement, "assets.0.order.appealable", True)
    (one,) = [f for f in findings(enforcement) if f.rule in RULES]
    assert (one.rule, one.severity) == ("asset.final-and-open", Severity.ERROR)


def test_an_order_of_which_nobody_was_told_is_advice(
    findings: Findings, enforcement: dict[str, Any], put: Put
) -> None:
    put(enforcement, "assets.0.order.served_on", None)
    (one,) = [f for f in findings(enforcement) if f.rule in RULES]
    assert (one.rule, one.severity) == ("asset.unserved", Severity.ADVICE)
    put(enforcement, "assets.0.order.summary", "It was served on the owner on 3 May 2025.")
    assert found(findings(enforcement)) == []


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("measures.0.particulars.in_absentia", "It was made in absentia."),
        ("assets.0.order.title", "Confiscation order made in his absence"),
        ("proceedings.stage", "Convicted in the absence of the accused."),
        ("measures.0.particulars.in_absentia", "Das Urteil erging in Abwesenheit des Angeklagten."),
    ],
)
def test_an_order_made_in_absence_without_safeguards_is_found(
    findings: Findings, enforcement: dict[str, Any], put: Put, path: str, text: str
) -> None:
    put(enforcement, path, text)
    assert found(findings(enforcement)) == ["asset.in-absence"]


@pytest.mark.parametrize(
    "text",
    [
        "It was not made in absentia.",
        "It was made in his absence. He was summoned in person, and counsel defended him.",
        "It was made in absentia; he may ask for a retrial.",
        "Both were present.",
    ],
)
def test_an_order_made_with_safeguards_is_not(
    findings: Findings, enforcement: dict[str, Any], put: Put, text: str
) -> None:
    put(enforcement, "measures.0.particulars.in_absentia", text)
    assert found(findings(enforcement)) == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("assets.0.order.appealable", False),
        ("measures.0.particulars.final_on", "2026-07-01"),
        ("measures.0.purpose", "To carry out the final order."),
        ("annexes", [{"id": "A1", "title": "Certificate that no appeal is possible"}]),
    ],
)
def test_finality_may_be_said_elsewhere(
    findings: Findings, enforcement: dict[str, Any], put: Put, path: str, value: Any
) -> None:
    put(enforcement, "assets.0.order.final_on", None)
    put(enforcement, path, value)
    assert found(findings(enforcement)) == []


@pytest.mark.parametrize("purpose", ["To keep the money in place.", "Das Geld zu sichern."])
def test_a_restraint_without_an_aim_is_found(
    findings: Findings, restraint: dict[str, Any], purpose: str
) -> None:
    restraint["measures"][0]["purpose"] = purpose
    assert found(findings(restraint)) == ["asset.no-confiscation"]
    claim = {"claim": "By the decision of 3 May 2026 the money belongs to the State."}
    back = restraint["measures"][0] | {"id": "M2", "kind": "asset-return", "particulars": claim}
    restraint["measures"] += [back]
    assert "asset.no-confiscation" not in found(findings(restraint))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("purpose", "To keep the money for the victims."),
        ("purpose", "Das Geld für die Einziehung zu sichern."),
        ("particulars", {"next_step": "A request to hand the money over"}),
        ("particulars", {"confiscation_ground": "It is the money of the victim."}),
        ("kind", "bank-records"),
    ],
)
def test_a_restraint_with_an_aim_is_not(
    findings: Findings, restraint: dict[str, Any], path: str, value: Any
) -> None:
    restraint["measures"][0]["purpose"] = "To keep the money in place."
    restraint["measures"][0][path] = value
    assert found(findings(restraint)) == []


@pytest.fixture
def giving_back(enforcement: dict[str, Any]) -> dict[str, Any]:
    """The return of an account that a final order confiscates, with its title."""
    measure = enforcement["measures"][0] | {"kind": "asset-return"}
    for name in ("holder", "identifiers", "nexus"):
        del measure[name]
    measure["purpose"] = "To pay the victim."
    measure["particulars"] = {"claim": "The victim paid the money."}
    enforcement["measures"] = [measure]
    enforcement["assets"][0]["third_parties"] = [{"right": "Nobody else claims it"}]
    return enforcement


def test_a_return_needs_a_title_then_a_decision_then_a_word_on_buyers(
    findings: Findings, giving_back: dict[str, Any], put: Put
) -> None:
    assert found(findings(giving_back)) == []

    put(giving_back, "assets.0.third_parties", None)
    assert found(findings(giving_back)) == ["asset.return-buyers"]

    put(giving_back, "assets.0.order", None)
    assert found(findings(giving_back)) == ["asset.return-basis/final"]

    put(giving_back, "measures.0.particulars", None)
    assert found(findings(giving_back)) == ["asset.return-basis/title"]


@pytest.mark.parametrize(
    "claim", ["The owner bought it in good faith.", "No other claims were made. It is the State's."]
)
def test_a_return_that_speaks_of_others_needs_no_more(
    findings: Findings, giving_back: dict[str, Any], put: Put, claim: str
) -> None:
    put(giving_back, "assets.0.third_parties", None)
    put(giving_back, "measures.0.particulars.claim", claim)
    assert found(findings(giving_back)) == []


@pytest.mark.parametrize(
    ("text", "open_"),
    [
        ("The confiscation order may still be appealed until 1 December 2026.", True),
        ("Die Einziehungsanordnung ist noch nicht rechtskräftig.", True),
        ("The confiscation order can no longer be appealed.", False),
        ("The conviction of another person is under appeal.", False),
        ("None of the confiscation orders is subject to appeal.", False),
        ("La décision de confiscation n’est pas susceptible d’appel.", False),
    ],
)
def test_a_fact_that_tells_of_an_open_appeal_is_a_warning(
    findings: Findings, enforcement: dict[str, Any], put: Put, text: str, open_: bool
) -> None:
    put(enforcement, "assets.0.order.final_on", None)
    enforcement["facts"].append({"id": "F90", "text": text, "source": "The file"})
    told = [one for one in findings(enforcement) if one.said and one.rule == "asset.not-final"]
    assert (
        [one.fields for one in told if one.said and one.said.id.endswith("/open")] != []
    ) is open_


def test_counsel_who_did_not_come_protects_nobody(
    findings: Findings, enforcement: dict[str, Any], put: Put
) -> None:
    absent = "Made in absentia; the accused was not summoned and had no lawyer."
    put(enforcement, "assets.0.order.summary", absent)
    assert found(findings(enforcement)) == ["asset.in-absence"]


def test_words_that_deny_finality_do_not_tell_of_it(
    findings: Findings, enforcement: dict[str, Any], put: Put
) -> None:
    put(enforcement, "assets.0.order.final_on", None)
    put(enforcement, "measures.0.purpose", "The order is not yet final.")
    assert found(findings(enforcement)) == ["asset.not-final/unsaid"]
