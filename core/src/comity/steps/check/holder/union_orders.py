"""European Production and Preservation Orders, where both sides are in the Union."""

from __future__ import annotations

from collections.abc import Iterator

from comity.law.terms import language_term
from comity.model.drafts.correspondence_preservation import Preservation
from comity.model.findings import Finding
from comity.model.records import owner_of
from comity.steps.check.holder.company_names import same_name
from comity.steps.check.holder.notice_words import region_states, union_instrument
from comity.steps.check.holder.paper_asked import Asked, Held
from comity.steps.check.holder.paper_language import is_written_in
from comity.steps.check.holder.terms_held import said, source
from comity.text.messages import finding

__all__ = ["check_union_orders"]

SECTION = "European orders"


def check_union_orders(asked: Asked) -> Iterator[Finding]:
    """The findings on what the notice says of orders of the Union."""
    told = said(asked, "european_orders")
    orders = told.value
    if orders is None or not asked.held or not _both_in_the_union(asked):
        return
    company = asked.notice.company.name
    if union_instrument() not in asked.draft.instruments_named():
        if orders.practice == "yes" and not isinstance(asked.draft, Preservation):
            addressee = orders.addressee or company
            who = source(asked, told.cite(SECTION, "practice"))
            yield finding("holder.union-open", "basis", addressee=addressee, **who)
        return
    if orders.practice == "no":
        who = source(asked, told.cite(SECTION, "practice"))
        yield finding("holder.union-refused", "basis", company=company, **who)
        return
    for held in asked.held:
        name = _named(held)
        if orders.addressee and not same_name(name, orders.addressee):
            who = source(asked, told.cite(SECTION, "addressee"))
            at = f"{held.path}.holder.representative"
            yield finding(
                "holder.union-addressee", at, addressee=orders.addressee, name=name, **who
            )
    if orders.languages and not is_written_in(asked, orders.languages):
        yield finding(
            "holder.union-language",
            "language",
            company=company,
            language=language_term(asked.language),
            languages=tuple(language_term(one) for one in orders.languages),
            **source(asked, told.cite(SECTION, "languages")),
        )


def _both_in_the_union(asked: Asked) -> bool:
    union = region_states("European Union") or frozenset()
    notice = asked.notice
    seats = {notice.host, *notice.further_hosts, *(one.state for one in notice.company.entities)}
    return owner_of(asked.requester) in union and any(owner_of(one) in union for one in seats)


def _named(held: Held) -> str:
    """Whom the measure names: the representative, else the holder."""
    holder = held.measure.holder
    assert holder is not None
    return holder.representative or holder.name
