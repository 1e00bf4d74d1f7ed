"""Terms of a notice in every wording: practices that are not sure, and lists of terms."""

from __future__ import annotations

import itertools
import typing
from collections.abc import Sequence
from typing import Any

from comity.model.drafts.notice_practice import Practice

Data = dict[str, Any]


def not_sure() -> Data:
    """Practices that are not sure, with the details that then begin with a condition."""
    period = {"quantity": 30, "unit": "days"}
    after = {"user_told_after": period, "foreign_period": period}
    return {
        "preservation": {"practice": "may", "period": period, "user_told": "may"} | after,
        "user_notification": {
            **{"practice": "may", "before_disclosure": True, "ahead": period},
            **{"delays": ["An order forbids it."], "delayed": "may", "delayed_until": "its end"},
        },
        "child_safety": {"reports": "may", "reports_to": ["NCMEC"]},
        "emergency": {"practice": "may", "process_after": "may", "process_within": period},
        "removal": {"practice": "may", "within": period},
    }


def listed_terms(refusals: Sequence[str]) -> Data:
    """Who may ask, routes, refusals and costs by case, each in every wording."""
    data = {"categories": ["stored-content"]}
    practices = ({}, *({"practice": one} for one in typing.get_args(Practice)))
    price = {"price": {"amount": "0", "currency": "EUR"}}
    return {
        "who_may_ask": [{"who": f"Office {n}"} | one for n, one in enumerate(practices)],
        "routes": [
            {"way": f"By way {n}"} | who | what
            for n, (who, what) in enumerate(itertools.product(({}, {"who": "Courts"}), ({}, data)))
        ],
        "refusals": [
            {"what": f"Requests {one}"} | ({} if one == "stated" else {"practice": one})
            for one in refusals
        ],
        "costs": {
            "by_case": [
                {"when": f"In case {n}"} | one | paid
                for n, (one, paid) in enumerate(itertools.product(practices, ({}, price)))
            ]
        },
    }
