"""The check of values: what a plugin writes of an amount, a day or a list is read back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from babel.numbers import get_territory_currencies

from comity.host.answers import frozen, kind_of
from comity.host.data_plugin import DataPlugin
from comity.kit.conformance.load_checks import has_locale
from comity.kit.conformance.outcomes import Problem
from comity.kit.conformance.subject import Subject
from comity.model.records import Parties
from comity.text.read_back import not_said

__all__ = ["check_printed"]

DAYS = [dt.date(2026, month, day) for month in range(1, 13) for day in (1, 12, 28)]
DAYS += [dt.date(2026, 12, 31), dt.date(1999, 1, 31), dt.date(2028, 2, 29)]
AMOUNTS = ("0", "1", "0.05", "9000.00", "1234567.89")
NUMBERS = (0, 1, 12, 9000, 1234567)
UNITS = ("hours", "days", "months", "years")
NAMES = ["Ann Example", "Example & Co, Ltd", "the account a@mail.example"]
DATE_FORM = (
    'Correct the answer to date-form: it needs the day, the month and the year ("d MMMM y").'
)
WHOLE = "Write the whole value, or return None, so that Comity writes it."


def check_printed(subject: Subject) -> Iterator[Problem]:
    """In each language of the State, its text of each value says what the value is.

    For each kind of value the first false text is shown.
    """
    assert subject.record is not None
    values = [*_values(subject.name)]
    for language in filter(has_locale, subject.record.languages):
        for code in subject.codes:
            subject.beat()
            told: set[str] = set()
            for kind, value in values:
                if kind not in told:
                    found = [*_false(subject, code, language, kind, value)]
                    told |= {kind} if found else set()
                    yield from found


def _values(code: str) -> Iterator[tuple[str, Any]]:
    own = get_territory_currencies(code)[-1:]
    yield from (("date", day) for day in DAYS)
    for currency in dict.fromkeys((*own, "USD", "EUR")):
        yield from (("money", {"amount": amount, "currency": currency}) for amount in AMOUNTS)
    yield "money", {"amount": "9000", "currency": "JPY"}
    yield from (("number", number) for number in NUMBERS)
    for unit in UNITS:
        yield from (("period", {"quantity": q, "unit": unit}) for q in (1, 2, 90))
    for count in (1, 2, 3):
        yield from ((kind, NAMES[:count]) for kind in ("list", "choice", "address"))
    yield "name", {"full": "Ann Example", "original_script": "Анна", "transliteration": "Anna"}
    yield from (("state", state) for state in (code, "FR", "JP"))
    yield from (("language", tag) for tag in ("en", "fr", "ja"))


def _false(subject: Subject, code: str, language: str, kind: str, value: Any) -> Iterator[Problem]:
    """A problem, where the plugin writes a text of its own that does not say the value."""
    text = subject.host.registry.ask(
        subject.name,
        "comity_format_value",
        value=frozen(value),
        kind=kind,
        language=language,
        parties=Parties(roles={"requesting": code}),
    )
    if text is None:
        return
    shown = f"the {kind} {_plain(value)} in {language}"
    if not isinstance(text, str):
        yield Problem(
            subject.package, f"comity_format_value writes {shown} as {kind_of(text)}", WHOLE
        )
    elif lacks := not_said(text, value, kind, language, (code,)):
        data = type(subject.plugin) is DataPlugin
        yield Problem(
            subject.package,
            f"writes {shown} as {text!r}, which does not say {lacks}",
            DATE_FORM if data and kind == "date" else WHOLE,
        )


def _plain(value: Any) -> str:
    if isinstance(value, dict):
        return " ".join(str(part) for part in value.values())
    return "; ".join(value) if isinstance(value, list) else str(value)
