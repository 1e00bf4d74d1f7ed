"""Periods counted: real calendars, leap days, month ends, summer time, years without a calendar."""

from __future__ import annotations

import calendar
import datetime as dt
from zoneinfo import ZoneInfo

import holidays
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.law.counting import CountRule, count_back, count_days, count_hours
from comity.law.day_zones import zone_of_state
from comity.law.working_days import calendar_of

ONE = dt.timedelta(days=1)
STATES = ("NG", "US", "IN", "GB", "GB-SCT", "DE", "DE-BY", "BR", "KE", "IE", "CH", "SA", "IL")
ZONES = (
    "Europe/Dublin",
    "America/New_York",
    "Australia/Lord_Howe",
    "Asia/Kolkata",
    "America/Sao_Paulo",
)
days = st.dates(dt.date(2020, 1, 1), dt.date(2034, 12, 31))
states = st.sampled_from(STATES)
few = settings(max_examples=60, deadline=None)


def works(code: str, day: dt.date) -> bool:
    """Whether the package itself, asked for this State alone, has a day as a working day."""
    state, _, part = code.partition("-")
    return bool(holidays.country_holidays(state, subdiv=part or None).is_working_day(day))


def between(code: str, start: dt.date, end: dt.date) -> int:
    span = (end - start).days
    return sum(works(code, start + n * ONE) for n in range(1, span + 1))


@few
@given(days, st.integers(1, 40), states, states)
def test_so_many_working_days_of_that_state_lie_up_to_the_end_whatever_the_other_side_keeps(
    start: dt.date, quantity: int, code: str, other: str
) -> None:
    calendar_of(other).off(start)  # asked before, and never joined
    found = count_days(start, quantity, "days", calendar_of(code), CountRule(days="working"))
    assert found.day is not None and found.certain
    assert works(code, found.day)
    assert between(code, start, found.day) == quantity


@few
@given(days, st.integers(2, 60), states, st.integers(0, 2))
def test_a_last_day_moves_to_the_next_working_day_only_where_law_says_so(
    start: dt.date, quantity: int, code: str, least: int
) -> None:
    plain = count_days(start, quantity, "days", calendar_of(code), CountRule())
    moved = count_days(
        start, quantity, "days", calendar_of(code), CountRule(rolls=True, least=least)
    )
    assert plain.day == start + quantity * ONE
    assert moved.day is not None and moved.day >= plain.day
    assert works(code, moved.day)
    assert between(code, start, moved.day) >= least
    if moved.day > plain.day:
        inner = (plain.day + n * ONE for n in range((moved.day - plain.day).days))
        assert not any(works(code, day) for day in inner) or between(code, start, plain.day) < least
    told = {step.id for step in plain.steps}
    assert ("counted.last-day/not-read" in told) is not works(code, plain.day)


@few
@given(days, st.integers(1, 60), st.sampled_from(("months", "years")))
def test_a_month_or_a_year_ends_on_the_same_number_or_on_the_last_day_of_its_month(
    start: dt.date, quantity: int, unit: str
) -> None:
    found = count_days(start, quantity, unit, calendar_of("DE"), CountRule())
    assert found.day is not None
    months = (found.day.year - start.year) * 12 + found.day.month - start.month
    assert months == quantity * (12 if unit == "years" else 1)
    last = calendar.monthrange(found.day.year, found.day.month)[1]
    assert found.day.day == min(start.day, last)
    assert ("counted.month-end" in {step.id for step in found.steps}) is (
        found.day.day != start.day
    )


@few
@given(
    st.datetimes(dt.datetime(2020, 1, 1), dt.datetime(2037, 1, 1), timezones=st.just(dt.UTC)),
    st.integers(1, 200),
    st.sampled_from(ZONES),
)
def test_hours_are_real_hours_though_a_clock_on_the_wall_was_changed(
    start: dt.datetime, quantity: int, zone: str
) -> None:
    found = count_hours(start.astimezone(ZoneInfo(zone)), quantity, zone)
    assert found.moment is not None and found.moment.tzinfo is not None
    assert found.moment.astimezone(dt.UTC) - start == dt.timedelta(hours=quantity)
    assert found.day == found.moment.astimezone(ZoneInfo(zone)).date()


