"""A case that presses names a date, and an urgency says what is new."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding

pytestmark = pytest.mark.needs_country
Altered = Callable[[str, dict[str, Any]], dict[str, Finding]]

NONE: dict[str, Any] = {"urgency": None}
HELD = {"persons.0.custody": {"held": True, "place": "Ikoyi"}}
TRIAL = {"proceedings.nature": "trial"}
CHARGE = {"annexes.4": {"id": "A5", "title": "Indictment of 3 May 2025"}}


def of_time(found: dict[str, Finding]) -> set[str]:
    return {rule for rule in found if rule.startswith("timing.")}


@pytest.mark.parametrize(
    ("changes", "rules"),
    [
        (NONE, set()),
        (NONE | HELD, {"timing.no-deadline/custody"}),
        (HELD, set()),  # the request has a deadline
        (NONE | {"persons.0.custody": {"held": True, "place": "Serving a sentence"}}, set()),
        (NONE | HELD | {"persons.0.role": "victim"}, set()),
        (NONE | TRIAL | CHARGE, {"timing.no-deadline/trial"}),
        (NONE | CHARGE, set()),  # no trial yet
        (
            NONE | TRIAL | {"annexes.4": {"id": "A5", "title": "Indictment of 3 August 2026"}},
            set(),
        ),
        (
            NONE | {"proceedings.stage": "The trial opens on 11 January 2027."},
            {"timing.no-deadline/coming"},
        ),
        (NONE | {"proceedings.stage": "The trial opened on 11 January 2026."}, set()),
        (
            NONE | {"offences.0.limitation": {"date": "2027-03-01"}},
            {"timing.no-deadline/limitation"},
        ),
        (NONE | {"offences.0.limitation": {"date": "2036-03-01"}}, set()),
        (NONE | HELD | {"measures.3.deadline": "2026-12-01"}, set()),
    ],
)
def test_a_case_that_presses_names_a_date(
    altered: Altered, changes: dict[str, Any], rules: set[str]
) -> None:
    assert of_time(altered("bec-request", changes)) == rules


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"urgency": {"level": "urgent", "reason": "The user may delete it at any time."}}, True),
        ({"urgency": {"level": "ordinary", "reason": "The user may delete it."}}, False),
        (
            {"urgency": {"level": "urgent", "reason": "On 3 October 2027 he tried to sell it."}},
            False,
        ),
        ({"urgency": {"level": "urgent", "grounds": ["limitation"], "reason": "It ends."}}, False),
    ],
)
def test_an_urgency_after_months_of_silence_says_what_is_new(
    altered: Altered, changes: dict[str, Any], found: bool
) -> None:
    late = {"date": "2027-10-05", "channels": None, "earlier": None, "confidentiality": None}
    assert ("timing.stale" in altered("bec-request", late | changes)) is found
    soon = changes | {"urgency.reason": "The user may delete it at any time."}
    assert "timing.stale" not in altered("bec-request", soon)


@pytest.mark.parametrize(
    ("stage", "last"),
    [
        ("The house debated it in July 2027.", ""),
        ("La chambre en a débattu en juillet 2027.", ""),
        ("The house debated it in January 2027.", "31 January 2027"),
    ],
)
def test_a_month_is_a_time_of_an_event_too(altered: Altered, stage: str, last: str) -> None:
    late = {"date": "2027-10-05", "channels": None, "earlier": None, "confidentiality": None}
    late |= {"urgency": {"level": "urgent", "reason": "It may be lost."}}
    found = altered("bec-request", late | {"proceedings.stage": stage})
    assert ("timing.stale" in found) is bool(last)
    assert not last or last in found["timing.stale"].message


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"kind": "bank-monitoring", "period": {"from": "2026-07-01", "to": "2026-09-01"}}, True),
        ({"kind": "interception", "period": {"from": "2026-07-01", "to": "2026-09-01"}}, True),
        ({"kind": "bank-monitoring", "period": {"from": "2026-09-01", "to": "2026-12-01"}}, False),
        ({"kind": "bank-records", "period": {"from": "2026-07-01", "to": "2026-09-01"}}, False),
        ({"kind": "bank-monitoring", "period": {"from": "2026-11-01", "to": "2026-12-01"}}, False),
    ],
)
def test_what_follows_events_has_a_period_to_come(
    altered: Altered, changes: dict[str, Any], told: bool
) -> None:
    found = altered("bec-request", {f"measures.3.{name}": one for name, one in changes.items()})
    assert ("timing.period-over" in found) is told
