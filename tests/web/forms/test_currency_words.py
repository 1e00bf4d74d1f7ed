"""Currencies by signs and by their official names: taken where one can be meant, else asked."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("typed", "language", "code"),
    [
        ("Pound sterling", "en", "GBP"),
        ("pounds sterling", "de", "GBP"),
        ("UK pounds", "en", "GBP"),
        ("Kenya shillings", "en", "KES"),
        ("shillings of Kenya", "en", "KES"),
        ("Uganda Shilling", "en", "UGX"),
        ("Swedish crowns", "en", "SEK"),
        ("Norwegian krone", "en", "NOK"),
        ("Ghana cedis", "en", "GHS"),
        ("Yuan Renminbi", "en", "CNY"),
        ("Rial Omani", "fr", "OMR"),
        ("zł", "en", "PLN"),
        ("₹", "en", "INR"),
        ("A$", "en", "AUD"),
        ("Belgian francs", "en", "BEF"),
    ],
)
def test_a_currency_is_taken_by_its_official_name_and_by_a_sign_of_its_own(
    application, typed, language, code
):
    from comity_web.forms.currencies import currency_found

    assert currency_found(language, typed) == code


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("¥", {"JPY", "CNY"}),
        ("FCFA", {"XAF", "XOF"}),
        ("F CFA", {"XAF", "XOF"}),
        ("F\u202fCFA", {"XAF", "XOF"}),
        ("￥", {"JPY", "CNY"}),
        ("crowns", {"SEK", "NOK", "DKK", "CZK", "ISK"}),
        ("kr", {"SEK", "NOK", "DKK", "ISK"}),
        ("$", {"USD", "CAD", "MXN", "ARS"}),
        ("C$", {"NIO", "CAD"}),
        ("Rs.", {"INR", "PKR", "LKR"}),
        ("sh", {"KES", "TZS", "UGX", "SOS"}),
        ("roubles", {"RUB", "BYN"}),
        ("Ft", {"HUF"}),
        ("cedi", {"GHS"}),
    ],
)
def test_what_may_be_several_or_is_letters_of_one_state_alone_is_asked(application, typed, meant):
    from comity_web.forms.currencies import currencies_meant, currency_found

    assert currency_found("en", typed) == typed
    assert meant <= set(currencies_meant("en", typed))


@pytest.mark.parametrize("typed", ["Zimbabwe dollar", "Bhutan rupees", "gold bars", "Kenya"])
def test_the_money_of_another_state_is_not_taken_for_that_of_a_state(application, typed):
    from comity_web.forms.currencies import currencies_meant, currency_found

    assert currency_found("en", typed) == typed
    assert currencies_meant("en", typed) == ()


def test_the_yuan_comes_first_in_a_case_about_china(application, host):
    from comity.text.messages import ENGLISH
    from comity_web.judging.currency_said import currency_said

    tree = {
        "requesting": {"state": "KE"},
        "requested": {"state": "CN"},
        "loss": {"currency": "¥"},
    }
    cure = currency_said({"field": "loss.currency"}, tree, ENGLISH)["cure"]
    assert cure.index("CNY") < cure.index("JPY")
