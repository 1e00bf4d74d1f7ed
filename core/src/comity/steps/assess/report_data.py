"""The report for programs."""

from __future__ import annotations

from typing import Any

from comity.steps.assess.assessment import Judged
from comity.steps.assess.coverage import Coverage
from comity.steps.assess.given import Given
from comity.steps.assess.report import Report
from comity.steps.findings import citation_data

__all__ = ["report_data"]


def report_data(report: Report) -> dict[str, Any]:
    """The report as JSON types."""
    resolved = report.resolved
    return {
        "file": str(resolved.case.path),
        "requested": resolved.parties.code("requested"),
        "on": resolved.on.isoformat(),
        "at_risk": report.at_risk,
        "verdict": report.coverage.standing,
        "coverage": _coverage(report.coverage),
        "grounds": [_judged(one) for one in report.judged],
        "dual_criminality": {
            "asked": [
                {
                    "measure": one.measure,
                    "kind": one.kind,
                    "asked": one.value or None,
                    "citation": citation_data(one.citation),
                }
                for one in report.asked
            ],
            "rows": [
                {
                    "offence": row.offence,
                    "element": row.element or None,
                    "home": row.home,
                    "there": row.there or None,
                    "facts": list(row.facts),
                    "empty": list(row.empty),
                    "field": row.field,
                }
                for row in report.grid
            ],
        },
        "later": [
            {
                "measures": list(one.measures),
                "why": one.why,
                "cure": one.cure,
                "said": one.said and one.said.data(),
                "field": one.field,
                "citation": citation_data(one.citation),
            }
            for one in report.later
        ],
        "assurances": [
            {
                "kind": one.kind,
                "why": one.why,
                "said": one.said and one.said.data(),
                "citation": citation_data(one.citation),
                "given_by": one.given_by or None,
                "given_by_citation": citation_data(one.giver),
                "line": one.line,
            }
            for one in report.offered
        ],
        "assurances_given": [_given(one) for one in report.given],
        "unknown": list(report.unknown),
    }


def _coverage(coverage: Coverage) -> dict[str, Any]:
    return {
        "grounds": coverage.grounds,
        "judged": coverage.judged,
        "not_judged": coverage.grounds - coverage.judged,
        "not_pointed_to": coverage.not_pointed_to,
        "at_risk": coverage.risks,
        "links_at_risk": coverage.links,
        "assurances_at_risk": list(coverage.assurances),
        "says": coverage.says,
        "said": coverage.said.data(),
        "why": list(coverage.why),
        "missing_fields": list(coverage.fields),
        "not_read": [
            {"why": one.code, "of": one.of, "says": one.says, "said": one.said.data()}
            for one in coverage.unread
        ],
    }


def _given(one: Given) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "field": one.path,
        "status": one.status,
        "promise": list(one.promise),
        "given_by": one.giver.name,
        "power": one.giver.power,
        "by_law": one.giver.by_law or None,
        "by_law_citation": citation_data(one.giver.citation),
        "remarks": [
            {
                "about": r.name,
                "what": r.what,
                "cure": r.cure,
                "said": r.said and r.said.data(),
                "field": r.field,
            }
            for r in one.remarks
        ],
    }


def _judged(one: Judged) -> dict[str, Any]:
    return {
        "id": one.ground_id,
        "title": one.title,
        "topic": one.topic,
        "source": one.source,
        "nature": one.nature,
        "status": one.status,
        "reason": one.reason or None,
        "measures": list(one.measures),
        "says": one.says,
        "why": one.why,
        "cure": one.cure,
        "said": one.said and one.said.data(),
        "field": one.field,
        "citation": citation_data(one.citation),
    }
