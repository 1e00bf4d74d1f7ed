"""Sound drafts stay calm, each measure is judged by itself, and no law of another day is cited."""

from __future__ import annotations

import copy
import datetime as dt
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from comity.host import Host
from comity.model.findings import Finding, Severity
from comity.pipeline.build import check_case, read_all
from comity.steps.assess import TOPICS, Report, judge_grounds, report_on
from comity.steps.assess.chain_links import taken_over
from comity.steps.assess.floor import PRACTICE
from comity.steps.assess.report_data import report_data
from comity.steps.assess.report_text import report_text
from comity.steps.resolve import resolve

pytestmark = pytest.mark.needs_country

Judge = Callable[..., Report]
SOUND = sorted((Path(__file__).parent / "sound").glob("*.yaml"))
NO_COUNTERPART = {"offences.0.requested_law": None}


@pytest.mark.parametrize("path", SOUND, ids=lambda path: path.stem)
def test_a_sound_draft_gets_no_finding_above_advice(path: Path, host: Host) -> None:
    (case,) = read_all([path], host)
    checked = check_case(case, host)
    assert [f for f in checked.findings if f.severity is not Severity.ADVICE] == []


@pytest.mark.parametrize("path", SOUND, ids=lambda path: path.stem)
def test_a_sound_draft_has_no_ground_at_risk(path: Path, host: Host) -> None:
    (case,) = read_all([path], host)
    checked = check_case(case, host)
    report = report_on(checked.resolved, host, checked.findings)
    assert report.of("at-risk") == ()
    assert report.judged


def test_there_are_ten_of_them() -> None:
    assert len(SOUND) == 10


def test_forty_measures_are_no_fishing_expedition(judge: Callable[..., Report]) -> None:
    one = judge("10").resolved.draft.data()["measures"][0]
    changes = {
        f"measures.{n}": {
            **copy.deepcopy(one),
            "id": f"M{n + 1}",
            "period": {"from": "2026-03-01", "to": "2026-05-15"},
        }
        for n in range(1, 40)
    }
    report = judge("10", changes)
    assert len(report.asked) == 40
    assert report.of("at-risk") == ()


def test_each_measure_is_judged_by_its_own_offence_and_kind(judge: Callable[..., Report]) -> None:
    search = judge("03").resolved.draft.data()["measures"][0]
    bare = {
        "id": "O2",
        "title": "Unlicensed trade",
        "provision": "Example Trade Act, section 9",
        "text": "Wer ohne Genehmigung handelt, wird bestraft.",
        "text_is": "exact",
        "maximum_penalty": {"text": "Zwei Jahre", "years": 2},
    }
    second = {
        **copy.deepcopy(search),
        "id": "M2",
        "offences": ["O2"],
        "period": {"from": "2026-01-01", "to": "2026-08-31"},
        "order": {"title": "Beschluss"},
    }
    third = {
        "id": "M3",
        "kind": "public-records",
        "items": ["Auszug"],
        "purpose": "Nachweis.",
        "facts": ["F1"],
        "offences": ["O2"],
    }
    report = judge("03", {"offences.1": bare, "measures.1": second, "measures.2": third})
    stands = {
        one.status: one.measures
        for one in report.judged
        if one.ground_id == "de.surrender.no-counterpart"
    }
    assert stands == {"at-risk": ("M2",), "addressed": ("M1",)}


def test_preservation_is_not_refused_for_want_of_dual_criminality_but_disclosure_is_warned_of(
    judge: Callable[..., Report],
) -> None:
    report = judge("07", NO_COUNTERPART)
    assert report.of("at-risk") == ()
    (later,) = report.later
    assert later.measures == ("M1",)
    assert later.citation is not None


@pytest.mark.parametrize("path", SOUND, ids=lambda path: path.stem)
@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(day=st.dates(min_value=dt.date(1980, 1, 1), max_value=dt.date(2040, 1, 1)))
def test_law_that_was_not_in_force_on_the_day_is_never_cited(
    path: Path, day: dt.date, host: Host
) -> None:
    (case,) = read_all([path], host)
    resolved = resolve(case, host, on=day)
    relied = {b.instrument.named() for b in resolved.relied_on() if b.status == "in-force"}
    for one in judge_grounds(resolved, host):
        assert one.citation is not None
        assert one.citation.start is None or one.citation.start <= day
        assert one.citation.end is None or day <= one.citation.end
        assert one.source in {*relied, resolved.parties.code("requested"), PRACTICE}


