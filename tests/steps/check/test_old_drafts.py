"""Drafts of an old day: law that is younger is not applied, and a younger edition is told of."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from comity.pipeline.examine import examine
from comity.pipeline.own_plugin import open_host

LAW = """
[[rule]]
id = "nr.subject"
role = "requested"
require = [ {{ field = "subject", present = true }} ]
says = "A request names its subject."
source = "act"
article = "s. 4"
{dates}
checked = 2026-11-01
read = "official"
"""


@pytest.fixture
def told(country: Callable[..., Any], findings: Callable[..., Any]) -> Callable[..., list[str]]:
    """The findings on the law of the requested State, for a draft of a day."""

    def told(data: dict[str, Any], day: str, dates: str) -> list[str]:
        country("NR", law=LAW.format(dates=dates))
        found = findings(data | {"date": day})
        wanted = ("law.", "nr.", "plugin.empty")
        return [f.rule for f in found if f.rule.startswith(wanted) and f.source == "NR"]

    return told


@pytest.mark.parametrize(
    ("day", "dates", "rules"),
    [
        ("2026-10-05", "enacted = 2011", ["nr.subject"]),
        ("2025-12-01", "enacted = 2011", ["nr.subject"]),  # within a year of the edition: no word
        ("2015-03-01", "enacted = 2011", ["nr.subject", "law.edition"]),
        ("2015-03-01", "from = 2011-05-01", ["nr.subject"]),  # it has stood so since then
        ("2010-12-31", "enacted = 2011", ["law.younger"]),
        ("1975-01-01", "from = 2011-05-01", ["law.younger"]),
        ("2015-03-01", "", ["nr.subject", "law.edition"]),  # nobody wrote a first day down
    ],
)
def test_a_draft_of_an_old_day_hears_what_of_its_law_is_not_proven(
    told: Callable[..., list[str]],
    request_data: dict[str, Any],
    day: str,
    dates: str,
    rules: list[str],
) -> None:
    request_data.pop("subject", None)

    assert told(request_data, day, dates) == rules


@pytest.mark.needs_country
@pytest.mark.parametrize(
    ("matter", "older"),
    [
        ("sealed/fifth/j-us-au-restrained-house", True),  # of 2023; the law was read as of 2014
        ("open/id-au-late-banker-accounts", False),  # of 2004
    ],
)
def test_law_that_was_read_as_it_stood_long_before_the_draft_is_told_of(
    matter: str, *, older: bool
) -> None:
    draft = Path(__file__).parents[2] / "matters" / matter / "draft.yaml"
    (said,) = [f for f in examine(draft, open_host()).findings if f.rule == "law.older"] or [None]
    assert (said is not None) is older
    assert said is None or (said.limit and "Australia" in said.message)
