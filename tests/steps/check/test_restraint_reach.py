"""Whom and what a restraint reaches: other owners, a tax, a home, and how long it has lasted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding

Findings = Callable[..., list[Finding]]
Put = Callable[..., None]
RULES = (
    *("asset.order-of-another", "asset.end-untold", "asset.fiscal-claim", "asset.home"),
    "asset.held-long",
)


def found(all_found: list[Finding], *but: str) -> list[str]:
    return [one.rule for one in all_found if one.rule in RULES and one.rule not in but]


@pytest.fixture
def planned(restraint: dict[str, Any]) -> dict[str, Any]:
    """A restraint of which the request says what follows."""
    plan = "We will inform you when the order is lifted."
    restraint["measures"][0]["particulars"] = {"next_step": plan}
    return restraint


@pytest.fixture
def another(planned: dict[str, Any]) -> dict[str, Any]:
    """An order against the suspect, for an account in the name of a company."""
    planned["persons"].append(
        {"id": "P2", "role": "third-party", "nature": "legal", "name": {"full": "Example Ltd"}}
    )
    planned["persons"][1]["connection"] = "His brother runs it."
    planned["assets"][0]["owner"] = "P2"
    planned["measures"][0]["order"] = {"title": "Freezing order against Bo Sample"}
    return planned


def test_an_order_against_the_suspect_for_what_another_owns_is_found(
    findings: Findings, another: dict[str, Any], put: Put
) -> None:
    assert found(findings(another)) == ["asset.order-of-another"]

    put(another, "measures.0.order.title", "Order on property of Bo Sample of 3 May 2026")
    assert found(findings(another)) == ["asset.order-of-another"]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("measures.0.order.title", "Freezing order against Bo Sample and Example Ltd"),
        ("measures.0.order.title", "Freezing order"),
        ("assets.0.owner", "P1"),
        ("assets.0.link_shown", "Bo Sample controls the company and paid for it."),
        ("persons.1.connection", "A nominee of Bo Sample"),
        ("persons.1.role", "suspect"),
    ],
)
def test_an_order_that_may_cover_the_owner_is_not(
    findings: Findings, another: dict[str, Any], put: Put, path: str, value: Any
) -> None:
    put(another, path, value)
    assert found(findings(another)) == []


@pytest.fixture
def ordered(restraint: dict[str, Any]) -> dict[str, Any]:
    """A restraint on an order that is not final, without a plan."""
    restraint["measures"][0]["order"] = {"title": "Freezing order"}
    return restraint


def test_a_restraint_without_a_word_on_its_end_is_found(
    findings: Findings, ordered: dict[str, Any], put: Put
) -> None:
    assert found(findings(ordered)) == ["asset.end-untold"]

    put(ordered, "remarks", [{"part": "execution", "text": "The bank was informed by us."}])
    assert found(findings(ordered)) == ["asset.end-untold"]

    put(ordered, "measures.0.order", None)
    put(ordered, "proceedings.nature", "investigation")
    assert found(findings(ordered)) == ["asset.end-untold"]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("measures.0.particulars", {"next_step": "A request to confiscate follows."}),
        ("measures.0.particulars", {"valid_until": "2027-06-01"}),
        ("remarks", [{"part": "execution", "text": "We will tell you the outcome of the trial."}]),
        ("remarks", [{"part": "execution", "text": "Wir teilen Ihnen die Aufhebung mit."}]),
        ("remarks", [{"part": "execution", "text": "Nous vous informerons de la mainlevée."}]),
        ("measures.0.order", {"title": "Order", "final_on": "2026-05-01"}),
        ("measures.0.kind", "confiscation-local-order"),
    ],
)
def test_a_restraint_with_a_plan_or_after_a_final_order_is_not(
    findings: Findings, ordered: dict[str, Any], put: Put, path: str, value: Any
) -> None:
    put(ordered, path, value)
    assert found(findings(ordered)) == []


@pytest.mark.parametrize("title", ["Tax evasion", "Evasion of customs duties"])
def test_property_for_a_fiscal_offence_is_found(
    findings: Findings, planned: dict[str, Any], put: Put, title: str
) -> None:
    put(planned, "offences.0.title", title)
    assert found(findings(planned)) == ["asset.fiscal-claim"]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("offences.0.title", "Fraud"),
        ("measures.0.purpose", "To confiscate the proceeds of the deceit."),
        ("assets.0.sharing", "The tax office does not collect it: it is not paid twice."),
    ],
)
def test_property_that_is_told_apart_from_a_tax_is_not(
    findings: Findings, planned: dict[str, Any], put: Put, path: str, value: Any
) -> None:
    put(planned, "offences.0.title", "Tax evasion")
    put(planned, path, value)
    assert found(findings(planned)) == []


@pytest.fixture
def house(planned: dict[str, Any]) -> dict[str, Any]:
    planned["assets"][0] |= {"kind": "real-property", "description": "The house at 1 Sample Road"}
    planned["facts"][0]["text"] = "In the house he lives with his wife and two children."
    return planned


@pytest.mark.parametrize(
    "text",
    [
        "In the house he lives with his wife and two children.",
        "Das Haus ist die Wohnung seiner Eltern.",
        "La maison est le domicile familial.",
    ],
)
def test_a_home_of_others_is_found(
    findings: Findings, house: dict[str, Any], put: Put, text: str
) -> None:
    put(house, "facts.0.text", text)
    assert found(findings(house)) == ["asset.home"]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("facts.0.text", "The house was bought with the money."),
        ("facts.0.text", "In his office he works with his wife."),
        ("assets.0.management", "The family may go on living there."),
        ("measures.0.third_parties", "His wife has a right of residence."),
        ("assets.0.kind", "vehicle"),
    ],
)
def test_a_house_that_is_empty_or_whose_people_are_thought_of_is_not(
    findings: Findings, house: dict[str, Any], put: Put, path: str, value: Any
) -> None:
    put(house, path, value)
    assert found(findings(house)) == []


@pytest.fixture
def frozen(planned: dict[str, Any]) -> dict[str, Any]:
    planned["facts"][0] |= {"date": "2022-03-01", "text": "The account was frozen."}
    return planned


def test_a_freeze_of_many_years_is_found(
    findings: Findings, frozen: dict[str, Any], put: Put
) -> None:
    assert "asset.held-long" in found(findings(frozen))

    put(frozen, "facts.0.text", "Das Konto wurde gesperrt.")
    assert "asset.held-long" in found(findings(frozen))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("facts.0.date", "2026-03-01"),
        ("facts.0.text", "The account was frozen and the freeze was lifted."),
        ("facts.0.text", "The money reached the account."),
        ("measures.0.proportionality", "The trial begins in May."),
        ("measures.0.particulars.next_step", "It is reviewed every six months."),
    ],
)
def test_a_short_or_a_reasoned_freeze_is_not(
    findings: Findings, frozen: dict[str, Any], put: Put, path: str, value: Any
) -> None:
    put(frozen, path, value)
    assert "asset.held-long" not in found(findings(frozen))
