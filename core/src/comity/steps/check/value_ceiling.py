"""How much is taken: property without an amount that limits it, or an amount above the case."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from comity.law.particular_forms import form_of
from comity.model.drafts.base import Money
from comity.model.drafts.request import Request
from comity.model.drafts.request_assets import Asset
from comity.model.drafts.request_measures import RequestMeasure
from comity.model.findings import Finding
from comity.model.records import AssistanceKind
from comity.steps.check.amounts_told import plain_amount
from comity.steps.check.property_told import assets_of, of_property
from comity.text.messages import finding
from comity.text.word_lists import any_of

__all__ = ["check_ceilings", "money_of"]

CEILINGS = ("total_amount", "amount_in_requested_state", "value", "value_in_requested_state")
FAR = 2  # times the loss or the gain: assets that are worth more are asked about
SLACK = Decimal("1.25")  # interest, costs and a changed rate
SUM = re.compile(
    r"(?:\b[A-Z]{3}|[€£$¥₦₹])\s?\d|\d\s?(?:[€£]|[A-Z]{3}\b|(?:m|b)illion|Mio\b|Euro?s?\b"
    r"|(?:euros?|dollars?|pounds?|francs?|Franken)\b)"
)
OF_A_THING = re.compile(  # an entry in a register, and the whole of one thing
    r"\b(?:no|nos|nr|n°|number|numéro|nummer|title|section|lot|parcel|flurstück)\b\.? ?"
    r"[A-Z]{0,3} ?\d"
    r"|\b(?:entire|whole) (?:property|estate) (?:in|of) (?:it|them|the (?:flat|house|plot)s?)\b",
    re.I,
)
NUMBER = re.compile(r"\d{3}")  # of an account or of another thing that is named


def check_ceilings(draft: Request, kinds: Mapping[str, AssistanceKind]) -> Iterator[Finding]:
    """The findings on measures that take a value, by what limits it."""
    for index, measure, kind in of_property(draft, kinds):
        if not kind.of_property or not kind.coercive:
            continue
        path = f"measures[{index}]"
        words, limit = _everything(draft, measure), _limit(draft, measure)
        open_ended = bool(words) or _of_value(draft, measure)
        if open_ended and limit is None and not _bounded(draft, measure):
            at = f"{path}.particulars.{_field(kind)}"
            if words:
                yield finding("asset.ceiling-missing/words", at, words=words)
            else:
                yield finding("asset.ceiling-missing/value", at)
        elif limit is not None and not kind.decided:
            yield from _above(draft, measure, limit, path)
        elif kind.lasting and not _said_in_words(measure):
            yield from _worth(draft, measure, path)


def _field(kind: AssistanceKind) -> str:
    return next((name for name in CEILINGS if name in kind.particulars), CEILINGS[0])


def _everything(draft: Request, measure: RequestMeasure) -> str:
    """The words by which a measure takes all there is; nothing where a thing is named.

    An item that names an account, an entry in a register or a listed asset takes the whole of it.
    """
    wanted = any_of("assets", ("all_property",))
    listed = [asset.description for _, asset in assets_of(draft, measure)]
    named = [one.casefold() for one in listed if not wanted.search(one)]
    open_items = (
        item
        for item in measure.items
        if not NUMBER.search(item) and not any(one in item.casefold() for one in named)
    )
    found = (wanted.search(item) for item in open_items if not OF_A_THING.search(item))
    return next((one.group(0) for one in found if one), "")


def _of_value(draft: Request, measure: RequestMeasure) -> bool:
    """Whether a measure takes a value, and not things that come from the offence."""
    kind = str((measure.particulars or {}).get("property_kind") or "")
    links = {asset.link for _, asset in assets_of(draft, measure)}
    return links == {"equivalent-value"} or bool(any_of("assets", ("of_value",)).search(kind))


def _limit(draft: Request, measure: RequestMeasure) -> Money | None:
    """The amount that limits a measure: its own, or the value of assets taken for their value."""
    for name in CEILINGS:
        if (money := money_of((measure.particulars or {}).get(name))) is not None:
            return money
    assets = [asset for _, asset in assets_of(draft, measure)]
    values = [asset.value for asset in assets if asset.value is not None]
    currencies = {value.currency for value in values}
    if len(values) < len(assets) or len(currencies) != 1:
        return None
    if any(asset.link != "equivalent-value" for asset in assets):
        return None
    total = sum((value.amount for value in values), Decimal(0))
    return Money(amount=total, currency=currencies.pop())


def money_of(value: object) -> Money | None:
    """The amount that a field of a kind of assistance has; None where it cannot be compared."""
    if not isinstance(value, Mapping) or form_of(value) != "money":
        return None
    try:
        return Money.model_validate(dict(value))
    except ValueError:  # no amount, or no currency, that can be compared
        return None


def _bounded(draft: Request, measure: RequestMeasure) -> bool:
    """Whether an amount stands in the words of a measure or its order, or assets have values."""
    particulars = measure.particulars or {}
    orders = [asset.order for _, asset in assets_of(draft, measure) if asset.order]
    told = [measure.title or "", *measure.items, measure.purpose, measure.result or ""]
    told += [one for one in particulars.values() if isinstance(one, str)]
    told += [measure.proportionality or "", *(one.summary or one.title for one in orders)]
    told += [measure.order.summary or measure.order.title] if measure.order else []
    valued = [asset.value for _, asset in assets_of(draft, measure)]
    return (
        any(particulars.get(name) for name in CEILINGS)
        or any(SUM.search(text) for text in told)
        or (bool(valued) and all(valued))
    )


def _above(draft: Request, measure: RequestMeasure, limit: Money, path: str) -> Iterator[Finding]:
    """The finding on an amount that exceeds the loss and the gain, where nothing says why."""
    sizes = [one.amount for one in (draft.loss, draft.gain) if one and _alike(one, limit)]
    if not sizes or measure.proportionality or limit.amount <= max(sizes) * SLACK:
        return
    if _in_facts(draft, limit):
        return
    size = Money(amount=max(sizes), currency=limit.currency)
    named = next((n for n in CEILINGS if (measure.particulars or {}).get(n)), "")
    at = f"{path}.particulars.{named}" if named else f"{path}.assets"
    yield finding("asset.ceiling-high", at, amount=plain_amount(limit), size=plain_amount(size))


def _worth(draft: Request, measure: RequestMeasure, path: str) -> Iterator[Finding]:
    """The finding on assets that are worth far more than the case, where no amount limits them.

    Assets of which the draft says that they are proceeds, and what shows it, count for nothing.
    """
    told = [one for one in (draft.loss, draft.gain) if one]
    assets = [one for _, one in assets_of(draft, measure) if not _shown_proceeds(one)]
    values = [one.value for one in assets if one.value]
    if not told or not values or measure.proportionality:
        return
    if len({one.currency for one in (*told, *values)}) > 1:
        return
    size = max(told, key=lambda one: one.amount)
    total = Money(amount=sum((v.amount for v in values), Decimal(0)), currency=size.currency)
    if total.amount > size.amount * FAR and not _in_facts(draft, total):
        amount, most = plain_amount(total), plain_amount(size)
        at = f"{path}.particulars.total_amount"
        yield finding("asset.ceiling-high/worth", at, amount=amount, size=most, measure=measure.id)


def _shown_proceeds(asset: Asset) -> bool:
    shown = bool(asset.link_shown or asset.facts)
    return shown and asset.link in ("proceeds", "converted-proceeds", "object", "instrument")


def _said_in_words(measure: RequestMeasure) -> bool:
    """Whether an item, the title or an order of the measure has an amount that may limit it."""
    order = measure.order
    texts = [measure.title or "", *measure.items, measure.result or ""]
    texts += [order.title, order.summary or ""] if order else []
    return any(SUM.search(text) for text in texts if text)


def _alike(one: Money, other: Money) -> bool:
    return one.currency == other.currency


def _in_facts(draft: Request, limit: Money) -> bool:
    """Whether a fact or the gravity has an amount as large as the limit."""
    text = " ".join([*(fact.text for fact in draft.facts), draft.gravity or ""])
    whole = re.findall(r"\d[\d.,'’ \u00a0\u202f]*", text)
    plain = (re.sub(r"[.,]\d{2}$", "", one.strip(" .,")) for one in whole)
    digits = [re.sub(r"\D", "", one) for one in plain]
    return any(one and int(one) >= limit.amount for one in digits)
