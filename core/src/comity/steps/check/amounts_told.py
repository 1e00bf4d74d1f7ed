"""The amounts of money that a text tells, with their currencies."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from comity.model.drafts.base import Money

__all__ = ["amounts_in", "largest_of", "plain_amount"]

SIGNS = {
    **{"€": "EUR", "$": "USD", "us$": "USD", "£": "GBP", "¥": "JPY", "₦": "NGN", "₹": "INR"},
    **{"euro": "EUR", "euros": "EUR", "dollar": "USD", "dollars": "USD", "us dollars": "USD"},
    **{"pound": "GBP", "pounds": "GBP", "franken": "CHF", "swiss francs": "CHF", "zloty": "PLN"},
    **{"us-dollar": "USD", "franc suisse": "CHF", "francs suisses": "CHF", "naira": "NGN"},
}
SCALES = {
    **dict.fromkeys(("thousand", "mille", "tausend"), 1_000),
    **dict.fromkeys(("lakh", "lakhs"), 100_000),
    **dict.fromkeys(("million", "millions", "mio", "millionen", "m"), 1_000_000),
    **dict.fromkeys(("crore", "crores"), 10_000_000),
    **dict.fromkeys(("billion", "billions", "milliard", "milliards", "bn"), 1_000_000_000),
    **dict.fromkeys(("milliarde", "milliarden"), 1_000_000_000),
}
SIGN = (
    r"(?-i:[A-Z]{3}\b)|us\$|[€$£¥₦₹]|us[ -]dollars?|dollars?\b|euros?\b|pounds?\b|franken\b"
    r"|swiss francs|francs? suisses?|zloty\b|naira\b"
)
SCALE = (
    r"thousand|mille|tausend|lakhs?|crores?|millions?|millionen|mio|billions?|milliards?"
    r"|milliarden?|bn"
)
FIGURE = r"\d{1,3}(?:[,.'’ \u00a0\u202f]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?"
AMOUNT = re.compile(
    rf"(?P<before>{SIGN})?\s?(?<![\w.,/-])(?!0\d)(?P<figure>{FIGURE})(?![\w/])"
    rf"(?:\s(?P<scale>{SCALE})\b\.?)?(?:\s?(?:d['’]|of |de )?(?P<after>{SIGN})(?!\s?\d))?",
    re.IGNORECASE,
)
NO_FIGURE = r"\D"
CENTS = re.compile(r"[.,](\d{1,2})$")
BELOW_ONE = re.compile(r"0[.,]\d{3}")
"""A nought before a mark: what stands behind it are decimals, never thousands."""
OTHER_MARK = re.compile(r"\d{1,3}(?:,\d{3})+\.\d{3}|\d{1,3}(?:\.\d{3})+,\d{3}")
"""A mark that is not the one of the thousands: as a dinar of Kuwait has three decimals."""


def amounts_in(text: str | None) -> list[Money]:
    """Every amount of a text that has a currency, in its order."""
    found = []
    for one in AMOUNT.finditer(text or ""):
        sign = (one["before"] or one["after"] or "").strip()
        currency = SIGNS.get(sign.casefold(), sign if re.fullmatch(r"[A-Z]{3}", sign) else "")
        if currency:
            scale = SCALES.get((one["scale"] or "").casefold(), 1)
            found.append(Money(amount=_number(one["figure"]) * scale, currency=currency))
    return found


def largest_of(texts: Iterable[str | None], currency: str) -> Money | None:
    """The largest amount in a currency that some texts tell; None where they tell none."""
    found = [one for text in texts for one in amounts_in(text) if one.currency == currency]
    return max(found, key=lambda one: one.amount, default=None)


def plain_amount(money: Money) -> str:
    """An amount as a finding prints it."""
    return f"{money.currency} {money.amount:,.2f}"


def _number(figure: str) -> Decimal:
    if BELOW_ONE.fullmatch(figure) or OTHER_MARK.fullmatch(figure):
        return Decimal(f"{re.sub(NO_FIGURE, '', figure[:-4])}.{figure[-3:]}")
    cents = CENTS.search(figure)
    whole = re.sub(NO_FIGURE, "", figure[: cents.start()] if cents else figure)
    return Decimal(f"{whole}.{cents[1]}" if cents else whole)
