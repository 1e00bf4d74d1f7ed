"""A written value is read again: what Babel writes is true, and what lies is found."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from babel import localedata

from comity.text.formatting import format_value
from comity.text.read_back import not_said

DAY = dt.date(2026, 4, 3)
NINE = {"amount": "9000.00", "currency": "BRL"}
THREE = ["Ann Example", "Ben & Co", "x, y and z"]
LANGUAGES = [
    "ar",
    "fa",
    "he",
    "ur",
    "hi",
    "bn",
    "ne",
    "mr",
    "ta",
    "am",
    "ti",
    "th",
    "my",
    "km",
    "lo",
    "ja",
    "zh",
    "zh-Hant",
    "ko",
    "de",
    "fr",
    "es",
    "pt-BR",
    "ru",
    "uk",
    "pl",
    "hu",
    "fi",
    "cs",
    "lv",
    "eu",
    "kk",
    "tr",
    "vi",
    "id",
    "sw",
    "yo",
    "zu",
    "ka",
    "hy",
    "el",
    "en",
    "en-001",
    "en-IN",
    "de-CH",
    "es-MX",
    "ar-EG",
]
ODD = {"tok"}  # toki pona, made up by one person: 9000 stands there as 90 00

VALUES: list[tuple[str, Any]] = [
    *(("date", dt.date(2026, month, day)) for month in range(1, 13) for day in (1, 5, 28)),
    ("date", dt.date(1999, 1, 31)),
    *(
        ("money", {"amount": amount, "currency": currency})
        for amount in ("0", "1", "0.05", "1.005", "9000.00", "1234567.89")
        for currency in ("USD", "BRL", "JPY", "BHD", "BTC")
    ),
    *(("number", number) for number in (0, 1, 9000, 1234567)),
    *(
        ("period", {"quantity": quantity, "unit": unit})
        for quantity in (0, 1, 2, 3, 11, 90, 1000)
        for unit in ("hours", "days", "months", "years")
    ),
    *((kind, THREE[:count]) for kind in ("list", "choice") for count in (1, 2, 3)),
    *((kind, ["1 Road", "Town"]) for kind in ("address", "address-line")),
    ("name", {"full": "Ann", "original_script": "Анна", "transliteration": "Anna"}),
    *(("state", code) for code in ("US", "GB-SCT", "DE")),
    *(("language", tag) for tag in ("en", "pt-BR", "zh-Hant")),
    ("text", "As it is."),
]


def untrue(tag: str) -> list[tuple[str, Any, str, str]]:
    """What Babel writes of the values in a language and does not read back true."""
    written = [(kind, value, format_value(value, kind, tag) or "") for kind, value in VALUES]
    return [
        (kind, value, text, lacks)
        for kind, value, text in written
        if (lacks := not_said(text, value, kind, tag))
    ]


def test_what_babel_writes_reads_back_true_in_many_languages() -> None:
    assert {tag: found for tag in LANGUAGES if (found := untrue(tag))} == {}


@pytest.mark.long
def test_what_babel_writes_reads_back_true_in_every_language_of_cldr() -> None:
    tags = [name.replace("_", "-") for name in localedata.locale_identifiers()]
    found = {tag: untrue(tag) for tag in tags if tag.partition("-")[0] not in ODD}

    assert len(found) > 1000
    assert {tag: lies for tag, lies in found.items() if lies} == {}


def test_true_ways_of_a_state_are_true() -> None:
    written = [
        ("R$ 9.000,00", NINE, "money", "pt-BR", ("BR",)),
        ("R$ 9.000,00 (nove mil reais)", NINE, "money", "pt", ("BR",)),
        ("9000 reais brasileiros", NINE, "money", "pt-BR", ()),
        ("BRL 9'000.\u2013", NINE, "money", "de-CH", ()),
        ("BRL ٩٬٠٠٠٫٠٠", NINE, "money", "ar", ()),
        ("9 000,00 BRL", NINE, "money", "en", ()),
        ("BRL 9.000", NINE, "money", "es", ("AR",)),
        ("K9,000.00", {"amount": "9000", "currency": "ZMW"}, "money", "en", ("ZM",)),
        ("$9,000.00", {"amount": "9000", "currency": "MXN"}, "money", "es", ("MX",)),
        ("03.04.2026", DAY, "date", "en", ()),
        ("3/4/2026", DAY, "date", "en", ()),
        ("4/3/2026", DAY, "date", "en", ("US",)),
        ("2026-04-03", DAY, "date", "en", ("US",)),
        ("Friday, 3rd April 2026", DAY, "date", "en", ()),
        ("viernes 3 de abril de 2026", DAY, "date", "es", ()),
        ("二〇二六年四月三日", DAY, "date", "zh", ()),
        ("令和8年4月3日(2026年4月3日)", DAY, "date", "ja", ()),
        ("3 เมษายน 2569 (3 เมษายน 2026)", DAY, "date", "th", ()),
        ("25 መጋቢት 2018 (3 ኤፕሪል 2026)", DAY, "date", "am", ()),
        ("14 Farvardin 1405 (2026-04-03)", DAY, "date", "en", ()),
        ("3 April 2026 / 03.04.2026", DAY, "date", "en", ()),
        ("(a) Ann Example; (b) Ben & Co; and (c) x, y and z", THREE, "list", "en", ()),
        ("Ann Example;\nBen & Co;\nx, y and z", THREE, "list", "en", ()),
        ("three (3) months", {"quantity": 3, "unit": "months"}, "period", "en", ()),
        ("Town\n1 Road", ["1 Road", "Town"], "address", "hu", ()),
        ("the Federal Republic", "DE", "state", "en", ()),
        ("A ia B", ["A", "B"], "list", "xx-unknown", ()),
    ]
    lies = {row[0]: lacks for row in written if (lacks := not_said(*row))}

    assert lies == {}


def test_what_does_not_say_the_value_is_found_with_what_it_lacks() -> None:
    amount, currency, day = "the amount", "the currency", "the day, the month and the year"
    alone, items = "the items alone", "every item, in order"
    which = "whether all of the items are meant or one of them"
    unit, length = "the unit of the period", "the length of the period"
    unseen = "what a reader sees: it contains control characters"
    lies = [
        ("R$ 1", NINE, "money", "pt-BR", amount),
        ("nove mil reais", NINE, "money", "pt-BR", amount),
        ("R$ 9.000,01", NINE, "money", "pt-BR", amount),
        ("R$ 90.000,0", NINE, "money", "pt-BR", amount),
        ("R$ -9.000,00", NINE, "money", "pt-BR", amount),
        ("R$ 9.000,00 milhões", NINE, "money", "pt-BR", amount),
        ("R$ 9.000,00 (R$ 1)", NINE, "money", "pt-BR", amount),
        ("BRL 9.000", NINE, "money", "en", amount),  # nine, to whoever reads English
        ("BRL 9,000", {"amount": "9", "currency": "BRL"}, "money", "en", amount),
        ("9.000,00", NINE, "money", "pt-BR", currency),
        ("USD 9.000,00", NINE, "money", "pt-BR", currency),
        ("USD 9.000,00 (BRL)", NINE, "money", "pt-BR", currency),
        ("R$ 9.000,00", {"amount": "9000", "currency": "USD"}, "money", "pt-BR", currency),
        ("April 2026", DAY, "date", "en", day),
        ("3 May 2026", DAY, "date", "en", day),
        ("3 April 26", DAY, "date", "en", day),
        ("2026-03-04", DAY, "date", "en", day),
        ("4/3/2026", DAY, "date", "en", day),
        ("04.03.2026", DAY, "date", "en", day),
        ("3 April 2569", DAY, "date", "en", day),
        ("3 April 2026 (4 April 2026)", DAY, "date", "en", day),
        ("Ann Example and Ben & Co", THREE, "list", "en", items),
        ("Ben & Co, Ann Example and x, y and z", THREE, "list", "en", items),
        ("Ann Example, Eve, Ben & Co and x, y and z", THREE, "list", "en", alone),
        ("Ann Example, not Ben & Co and x, y and z", THREE, "list", "en", alone),
        ("Not Ann", ["Ann"], "list", "en", alone),
        ("Ann and others", ["Ann"], "list", "en", alone),
        ("A or B", ["A", "B"], "list", "en", which),
        ("A and B", ["A", "B"], "choice", "en", which),
        ("A, which is not at all B", ["A", "B"], "list", "xx-unknown", alone),
        ("1 Road", ["1 Road", "Town"], "address", "en", "every line"),
        ("1 Road\nTown\nMars", ["1 Road", "Town"], "address", "en", "the lines alone"),
        ("9", 90, "number", "en", "the number"),
        ("ninety", 90, "number", "en", "the number"),
        ("9 days", {"quantity": 90, "unit": "days"}, "period", "en", length),
        ("a while", {"quantity": 90, "unit": "days"}, "period", "en", length),
        ("يومان", {"quantity": 1, "unit": "days"}, "period", "ar", length),
        ("90 months", {"quantity": 90, "unit": "days"}, "period", "en", unit),
        ("90 days or months", {"quantity": 90, "unit": "days"}, "period", "en", unit),
        ("90", {"quantity": 90, "unit": "days"}, "period", "en", unit),
        ("Ann", {"full": "Ann", "original_script": "Анна"}, "name", "en", "every form of the name"),
        ("France", "DE", "state", "en", "the State"),
        ("Französisch", "de", "language", "de", "the language"),
        ("As", "As it is.", "text", "en", "the text"),
        (" ", DAY, "date", "en", "anything"),
        ("3 April\x08 2026", DAY, "date", "en", unseen),
        ("3 April 2026", "2026-04-03", "date", "en", "a value of this kind"),
    ]  # fmt: skip
    found = {
        (text, kind, tag): not_said(text, value, kind, tag) for text, value, kind, tag, _ in lies
    }

    assert found == {(text, kind, tag): lacks for text, _, kind, tag, lacks in lies}


def test_what_is_said_of_a_lie_never_tells_the_value() -> None:
    secrets = ["Anna Secret", "9000.00", "2026"]
    lacks = [
        not_said("nobody", ["Anna Secret"], "list", "en"),
        not_said("1", NINE, "money", "en"),
        not_said("never", DAY, "date", "en"),
        not_said("nobody", {"full": "Anna Secret"}, "name", "en"),
    ]

    assert all(lacks)
    assert not [text for text in lacks for secret in secrets if secret in text]


def test_an_amount_with_more_decimals_than_its_currency_is_written_whole() -> None:
    written = [
        format_value({"amount": amount, "currency": currency}, "money", "en")
        for amount, currency in (
            ("1.005", "EUR"),
            ("9000.50", "JPY"),
            ("9000", "JPY"),
            ("9", "EUR"),
        )
    ]

    assert [text.replace("\u00a0", " ") for text in written if text] == [
        "EUR 1.005",
        "JPY 9,000.5",
        "JPY 9,000",
        "EUR 9.00",
    ]