def test_eight_hours_over_the_end_of_summer_time_end_an_hour_earlier_by_the_wall() -> None:
    start = dt.datetime(2026, 10, 25, 0, 20, tzinfo=ZoneInfo("Europe/Berlin"))
    found = count_hours(start, 8, "Europe/Berlin", "Regulation 1182/71, art. 3(1)")
    assert f"{found.moment:%H:%M %z}" == "07:20 +0100"
    assert "which gives 08:00" in found.steps[-1].text  # the hour of the event left out


@few
@given(days, st.integers(1, 30), st.sampled_from(("XA", "EU", "XA-01")))
def test_a_state_without_a_calendar_is_never_taken_to_have_no_holidays(
    start: dt.date, quantity: int, code: str
) -> None:
    for rule in (CountRule(), CountRule(days="working"), CountRule(rolls=True, least=2)):
        found = count_days(start, quantity, "days", calendar_of(code), rule)
        assert not found.certain
        assert any(step.id.startswith("counted.not-known") for step in found.steps)


def test_a_year_outside_the_calendar_of_a_state_is_not_known() -> None:
    germany = calendar_of("DE")
    assert (germany.first, germany.last) == (1991, 2100)
    for year in (1990, 2101):
        off = germany.off(dt.date(year, 12, 25))
        assert off is not None and off.why == "not-known"
    over = count_days(dt.date(2100, 12, 30), 3, "days", germany, CountRule(days="working"))
    assert not over.certain
    assert "at the earliest" in over.steps[0].text


def test_a_year_of_which_the_package_has_some_holidays_only_is_not_known() -> None:
    india = calendar_of("IN")  # those of the moon are there from 2001 to 2035
    assert [india.knows(year) for year in (2000, 2001, 2035, 2036)] == [False, True, True, False]
    off = india.off(dt.date(2036, 8, 15))
    assert off is not None and off.why == "not-known"


def test_leap_days_and_the_end_of_the_calendar() -> None:
    none = CountRule()
    kenya = calendar_of("KE")
    assert count_days(dt.date(2028, 2, 29), 1, "years", kenya, none).day == dt.date(2029, 2, 28)
    assert count_days(dt.date(2028, 1, 31), 1, "months", kenya, none).day == dt.date(2028, 2, 29)
    assert count_days(dt.date(2027, 2, 28), 1, "days", kenya, none).day == dt.date(2027, 3, 1)
    assert count_days(dt.date(9999, 12, 30), 7, "days", kenya, none).day is None
    first = CountRule(first_day=True)
    assert count_days(dt.date(2026, 11, 2), 3, "days", kenya, first).day == dt.date(2026, 11, 4)


def test_days_before_a_hearing_are_counted_back_to_a_working_day() -> None:
    found = count_back(dt.date(2027, 1, 25), 30, "days", calendar_of("KE"))
    assert found.day == dt.date(2026, 12, 26)
    assert "24 December 2026" in found.steps[-1].text  # the 25th and the 26th are holidays


def test_a_holiday_that_follows_the_moon_is_told_as_an_estimate() -> None:
    rule = CountRule(days="working")
    found = count_days(dt.date(2027, 3, 5), 7, "days", calendar_of("NG"), rule)
    assert found.day == dt.date(2027, 3, 18)
    text = " ".join(step.text for step in found.steps)
    assert "10 March 2027 (Eid al-Fitr), 11 March 2027 (Eid al-Fitr Holiday)" in text
    assert "estimated: 10 March 2027 and 11 March 2027" in text


def test_the_zone_of_a_state_is_its_only_one_or_that_of_its_seat_or_not_known() -> None:
    assert zone_of_state("US-CA") == zone_of_state("US")
    names = {code: getattr(zone_of_state(code), "name", None) for code in ("KE", "US", "BR", "EU")}
    assert names == {
        "KE": "Africa/Nairobi",
        "US": "America/New_York",
        "BR": "America/Sao_Paulo",
        "EU": None,
    }
    assert [code for code in ("US", "DE") if getattr(zone_of_state(code), "several", None)] == [
        "US"
    ]
