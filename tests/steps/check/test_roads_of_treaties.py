"""What the texts that come with the program say of roads: drafts to be found, and calm ones."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from comity.pipeline.build import check_case, read_all
from comity.pipeline.own_plugin import open_host

pytestmark = pytest.mark.needs_country

SOUND = Path(__file__).parents[2] / "steps/assess/sound/01-bank-records-us-gb.yaml"
URGENT = {"urgency": {"level": "urgent", "reason": "The data are deleted on 1 March 2027."}}
DIRECT = "judicial-authorities"


@pytest.fixture
def found(tmp_path: Path) -> Callable[..., set[str]]:
    """``found("DE-KR", kind, instrument, road)``: severity and rule of what is said of the road."""
    host = open_host()

    def found(
        pair: str, kind: str, basis: str, road: str, by: str = "prosecutor", **draft: Any
    ) -> set[str]:
        data = yaml.safe_load(SOUND.read_text(encoding="utf-8"))
        one, other = pair.split("-")
        data["requesting"]["state"], data["requested"] = one, {"state": other}
        data["requesting"].setdefault("issued_by", {"name": "Ann Example"})["capacity"] = by
        data["basis"] = [{"instrument": basis}]
        data.pop("urgency", None)
        measure = copy.deepcopy(data["measures"][0]) | draft.pop("measure", {})
        data["measures"] = [measure | {"id": "M1", "kind": kind}]
        data["transmission"] = {"road": road} | draft.pop("transmission", {})
        for offence in data["offences"]:
            offence["category"] = draft.get("category", offence.get("category", "fraud"))
        draft.pop("category", None)
        path = tmp_path / "case.yaml"
        path.write_text(yaml.safe_dump(data | draft, sort_keys=False), encoding="utf-8")
        (case,) = read_all([path], host)
        said = check_case(case, host).findings
        rules = ("road.", "notified.road-closed")
        return {f"{f.severity} {f.rule}" for f in said if f.rule.startswith(rules)}

    return found


@pytest.mark.parametrize(
    ("pair", "kind", "basis", "road", "draft", "said"),
    [
        ("DE-NG", "bank-records", "untoc", DIRECT, {}, "advice road.closed"),
        ("KE-BR", "witness-statement", "uncac", "police", {"category": "bribery"},
         "advice road.closed"),
        ("AR-US", "witness-statement", "us-ar-mlat", "police", {}, "advice road.closed"),
        ("NG-DE", "bank-records", "untoc", DIRECT, {}, "advice road.closed"),
        ("KE-BR", "search-of-premises", "uncac", DIRECT, {"category": "bribery"},
         "advice road.closed"),
        ("KE-BR", "bank-records", "un-1988", DIRECT, {"category": "drug-trafficking"},
         "advice road.closed"),
        ("DE-AU", "restraint", "ets-141", DIRECT, {"category": "money-laundering"},
         "advice road.closed"),
        ("DE-KR", "search-of-premises", "ets-030", DIRECT, {}, "advice road.closed"),
        ("DE-KR", "prisoner-transfer-testimony", "ets-030", DIRECT, URGENT, "advice road.closed"),
        ("DE-NO", "prisoner-transfer-testimony", "ets-182", DIRECT, {}, "error road.closed"),
        ("DE-CH", "prisoner-transfer-testimony", "ets-182", DIRECT, {}, "advice road.closed"),
        ("DE-ES", "search-of-premises", "ets-182", DIRECT, {}, "error notified.road-closed"),
        ("NG-PH", "stored-content", "coe-185", DIRECT, {}, "error road.closed"),
        ("NG-PH", "stored-content", "coe-185", DIRECT, {"by": "police"} | URGENT,
         "error road.not-theirs"),
        ("NG-US", "stored-content", "coe-185", "provider", {}, "error road.closed"),
        ("KE-US", "stored-content", "untoc", "home-order", {}, "error road.closed"),
        ("NG-US", "stored-content", "coe-185", "contact-point", {}, "advice road.no-compulsion"),
        ("GB-US", "bank-records", "us-gb-cloud-act", "home-order", {}, "warning road.home-order"),
        ("NG-DE", "bank-records", "untoc", "central-authorities",
         {"transmission": {"carrier": "interpol"}}, "advice road.carrier"),
    ],
)  # fmt: skip
def test_a_road_that_is_not_open(
    pair: str, kind: str, basis: str, road: str, draft: dict[str, Any], said: str, found
) -> None:
    assert found(pair, kind, basis, road, **draft) == {said}


@pytest.mark.parametrize(
    ("pair", "kind", "basis", "road", "draft"),
    [
        ("NG-DE", "bank-records", "untoc", "central-authorities", {}),
        ("NG-DE", "bank-records", "untoc", "diplomatic", {}),
        ("NG-DE", "spontaneous-information", "untoc", DIRECT, {}),
        ("DE-KR", "search-of-premises", "ets-030", DIRECT, URGENT),
        ("DE-KR", "service-of-documents", "ets-030", DIRECT, {}),
        ("DE-CH", "search-of-premises", "ets-030", DIRECT, {}),
        ("DE-ES", "search-of-premises", "ets-182", DIRECT, URGENT),
        ("NG-PH", "stored-content", "coe-185", DIRECT, URGENT),
        ("NG-PH", "domain-registration", "coe-185", DIRECT, {"by": "police"}),
        ("DE-AU", "restraint", "ets-141", DIRECT, {"category": "money-laundering"} | URGENT),
        ("NG-US", "preservation", "coe-185", "contact-point", {}),
        ("NG-US", "subscriber-data", "coe-185", "provider", {}),
        ("NG-US", "stored-content", "coe-185", "provider",
         {"measure": {"particulars": {"consent": "The user consents in writing."}}}),
        ("GB-US", "stored-content", "us-gb-cloud-act", "home-order", {}),
        ("NG-DE", "bank-records", "untoc", "central-authorities",
         {"transmission": {"carrier": "interpol"}} | URGENT),
    ],
)  # fmt: skip
def test_a_road_that_is_open(
    pair: str, kind: str, basis: str, road: str, draft: dict[str, Any], found
) -> None:
    assert found(pair, kind, basis, road, **draft) == set()
