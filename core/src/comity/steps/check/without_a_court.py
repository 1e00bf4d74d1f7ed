"""Who stands behind a measure that compels or takes, where no court has spoken.

What is asked here follows practice: many States search, seize or compel for another State only on
an order, or on a word that the measure is lawful at home. Each is a question to the author.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from comity.law.assistance_kinds import kind_of
from comity.model.drafts.request import Request
from comity.model.drafts.request_measures import RequestMeasure
from comity.model.findings import Finding
from comity.model.records import AssistanceKind
from comity.steps.assess.direct_orders import is_home_order, stays_in_one_state
from comity.steps.check.said_in_text import says
from comity.steps.check.words_beside import words_in
from comity.steps.resolve import Resolved, said_of_issuers
from comity.text.messages import finding

__all__ = ["check_without_a_court"]

Kinds = Mapping[str, AssistanceKind]
Asked = Sequence[tuple[int, RequestMeasure, AssistanceKind]]
ISSUER = "requesting.issued_by"
POLICE_ROADS = ("police", "financial-intelligence")


def check_without_a_court(resolved: Resolved, kinds: Kinds) -> Iterator[Finding]:
    """The findings on measures that no court stands behind, one for each reason.

    An order in the form of an instrument is a judicial order itself.
    """
    draft = resolved.draft
    if not isinstance(draft, Request) or is_home_order(draft) or stays_in_one_state(draft):
        return
    own = draft.requesting
    backed = own.validated_by is not None or own.validation_follows is not None
    if backed or any(basis.instrument.own_form for basis in resolved.relied_on()):
        return
    asked = [
        (index, measure, kind_of(kinds, measure.kind))
        for index, measure in enumerate(draft.measures)
        if not measure.already_held and not _agreed(measure)
    ]
    if own.issued_by.capacity == "police":
        yield from _by_police(draft, [row for row in asked if not _named_by_law(resolved, row[0])])
    elif own.issued_by.capacity == "prosecutor":
        yield from _by_prosecutor(draft, asked)


def _by_police(draft: Request, asked: Asked) -> Iterator[Finding]:
    road = draft.transmission.road if draft.transmission else None
    compelled = road not in POLICE_ROADS  # there `road.no-compulsion` speaks of what compels
    ids = tuple(
        measure.id
        for _, measure, kind in asked
        if (compelled and kind.coercive) or (kind.of_property and not kind.coercive)
    )
    if ids:
        yield finding("issuer.no-court/police", ISSUER, measures=ids)


def _named_by_law(resolved: Resolved, index: int) -> bool:
    """Whether an instrument or a law that applies names the police as those who may ask."""
    return any("police" in one.law.capacity for one in said_of_issuers(resolved, index))


def _by_prosecutor(draft: Request, asked: Asked) -> Iterator[Finding]:
    """What a prosecutor asks for at the trial, or on a paper of the prosecution alone."""
    bare = [(n, one, kind) for n, one, kind in asked if not _ordered(draft, one)]
    if draft.proceedings.nature == "trial":
        late = [(n, one) for n, one, kind in bare if kind.coercive and kind.items_are != "matters"]
        if late:
            ids = tuple(one.id for _, one in late)
            yield finding("issuer.no-court/trial", f"measures[{late[0][0]}].order", measures=ids)
            return
    taking = [(n, one, kind) for n, one, kind in bare if kind.enters and not _handed_over(one)]
    placed = (one for one in taking if one[2].intrusive or one[1].place or one[1].holder)
    entering = [(n, one) for n, one, _ in placed]  # a thing may be taken without a search
    if entering:
        ids = tuple(one.id for _, one in entering)
        yield finding("issuer.no-court/none", f"measures[{entering[0][0]}].order", measures=ids)
        return
    if taking:
        ids = tuple(one.id for _, one, _ in taking)
        yield finding("issuer.no-court/takes", f"measures[{taking[0][0]}].order", measures=ids)
        return
    for index, measure, kind in asked:
        if kind.enters and _of_no_court(measure):
            at = f"measures[{index}].order"
            yield finding("issuer.no-court/own", at, measures=(measure.id,))
            return


def _handed_over(measure: RequestMeasure) -> bool:
    """Whether an authority has what is asked, or a copy is enough and no place is named."""
    holder = measure.holder
    held = holder and f"{holder.name}. {holder.kind or ''}"
    copies = all(words_in("point_words", "a-copy", one) for one in measure.items)
    public = words_in("point_words", "an-authority", held or "")
    taken = all(words_in("point_words", "taken-already", one) for one in measure.items)
    return not measure.place and bool(public or (measure.items and (copies or taken)))


def _agreed(measure: RequestMeasure) -> bool:
    return bool((measure.particulars or {}).get("consent"))


def _ordered(draft: Request, measure: RequestMeasure) -> bool:
    """Whether anything in the file is an order for the measure, or tells who could make one."""
    if measure.order is not None or measure.domestic_power is not None:
        return True
    if any(asset.order for asset in draft.assets if asset.id in measure.assets):
        return True
    own = measure.particulars or {}
    texts = [measure.title or "", measure.nexus or "", measure.necessity or "", *measure.items]
    texts += [str(own.get(name) or "") for name in ("own_order", "order")]
    texts += [one.title for one in draft.annexes]
    papers = any(one.kind == "order" for one in draft.annexes)
    return papers or any(says("is_order", text) for text in texts)


def _of_no_court(measure: RequestMeasure) -> bool:
    """Whether the order that a measure names is told of without any court or judge."""
    order = measure.order
    if order is None or order.court:
        return False
    return not words_in("formal_words", "of_a_court", f"{order.title} {order.summary or ''}")
