"""Dual criminality as a grid: what the drafter states, and what is missing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.steps.assess import Report
from comity.steps.assess.report_text import report_text

pytestmark = pytest.mark.needs_country

Judge = Callable[..., Report]


def test_every_element_has_its_line_with_both_laws_and_its_facts(judge: Judge) -> None:
    offence, first, second = judge("01").grid
    assert (offence.home, offence.there) == (
        "Fraud by wire, Example Federal Criminal Code, section 12",
        "Fraud Act 2006, section 2",
    )
    assert (first.element, first.there, first.facts) == (
        "O1a",
        "A false representation was made.",
        ("F1",),
    )
    assert second.facts == ("F2", "F3")
    assert [row.empty for row in judge("01").grid] == [(), (), ()]


def test_an_empty_cell_is_named(judge: Judge) -> None:
    changes: dict[str, Any] = {
        "offences.0.elements.0.requested_law": None,
        "offences.0.elements.1.facts": [],
    }
    report = judge("01", changes)
    assert [row.empty for row in report.grid] == [(), ("there",), ("facts",)]
    assert report_text(report).count("(empty)") == 2


def test_a_statement_stands_where_no_provision_is_named(judge: Judge) -> None:
    changes = {
        "offences.0.requested_law": None,
        "offences.0.dual_criminality": {"statement": "Deceiving for gain is punished in both."},
    }
    report = judge("01", changes)
    assert report.grid[0].there == "Deceiving for gain is punished in both."


def test_each_measure_says_whether_its_law_asks_for_it(judge: Judge) -> None:
    (asked,) = judge("03").asked
    assert (asked.measure, asked.value) == ("M1", "yes")
    assert "§" in str(asked.citation)


def test_the_table_stays_within_a_hundred_columns(judge: Judge) -> None:
    for number in ("01", "03", "05"):
        assert max(map(len, report_text(judge(number)).splitlines())) <= 100
