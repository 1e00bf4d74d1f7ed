"""Dates follow each other across the parts of a request, and what is urgent has its date."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding, Severity

pytestmark = pytest.mark.needs_country
Altered = Callable[[str, dict[str, Any]], dict[str, Finding]]


def of_dates(found: dict[str, Finding]) -> set[str]:
    return {rule for rule in found if rule.startswith("timing.")}


@pytest.mark.parametrize(
    ("day", "found"),
    [("2026-06-20", True), ("2026-06-01", True), ("2026-07-02", False), ("2026-10-05", False)],
)
def test_a_request_is_signed_after_what_it_relies_on(
    altered: Altered, day: str, found: bool
) -> None:
    there = altered("bec-request", {"requesting.issued_by.date": day})
    assert ("timing.signed-before" in there) is found


@pytest.mark.parametrize(
    ("dates", "rules"),
    [
        ({"hearing_date": "2026-12-02", "serve_by": "2026-12-09"}, {"timing.served-late"}),
        ({"hearing_date": "2026-03-02"}, {"timing.over"}),
        ({"serve_by": "2026-03-02"}, {"timing.over"}),
        ({"hearing_date": "2026-12-02", "serve_by": "2026-11-20"}, set()),
        ({"hearing_date": "the first day of the trial"}, set()),
    ],
)
def test_papers_are_served_before_the_hearing_that_they_are_about(
    altered: Altered, dates: dict[str, str], rules: set[str]
) -> None:
    found = altered("09", {"measures.0.particulars": dates})
    assert of_dates(found) == rules
    assert rules != {"timing.served-late"} or found[min(rules)].severity is Severity.ERROR


def test_a_result_is_due_before_the_one_hearing_that_is_coming(altered: Altered) -> None:
    one = {"hearings": [{"date": "2027-01-11"}], "measures.3.deadline": "2027-02-01"}
    assert "timing.after-hearing" in altered("bec-request", one)
    assert "timing.after-hearing" not in altered(
        "bec-request", one | {"measures.3.deadline": "2027-01-04"}
    )
    for change in (
        {"measures.3.kind": "video-hearing"},
        {"measures.3.deadline_reason": "The witness is called for the second week of the trial."},
        {"measures.3.deadline_reason": "The court has fixed the day for the expert."},
        {"measures.3.deadline_reason": "Fortsetzung der Hauptverhandlung"},
        {"measures.3.deadline_reason": "Reprise de l'audience"},
    ):
        assert "timing.after-hearing" not in altered("bec-request", one | change)
    two = one | {"hearings": [{"date": "2027-01-11"}, {"date": "2027-03-11"}]}
    assert "timing.after-hearing" not in altered("bec-request", two)


@pytest.mark.parametrize(
    ("changes", "rules"),
    [
        ({"measures.3.not_before": "2027-01-11"}, {"timing.before-measure"}),
        ({"measures.3.not_before": "2026-12-01"}, set()),
        (
            {
                "measures.3.not_before": "2027-01-11",
                "measures.3.title": "Consent that the court may sit there",
            },
            set(),
        ),
        (
            {"measures.3.not_before": "2027-01-11", "urgency.reason": "Zustimmung bis Dezember."},
            set(),
        ),
        ({"measures.3.not_before": "2027-01-11", "measures.3.deadline": "2027-01-20"}, set()),
        ({"requesting.validation_follows": "2027-01-11"}, {"timing.validated-late"}),
        ({"requesting.validation_follows": "2026-12-01"}, set()),
        ({"urgency.deadline": "2027-01-11"}, {"timing.after-preservation"}),
        ({"urgency.deadline": "2027-01-11", "earlier.0.extended": True}, set()),
        ({"urgency.deadline": "2026-10-09"}, {"timing.soon"}),
        (
            {
                "urgency.deadline": "2026-10-09",
                "channels": [{"channel": "Telephone", "tried": True, "result": "It can be done."}],
            },
            set(),
        ),
        ({"urgency.deadline": "2026-10-20"}, set()),
        ({"offences.0.limitation": {"date": "2026-12-01"}}, {"timing.after-limitation"}),
        ({"offences.0.limitation": {"date": "2033-12-01"}}, set()),
    ],
)
def test_a_deadline_can_be_met_and_helps(
    altered: Altered, changes: dict[str, Any], rules: set[str]
) -> None:
    assert of_dates(altered("bec-request", changes)) == rules


def test_a_measure_that_lasts_reports_when_it_has_ended(altered: Altered) -> None:
    watched = {
        "measures.3.kind": "bank-monitoring",
        "measures.3.period": {"from": "2026-11-02", "to": "2027-01-29"},
    }
    assert "timing.before-end" in altered("bec-request", watched)
    shorter = watched | {"measures.3.period": {"from": "2026-11-02", "to": "2026-12-01"}}
    assert "timing.before-end" not in altered("bec-request", shorter)
    later = watched | {"measures.3.period": {"from": "2026-12-20", "to": "2027-01-29"}}
    assert "timing.before-end" not in altered("bec-request", later)


def test_to_have_data_kept_is_quick(altered: Altered) -> None:
    assert (
        of_dates(altered("07", {"urgency.deadline": "2026-10-14", "date": "2026-10-12"})) == set()
    )


@pytest.mark.parametrize(
    ("urgency", "rules"),
    [
        ({"grounds": ["hearing"], "reason": "The trial begins."}, {"timing.undated/hearing"}),
        ({"grounds": ["limitation"], "reason": "Time runs out."}, {"timing.undated/limitation"}),
        ({"grounds": ["custody"], "reason": "A suspect is held."}, {"timing.undated/custody"}),
        ({"grounds": ["custody"], "reason": "The court reviews it every month."}, set()),
        ({"grounds": ["custody"], "reason": "Die Haft wird alle zwei Monate geprüft."}, set()),
        ({"grounds": ["custody"], "reason": "La chambre statue chaque mois."}, set()),
        ({"reason": "The company presses for a result."}, {"timing.undated/any"}),
        ({"grounds": ["hearing"], "reason": "The trial begins on 4 January 2027."}, set()),
        ({"reason": "The data may be deleted at any time."}, set()),
        ({"grounds": ["hearing"], "reason": "The trial.", "deadline": "2026-12-01"}, set()),
    ],
)
def test_what_is_urgent_has_its_date(
    altered: Altered, urgency: dict[str, Any], rules: set[str]
) -> None:
    there = {"urgency": {"level": "urgent"} | urgency, "earlier": [], "persons.0.custody": None}
    assert of_dates(altered("bec-request", there)) == rules


def test_custody_is_a_ground_where_somebody_is_held(altered: Altered) -> None:
    nobody = {"urgency.grounds": ["custody"]}
    assert "timing.nobody-held" in altered("bec-request", nobody)
    held = nobody | {"persons.0.custody": {"held": True, "since": "2026-09-01"}}
    assert "timing.nobody-held" not in altered("bec-request", held)
    unsaid = nobody | {"persons.0.custody": None}
    assert "timing.nobody-held" not in altered("bec-request", unsaid)
