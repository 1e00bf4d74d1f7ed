"""Points on people held, an order of home as such, safe witnesses and a use that reaches on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Data = dict[str, Any]
Rules = Callable[..., set[str]]
MEN: list[Data] = [
    {"id": "P1", "role": "suspect", "name": {"full": "Ben Arno"}, "location": "Nauru"},
    {"id": "P2", "role": "suspect", "name": {"full": "Karl Omoda"}, "location": "Nauru"},
]
WITNESS: Data = {"id": "P3", "role": "witness", "name": {"full": "Ann Dero"}, "location": "Nauru"}
HOME_ORDER: Data = {"title": "Search order", "court": "District Court", "date": "2026-03-01"}


@pytest.mark.parametrize(
    ("kind", "item", "told", "asked"),
    [
        (
            "other",
            "Holding of the men and the yacht until the samples are read",
            "Seen on 9 July.",
            True,
        ),
        ("suspect-interview", "Arrest of the official and his hearing", "Seen on 9 July.", True),
        (
            "surveillance",
            "A watch on the yacht, so that they do not leave before 15 May",
            "Seen there.",
            True,
        ),
        ("other", "Die Festnahme der beiden Männer bis zum Ergebnis", "Gesehen.", True),
        ("other", "Que les deux hommes ne quittent pas l’île avant le 15 mai", "Vus.", True),
        ("other", "Holding of the men", "Provisional arrest is asked for.", False),
        ("other", "Records of the arrest of the man in 2024", "They are in the station.", False),
        ("surveillance", "A watch on the yacht while it is in port", "Seen on 9 July.", False),
    ],
)
def test_on_which_power_somebody_is_held_is_asked(
    rules_of_measure: Rules, kind: str, item: str, told: str, asked: bool
) -> None:
    more = {"items": [item], "persons": ["P1", "P2"], "nexus": told}
    found = rules_of_measure(MEN, kind, more, {})
    assert ("on-which-power-held" in found) is asked


@pytest.mark.parametrize(
    ("decision", "asked"),
    [
        ("Warrant of arrest against Ben Arno and Karl Omoda", False),
        ("Warrant of arrest against the gunman", True),
    ],
)
def test_a_warrant_answers_for_those_whom_it_names(
    rules_of_measure: Rules, request_data: Data, decision: str, asked: bool
) -> None:
    request_data["proceedings"]["decisions"] = [{"title": decision}]
    more = {"items": ["Arrest of the two men"], "persons": ["P1", "P2"]}
    found = rules_of_measure(MEN, "other", more, {})
    assert ("on-which-power-held" in found) is asked


def test_people_in_custody_at_home_are_asked_about_in_words_of_their_own(
    findings: Callable[..., Any], request_data: Data
) -> None:
    held = [one | {"custody": {"held": True, "place": "A prison in Tuvalu"}} for one in MEN]
    measure = {"id": "M1", "kind": "other", "purpose": "So that they may face the witnesses."}
    measure |= {"items": ["Custody in Nauru of the two accused"], "persons": ["P1", "P2"]}
    measure |= {"offences": ["O1"], "facts": ["F1"]}
    request_data.update({"measures": [measure], "persons": held})
    told = [one.message for one in findings(request_data) if "power-held" in one.rule]
    assert told and "in your custody" in told[0]


@pytest.mark.parametrize(
    ("kind", "wished", "asked"),
    [
        ("search-of-premises", "The orders are sent so that they be carried out.", True),
        ("search-of-premises", "Um die Vollstreckung des Beschlusses wird gebeten.", True),
        ("search-of-premises", "L’exécution de l’ordonnance est demandée.", True),
        ("search-of-premises", "A search under your law; our order is only enclosed.", False),
        ("restraint", "Registration and enforcement of the order", False),
        ("search-of-premises", "A search by your police.", False),
    ],
)
def test_whether_an_order_of_home_is_to_take_effect_as_such_is_asked(
    rules_of_measure: Rules, kind: str, wished: str, asked: bool
) -> None:
    more = {"procedure": {"wished": wished}, "persons": ["P1"], "order": HOME_ORDER}
    assert ("order-or-ground" in rules_of_measure(MEN, kind, more, {})) is asked


@pytest.mark.parametrize(
    ("kind", "fallback", "asked"),
    [
        ("suspect-interview", None, True),
        ("appearance-of-person", None, True),
        ("suspect-interview", "If the hearing is not allowed, service alone is enough.", False),
        ("business-records", None, False),
    ],
)
def test_whether_papers_are_served_without_the_hearing_is_asked(
    rules_after: Rules, kind: str, fallback: str | None, asked: bool
) -> None:
    usual = {"offences": ["O1"], "facts": ["F1"], "persons": ["P1"]}
    usual |= {"purpose": "To tell the suspect of the charge."}
    served = usual | {"id": "M1", "kind": "service-of-documents", "items": ["The charge"]}
    if fallback:
        served["fallback"] = fallback
    other = usual | {"id": "M2", "kind": kind, "items": ["His account of the payment"]}
    found = rules_after({"measures": [served, other], "persons": MEN})
    assert ("served-alone" in found) is asked


def test_a_summons_to_the_hearing_stands_with_it(rules_after: Rules) -> None:
    usual = {"offences": ["O1"], "facts": ["F1"], "persons": ["P1"], "purpose": "To hear him."}
    served = usual | {"id": "M1", "kind": "service-of-documents", "items": ["A summons"]}
    other = usual | {"id": "M2", "kind": "suspect-interview"}
    assert "served-alone" not in rules_after({"measures": [served, other], "persons": MEN})


@pytest.mark.parametrize(
    ("title", "wished", "asked"),
    [
        ("Genocide", "A hearing by our judge with an officer of Nauru", True),
        ("Folter in einem Lager", "Vernehmung durch die Polizei", True),
        ("Crimes contre l’humanité", "Audition par la police", True),
        ("Genocide", "Heard behind closed doors, no officer is present", False),
        ("Genocide", "Their names are kept secret.", False),
        ("Fraud", "A hearing by the police", False),
    ],
)
def test_how_witnesses_are_safe_where_they_are_heard_is_asked(
    rules_of_measure: Rules, request_data: Data, title: str, wished: str, asked: bool
) -> None:
    request_data["offences"][0]["title"] = title
    request_data["proceedings"]["conduct_in_requested_state"] = "yes"
    more = {"persons": ["P3"], "procedure": {"wished": wished}}
    found = rules_of_measure([*MEN, WITNESS], "witness-statement", more, {})
    assert ("safe-where-heard" in found) is asked


@pytest.mark.parametrize(
    ("procedure", "asked"),
    [
        ({"recording": "A written record of the answers"}, True),
        ({"recording": "Auf Tonband"}, True),
        ({"recording": "Un compte rendu écrit"}, True),
        ({"recording": "A record, signed on each page"}, False),
        ({"recording": "A record word for word"}, False),
        ({"recording": "A written record", "oath": "oath"}, False),
    ],
)
def test_whether_a_bare_record_is_good_in_court_is_asked(
    rules_of_measure: Rules, procedure: Data, asked: bool
) -> None:
    more = {"persons": ["P1"], "procedure": {"wished": "A hearing there"} | procedure}
    assert ("good-in-court" in rules_of_measure(MEN, "suspect-interview", more, {})) is asked


@pytest.mark.parametrize(
    ("kind", "nature", "capacity", "asked"),
    [
        ("video-hearing", "trial", "judge", False),
        ("video-hearing", "investigation", "judge", True),
        ("video-hearing", "trial", "prosecutor", True),
        ("suspect-interview", "trial", "judge", True),
    ],
)
def test_a_court_that_hears_over_a_link_in_its_own_trial_has_its_evidence(
    rules_of_measure: Rules,
    request_data: Data,
    kind: str,
    nature: str,
    capacity: str,
    asked: bool,
) -> None:
    request_data["proceedings"]["nature"] = nature
    request_data["requesting"]["issued_by"]["capacity"] = capacity
    recorded = {"wished": "A hearing there", "recording": "A film of it"}
    more = {"persons": ["P1"], "procedure": recorded}
    assert ("good-in-court" in rules_of_measure(MEN, kind, more, {})) is asked


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        ("Recordings of others are deleted if the court there so orders.", True),
        ("Die Aufzeichnungen werden verwahrt.", True),
        ("Les enregistrements sont conservés.", True),
        ("Those heard are notified once the case is over.", False),
        ("Die Betroffenen werden später benachrichtigt.", False),
    ],
)
def test_who_tells_those_who_were_listened_to_is_asked(
    rules_of_measure: Rules, told: str, asked: bool
) -> None:
    more = {"persons": ["P1"], "third_parties": told}
    assert ("talks-told-after" in rules_of_measure(MEN, "interception", more, {})) is asked


@pytest.mark.parametrize(
    ("use", "asked"),
    [
        ("In the investigation named and others that follow from it.", True),
        ("For this trial and related cases.", True),
        ("In diesem Verfahren und in damit zusammenhängenden Verfahren.", True),
        ("Dans cette information et celles qui pourraient en découler.", True),
        ("In this investigation and the trial that follows from it.", False),
        ("In this case; for related cases consent will be asked for first.", False),
        ("Not in related cases.", False),
    ],
)
def test_a_use_that_reaches_on_is_asked_about(rules_after: Rules, use: str, asked: bool) -> None:
    assert ("use-reaches-on" in rules_after({"use": use})) is asked


SANCTIONS = "Administrative proceedings of the ministry are under way against the company."


@pytest.mark.parametrize(
    ("use", "asked"),
    [
        ("In the investigation named and others that follow from it.", True),
        ("In this case alone.", False),
    ],
)
def test_a_use_that_reaches_on_does_not_answer_for_another_case(
    rules_after: Rules, use: str, asked: bool
) -> None:
    remark = {"part": "proceedings", "text": SANCTIONS}
    assert ("use.parallel" in rules_after({"use": use, "remarks": [remark]})) is asked


TERMS = (
    "Nauru shares such statements on two terms: they stay secret, and nobody who spoke is tried."
)


@pytest.mark.parametrize(
    ("assured", "asked"),
    [
        ("The evidence is used in the case named.", True),
        ("Both conditions are accepted.", False),
    ],
)
def test_terms_that_the_other_side_named_are_asked_about(
    rules_after: Rules, assured: str, asked: bool
) -> None:
    earlier = {"kind": "contact", "authority": "Prosecutor", "date": "2026-01-12", "result": TERMS}
    promise = {"kind": "specialty", "given_by": "Attorney General", "text": assured}
    facts = {"earlier": [earlier], "assurances": [promise], "statements": []}
    found = rules_after(facts, {"proceedings.stage": "Conditions of bail were set."})
    assert ("earlier.conditions-open" in found) is asked


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("Tax Office of Yaren", True),
        ("Finanzamt Yaren", True),
        ("Administration fiscale de Yaren", True),
        ("District Court of Yaren", False),
    ],
)
def test_an_office_that_needs_a_court_is_asked_about(
    rules_after: Rules, request_data: Data, name: str, asked: bool
) -> None:
    request_data["requested"].pop("central_authority", None)
    found = rules_after({"requested.executing_authority": {"name": name}})
    assert ("road.no-compulsion" in found) is asked
