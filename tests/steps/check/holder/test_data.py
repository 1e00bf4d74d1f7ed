"""Pairs on how long data are kept and preserved."""

from __future__ import annotations

import pytest
from holder_pairs import OLD, PRESERVED, Beside, Pair, compare

DATA = {
    "gone": Pair(
        "notice.no-longer-kept",
        {**OLD, "measures.0.period.to": "2025-11-30"},
        right={**OLD, "measures.0.period.to": "2025-11-30", "earlier": [PRESERVED]},
        says="180 days",
    ),
    "gone at most": Pair(
        "holder.kept-about",
        OLD,
        {"data_categories.1.retention.period.bound": "at-most"},
        says="at most 180 days",
    ),
    "gone about": Pair(
        "holder.kept-about",
        OLD,
        {"data_categories.1.retention.period.bound": "about"},
        says="probably gone",
    ),
    "kept at least": Pair(
        "holder.kept-about",
        OLD,
        {"data_categories.1.retention.period.bound": "at-least"},
        severity="advice",
        says="may be gone",
    ),
    "kept in general": Pair(
        "notice.no-longer-kept",
        wrong_notice={"data_categories.0.retention": None}
        | {"retention": {"period": {"quantity": "10", "unit": "days"}}},
        says="10 days",
    ),
    "kept in words": Pair(
        "holder.kept-in-words",
        wrong_notice={"data_categories.0.retention": {"text": "for the life of the account"}},
        says="for the life of the account",
        severity="advice",
    ),
    "kept after deletion": Pair(
        "holder.kept-after-deletion",
        wrong_notice={
            "data_categories.0.retention.after_deletion": {"quantity": "30", "unit": "days"}
        },
        severity="advice",
    ),
    "data to preserve that are gone": Pair(
        "holder.kept-about",
        {"measures.0.period.from": "2025-10-01", "measures.0.period.to": "2025-11-30"},
        kind="preservation",
        says="`traffic-data`",
    ),
    "a preservation of another company": Pair(
        "notice.no-longer-kept",
        {**OLD, "earlier": [{**PRESERVED, "holder": "Sample Chat"}]},
        right={**OLD, "earlier": [{**PRESERVED, "holder": "Example Mail"}]},
    ),
    "a preservation that lapsed": Pair(
        "holder.preservation-lapsed",
        {"earlier": [{**PRESERVED, "expires": "2026-06-10"}]},
        right={"earlier": [{**PRESERVED, "expires": "2026-08-10"}]},
        says="10 June 2026",
    ),
    "a preservation that ends before the answer": Pair(
        "holder.preservation-ends",
        {"earlier": [{**PRESERVED, "date": "2026-04-01"}]},
        right={"earlier": [PRESERVED]},
        says="The draft needs the data until 15 July 2026",
    ),
    "a preservation that was extended too often": Pair(
        "holder.preservation-ends",
        {"earlier": [{**PRESERVED, "date": "2026-01-10", "expires": "2026-08-01"}]},
        right={"earlier": [{**PRESERVED, "date": "2026-03-01", "expires": "2026-08-01"}]},
        says="With every extension",
    ),
    "preserved for too long": Pair(
        "holder.preservation-ends",
        {"hold_for": {"quantity": "120", "unit": "days"}},
        kind="preservation",
        says="ends on 13 September 2026",
    ),
    "no extension": Pair(
        "holder.preservation-ends",
        {"hold_for": {"quantity": "120", "unit": "days"}},
        {"preservation.extensions": "no"},
        kind="preservation",
        says="does not extend this",
    ),
    "too few extensions": Pair(
        "holder.preservation-ends",
        {"hold_until": "2027-06-01"},
        kind="preservation",
        says="With every extension",
    ),
    "a shorter period for other States": Pair(
        "holder.preservation-ends",
        wrong_notice={"preservation.foreign_period": {"quantity": "30", "unit": "days"}},
        kind="preservation",
        says="30 days",
    ),
    "no preservation": Pair(
        "holder.preservation-refused",
        wrong_notice={"preservation": {"practice": "no"}},
        kind="preservation",
    ),
    "data to come": Pair(
        "holder.preservation-future",
        {"measures.0.period.to": "2026-07-15"},
        kind="preservation",
        says="15 July 2026",
    ),
    "for other States in words": Pair(
        "holder.preservation-foreign",
        wrong_notice={"preservation.foreign": "Ask through the point of contact."},
        kind="preservation",
        severity="advice",
        says="Ask through the point of contact.",
    ),
}


@pytest.mark.parametrize("pair", DATA.values(), ids=DATA)
def test_a_mismatch_is_told_and_the_paper_that_fits_is_not(beside: Beside, pair: Pair) -> None:
    compare(beside, pair)
