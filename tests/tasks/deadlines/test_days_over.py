"""Days of a draft that are past, by its own date or on the day for which it is checked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from comity.host import Host
from comity.pipeline.examine import examine

pytestmark = pytest.mark.needs_country
DATA = Path(__file__).parents[2] / "data"
REQUEST = (DATA / "five-pairs.yaml").read_text(encoding="utf-8")
MORE = """earlier:
  - {kind: preservation, reference: EX/1, expires: 2026-12-10}
hearings:
  - {date: 2027-01-11, court: Example Court}
"""
Write = Callable[..., Path]


def over(file: Path, host: Host, on: str | None) -> dict[str, str]:
    day = dt.date.fromisoformat(on) if on else None
    said = [(one.field, one.said) for one in examine(file, host, on=day).findings]
    return {at: one.id for at, one in said if one and one.id.startswith("value.date-")}


def test_what_was_to_come_and_is_past_on_the_day_of_the_check_is_told_of_a_draft(
    host: Host, write: Write
) -> None:
    file = write("req", REQUEST + MORE)
    assert over(file, host, None) == {}
    assert over(file, host, "2026-12-10") == {}  # it ends on that day
    assert over(file, host, "2027-01-12") == {
        "earlier[0].expires": "value.date-over/preservation",
        "hearings[0].date": "value.date-over",
        "urgency.deadline": "value.date-over",
    }
    write("req", REQUEST + MORE, "sent 2026-11-16")
    assert over(file, host, "2027-01-12") == {}  # what was sent is as it was


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        (
            "text_is: paraphrase,",
            "text_is: paraphrase, limitation: {date: 2026-11-10},",
            "offences[0].limitation.date",
        ),
        (
            "purpose: To find",
            "particulars: {expiry: 2026-11-10}, purpose: To find",
            "measures[1].particulars.expiry",
        ),
    ],
)
def test_a_day_that_a_clock_needs_is_not_before_the_date_of_the_request(
    host: Host, write: Write, old: str, new: str, field: str
) -> None:
    file = write("req", REQUEST.replace(old, new))
    assert over(file, host, None) == {field: "value.date-past"}
