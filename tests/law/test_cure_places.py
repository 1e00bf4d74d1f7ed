"""A rule of a State stands at a field that its cure writes to, as far as alternatives go."""

from __future__ import annotations

import datetime as dt

import pytest

from comity.law.rules import judge_item
from comity.model.law_records import Rule
from comity.pipeline.own_plugin import open_host

pytestmark = pytest.mark.needs_country

DAYS = (dt.date(2026, 12, 1), dt.date(2024, 6, 1))
PLACES = {
    "at.enforcement.property-in-austria": "measures[0].particulars.location",
    "ca.bank-accounts-search.institution": "measures[0].particulars.banks",
    "ie.freezing.proceedings": "proceedings.stage",
    "ke.interception.necessity-and-use": "measures[0].particulars.last_resort",
    "nz.surveillance.undertaking": "assurances",
    "sg.attendance.undertakings": "assurances",
    "sg.evidence.pending-proceedings": "proceedings.authority",
    "sg.request.return-undertaking": "assurances",
    "sg.request.use-undertaking": "assurances",
    "sg.service.witness-undertaking": "assurances",
    "us.restraint.affidavit": "annexes",
}


def always(rule: Rule) -> Rule:
    return rule.model_copy(update={"when": None})


@pytest.mark.parametrize("id", PLACES)
def test_a_rule_stands_where_its_cure_writes(id: str) -> None:
    books = [open_host().law(id[:2].upper(), day) for day in DAYS]
    rule = next(one for book in books if book for one in book.rules if one.id == id)

    found = next(judge_item(always(rule), "measures[0]", {}, {}, "x"))

    assert found.field == PLACES[id]
    assert PLACES[id].rpartition("].")[2] in found.cure


def test_whoever_has_filled_that_field_is_not_asked_at_another() -> None:
    book = open_host().law("IE", dt.date(2026, 12, 1))
    assert book is not None
    (rule,) = (one for one in book.rules if one.id == "ie.freezing.proceedings")
    draft = {"proceedings": {"stage": "The suspect is charged before the court."}}

    assert list(judge_item(always(rule), "measures[0]", {}, draft, "x")) == []
