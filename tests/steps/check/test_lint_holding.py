"""The lint of holders, of property, of catch-all items and of long periods; and what it leaves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding

Findings = Callable[..., list[Finding]]


def rules(found: list[Finding]) -> set[str]:
    return {finding.rule for finding in found if finding.rule.startswith(("lint.", "links."))}


KEPT_BY = [
    ("bank-records", "telecommunications company", "phone", "the mobile money account"),
    ("bank-records", "payment service provider", "account", "statements"),
    ("crypto-asset-data", "crypto-asset service provider", "wallet", "transfers"),
    ("traffic-data", "bank", "account", "log-ins to the bank's own portal"),
    ("subscriber-data", "bank", "account", "who logged in"),
]


@pytest.mark.parametrize(("kind", "holder", "mark", "item"), KEPT_BY)
def test_a_holder_that_may_keep_it_is_left_in_peace(
    findings: Findings, request_data: dict[str, Any], kind: str, holder: str, mark: str, item: str
) -> None:
    request_data["measures"][0] |= {
        "kind": kind,
        "holder": {"name": "Example Holder", "kind": holder},
        "identifiers": [{"kind": mark, "value": "a@mail.example"}],
        "items": [item],
    }
    assert "lint.holder-without-data" not in rules(findings(request_data))


@pytest.mark.parametrize(
    ("item", "fact"),
    [
        ("The house at 12 Sample Drive, Lekki", "The house at 12 Sample Drive was bought then."),
        ("Vehicle with the plate EXA-112", "He drives EXA-112."),
        ("Whatever Bo Sample owns, up to the sum", "Bo Sample received the money."),
        ("The car", "He bought a vehicle."),
        ("Das Haus in der Beispielstraße 7", "Ein Haus in der Beispielstraße wurde gekauft."),
        ("Das Haus", "Es wurde Geld überwiesen."),
    ],
)
def test_property_that_a_fact_speaks_of_is_tied(
    findings: Findings, request_data: dict[str, Any], item: str, fact: str
) -> None:
    request_data["facts"][0]["text"] = fact
    request_data["measures"][0] |= {"kind": "restraint", "items": [item], "identifiers": []}
    assert "links.target-unreached" not in rules(findings(request_data))


CATCH_ALL = [
    "Any other information that may be of use",
    "all further data of interest",
    "Tout autre document utile",
    "Everything else that may be of interest",
    "Alles Übrige",
]
NAMED = [
    "Any other document that names the company",
    "Any other account number linked to the same telephone",
    "No other information that may be of use is asked for",
    "Tout autre document qui nomme la société",
]


@pytest.mark.parametrize("item", [*CATCH_ALL, *NAMED])
def test_an_item_that_takes_whatever_there_is(
    findings: Findings, request_data: dict[str, Any], item: str
) -> None:
    request_data["measures"][0]["items"] = [item]
    assert ("lint.fishing" in rules(findings(request_data))) is (item in CATCH_ALL)


@pytest.mark.parametrize(
    ("necessity", "wide"),
    [("The provider alone has them.", True), ("The scheme began in 2012.", False)],
)
def test_many_years_need_a_reason_that_speaks_of_time(
    findings: Findings, request_data: dict[str, Any], necessity: str, wide: bool
) -> None:
    request_data["facts"][0]["date"] = "2026-03-01"
    request_data["offences"][0] |= {"committed_from": "2026-02-01", "committed_to": "2026-03-31"}
    request_data["measures"][0] |= {
        "kind": "stored-content",
        "period": {"from": "2012-01-01", "to": "2026-04-30"},
        "necessity": necessity,
    }
    assert ("lint.period-wide" in rules(findings(request_data))) is wide
