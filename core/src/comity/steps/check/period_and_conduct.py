"""The period of a measure beside the time of the conduct: what other years are to prove.

Papers from after the offence may well prove what happened before, but the requested State has to
see how. Who follows money looks at later years as a matter of course, and is asked for nothing.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from comity.model.drafts.asking import Asking
from comity.model.drafts.request import Measure, Request
from comity.model.findings import Finding
from comity.model.records import AssistanceKind
from comity.steps.check.conduct import MARGIN, conduct_days, lies_ahead, told_years
from comity.text.messages import finding
from comity.text.word_lists import any_of

__all__ = ["check_beside_conduct", "speaks_of_years"]

SINCE = re.compile(
    r"\b(?:after|since|until|up to|from|nach|seit|bis|ab|après|depuis|jusqu[’']en|dès|dopo|dal)"
    r" (?:[^\W\d]+ ){0,2}((?:19|20)\d\d)\b"
)
TAIL = 366  # days after the conduct that nobody asks about


def speaks_of_years(draft: Asking, measure: Measure) -> bool:
    """Whether a fact or the purpose says what years beside those of the conduct will show."""
    wanted = any_of("breadth", ("other_years",))
    told = [fact.text for fact in draft.facts if not measure.facts or fact.id in measure.facts]
    told += [measure.purpose, measure.result or "", measure.title or ""]
    told += [measure.procedure.wished, measure.procedure.reason or ""] if measure.procedure else []
    return any(wanted.search(text) for text in told) or _both_ends(draft, measure)


def _both_ends(draft: Asking, measure: Measure) -> bool:
    """Whether the first year is told, and the purpose says what is to be seen from a later one."""
    period = measure.period
    if period is None:
        return False
    aim = f"{measure.purpose}\n{measure.result or ''}"
    told = [fact.text for fact in draft.facts if not measure.facts or fact.id in measure.facts]
    first = re.search(rf"\b{period.start.year}\b", "\n".join((aim, *told)))
    later = [int(hit.group(1)) for hit in SINCE.finditer(aim)]
    return bool(first) and any(period.start.year < one <= period.end.year for one in later)


def check_beside_conduct(
    draft: Asking, measure: Measure, path: str, kind: AssistanceKind
) -> Iterator[Finding]:
    """The finding on a period that lies beside the conduct, or reaches far beyond its end."""
    period = measure.period
    wanted = kind.records or kind.data in ("traffic", "content")
    if period is None or not wanted or not isinstance(draft, Request):
        return
    if lies_ahead(period, kind, draft.date):
        return
    if measure.nexus or measure.necessity or measure.proportionality or _of_money(measure):
        return
    last = _end(draft, measure)
    if last is None:
        return
    at, margin = f"{path}.period", dt.timedelta(days=MARGIN)
    if period.start > last + margin:
        yield finding("links.period-after/whole", at, first=period.start, last=last)
    elif period.end > last + dt.timedelta(days=TAIL) and not speaks_of_years(draft, measure):
        yield finding("links.period-after/tail", at, end=period.end, last=last)


def _of_money(measure: Measure) -> bool:
    texts = (measure.purpose, measure.result or "", measure.title or "")
    return any(any_of("breadth", ("of_money",)).search(text) for text in texts)


def _end(draft: Request, measure: Measure) -> dt.date | None:
    """The last day of the conduct; none where nothing says that the conduct is over."""
    served = [o for o in draft.offences if not measure.offences or o.id in measure.offences]
    if not served or any(one.committed_from and not one.committed_to for one in served):
        return None
    years = told_years(draft, measure)
    over = bool(years) or any(one.committed_to for one in served)
    return max([*conduct_days(draft, measure), *years]) if over else None
