"""The kit's check of the years that a statement names."""

from __future__ import annotations

import datetime as dt

import pytest

from comity.kit.conformance.law_years import later_years
from comity.model.law_records import Answer

FIRST = dt.date(2009, 10, 27)


def found(says: str, first: dt.date | int = FIRST, question: str = "retention-duty") -> list[str]:
    answer = Answer.model_validate(
        {"question": question, "says": says, "source": "a", "read": "official", "from": first}
    )
    return list(later_years(answer, "says"))


@pytest.mark.parametrize(
    ("says", "years"),
    [
        ("The Directions of 28 April 2022 have providers keep logs.", ["28 April 2022"]),
        ("They may address it under Regulation (EU) 2023/1543.", ["2023"]),
        ("In the text of April 2026 the Code has no such order.", ["April 2026"]),
        ("By accounts of the Rules of 2020 the portal serves too.", ["2020"]),
        ("Since 2011 the Act of 2012 adds a year.", ["2012"]),
        ("It was so until 2012. The Act of 2013 is silent.", ["2013"]),
        ("It is so (S.I. 2020/38).", ["2020"]),
    ],
)
def test_a_younger_law_without_a_date_is_found(says: str, years: list[str]) -> None:
    assert found(says) == years


@pytest.mark.parametrize(
    "says",
    [
        "The Act of 2000 and the Rules of 2009 have it so.",
        "Since 8 November 2022 (in Scotland since 6 April 2023) it names more.",
        "Since 18 August 2026 they may address it under Regulation (EU) 2023/1543.",
        "Until the amendment of 2024 a report counted as a request.",
        "They come into force eighteen months from 13 November 2025.",
        "The court held it mandatory in 2020.",
        "Money laundering is 18 U.S.C. § 1956 or ss. 2010, 2011 of the Code.",
        "The fine is up to EUR 2050, or 2020 euros, within 2030 days.",
        "Phone 2025-1234.",
        "The Rules of 27 October 2009 have it so.",
    ],
)
def test_older_law_dated_law_and_other_numbers_are_left_alone(says: str) -> None:
    assert found(says) == []


def test_a_day_later_in_the_same_year_counts_where_the_first_is_a_day() -> None:
    says = "The Directions of 28 October 2009 have it so."

    assert found(says) == ["28 October 2009"]
    assert found(says, first=2009) == []


def test_an_example_of_how_a_day_is_written_is_no_law() -> None:
    assert found("Day, month, year: 26. November 2026.", question="date-form") == []


def test_addresses_are_no_law_and_other_values_are() -> None:
    value = {"name": "Office of 2020", "address": ["Street 2021"], "url": "https://a.example/2022"}
    answer = Answer.model_validate(
        {"question": "q", "value": value, "source": "a", "read": "official", "from": FIRST}
    )

    assert later_years(answer, "value") == ("2020",)
