"""Words of a letter that sound like the answer to a question, and do not answer it."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest
from pieces import Data, fact, measure, person

from comity.model.findings import Finding

ABROAD = measure("case-file-copies", items=["The file"])
LEDGER = {"id": "A", "title": "Print of a page", "kind": "other"}
FLAT = {
    "id": "X1",
    "kind": "real-property",
    "link": "proceeds",
    "state": "NR",
    "description": "A flat",
}
TRANSFER = {"persons": [person(1, "convicted")]} | measure(
    "sentenced-person-transfer", persons=["P1"]
)
HELD_THERE = person(1, "convicted", custody={"held": True, "place": "Prison of Yaren, Nauru"})
NOT_TOLD = [
    (
        "point.own-case",
        ABROAD | fact("He was sentenced to a fine in Paris; the goods are in Nauru."),
    ),
    ("point.own-case", ABROAD | {"measures.0.purpose": "To see it under the Nauru case rules."}),
    (
        "point.own-case",
        ABROAD
        | {"measures.0.holder": {"name": "Public Prosecutor (Yaren)", "kind": "authority"}}
        | fact("The Public Prosecutor opened an inquiry."),
    ),
    ("point.their-interests", fact("False invoices were paid by the ministry of defence.")),
    (
        "point.their-interests",
        {"offences.0.provision": "Armed Forces Act, s. 2"}
        | fact("Armed Forces in Nauru were to get the goods."),
    ),
    (
        "form.urgency-without-reason",
        measure("restraint", particulars={"dissipation_risk": "None is known."})
        | {"urgency": {"level": "urgent"}},
    ),
    (
        "point.own-consent-enclosed",
        TRANSFER
        | {"annexes": [LEDGER | {"title": "Application of the prisoner for early release"}]},
    ),
    (
        "point.time-counted",
        TRANSFER | fact("He was not served any order."),
    ),
    (
        "point.at-large",
        measure("restraint", items=["A flat, and all money on accounts at banks"], assets=["X1"])
        | {"assets": [FLAT]},
    ),
    (
        "point.within-their-maximum",
        TRANSFER
        | {
            "persons": [HELD_THERE],
            "proceedings.decisions": [{"title": "Judgment", "court": "High Court of Tuvalu"}],
        },
    ),
    (
        "form.provision-paraphrased",
        measure("search-of-premises")
        | {
            "offences.0.text_is": "paraphrase",
            "offences.0.title": "None of the reliefs being due: tax repayment",
        },
    ),
]


@pytest.mark.parametrize(("rule", "draft"), NOT_TOLD)
def test_a_word_that_answers_nothing_silences_nothing(
    findings: Callable[..., list[Finding]], request_data: Data, put: Any, rule: str, draft: Data
) -> None:
    for path, value in draft.items():
        put(request_data, path, copy.deepcopy(value))
    assert rule in {one.rule for one in findings(request_data)}
