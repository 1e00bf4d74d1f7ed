"""Checks of the file as a whole: its use, orders, annexes, persons, dates and earlier letters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from comity.model.drafts.request import Request
from comity.model.findings import Finding
from comity.model.records import AssistanceKind
from comity.steps.check.after_surrender import check_after_surrender
from comity.steps.check.agreeing_dates import check_dates
from comity.steps.check.agreeing_facts import check_facts_agree
from comity.steps.check.agreeing_marks import check_marks
from comity.steps.check.agreeing_persons import check_persons
from comity.steps.check.annexes_enclosed import check_annexes
from comity.steps.check.days_at_odds import check_days_agree
from comity.steps.check.earlier_answers import check_answers
from comity.steps.check.earlier_letters import check_earlier
from comity.steps.check.entries_at_odds import check_entries_agree
from comity.steps.check.figures_at_odds import check_figures_agree
from comity.steps.check.group_told import check_group
from comity.steps.check.issuer_office import check_office
from comity.steps.check.issuing_order import check_orders
from comity.steps.check.legal_areas import check_areas
from comity.steps.check.parallel_letters import check_parallel
from comity.steps.check.things_back import check_things
from comity.steps.check.timely import check_timely
from comity.steps.check.tried_before import check_before
from comity.steps.check.use_beyond import check_use
from comity.steps.check.without_a_court import check_without_a_court
from comity.steps.resolve import Resolved

__all__ = ["check_whole_file"]


def check_whole_file(resolved: Resolved, kinds: Mapping[str, AssistanceKind]) -> Iterator[Finding]:
    """The findings on what a request says in one part and another, under any law."""
    draft = resolved.draft
    if not isinstance(draft, Request):
        return
    yield from check_office(resolved)
    yield from check_without_a_court(resolved, kinds)
    yield from check_areas(draft)
    yield from check_use(draft)
    yield from check_orders(draft, kinds)
    yield from check_annexes(resolved, kinds)
    yield from check_persons(draft, kinds)
    yield from check_dates(draft, kinds)
    yield from check_group(draft)
    yield from check_parallel(draft)
    yield from check_timely(draft, kinds)
    yield from check_marks(draft)
    yield from check_facts_agree(draft)
    yield from check_days_agree(draft, kinds)
    yield from check_figures_agree(draft, kinds)
    yield from check_entries_agree(draft)
    yield from check_things(draft, kinds)
    earlier = tuple(check_earlier(draft))
    yield from earlier
    yield from check_after_surrender(draft, kinds)
    answers = tuple(check_answers(draft, frozenset(one.field for one in earlier)))
    yield from answers
    yield from check_before(draft, kinds, frozenset(one.field for one in (*earlier, *answers)))
