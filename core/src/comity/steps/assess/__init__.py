"""The refusal simulator: would they execute it?

For each ground on which the requested State could refuse, by its law or by what is relied on:
how the draft stands to it, why, and what would cure it. Nothing here states law; the grounds are
data (docs/law-data.md), and the judges look at the file's own fields (docs/refusals.md).
"""

from __future__ import annotations

from comity.steps.assess.assessment import Judged
from comity.steps.assess.coverage import Coverage, cover
from comity.steps.assess.ground_reads import rules_of_refusal
from comity.steps.assess.judge import judge_grounds
from comity.steps.assess.other_state import request_of, sent_to
from comity.steps.assess.report import Report, report_on
from comity.steps.assess.risk_findings import check_refusals
from comity.steps.assess.topics import TOPICS

__all__ = [
    "TOPICS",
    "Coverage",
    "Judged",
    "Report",
    "check_refusals",
    "cover",
    "judge_grounds",
    "report_on",
    "request_of",
    "rules_of_refusal",
    "sent_to",
]
