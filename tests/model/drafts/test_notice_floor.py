"""The floor of a notice: the 2015 model, and what published notices have beside it."""

from __future__ import annotations

import pytest

from comity.model.drafts.describe import describe, walk
from comity.model.drafts.notice import Notice

FIELDS = {path.replace("[]", ""): note for path, note in walk(describe(Notice))}

# Each commitment of the Model Corporate Transparency Notice (EastWest Institute, October 2015), by
# its section: what it says in our own words, and the fields that hold it.
MODEL_2015 = {
    "Purpose": {
        "for law-enforcement officials": ["audience.for"],
        "the company": ["company.name"],
        "where private requests go": ["audience.civil_requests"],
        "where users ask for their own data": ["audience.own_data"],
    },
    "Policy": {
        "assistance within privacy, in the company's words": ["goal"],
        "an aim to answer in so many business days": [
            "response_times.event",
            "response_times.within.quantity",
            "response_times.within.business",
            "response_times.target",
        ],
    },
    "International Requests": {
        "the host country": ["host"],
        "requests from elsewhere, and the good-faith test": ["international", "rights_test"],
        "in English": ["languages.demanded"],
        "a treaty request or letter rogatory may be needed": ["mla_needed"],
    },
    "Voluntary disclosure": {
        "user data on valid process from elsewhere": ["voluntary.practice"],
        "on conditions": ["voluntary.conditions"],
    },
    "Information We Collect and Maintain": {
        "the types of information": ["data_categories.category", "data_categories.holds"],
        "where it is described": ["privacy_policy"],
    },
    "Records Access": {
        "particularity": ["overbroad"],
        "an appropriate form of process": [
            "data_categories.process_domestic",
            "data_categories.process_foreign",
        ],
        "retention of so many days, by type": [
            "data_categories.retention.period.quantity",
            "data_categories.retention.period.unit",
        ],
    },
    "Preservation": {
        "preservation for so many days": ["preservation.practice", "preservation.period.quantity"],
        "unless the law provides otherwise": ["preservation.extension"],
    },
    "Notification": {
        "users are told before disclosure": [
            "user_notification.practice",
            "user_notification.before_disclosure",
        ],
        "exceptions": ["user_notification.exceptions"],
        "delayed notice": ["user_notification.delayed", "user_notification.delayed_until"],
        "an order that prohibits notice": ["user_notification.non_disclosure"],
        "action against an ongoing violation": ["user_notification.ongoing_abuse"],
    },
    "Child Safety": {
        "reports to the national and international bodies": ["child_safety.reports_to"],
        "what the company does": ["child_safety.practice"],
        "a request says so, with the identifiers of reports": ["child_safety.request_marking"],
    },
    "Emergency Requests": {
        "types of information released": ["emergency.data", "emergency.practice"],
        "danger of death, of injury, to a child": ["emergency.grounds"],
        "process follows": ["emergency.process_after"],
    },
    "Cost Reimbursement": {
        "reimbursement may be sought": ["costs.practice"],
        "none in matters of child exploitation": ["costs.waived_for"],
        "discussed beforehand where time allows": ["costs.discussed_before"],
    },
    "Submission of Requests": {
        "online, by mail, by phone": ["channels.kind", "channels.address"],
        "tracking": ["channels.tracking"],
        "an official e-mail address": [
            "authentication.government_email",
            "channels.official_email",
        ],
    },
}

# Fields that at least six of the 23 notices read whole have, with their count.
PUBLISHED = {
    "international requests": (20, ["international", "mla_needed"]),
    "language demanded": (7, ["languages.demanded"]),
    "position on voluntary disclosure": (12, ["voluntary.practice"]),
    "categories of data": (16, ["data_categories.holds"]),
    "retention": (10, ["data_categories.retention.text"]),
    "preservation": (14, ["preservation.period"]),
    "extension of a preservation": (7, ["preservation.extension"]),
    "user notification": (19, ["user_notification.practice"]),
    "child safety": (6, ["child_safety.reports_to"]),
    "emergency": (17, ["emergency.practice"]),
    "form or procedure for emergencies": (11, ["emergency.procedure", "emergency.form_url"]),
    "costs": (13, ["costs.practice"]),
    "submission": (22, ["channels.kind"]),
    "private requests": (8, ["audience.civil_requests", "audience.civil_rules"]),
    "own data": (9, ["audience.own_data"]),
    "required contents of a request": (21, ["required_contents"]),
    "domestic process types accepted": (22, ["processes.title", "processes.accepted"]),
    "authentication of the requester": (18, ["authentication.text", "authentication.call_back"]),
    "overbroad requests": (12, ["overbroad", "overbroad_practice"]),
    "process by category of data": (16, ["data_categories.process_domestic"]),
    "statutes cited": (14, ["statutes.title", "statutes.citation"]),
    "several entities by region": (9, ["company.entities.name", "company.entities.serves"]),
    "no waiver": (10, ["no_waiver"]),
    "authentication of records and testimony": (8, ["records.certificate", "records.testimony"]),
    "transparency report": (6, ["transparency.url", "transparency.frequency"]),
    "last-updated date": (15, ["date", "version", "supersedes"]),
    "demands on non-disclosure orders": (
        6,
        ["user_notification.non_disclosure_order.ends", "user_notification.non_disclosure"],
    ),
    "delayed notice": (8, ["user_notification.delayed"]),
    "accuracy of user-supplied data": (6, ["records.accuracy"]),
    "removal orders": (6, ["removal_orders", "removal.practice"]),
    "service description": (6, ["company.described.description"]),
    "format of production": (6, ["records.format", "records.file_formats"]),
}
COMMITMENTS = [
    pytest.param(fields, id=f"{section}: {commitment}")
    for section, commitments in MODEL_2015.items()
    for commitment, fields in commitments.items()
]


def test_the_2015_model_has_twelve_sections() -> None:
    assert len(MODEL_2015) == 12


@pytest.mark.parametrize("fields", COMMITMENTS)
def test_a_commitment_of_the_2015_model_can_be_written(fields: list[str]) -> None:
    assert [path for path in fields if path not in FIELDS] == []


@pytest.mark.parametrize(("count", "fields"), PUBLISHED.values(), ids=list(PUBLISHED))
def test_what_six_published_notices_have_can_be_written(count: int, fields: list[str]) -> None:
    assert count >= 6
    assert [path for path in fields if path not in FIELDS] == []


@pytest.mark.parametrize(
    ("path", "choices"),
    [
        ("preservation.practice", ("yes", "no", "case-by-case", "may", "where-possible")),
        ("emergency.foreign", ("yes", "no", "case-by-case", "may", "where-possible")),
        ("mla_needed", ("yes", "no", "case-by-case", "may")),
        ("user_notification.before_disclosure", ("true", "false", "may", "where-possible")),
    ],
)
def test_each_certainty_is_a_value_and_silence_is_the_field_left_out(
    path: str, choices: tuple[str, ...]
) -> None:
    assert FIELDS[path].choices == choices
    assert not FIELDS[path].required


def test_a_rule_may_be_scoped_by_state_users_entity_process_and_data() -> None:
    scopes = ("requesters", "users_in", "entities", "processes", "categories")
    assert [name for name in scopes if not FIELDS[f"scoped_rules.{name}"].many] == []


def test_a_response_time_has_event_quantity_unit_and_direction() -> None:
    names = ("event", "within.quantity", "within.unit", "owed_by")
    assert [name for name in names if not FIELDS[f"response_times.{name}"].required] == []
