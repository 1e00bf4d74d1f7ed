"""Papers of an opening have no period, and a list may tell a period in words."""

from __future__ import annotations

from typing import Any

import pytest

RULE = "form.period-missing"


@pytest.fixture
def asked(rules_of_measure: Any) -> Any:
    """``asked(title, *items)``: the rules found on the records of an account without a period."""

    def asked(title: str, *items: str) -> set[str]:
        account = {"bank": "Sample Bank", "number": "5"}
        more = {"title": title, "items": list(items), "accounts": [account]}
        return rules_of_measure([], "bank-records", more, {})

    return asked


@pytest.mark.parametrize(
    ("open_", "told"),
    [
        (("Statements", "Orders"), ("Statements from the opening until today", "Orders")),
        (("Kontoauszüge",), ("Kontoauszüge seit der Eröffnung bis heute", "Überweisungen")),
        (("Relevés",), ("Relevés depuis l’ouverture du compte jusqu’à ce jour", "Virements")),
        (("Who opened the account, and all payments",), ("Who opened the two accounts",)),
        (("Copies of letters",), ("Copies of identity papers", "Signatories")),
    ],
)
def test_a_period_is_asked_for_where_no_words_tell_it(
    asked: Any, open_: tuple[str, ...], told: tuple[str, ...]
) -> None:
    assert RULE in asked("Papers of the account", *open_)
    assert RULE not in asked("Papers of the account", *told)


def test_the_title_may_tell_the_period(asked: Any) -> None:
    assert RULE in asked("Statements of the account", "Statements")
    assert RULE not in asked("Statements from opening to closing", "Statements")
