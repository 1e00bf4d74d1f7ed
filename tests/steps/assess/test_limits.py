"""A limit on compulsion refuses no request, and the report says so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest

from comity.host import Host
from comity.steps.assess import Report
from comity.steps.assess.report_text import report_text

pytestmark = pytest.mark.needs_country

TOLD = {
    "limit": "not refused, but the person need not comply",
    "postponed": "not refused, but may be carried out later",
    "mandatory": "must be refused",
}
GROUNDS = {
    "AU": "au.refusal.not-compellable",
    "CA": "ca.refusal.privilege",
    "GB": "gb.privilege.witness",
    "IE": "ie.refusal.witness-privilege",
    "NZ": "nz.refusal.witness-privilege",
    "SG": "sg.refusal.privilege-of-the-requesting-state",
    "US": "us.privilege",
}


@pytest.mark.parametrize("code", GROUNDS)
def test_who_need_not_answer_is_told_of_as_a_limit(code: str, host: Host) -> None:
    book = host.law(code, dt.date(2026, 11, 25))
    assert book is not None
    assert {g.nature for g in book.grounds if g.id == GROUNDS[code]} == {"limit"}


@pytest.mark.parametrize("nature", TOLD)
def test_the_report_says_what_refuses_and_what_does_not(
    nature: str, judge: Callable[..., Report]
) -> None:
    report = judge("08")
    shown = replace(report.judged[0], status="at-risk", nature=nature)
    page = " ".join(report_text(replace(report, judged=(shown,))).split())
    assert [one for one in TOLD if TOLD[one] in page] == [nature]
