"""What the simulator adds to the findings of a check: each risk once, and only where it is new.

A finding here is a warning at most. What would be refused for certain the rules of the States say
themselves, as errors; a field that already bears a warning or an error gets no second remark.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from comity.host import Host
from comity.law.assistance_kinds import kind_of
from comity.law.rules import by_account
from comity.law.terms import ground_term
from comity.model.citations import Read
from comity.model.drafts.request import Measure, Request
from comity.model.findings import Costs, Finding, Severity
from comity.model.messages import Message, Term
from comity.model.patches import Patch, patch
from comity.model.records import AssistanceKind
from comity.steps.assess.assessment import Judged
from comity.steps.assess.assurances import find_offered
from comity.steps.assess.by_counterpart import (
    come_freely,
    grave_there,
    no_doubt,
    one_is_common,
)
from comity.steps.assess.chain_links import find_links
from comity.steps.assess.direct_orders import is_home_order
from comity.steps.assess.dual_criminality import Asked, Row, asked_for, find_grid
from comity.steps.assess.given import BODY_AND_LIFE, Remark, find_given
from comity.steps.assess.ground_reads import rules_of_refusal
from comity.steps.assess.judge import judge_grounds
from comity.steps.assess.later_grounds import find_later
from comity.steps.assess.screen import screen
from comity.steps.assess.state_offers import find_state_offers
from comity.steps.assess.treaties_named import names_unread_treaty
from comity.steps.read import paths
from comity.steps.resolve import Resolved
from comity.text.messages import finding, finding_of, message, plain_sentence

__all__ = ["check_refusals"]

ASSURANCE = "refusal.assurance-"
UNSHOWN = ("dual-criminality",)  # at risk only because the file does not show the counterpart
TOLD = {"ch.refusal.assets-not-from-the-offence": "asset.product-spent"}  # by a check of its own
BY_FIELD = ("threshold", "limitation")  # told by a figure and by a date
DESCRIBED = "reason.case-described"  # the condition of the law itself found the case in the file
REFUSED = "reason.consent-missing/denied"  # the field for the consent says that there is none


def check_refusals(resolved: Resolved, host: Host, found: Iterable[Finding]) -> list[Finding]:
    """The findings on what the other side would refuse, beside those already ``found``.

    Args:
        resolved: the case.
        host: asked for the kinds of assistance.
        found: the findings so far, whose fields are not remarked on again.
    """
    if not isinstance(resolved.draft, Request) or _at_home_only(resolved.draft):
        return []
    known = list(found)
    judged = judge_grounds(resolved, host)
    ours: list[Finding] = []
    for one in _candidates(resolved, judged, known, host.measures()):
        of_assurance = one.rule.startswith(ASSURANCE)  # whatever else is wrong with the text
        if of_assurance or not _remarked(one, [*known, *ours]):
            ours.append(one)
    ours += screen(resolved, judged, [*known, *ours], host.measures())
    ours += find_state_offers(resolved, host.measures())
    return _with_reads(ours, resolved)


def _at_home_only(draft: Request) -> bool:
    """Whether it is an order served in its own State, which no other State is asked to grant."""
    return is_home_order(draft) and draft.requesting.state == draft.requested.state


def _with_reads(found: Iterable[Finding], resolved: Resolved) -> list[Finding]:
    """The findings with the fields that their ground and its judge have looked at."""
    reads: dict[str, tuple[str, ...]] = {}
    for rule, fields in rules_of_refusal(resolved):
        reads[rule] = (*reads.get(rule, ()), *fields)
    return [replace(one, reads=(*one.reads, *reads.get(one.rule, ()))) for one in found]


def _candidates(
    resolved: Resolved,
    judged: tuple[Judged, ...],
    known: list[Finding],
    kinds: Mapping[str, AssistanceKind],
) -> Iterator[Finding]:
    rules = {one.rule for one in known}
    risks = [one for one in judged if one.status == "at-risk"]
    risks = [one for one in risks if TOLD.get(one.ground_id) not in rules]
    told = [*_of_assurances(resolved, risks)]  # first: the ground at stake is told with them
    yield from told
    fields = {one.field for one in told}
    risks = [one for one in risks if one.field not in fields]
    for one in (*risks, *find_links(resolved, kinds), *(one for one in judged if _in_part(one))):
        if one.topic not in UNSHOWN or not _undoubted(resolved, one, kinds):
            yield _risk(one, _request(resolved))
    yield from _cells(resolved)
    for later in find_later(resolved, kinds):
        yield finding(
            "refusal.later-disclosure",
            later.field,
            citation=later.citation,
            by=resolved.parties.code("requested") or "",
            why=later.said or plain_sentence(later.why, later.cure),
        )
    asked = " ".join(one.cure for one in known)  # what a rule asks for is not asked for again
    offered = [o for o in find_offered(resolved, judged) if f"kind: {o.kind}" not in asked]
    if _request(resolved).reciprocity:  # the letter offers it; the report names who may assure it
        offered = [one for one in offered if one.kind != "reciprocity"]
    if wanted := [o for o in offered if not o.by_itself]:
        yield finding(
            "refusal.assurance/asked",
            "assurances",
            citation=wanted[0].citation,
            by=resolved.parties.code("requested") or "",
            kinds=tuple(one.kind for one in wanted),
        )
    elif (limited := [o for o in offered if o.by_itself]) and _for_evidence(resolved, kinds):
        yield finding(
            "refusal.assurance/use",
            "assurances",
            citation=limited[0].citation,
            by=resolved.parties.code("requested") or "",
        )


def _for_evidence(resolved: Resolved, kinds: Mapping[str, AssistanceKind]) -> bool:
    """Whether a measure brings anything that could be used otherwise, and nothing says how."""
    draft = _request(resolved)
    told = any(one.use or "use-limited" in one.promise for one in draft.assurances)
    told = told or bool(draft.use or draft.other_use)  # names the proceedings, or asks for consent
    of_evidence = (one for one in draft.measures if not kind_of(kinds, one.kind).of_property)
    return not told and any(of_evidence)


def _undoubted(resolved: Resolved, one: Judged, kinds: Mapping[str, AssistanceKind]) -> bool:
    """Whether nobody doubts the offence, or a treaty that is not known here may settle the point.

    Practice is no law: where one of the offences that a measure serves is a crime everywhere, it
    carries the measure, and so it does where people are heard who come without compulsion. A
    minimum penalty there, which a law asks for as well, is shown by no title but the gravest.
    """
    draft = _request(resolved)
    if no_doubt(draft, one.measures):
        by_penalty = one.threshold and one.nature == "mandatory"
        return not by_penalty or grave_there(draft, one.measures)
    if one.nature != "practice":
        return False
    if come_freely(draft, one.measures, kinds):
        return True
    known = [b.instrument for b in resolved.relied_on() if b.binds]
    own = any(i.level == "bilateral" and not (i.grounds or i.provisions) for i in known)
    return names_unread_treaty(resolved) or own or one_is_common(draft, one.measures)


def _request(resolved: Resolved) -> Request:
    assert isinstance(resolved.draft, Request)
    return resolved.draft


def _of_assurances(resolved: Resolved, risks: Iterable[Judged]) -> Iterator[Finding]:
    """What is wrong with an assurance of the draft, or not known of who gives it.

    A ground that stays at risk by such a fault is told in the same finding, and not once more.
    """
    at_stake = {one.field: one for one in risks}
    for one in find_given(resolved):
        for remark in one.remarks:
            if remark.light and remark.name == "giver":
                continue  # told by `comity refusals`; no reason to change the draft
            if remark.name == "untold" and one.kind not in BODY_AND_LIFE:
                continue  # its kind says what it promises; the other side reads the words
            ground = at_stake.get(remark.field)
            told = finding(
                "refusal.assurance-given",
                remark.field,
                citation=remark.citation or (ground.citation if ground else None),
                weight=Severity.ADVICE,
                rule=f"{ASSURANCE}{remark.name}",
                kind=one.kind,
                what=remark.said or plain_sentence(remark.what, remark.cure),
                stays=_stays(ground),
                patch=_mended(remark),
            )
            unread = remark.name == "untold" and ground is None
            yield replace(told, costs=Costs.NOTHING) if unread else told


def _mended(remark: Remark) -> Patch | None:
    """Without its own text an assurance has the standard wording; one term may be the usual one."""
    said = remark.said
    if said is not None and said.id == "assurance.unsaid":
        return patch((remark.field, None))
    usual = dict(said.params).get("usual") if said else None
    if isinstance(usual, tuple) and len(usual) == 1:
        return patch((remark.field, usual[0]))
    return None


def _stays(ground: Judged | None) -> Message | None:
    """The ground that an assurance was to answer, and does not."""
    if ground is None:
        return None
    return message("refusal.ground-open", ground=_term(ground), measures=ground.measures)


def _term(one: Judged) -> Term:
    return ground_term(one.ground_id, one.title)


def _in_part(one: Judged) -> bool:
    """Whether some of the offences that a measure serves have their counterpart there, not all."""
    return one.reason == "in-part" and one.topic in ("dual-criminality", "territoriality")


def _of_practice(one: Judged) -> Finding:
    """The finding of what practice would hold against it; it never blocks."""
    said = message(
        "refusal.practice",
        ground=_term(one),
        measures=one.measures,
        why=one.said or plain_sentence(one.why, one.cure),
        common=message(f"refusal.common-{one.common}"),
    )
    return finding_of(
        said,
        one.field,
        citation=one.citation,
        by=one.source,
        weight=Severity.ADVICE,
        rule=f"practice.{one.topic}",
    )


def _risk(one: Judged, draft: Request) -> Finding:
    """The finding of what is at risk; where a name was taken out of it, only its English stays.

    It warns only where an official text refuses for it and a field shows it, no words and no gap.
    """
    if one.nature == "practice":
        return _of_practice(one)
    citation, link = one.citation, one.nature == "link"
    official = citation is not None and citation.read is Read.OFFICIAL
    shown = _shown_by_field(one, draft) and (one.nature == "mandatory" or link)
    said = message(
        "refusal.ground" if not link else "refusal.link/law" if citation else "refusal.link",
        ground=_term(one),
        measures=one.measures,
        why=one.said or plain_sentence(one.why, one.cure),
        account=by_account(citation) if citation else None,
    )
    return finding_of(
        said,
        one.field,
        citation=citation,
        by=one.source,
        weight=Severity.WARNING if official and shown else Severity.ADVICE,
        rule=f"refusal.{one.ground_id if link else one.topic}",
    )


def _shown_by_field(one: Judged, draft: Request) -> bool:
    """Whether a field shows the case: a penalty, a date, a kind of measure, a consent denied."""
    if one.topic == "death-penalty":
        return any(offence.maximum_penalty.death for offence in draft.offences)
    told = one.said.id if one.said else ""
    if told == DESCRIBED:
        return one.by_field
    return one.topic in BY_FIELD or one.ground_id == "link.power" or told == REFUSED


def _cells(resolved: Resolved) -> Iterator[Finding]:
    """One remark for each offence with elements that lack the counterpart the law asks for."""
    draft = resolved.draft
    assert isinstance(draft, Request)
    asked = {one.measure: one for one in asked_for(resolved) if one.value == "yes"}
    rows = find_grid(draft)
    by_list = any(basis.instrument.own_form for basis in resolved.relied_on())
    for index, offence in enumerate(draft.offences):
        dual = offence.dual_criminality
        if dual and (dual.statement or (dual.listed_as and by_list)):
            continue  # it says so of the whole, or an order does not have it examined
        asking = [asked[m.id] for m in draft.measures if m.id in asked and _serves(m, offence.id)]
        elements = [row for row in rows if row.offence == offence.id and row.element]
        empty = [row for row in elements if "there" in row.empty]
        if asking and empty and offence.requested_law is not None:
            yield _cell(index, empty, asking[0], resolved)


def _serves(measure: Measure, offence: str) -> bool:
    return not measure.offences or offence in measure.offences


def _cell(index: int, empty: list[Row], asked: Asked, resolved: Resolved) -> Finding:
    return finding(
        "refusal.element-counterpart",
        f"offences[{index}].elements",
        citation=asked.citation,
        by=resolved.parties.code("requested") or "",
        weight=Severity.ADVICE,
        elements=tuple(row.element for row in empty),
    )


def _remarked(found: Finding, known: list[Finding]) -> bool:
    """Whether the field, or what holds it, bears a remark of that weight already."""
    return any(
        other.severity.rank <= found.severity.rank and _within(found.field, other.field)
        for other in known
        if other.field and found.field and _stands_for(other, found)
    )


def _stands_for(other: Finding, found: Finding) -> bool:
    """Whether one remark may stand for another: a mere hint says nothing of a ground in the law."""
    if found.said is None or found.said.id != "refusal.ground":
        return True
    of_law = other.said is not None and other.said.id == "law.rule"
    return of_law or other.severity is not Severity.ADVICE or other.rule.startswith("refusal.")


def _within(field: str, ancestor: str) -> bool:
    while field:
        if field == ancestor:
            return True
        field = paths.parent(field)
    return False
