"""Rules: one verb each, a weight that follows from how the source was read, never an unread one."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from comity.law.rules import judge, judge_all, weigh
from comity.model.citations import Citation, Read
from comity.model.findings import Finding, Severity
from comity.model.law_records import Rule

DRAFT: dict[str, Any] = {
    "measures": [
        {"kind": "stored-content", "facts": ["F1"]},
        {"kind": "stored-content"},
        {"kind": "preservation"},
    ],
    "preservation": {"period": {"quantity": 60, "unit": "days"}},
    "assurances": [{"kind": "reciprocity"}],
}


def rule(**keys: Any) -> Rule:
    return Rule.model_validate(
        {"id": "qx.rule", "says": "So the law says.", "source": "act", "read": "official", **keys}
    )


def findings(**keys: Any) -> list[Finding]:
    return list(judge(rule(**keys), DRAFT, "QX"))


def test_each_item_that_fails_has_a_finding_of_its_own() -> None:
    found = findings(
        each="measures",
        when={"field": "kind", "equals": "stored-content"},
        require=[{"field": "facts", "present": True}],
    )
    assert [finding.field for finding in found] == ["measures[1].facts"]


def test_a_rule_whose_occasion_cannot_be_told_is_not_applied() -> None:
    assert (
        findings(
            when={"field": "nothing", "equals": 1}, forbid=[{"field": "measures", "present": True}]
        )
        == []
    )


def test_require_fails_where_it_cannot_be_told_and_forbid_does_not() -> None:
    unknown = [{"field": "urgency.level", "equals": "urgent"}]
    assert [finding.field for finding in findings(require=unknown)] == ["urgency.level"]
    assert findings(forbid=unknown) == []


def test_a_limit_compares_a_figure_and_is_silent_where_there_is_none() -> None:
    limit = {"at_least": {"quantity": 90, "unit": "days"}}
    assert len(findings(limit={"field": "preservation.period", **limit})) == 1
    assert findings(limit={"field": "retention.period", **limit}) == []


def test_an_assurance_that_is_not_given_is_found() -> None:
    assert findings(assure="reciprocity") == []
    assert [finding.field for finding in findings(assure="death-penalty")] == ["assurances"]


@pytest.mark.parametrize(
    ("read", "wanted", "weight"),
    [
        (Read.OFFICIAL, "error", Severity.ERROR),
        (Read.OFFICIAL, "advice", Severity.ADVICE),
        (Read.SECONDARY, "error", Severity.WARNING),
        (Read.SECONDARY, "advice", Severity.ADVICE),
    ],
)
def test_only_an_official_text_blocks(read: Read, wanted: str, weight: Severity) -> None:
    assert weigh(wanted, Citation("Act", "s. 1", read)) is weight


def test_a_secondary_source_is_named_in_the_message() -> None:
    (found,) = findings(read="secondary", assure="death-penalty")
    assert found.message.endswith("(Known from a secondary source only.)")
    assert found.severity is Severity.WARNING


def test_a_rule_that_nobody_read_is_named_and_never_applied() -> None:
    found = judge_all([rule(read="none", assure="death-penalty")], DRAFT, "request", "QX")
    assert [(f.rule, f.severity) for f in found] == [("law.not-read", Severity.ADVICE)]
    assert "qx.rule" in found[0].message


def test_a_rule_speaks_only_of_the_kinds_of_document_it_names() -> None:
    notice_only = rule(kinds=["notice"], assure="death-penalty")
    assert judge_all([notice_only], DRAFT, "request", "QX") == []
    assert len(judge_all([notice_only], DRAFT, "notice", "QX")) == 1


def test_a_rule_holds_from_its_first_day_to_its_last() -> None:
    dated = rule(**{"from": dt.date(2020, 1, 1), "to": dt.date(2020, 12, 31)})
    days = [dt.date(2019, 12, 31), dt.date(2020, 1, 1), dt.date(2020, 12, 31), dt.date(2021, 1, 1)]
    assert [dated.held_on(day) for day in days] == [False, True, True, False]
