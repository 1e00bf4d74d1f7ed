"""Dates that cannot follow each other are found; dates that can are left alone."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from comity.law.assistance_kinds import load_assistance_kinds
from comity.model.drafts.correspondence_answers import Acknowledgement, Deficiency
from comity.model.drafts.correspondence_decision import Decision
from comity.model.drafts.correspondence_preservation import Preservation
from comity.model.drafts.correspondence_sent import Reminder, Transmittal
from comity.model.drafts.describe import describe, walk
from comity.model.drafts.notice import Notice
from comity.model.drafts.request import Request
from comity.steps.check.values.date_rows import ROWS

MODELS = (
    Request,
    Notice,
    Preservation,
    Transmittal,
    Reminder,
    Acknowledgement,
    Deficiency,
    Decision,
)
DAY, BEFORE, AFTER = "2026-11-28", "2026-11-27", "2026-11-29"
CONDUCT = {"offences.0.committed_from": "2026-03-01", "offences.0.committed_to": "2026-05-31"}
Changes = dict[str, Any]

# at which field, what brings it about, the finding, what does not
PAIRS: list[tuple[str, Changes, str, Changes]] = [
    (
        "offences[0].committed_from",
        {"offences.0.committed_from": AFTER},
        "error date-future",
        {"offences.0.committed_from": DAY},
    ),
    (
        "offences[0].committed_to",
        {"offences.0.committed_to": AFTER},
        "warning date-future",
        {"offences.0.committed_to": DAY},
    ),
    (
        "offences[0].committed_to",
        CONDUCT | {"offences.0.committed_to": "2026-02-28"},
        "error date-reversed",
        CONDUCT | {"offences.0.committed_to": "2026-03-01"},
    ),
    (
        "facts[0].until",
        {"facts.0.date": "2026-03-14", "facts.0.until": "2026-02-01"},
        "error date-reversed",
        {"facts.0.date": "2026-03-14", "facts.0.until": "2026-03-14"},
    ),
    (
        "offences[0].limitation.date",
        CONDUCT | {"offences.0.limitation.date": "2020-03-01"},
        "warning date-reversed",
        CONDUCT | {"offences.0.limitation.date": "2036-03-01"},
    ),
    (
        "persons[0].custody.until",
        {"persons.0.custody": {"held": "true", "since": BEFORE, "until": "2026-11-01"}},
        "warning date-past",
        {"persons.0.custody": {"held": "true", "since": BEFORE, "until": AFTER}},
    ),
    (
        "persons[0].custody.since",
        {"persons.0.custody": {"held": "true", "since": AFTER}},
        "error links.custody/later",
        {"persons.0.custody": {"held": "true", "since": DAY}},
    ),
    (
        "persons[0].custody.since",
        CONDUCT | {"persons.0.custody": {"held": "true", "since": "2026-01-02"}},
        "advice custody-early",
        CONDUCT | {"persons.0.custody": {"held": "true", "since": "2026-06-02"}},
    ),
    (
        "proceedings.decisions[0].date",
        {"proceedings": {"decisions": [{"date": AFTER}]}},
        "warning date-future",
        {"proceedings": {"decisions": [{"date": DAY}]}},
    ),
    (
        "proceedings.decisions[0].final_on",
        {"proceedings": {"decisions": [{"date": DAY, "final_on": BEFORE}]}},
        "warning date-reversed",
        {"proceedings": {"decisions": [{"date": BEFORE, "final_on": AFTER}]}},
    ),
    (
        "measures[0].deadline",
        {"measures.0.not_before": "2027-02-01", "measures.0.deadline": "2027-01-01"},
        "warning date-reversed",
        {"measures.0.not_before": "2027-01-01", "measures.0.deadline": "2027-01-01"},
    ),
    (
        "measures[0].deadline",
        {"measures.0.deadline": BEFORE},
        "error form.deadline-past/measure",
        {"measures.0.deadline": DAY},
    ),
    (
        "hearings[0].date",
        {"hearings": [{"date": "2027-01-10", "evidence_by": "2027-01-20"}]},
        "warning date-reversed",
        {"hearings": [{"date": "2027-01-10", "evidence_by": "2027-01-10"}]},
    ),
    (
        "hearings[0].date",
        {"hearings": [{"date": DAY}]},
        "advice links.hearing-past",
        {"hearings": [{"date": AFTER}]},
    ),
    (
        "earlier[0].expires",
        {"earlier": [{"kind": "preservation", "date": BEFORE, "expires": "2026-11-01"}]},
        "warning date-reversed",
        {"earlier": [{"kind": "contact", "date": "2026-10-01", "expires": "2026-11-01"}]},
    ),
    (
        "confidentiality.until_date",
        {"confidentiality": {"until_date": BEFORE}},
        "warning date-past",
        {"confidentiality": {"until_date": DAY}},
    ),
    (
        "annexes[0].date",
        {"annexes": [{"date": AFTER}]},
        "warning date-future",
        {"annexes": [{"date": BEFORE}]},
    ),
    (
        "facts[0].date",
        {"facts.0.date": "2062-03-01"},
        "advice form.fact-after-request",
        {"facts.0.date": "2026-03-01"},
    ),
    (
        "facts[0].date",
        {"facts.0.date": "0206-03-01"},
        "warning date-far",
        {"facts.0.date": "1926-03-01"},
    ),
    (
        "persons[0].born",
        CONDUCT | {"persons.0.born": "2026-08-01"},
        "error age/unborn",
        CONDUCT | {"persons.0.born": "2008-08-01"},
    ),
    (
        "persons[0].born",
        CONDUCT | {"persons.0.born": "2022-08-01"},
        "warning age/child",
        CONDUCT | {"persons.0.role": "victim", "persons.0.born": "2026-08-01"},
    ),
    (
        "persons[0].born",
        {"facts.0.date": "2026-03-01", "persons.0.born": "2026-03-02"},
        "error age/unborn",
        {"facts.0.date": "2026-03-01", "persons.0.nature": "legal", "persons.0.born": "2026-03-02"},
    ),
    (
        "persons[0].born",
        {"persons.0.born": "1903-08-01"},
        "warning age/old",
        {"persons.0.born": "1923-08-01"},
    ),
    (
        "persons[0].born",
        {"persons.0.born": DAY},
        "error links.born-later",
        {"persons.0.role": "victim", "persons.0.born": BEFORE},
    ),
    (
        "persons[0].born",
        CONDUCT | {"persons.0.born": "2020-06-01"},
        "warning age/child",
        CONDUCT | {"persons.0.born": "2020-05-31"},
    ),
    (
        "persons[0].born",
        CONDUCT | {"persons.0.minor": "false", "persons.0.born": "2015-02-16"},
        "error age/of-age",
        CONDUCT | {"persons.0.minor": "true", "persons.0.born": "2015-02-16"},
    ),
    (
        "persons[0].born",
        CONDUCT | {"persons.0.minor": "false", "persons.0.born": "2010-02-16"},
        "warning age/of-age",
        CONDUCT | {"persons.0.minor": "false", "persons.0.born": "1990-02-16"},
    ),
    (
        "persons[0].born",
        CONDUCT | {"persons.0.minor": "true", "persons.0.born": "1986-02-16"},
        "error age/minor",
        CONDUCT | {"persons.0.minor": "true", "persons.0.born": "2007-02-16"},
    ),
    (
        "persons[0].born",
        {"facts.0.date": "2025-01-01", "persons.0.minor": "true", "persons.0.born": "1990-02-16"},
        "error age/minor",
        {"facts.0.date": "2000-01-01", "persons.0.minor": "true", "persons.0.born": "1990-02-16"},
    ),
]


@pytest.mark.parametrize(("field", "wrong", "rule", "right"), PAIRS)
def test_dates_the_wrong_way_round_are_found_and_others_are_not(rules, field, wrong, rule, right):
    assert rule in rules(field, wrong)
    assert rule not in rules(field, right)
    assert rules(field, right) == []


def test_the_birth_of_someone_whom_no_offence_names_is_not_held_against_it(rules):
    other = CONDUCT | {"offences.0.persons": ["P9"], "persons.0.born": "2026-08-01"}
    assert rules("persons[0].born", other) == []


def test_a_date_that_is_none_says_nothing(rules):
    assert rules("persons[0].born", CONDUCT | {"persons.0.born": "August 2030"}) == []
    assert rules("facts[0].date", {"facts.0.date": AFTER, "date": "soon"}) == []


def test_the_finding_names_both_dates(judged):
    (found,) = judged(
        "offences[0].committed_to", CONDUCT | {"offences.0.committed_to": "2026-02-28"}
    )
    assert found.message == (
        "This date, 28 February 2026, is before `offences[0].committed_from`, 1 March 2026."
    )


def test_every_row_compares_dates_that_a_model_has():
    dates = {
        path for model in MODELS for path, note in walk(describe(model)) if note.form == "date"
    }
    forms = [pair for kind in load_assistance_kinds() for pair in kind.forms.items()]
    dates |= {f"measures[].particulars.{name}" for name, form in forms if form == "date"}
    assert {field for row in ROWS for field in (row.field, row.other)} <= dates


def test_no_pair_of_dates_is_judged_twice_in_one_document():
    seen = [(row.field, row.other, one) for row in ROWS for one in row.of]
    assert len(seen) == len(set(seen))


@pytest.mark.parametrize("kind", ["request", "preservation"])
def test_a_date_of_birth_to_come_is_an_error_in_each_paper_that_names_persons(kind, judged):
    (found,) = judged("persons[0].born", {"kind": kind, "persons.0.born": "2030-01-01"})
    assert found.rule == "links.born-later"


def test_nothing_is_changed_by_being_judged(judged):
    changes = copy.deepcopy(CONDUCT)
    judged("offences", changes)
    assert changes == CONDUCT


@pytest.mark.parametrize(("began", "wrong"), [("2026-11-27", False), (AFTER, True)])
def test_the_end_of_what_runs_when_the_letter_is_written_is_not_asked_about(rules, began, wrong):
    span = {"facts.0.date": began, "facts.0.until": "2026-12-02", "facts.0.text": "A visit."}
    found = rules("facts[0].until", span)
    assert ("advice form.fact-after-request" in found) is wrong


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("A visit is expected on 2 March 2062.", False),
        ("The next meeting will take place in Oslo.", False),
        ("Die Sitzung ist für den 2. März angesetzt.", False),
        ("L'audience est fixée au 2 mars.", False),
        ("A second flight, planned for 2 March, goes by Oslo.", False),
        ("They intended to meet, and are to fly on the next Sunday.", False),
        ("Für den 2. März ist ein Flug gebucht.", False),
        ("Un vol, prévu le 2 mars, passe par Oslo.", False),
        ("Two suspects fly by Oslo.", True),
        ("The planned fraud began on that day.", True),
        ("He was expected at the hotel and paid in cash.", True),
        ("He paid in cash.", True),
    ],
)
def test_a_fact_that_is_told_as_coming_is_not_asked_about(rules, text, wrong):
    found = rules("facts[0].date", {"facts.0.date": "2062-03-02", "facts.0.text": text})
    assert ("advice form.fact-after-request" in found) is wrong


@pytest.mark.parametrize(
    ("wrong", "day", "fact"),
    [
        (False, "1888-05-15", "1888-02-01"),
        (True, "1888-05-15", "2026-02-01"),
        (True, "1088-05-15", "1088-02-01"),
        (True, "1826-05-15", "1888-02-01"),
    ],
)
def test_the_year_of_an_old_matter_goes_with_that_of_its_facts(rules, wrong, day, fact):
    dates = {"date": day, "facts.0.date": fact, "offences.0.committed_from": fact}
    assert ("warning date-far" in rules("date", dates)) is wrong
