"""Regulation 2018/1805: what an order must not be or lack, and what looks like it and is sound."""

from __future__ import annotations

from typing import Any

import pytest

pytestmark = pytest.mark.needs_country

FREEZE, TAKE = "restraint", "confiscation-order-enforcement"
OPEN = {"title": "Confiscation order", "date": "2026-05-04", "court": "A court", "appealable": True}
FINAL = {"title": "Confiscation order", "final_on": "2026-07-01", "court": "A court"}
HOUSE = {"id": "X1", "description": "The house at 1 Sample Road", "link": "proceeds"}
ELSEWHERE = [{"state": "ES", "matter": "The same freezing order was sent there."}]
OTHER_THING = [{"state": "ES", "matter": "The same order was sent there for a flat in Jaén."}]
EVIDENCE = [{"state": "ES", "matter": "A witness was heard there."}]
ITS_OWN = [{"state": "ES", "matter": "A court there froze another account in its own case."}]
BANK = {"right": "A mortgage", "good_faith": "yes", "heard": False}


@pytest.fixture
def order(relying):
    def order(kind: str, changes: dict[str, Any], pair: str = "EE-FR"):
        base = {"measures.0.accounts": None, "measures.0.particulars": {"location": "Paris"}}
        return relying(pair, kind, "eu-2018-1805", base | changes)

    return order


def signed(capacity: str) -> dict[str, str]:
    return {"name": "A. Example", "authority": "An office", "capacity": capacity}


@pytest.mark.parametrize(
    ("kind", "capacity", "validated", "denied"),
    [
        (FREEZE, "police", None, True),
        (FREEZE, "other", None, True),
        (FREEZE, "other", "central-authority", True),
        (FREEZE, "prosecutor", None, False),
        (FREEZE, "other", "prosecutor", False),
        (TAKE, "other", None, False),  # an authority that the State has designated
    ],
)
def test_a_freezing_order_is_issued_or_validated_by_a_judicial_authority(
    order, severities, kind: str, capacity: str, validated: str | None, denied: bool
) -> None:
    changes: dict[str, Any] = {"requesting.issued_by.capacity": capacity}
    if validated:
        changes["requesting.validated_by"] = signed(validated)
    assert severities(order(kind, changes), "issuer.denied") == (["error"] if denied else [])


@pytest.mark.parametrize(
    ("kind", "changes", "told"),
    [
        (FREEZE, {"requesting.issued_by.capacity": "police"}, True),
        (FREEZE, {"requesting.issued_by.capacity": "other"}, True),
        (FREEZE, {"requesting.issued_by.capacity": "prosecutor"}, False),
        (
            FREEZE,
            {
                "requesting.issued_by.capacity": "police",
                "requesting.validated_by": signed("judge"),
            },
            False,
        ),
        (TAKE, {"requesting.issued_by.capacity": "other"}, False),
    ],
)
def test_the_validation_of_a_freezing_order_does_not_follow(
    order, severities, kind: str, changes: dict[str, Any], told: bool
) -> None:
    found = order(kind, {"requesting.validation_follows": "2026-12-01"} | changes)
    assert severities(found, "eu-2018-1805.validated-first") == (["error"] if told else [])


@pytest.mark.parametrize(
    ("road", "told"),
    [
        ("diplomatic", True),
        ("judicial-authorities", False),
        ("central-authorities", False),
    ],
)
@pytest.mark.parametrize("kind", [FREEZE, TAKE])
def test_a_certificate_goes_to_the_executing_or_the_central_authority(
    order, severities, kind: str, road: str, told: bool
) -> None:
    found = order(kind, {"transmission": {"road": road}})
    assert severities(found, "road.closed") == (["error"] if told else [])


@pytest.mark.parametrize(
    ("nature", "covered"),
    [
        ("civil", False),
        ("administrative", False),
        ("confiscation", True),
        ("investigation", True),
    ],
)
def test_an_order_of_civil_or_administrative_proceedings_is_not_covered(
    order, nature: str, covered: bool
) -> None:
    rules = {one.rule for one in order(FREEZE, {"proceedings.nature": nature})}
    assert ("basis.scope" in rules) is not covered


@pytest.mark.parametrize(
    ("kind", "changes", "told"),
    [
        (TAKE, {"assets": [HOUSE | {"order": OPEN}]}, True),
        (TAKE, {"assets": [HOUSE, {**HOUSE, "id": "X2", "order": OPEN}]}, True),
        (TAKE, {"assets": [HOUSE | {"order": FINAL}]}, False),
        (TAKE, {"assets": [HOUSE | {"order": FINAL | {"appealable": False}}]}, False),
        (TAKE, {"assets": [HOUSE]}, False),  # whether it is final is not told
        (FREEZE, {"assets": [HOUSE | {"order": OPEN}]}, False),  # frozen until it is final
    ],
)
def test_a_confiscation_order_that_is_open_to_appeal_is_not_transmitted(
    order, severities, kind: str, changes: dict[str, Any], told: bool
) -> None:
    assert severities(order(kind, changes), "eu-2018-1805.final") == (["error"] if told else [])


