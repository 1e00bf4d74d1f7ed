"""The core reads sums in texts by the words and signs of which the browser asks what is meant."""

from __future__ import annotations

from comity.text.currency_words import currencies_of, currency_words

LANGUAGES = ("en", "de", "fr", "es")


def test_what_the_core_takes_for_one_currency_the_browser_takes_for_no_other(application):
    from comity_web.forms.currencies import currencies_meant, currency_found

    ones = {word: codes for word, codes in currency_words().items() if len(codes) == 1}
    assert len(ones) > 40
    for word, codes in ones.items():
        told = {currency_found(tag, word) for tag in LANGUAGES}
        assert {one for one in told if one.isupper() and len(one) == 3 and one != word.upper()} <= {
            *codes
        }, word
        meant = {code for tag in LANGUAGES for code in currencies_meant(tag, word)}
        assert meant <= {*codes}, word


def test_what_may_be_several_is_asked_in_the_browser_and_is_each_of_them_here(application):
    from comity_web.forms.currencies import currencies_meant, currency_found

    several = {word: codes for word, codes in currency_words().items() if len(codes) > 1}
    assert {"¥", "fcfa", "$"} <= several.keys()
    for word, codes in several.items():
        meant = {code for tag in LANGUAGES for code in currencies_meant(tag, word)}
        assert currency_found("en", word) == word
        assert meant == {*codes}, word
    assert currencies_of("FCFA") == ("XAF", "XOF")
