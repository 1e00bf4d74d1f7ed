"""The points on proof: what shows a fact or a link, an order enclosed, a summons, who leads."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from comity.steps.check.amounts_told import amounts_in, plain_amount

Data = dict[str, Any]
PEOPLE = [
    {"id": "P1", "role": "suspect", "name": {"full": "Ann Alva"}},
    {"id": "P2", "role": "witness", "name": {"full": "Ann Bero"}},
    {"id": "P3", "role": "third-party", "name": {"full": "Bero Ltd"}, "nature": "legal"},
]
PROVIDER = {"name": "Bero Ltd", "kind": "provider", "service": "Mail"}
WARRANT = {"title": "Warrant of 3 May", "court": "High Court of Funafuti"}
FLAT: Data = {"id": "X1", "description": "A flat", "kind": "real-property", "owner": "P3"}
FLAT |= {"link_shown": "EUR 500 from the fraud paid for it.", "facts": ["F1"]}
FLAT |= {"third_parties": [{"person": "P3", "right": "Owner", "remarks": "No suspect."}]}


@pytest.fixture
def told(rules_of_measure: Callable[..., set[str]]) -> Callable[..., set[str]]:
    """``told(kind, more, whole)``: the rules of what is found for one measure."""
    return partial(rules_of_measure, PEOPLE)


def fact(text: str, **more: Any) -> Data:
    """A request with one fact."""
    return {"facts": [{"id": "F1", "text": text, "persons": ["P1"]} | more]}


@pytest.mark.parametrize(
    ("point", "kind", "raised", "answer"),
    [
        (
            "how-known",
            "search-of-premises",
            ({}, fact("On 3 May 2025 Ann Alva forged an invoice.")),
            ({}, fact("On 3 May 2025 Ann Alva forged an invoice.", source="Report of 4 May")),
        ),
        (
            "order-enclosed",
            "search-of-premises",
            ({"order": WARRANT}, {"annexes": []}),
            (
                {"order": WARRANT},
                {"annexes": [{"id": "A1", "title": "Warrant of 3 May", "kind": "order"}]},
            ),
        ),
        (
            "provider-has-it",
            "search-of-premises",
            ({"holder": PROVIDER}, {}),
            ({"holder": {"name": "Bero Ltd", "kind": "company"}}, {}),
        ),
        (
            "provider-has-it",  # the tie is told, and the data are preserved
            "seizure-of-items",
            ({"holder": PROVIDER, "items": ["The servers"]}, {}),
            (
                {"holder": PROVIDER, "items": ["The servers"], "nexus": "The shop runs there."},
                {"earlier": [{"id": "E1", "kind": "preservation", "holder": PROVIDER["name"]}]},
            ),
        ),
        (
            "only-hope",
            "search-of-premises",
            ({"nexus": "Papers of the suspect may be found there."}, {}),
            ({"nexus": "He sent the invoice from this office on 3 May."}, {}),
        ),
        (
            "what-ties",
            "search-of-premises",
            ({"holder": {"name": "Bero Ltd", "kind": "company"}}, {}),
            (
                {"holder": {"name": "Bero Ltd"}, "nexus": "Its invoices of 3 May are forged."},
                {},
            ),
        ),
        (
            "free-to-stay",
            "service-of-documents",
            ({"items": ["Summons of Ann Bero"], "persons": ["P2"]}, {}),
            ({"items": ["Judgment of 3 May"], "persons": ["P2"]}, {}),
        ),
        (
            "free-to-stay",
            "service-of-documents",
            ({"items": ["Vorladung der Zeugin"], "persons": ["P2"]}, {}),
            (
                {"items": ["Summons of Ann Bero"], "persons": ["P2"]},
                {"assurances": [{"kind": "safe-conduct", "given_by": "High Court"}]},
            ),
        ),
        (
            "who-leads",
            "witness-statement",
            ({"attendance": "Two officers of Tuvalu", "persons": ["P2"]}, {}),
            ({"attendance": "Two officers, led by the police there", "persons": ["P2"]}, {}),
        ),
        (
            "lawyers-come",
            "witness-statement",
            ({"attendance": "The judge and counsel for Ann Alva", "persons": ["P2"]}, {}),
            ({"attendance": "The judge, and counsel by video link", "persons": ["P2"]}, {}),
        ),
        (
            "lawyers-come",
            "witness-statement",
            ({"attendance": "Richterin und Verteidiger", "persons": ["P2"]}, {}),
            (
                {
                    "attendance": "The judge and counsel for Ann Alva",
                    "persons": ["P2"],
                    "fallback": "If counsel cannot enter: by video link.",
                },
                {},
            ),
        ),
        (
            "at-the-search",
            "search-of-premises",
            (
                {
                    "attendance": "Two officers of Tuvalu, whose names are A. Muster and B. Muster",
                    "procedure": {
                        "officers": ["A. Muster, officer", "B. Muster, officer"],
                        "wished": "Consent to their presence; tell us the day and place in time.",
                    },
                },
                {},
            ),
            ({}, {}),
        ),
        (
            "each-proves",
            "business-records",
            ({"items": ["The complete file of the purchase"]}, {}),
            ({"items": ["Minutes of 3 May", "Offer", "Contract", "Bill"]}, {}),
        ),
        (
            "fading",
            "examination",
            ({"items": ["The car"], "purpose": "To measure blood in it."}, {}),
            ({"items": ["The car"], "purpose": "To measure how long it is."}, {}),
        ),
        (
            "whose-property",
            "restraint",
            ({"assets": ["X1"]}, {"assets": [FLAT]}),
            (
                {"assets": ["X1"]},
                {"assets": [FLAT | {"link_shown": "Ann Alva is the sole owner of Bero Ltd."}]},
            ),
        ),
    ],
)
def test_a_point_on_proof_is_asked_where_it_is_open_and_not_where_it_is_answered(
    told: Any, point: str, kind: str, raised: tuple[Data, Data], answer: tuple[Data, Data]
) -> None:
    assert point in told(kind, *raised)
    assert point not in told(kind, *answer)


def test_a_fact_answers_no_question_on_what_the_letter_offers(told: Any) -> None:
    copies = fact("Copies are enough for the police of Tuvalu.", source="Note of 3 May")
    assert "kept-there" in told("seizure-of-items", {"items": ["The vase"]}, copies)
    offered = {"items": ["The vase; copies are enough if it cannot leave"]}
    assert "kept-there" not in told("seizure-of-items", offered, copies)


def test_a_thousand_million_is_read_as_one_amount() -> None:
    found = [plain_amount(one) for one in amounts_in("a loss of USD 3 thousand million")]
    assert found == ["USD 3,000,000,000.00"]
