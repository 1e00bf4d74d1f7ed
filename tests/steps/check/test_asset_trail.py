"""The way of the money is told to its end, and spent proceeds are not taken twice."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from comity.model.findings import Finding
from comity.pipeline.build import check_case, read_all
from comity.pipeline.own_plugin import open_host
from comity.steps.assess.judge import judge_grounds

Findings = Callable[..., list[Finding]]
Put = Callable[..., None]
MATTERS = Path(__file__).parents[2] / "matters/open"
SPENT = MATTERS / "et-ch-former-minister-accounts/draft.yaml"


def found(all_found: list[Finding]) -> list[str]:
    return [
        one.said.id
        for one in all_found
        if one.said and one.rule in ("asset.trail-open", "asset.product-spent")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Which of the six payments reached the account is not known yet.",
        "Some of that money is thought to have come from crimes of the customers.",
        "How the money came to the company has not been established.",
        "It is not known what part of the funds comes from the sale.",
        "On ne sait pas encore lequel des virements a été payé sur ce compte.",
        "Woher die Zahlungen auf dem Konto stammen, ist nicht bekannt.",
    ],
)
def test_a_fact_that_leaves_the_way_of_the_money_open_is_found(
    findings: Findings, restraint: dict[str, Any], text: str
) -> None:
    restraint["facts"][0]["text"] = text
    assert found(findings(restraint)) == ["asset.trail-open"]


@pytest.mark.parametrize(
    "text",
    [
        "EUR 50,000.00 went to account 000111222, as the statement shows.",
        "It is not known where the accused is.",
        "Some of the money was paid to the seller of the house on 3 May 2026.",
        "The bank established which payments reached the account.",
        "The victim did not know that the payment went abroad.",
    ],
)
def test_a_fact_that_tells_the_way_or_leaves_something_else_open_is_not(
    findings: Findings, restraint: dict[str, Any], text: str
) -> None:
    restraint["facts"][0]["text"] = text
    assert found(findings(restraint)) == []


def test_what_is_taken_for_its_value_needs_no_way(
    findings: Findings, restraint: dict[str, Any], put: Put
) -> None:
    restraint["facts"][0]["text"] = "Which of the payments reached the account is not known."
    put(restraint, "assets.0.link", "equivalent-value")
    assert found(findings(restraint)) == []


@pytest.fixture
def spent(restraint: dict[str, Any]) -> dict[str, Any]:
    """An account with the product of one act, taken for another whose product is gone."""
    restraint["facts"].append({"id": "F2", "text": "He sold the cars; the price was used up."})
    restraint["assets"][0]["facts"] = ["F1"]
    restraint["measures"][0]["facts"] = ["F1", "F2"]
    return restraint


@pytest.mark.parametrize(
    "text",
    [
        "He sold the cars; the price was used up.",
        "The bribe was received in cash and gambled away.",
        "Of the price of the coffee nothing is left.",
        "Der Kaufpreis wurde verbraucht.",
    ],
)
def test_proceeds_taken_for_an_act_whose_product_is_gone_are_found(
    findings: Findings, spent: dict[str, Any], text: str
) -> None:
    spent["facts"][1]["text"] = text
    assert found(findings(spent)) == ["asset.product-spent"]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("measures.0.facts", ["F1"]),
        ("assets.0.facts", ["F1", "F2"]),
        ("assets.0.link", "equivalent-value"),
        ("facts.1.text", "The price was spent on the flat."),
        ("facts.1.text", "The price is in the account."),
    ],
)
def test_what_was_bought_or_is_still_there_or_is_taken_for_value_is_not(
    findings: Findings, spent: dict[str, Any], put: Put, path: str, value: Any
) -> None:
    put(spent, path, value)
    assert found(findings(spent)) == []


@pytest.mark.parametrize(("drop", "variant"), [(False, ""), (True, "/unlinked")])
def test_an_open_trail_says_where_no_field_links_the_property(
    findings: Findings, restraint: dict[str, Any], drop: bool, variant: str
) -> None:
    restraint["facts"][0]["text"] = "Which payment reached the account is not known yet."
    if drop:
        del restraint["measures"][0]["nexus"]
        for name in ("link", "link_shown"):
            del restraint["assets"][0][name]
    trail = [one for one in findings(restraint) if one.rule == "asset.trail-open"]
    assert [one.said.id for one in trail if one.said] == [f"asset.trail-open{variant}"]
    assert [str(one.severity) for one in trail] == ["advice"]


@pytest.mark.needs_country
@pytest.mark.parametrize(
    ("text", "touched"),
    [
        ("The product was received in cash and used up in the country.", True),
        ("A part of the product was used up; the rest reached the account.", False),
        ("The product reached account no. 1.", False),
    ],
)
def test_the_refusals_of_switzerland_agree_on_a_product_that_is_spent(
    tmp_path: Path, text: str, touched: bool
) -> None:
    data = yaml.safe_load(SPENT.read_text(encoding="utf-8"))
    data["facts"][1]["text"] = data["facts"][2]["text"] = text
    path = tmp_path / "case.yaml"
    path.write_text(yaml.safe_dump(data, sort_keys=False), encoding="utf-8")
    host = open_host()
    (case,) = read_all([path], host)
    checked = check_case(case, host)
    judged = {one.ground_id: one.status for one in judge_grounds(checked.resolved, host)}
    rules = [one.rule for one in checked.findings]

    assert (judged["ch.refusal.assets-not-from-the-offence"] == "at-risk") is touched
    assert ("asset.product-spent" in rules) is touched
    assert not any("Assets that are not" in one.message for one in checked.findings)
