"""A use beyond the proceedings that are named is seen, and asked about once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding, Severity

pytestmark = pytest.mark.needs_country
Altered = Callable[[str, dict[str, Any]], dict[str, Finding]]
PURPOSE = "measures.3.purpose"


@pytest.mark.parametrize(
    "purpose",
    [
        "To follow the money, and for the civil claim of the company against the bank.",
        "To follow the money. The statements are also needed for use in asylum proceedings.",
        "To prove the payments and to support a separate investigation of the ministry.",
        "To follow the money. The records will be shared with the tax authorities.",
        "To follow the money. The results are to be passed on to other States.",
        "Suivre l'argent, aussi pour une procédure fiscale.",
        "Nachweis der Zahlungen, auch zur Verwendung in einem Verwaltungsverfahren.",
    ],
)
def test_a_purpose_beyond_the_proceedings_needs_consent(altered: Altered, purpose: str) -> None:
    found = altered("bec-request", {PURPOSE: purpose})
    assert found["use.beyond"].field == "measures[3].purpose"
    assert found["use.beyond"].severity is Severity.ADVICE

    asked = {PURPOSE: purpose, "use": "In the action of the company before the High Court."}
    assert "use.beyond" not in altered("bec-request", asked)


@pytest.mark.parametrize(
    "purpose",
    [
        "To prove that the statement made in the civil case was false.",
        "To identify the accounts from which the evaded tax was to be paid.",
        "To show that he shared the list of sources with an intelligence service.",
        "To follow the money. The records will not be used for the civil claim.",
        "To establish the loss of the tax office and who submitted the returns.",
        "To find the civil servant who took the money.",
    ],
)
def test_a_purpose_within_the_proceedings_stays_silent(altered: Altered, purpose: str) -> None:
    assert "use.beyond" not in altered("bec-request", {PURPOSE: purpose})


def test_personal_data_that_go_elsewhere_are_such_a_use_too(altered: Altered) -> None:
    there = {"data_protection": "Personal data may be disclosed to immigration authorities."}
    kept = {"data_protection": "Personal data are not disclosed to immigration authorities."}

    assert "use.beyond/data" in altered("bec-request", there)
    assert "use.beyond/data" not in altered("bec-request", kept)


@pytest.mark.parametrize(
    ("receiver", "found"),
    [
        ("Example Customs and Excise Office", True),
        ("Example Revenue and Tax Service", True),
        ("Example Directorate of Public Prosecutions", False),
        ("Federal High Court, Abuja", False),
    ],
)
def test_a_receiver_of_another_branch_is_asked_about(
    altered: Altered, receiver: str, found: bool
) -> None:
    got = altered("bec-request", {"delivery.receiving_authority": {"name": receiver}})
    assert ("use.receiver" in got) is found


def test_a_customs_case_is_delivered_to_the_customs_that_conducts_it(altered: Altered) -> None:
    own = {
        "delivery.receiving_authority": {"name": "Customs Laboratory"},
        "requesting.authority.functions": "It prosecutes, and the customs service investigates.",
    }
    assert "use.receiver" not in altered("bec-request", own)


@pytest.mark.parametrize(
    ("use", "found"),
    [
        ("For any lawful purpose of the requesting State.", True),
        ("In all other proceedings, and by other agencies as needed.", True),
        ("In the civil action HC/2026/14 of the company against the bank.", False),
        ("In the trial of the two others before the High Court, and for no other purpose.", False),
    ],
)
def test_consent_is_asked_for_a_use_that_is_named(altered: Altered, use: str, found: bool) -> None:
    assert ("use.open" in altered("bec-request", {"use": use})) is found


@pytest.mark.parametrize(
    ("source", "variant"),
    [
        ("Answer of Ghana to a letter rogatory in another case", "other-case"),
        ("Bank records received by MLA in a separate investigation", "other-case"),
        ("Papers which the British authorities gave on an inquiry into a maker", "other-case"),
        ("Lists received from the Canadian police, which agrees to their use", ""),
        ("A list that the Metropolitan Police sent", ""),
        ("Papers given by the Kenyan police in another case", "other-case"),
        ("Received in another case from the Central Authority on 3 May", ""),
        ("Obtained from Southern police in another case", ""),
        ("Given by the Port authorities in another case", ""),
        ("Reçu dans une autre affaire des autorités politiques", ""),
        ("Statements that Ghana sent under a request for assistance", "unlisted"),
        ("Records obtained by mutual legal assistance", "unlisted"),
        ("Statement of the witness", ""),
        ("Log extract of the provider", ""),
    ],
)
def test_evidence_of_another_request_is_used_with_consent(
    altered: Altered, source: str, variant: str
) -> None:
    found = {rule for rule in altered("bec-request", {"facts.4.source": source}) if "use.r" in rule}
    assert found == ({f"use.received/{variant}"} if variant else set())


def test_a_consent_that_is_stated_settles_it(altered: Altered) -> None:
    there = {
        "facts.4.source": "Answer of Ghana to a letter rogatory in another case",
        "facts.4.consent": "Letter of the Ministry of Justice of Ghana of 3 May 2026",
    }
    assert not [rule for rule in altered("bec-request", there) if rule.startswith("use.")]

    listed = {
        "facts.4.source": "Answer to the letter of request of 3 May 2026",
        "earlier.1": {"kind": "request", "date": "2026-05-03", "result": "It was answered."},
    }
    assert not [rule for rule in altered("bec-request", listed) if rule.startswith("use.")]


@pytest.mark.parametrize(
    ("field", "text", "found"),
    [
        (
            "facts.10.text",
            "The tax office waits: the results will be shared with the tax authorities.",
            True,
        ),
        (
            "proceedings.stage",
            "No charge yet. The evidence obtained is needed for use in another investigation.",
            True,
        ),
        (
            "proceedings.other_states",
            [{"state": "GH", "matter": "The evidence will be forwarded to another State."}],
            True,
        ),
        ("facts.10.text", "He passed the lists on to the tax authorities in May.", False),
        ("proceedings.stage", "A fine was set in administrative proceedings in May 2026.", False),
        (
            "proceedings.other_states",
            [{"state": "GH", "matter": "The same restraint was asked of Ghana."}],
            False,
        ),
    ],
)
def test_the_case_itself_may_show_another_use(
    altered: Altered, field: str, text: Any, found: bool
) -> None:
    assert ("use.beyond/elsewhere" in altered("bec-request", {field: text})) is found


def test_evidence_of_a_request_that_was_made_in_another_case_needs_consent(
    altered: Altered,
) -> None:
    earlier = {"kind": "request", "reference": "FMJ/2025/0391", "result": "It was answered."}
    there = {"facts.4.source": "Answer to FMJ/2025/0391", "earlier.1": earlier}
    assert not [rule for rule in altered("bec-request", there) if rule.startswith("use.")]

    other = there | {"earlier.1": earlier | {"subject": "Bank records in another case"}}
    assert "use.received/other-case" in altered("bec-request", other)


def test_a_request_listed_under_other_states_is_listed(altered: Altered) -> None:
    changes = {
        "facts.4.source": "Records obtained by mutual legal assistance",
        "proceedings.other_states": [{"state": "LU", "matter": "An order", "reference": "4/2026"}],
    }
    assert "use.received" not in altered("bec-request", changes)
