"""Dates in figures in an author's sentences: told where they can be misread, and nowhere else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.kit.samples import sample_files
from comity.steps.check.numeric_dates import check_numeric_dates

EITHER, PLAIN = "either", "plain"


@pytest.fixture
def told(resolve_case: Callable[..., Any], request_data: dict[str, Any]) -> Callable[..., list]:
    """``told(text)``: the findings on a fact with this text."""

    def told(text: str, **fields: Any) -> list:
        request_data["facts"][0]["text"] = text
        return list(check_numeric_dates(resolve_case(request_data | fields)))

    return told


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("On 5.3.2026 the card was changed.", "5 March 2026", "3 May 2026"),
        ("The card was changed on 03/04/2026.", "3 April 2026", "4 March 2026"),
        ("The card was changed on 5-3-2026", "5 March 2026", "3 May 2026"),
        ("Am 5. 3. 2026 (abends)", "5 March 2026", "3 May 2026"),
        ("At 09:10 on 05/03/2026, 09:40 the next call", "5 March 2026", "3 May 2026"),
        ("The order of 05/03/2026", "5 March 2026", "3 May 2026"),
    ],
)
def test_a_day_that_can_be_a_month_is_a_warning_with_both_readings(
    told, text: str, first: str, second: str
) -> None:
    (one,) = told(text)
    assert one.severity.value == "warning"
    assert one.field == "facts[0].text"
    assert f"can be read as {first} or as {second}" in one.message
    assert "the month as a word" in one.cure
    assert one.patch is None  # only the author knows which


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("On 13.3.2026 the card was changed.", "13 March 2026"),
        ("On 3/13/2026 the card was changed.", "13 March 2026"),
        ("On 3/3/2026 the card was changed.", "3 March 2026"),
    ],
)
def test_a_date_that_has_one_reading_is_advice_with_the_words_for_it(
    told, text: str, date: str
) -> None:
    (one,) = told(text)
    assert one.severity.value == "advice"
    assert one.cure == f"Write the month as a word: {date}."
    (change,) = one.patch.changes
    assert change.value == f"On {date} the card was changed."


def test_both_ends_of_a_range_are_told(told) -> None:
    assert [one.message.split("”")[0] for one in told("From 5.3.2026-7.4.2026 it was off.")] == [
        "“5.3.2026",
        "“7.4.2026",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "On 5 March 2026 the card was changed.",
        "On 2026-03-05 the card was changed.",
        "On 2026/03/05 the card was changed.",
        "He wrote: “We meet on 5.3.2026 at the bank.”",
        'He wrote: "We meet on 5.3.2026."',
        "Elle a écrit : « Le 5/3/2026 à midi. »",
        "Entry OB 12/05/03/2026 of the station",
        "Report no. 5/3/2026 of the station",
        "Case 5/3/2026 is pending.",
        "The file report-5.3.2026.pdf was found.",
        "See https://bank.example/5/3/2026/entry for the entry.",
        "From 192.0.2.1 and 10.12.20.26 the account was used.",
        "Under section 5.3.2026 of the Rules",
        "The amount was 5.3 million in 2026.",
        "Nobody lives on 31/31/2026.",
        "On 31/2/2026 there was none.",
    ],
)
def test_other_figures_and_quoted_words_are_left_alone(told, text: str) -> None:
    assert told(text) == []


def test_identifiers_references_and_exact_provisions_are_left_alone(told) -> None:
    found = told("A message was sent.", reference="DPP 5/3/2026")
    assert found == []


def test_a_provision_that_is_quoted_exactly_is_left_alone(told, request_data) -> None:
    request_data["offences"][0] |= {"text": "In force from 5/3/2026.", "text_is": "exact"}
    assert told("A message was sent.") == []
    request_data["offences"][0]["text_is"] = "paraphrase"
    assert [one.field for one in told("A message was sent.")] == ["offences[0].text"]


def test_in_a_language_that_puts_the_day_first_it_is_advice(told) -> None:
    (one,) = told("Am 5.3.2026 wurde die Karte getauscht.", language="de")
    assert one.severity.value == "advice"
    (one,) = told("On 5.3.2026 the card was changed.", language="en")
    assert one.severity.value == "warning"


def test_the_samples_have_none() -> None:
    import comity

    for file in sample_files():
        found = comity.examine(file, comity.Host()).findings
        assert not [one for one in found if one.rule == "lint.numeric-date"], file.name
