"""What the requested State judges by its own law and interests, and a request leaves unsaid."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding


@pytest.fixture
def told(findings, request_data) -> Callable[..., dict[str, Finding]]:
    """``told(change)``: the findings on the request after a change, by rule."""

    def told(change: Callable[[dict[str, Any]], None]) -> dict[str, Finding]:
        data = request_data | {}
        change(data)
        return {one.rule: one for one in findings(data)}

    return told


def committed(**days: str) -> Callable[[dict[str, Any]], None]:
    def change(data: dict[str, Any]) -> None:
        data["offences"] = [data["offences"][0] | days]

    return change


@pytest.mark.parametrize("ended", ["1978-12-31", "2001-05-01"])
def test_conduct_long_ago_raises_limitation_there(ended: str, told) -> None:
    found = told(committed(committed_from="1976-01-01", committed_to=ended))
    assert ended[:4] in found["refusal.barred-there"].message


def test_recent_conduct_or_a_word_on_amnesty_raises_nothing(told) -> None:
    assert "refusal.barred-there" not in told(committed(committed_from="2024-01-01"))

    def answered(data: dict[str, Any]) -> None:
        committed(committed_from="1976-01-01")(data)
        data["remarks"] = [{"part": "offences", "text": "The amnesty there does not apply."}]

    assert "refusal.barred-there" not in told(answered)


@pytest.mark.parametrize("nature", ["execution", "investigation"])
def test_a_sentence_of_the_requested_state_is_not_barred_there(nature: str, told) -> None:
    def change(data: dict[str, Any]) -> None:
        committed(committed_from="1976-01-01")(data)
        data["proceedings"] |= {"nature": nature, "conduct_in_requested_state": "yes"}
        held = {"role": "convicted", "name": {"full": "Bo Sample"}, "custody": {"held": True}}
        data["persons"] = [{"id": "P1"} | held]

    assert ("refusal.barred-there" in told(change)) is (nature == "investigation")


@pytest.mark.parametrize("ground", ["Universal jurisdiction.", None])
def test_conduct_there_asks_why_these_courts(ground: str | None, told) -> None:
    def change(data: dict[str, Any]) -> None:
        case = data["proceedings"] | {"conduct_in_requested_state": "yes"}
        case.pop("other_states", None)
        data["proceedings"] = case | ({"jurisdiction_ground": ground} if ground else {})

    assert "refusal.their-courts" in told(change)


@pytest.mark.parametrize("where", ["no", "yes"])
def test_conduct_elsewhere_or_a_ground_at_home_asks_nothing(where: str, told) -> None:
    def change(data: dict[str, Any]) -> None:
        ground = "Part of the conduct took place here."
        given = {"conduct_in_requested_state": where, "jurisdiction_ground": ground}
        data["proceedings"] = data["proceedings"] | given

    assert "refusal.their-courts" not in told(change)


def search(fact: str, item: str) -> Callable[[dict[str, Any]], None]:
    def change(data: dict[str, Any]) -> None:
        data["facts"] = [data["facts"][0] | {"text": fact}]
        data["measures"] = [data["measures"][0] | {"kind": "search-of-premises", "items": [item]}]

    return change


@pytest.mark.parametrize(
    "fact",
    ["The commission was paid on an arms deal.", "The navy ordered two frigates from the company."],
)
def test_all_papers_on_arms_touch_the_interests_of_the_state(fact: str, told) -> None:
    found = told(search(fact, "All documents on the contract"))["refusal.defence-papers"]
    assert "All documents" in found.message


@pytest.mark.parametrize(
    ("holder", "asked"), [("Sample Hospital", False), ("Sample Works Ltd", True)]
)
def test_papers_on_the_sick_are_none_of_the_armed_forces(holder: str, asked: bool, told) -> None:
    def change(data: dict[str, Any]) -> None:
        search("A laboratory of the armed forces found a poison.", "All medical papers")(data)
        data["measures"][0] |= {"holder": {"name": holder}}

    assert ("refusal.defence-papers" in told(change)) is asked


@pytest.mark.parametrize(
    ("fact", "item"),
    [
        ("The commission was paid on an arms deal.", "The three invoices of May 2023"),
        ("The commission was paid on a road contract.", "All documents on the contract"),
    ],
)
def test_named_papers_or_an_ordinary_contract_touch_none(fact: str, item: str, told) -> None:
    assert "refusal.defence-papers" not in told(search(fact, item))


def earlier(result: str) -> Callable[[dict[str, Any]], None]:
    def change(data: dict[str, Any]) -> None:
        data.pop("basis", None)
        data["reciprocity"] = True
        data["earlier"] = [{"id": "E1", "kind": "request", "result": result}]

    return change


@pytest.mark.parametrize(
    "result",
    ["It answered that it needed an agreement first.", "They proposed a treaty on the matter."],
)
def test_an_agreement_that_is_wanted_is_to_be_named(result: str, told) -> None:
    assert told(earlier(result))["basis.agreement-wanted"].field == "earlier[0].result"


@pytest.mark.parametrize("result", ["It was carried out.", "No agreement was needed."])
def test_an_answer_without_an_agreement_asks_for_none(result: str, told) -> None:
    assert "basis.agreement-wanted" not in told(earlier(result))


def on_trial(nationality: str, **measure: Any) -> Callable[[dict[str, Any]], None]:
    def change(data: dict[str, Any]) -> None:
        there = data["requested"]["state"] if nationality == "theirs" else nationality
        person = {"id": "P1", "role": "accused", "name": {"full": "A. Example"}}
        data["persons"] = [person | {"nationalities": [there]}]
        data["proceedings"] = data["proceedings"] | {"nature": "trial"}
        served = {"kind": "service-of-documents", "persons": ["P1"]}
        data["measures"] = [data["measures"][0] | served | measure]

    return change


def test_a_national_on_trial_who_is_called_to_come_asks_for_a_fallback(told) -> None:
    assert "refusal.no-fallback" in told(on_trial("theirs", kind="appearance-of-person"))


def test_who_is_only_served_a_paper_asks_for_none(told) -> None:
    assert "refusal.no-fallback" not in told(on_trial("theirs", kind="service-of-documents"))


def test_another_national_or_a_stated_fallback_asks_for_none(told) -> None:
    came = {"kind": "appearance-of-person"}
    assert "refusal.no-fallback" not in told(on_trial("JP", **came))
    by_link = on_trial("theirs", fallback="A separate trial.", **came)
    assert "refusal.no-fallback" not in told(by_link)


def promised(given_by: str, **more: Any) -> Callable[[dict[str, Any]], None]:
    def change(data: dict[str, Any]) -> None:
        authority = {"name": "Office for Foreign Cases"}
        data["requesting"] = data["requesting"] | {"central_authority": authority}
        data["assurances"] = [{"kind": "specialty", "given_by": given_by}]
        data |= more

    return change


@pytest.mark.parametrize("giver", ["Harbour Board", "Chamber of Notaries"])
def test_a_giver_who_appears_nowhere_is_another_voice(giver: str, told) -> None:
    assert "undertaking.other-voice" in told(promised(giver))


def test_the_central_authority_or_one_on_the_way_of_the_letter_is_no_other_voice(told) -> None:
    assert "undertaking.other-voice" not in told(promised("Office for Foreign Cases"))
    way = {"way": "Through the Harbour Board"}
    assert "undertaking.other-voice" not in told(promised("Harbour Board", transmission=way))


@pytest.mark.parametrize(("line", "spoken"), [("Japan", True), ("Jersey", False)])
def test_a_territory_as_an_address_is_not_called_a_state(line: str, spoken: bool, told) -> None:
    def change(data: dict[str, Any]) -> None:
        authority = data["requesting"]["authority"] | {"address": [line]}
        data["requesting"] = data["requesting"] | {"authority": authority}

    assert ("value.nonsense" in told(change)) is spoken


@pytest.mark.parametrize("where", ["offences", "facts"])
def test_a_place_at_home_is_a_tie_that_asks_nothing(where: str, told) -> None:
    def change(data: dict[str, Any]) -> None:
        case = data["proceedings"] | {"conduct_in_requested_state": "yes"}
        case.pop("other_states", None)
        data["proceedings"] = case
        data[where][0] = data[where][0] | {"place": "Sampletown"}

    assert "refusal.their-courts" not in told(change)


@pytest.mark.parametrize(
    "giver",
    [
        "The Honourable Minister of Legal Affairs",
        "Le Garde des Sceaux, ministre de la Justice",
        "National Director of Public Prosecutions",
        "SPF Justice",
    ],
)
def test_a_head_under_a_style_speaks_for_the_house(giver: str, told) -> None:
    def change(data: dict[str, Any]) -> None:
        promised(giver)(data)
        names = {"name": "Office of the Attorney General and Ministry of Legal Affairs"}
        if "Justice" in giver:
            names = {"name": "Ministère de la Justice"}
        if "SPF" in giver:
            names = {"name": "Service public fédéral Justice"}
        if "Prosecutions" in giver:
            names = {"name": "National Prosecuting Authority"}
        data["requesting"]["central_authority"] = names

    assert "undertaking.other-voice" not in told(change)
