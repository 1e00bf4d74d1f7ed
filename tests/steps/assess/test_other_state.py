"""The same facts sent to another State: what was said of the first one's law falls away."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from comity.host import Host
from comity.kit.samples import sample_files
from comity.model.drafts.request import Request
from comity.model.errors import DraftError, InputError
from comity.pipeline.build import check_case, read_all
from comity.steps.assess import report_on, sent_to
from comity.steps.read import CaseFile

pytestmark = pytest.mark.needs_country

SOUND = Path(__file__).parent / "sound"


def case(number: str, host: Host) -> CaseFile:
    (file,) = SOUND.glob(f"{number}-*.yaml")
    (found,) = read_all([file], host)
    return found


def sent(number: str, code: str, host: Host) -> Request:
    draft = sent_to(case(number, host), code, host).draft
    assert isinstance(draft, Request)
    return draft


def test_counterparts_of_the_first_law_do_not_count_for_the_second(host: Host) -> None:
    draft = sent("01", "DE", host)
    assert draft.requested.state == "DE"
    assert draft.offences[0].requested_law is None
    assert [element.requested_law for element in draft.offences[0].elements] == [None, None]


def test_facts_measures_and_undertakings_stay_as_they_are(host: Host) -> None:
    before, after = case("01", host).draft, sent("01", "DE", host)
    assert isinstance(before, Request)
    assert (before.facts, before.measures) == (after.facts, after.measures)
    assert before.assurances == after.assurances


def test_an_instrument_that_binds_the_other_state_too_is_kept(host: Host) -> None:
    assert "untoc" in sent("01", "DE", host).instruments_named()
    assert sent("02", "DE", host).instruments_named() == ("coe-185",)


def test_the_treaty_with_the_other_state_takes_the_place_of_that_with_the_first(host: Host) -> None:
    named = sent("01", "DE", host).instruments_named()

    assert "us-de-mlat" in named
    assert "us-gb-mlat" not in named


def test_an_instrument_of_which_nobody_knows_whether_it_binds_is_kept(host: Host) -> None:
    before = case("02", host)
    data = before.draft.data()
    data["basis"] = [{"instrument": "ecowas-mla"}]
    draft = sent_to(replace(before, draft=Request.model_validate(data)), "GH", host).draft

    assert "ecowas-mla" in draft.instruments_named()


def test_the_same_state_changes_nothing(host: Host) -> None:
    before = case("01", host)
    assert sent_to(before, "GB", host) is before


def test_a_holder_in_the_first_state_is_at_risk_in_the_second(host: Host) -> None:
    checked = check_case(sent_to(case("06", host), "GB", host), host)
    report = report_on(checked.resolved, host, left_out=True)
    assert {one.ground_id for one in report.of("at-risk")} >= {"link.holder"}


def test_a_code_that_is_none_is_refused_with_the_form_of_one(host: Host) -> None:
    with pytest.raises(InputError, match="is not a State code"):
        sent_to(case("01", host), "Germany", host)


def test_a_notice_is_refused(host: Host) -> None:
    (notice,) = read_all([f for f in sample_files() if f.name == "notice-gb.yaml"], host)
    with pytest.raises(DraftError, match="is a notice"):
        sent_to(notice, "DE", host)
