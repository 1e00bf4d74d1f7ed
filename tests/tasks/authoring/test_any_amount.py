"""Whatever amount is written, in whatever language: it is read as itself, or asked about."""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal

import pytest
from babel.core import get_global
from babel.numbers import format_decimal, get_currency_precision
from hypothesis import given
from hypothesis import strategies as st

from comity.tasks.authoring.amount_reading import read_amount
from comity.tasks.authoring.questions import Refused

PAGES = ("en", "de", "fr")
WRITTEN_IN = (*PAGES, "es", "it", "pt", "nl", "pl", "sv", "tr", "id", "de_CH", "fr_CH", "en_IN")
CURRENCIES = sorted(
    {"EUR", "KES", "CHF", "INR", *(code for code in get_global("currency_fractions"))}
    - {"DEFAULT", "XXX"}
)


def written(amount: Decimal, places: int, language: str) -> str:
    """An amount with so many decimals, as a language has its marks."""
    form = "#,##,##0" if language == "en_IN" else "#,##0"
    form += f".{'0' * places}" if places else ""
    return format_decimal(amount, form, language)


@given(
    st.integers(min_value=0, max_value=10**9),
    st.sampled_from(CURRENCIES),
    st.booleans(),
    st.sampled_from(WRITTEN_IN),
    st.sampled_from(PAGES),
)
def test_an_amount_is_never_read_as_another(
    units: int, code: str, whole: bool, language: str, page: str
) -> None:
    places = 0 if whole else get_currency_precision(code)
    amount = Decimal(units).scaleb(-places)

    with suppress(Refused):
        found = read_amount(f"{written(amount, places, language)} {code}", page)
        assert Decimal(found["amount"]) == amount


@given(st.from_regex(r"0[.,][0-9]{1,6}", fullmatch=True), st.sampled_from(CURRENCIES))
def test_what_begins_with_a_nought_is_less_than_one(figures: str, code: str) -> None:
    for page in PAGES:
        found = read_amount(f"{figures} {code}", page)
        assert Decimal(found["amount"]) == Decimal(figures.replace(",", "."))


@given(
    st.from_regex(r"[1-9][0-9]{0,2},[0-9]{3}", fullmatch=True),
    st.sampled_from([code for code in CURRENCIES if get_currency_precision(code) == 3]),
)
def test_a_comma_before_three_decimals_of_a_currency_is_asked_about(
    figures: str, code: str
) -> None:
    for page in PAGES:
        with pytest.raises(Refused) as refused:
            read_amount(f"{figures} {code}", page)
        assert figures in refused.value.said.text


@pytest.mark.parametrize("page", ["de", "fr", "es", "pt"])
def test_a_comma_is_asked_about_where_it_stands_before_decimals(page: str) -> None:
    with pytest.raises(Refused) as refused:
        read_amount("1,500 EUR", page)
    assert "1500 or as 1.5" in refused.value.said.text
    assert read_amount("1,500 EUR", page, doubtful=True)["amount"] == "1.500"
    assert read_amount("1,500 EUR", "en")["amount"] == "1500"
