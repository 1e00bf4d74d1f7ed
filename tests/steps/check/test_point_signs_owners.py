"""Points on owners who were not tried, judgments in absence, purchases and orders at home."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Data = dict[str, Any]
ORDER = {"title": "Confiscation order", "court": "High Court", "date": "2025-01-05"}
CONVICT = {"id": "P1", "role": "convicted", "name": {"full": "Ann Alva"}}
COMPANY = {
    "id": "P2",
    "role": "third-party",
    "nature": "legal",
    "name": {"full": "Harbour Estates"},
}
FLAT: Data = {
    "id": "X1",
    "description": "The flat at 1 Example Road",
    "kind": "real-property",
    "owner": "P2",
    "link": "converted-proceeds",
    "link_shown": "Bought on 3 May 2021 for EUR 500.00 that came from the account of the victim.",
}
TAKEN: Data = {
    "measures": [
        {
            "id": "M1",
            "kind": "confiscation-order-enforcement",
            "title": "Confiscation of the flat",
            "items": ["The flat at 1 Example Road"],
            "purpose": "To enforce the order.",
            "offences": ["O1"],
            "facts": ["F1"],
            "persons": ["P1"],
            "assets": ["X1"],
            "order": ORDER | {"final_on": "2025-03-05"},
            "particulars": {"third_party_notice": "The victim was told of the judgment."},
        }
    ],
    "persons": [CONVICT, COMPANY],
    "assets": [FLAT],
}
NOTICE = "measures.0.particulars"
OWNER = "measures.0.third_parties"
AWAY: Data = TAKEN | {
    "proceedings.stage": "The case was tried without the accused; counsel was there."
}
BARE = TAKEN | {"assets": [FLAT | {"link_shown": "It was bought with the money."}]}
FREE = TAKEN | {"persons": [CONVICT | {"role": "suspect"}, COMPANY]}
ASKED: Data = {
    "measures": [
        {
            "id": "M1",
            "kind": "bank-records",
            "holder": {"name": "Sample Bank", "kind": "bank"},
            "items": ["Papers of account 5"],
            "purpose": "To show where the money went.",
            "offences": ["O1"],
            "facts": ["F1"],
        }
    ],
    "persons": [CONVICT | {"role": "suspect"}],
    "annexes": [{"id": "A1", "title": "Letter of the office", "kind": "letter"}],
    "requesting.issued_by.capacity": "prosecutor",
    "requesting.authority.name": "Office of the Attorney General",
    "proceedings.decisions": [{"title": "Indictment", "court": "High Court"}],
    "considered": [{"point": "home-order", "reason": "The list of papers is known."}],
}
FROZEN: Data = {
    "measures": [
        {
            "id": "M1",
            "kind": "restraint",
            "items": ["Account 5 at Sample Bank"],
            "purpose": "To keep the money for confiscation.",
            "offences": ["O1"],
            "facts": ["F1"],
            "assets": ["X1"],
        }
    ],
    "persons": [CONVICT | {"role": "suspect"}],
    "assets": [
        {
            "id": "X1",
            "description": "Account 5",
            "kind": "account",
            "owner": "P1",
            "link": "proceeds",
            "facts": ["F1"],
        }
    ],
    "facts.0.text": "Account 5 is known to be his.",
    "annexes": [{"id": "A1", "title": "Warrant of arrest for the daughter", "kind": "order"}],
    "requesting.issued_by.capacity": "central-authority",
    "requesting.authority.name": "Ministry of Justice",
    "proceedings.decisions": [{"title": "Judgment on the office", "court": "High Court"}],
}
LEFT = FROZEN | {"assets.0.kind": "shares"}
LED = {"facts.0.text": "The bribe was paid into account 5 on 3 May 2021."}

CASES: list[tuple[str, Data, Data]] = [
    (
        "owner-called",
        TAKEN,
        {OWNER: "The company was summoned to the trial and put its case there through a lawyer."},
    ),
    ("owner-called", TAKEN, {"assets": [FLAT | {"owner": "P1"}]}),
    (
        "owner-called",
        TAKEN,
        {NOTICE: {"third_party_notice": "Harbour Estates was notified in 2023 and did not come."}},
    ),
    (
        "heard-with-counsel",
        TAKEN | {OWNER: "The company was called to the last sitting, where its manager spoke."},
        {OWNER: "The company was called to every sitting. Counsel of the company spoke there."},
    ),
    (
        "heard-with-counsel",
        TAKEN
        | {OWNER: "The company had a lawyer. The judgment was served on the company by extract."},
        {OWNER: "The company had a lawyer. The judgment was served on the company in full."},
    ),
    (
        "judged-without",
        AWAY,
        {"proceedings.stage": "He was tried in his absence, with counsel of his choice."},
    ),
    (
        "judged-without",
        AWAY,
        {
            "proceedings.remedies": "He was duly summoned. He can have a new trial within a month "
            "of his return."
        },
    ),
    ("judged-without", AWAY, {"proceedings.stage": "He was present at the trial."}),
    ("how-bought", BARE, {"assets": [FLAT]}),
    (
        "how-bought",
        BARE,
        {"assets": [FLAT | {"link_shown": "The table of payments leads to the price."}]},
    ),
    (
        "without-conviction",
        FREE,
        {"measures.0.particulars.conviction": "He was convicted by the same judgment."},
    ),
    ("without-conviction", FREE, {"persons": [CONVICT, COMPANY]}),
    (
        "power-for-records",
        ASKED,
        {"measures.0.domestic_power": {"capacity": "judge", "provision": "Section 5"}},
    ),
    (
        "power-for-records",
        ASKED,
        {"proceedings.decisions": [{"title": "Order for the production of bank papers"}]},
    ),
    ("order-for-this", FROZEN, {"proceedings.decisions": [{"title": "Freezing order"}]}),
    ("way-to-each", LEFT, LED),
    ("way-to-each", LEFT, {"assets.0.link": "equivalent-value"}),
]


@pytest.mark.parametrize(("point", "asked", "calm"), CASES)
def test_a_point_on_owners_and_orders_is_asked_until_it_is_dealt_with(
    asked_and_calm: Callable[..., None], point: str, asked: Data, calm: Data
) -> None:
    asked_and_calm(point, asked, calm)
