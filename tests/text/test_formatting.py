"""Values in the words of a document: by the State's practice, by Babel, never ambiguous."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from babel import Locale
from babel.dates import format_date

from comity.model.records import Parties
from comity.pipeline.own_plugin import open_host
from comity.text.formatting import first_of_month, format_value, unit_after_number

DAY = dt.date(2026, 10, 5)


@pytest.mark.parametrize(
    ("value", "kind", "language", "written"),
    [
        (DAY, "date", "en", "5 October 2026"),
        (DAY, "date", "fr", "5 octobre 2026"),
        (dt.date(2026, 10, 1), "date", "fr", "1er octobre 2026"),
        (dt.date(2026, 10, 11), "date", "fr", "11 octobre 2026"),
        (dt.date(2026, 10, 1), "date", "en", "1 October 2026"),
        (DAY, "date", "hi", "5 अक्टूबर 2026"),
        ({"amount": "412000.00", "currency": "USD"}, "money", "en", "USD\u00a0412,000.00"),
        ({"quantity": 90, "unit": "days"}, "period", "en", "90\u00a0days"),
        ({"quantity": 1, "unit": "years"}, "period", "en", "1\u00a0year"),
        (["1", "3", "4"], "list", "en", "1, 3 and 4"),
        (["death", "injury"], "choice", "en", "death or injury"),
        (["1 Example Way", "Springfield"], "address", "en", "1 Example Way\nSpringfield"),
        (["1 Example Way", "Springfield"], "address-line", "en", "1 Example Way, Springfield"),
        ("NG", "state", "en", "Nigeria"),
        ("GB-SCT", "state", "en", "Scotland (United Kingdom)"),
        ("US-TX", "state", "fr", "Texas (États-Unis)"),
        ("GB-ZZZ", "state", "en", "United Kingdom"),
        ("hi", "language", "en", "Hindi"),
        ("xx-unknown", "language", "en", "xx-unknown"),
    ],
)
def test_a_value_is_written_out(value: object, kind: str, language: str, written: str) -> None:
    assert format_value(value, kind, language) == written


def test_a_name_stands_with_its_original_script_and_transliteration() -> None:
    name = {"full": "Arvind Kalpanik", "original_script": "अरविंद काल्पनिक"}
    assert format_value(name, "name", "en") == "Arvind Kalpanik (अरविंद काल्पनिक)"
    with_system = name | {"transliteration": "ISO 15919"}
    written = "Arvind Kalpanik (अरविंद काल्पनिक; ISO 15919)"
    assert format_value(with_system, "name", "en") == written
    assert format_value({"full": "Ada"}, "name", "en") == "Ada"


def test_a_sum_never_carries_a_sign_that_many_currencies_share() -> None:
    for currency in ("USD", "CAD", "AUD", "NGN", "GBP"):
        written = format_value({"amount": "5", "currency": currency}, "money", "en") or ""
        assert written == f"{currency}\u00a05.00"


@pytest.mark.needs_country
def test_a_date_follows_the_practice_of_the_requesting_state() -> None:
    host = open_host()
    nigeria = Parties(roles={"requesting": "NG", "requested": "US"})
    states = Parties(roles={"requesting": "US", "requested": "NG"})
    assert host.format_value(DAY, "date", "en", nigeria) == "5 October 2026"
    assert host.format_value(DAY, "date", "en", states) == "October 5, 2026"


@pytest.mark.needs_country
def test_a_states_pattern_of_dates_is_not_put_on_a_language_that_is_not_its_own() -> None:
    states = Parties(roles={"requesting": "US", "requested": "NG"})
    assert open_host().format_value(DAY, "date", "fr", states) == "5 octobre 2026"


@pytest.mark.needs_country
def test_lists_and_sums_follow_the_locale_of_the_requesting_state() -> None:
    host = open_host()
    nigeria = Parties(roles={"requesting": "NG", "requested": "US"})
    states = Parties(roles={"requesting": "US", "requested": "NG"})
    assert host.format_value(["1", "3", "4"], "list", "en", nigeria) == "1, 3 and 4"
    assert host.format_value(["1", "3", "4"], "list", "en", states) == "1, 3, and 4"


@pytest.mark.needs_country
def test_a_sum_in_a_language_that_is_not_the_states_is_written_as_that_language_does() -> None:
    germany = Parties(roles={"requesting": "DE", "requested": "US"})
    money = {"amount": "412000", "currency": "USD"}
    assert open_host().format_value(money, "money", "en", germany) == "USD\u00a0412,000.00"


def test_figures_are_grouped_as_the_language_groups_them() -> None:
    money = {"amount": "1240000", "currency": "INR"}
    assert format_value(money, "money", "en-IN") == "INR\u00a012,40,000.00"
    assert (format_value(money, "money", "fr") or "").replace("\u202f", " ").replace(
        "\xa0", " "
    ) == "1 240 000,00 INR"


def test_a_kind_that_nobody_knows_is_an_error() -> None:
    with pytest.raises(ValueError, match="no plugin can write"):
        open_host().format_value("x", "colour", "en", Parties())


@pytest.mark.parametrize(
    ("unit", "language", "written"),
    [
        ("days", "de", "Tage"),
        ("day", "de", "Tag"),
        ("months", "fr", "mois"),
        ("years", "pt-BR", "anos"),
        ("death", "de", None),
    ],
)
def test_a_unit_of_time_after_a_number(unit: str, language: str, written: str | None) -> None:
    assert unit_after_number(unit, language) == written


@pytest.mark.parametrize(
    ("form", "language", "written"),
    [
        ("full", "fr", "mardi 1er décembre 2026"),
        ("medium", "fr", "1er déc. 2026"),
        ("full", "pt_BR", "terça-feira, 1º de dezembro de 2026"),
        ("full", "de", "Dienstag, 1. Dezember 2026"),
        ("full", "en", "Tuesday, December 1, 2026"),
    ],
)
def test_the_first_of_a_month_stands_as_a_language_writes_it_also_after_a_weekday(
    form: str, language: str, written: str
) -> None:
    day, locale = dt.date(2026, 12, 1), Locale.parse(language)
    assert first_of_month(format_date(day, form, locale=locale), day, locale) == written


def test_only_the_first_of_a_month_is_an_ordinal_in_french() -> None:
    day, locale = dt.date(2026, 12, 11), Locale("fr")
    assert first_of_month("vendredi 11 décembre 2026", day, locale) == "vendredi 11 décembre 2026"


@pytest.mark.parametrize("figures", [9, 25, 60])
def test_a_length_of_time_has_every_figure(figures: int) -> None:
    quantity = int("1" * figures)
    said = format_value({"quantity": quantity, "unit": "months"}, "period", "en")
    assert said is not None
    assert re.sub(r"\D", "", said) == str(quantity)
