"""The amounts of money that a text tells, with their currencies."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from comity.model.drafts.base import Money
from comity.text.currency_words import currencies_of, currency_words

__all__ = ["amounts_in", "largest_of", "plain_amount"]

EVERYDAY = frozenset({"real", "rand", "lira", "ether", "rs", "kr", "sterling", "pfund"})
"""Words that are no money in most texts, and short forms that may be of something else."""


def _words() -> frozenset[str]:
    return frozenset(currency_words()) - EVERYDAY


def _pattern(word: str) -> str:
    """A sign or a word as a whole one: no ``Eurodollar``."""
    before = r"(?<![^\W\d_])" if word[0].isalpha() else ""
    after = r"(?![^\W_])" if word[-1].isalpha() else ""
    return before + re.escape(word).replace(r"\ ", r"[ \u00a0]") + after


SCALES = {
    **dict.fromkeys(("thousand", "mille", "tausend"), 1_000),
    **dict.fromkeys(("lakh", "lakhs"), 100_000),
    **dict.fromkeys(("million", "millions", "mio", "millionen", "m"), 1_000_000),
    **dict.fromkeys(("crore", "crores"), 10_000_000),
    **dict.fromkeys(("thousand million", "mille millions", "tausend millionen"), 1_000_000_000),
    **dict.fromkeys(("billion", "billions", "milliard", "milliards", "bn"), 1_000_000_000),
    **dict.fromkeys(("milliarde", "milliarden"), 1_000_000_000),
}
SIGN = "|".join(
    (r"(?-i:[A-Z]{3}\b)", *(_pattern(word) for word in sorted(_words(), key=len, reverse=True)))
)
SCALE = (
    r"thousand million|mille millions|tausend millionen|thousand|mille|tausend|lakhs?|crores?"
    r"|millions?|millionen|mio|billions?|milliards?|milliarden?|bn"
)
FIGURE = r"\d{1,3}(?:[,.'’ \u00a0\u202f]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?"
AMOUNT = re.compile(
    rf"(?<![\w.,/-])(?!0\d)(?P<figure>{FIGURE})(?![\w/])"
    rf"(?:\s(?P<scale>{SCALE})\b\.?)?(?:\s?(?:d['’]|of |de )?(?P<after>{SIGN})(?!\s?\d))?",
    re.IGNORECASE,
)
BEFORE = re.compile(rf"({SIGN})\s?$", re.IGNORECASE)
WINDOW = 20  # letters before a figure in which its sign is looked for
NO_FIGURE = r"\D"
CENTS = re.compile(r"[.,](\d{1,2})$")
OLD_SIGNS = {"LIT": "ITL", "PTS": "ESP", "DRS": "GRD", "FMK": "FIM", "ESC": "PTE"}
BELOW_ONE = re.compile(r"0[.,]\d{3}")
"""A nought before a mark: what stands behind it are decimals, never thousands."""
OTHER_MARK = re.compile(r"\d{1,3}(?:,\d{3})+\.\d{3}|\d{1,3}(?:\.\d{3})+,\d{3}")
"""A mark that is not the one of the thousands: as a dinar of Kuwait has three decimals."""


def amounts_in(text: str | None, near: str = "") -> list[Money]:
    """Every amount of a text that has a currency, in its order.

    Args:
        text: the text.
        near: the currency with which they are compared. A sign of several currencies, as ``¥``,
            is of this one if it may be, and else of the one that is meant most often.
    """
    found, text, last = [], text or "", 0
    for one in AMOUNT.finditer(text):
        before = BEFORE.search(text, max(last, one.start() - WINDOW), one.start())
        last = one.end()
        sign = ((before[1] if before else one["after"]) or "").strip()
        if currency := _currency(sign, near):
            scale = SCALES.get((one["scale"] or "").casefold(), 1)
            found.append(Money(amount=_number(one["figure"]) * scale, currency=currency))
    return found


def largest_of(texts: Iterable[str | None], currency: str) -> Money | None:
    """The largest amount in a currency that some texts tell; None where they tell none."""
    told = (one for text in texts for one in amounts_in(text, currency))
    found = [one for one in told if one.currency == currency]
    return max(found, key=lambda one: one.amount, default=None)


def _currency(sign: str, near: str) -> str:
    meant = currencies_of(sign.replace("\u00a0", " "))
    if not meant:
        return OLD_SIGNS.get(sign, sign) if re.fullmatch(r"[A-Z]{3}", sign) else ""
    return near if near in meant else meant[0]


def plain_amount(money: Money) -> str:
    """An amount as a finding prints it."""
    return f"{money.currency} {money.amount:,.2f}"


def _number(figure: str) -> Decimal:
    if BELOW_ONE.fullmatch(figure) or OTHER_MARK.fullmatch(figure):
        return Decimal(f"{re.sub(NO_FIGURE, '', figure[:-4])}.{figure[-3:]}")
    cents = CENTS.search(figure)
    whole = re.sub(NO_FIGURE, "", figure[: cents.start()] if cents else figure)
    return Decimal(f"{whole}.{cents[1]}" if cents else whole)
