"""Requests to Switzerland: its law speaks only where the draft shows the point."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from comity import collapsed
from comity.host import Host
from comity.model.findings import Finding, Severity
from comity.pipeline.build import check_case, read_all
from comity.pipeline.examine import examine
from comity.pipeline.own_plugin import open_host

SAMPLE = Path(__file__).parents[2] / "data" / "ch" / "request-fr.yaml"

pytestmark = pytest.mark.needs_country

Changes = dict[str, Any]
Told = Callable[..., list[Finding]]


@pytest.fixture(scope="module")
def host() -> Host:
    return open_host()


def sample(host: Host) -> dict[str, Any]:
    """The sample, as JSON would hold it."""
    (case,) = read_all([SAMPLE], host)
    data: dict[str, Any] = json.loads(json.dumps(case.draft.data(), default=str))
    return data | {"schema": 1}


@pytest.fixture
def told(host: Host, write: Callable[..., Path]) -> Told:
    """``told({"measures.0.kind": "restraint"})``: what is found in the sample after a change."""
    whole = sample(host)

    def told(changes: Changes) -> list[Finding]:
        data = copy.deepcopy(whole)
        for path, value in changes.items():
            *parents, last = path.split(".")
            target: Any = data
            for step in parents:
                target = target[int(step) if step.isdigit() else step]
            target.pop(last, None) if value is None else target.__setitem__(last, value)
        found = examine(write(data), host)
        assert not (found.faults or found.gaps)
        return [one for one in collapsed(found.findings) if not one.limit]

    return told


def ids(found: list[Finding]) -> set[str]:
    return {one.rule for one in found}


def titles(found: list[Finding], rule: str) -> str:
    return " ".join(one.message for one in found if one.rule == rule)


def test_a_careful_request_to_switzerland_has_no_findings(host: Host) -> None:
    (case,) = read_all([SAMPLE], host)
    assert [f.rule for f in check_case(case, host).findings if not f.limit] == []


def test_a_careful_request_to_switzerland_is_built(
    comity: Callable[..., Any], tmp_path: Path
) -> None:
    ran = comity("build", SAMPLE, "-o", tmp_path / "out")
    assert ran.returncode == 0, ran.stderr
    assert (tmp_path / "out" / "request-fr.docx").is_file()


def test_a_translation_without_a_certificate_is_told_where_no_treaty_can_settle_it(
    told: Told,
) -> None:
    changes: Changes = {"language": "en", "translation": {"into": "fr"}}
    assert "language.certified" not in ids(told(changes))  # the treaty that it rests on does
    changes |= {"basis": None, "reciprocity": True}
    (one,) = (f for f in told(changes) if f.rule == "language.certified")
    assert one.severity is Severity.ADVICE
    denied = changes | {"translation": {"into": "fr", "certified": False}}
    (one,) = (f for f in told(denied) if f.rule == "language.certified")
    assert one.severity is Severity.WARNING  # the request says so itself
    certified = changes | {"translation": {"into": "fr", "certified": True}}
    assert "language.certified" not in ids(told(certified))


def test_a_request_in_english_alone_does_not_meet_the_law(told: Told) -> None:
    assert "language.required" in ids(told({"language": "en"}))


@pytest.mark.parametrize("date", ["1997-03-03", "2008-06-02", "2026-10-05"])
def test_pure_tax_evasion_is_excluded_on_any_date(told: Told, date: str) -> None:
    alone: Changes = {"date": date, "offences.0.title": "Tax evasion", "offences.0.category": "tax"}
    assert "refusal.fiscal" in ids(told(alone | {"basis": None}))


def test_bribery_is_no_fiscal_matter_and_bank_secrecy_no_ground(told: Told, host: Host) -> None:
    assert "refusal.fiscal" not in ids(told({}))
    (case,) = read_all([SAMPLE], host)
    book = check_case(case, host).resolved.book("requested")
    assert book is not None
    assert "bank-secrecy" not in {ground.topic for ground in book.grounds}


@pytest.mark.parametrize(("date", "excepted"), [("2006-06-01", False), ("2007-06-01", True)])
def test_acts_against_minors_need_no_swiss_offence_since_2007(
    host: Host, write: Callable[..., Path], date: str, excepted: bool
) -> None:
    (case,) = read_all([write(sample(host) | {"date": date})], host)
    book = check_case(case, host).resolved.book("requested")
    assert book is not None
    (one,) = (ground for ground in book.grounds if ground.topic == "dual-criminality")
    assert ("minors" in str(one.says)) is excepted


def test_one_fiscal_offence_among_others_is_pointed_out(told: Told, host: Host) -> None:
    first = sample(host)["offences"][0]
    second = first | {"id": "O2", "title": "Tax evasion", "category": "tax", "elements": []}
    both: Changes = {"offences": [first, second], "measures.0.offences": ["O1", "O2"]}
    assert "One of several offences is fiscal" in titles(told(both), "refusal.other")
    assert "fiscal" not in titles(told({}), "refusal.other")


def test_a_case_pending_in_switzerland_matters_if_the_suspect_is_there(told: Told) -> None:
    pending: Changes = {"proceedings.other_states": [{"state": "CH", "matter": "The same facts."}]}
    there = pending | {"persons.0.location": "Genève, Suisse"}
    assert "pending in Switzerland" in titles(told(there), "refusal.other")
    assert "pending in Switzerland" not in titles(told(pending), "refusal.other")


def test_a_conviction_that_is_being_served_is_no_executed_sanction(told: Told) -> None:
    convicted: Changes = {"proceedings.earlier_judgments": "Convicted in May 2025 of other facts."}
    assert "executed sanction" not in titles(told(convicted), "refusal.ne-bis-in-idem")
    acquitted: Changes = {"proceedings.earlier_judgments": "He was acquitted in May 2025."}
    assert "executed sanction" in titles(told(acquitted), "refusal.ne-bis-in-idem")


def test_the_death_penalty_asks_for_an_assurance(told: Told) -> None:
    death: Changes = {"offences.0.maximum_penalty": {"text": "Death", "death": True}}
    (one,) = (f for f in told(death) if f.rule == "refusal.death-penalty")
    assert one.severity is Severity.ADVICE


def test_claims_of_others_matter_where_assets_are_handed_over_and_the_draft_names_them(
    told: Told,
) -> None:
    back: Changes = {"measures.0.kind": "asset-return"}
    claimed = back | {"measures.0.third_parties": "Un prêteur a introduit une action à Genève."}
    assert "Rights of others" in titles(told(claimed), "refusal.other")
    assert "Rights of others" not in titles(told(back), "refusal.other")
    unclaimed = back | {"measures.0.third_parties": "Aucun tiers ne revendique les fonds."}
    assert "Rights of others" not in titles(told(unclaimed), "refusal.other")


def test_a_request_of_the_police_for_bank_records_is_questioned_and_not_stopped(
    told: Told,
) -> None:
    rule = "ch.request.police-without-compulsion"
    police: Changes = {
        "requesting.issued_by.capacity": "police",
        "requesting.issued_by.title": "Commissaire",
    }
    (one,) = (f for f in told(police) if f.rule == rule)
    assert one.severity is Severity.ADVICE
    prosecuting = police | {"requesting.issued_by.title": "Commissaire, chargé des poursuites"}
    assert rule not in ids(told(prosecuting))


def test_facts_told_in_the_summary_or_in_an_enclosure_are_facts(told: Told) -> None:
    bare: Changes = {"facts": None, "measures.0.facts": None, "offences.0.elements": None}
    assert "ch.compulsion.facts" not in ids(told(bare))
    silent = bare | {"proceedings.summary": None, "annexes": None}
    (one,) = (f for f in told(silent) if f.rule == "ch.compulsion.facts")
    assert one.severity is Severity.ERROR
    enclosed = silent | {
        "annexes": [{"id": "A1", "title": "Exposé des faits", "kind": "other", "pages": 4}]
    }
    assert "ch.compulsion.facts" not in ids(told(enclosed))


def test_assets_are_linked_to_the_offence_by_any_field_that_says_so(told: Told) -> None:
    flat: Changes = {
        "measures.0.kind": "asset-return",
        "assets": [{"id": "B1", "description": "Un appartement à Genève", "offences": ["O1"]}],
    }
    assert "not the instrument" not in titles(told(flat), "refusal.other")
    flat["assets"] = [{"id": "B1", "description": "Un appartement à Genève"}]
    assert "not the instrument" in titles(told(flat), "refusal.other")


@pytest.mark.parametrize(
    ("date", "paragraphs"), [("2023-06-30", "art. 14(2), (4)"), ("2023-07-01", "art. 14(2), (3)")]
)
def test_aggravated_tax_fraud_is_cited_by_the_paragraph_in_force(
    host: Host, write: Callable[..., Path], date: str, paragraphs: str
) -> None:
    (case,) = read_all([write(sample(host) | {"date": date})], host)
    book = check_case(case, host).resolved.book("requested")
    assert book is not None
    (one,) = (ground for ground in book.grounds if ground.topic == "fiscal")
    assert paragraphs in {str(further.article) for further in one.also}