@pytest.mark.parametrize("number", ["01", "03", "07", "10"])
@settings(
    max_examples=6,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(day=st.dates(min_value=dt.date(1980, 1, 1), max_value=dt.date(2040, 1, 1)))
def test_nothing_else_in_the_report_rests_on_law_of_another_day(
    number: str, day: dt.date, judge: Callable[..., Report]
) -> None:
    report = judge(number, NO_COUNTERPART, on=day)
    cited = [one.citation for one in report.asked]
    cited += [one.citation for one in report.offered]
    cited += [one.citation for one in report.later]
    cited += [one.citation for one in report.of("at-risk")]
    for citation in filter(None, cited):
        assert citation.start is None or citation.start <= day
        assert citation.end is None or day <= citation.end


def test_every_packaged_ground_has_a_topic_that_a_judge_knows(host: Host) -> None:
    grounds = [g for i in host.instruments().values() for g in i.grounds]
    for code in ("US", "NG", "GB", "IN", "DE"):
        book = host.law(code, dt.date(2026, 11, 25))
        assert book is not None
        grounds += book.grounds
    assert {g.id: g.topic for g in grounds if g.topic not in TOPICS} == {}


FISCAL = {"offences.0.title": "Steuerhinterziehung", "offences.0.category": None}


def test_a_ground_that_a_protocol_may_take_away_cannot_be_told(judge: Judge) -> None:
    # whether Sweden is bound by the Protocol is not known; Germany is
    report = judge("03", {**FISCAL, "requested.state": "SE"})
    (fiscal,) = [one for one in report.judged if one.ground_id == "ets-030.fiscal"]
    assert fiscal.status == "cannot-tell"
    assert fiscal.said is not None
    assert fiscal.said.id == "reason.protocol-open"
    assert "it is not known whether the protocol binds both States" in fiscal.why
    assert "ets-099" in fiscal.cure
    assert not report.at_risk


def test_a_protocol_in_force_between_the_two_takes_the_fiscal_ground_away(judge: Judge) -> None:
    report = judge("03", FISCAL)
    (fiscal,) = [one for one in report.judged if one.ground_id == "ets-030.fiscal"]
    assert fiscal.status == "not-in-play"


def test_a_protected_name_stands_in_no_line_of_the_report(judge: Judge) -> None:
    name = "Quimbleton"
    witness = {
        "id": "P9",
        "role": "witness",
        "protect": "pseudonym",
        "name": {"full": f"Zilvantra {name}", "family": name, "given": "Zilvantra"},
    }
    report = judge(
        "01",
        {
            "persons.1": witness,
            "offences.0.title": f"Sedition against {name}",
            "offences.0.elements.0.text": f"{name} was deceived.",
            "offences.0.elements.0.requested_law": f"{name} was misled.",
            "measures.0.holder.state": "FR",
            "assurances.2": {"kind": "death-penalty", "given_by": f"Minister {name}"},
            "offences.0.maximum_penalty.death": True,
        },
    )
    assert report.at_risk
    assert name not in report_text(report, 100)
    assert name not in json.dumps(report_data(report))
    assert "[P9]" in report_text(report, 100)
    assert report_data(report)["grounds"]
    for one in report.judged:
        assert one.said is None or (one.said.text, one.said.cure) == (one.why, one.cure)


def test_a_program_gets_each_reason_by_its_id_and_parameters(judge: Judge) -> None:
    grounds = report_data(judge("05", {"offences.0.title": "Sedition"}))["grounds"]
    (one,) = [one for one in grounds if one["topic"] == "political-offence"]
    assert one["said"]["id"] == "reason.nature-named"
    assert one["said"]["params"] == {"offence": "O1", "words": "Sedition"}
    assert one["why"] == "The title or category of the offence O1 contains “Sedition”."
    assert all(one["said"] is not None for one in grounds)


def test_what_a_protected_person_does_for_a_living_puts_no_ground_in_play(judge: Judge) -> None:
    journalist = {
        "persons.0.occupation": "Journalist",
        "persons.0.role": "witness",
        "measures.0.privilege": None,
        "measures.0.press": None,
    }
    hidden = {**journalist, "persons.0.protect": "pseudonym"}
    assert "journalist" in report_text(judge("03", journalist), 100).casefold()
    assert "journalist" not in report_text(judge("03", hidden), 100).casefold()


def test_a_missing_stamp_is_no_question_of_who_issues() -> None:
    finding = Finding(Severity.WARNING, "ke.stamp", "No stamp.", "requesting.issued_by.seal")
    assert taken_over([finding]) == ()
    issuer = replace(finding, field="requesting.issued_by.capacity")
    assert [one.ground_id for one in taken_over([issuer])] == ["link.issuer"]
