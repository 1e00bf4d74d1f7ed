"""What the names and titles of the requesting side show of it, whatever ``capacity`` says.

A tax office that the law gives the powers of a prosecutor stays a tax office to the other State;
an entity that few recognise is no State to it; a party to the case is no authority.
"""

from __future__ import annotations

from collections.abc import Iterator

from comity.model.citations import Read
from comity.model.drafts.people import Authority, Official
from comity.model.drafts.request import Measure, Request
from comity.model.findings import Finding, Severity
from comity.steps.assess.treaties_named import said_in_force
from comity.steps.resolve import Resolved, fields_of_bases, said_of_issuers
from comity.text.messages import finding
from comity.text.word_lists import any_of

__all__ = ["check_office"]

ISSUER = "requesting.issued_by"
JUDICIAL = frozenset({"prosecutor", "judge", "court"})
OTHERS = frozenset({"police", "other"})
CLAIMED = frozenset({*JUDICIAL, "central-authority", None})


def check_office(resolved: Resolved) -> Iterator[Finding]:
    """The findings on the office that asks, and on who is asked to carry or to execute."""
    draft = resolved.draft
    if not isinstance(draft, Request):
        return
    yield from _entity(draft)
    if not (draft.transmission and draft.transmission.road in HOME):
        yield from _office(resolved, draft)
    yield from _force(draft)


HOME = ("home-order", "police", "financial-intelligence")


def _entity(draft: Request) -> Iterator[Finding]:
    """An entity that the requested State may not recognise, by its own words or its name."""
    side = draft.requesting
    names: list[tuple[str, str]] = []
    for field, one in (
        ("requesting.authority", side.authority),
        ("requesting.central_authority", side.central_authority),
    ):
        if one is not None:
            names += [(field, f"{one.name}. {one.unit or ''}. {one.functions or ''}")]
    names.append((ISSUER, f"{side.issued_by.authority or ''}. {side.issued_by.title or ''}"))
    words = any_of("roads", ("entity", "quoted_state"))
    for field, text in names:
        if found := words.search(text):
            yield finding("issuer.entity", field, words=found.group(0).strip("\"“”„«»' "))
            return


def _office(resolved: Resolved, draft: Request) -> Iterator[Finding]:
    """An executive office, a body of inquiry or a party that issues the request itself."""
    issuer, validated = draft.requesting.issued_by, draft.requesting.validated_by
    if validated is not None or draft.requesting.validation_follows:
        return
    name = _named(issuer, draft.requesting.authority)
    if any_of("roads", ("judicial_office",)).search(name):
        return
    for rule in ("private_party", "inquiry_body", "executive_office"):
        found = any_of("roads", (rule,)).search(name)
        if found is None:
            continue
        own_words = bool(said_in_force(resolved))  # of a treaty that may leave it to others
        plain = issuer.capacity not in CLAIMED
        if rule == "executive_office" and plain and not (own_words and _judicial_only(resolved)):
            return  # it says what it is, and the rules on who may issue judge that
        variant = _variant(rule, resolved)
        if variant == "executive" and _empowered(draft):
            return
        reads = fields_of_bases(resolved)
        bound = rule == "executive_office" and (variant == "order" or _judicial_only(resolved))
        weight = Severity.WARNING if bound and not (plain and own_words) else Severity.ADVICE
        yield finding(f"issuer.office/{variant}", ISSUER, reads=reads, name=name, weight=weight)
        return


def _judicial_only(resolved: Resolved) -> bool:
    """Whether an official text that surely applies leaves a request to judicial authorities."""
    measures = range(len(resolved.draft.read_data().get("measures", ())))
    return any(
        one.sure
        and one.law.read is Read.OFFICIAL
        and JUDICIAL.intersection(one.law.capacity)
        and not OTHERS.intersection(one.law.capacity)
        for index in measures
        for one in said_of_issuers(resolved, index)
    )


def _variant(rule: str, resolved: Resolved) -> str:
    """What is said of an office: an order of the Union is for judicial authorities alone."""
    if rule == "private_party":
        return "party"
    if rule == "inquiry_body":
        return "inquiry"
    ordered = any(one.binds and one.instrument.own_form for one in resolved.relied_on())
    return "order" if ordered else "executive"


def _empowered(draft: Request) -> bool:
    """Whether the draft shows the power of an office: a provision, its functions, or an order."""
    told = any_of("roads", ("judicial_office",))
    return bool(
        draft.domestic_basis
        or told.search(draft.requesting.authority.functions or "")
        or any(one.kind == "order" for one in draft.annexes)
        or any(one.order or _ordered_by_law(one) for one in draft.measures)
    )


def _ordered_by_law(measure: Measure) -> bool:
    return measure.domestic_power is not None and bool(measure.domestic_power.provision)


def _named(issuer: Official, authority: Authority) -> str:
    """The office that issues: its own authority where it names one, else the requesting one."""
    return issuer.authority or f"{authority.name}{f', {authority.unit}' if authority.unit else ''}"


def _force(draft: Request) -> Iterator[Finding]:
    """A peace-keeping force or mission as the road, or as who would execute."""
    words = any_of("roads", ("force",))
    executing = draft.requested.executing_authority
    central = draft.requested.central_authority
    told = draft.transmission
    for field, text in (
        ("requested.executing_authority", executing.name if executing else ""),
        ("requested.central_authority", central.name if central else ""),
        ("transmission.way", (told.way if told else "") or ""),
        ("transmission.urgent_copy", (told.urgent_copy if told else "") or ""),
    ):
        if found := words.search(text):
            yield finding("road.force", field, words=found.group(0))
            return
