"""A faster channel that is open and unused is advice, once; and how to keep data is told."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from comity.host import Host
from comity.kit.samples import sample_files
from comity.model.findings import Finding, Severity
from comity.pipeline.build import check_case, read_all
from comity.pipeline.own_plugin import open_host

pytestmark = pytest.mark.needs_country
BEC = next(file for file in sample_files() if file.name == "bec-request.yaml")
Check = Callable[[dict[str, Any]], list[Finding]]


@pytest.fixture(scope="module")
def host() -> Host:
    return open_host()


@pytest.fixture
def check(host: Host, tmp_path: Path) -> Check:
    def check(data: dict[str, Any]) -> list[Finding]:
        file = tmp_path / "case.yaml"
        file.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")
        (case,) = read_all([file], host)
        return list(check_case(case, host).findings)

    return check


@pytest.fixture
def draft() -> dict[str, Any]:
    """A request of Nigeria to the United States for account data, which mentions no channel."""
    data = yaml.safe_load(BEC.read_text(encoding="utf-8"))
    del data["channels"], data["earlier"], data["urgency"]
    data.pop("follows", None)
    data["measures"] = [one for one in data["measures"] if one["kind"] != "preservation"]
    for measure in data["measures"]:
        measure.pop("earlier", None)
    assert isinstance(data, dict)
    return data


def of(rule: str, found: list[Finding]) -> list[Finding]:
    return [one for one in found if one.rule == rule]


def test_an_open_channel_that_is_not_mentioned_is_advice_once_with_its_article(
    check: Check, draft: dict[str, Any]
) -> None:
    (found,) = of("channel.faster", check(draft))
    assert (found.severity, found.field) == (Severity.ADVICE, "channels")
    assert "Voluntary disclosure of subscriber data" in found.message
    assert found.citation is not None
    assert "§ 2702" in found.citation.article
    assert "comity channels case.yaml" in found.cure


def test_what_the_request_says_of_the_channel_ends_the_advice(
    check: Check, draft: dict[str, Any]
) -> None:
    said = {
        "channel": "Direct request to the provider",
        "tried": False,
        "why_not": "It tells users.",
    }
    quiet: list[dict[str, Any]] = [
        {"channels": [said]},
        {
            "urgency": {
                "level": "urgent",
                "deadline": "2026-11-01",
                "reason": "The trial opens then.",
            }
        },
        {"transmission": {"road": "provider"}},
        {"status": "withdrawal", "withdrawal_reason": "The case is closed."},
    ]
    for change in quiet:
        assert of("channel.faster", check({**copy.deepcopy(draft), **change})) == [], change
    other = {"channels": [said | {"channel": "Egmont"}]}
    assert len(of("channel.faster", check({**draft, **other}))) == 1


def test_content_alone_has_no_faster_channel_there(check: Check, draft: dict[str, Any]) -> None:
    draft["measures"] = [one for one in draft["measures"] if one["kind"] == "stored-content"]
    assert draft["measures"]
    assert of("channel.faster", check(draft)) == []


def test_bank_records_of_a_known_account_need_no_intelligence_first(
    check: Check, draft: dict[str, Any]
) -> None:
    draft["measures"] = [one for one in draft["measures"] if one["kind"] == "bank-records"]
    assert draft["measures"]
    assert of("channel.faster", check(draft)) == []


def test_accounts_that_are_still_to_be_found_are_traced_first(
    check: Check, draft: dict[str, Any]
) -> None:
    (bank,) = [one for one in draft["measures"] if one["kind"] == "bank-records"]
    bank |= {"kind": "bank-accounts-search", "accounts": []}
    draft["measures"] = [bank]
    (found,) = of("channel.faster", check(draft))
    assert "Egmont Group" in found.message
    assert found.said is not None
    assert found.said.id == "channel.faster/network"


def test_a_person_who_is_still_to_be_found_is_looked_for_by_the_police(
    check: Check, draft: dict[str, Any]
) -> None:
    draft["measures"] = [{**draft["measures"][0], "kind": "location-of-person"}]
    (found,) = of("channel.faster", check(draft))
    assert "INTERPOL" in found.message


def test_fading_data_are_kept_by_the_point_that_is_open_and_for_so_long(
    check: Check, draft: dict[str, Any]
) -> None:
    (found,) = of("lint.data-fade", check(draft))
    assert "24/7 Network of the Convention on Cybercrime" in found.cure
    assert "at least 60 days" in found.cure
    before = {**draft, "date": "2022-10-31"}  # Nigeria was bound from the next day
    for measure in before["measures"]:
        measure["period"] = {"from": "2022-05-01", "to": "2022-06-01"}
    told = of("lint.data-fade", check(before))
    assert told
    assert all("24/7 Network of the Convention" not in one.cure for one in told)
