"""An earlier letter is named rightly, and what became of it is said where more is asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding, Severity

pytestmark = pytest.mark.needs_country
Altered = Callable[[str, dict[str, Any]], dict[str, Finding]]
OWN, OTHER = "FMJ/CAU/MLA/2026/0417", "FMJ/CAU/MLA/2026/0311"
SAME = {"kind": "request", "reference": OTHER, "date": "2026-07-01"}


def of_earlier(found: dict[str, Finding]) -> set[str]:
    return {rule for rule in found if rule.startswith("earlier.")}


@pytest.mark.parametrize(
    ("changes", "rules"),
    [
        ({"status": "supplement", "supplements": OWN}, {"earlier.itself"}),
        ({"status": "replacement", "replaces": OWN.lower()}, {"earlier.itself"}),
        ({"status": "supplement", "supplements": OTHER}, set()),
        (
            {"status": "supplement", "supplements": OTHER[:-1], "earlier.1": SAME},
            {"earlier.reference-differs"},
        ),
        ({"status": "supplement", "supplements": OTHER, "earlier.1": SAME}, set()),
        (
            {"status": "supplement", "supplements": f"{OTHER} and A/1", "earlier.1": SAME},
            set(),
        ),
        (
            {"status": "supplement", "supplements": f"{OTHER}2 and A/1", "earlier.1": SAME},
            {"earlier.reference-differs"},
        ),
        ({"supplements": OTHER}, {"earlier.status-new/supplement"}),
        ({"replaces": OTHER}, {"earlier.status-new/replacement"}),
    ],
)
def test_the_letter_that_is_meant_is_named(
    altered: Altered, changes: dict[str, Any], rules: set[str]
) -> None:
    found = altered("bec-request", changes)
    assert of_earlier(found) == rules
    assert rules != {"earlier.itself"} or found["earlier.itself"].severity is Severity.ERROR


@pytest.mark.parametrize(
    ("earlier", "rules"),
    [
        ({"subject": "Records of account 000111222"}, {"earlier.open/unsaid"}),
        ({"subject": "Account 000111222", "result": "It is pending."}, {"earlier.open/unanswered"}),
        ({"subject": "Extradition of the holder of account 000111222"}, set()),
        (
            {"holder": "Sample National Bank", "result": "No answer so far."},
            {"earlier.open/unanswered"},
        ),
        (
            {"holder": "Sample National Bank", "result": "It was returned as incomplete."},
            {"earlier.refused"},
        ),
        (
            {"subject": "Account 000333444", "result": "The request was refused."},
            {"earlier.refused"},
        ),
        (
            {"subject": "Account 000111222 of two other men", "result": "No answer so far."},
            {"earlier.open/beside"},
        ),
        ({"subject": "Search of the place of account 000111222"}, {"earlier.open/unsaid"}),
        ({"subject": "Search at the holder of 000111222"}, {"earlier.open/beside"}),
        (
            {
                "subject": "000111222 of another man",
                "result": "It is not yet answered, and still wanted.",
            },
            {"earlier.waiting"},  # as any other letter that has lain for months
        ),
        ({"subject": "Account 000111222", "result": "The statements were produced."}, set()),
        ({"subject": "Parallel request to Germany on account 000111222"}, set()),
        ({"subject": "Parallel request on account 000111222"}, {"earlier.open/unsaid"}),
        (
            {"subject": "Parallel request about Chad Oil, account 000111222"},
            {"earlier.open/unsaid"},
        ),
        ({"subject": "Parallel request on Malik, account 000111222"}, {"earlier.open/unsaid"}),
        (
            {"subject": "Same requests to the United States and Germany on account 000111222"},
            {"earlier.open/unsaid"},
        ),
        ({"subject": "The register of companies"}, set()),
        ({"holder": "Another Bank", "result": "The request was refused."}, set()),
    ],
)
def test_what_became_of_a_request_for_the_same_is_said(
    altered: Altered, earlier: dict[str, str], rules: set[str]
) -> None:
    assert of_earlier(altered("bec-request", {"earlier.1": SAME | earlier})) == rules


@pytest.mark.parametrize(
    "changes",
    [
        {"proceedings.stage": "The first request was returned; the period is now stated."},
        {"statements": [{"ground": "triviality", "text": "The loss is USD 412,000.00."}]},
        {"status": "replacement", "replaces": OTHER},
    ],
)
def test_a_refusal_that_is_addressed_is_settled(altered: Altered, changes: dict[str, Any]) -> None:
    refused = SAME | {"subject": "Account 000111222", "result": "It was refused."}
    assert of_earlier(altered("bec-request", changes | {"earlier.1": refused})) == set()


@pytest.mark.parametrize(
    ("holder", "found"),
    [
        ("Another Mail, Inc.", True),
        ("Sample National Bank", True),
        ("Example Mail, Inc.", False),
        ("Example Mail International Limited", False),
    ],
)
def test_a_measure_builds_on_what_its_own_holder_keeps(
    altered: Altered, holder: str, found: bool
) -> None:
    kept = {"earlier.0.id": "E1", "earlier.0.holder": holder, "measures.2.earlier": ["E1"]}
    assert ("earlier.other-holder" in altered("bec-request", kept)) is found


@pytest.mark.parametrize(
    ("result", "rules"),
    [
        ("Refused in part: the letters were not sent.", {"earlier.refused"}),
        ("It was answered in the negative.", {"earlier.refused"}),
        (
            "Die Unterlagen wurden übersandt. Die Originale wurden zurückgegeben.",
            {"earlier.given-back"},
        ),
        (
            "The papers were sent, and the originals were returned to the bank.",
            {"earlier.given-back"},
        ),
        ("Les pièces ont été transmises, puis restituées.", {"earlier.given-back"}),
        ("It was executed on 3 May 2026; one account was refused.", set()),
        ("The request was not executed; the papers were not sent.", {"earlier.refused"}),
    ],
)
def test_what_was_carried_out_is_not_called_refused(
    altered: Altered, result: str, rules: set[str]
) -> None:
    earlier = SAME | {"subject": "Records of account 000111222", "result": result}
    assert of_earlier(altered("bec-request", {"earlier.1": earlier})) == rules
