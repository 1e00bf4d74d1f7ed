"""Amounts are read from texts with their currency, and nothing else is an amount."""

from __future__ import annotations

import pytest

from comity.steps.check.amounts_told import amounts_in, largest_of, plain_amount


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("about 1.1 million US dollars, in six payments", ["USD 1,100,000.00"]),
        ("the balance was 2,605,589 dollars.", ["USD 2,605,589.00"]),
        ("EUR 50,000.00 went there", ["EUR 50,000.00"]),
        ("740 000 EUR sur un compte", ["EUR 740,000.00"]),
        ("68,5 millions d’euros", ["EUR 68,500,000.00"]),
        ("up to PLN 4,200,000.", ["PLN 4,200,000.00"]),
        ("On 12 May 2006 USD 10 000 were paid", ["USD 10,000.00"]),
        ("£2,000 and $3 million", ["GBP 2,000.00", "USD 3,000,000.00"]),
        ("¥ 5,000 and 20 000 FCFA", ["JPY 5,000.00", "XAF 20,000.00"]),
        ("CFA francs 400,000", ["XAF 400,000.00"]),
        ("30 roubles, 2 real persons, 12 kr", ["RUB 30.00"]),
        ("in 1998 and 1999, on account 000111222", []),
        ("4.2 million was paid for 900 lorries", []),
        ("0,500 KWD, then KWD 1,234.500", ["KWD 0.50", "KWD 1,234.50"]),
    ],
)
def test_amounts_are_read_with_their_currency(text: str, amounts: list[str]) -> None:
    assert [plain_amount(one) for one in amounts_in(text)] == amounts


def test_the_largest_amount_is_of_the_currency_that_is_asked_for() -> None:
    largest = largest_of(["EUR 5 and USD 900", None, "EUR 12.50"], "EUR")
    assert largest is not None
    assert plain_amount(largest) == "EUR 12.50"
    assert largest_of(["USD 900"], "EUR") is None


@pytest.mark.parametrize(
    ("text", "near", "amount"),
    [
        ("¥ 5,000 were paid", "CNY", "CNY 5,000.00"),
        ("20 000 FCFA ont été versés", "XOF", "XOF 20,000.00"),
        ("$900 was paid", "CAD", "CAD 900.00"),
        ("US$900 was paid", "CAD", "USD 900.00"),
        ("KES 900 was paid", "CAD", "KES 900.00"),
    ],
)
def test_a_sign_of_several_currencies_is_of_the_one_that_is_compared(text, near, amount) -> None:
    assert [plain_amount(one) for one in amounts_in(text, near)] == [amount]
    assert largest_of([text], near) == next(
        (one for one in amounts_in(text, near) if one.currency == near), None
    )
