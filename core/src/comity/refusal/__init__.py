"""The refusal simulator: would they execute it?

For each ground on which the requested State could refuse, by its law or by what is relied on:
how the draft stands to it, why, and what would cure it. Nothing here states law; the grounds are
data (docs/law-data.md), and the judges look at the file's own fields (docs/refusals.md).
"""

from __future__ import annotations

from comity.refusal.coverage import Coverage, cover
from comity.refusal.elsewhere import request_of, sent_to
from comity.refusal.findings import check_refusals
from comity.refusal.judge import judge_grounds
from comity.refusal.records import Judged
from comity.refusal.report import Report, report_on
from comity.refusal.topics import TOPICS

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
    "sent_to",
]
