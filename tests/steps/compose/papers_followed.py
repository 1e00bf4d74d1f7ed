"""Letters about an earlier paper, to an authority and to a company; requests that extend one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Any

Data = dict[str, Any]

COMPANY = {"provider": {"name": "Example Mail"}}


def followed(start: Data, keeping: Data) -> Iterator[Data]:
    """Letters about a paper, and extensions of a preservation.

    Args:
        start: what each letter has.
        keeping: what a preservation has beside that, without a form.
    """
    yield from _letters(start)
    row = {"kind": "preservation", "reference": "P/0", "date": "2026-05-01"}
    asked = {"kind": "request", "reference": "R/1", "date": "2026-06-01", "authority": "Ministry"}
    longer = {"hold_for": {"quantity": 90, "unit": "days"}}
    until = {"hold_until": "2026-12-01"}
    for form, ends in product(("point-of-contact", "provider"), (True, False)):
        rows = [row | ({"expires": "2026-11-01"} if ends else {}), *([asked] if ends else [])]
        again = {"form": form, "renews": "P/0", "earlier": rows, "request_intended": True}
        for times in (longer | until, longer, until):
            yield start | keeping | again | times
    first = {"form": "provider", "request_intended": True}
    for secret in (True, False):
        yield start | keeping | first | {"confidentiality": {"wanted": secret}}
    official = {"form": "point-of-contact", "request_intended": True}
    yield start | keeping | official | {"confidentiality": {"wanted": False}}
    yield start | keeping | first | {"request_by": "2026-11-01"}


def _letters(start: Data) -> Iterator[Data]:
    about = start | {"concerning": {"reference": "R", "their_reference": "N"}}
    held = {"asked_by": "2026-09-01", "answer_by": "2026-12-01", "preserved_until": "2026-12-20"}
    for notice in ("forbid", "delay", "allow"):
        secret = {"confidentiality": {"wanted": notice != "allow", "user_notice": notice}}
        yield about | COMPANY | secret | {"kind": "reminder", "outstanding": ["A"]} | held
    for to in ({}, COMPANY):
        danger = {"urgency": {"level": "emergency", "danger": "A bomb."}, "outstanding": ["A"]}
        yield about | to | danger | {"kind": "reminder"} | held
    for to in ({}, COMPANY, {"addressee": {"name": "Point"}}):
        yield about | to | {"kind": "reminder", "outstanding": ["A"], "acknowledged": "2026-09-01"}
        for outcome in ("answered", "answered-in-part", "no-longer-needed"):
            ended = {"kind": "closing", "outcome": outcome, "release": outcome == "answered"}
            yield about | to | ended
            if to == COMPANY:
                yield about | to | ended | {"order": {"kind": "production"}}
    yield from _of_orders(about | COMPANY | {"kind": "reminder", "outstanding": ["A"]})


def _of_orders(reminder: Data) -> Iterator[Data]:
    """Reminders of orders: by a certificate and by another law, each with what is known of time."""
    length, days = {"quantity": 10, "unit": "days"}, ("2026-01-02", "2036-01-02")
    for kind in ("production", "preservation"):
        yield reminder | {"order": {"kind": kind, "instrument": "orders"}}
        asked = {"asked_by": "2026-01-02", "answer_by": "2026-01-09"}
        yield reminder | {"order": {"kind": kind}} | asked
        yield reminder | {"order": {"kind": kind, "instrument": "An Act", "within": length}}
        for day in days:
            yield reminder | {"order": {"kind": kind, "last_day": day}}
            yield reminder | {"order": {"kind": kind, "last_day": day, "within": length}}
