"""What a measure reaches for outside the requested State is one finding."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from comity.host import Host
from comity.model.findings import Finding
from comity.pipeline.build import check_case, read_all

pytestmark = pytest.mark.needs_country

Told = Callable[..., list[Finding]]
SOUND = Path(__file__).parent / "sound"
ELSEWHERE = "GB29NWBK60161331926819"
ASSET = {"id": "X1", "description": "The house", "link": "proceeds", "link_shown": "Paid for."}

US_SIDE = {
    "state": "US",
    "authority": {"name": "Example Office of Prosecution"},
    "issued_by": {"name": "A. Sample", "authority": "Example Office", "capacity": "prosecutor"},
}


@pytest.fixture
def told(host: Host, tmp_path: Path) -> Told:
    """``told({"measures": …}, X=…)``: the findings on a restraint asked of Nigeria."""

    def told(measure: dict[str, Any], **more: Any) -> list[Finding]:
        (source,) = SOUND.glob("05-*.yaml")
        data = yaml.safe_load(source.read_text(encoding="utf-8"))
        data["measures"][0] |= measure
        data |= more
        file = tmp_path / "case.yaml"
        file.write_text(yaml.safe_dump(data, sort_keys=False), encoding="utf-8")
        (case,) = read_all([file], host)
        return [f for f in check_case(case, host).findings if f.rule == "refusal.link.holder"]

    return told


@pytest.mark.parametrize(
    ("measure", "more", "field", "words"),
    [
        ({"holder": {"name": "A Bank", "state": "CH"}}, {}, "holder.state", "Switzerland"),
        (
            {"holder": {"name": "A Bank", "address": ["1 Sample Road", "Accra, Ghana"]}},
            {},
            "holder.address",
            "Ghana",
        ),
        (
            {"accounts": [{"bank": "Sample Bank", "iban": ELSEWHERE}]},
            {},
            "accounts[0]",
            "United Kingdom",
        ),
        ({"items": ["The flat at 1 Sample Road, Accra, Ghana"]}, {}, "items[0]", "Ghana"),
        ({"particulars": {"location": "Jersey"}}, {}, "particulars.location", "Jersey"),
        ({"items": ["His property worldwide"]}, {}, "items", "worldwide"),
        ({"items": ["Every asset, wherever situated"]}, {}, "items", "wherever situated"),
        (
            {"items": ["All assets in Nigeria and elsewhere, wherever held"]},
            {},
            "items",
            "wherever held",
        ),
        ({"items": ["All assets in Nigeria, worldwide"]}, {}, "items", "worldwide"),
    ],
)
def test_a_target_in_another_state_is_found(
    told: Told, measure: dict[str, Any], more: dict[str, Any], field: str, words: str
) -> None:
    (one,) = told(measure, **more)
    assert one.field == f"measures[0].{field}"
    assert words in one.message


def test_an_asset_in_another_state_is_found(told: Told) -> None:
    (one,) = told({"assets": ["X1"]}, assets=[{**ASSET, "state": "CH"}])
    assert one.field == "assets[0].state"
    assert "X1" in one.message


def test_several_targets_in_other_states_are_one_finding(told: Told) -> None:
    holder = {"name": "A Bank", "state": "CH"}
    (one,) = told({"holder": holder, "assets": ["X1"]}, assets=[{**ASSET, "state": "GH"}])
    assert one.field == "measures[0]"
    assert "Switzerland and Ghana" in one.message
    assert "A Bank and X1" in one.message


def test_another_part_of_one_state_is_elsewhere(told: Told) -> None:
    holder = {"name": "A Bank", "state": "GB-SCT"}
    requested = {"state": "GB-ENG"}
    (one,) = told({"holder": holder}, requesting=US_SIDE, requested=requested)
    assert "GB-SCT" in one.message

    assert told({"holder": holder}, requesting=US_SIDE, requested={"state": "GB"}) == []


@pytest.mark.parametrize(
    ("measure", "more"),
    [
        ({"holder": {"name": "A Bank", "state": "NG"}}, {}),
        ({"holder": {"name": "A Bank", "state": "CH", "representative": "A Bank Nigeria"}}, {}),
        ({"holder": {"name": "A Bank", "address": ["1 Sample Road", "Lagos, Nigeria"]}}, {}),
        ({"items": ["The flat that was paid for from Ghana, with its title"]}, {}),
        ({"particulars": {"location": "Lagos, Nigeria; the keys are in Ghana"}}, {}),
        ({"kind": "bank-records", "items": ["Payments made worldwide"]}, {}),
        ({"assets": ["X1"]}, {"assets": [{**ASSET, "state": "NG"}]}),
        ({"items": ["All property of both in Nigeria, wherever held"]}, {}),
        ({"items": ["The flat in Abuja that the worldwide freezing order names"]}, {}),
        (
            {"kind": "asset-return", "accounts": [{"bank": "Sample Bank", "iban": ELSEWHERE}]},
            {},
        ),
        ({"kind": "bank-records", "place": ["Accra, Ghana"]}, {}),
    ],
)
def test_a_target_in_the_requested_state_is_not(
    told: Told, measure: dict[str, Any], more: dict[str, Any]
) -> None:
    assert told(measure, **more) == []


@pytest.mark.parametrize(
    ("kind", "item", "found"),
    [
        ("tracing-of-proceeds", "All his assets, wherever they are", True),
        ("tracing-of-proceeds", "All his assets in Nigeria", False),
        ("restraint", "Any of his assets, whether in or outside Nigeria", True),
        ("business-records", "Letters on sales in any country", False),
    ],
)
def test_a_disclosure_of_all_assets_in_the_world_reaches_too_far(
    told: Told, kind: str, item: str, found: bool
) -> None:
    assert bool(told({"kind": kind, "items": [item]})) is found


@pytest.mark.parametrize(
    ("asked", "place", "found"),
    [
        ("AU", "Norfolk Island", False),
        ("FR", "New Caledonia", False),
        ("DK", "Greenland", False),
        ("GB", "Jersey", True),
        ("AU", "New Zealand", True),
    ],
)
def test_a_territory_for_which_the_state_answers_is_no_other_state(
    told: Told, asked: str, place: str, found: bool
) -> None:
    state = {"state": asked, "central_authority": {"name": "Example Ministry of Justice"}}
    sought = {"kind": "search-of-premises", "place": [place], "assets": [], "accounts": []}
    there = [one for one in told(sought, requested=state) if place in one.message]
    assert bool(there) is found
