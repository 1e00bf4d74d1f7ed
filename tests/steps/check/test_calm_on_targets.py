"""No finding where a branch, a class of holders, a sample or a file needs none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from comity.model.findings import Finding, Severity
from comity.pipeline.build import check_case, read_all
from comity.pipeline.own_plugin import open_host

pytestmark = pytest.mark.needs_country

Findings = Callable[..., list[Finding]]
Data = dict[str, Any]
SOUND = Path(__file__).parents[2] / "steps/assess/sound/01-bank-records-us-gb.yaml"


def of(found: list[Finding], rule: str) -> list[str]:
    return [one.said.id if one.said else one.rule for one in found if one.rule == rule]


@pytest.mark.parametrize(
    "name",
    ["Operators in Sweden", "The banks in Zurich and Geneva", "Les opérateurs en Suède",
     "Die Betreiber in Österreich", "The companies that took part"],
)  # fmt: skip
def test_a_class_of_holders_is_told_of_as_one(
    findings: Findings, request_data: Data, name: str
) -> None:
    request_data["measures"][0]["holder"] = {"name": name}
    (found,) = [one for one in findings(request_data) if one.rule == "lint.holder-not-entity"]
    assert found.said is not None
    assert (found.said.id, found.severity) == ("lint.holder-not-entity/class", Severity.ADVICE)


@pytest.mark.parametrize(
    "name",
    ["the suspect's e-mail provider", "his bank", "an unknown bank in Nairobi",
     "der E-Mail-Anbieter des Beschuldigten", "seine Bank", "sa banque", "la banque du suspect"],
)  # fmt: skip
def test_one_holder_without_a_name_is_asked_for_its_name_and_called_no_group(
    findings: Findings, request_data: Data, name: str
) -> None:
    request_data["measures"][0]["holder"] = {"name": name}
    (found,) = [one for one in findings(request_data) if one.rule == "lint.holder-not-entity"]
    assert found.said is not None
    assert found.said.id == "lint.holder-not-entity/unknown"
    assert "Who is it?" in found.message
    assert "each of them" not in found.cure


@pytest.mark.parametrize("name", ["the suspect's banks", "seine Banken", "les banques du suspect"])
def test_several_holders_of_somebody_are_a_group(
    findings: Findings, request_data: Data, name: str
) -> None:
    request_data["measures"][0]["holder"] = {"name": name}
    told = {one.said.id for one in findings(request_data) if one.said is not None}
    assert "lint.holder-not-entity/unknown" not in told


@pytest.mark.parametrize(
    "name",
    [
        "Union of Savings Banks AG",
        "Sample Companies Ltd",
        "Sample Bank plc",
        "Hotels Sample GmbH",
        "Sample Airlines",
        "Example Operators",
    ],
)
def test_a_firm_that_is_called_like_a_class_is_one_holder(
    findings: Findings, request_data: Data, name: str
) -> None:
    request_data["measures"][0]["holder"] = {"name": name, "address": ["1 Sample Road"]}
    assert of(findings(request_data), "lint.holder-not-entity") == []


@pytest.mark.parametrize(
    ("items", "missing"),
    [
        (["The agent's customer file"], False),
        (["The articles of association", "The share register"], False),
        (["Le dossier du client"], False),
        (["Die Kundenakte"], False),
        (["The contract of 3 May 2024"], False),
        (["The customer file", "The same for any other company"], False),
        (["The statements"], True),
        (["The customer file", "All letters"], True),
        (["Records"], True),
    ],
)
def test_a_file_that_no_time_bounds_needs_no_period(
    findings: Findings, request_data: Data, items: list[str], missing: bool
) -> None:
    measure = request_data["measures"][0]
    measure |= {"kind": "business-records", "holder": {"name": "Sample Ltd"}, "items": items}
    del measure["period"]
    assert bool(of(findings(request_data), "form.period-missing")) is missing


@pytest.mark.parametrize(
    ("holder", "account", "told"),
    [
        ({"state": "US"}, {}, True),
        ({"state": "US", "branch": "London"}, {}, False),
        ({"state": "US"}, {"branch": "London, United Kingdom"}, False),
        ({"state": "US", "branch": "Geneva, Switzerland"}, {}, True),
    ],
)
def test_a_branch_in_the_requested_state_is_reached_there(
    tmp_path: Path, holder: Data, account: Data, told: bool
) -> None:
    data = yaml.safe_load(SOUND.read_text(encoding="utf-8"))
    data["measures"][0]["holder"] = {"name": "Sample Bank plc", "kind": "bank"} | holder
    data["measures"][0]["accounts"] = [{"bank": "Sample Bank plc", "number": "1"} | account]
    path = tmp_path / "case.yaml"
    path.write_text(yaml.safe_dump(data, sort_keys=False), encoding="utf-8")
    (case,) = read_all([path], open_host())
    found = check_case(case, open_host()).findings
    assert any(one.rule == "refusal.link.holder" for one in found) is told


@pytest.mark.parametrize(
    ("row", "variant", "severity"),
    [
        ({"bank": "B", "iban": "DE00000000000000000000"}, "placeholder", Severity.ADVICE),
        ({"bank": "B", "iban": "DE89370400440532013001"}, "check", Severity.WARNING),
        ({"bank": "B", "holder": "H", "iban": "DE89370400440532013001"}, "check", Severity.ADVICE),
    ],
)
def test_an_iban_weighs_less_where_bank_and_holder_are_named(
    findings: Findings, request_data: Data, row: Data, variant: str, severity: Severity
) -> None:
    request_data["measures"][0]["accounts"] = [row]
    (found,) = [one for one in findings(request_data) if one.rule == "value.iban"]
    assert found.said is not None
    assert (found.said.id, found.severity) == (f"value.iban/{variant}", severity)


def test_an_order_that_is_served_at_home_says_so(
    findings: Findings, treaties: Callable[..., None], request_data: Data
) -> None:
    treaties()
    data = request_data | {"transmission": {"road": "home-order"}}
    data["measures"][0]["holder"] = {"name": "Sample Bank plc", "state": "TV"}
    assert of(findings(data), "road.home-order") == ["road.home-order/at-home"]

    data["measures"][0]["holder"]["state"] = "NR"
    assert of(findings(data), "road.home-order") == ["road.home-order/none"]


@pytest.mark.parametrize(
    ("items", "told"),
    [
        (["The A sample"], False),
        (["The car with its keys"], False),
        (["Das Fahrzeug"], False),
        (["The letters on the sale"], True),
        (["The laptop"], True),
        (["Die Geschäftsunterlagen"], True),
    ],
)
def test_privilege_is_a_matter_of_papers_and_data(
    tmp_path: Path, items: list[str], told: bool
) -> None:
    assert ("lint.privilege-unsaid" in searched(tmp_path, items=items)) is told


@pytest.mark.parametrize(
    "more",
    [
        {"already_held": {"authority": "The police"}},
        {
            "items": ["The letters of the five named customers"],
            "holder": {"name": "Sample Hosting Ltd", "kind": "company"},
        },
    ],
)
def test_no_privilege_is_asked_about_of_what_is_held_or_is_of_named_customers(
    tmp_path: Path, more: dict[str, Any]
) -> None:
    assert "lint.privilege-unsaid" in searched(tmp_path, items=["The letters on the sale"])
    assert "lint.privilege-unsaid" not in searched(
        tmp_path, **{"items": ["The letters on the sale"]} | more
    )


def searched(tmp_path: Path, **more: Any) -> set[str]:
    """The rules found on a search in a State that protects papers."""
    data = yaml.safe_load(SOUND.read_text(encoding="utf-8"))
    data["requesting"]["state"], data["requested"] = "NG", {"state": "GB"}
    data["measures"][0] |= {
        "kind": "search-of-premises",
        "place": ["1 Sample Road"],
        "period": {"from": "2025-01-01", "to": "2025-12-31"},
        **more,
    }
    path = tmp_path / "case.yaml"
    path.write_text(yaml.safe_dump(data, sort_keys=False), encoding="utf-8")
    (case,) = read_all([path], open_host())
    found = check_case(case, open_host()).findings
    return {one.rule for one in found}