@pytest.mark.parametrize(
    ("kind", "changes", "told"),
    [
        (TAKE, {"assets": [HOUSE]}, True),
        (TAKE, {"measures.0.order": {"title": "Confiscation order"}}, True),
        (TAKE, {"measures.0.order": {"title": "Order", "final_on": "2026-07-01"}}, False),
        (TAKE, {"assets": [HOUSE | {"order": FINAL}]}, False),
        (TAKE, {"measures.0.particulars": {"final_on": "2026-07-01"}}, False),
        (FREEZE, {}, False),
    ],
)
def test_a_confiscation_order_says_when_it_became_final(
    order, severities, kind: str, changes: dict[str, Any], told: bool
) -> None:
    found = severities(order(kind, changes), "eu-2018-1805.final-on")
    assert found == (["advice"] if told else [])


@pytest.mark.parametrize(
    ("kind", "changes", "told"),
    [
        (TAKE, {}, True),
        (TAKE, {"assets": [HOUSE]}, True),
        (TAKE, {"assets": [HOUSE | {"order": FINAL}]}, False),
        (TAKE, {"measures.0.order": {"title": "Confiscation order"}}, False),
        (FREEZE, {}, False),
    ],
)
def test_a_confiscation_names_the_order_of_the_court(
    order, severities, kind: str, changes: dict[str, Any], told: bool
) -> None:
    bare = {"annexes": [], "proceedings.decisions": []}
    found = severities(order(kind, bare | changes), "eu-2018-1805.court-order")
    assert found == (["advice"] if told else [])


@pytest.mark.parametrize(
    ("kind", "particulars", "told"),
    [
        (FREEZE, {"location": "Paris"}, True),
        (FREEZE, {"dissipation_risk": "It is for sale."}, True),
        (FREEZE, {"next_step": "A confiscation certificate is expected in March 2027."}, False),
        (FREEZE, {"valid_until": "2027-03-01"}, False),
        (TAKE, {"location": "Paris"}, False),
    ],
)
def test_a_freezing_order_says_what_follows(
    order, severities, kind: str, particulars: dict[str, str], told: bool
) -> None:
    found = order(kind, {"measures.0.particulars": particulars})
    assert severities(found, "eu-2018-1805.what-follows") == (["advice"] if told else [])


@pytest.mark.parametrize(
    ("kind", "changes", "told"),
    [
        (FREEZE, {"proceedings.other_states": ELSEWHERE}, True),
        (TAKE, {"proceedings.other_states": [{"state": "ES", "matter": "The certificate."}]}, True),
        (FREEZE, {"proceedings.other_states": EVIDENCE}, False),
        (FREEZE, {"proceedings.other_states": ITS_OWN}, False),
        (
            FREEZE,
            {
                "proceedings.other_states": ELSEWHERE,
                "measures.0.particulars": {"other_states": "Spain, for the boat that lies there."},
            },
            False,
        ),
        (FREEZE, {"proceedings.other_states": OTHER_THING}, False),
        (FREEZE, {"proceedings.other_states": []}, False),
    ],
)
def test_an_order_in_several_states_gives_the_reason(
    order, severities, kind: str, changes: dict[str, Any], told: bool
) -> None:
    found = severities(order(kind, changes), "eu-2018-1805.several-states")
    assert found == (["advice"] if told else [])


@pytest.mark.parametrize(
    ("asset", "told"),
    [
        ({"link": None}, 1),
        ({"link": None, "value": {"amount": "5.00", "currency": "EUR"}}, 1),
        ({"link": "equivalent-value"}, 0),
        ({"link": None, "link_shown": "It was paid for with the loot."}, 0),
    ],
)
@pytest.mark.parametrize("kind", [FREEZE, TAKE])
def test_each_asset_says_how_it_is_subject_to_confiscation(
    order, severities, kind: str, asset: dict[str, Any], told: int
) -> None:
    whole = {key: value for key, value in (HOUSE | asset).items() if value is not None}
    found = severities(order(kind, {"assets": [whole]}), "eu-2018-1805.link")
    assert found == ["advice"] * told


