"""Each point in a small draft: what raises it, and what a careful author writes that answers it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Data = dict[str, Any]


def measure(kind: str, **more: Any) -> Data:
    """The only measure of a request."""
    usual = {"id": "M1", "kind": kind, "purpose": "To prove the fraud."}
    return {"measures": [usual | {"offences": ["O1"], "facts": ["F1"]} | more]}


def people(*roles: str, **more: Any) -> Data:
    """Persons of these roles, P1 first."""
    names = ("Alva", "Bero", "Caro", "Dena")
    return {
        "persons": [
            {"id": f"P{n}", "role": role, "name": {"full": f"Ann {names[n - 1]}"}} | more
            for n, role in enumerate(roles, start=1)
        ]
    }


SEARCH = measure("search-of-premises", items=["The ledger of Ann Alva for 2025"])
HEARING = measure("witness-testimony", persons=["P2"])
SUSPECT = measure("suspect-interview", persons=["P1"])
ASSET = {"id": "X1", "description": "A flat in the name of Sample Ltd", "kind": "real-property"}
RESTRAINT = measure("restraint", assets=["X1"], items=["The flat"]) | {"assets": [ASSET]}
CASES = [
    ("why-here", {"offences.0.place": "Yaren, Nauru"}, {"offences.0.place": "Funafuti, Tuvalu"}),
    ("why-here", {"offences.0.place": "Yaren, Nauru"}, {"proceedings.nature": "execution"}),
    (
        "not-here",
        people("suspect", nationalities=["NR"]) | {"offences.0.place": "Suva, Fiji"},
        {"proceedings.jurisdiction_ground": "The victims live in Funafuti."},
    ),
    (
        "case-in-step",
        {
            "proceedings.other_states": [{"state": "NR", "matter": "A criminal inquiry is open."}],
            "measures.0.not_before": "2026-12-01",
        },
        {"proceedings.other_states.0.matter": "An inquiry is open; the days are agreed with it."},
    ),
    (
        "whose-acts",
        people("suspect", "suspect", "suspect"),
        {"facts.0.text": "Ann Alva forged the invoices. Ann Bero paid. Ann Caro lent."},
    ),
    (
        "for-which-use",
        SEARCH | {"proceedings.summary": "The bank is a civil party."},
        {"use": "In the criminal case only."},
    ),
    (
        "which-provision",
        {"offences.0.provision": "not given"},
        {"offences.0.provision": "Section 12"},
    ),
    (
        "fair-trial",
        {"proceedings.stage": "He was sentenced in his absence."},
        {"statements": [{"ground": "political-offence", "text": "An ordinary fraud."}]},
    ),
    (
        "what-comes-next",
        {"proceedings.stage": "Nobody has been charged."},
        {"proceedings.stage": "Nobody has been charged. A charge is expected in 2027."},
    ),
    (
        "told-elsewhere",
        {"facts.0.text": "The payments are as described in the file of the police."},
        {"facts.0.text": "EUR 500 was paid on 3 May 2026."},
    ),
    (
        "other-duty",
        measure("seizure-of-items", items=["The wreck"], nexus="By the Chicago Convention."),
        measure("seizure-of-items", items=["The wreck"], nexus="It shows the fault."),
    ),
    (
        "lesser-quality",
        people("suspect") | measure("suspect-interview", persons=["P1"], items=["As a witness"]),
        measure("suspect-interview", persons=["P1"], items=["As a suspect"]),
    ),
    (
        "act-of-prosecution",
        people("suspect") | measure("suspect-interview", persons=["P1"], items=["Charge him"]),
        measure("suspect-interview", persons=["P1"], items=["The payments"]),
    ),
    (
        "at-embassy",
        people("suspect", "witness")
        | measure("witness-statement", persons=["P2"], place=["Embassy of Tuvalu, Yaren"]),
        measure("witness-statement", persons=["P2"], place=["Court House, Yaren"]),
    ),
    (
        "milder-way",
        SEARCH,
        measure("search-of-premises", necessity="Asked for them, he would destroy the papers."),
    ),
    (
        "kept-there",
        measure("seizure-of-items", items=["The vase"]),
        measure("seizure-of-items", items=["The vase"], fallback="Photographs and a loan."),
    ),
    (
        "person-not-suspected",
        people("suspect", "third-party")
        | measure("business-records", persons=["P2"])
        | {"facts.0.persons": ["P2"]},
        {"measures.0.third_parties": "Papers of others are set aside; they can object."},
    ),
    (
        "at-large",
        measure("bank-accounts-search"),
        people("suspect") | measure("bank-accounts-search", persons=["P1"]),
    ),
    (
        "file-secrets",
        measure("case-file-copies", items=["The file 12/2020"]),
        {"measures.0.items": ["Only the reports of the file 12/2020"]},
    ),
    ("whose-property", RESTRAINT, {"assets.0.link_shown": "The suspect is the sole owner of Ltd."}),
    (
        "whose-property",
        RESTRAINT | {"assets": [dict(ASSET)]},
        {"assets.0.link_shown": "A court held: he was behind the firm."},
    ),
    (
        "after-death",
        RESTRAINT | {"facts.0.text": "The convicted man died in 2020."},
        {"facts.0.text": "The convicted man lives in Yaren."},
    ),
    (
        "origin-disputed",
        RESTRAINT | {"facts.0.text": "She says that the flat was inherited."},
        {"facts.0.text": "The flat was paid for on 3 May 2025."},
    ),
    (
        "if-not-served",
        people("accused") | measure("service-of-documents", persons=["P1"]),
        measure("service-of-documents", persons=["P1"], fallback="By post."),
    ),
    (
        "more-than-notice",
        people("accused")
        | measure("service-of-documents", persons=["P1"], items=["A call to name a lawyer"]),
        measure("service-of-documents", persons=["P1"], items=["The judgment of 3 May"]),
    ),
]


@pytest.mark.parametrize(("point", "raised", "answer"), CASES, ids=[case[0] for case in CASES])
def test_a_point_is_asked_where_it_is_open_and_not_where_it_is_answered(
    asked_and_calm: Callable[..., None], point: str, raised: Data, answer: Data
) -> None:
    asked_and_calm(point, raised, answer)


@pytest.mark.parametrize(
    ("point", "stage"),
    [("what-comes-next", "Niemand ist angeklagt."), ("fair-trial", "Condamné par contumace.")],
)
def test_signs_are_read_in_german_and_french_too(rules_after: Any, point: str, stage: str) -> None:
    assert point in rules_after({"proceedings.stage": stage})
