"""What lawyers showed on letters of their own: wrong alarms, and points that were missed."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest
from pieces import Data, fact, measure, person

from comity.model.findings import Finding, Severity

PRISONERS = "Convention on the Transfer of Sentenced Persons of 1983"


@pytest.fixture
def told(findings: Callable[..., list[Finding]], request_data: Data, put: Any) -> Any:
    """``told(changes)``: what is found."""

    def told(*changes: Data) -> list[Finding]:
        for change in changes:
            for path, value in change.items():
                put(request_data, path, copy.deepcopy(value))
        return findings(request_data)

    return told


BY = {"given_by": "The Attorney-General"}
CONVICT = {"persons": [person(1, "convicted")], "proceedings.nature": "execution"}
MOVED = CONVICT | measure("sentenced-person-transfer", persons=["P1"])
TAKEN_OVER = {"persons": [person(1, "suspect")]} | measure("transfer-of-proceedings")
FETCHED = {"persons": [person(1, "witness")]} | measure(
    "prisoner-transfer-testimony", persons=["P1"], items=["That she be brought to Yaren"]
)
SUMMONED = {"persons": [person(1, "witness")]} | measure(
    "service-of-documents", persons=["P1"], items=["The subpoena of the court"]
)
HEARD = {"persons": [person(1, "witness")]} | measure(
    "witness-testimony", persons=["P1"], items=["What she saw"]
)
FROZEN = measure("restraint", items=["All that he owns, wherever in the world it may be"])
CASES = [
    (
        "point.little-left",
        MOVED | {"proceedings.stage": "The sentence ends on 1 March 2027."},
        {"proceedings.stage": "The sentence ends on 1 March 2031."},
    ),
    (
        "point.within-their-maximum",
        MOVED,
        {"remarks": [{"part": "execution", "text": "We accept that the sentence be adapted."}]},
    ),
    (
        "point.debts-and-conduct",
        MOVED,
        {"remarks": [{"part": "execution", "text": "All costs and damages have been paid."}]},
    ),
    (
        "point.by-when",
        measure("business-records"),
        {"urgency": {"level": "ordinary"}},
    ),
    (
        "point.how-known",
        measure("search-of-premises")
        | fact("On 3 May 2026 he hid the list. It is known that he had it.", annexes=["A1"])
        | {"facts.0.annexes": []},
        {"facts.0.source": "Statement of a witness"},
    ),
    (
        "order.before-period",
        {"persons": [person(1, "witness")]}
        | measure(
            "bank-records",
            period={"from": "2026-05-02", "to": "2026-05-11"},
            order={"title": "Order", "court": "High Court", "date": "2026-04-01"},
        ),
        {"measures.0.kind": "video-hearing", "measures.0.persons": ["P1"]},
    ),
    (
        "point.each-tied",
        measure(
            "subscriber-data", identifiers=[{"kind": "account", "value": "402 accounts of A1"}]
        ),
        {"measures.0.nexus": "Each account wrote one of the messages in annex A1."},
    ),
    (
        "point.their-competence",
        TAKEN_OVER,
        {"proceedings.jurisdiction_ground": "Nauru has jurisdiction over residents."},
    ),
    (
        "point.no-safe-conduct",
        FETCHED,
        {
            "assurances": [
                {
                    "kind": "safe-conduct",
                    "given_by": "The Attorney-General",
                    "text": "She is not held or prosecuted here.",
                }
            ]
        },
    ),
    (
        "point.beyond-their-soil",
        FROZEN,
        {"measures.0.items": ["The balance of account 000111222"]},
    ),
    (
        "point.partner-heard",
        HEARD | fact("She kept one tenth for herself.", persons=["P1"]),
        fact("She kept the keys.", persons=["P1"]),
    ),
    (
        "service.threat",
        SUMMONED | {"measures.0.purpose": "That she comes; the subpoena is enclosed."},
        {
            "assurances": [
                {
                    "kind": "other",
                    "given_by": "The court",
                    "text": "The summons threatens no penalty.",
                }
            ]
        },
    ),
    (
        "timing.no-deadline",
        {"proceedings.stage": "The trial begins on 14 October 2028."},
        {"proceedings.stage": "The sentence ends on 14 October 2028."},
    ),
    (
        "point.judgment-open",
        MOVED | {"proceedings.remedies": "The retrial is a remedy."},
        {"proceedings.remedies": "No retrial has been asked for."},
    ),
    (
        "point.case-stayed",
        TAKEN_OVER | {"proceedings.stage": "Das Verfahren wird geführt."},
        {"proceedings.stage": "Das Verfahren ist seit dem 12. Februar 2026 sistiert."},
    ),
]


@pytest.mark.parametrize(("rule", "asked", "silent"), CASES)
def test_a_point_is_met_where_it_is_open_alone(
    told: Any, rule: str, asked: Data, silent: Data
) -> None:
    assert rule in {one.rule for one in told(asked)}
    assert rule not in {one.rule for one in told(silent)}


@pytest.mark.parametrize("place", ["basis", "domestic_basis"])
def test_a_transfer_is_advised_and_not_stopped_where_its_treaty_is_named_anywhere(
    told: Any, place: str
) -> None:
    named = [{"instrument": PRISONERS}] if place == "basis" else [PRISONERS]
    found = told(MOVED, {"basis": []}, {place: named})

    assert [o.severity for o in found if o.rule == "form.kind-routed"] == [Severity.ADVICE]
    assert not [one for one in found if one.rule == "basis.none"]


@pytest.mark.parametrize(
    ("basis", "weight"),
    [
        ([{"instrument": PRISONERS}], Severity.ADVICE),
        ([{"instrument": PRISONERS}, {"instrument": "untoc"}], Severity.ERROR),
    ],
)
def test_what_goes_with_a_transfer_is_another_paper_only_on_a_treaty_of_its_own(
    told: Any, treaties: Any, basis: list[Data], weight: Severity
) -> None:
    more = {"id": "M2", "kind": "other", "purpose": "To know it.", "items": ["The rules"]}
    both = [*MOVED["measures"], more | {"offences": ["O1"], "facts": ["F1"]}]
    treaties({"id": "untoc"})
    found = told(MOVED, {"basis": basis, "measures": both})

    assert [o.severity for o in found if o.rule == "form.kind-routed"] == [weight]


def test_a_transfer_on_the_law_of_home_alone_is_stopped(told: Any) -> None:
    found = told(MOVED, {"basis": [], "domestic_basis": ["Code of Criminal Procedure, s. 5"]})

    assert [o.severity for o in found if o.rule == "form.kind-routed"] == [Severity.ERROR]


@pytest.mark.parametrize(
    ("parts", "asked"),
    [
        ("The request and annexes A1 to A4", False),
        ("Only annexes A3 to A4", True),
        ("Annexes B1 to B3 and A1 to A4 only", False),
        ("The request alone", True),
    ],
)
def test_a_range_of_annexes_is_read(told: Any, parts: str, asked: bool) -> None:
    paper = {"id": "A2", "title": "A paper", "kind": "other", "language": "es"}
    found = told({"annexes": [paper], "translation": {"into": "fr", "parts": parts}})
    assert any(one.rule == "annex.untranslated" for one in found) is asked


def test_being_held_is_a_word_for_being_detained(told: Any) -> None:
    promise = BY | {"kind": "safe-conduct", "promise": ["not-detained"]}
    text = "She will not be prosecuted, held or otherwise limited for anything done before."
    back = told({"assurances": [promise | {"text": "She will not be prosecuted."}]})
    held = told({"assurances": [promise | {"text": text}]})

    assert any(one.rule == "refusal.assurance-mismatch" for one in back)
    assert not any(one.rule == "refusal.assurance-mismatch" for one in held)
