"""Dates as people write them are read as what they say, never guessed, and shown back clearly."""

from __future__ import annotations

import datetime as dt

import pytest
from babel.dates import format_date
from babel.localedata import locale_identifiers
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.text.written_dates import read_date, shown

TODAY = dt.date(2026, 11, 28)
FIFTH = dt.date(2026, 10, 5)
TENTH_OF_MAY = dt.date(2026, 5, 10)
LOCALES = sorted(
    one for one in locale_identifiers() if one.split("_")[0] in ("en", "de", "fr", "pt", "es")
)


def read(text: str, **given: str) -> tuple[dt.date, ...]:
    return read_date(text, today=TODAY, **given).readings


def refused(text: str, **given: str) -> str:
    refusal = read_date(text, today=TODAY, **given).refusal
    assert refusal is not None and refusal.cure
    return refusal.id.partition("/")[2] or refusal.id


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("5 October 2026", "en"),
        ("5 Oct 26", "en"),
        ("October 5, 2026", "en"),
        ("Oct. 5th, 2026", "en"),
        ("the 5th of October 2026", "en"),
        ("Monday, 5 October 2026", "en"),
        ("2026-10-05", "en"),
        ("2026/10/5", "fr"),
        ("20261005", "de"),
        ("5. Oktober 2026", "de"),
        ("Montag, den 5. Oktober 2026", "de"),
        ("5 octobre 2026", "fr"),
        ("lundi 5 octobre 2026", "fr"),
        ("5 de outubro de 2026", "pt-BR"),
        ("5 de octubre de 2026", "es"),
        ("5 Oktoba 2026", "sw"),
        ("2026年10月5日", "ja"),
        ("5 अक्टूबर 2026", "hi"),
        ("5 octobre 2026", "en"),
        ("  5 October 2026. ", "en"),
    ],
)
def test_a_date_with_one_reading_is_read(text, language):
    assert read(text, language=language) == (FIFTH,)


def test_day_and_month_that_may_be_exchanged_are_two_readings():
    both = read_date("05/10/2026", today=TODAY)
    assert set(both.readings) == {FIFTH, TENTH_OF_MAY}
    assert both.date is None and not both.decided


@pytest.mark.parametrize(
    ("given", "day"),
    [
        ({"state": "US"}, TENTH_OF_MAY),
        ({"state": "KE"}, FIFTH),
        ({"state": "GB-SCT"}, FIFTH),
        ({"state": "US", "language": "de"}, TENTH_OF_MAY),
        ({"language": "en-US"}, TENTH_OF_MAY),
        ({"language": "en-GB"}, FIFTH),
        ({"language": "de"}, FIFTH),
    ],
)
def test_the_state_or_the_language_decides_and_says_so(given, day):
    one = read_date("05/10/2026", today=TODAY, **given)
    assert one.date == day and one.decided


def test_a_state_that_writes_the_year_first_decides_nothing():
    assert len(read("05/10/2026", state="CA")) == 2


def test_a_day_beyond_twelve_needs_no_state():
    assert read("25/10/2026") == (dt.date(2026, 10, 25),) == read("10/25/2026", state="KE")


@pytest.mark.parametrize(
    ("text", "days"),
    [
        *(("today", 0), ("yesterday", -1), ("Tomorrow", 1), ("heute", 0), ("gestern", -1)),
        *(("aujourd’hui", 0), ("hier", -1), ("ontem", -1), ("ayer", -1), ("leo", 0)),
    ],
)
def test_words_for_a_day_count_from_the_day_that_is_given(text, days):
    assert read(text) == (TODAY + dt.timedelta(days=days),)


def test_a_year_of_two_digits_is_never_far_ahead():
    assert read("3 April 76") == (dt.date(1976, 4, 3),)
    assert read("3 April 30") == (dt.date(2030, 4, 3),)
    assert read("3 April 36") == (dt.date(2036, 4, 3),)
    assert read("3 April 37") == (dt.date(1937, 4, 3),)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("October 2026", "no-day"),
        ("10/2026", "no-day"),
        ("5 October", "no-year"),
        ("5.10.", "no-year"),
        ("31 February 2026", "impossible"),
        ("32.10.2026", "impossible"),
        ("13/13/2026", "impossible"),
        ("2026-13-05", "impossible"),
        ("5/10/206", "impossible"),
        ("26-10-05", "century"),
        ("Tuesday, 5 October 2026", "value.date-weekday"),
        *((text, "unread") for text in ("", "x", "5", "soon", "12:30", "5 Smarch 26")),
        *((text, "unread") for text in ("5 October 2026 or 6", "1985 or 1986", "about 5 May 2026")),
        *((text, "unread") for text in ("+44 20 7946 0000", "FMJ/CAU/MLA/2026/0417", "1.2.3.4")),
    ],
)
def test_what_is_no_date_is_refused_with_a_cure(text, why):
    assert refused(text) == why


def test_an_ambiguous_date_is_settled_by_its_day_of_the_week():
    assert read("Monday 05/10/2026") == (FIFTH,)
    assert read("Sunday 05/10/2026") == (TENTH_OF_MAY,)


def test_a_day_of_the_week_that_fits_leaves_it_said_that_the_state_decided():
    one = read_date("Monday 05/10/2026", today=TODAY, state="KE")
    assert one.date == FIFTH and one.decided


@settings(deadline=None)
@given(
    day=st.dates(dt.date(1000, 1, 1), dt.date(9999, 12, 31)),
    locale=st.sampled_from(LOCALES),
    form=st.sampled_from(["full", "long", "medium"]),
)
def test_what_the_cldr_writes_with_a_name_or_in_its_own_order_is_read(day, locale, form):
    written = format_date(day, form, locale=locale)
    assert day in read(written, language=locale.replace("_", "-")), written


@settings(deadline=None)
@given(
    day=st.dates(dt.date(1940, 1, 1), dt.date(2036, 12, 31)),
    locale=st.sampled_from(LOCALES),
)
def test_what_the_cldr_writes_in_figures_is_among_the_readings(day, locale):
    one = read_date(
        format_date(day, "short", locale=locale), language=locale.replace("_", "-"), today=TODAY
    )
    assert day in one.readings or (one.refusal is not None and one.refusal.id.endswith("century"))


@settings(deadline=None)
@given(
    day=st.dates(dt.date(1000, 1, 1), dt.date(9999, 12, 31)),
    language=st.sampled_from(["en", "en-GB", "de", "fr", "pt-BR", "es", "sw", "hi", "ja"]),
)
def test_a_date_shown_back_is_read_as_the_same_date(day, language):
    assert read(shown(day, language), language=language) == (day,)


@given(text=st.text(max_size=40))
def test_any_text_is_read_or_refused(text):
    one = read_date(text, today=TODAY)
    assert bool(one.readings) != (one.refusal is not None)
    assert len(one.readings) <= 2


def test_a_date_is_shown_with_the_name_of_its_month():
    assert shown(FIFTH) == "5 October 2026"
    assert shown(FIFTH, "de") == "5. Oktober 2026"
