"""An assurance is offered at best: its text, its terms and its giver are looked at."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.host import Host
from comity.model.findings import Severity
from comity.pipeline.build import check_case
from comity.steps.assess import Report
from comity.steps.assess.report_data import report_data
from comity.steps.assess.report_text import report_text
from comity.steps.read import CaseFile

pytestmark = pytest.mark.needs_country

Judge = Callable[..., Report]
DEATH = {"offences.0.maximum_penalty.death": True}
SOUND = "The death penalty will not be imposed or, if imposed, will not be carried out."


def given(**own: Any) -> dict[str, Any]:
    assurance = {"kind": "death-penalty", "given_by": "The Government of India"} | own
    return {**DEATH, "assurances": [assurance]}


def status(report: Report, topic: str = "death-penalty") -> str:
    (one,) = [one for one in report.judged if one.topic == topic]
    return one.status


@pytest.mark.parametrize("own", [{}, {"text": SOUND}, {"promise": ["not-imposed"]}])
def test_a_sound_assurance_of_the_government_is_offered_and_never_met(
    judge: Judge, own: dict[str, Any]
) -> None:
    report = judge("09", given(**own))
    assert status(report) == "offered"
    assert report.of("met") == () or all(m.topic != "death-penalty" for m in report.of("met"))


@pytest.mark.parametrize(
    "text",
    [
        "Death may be sought.",
        "The death penalty will not be carried out as far as possible.",
        "The death penalty will not be imposed, subject to the view of the Cabinet.",
    ],
)
def test_a_flawed_text_leaves_the_ground_at_risk_and_says_which_words(
    judge: Judge, text: str
) -> None:
    report = judge("09", given(text=text))
    assert status(report) == "at-risk"
    (risk,) = [one for one in report.of("at-risk") if one.topic == "death-penalty"]
    assert risk.field == "assurances[0].text"
    assert "“" in risk.why


def test_the_police_officer_on_duty_is_not_whom_the_law_read_names(judge: Judge) -> None:
    report = judge("09", given(given_by="The police officer on duty"))
    assert status(report) == "at-risk"
    (risk,) = [one for one in report.of("at-risk") if one.topic == "death-penalty"]
    assert risk.field == "assurances[0].given_by"
    assert (
        "the law that was read names the State that asks, by an authority that can bind" in risk.why
    )


def test_a_giver_whose_power_is_not_known_is_named_as_such(judge: Judge) -> None:
    report = judge("09", given(given_by="The Attorney General"))
    assert status(report) == "offered"
    shown = " ".join(report_text(report, 100).split())
    unknown = "Can the Attorney General bind the courts and the executive? `power` is empty."
    assert unknown in shown

    stated = judge("09", given(given_by="The Attorney General", power="Example Act, s. 3"))
    assert [r.what for one in stated.given for r in one.remarks] == []


@pytest.mark.parametrize(
    ("text", "power"),
    [
        ("She may promise that the penalty will not be imposed.", "stated"),
        ("Section 3 empowers her to bind the courts.", "stated"),
        ("Sie ist befugt, diese Zusicherung abzugeben.", "stated"),
        ("Only officers authorised to handle classified data will see it.", "unknown"),
        ("Nobody can bind her.", "unknown"),
    ],
)
def test_a_power_to_promise_is_read_in_the_text(judge: Judge, text: str, power: str) -> None:
    (one,) = judge("09", given(given_by="The Attorney General", text=text)).given
    assert one.giver.power == power


def test_the_giver_whom_the_law_of_the_requesting_state_names_is_known(judge: Judge) -> None:
    reciprocity = {"kind": "reciprocity", "given_by": "The Attorney-General of the Federation"}
    own = {"requesting.state": "NG", "requested.state": "DE", "assurances": [reciprocity]}
    (one,) = judge("01", own).given
    assert (one.giver.power, one.remarks) == ("known", ())

    police = {**own, "assurances": [reciprocity | {"given_by": "Police Station, Desk 4"}]}
    (other,) = judge("01", police).given
    assert (other.giver.power, other.status) == ("other", "at-risk")


def test_a_text_in_another_language_is_not_passed_over_in_silence(judge: Judge) -> None:
    text = (
        "Die Todesstrafe wird in diesem Verfahren weder beantragt noch verhängt noch vollstreckt."
    )
    report = judge("09", given(text=text))
    assert status(report) == "cannot-tell"
    assert "not in English, so Comity could not compare it" in report_text(report, 10_000)


def test_a_promise_of_another_kind_is_told(judge: Judge) -> None:
    (one,) = judge("09", given(promise=["costs-borne"])).given
    assert one.status == "cannot-tell"
    assert [r.field for r in one.remarks] == ["assurances[0].promise[0]"]

    (both,) = judge("09", given(promise=["not-carried-out", "costs-borne"])).given
    assert both.remarks == ()


def test_the_best_of_two_assurances_counts(judge: Judge) -> None:
    bad = {"kind": "death-penalty", "given_by": "The Government", "text": "Death may be sought."}
    good = {"kind": "death-penalty", "given_by": "The Government"}
    assert status(judge("09", {**DEATH, "assurances": [bad, good]})) == "offered"


def test_a_cruel_punishment_is_offered_away_and_not_out_of_play(judge: Judge) -> None:
    flogging = {"offences.0.maximum_penalty.text": "Flogging"}
    assurance = {"kind": "treatment", "given_by": "The Government of India"}
    report = judge("09", {**flogging, "assurances": [assurance]})
    assert "fundamental-rights" in {one.topic for one in report.of("offered")}


def test_a_check_asks_about_the_text_and_the_giver(
    variant: Callable[..., CaseFile], host: Host
) -> None:
    changes = given(given_by="Desk officer", text="Death may be sought.")
    found = {
        f.rule: (f.severity, f.field)
        for f in check_case(variant("09", changes), host).findings
        if f.rule.startswith("refusal.assurance-")
    }
    assert found == {
        "refusal.assurance-contradicted": (Severity.ADVICE, "assurances[0].text"),
        "refusal.assurance-giver": (Severity.ADVICE, "assurances[0].given_by"),
    }


@pytest.mark.parametrize(
    "giver",
    ["The police officer on duty", "Inspector A. Sample", "The liaison officer of the Ministry"],
)
@pytest.mark.parametrize("kind", ["reciprocity", "death-penalty", "safe-conduct", "treatment"])
def test_an_undertaking_that_the_letter_does_not_print_is_told(
    judge: Judge, kind: str, giver: str
) -> None:
    (one,) = judge("09", {"assurances": [{"kind": kind, "given_by": giver}]}).given
    (remark,) = one.remarks
    assert (remark.name, remark.status) == ("giver", "at-risk")
    assert "not print the assurance" in remark.what


def test_each_fault_of_an_assurance_is_told_once_with_the_ground_it_leaves_open(
    variant: Callable[..., CaseFile], host: Host
) -> None:
    changes = given(given_by="The police officer on duty", text="Death may be sought.")
    found = [
        f for f in check_case(variant("09", changes), host).findings if "assurances[0]" in f.field
    ]
    assert sorted(f.rule for f in found) == [
        "refusal.assurance-contradicted",
        "refusal.assurance-giver",
    ]
    assert "refusal.death-penalty" not in {
        f.rule for f in check_case(variant("09", changes), host).findings
    }
    ground = "This ground of refusal may then remain open: "
    assert [ground in f.message for f in found].count(True) == 1
    assert all(f.citation is not None for f in found if ground in f.message)


def test_the_json_holds_giver_power_and_remarks(judge: Judge) -> None:
    data = report_data(judge("09", given(given_by="Desk officer", promise=["not-imposed"])))
    (one,) = data["assurances_given"]
    assert (one["status"], one["power"], one["promise"]) == ("offered", "unknown", ["not-imposed"])
    assert [remark["about"] for remark in one["remarks"]] == ["giver"]
    assert [remark["said"]["id"] for remark in one["remarks"]] == [
        "assurance.giver/not-known-courts"
    ]


def test_a_ministry_is_not_taken_for_the_police_by_its_name(judge: Judge) -> None:
    def power(giver: str) -> str:
        (one,) = judge("09", given(given_by=giver)).given
        return one.giver.power

    assert power("The Ministry of Police and Justice") == "unknown"
    assert power("A police officer of the Ministry of the Interior") == "other"


@pytest.mark.parametrize(
    ("giver", "power"),
    [
        ("The United States", "known"),
        ("United States of America", "known"),
        ("Springfield", "unknown"),
        ("India", "unknown"),
    ],
)
def test_a_state_that_gives_its_own_word_is_not_asked_whether_it_can(
    judge: Judge, giver: str, power: str
) -> None:
    (one,) = judge("09", {"assurances": [{"kind": "costs", "given_by": giver}]}).given
    assert one.giver.power == power


def test_a_giver_is_named_in_the_sentence_as_english_writes_it(judge: Judge) -> None:
    (one,) = judge("09", given(given_by="The police officer on duty")).given
    assert "is offered by the police officer on duty." in one.summary
    assert "It is given by the police officer on duty, but the law" in one.summary


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        ({"promise": ["not-sought"]}, "cannot-tell"),
        ({"text": "The death penalty will not be sought."}, "cannot-tell"),
        ({"promise": ["not-sought", "not-carried-out"]}, "offered"),
        ({"text": "The death penalty will not be sought or imposed."}, "offered"),
    ],
)
def test_a_penalty_that_is_only_not_sought_may_still_be_imposed(
    judge: Judge, own: dict[str, Any], expected: str
) -> None:
    report = judge("09", given(**own))
    assert status(report) == expected
    told = {one.why for one in report.judged if one.topic == "death-penalty"}
    missing = "The promise lacks these terms: not imposed, not carried out, evidence not used."
    assert any(missing in why for why in told) is (expected == "cannot-tell")


def test_a_life_is_not_left_to_the_other_sides_consent(judge: Judge) -> None:
    text = "It will not be imposed unless the Cabinet decides."
    (risk,) = [one for one in judge("09", given(text=text)).judged if one.topic == "death-penalty"]
    assert risk.cure == "If so, remove the condition."


@pytest.mark.parametrize(
    "own",
    [
        {"kind": "treatment", "given_by": "Ministry of Home Affairs", "capacity": "minister"},
        {"kind": "treatment", "given_by": "Central office", "capacity": "central-authority"},
        {"kind": "death-penalty", "given_by": "Secretary", "capacity": "minister"},
        {
            "kind": "death-penalty",
            "given_by": "Public Prosecutor",
            "promise": ["evidence-not-used"],
        },
        {"kind": "safe-conduct", "given_by": "Court of Florence", "capacity": "court"},
        {
            "kind": "return-of-person",
            "given_by": "Court",
            "capacity": "court",
            "promise": ["person-returned"],
        },
        {"kind": "return-of-evidence", "given_by": "Serious Fraud Office", "promise": ["returned"]},
    ],
)
def test_who_can_give_it_is_not_asked_for_the_power(
    variant: Callable[..., CaseFile], host: Host, own: dict[str, Any]
) -> None:
    case = variant("09", {"assurances": [own], "requesting.issued_by.capacity": "prosecutor"})
    told = {f.rule for f in check_case(case, host).findings}
    assert "refusal.assurance-giver" not in told


def test_a_use_immunity_is_a_safe_conduct_and_limits_no_return(judge: Judge) -> None:
    own = {"kind": "safe-conduct", "given_by": "The Government", "promise": ["evidence-not-used"]}
    (one,) = judge("09", {"assurances": [own]}).given
    assert one.remarks == ()
    kept = {
        "kind": "specialty",
        "given_by": "The Government",
        "promise": ["use-limited", "returned"],
    }
    (both,) = judge("09", {"assurances": [kept]}).given
    assert both.remarks == ()