@pytest.mark.parametrize(
    ("particulars", "accounts", "told"),
    [
        ({"property_kind": "An amount of money"}, None, True),
        ({"property_kind": "A sum of money of 2 million"}, None, True),
        ({"property_kind": "An amount of money", "location_grounds": "He earns there."}, [], False),
        ({"property_kind": "A house"}, None, False),
        ({"property_kind": "An amount of money"}, [{"bank": "A Bank", "number": "1"}], False),
    ],
)
def test_an_order_for_money_says_why_there_is_some(
    order, severities, particulars: dict[str, str], accounts: Any, told: bool
) -> None:
    changes = {"measures.0.particulars": particulars, "measures.0.accounts": accounts}
    found = severities(order(FREEZE, changes), "eu-2018-1805.money-there")
    assert found == (["advice"] if told else [])


@pytest.mark.parametrize(
    ("kind", "particulars", "told"),
    [
        (TAKE, {"location": "Paris"}, True),
        (TAKE, {"conviction": "It rests on the conviction of 4 May 2026."}, True),
        (TAKE, {"in_absentia": "The person was present."}, False),
        (TAKE, {"conviction": "There is no conviction; the accused has died."}, False),
        (FREEZE, {"location": "Paris"}, False),
    ],
)
def test_a_confiscation_says_whether_the_person_was_at_the_trial(
    order, severities, kind: str, particulars: dict[str, str], told: bool
) -> None:
    found = order(kind, {"measures.0.particulars": particulars})
    assert severities(found, "eu-2018-1805.presence") == (["advice"] if told else [])


@pytest.mark.parametrize(
    ("kind", "role", "victims", "told"),
    [
        (FREEZE, "victim", None, True),
        (TAKE, "victim", None, True),
        (FREEZE, "victim", "A claim is pending before the court.", False),
        (FREEZE, "accused", None, False),
    ],
)
def test_a_victim_is_told_of_return_or_compensation(
    order, severities, kind: str, role: str, victims: str | None, told: bool
) -> None:
    particulars = {"location": "Paris"} | ({"victims": victims} if victims else {})
    found = order(kind, {"persons.0.role": role, "measures.0.particulars": particulars})
    assert severities(found, "eu-2018-1805.victims") == (["advice"] if told else [])


@pytest.mark.parametrize(
    ("kind", "changes", "told"),
    [
        (FREEZE, {}, True),
        (FREEZE, {"measures.0.particulars": {"next_step": "A certificate follows."}}, True),
        (FREEZE, {"measures.0.necessity": "The flat is for sale."}, False),
        (FREEZE, {"measures.0.particulars": {"dissipation_risk": "It is for sale."}}, False),
        (TAKE, {}, False),
    ],
)
def test_a_freezing_order_says_why_it_is_needed(
    order, severities, kind: str, changes: dict[str, Any], told: bool
) -> None:
    without = {"measures.0.necessity": None, "measures.0.proportionality": None}
    found = severities(order(kind, without | changes), "eu-2018-1805.proportionate")
    assert found == (["advice"] if told else [])


@pytest.mark.parametrize(
    ("kind", "claimant", "told"),
    [
        (TAKE, BANK, True),
        (TAKE, BANK | {"remarks": "The mortgage dates from 2019."}, True),
        (TAKE, BANK | {"heard": True, "notified_on": "2026-03-01"}, False),
        (TAKE, {"right": "A claim", "good_faith": "no", "heard": False}, False),
        (FREEZE, BANK, False),
    ],
)
def test_a_third_party_in_good_faith_that_was_not_heard_puts_a_confiscation_at_risk(
    order, kind: str, claimant: dict[str, Any], told: bool
) -> None:
    found = order(kind, {"assets": [HOUSE | {"third_parties": [claimant]}]})
    at_risk = [one for one in found if "affected persons" in f"{one.message} {one.citation}"]
    assert bool(at_risk) is told


@pytest.mark.parametrize(
    ("pair", "kind", "language", "told"),
    [
        ("EE-FI", FREEZE, "en", None),
        ("EE-FI", TAKE, "fr", "error"),
        ("EE-FR", FREEZE, "en", "advice"),
    ],
)
def test_finland_has_said_which_languages_it_accepts(
    order, pair: str, kind: str, language: str, told: str | None
) -> None:
    found = order(kind, {"language": language}, pair)
    said = [one for one in found if one.rule in ("language.required", "language.unknown")]
    assert [str(one.severity) for one in said] == ([told] if told else [])


@pytest.mark.parametrize(
    ("kind", "authority"),
    [(FREEZE, "a public prosecutor"), (TAKE, "the Legal Register Centre")],
)
def test_finland_names_another_authority_for_confiscation(order, kind: str, authority: str) -> None:
    (found,) = [one for one in order(kind, {}, "EE-FI") if one.rule == "notified.road"]
    assert authority in found.message
