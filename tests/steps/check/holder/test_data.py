"""Pairs on how long data are kept and preserved."""

from __future__ import annotations

import pytest
from holder_pairs import EMERGENCY, OLD, PRESERVED, Beside, Pair, compare

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
    "a preservation that came too late": Pair(
        "holder.kept-about",
        {**OLD, "measures.0.period.to": "2025-11-15", "earlier": [PRESERVED]},
        right={**OLD, "earlier": [{**PRESERVED, "date": "2026-01-10"}]},
        says="When preservation was requested on 1 June 2026",
    ),
    "a time that starts with deletion": Pair(
        "holder.kept-from",
        {**OLD, "measures.0.period.to": "2025-11-30"},
        {"data_categories.1.retention.starts": "from deletion of the message"},
        {**OLD, "measures.0.period.to": "2025-11-30"},
        {"data_categories.1.retention.starts": "from the message"},
        says="from deletion of the message",
        severity="advice",
    ),
    "a second renewal": Pair(
        "holder.preservation-ends",
        {"earlier": [{**PRESERVED, "date": "2025-12-20", "expires": "2026-06-16"}]},
        right={"earlier": [{**PRESERVED, "date": "2026-03-18", "expires": "2026-06-16"}]},
        kind="preservation",
        says="With every extension",
        at="earlier[0]",
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


HUGE = {"quantity": "9000", "unit": "years"}
NO_END = {
    "kept": ({**OLD}, {"data_categories.1.retention.period": HUGE}, "request"),
    "to be kept": ({}, {"data_categories.1.retention.period": HUGE}, "preservation"),
    "preserved": ({}, {"preservation.period": HUGE}, "preservation"),
    "order": ({}, {"user_notification.non_disclosure_order.longest": HUGE}, "request"),
    "delay": ({}, {"user_notification.delay_longest": HUGE}, "request"),
    "process": (EMERGENCY, {"emergency.process_within": HUGE}, "request"),
}


@pytest.mark.parametrize(("paper", "notice", "kind"), NO_END.values(), ids=NO_END)
def test_a_time_beyond_the_calendar_never_ends(
    beside: Beside, paper: dict[str, object], notice: dict[str, object], kind: str
) -> None:
    assert beside(paper, notice, kind) == []


def test_data_that_are_needed_beyond_the_calendar_are_needed_on_its_last_day(
    beside: Beside,
) -> None:
    (found,) = beside({"hold_for": HUGE}, kind="preservation")
    assert "31 December 9999" in found.message


def test_any_number_of_extensions_is_counted(beside: Beside) -> None:
    times = {"preservation.extension.times": "1000000"}
    assert beside({"hold_until": "2100-01-01"}, times, "preservation")[0].message.startswith(
        "Example Mail preserves data for 90 days, so the preservation ends"
    )


def test_business_days_are_not_counted_as_days(beside: Beside) -> None:
    business = {"preservation.period.business": "true"}
    longer = {"hold_for": {"quantity": "120", "unit": "days"}}
    assert beside(longer, business, "preservation") == []
    kept = {"data_categories.1.retention.period.business": "true"}
    assert beside(OLD, kept) == []


def test_a_notice_without_a_list_of_data_says_nothing_on_a_kind_of_data(beside: Beside) -> None:
    assert beside(notice={"data_categories": None}) == []
