"""Emergencies, the safety of children, and costs: what the notice says of such a request."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from comity.model.drafts.correspondence_preservation import Preservation
from comity.model.drafts.notice_costs import Costs
from comity.model.drafts.notice_handling import Emergency
from comity.model.drafts.request import Request
from comity.model.findings import Finding
from comity.model.messages import Term
from comity.steps.check.holder.contents_shown import wanted_fields
from comity.steps.check.holder.danger_told import threatens_only_money
from comity.steps.check.holder.days_moved import can_be_counted, onward
from comity.steps.check.holder.notice_words import kinds_in
from comity.steps.check.holder.paper_asked import Asked, state_named_in
from comity.steps.check.holder.terms_held import Said, categories_for, said, source
from comity.steps.check.holder.user_told import excepted
from comity.text.messages import finding, message
from comity.text.written import human, unit_of_time, within

__all__ = ["check_child_safety", "check_costs", "check_emergency"]

SECTION = "emergencies"
LIFE = frozenset({"death", "serious-physical-injury"})


def check_emergency(asked: Asked) -> Iterator[Finding]:
    """The findings on a request that is made in an emergency."""
    told = said(asked, "emergency")
    rules = told.value
    if not asked.held or not asked.emergency:
        return
    yield from _data(asked)
    if rules is None:
        return
    company = asked.notice.company.name
    if rules.practice == "no":
        who = source(asked, told.cite(SECTION, "practice"))
        yield finding("holder.emergency-refused", "urgency.level", company=company, **who)
        return
    if rules.foreign == "no" and asked.from_where == "foreign" and asked.direct:
        who = source(asked, told.cite(SECTION, "foreign"))
        host = state_named_in(asked.notice.host)
        at = "urgency.level"
        yield finding("holder.emergency-refused/foreign", at, company=company, host=host, **who)
        return
    yield from _ground(asked, told, rules)
    yield from _contents(asked, told, rules)
    yield from _process(asked, told, rules)


def check_child_safety(asked: Asked) -> Iterator[Finding]:
    """A question about the number of a report, where the notice wants it and none is seen."""
    told = said(asked, "child_safety")
    rules = told.value
    if not asked.held or not asked.child_safety or rules is None or not rules.request_marking:
        return
    if not kinds_in("marking", rules.request_marking) & {"report", "report-number"}:
        return
    if any("report-number" in kinds_in("marking", text) for text in _texts(asked)):
        return
    yield finding(
        "holder.child-report",
        f"{asked.held[0].path}.identifiers",
        marking=rules.request_marking,
        **source(asked, told.cite("child safety", "request_marking")),
    )


def check_costs(asked: Asked) -> Iterator[Finding]:
    """A remark on costs, where the company asks for them and the request says nothing of them."""
    told = said(asked, "costs")
    rules, draft = told.value, asked.draft
    if not asked.held or isinstance(draft, Preservation) or rules is None:
        return
    sought = rules.practice in ("yes", "where-possible")
    if not sought or excepted(asked, rules.waived_for) or asked.by_certificate:
        return
    practice = message(f"holder.costs-asked/{rules.practice}", company=asked.notice.company.name)
    prices = _prices(rules)
    if draft.costs is not None and asked.direct and kinds_in("payment", draft.costs):
        who = source(asked, told.cite("costs", "practice"))
        yield finding("holder.costs/refused", "costs", practice=practice, words=draft.costs, **who)
    if draft.costs is not None or (isinstance(draft, Request) and draft.cost_estimate is not None):
        return
    if prices:
        who = source(asked, told.cite("costs", "price_list"))
        yield finding("holder.costs/list", "costs", practice=practice, prices=prices, **who)
    else:
        who = source(asked, told.cite("costs", "practice"))
        yield finding("holder.costs", "costs", practice=practice, **who)


def _data(asked: Asked) -> Iterator[Finding]:
    for held in asked.held:
        for entry, told in categories_for(asked, held):
            if entry.emergency == "no" and not asked.keeps(held.measure):
                yield finding(
                    "holder.emergency-data",
                    f"{held.path}.kind",
                    company=asked.notice.company.name,
                    kind=held.measure.kind,
                    **source(asked, told.cite(SECTION)),
                )


def _ground(asked: Asked, told: Said, rules: Emergency) -> Iterator[Finding]:
    """Whether the danger is one of those of the notice: a danger to life is, others are asked."""
    grounds = set(rules.grounds)
    urgency = asked.draft.urgency
    own = set(urgency.grounds) if urgency else set()
    to_life = "danger-to-life" in own or bool(urgency and urgency.at_risk)
    to_life = to_life and not threatens_only_money(urgency)
    if not grounds or "other" in grounds or (to_life and grounds & LIFE):
        return
    if "child-harm" in grounds and asked.child_safety:
        return
    named = tuple(Term("term", one, within(human(one))) for one in rules.grounds)
    who = source(asked, told.cite(SECTION, "grounds"))
    yield finding("holder.emergency-ground", "urgency.danger", grounds=named, **who)


def _contents(asked: Asked, told: Said, rules: Emergency) -> Iterator[Finding]:
    who = source(asked, told.cite(SECTION, "contents"))
    for phrase in rules.contents:
        if fields := wanted_fields(phrase, asked):
            yield finding(
                "holder.emergency-content", fields[0], wanted=phrase, fields=fields, **who
            )


def _process(asked: Asked, told: Said, rules: Emergency) -> Iterator[Finding]:
    """Whether the draft says when process follows, and early enough."""
    urgency = asked.draft.urgency
    follows = urgency.process_follows if urgency else None
    told_in = any(_particulars(one.measure).get("process_to_follow") for one in asked.held)
    at = "urgency.process_follows"
    if rules.process_after == "yes" and follows is None and not told_in:
        who = source(asked, told.cite(SECTION, "process_after"))
        yield finding("holder.emergency-process", at, **who)
    period = rules.process_within
    if period is None or follows is None or not can_be_counted(period):
        return
    last = onward(asked.draft.date, period)
    if follows > last:
        yield finding(
            "holder.emergency-process/late",
            at,
            quantity=period.quantity,
            unit=unit_of_time(period.quantity, period.unit),
            day=follows,
            last=last,
            **source(asked, told.cite(SECTION, "process_within")),
        )


def _particulars(measure: Any) -> dict[str, Any]:
    return dict(measure.particulars or {})


def _texts(asked: Asked) -> Iterator[str]:
    """Where the number of a report can stand."""
    draft = asked.draft
    yield draft.subject or ""
    yield from (fact.text for fact in draft.facts)
    yield from (fact.source or "" for fact in draft.facts)
    yield from (annex.title for annex in draft.annexes)
    for held in asked.held:
        yield from (f"{one.kind} {one.value}" for one in held.measure.identifiers)
        yield from held.measure.items


def _prices(rules: Costs) -> str:
    listed = [f"{p.item}: {p.price.amount} {p.price.currency}" for p in rules.price_list]
    listed += [
        f"{one.when}: {one.price.amount} {one.price.currency}" for one in rules.by_case if one.price
    ]
    return "; ".join(listed) or (rules.price_list_url or "")
