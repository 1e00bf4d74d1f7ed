"""One sentence that two instruments share is said once at one field, and cites both."""

from __future__ import annotations

import pytest

from comity.model.citations import Citation, Read
from comity.model.findings import Finding, Severity
from comity.steps.check.merge import merged


def of(rule: str, title: str, **own: str) -> Finding:
    cited = Citation(title=title, article="art. 1", read=Read.OFFICIAL)
    told = {"message": "Give the reason.", "field": "urgency.reason"} | own
    return Finding(Severity.ADVICE, rule, told["message"], told["field"], citation=cited)


def test_the_same_sentence_of_two_instruments_is_said_once() -> None:
    (one,) = merged([of("uncac.46-24", "UNCAC"), of("untoc.18-24", "UNTOC")])
    assert one.rule == "uncac.46-24"
    assert one.citation is not None
    assert [each.title for each in one.citation.sources] == ["UNCAC", "UNTOC"]


@pytest.mark.parametrize("other", [{"field": "urgency"}, {"message": "Give the date."}])
def test_what_differs_is_said_beside_it(other: dict[str, str]) -> None:
    found = [of("uncac.46-24", "UNCAC"), of("untoc.18-24", "UNTOC", **other)]
    assert merged(found) == found
