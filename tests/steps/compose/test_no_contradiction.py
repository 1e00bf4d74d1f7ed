"""Sentences that a document always prints agree with what the draft says beside them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from comity.kit.samples import sample_files
from comity.model.content import Content
from comity.pipeline.build import build, check_case, choose_exporters, read_all
from comity.pipeline.own_plugin import open_host

Data = dict[str, Any]
Composed = Callable[[Data], Content]
CONFISCATION = {"kind": "confiscation-order-enforcement", "items": ["The flat"]}
RETURN = {"kind": "asset-return", "items": ["The price of the flat"]}
TRACING = {"kind": "tracing-of-proceeds", "items": ["Land"]}
ORDER = {"title": "Order", "court": "High Court", "date": "2026-03-20", "reference": "CO/1"}
STANDS_ALONE = "we still request the others"


@pytest.fixture
def intro(composed: Composed, request_data: Data) -> Callable[..., str]:
    """``intro(measure, ...)``: the sentence that opens these measures."""

    def intro(*measures: Data) -> str:
        own = {"purpose": "P.", "facts": ["F1"], "offences": ["O1"]}
        request_data["measures"] = [
            own | {"id": f"M{number}"} | measure for number, measure in enumerate(measures, start=1)
        ]
        (text,) = composed(request_data).context["parts"]["measures"]["paragraphs"]
        return str(text).replace("\u00a0", " ")

    return intro


def test_a_return_depends_on_the_confiscation_that_is_asked_for_with_it(
    intro: Callable[..., str],
) -> None:
    said = intro(CONFISCATION, TRACING, RETURN)
    assert STANDS_ALONE not in said
    assert "Measure 3 depends on measure 1." in said
    assert "we still request those that do not depend on it" in said


def test_a_return_may_depend_on_several_confiscations(intro: Callable[..., str]) -> None:
    forfeiture = {"kind": "non-conviction-forfeiture", "items": ["The car"]}
    assert "Measure 3 depends on measures 1 and 2." in intro(CONFISCATION, forfeiture, RETURN)


@pytest.mark.parametrize(
    "measures",
    [
        (TRACING, RETURN),
        (CONFISCATION, TRACING),
        (CONFISCATION | {"order": ORDER}, RETURN | {"order": ORDER | {"reference": "CO/2"}}),
    ],
    ids=["confiscated already", "nothing returned", "another order"],
)
def test_measures_that_wait_for_no_other_stand_by_themselves(
    measures: tuple[Data, ...], intro: Callable[..., str]
) -> None:
    said = intro(*measures)
    assert STANDS_ALONE in said
    assert "depends" not in said


@pytest.mark.parametrize("recorded", [True, False])
def test_minutes_are_asked_for_where_the_draft_does_not_say_who_makes_the_record(
    recorded: bool, composed: Composed, request_data: Data
) -> None:
    request_data["persons"] = [{"id": "P1", "role": "witness", "name": {"full": "A B"}}]
    hearing = {"id": "M1", "kind": "video-hearing", "persons": ["P1"], "purpose": "P."}
    hearing |= {"facts": ["F1"], "offences": ["O1"]}
    if recorded:
        hearing["particulars"] = {"record": "A transcript by the requesting court"}
    request_data["measures"] = [hearing]
    (entry,) = composed(request_data).context["parts"]["measures"]["entries"]
    (asked,) = entry["paragraphs"]
    assert ("draw up the minutes" in asked) is not recorded
    assert ("The record is to be made as stated below." in asked) is recorded


def test_the_ground_other_is_said_by_the_reason_alone(
    composed: Composed, request_data: Data
) -> None:
    request_data["urgency"] = {"level": "urgent", "grounds": ["other"], "reason": "It rains in."}
    paragraphs = composed(request_data).context["parts"]["urgency"]["paragraphs"]
    assert "It rains in." in paragraphs
    assert not any("stated below" in text for text in paragraphs)


def test_each_demand_on_a_requester_is_said_as_it_is_written_and_no_more(
    composed: Composed, notice_data: Data
) -> None:
    notice_data["authentication"] = {"government_email": True, "letterhead": True}
    notice_data["channels"] = [{"kind": "mail", "address": "1 Way", "purposes": ["requests"]}]
    texts = composed(notice_data).context["parts"]["authentication"]["paragraphs"]
    assert texts == [
        "Requests must come from an official e-mail address.",
        "Requests must bear the letterhead of the authority.",
    ]


@pytest.mark.parametrize(
    "other",
    [{}, {"translation": "It must come with one."}, {"certified": "no"}, {"offered": ["fr"]}],
)
def test_a_language_is_demanded_outright_only_where_nothing_is_said_of_others(
    other: Data, composed: Composed, notice_data: Data
) -> None:
    notice_data["languages"] = {"demanded": ["en"]} | other
    said = " ".join(composed(notice_data).context["parts"]["requests"]["paragraphs"])
    assert ("Requests must be in English." in said) is (not other)
    assert "equests must be in English" in said  # and what else is open stands beside it
    assert "returned" not in said  # which the company has not said


@pytest.mark.parametrize("stated", [True, False])
def test_the_sentence_on_mutual_assistance_points_to_the_table_that_answers_it(
    stated: bool, composed: Composed, notice_data: Data
) -> None:
    category = {"category": "subscriber-data", "holds": ["Name"]}
    category |= {"process_foreign": "request for mutual legal assistance"} if stated else {}
    notice_data |= {"mla_needed": "case-by-case", "data_categories": [category]}
    said = " ".join(composed(notice_data).context["parts"]["international"]["paragraphs"])
    assert ("The table of required processes shows" in said) is stated
    assert ("decides in each case" in said) is not stated


@pytest.mark.needs_country
def test_a_notice_of_the_united_states_names_silence_without_a_court(
    sample: Callable[[Path, str], Path],
) -> None:
    host = open_host()
    (path,) = (path for path in sample_files() if path.stem == "notice-us")
    (case,) = read_all([sample(path, "beside")], host)
    files = build(check_case(case, host), host, choose_exporters(["md"], host), "case").files
    text = dict(files)["case.md"].decode().replace("\u00a0", " ")
    assert "Under § 2709(c) no court is needed: if the Federal Bureau" in text
    assert "18 U.S.C. § 2709(b), (c), (d)" in text


@pytest.mark.needs_country
@pytest.mark.parametrize("path", sample_files(), ids=lambda path: Path(path).stem)
def test_a_sample_says_an_organised_group_only_of_three_persons(path: Path) -> None:
    (case,) = read_all([path], open_host())
    data = case.draft.data()
    offences = data.get("offences") or ()
    told = " ".join(fact["text"] for fact in data.get("facts") or ())
    people = [person for person in data.get("persons") or () if person["role"] in SUSPECTED]
    three = len(people) >= 3 or "two others" in told
    assert three or not any(offence.get("organised_group") for offence in offences)


SUSPECTED = ("suspect", "accused", "convicted")
