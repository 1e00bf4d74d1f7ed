"""How far a restraint goes: its end, the whole of a balance, its amounts, and who is not told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from comity.model.drafts.base import Money
from comity.model.drafts.request import Request
from comity.model.drafts.request_measures import RequestMeasure
from comity.model.findings import Finding
from comity.model.records import AssistanceKind
from comity.steps.check.amounts_told import amounts_in, largest_of, plain_amount
from comity.steps.check.lint_words import sentences
from comity.steps.check.property_told import (
    assets_of,
    facts_of,
    found_word,
    of_property,
    promised,
    says_any,
    speaks_any,
    texts_of,
)
from comity.steps.check.value_ceiling import money_of
from comity.text.messages import finding

__all__ = ["check_limits"]

SLACK = Decimal("1.25")  # interest, costs and a changed rate
PARTS = (("total_amount", "amount_in_requested_state"), ("value", "value_in_requested_state"))
WHOLE = ("total_amount", "value")
LINKS = ("link", "confiscation_ground", "facts_for_court")


def check_limits(draft: Request, kinds: Mapping[str, AssistanceKind]) -> Iterator[Finding]:
    """The findings on the end, the amount and the secrecy of what secures or takes property."""
    for index, measure, kind in of_property(draft, kinds):
        path = f"measures[{index}]"
        if not kind.of_property or not kind.coercive:
            continue
        yield from _apart(draft, measure, path)
        if kind.lasting:
            yield from _without_end(draft, measure, path)
            yield from _whole(draft, measure, path)
            yield from _unwarned(draft, measure, path)


def _without_end(draft: Request, measure: RequestMeasure, path: str) -> Iterator[Finding]:
    words = found_word("endless", texts_of(measure))
    told = [*texts_of(measure), *promised(draft)]
    ends = says_any(measure, ("valid_until",)) or speaks_any("reviewed", told)
    planned = says_any(measure, ("next_step",)) and draft.hearings  # it ends with the case
    if words and not ends and not planned:
        yield finding("asset.end-open", f"{path}.particulars.valid_until", words=words)


def _whole(draft: Request, measure: RequestMeasure, path: str) -> Iterator[Finding]:
    """The finding on a whole balance without a limit, by what the facts say was paid."""
    words = found_word("whole_balance", [measure.title, *measure.items])
    if not words or measure.proportionality or measure.necessity or _limited(draft, measure):
        return
    at = f"{path}.particulars.total_amount"
    assets = [asset for _, asset in assets_of(draft, measure)]
    valued = [asset.value for asset in assets if asset.value]
    told = _paid(draft, valued[0]) if len(assets) == len(valued) == 1 else []
    if told:
        whole, most = valued[0].amount, max(told, key=lambda one: one.amount)
        held, paid = plain_amount(valued[0]), plain_amount(most)
        if sum(one.amount for one in told) * 2 < whole:
            yield finding("asset.balance-whole/half", at, words=words, held=held, paid=paid)
        elif most.amount * SLACK < whole:
            yield finding("asset.balance-whole/paid", at, words=words, held=held, paid=paid)
    elif (
        not measure.nexus and not says_any(measure, LINKS) and not any(a.link_shown for a in assets)
    ):
        yield finding("asset.balance-whole/unlimited", at, words=words)


def _limited(draft: Request, measure: RequestMeasure) -> bool:
    """Whether a field, an item or another text sets the highest amount."""
    particulars = measure.particulars or {}
    if any(money_of(particulars.get(name)) for pair in PARTS for name in pair):
        return True
    if any(amounts_in(text) for text in measure.items):
        return True
    assets = [asset for _, asset in assets_of(draft, measure)]
    told = [*texts_of(measure), *(one.text for one in draft.remarks)]
    told += [one.link_shown or "" for one in assets]
    told += [one.order.summary or "" for one in assets if one.order]
    told += [one.summary or "" for one in draft.proceedings.decisions]
    limits = (one for text in told for one in sentences(text) if speaks_any("up_to", [one]))
    return any(amounts_in(one) for one in limits)


def _paid(draft: Request, held: Money) -> list[Money]:
    """The amounts of all facts but that of the balance; nothing where they cannot be compared.

    They cannot where an amount is in another currency, or where the loss or the gain that the
    request states would fill the balance.
    """
    known = [one for one in (draft.loss, draft.gain) if one]
    if any(one.currency != held.currency or one.amount * 2 >= held.amount for one in known):
        return []
    told = [
        one
        for fact in draft.facts
        for sentence in sentences(fact.text)
        for one in amounts_in(sentence, held.currency)
        if not (_near(one, held) and speaks_any("balance", [sentence]))
    ]
    return told if all(one.currency == held.currency for one in told) else []


def _near(one: Money, held: Money) -> bool:
    """Whether an amount is that of the balance, as it stands or rounded."""
    return one.currency == held.currency and abs(one.amount - held.amount) * 50 <= held.amount


def _apart(draft: Request, measure: RequestMeasure, path: str) -> Iterator[Finding]:
    """The findings on amounts of one measure that do not fit each other."""
    particulars = measure.particulars or {}
    for whole, part in PARTS:
        total, share = money_of(particulars.get(whole)), money_of(particulars.get(part))
        if total and share and share.currency == total.currency and share.amount > total.amount:
            at = f"{path}.particulars.{part}"
            yield finding(
                "asset.amounts-apart/share", at, part=plain_amount(share), whole=plain_amount(total)
            )
            return
    name = next((name for name in WHOLE if money_of(particulars.get(name))), "")
    limit = money_of(particulars.get(name)) if name else None
    if limit is not None:
        yield from _against(draft, measure, limit, f"{path}.particulars.{name}")


def _against(draft: Request, measure: RequestMeasure, limit: Money, at: str) -> Iterator[Finding]:
    """What the order covers, and what the assets are worth, against what is to be secured."""
    assets = [asset for _, asset in assets_of(draft, measure)]
    orders = [measure.order, *(asset.order for asset in assets)]
    texts = [text for one in orders if one for text in (one.title, one.summary) if text]
    told = [one for text in texts for one in sentences(text) if speaks_any("up_to", [one])]
    covered = largest_of(told, limit.currency)
    if covered and covered.amount < limit.amount:
        yield finding(
            "asset.amounts-apart/order", at, amount=plain_amount(limit), order=plain_amount(covered)
        )
        return
    values = [asset.value for asset in assets if asset.value]
    open_ended = len(values) < len(assets)  # what has a value of its own is limited by it
    if values and open_ended and all(one.currency != limit.currency for one in values):
        known = [*texts_of(measure), *(asset.link_shown for asset in assets)]
        if not speaks_any("rate", [*known, *(fact.text for _, fact in facts_of(draft, measure))]):
            yield finding(
                "asset.amounts-apart/currency",
                at,
                amount=plain_amount(limit),
                held=tuple(sorted({one.currency for one in values})),
            )
    total = sum((v.amount for v in values if v.currency == limit.currency), Decimal(0))
    if total > limit.amount * SLACK and not measure.proportionality:
        worth = plain_amount(Money(amount=total, currency=limit.currency))
        yield finding("asset.amounts-apart/worth", at, amount=plain_amount(limit), worth=worth)


def _unwarned(draft: Request, measure: RequestMeasure, path: str) -> Iterator[Finding]:
    """The finding on an owner who is not to be told beforehand, where nothing says why."""
    procedure = measure.procedure
    wishes = [measure.confidential, procedure.wished if procedure else None]
    wishes += [str((measure.particulars or {}).get("notice") or "")]
    words = found_word("unwarned", wishes)
    reasoned = measure.necessity or (procedure and procedure.reason)
    if not words or reasoned or says_any(measure, ("dissipation_risk",)):
        return
    urgency = draft.urgency.reason if draft.urgency else None
    secrecy = draft.confidentiality.reason if draft.confidentiality else None
    moved = speaks_any("moved_away", [one.text for one in draft.facts])
    told = [*wishes, secrecy, measure.purpose, *(one.text for one in draft.remarks)]
    if urgency or moved or speaks_any("why_unwarned", told):
        return
    yield finding("asset.unwarned", f"{path}.particulars.dissipation_risk", words=words)
