"""What an author wrote under a particular, told by its form: a day, days, a sum, a length of time.

The particulars of a kind are a free table, so that their values are told apart here, once, for
whoever prints or judges them.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

__all__ = ["FORMS", "as_day", "form_of"]

FORMS = ("date", "days", "money", "period")
UNITS = {"hours", "days", "months", "years"}
CURRENCY = re.compile(r"[A-Z]{3}")
ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def form_of(value: Any) -> str:
    """The form of a value: one of ``FORMS``, ``text``, ``list`` (of texts), or nothing.

    A sum is ``{amount, currency}``, days are ``{from, to}``, a period is ``{quantity, unit}``.
    """
    if isinstance(value, Mapping):
        return _form_of_table(value)
    if isinstance(value, Sequence) and not isinstance(value, str):
        plain = all(not isinstance(item, (Mapping, list, tuple)) for item in value)
        return "list" if value and plain else ""
    return "date" if as_day(value) else "text"


def as_day(value: Any) -> dt.date | None:
    """The day that a value is, or None; ``2026-10-05`` is one, ``in October`` is none."""
    if isinstance(value, dt.date):
        return value
    if not (isinstance(value, str) and ISO_DAY.fullmatch(value.strip())):
        return None
    try:
        return dt.date.fromisoformat(value.strip())
    except ValueError:
        return None


def _form_of_table(value: Mapping[str, Any]) -> str:
    keys = set(value)
    if keys == {"amount", "currency"}:
        right = _is_amount(value["amount"]) and CURRENCY.fullmatch(str(value["currency"]))
        return "money" if right else ""
    if keys == {"from", "to"}:
        return "days" if as_day(value["from"]) and as_day(value["to"]) else ""
    if keys == {"quantity", "unit"}:
        counted = re.fullmatch(r"\d{1,6}", str(value["quantity"]), re.ASCII)
        return "period" if counted and str(value["unit"]) in UNITS else ""
    return ""


def _is_amount(value: Any) -> bool:
    try:
        amount = Decimal(str(value))
    except InvalidOperation:
        return False
    # beyond this a figure is a slip of the hand, and printing it would fill the page
    return amount.is_finite() and 0 <= amount < Decimal("1e18") and amount.as_tuple().exponent >= -6  # type: ignore[operator]
