"""A request seeks evidence for an own case, and says what it owes: penalty, data, a case there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding, Severity

Findings = Callable[..., list[Finding]]
Data = dict[str, Any]


def told(found: list[Finding], rule: str) -> list[str]:
    return [one.field for one in found if one.rule == rule]


def worded(found: list[Finding], rule: str) -> list[str]:
    return [one.said.id.partition("/")[2] for one in found if one.said and one.rule == rule]


@pytest.mark.parametrize(
    "item",
    [
        "Prosecution of the persons named above",
        "Please open a criminal investigation into the theft",
        "That your authorities take over the proceedings",
        "Einleitung eines Strafverfahrens gegen den Beschuldigten",
        "Ouverture d’une enquête sur ces faits",
    ],
)
def test_a_request_that_the_other_state_run_a_case_is_found(
    findings: Findings, request_data: Data, item: str
) -> None:
    request_data["measures"][0] = {
        **{k: request_data["measures"][0][k] for k in ("id", "purpose", "facts", "offences")},
        **{"kind": "other", "items": [item]},
    }
    assert told(findings(request_data), "aim.their-case") == ["measures[0].items[0]"]


@pytest.mark.parametrize(
    "item",
    [
        "The name of the user",
        "The date on which the bank began its proceedings for debt",
        "The records that show who started the company",
        "A report of the investigation of the accident",
        "The decision to open an account",
    ],
)
def test_evidence_about_a_case_is_no_request_to_run_one(
    findings: Findings, request_data: Data, item: str
) -> None:
    request_data["measures"][0]["items"] = [item]
    assert told(findings(request_data), "aim.their-case") == []


@pytest.mark.parametrize(
    "words",
    [
        "No criminal case has been opened yet.",
        "The authority wishes to decide whether to open an investigation.",
        "Ein Ermittlungsverfahren wurde noch nicht eingeleitet.",
        "Aucune enquête n’a encore été ouverte.",
    ],
)
def test_a_request_without_a_case_of_its_own_is_found(
    findings: Findings, request_data: Data, words: str
) -> None:
    request_data["proceedings"]["stage"] = words
    assert told(findings(request_data), "aim.no-case") == ["proceedings.stage"]


@pytest.mark.parametrize(
    "words",
    [
        "No charge has been laid; the investigation continues.",
        "First information report registered; no report filed in court yet.",
        "No proceedings have been opened against the company.",
        "No case has been opened in any other State.",
        "No proceedings have been instituted yet; the police are still investigating.",
        "The prosecutor will decide whether to start proceedings.",
        "Die Ermittlungen sind eingeleitet; Anklage ist nicht erhoben.",
    ],
)
def test_an_investigation_that_is_open_is_enough(
    findings: Findings, request_data: Data, words: str
) -> None:
    request_data["proceedings"]["stage"] = words
    assert told(findings(request_data), "aim.no-case") == []


def test_a_case_pending_there_is_dealt_with(findings: Findings, request_data: Data) -> None:
    pending = {"state": "NR", "matter": "The police there investigate the same suspect."}
    request_data["proceedings"]["other_states"] = [
        {"state": "TV", "matter": "A tax case."},
        pending,
    ]
    field = "proceedings.other_states[1].matter"
    assert told(findings(request_data), "aim.pending-there") == [field]

    pending["matter"] += " Both authorities have agreed to share the results."
    assert told(findings(request_data), "aim.pending-there") == []


@pytest.mark.parametrize(
    ("matter", "open_there"),
    [
        ("No case is open there, as the prosecutor wrote in May.", False),
        ("Es läuft dort kein Verfahren.", False),
        ("Trial of nine men in 1991, amnesty of 1993, and end in 2000 of a complaint.", False),
        ("He was acquitted there in 2001.", False),
        ("One was amnestied there in 2001; the police investigate the others.", True),
        ("No case is open against her. The police there investigate the same suspect.", True),
    ],
)
def test_an_entry_that_denies_any_case_there_asks_nothing(
    findings: Findings, request_data: Data, matter: str, open_there: bool
) -> None:
    request_data["proceedings"]["other_states"] = [{"state": "NR", "matter": matter}]
    found = findings(request_data)
    assert bool(told(found, "aim.pending-there")) is open_there
    assert open_there or not told(found, "point.case-in-step")


@pytest.mark.parametrize(
    "more",
    [
        {"fallback": "The measure may wait until the case there ends."},
        {"already_held": {"authority": "Police of Nauru"}},
    ],
)
def test_a_later_date_or_what_is_held_there_is_an_answer(
    findings: Findings, request_data: Data, more: Data
) -> None:
    there = {"state": "NR", "matter": "The police there investigate the same suspect."}
    request_data["proceedings"]["other_states"] = [there]
    request_data["measures"][0] |= more
    assert told(findings(request_data), "aim.pending-there") == []


@pytest.mark.parametrize(
    ("penalty", "how", "weight"),
    [
        ({"text": "Death", "death": True}, "death", Severity.ADVICE),
        ({"text": "Ten years and twelve strokes of the cane"}, "corporal", Severity.ADVICE),
        ({"text": "Imprisonment for life without parole", "life": True}, "life", Severity.ADVICE),
        ({"text": "Perpétuité incompressible", "life": True}, "life", Severity.ADVICE),
    ],
)
def test_a_penalty_that_many_states_bar_needs_a_word(
    findings: Findings, request_data: Data, penalty: Data, how: str, weight: Severity
) -> None:
    request_data["offences"][0]["maximum_penalty"] = penalty
    found = findings(request_data)
    assert worded(found, "undertaking.penalty") == [how]
    assert [one.severity for one in found if one.rule == "undertaking.penalty"] == [weight]


@pytest.mark.parametrize(
    "more",
    [
        {"assurances": [{"kind": "death-penalty", "given_by": "The Attorney-General"}]},
        {"statements": [{"ground": "other", "text": "The penalty was last imposed in 1980."}]},
    ],
)
def test_an_assurance_or_a_statement_is_enough(
    findings: Findings, request_data: Data, more: Data
) -> None:
    request_data["offences"][0]["maximum_penalty"] = {"text": "Death", "death": True}
    assert worded(findings(request_data | more), "undertaking.penalty") == []


@pytest.mark.parametrize(
    "penalty",
    [
        {"text": "Imprisonment for life", "life": True, "death": False},
        {"text": "Ten years; corporal punishment was abolished and is not available"},
        {"text": "Five years"},
    ],
)
def test_an_ordinary_penalty_is_not(findings: Findings, request_data: Data, penalty: Data) -> None:
    request_data["offences"][0]["maximum_penalty"] = penalty
    assert worded(findings(request_data), "undertaking.penalty") == []


@pytest.mark.parametrize(
    ("item", "found"),
    [
        ("The names of all customers of the shop", True),
        ("Die Daten aller Mitarbeiter", True),
        ("Les noms de tous les abonnés", True),
        ("The name of the user", False),
        ("The customer number of the account", False),
    ],
)
def test_data_of_many_people_need_a_word_on_protection(
    findings: Findings, request_data: Data, item: str, found: bool
) -> None:
    request_data["measures"][0]["items"] = [item]
    expected = ["data_protection"] if found else []
    assert told(findings(request_data), "undertaking.data-unsaid") == expected

    request_data["data_protection"] = "Only people who work on the case can see the data."
    assert told(findings(request_data), "undertaking.data-unsaid") == []
