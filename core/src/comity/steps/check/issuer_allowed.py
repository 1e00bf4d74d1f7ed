"""Who issues a request: may that authority, by what is relied on and by the laws of both States?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeGuard

from comity.model.drafts.base import Draft
from comity.model.drafts.correspondence_disclosure import Disclosure
from comity.model.drafts.correspondence_preservation import Preservation
from comity.model.drafts.request import Measure, Request
from comity.model.findings import Finding
from comity.steps.assess.treaties_named import said_in_force
from comity.steps.check.open_road import capacities, weight_of
from comity.steps.check.said_in_text import says
from comity.steps.resolve import (
    Resolved,
    SaidOfIssuer,
    conditions_of,
    fields_of_bases,
    fields_within,
    said_of_issuers,
)
from comity.text.messages import finding

__all__ = ["check_issuer"]

Issued = Request | Disclosure | Preservation
FIELD = "requesting.issued_by.capacity"


def check_issuer(resolved: Resolved) -> Iterator[Finding]:
    """The findings on who issues a request, one for each statement that denies it."""
    draft = resolved.draft
    if not _issued(draft, resolved) or draft.requesting.issued_by.capacity is None:
        return
    denied: dict[int, tuple[SaidOfIssuer, list[str]]] = {}
    for index, measure in enumerate(draft.measures):
        told = said_of_issuers(resolved, index)
        if not isinstance(draft, Request) or said_in_force(resolved):
            # no State's law: an order to a provider, or a treaty that may provide otherwise
            told = tuple(one for one in told if one.treaty)
        for said in _by_source(told):
            met = [one for one in said if _may(one, draft)]
            if not met and all(one.sure for one in said):
                denied.setdefault(id(said[0].law), (said[0], []))[1].append(measure.id)
            bound = met and all(one.law.with_order and one.sure for one in met)
            if bound and not _ordered(measure, draft):
                yield _without_order(met[0], index, resolved)
    for one, measures in denied.values():
        yield _denied(one, measures, resolved)


def _issued(draft: Draft, resolved: Resolved) -> TypeGuard[Issued]:
    """Whether a paper is one that only some authorities may issue: no mere request to a company.

    A request to preserve is an order where it names an instrument that sends orders to providers.
    """
    if isinstance(draft, Preservation):
        named = draft.instruments_named() if draft.form == "provider" else ()
        return any(
            one.instrument.to_providers and one.instrument.id in named and one.status == "in-force"
            for one in resolved.bases
        )
    return isinstance(draft, Request) or (isinstance(draft, Disclosure) and draft.form == "order")


def _by_source(said: Iterable[SaidOfIssuer]) -> list[list[SaidOfIssuer]]:
    """The statements of the instruments, of which one is enough, and those of each State."""
    found: dict[str, list[SaidOfIssuer]] = {}
    for one in said:
        found.setdefault("" if one.treaty else f"{one.by} {one.law.role}", []).append(one)
    return list(found.values())


def _may(one: SaidOfIssuer, draft: Issued) -> bool:
    """Whether the issuer is one of those named, or is validated by one of those that may."""
    issuer, validated = draft.requesting.issued_by.capacity, draft.requesting.validated_by
    if issuer in one.law.capacity:
        return True
    by = set(one.law.validated_by)
    if not by:
        return False
    if validated is None:
        return draft.requesting.validation_follows is not None
    return validated.capacity is None or validated.capacity in by


def _ordered(measure: Measure, draft: Issued) -> bool:
    """Whether the request names an order for the measure, or encloses one for all."""
    own = measure.particulars or {}
    told = measure.order is not None or bool(own.get("own_order") or own.get("order"))
    return told or any(one.kind == "order" or says("is_order", one.title) for one in draft.annexes)


def _denied(one: SaidOfIssuer, measures: list[str], resolved: Resolved) -> Finding:
    law = one.law
    who = law.validated_by or law.capacity
    return finding(
        f"issuer.denied/{'unvalidated' if law.validated_by else 'alone'}",
        FIELD,
        citation=law.cited(),
        by=one.by,
        weight=weight_of(law),
        reads=_reads(one, resolved),
        says=law.says,
        measures=tuple(measures),
        issuers=capacities(tuple(dict.fromkeys((*law.capacity, *who)))),
    )


def _without_order(one: SaidOfIssuer, index: int, resolved: Resolved) -> Finding:
    return finding(
        "issuer.without-order",
        f"measures[{index}].order",
        citation=one.law.cited(),
        by=one.by,
        weight=weight_of(one.law),
        reads=_reads(one, resolved),
        says=one.law.says,
    )


def _reads(one: SaidOfIssuer, resolved: Resolved) -> tuple[str, ...]:
    conditions = [path for when in conditions_of([one]) for path in fields_within(when)]
    return (*fields_of_bases(resolved), *conditions)
