"""A day that no calendar has is asked after, in whatever language it is written."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.kit.samples import sample_files
from comity.steps.check.no_such_day import check_no_such_day
from comity.tasks.authoring.narrative import split_narrative
from comity.tasks.questions.told_time import told_time


@pytest.fixture
def told(resolve_case: Callable[..., Any], request_data: dict[str, Any]) -> Callable[[str], list]:
    """``told(text)``: the days of a fact with this text that are none."""

    def told(text: str) -> list:
        request_data["facts"][0]["text"] = text
        return list(check_no_such_day(resolve_case(request_data)))

    return told


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("On 31 February 2026 nothing happened.", "31 February 2026"),
        ("He paid on the 31st of April 2026.", "31st of April 2026"),
        ("She left on February 30, 2026.", "February 30, 2026"),
        ("On 29 February 2026 he paid.", "29 February 2026"),
        ("On 31 June the money came.", "31 June"),
        ("On 2026-02-30 the account was opened.", "2026-02-30"),
        ("On 31/2/2026 the card was used.", "31/2/2026"),
        ("Am 31. Februar 2026 rief er an.", "31. Februar 2026"),
        ("Am 31.4.2026 rief er an.", "31.4.2026"),
        ("Le 30 février 2026, il a payé.", "30 février 2026"),
        ("Le 31 avril 2026, il a payé.", "31 avril 2026"),
    ],
)
def test_a_day_that_no_calendar_has_is_a_warning_with_its_words(told, text: str, day: str) -> None:
    (one,) = told(text)
    assert (one.severity.value, one.field) == ("warning", "facts[0].text")
    assert f"“{day}”" in one.message


@pytest.mark.parametrize(
    "text",
    [
        "On 28 February 2026 and on 29 February 2024 he paid.",
        "On 29 February he paid.",
        "Am 31. Mai 2026 rief er an. Le 1er août 2026, elle est partie.",
        "He wrote: “See you on 31 February 2026.”",
        "Report no. 31/2/2026 of the station",
        "Nobody lives on 31/31/2026 or at 2026-13-45.",
        "From May 30 000 were paid; in March 45% of it.",
        "The account 31-02-2026-7781 was used.",
    ],
)
def test_days_that_are_there_quoted_words_and_other_figures_are_left_alone(told, text: str) -> None:
    assert told(text) == []


def test_a_pasted_day_that_is_none_is_a_fact_of_its_own_without_a_date() -> None:
    text = "From 10 to 14 March 2026 he paid. On 31 February 2026 nothing happened."
    span, none = split_narrative(text, lambda _: None)
    assert (span["date"], span["until"]) == ("2026-03-10", "2026-03-14")
    assert none == {"text": "On 31 February 2026 nothing happened."}


def test_beside_a_day_that_is_none_a_text_has_no_date_of_its_own() -> None:
    assert told_time("On 3 March 2026 or on 31 February 2026 he paid.").first is None


def test_the_samples_have_none() -> None:
    import comity

    for file in sample_files():
        found = comity.examine(file, comity.Host()).findings
        assert not [one for one in found if one.rule == "lint.no-such-day"], file.name
