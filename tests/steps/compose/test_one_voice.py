"""Letterhead, opening, undertakings and dates: one voice, and nothing it cannot say."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from comity.host import Host
from comity.kit.samples import sample_files
from comity.model.content import Content
from comity.pipeline.build import build, check_case, choose_exporters, read_all
from comity.pipeline.own_plugin import open_host
from comity.steps.check import check
from comity.steps.compose import compose

Data = dict[str, Any]
Made = Callable[..., tuple[Content, list[str]]]
CENTRAL = {"name": "Ministry of Justice", "address": ["1 Sample Square"]}
PACT = {"instrument": "pact"}


@pytest.fixture
def made(
    resolve_case: Callable[..., Any], make_host: Callable[..., Host], country: Callable[..., Path]
) -> Made:
    """``made(data)``: the content of a request of TV, and the rules of what is found on it."""

    def made(data: Data, language: str = "en") -> tuple[Content, list[str]]:
        host = make_host()
        resolved = resolve_case(data, host, language=language)
        content = compose(resolved, host, host.document_types()["request"])
        return content, [finding.rule for finding in check(resolved, host)]

    return made


@pytest.fixture
def through(request_data: Data) -> Data:
    """A prosecutor's request that goes through the central authority."""
    request_data["requesting"] |= {
        "central_authority": CENTRAL,
        "issued_by": {
            "name": "Ann Example",
            "authority": "Example Prosecution Office",
            "capacity": "prosecutor",
        },
    }
    return request_data


def test_who_signs_stands_at_the_head_and_asks_and_the_central_authority_is_the_way(
    made: Made, through: Data
) -> None:
    content, _ = made(through)
    assert "Example Prosecution Office" in content.context["letterhead"]
    assert "Ministry of Justice" not in content.context["letterhead"]
    parts = content.context["parts"]
    rows = {row["name"]: row["text"] for row in parts["reference"]["rows"]}
    assert rows["through"].startswith("Ministry of Justice")
    opening = parts["introduction"]["paragraphs"][0]
    said = "The requesting authority (Example Prosecution Office) requests, through"
    assert opening.startswith(said)
    assert "Example Prosecution Office" in content.context["signature"]


def test_a_central_authority_that_asks_stands_at_the_head_alone(made: Made, through: Data) -> None:
    through["requesting"]["issued_by"] |= {
        "authority": "Ministry of Justice",
        "capacity": "central-authority",
    }
    content, _ = made(through)
    assert "Ministry of Justice" in content.context["letterhead"]
    assert (
        "as the requesting authority, requests"
        in (content.context["parts"]["introduction"]["paragraphs"][0])
    )
    rows = content.context["parts"]["reference"]["rows"]
    assert "through" not in {row["name"] for row in rows}


def test_a_letter_rogatory_is_in_the_voice_of_its_court(made: Made, through: Data) -> None:
    through["form"] = "letter-rogatory"
    through["requesting"]["issued_by"] |= {"authority": "Sample Court", "capacity": "judge"}
    through["confidentiality"] = {"wanted": True, "reason": "The suspect is at large."}
    content, _ = made(through)
    parts = content.context["parts"]
    assert parts["introduction"]["paragraphs"][0].startswith("This Court (Sample Court), as the ")
    assert parts["confidentiality"]["paragraphs"][0].startswith("This Court requests that this ")
    assert content.context["closing"][0].startswith("This Court thanks the authorities of ")
    said = " ".join(text for part in parts.values() for text in part["paragraphs"])
    assert not re.search(r"\b(we|us|our)\b", said, re.IGNORECASE)


def undertakings(content: Content) -> list[str]:
    return [item["text"] for item in content.context["parts"]["undertakings"]["items"]]


@pytest.mark.parametrize(
    "giver",
    [
        "The police officer on duty",
        "Inspector A. Sample",
        "Chief Superintendent of Police",
        "A police officer of the Ministry of the Interior",
        "The liaison officer of the Central Authority",
    ],
)
@pytest.mark.parametrize("kind", ["reciprocity", "death-penalty", "safe-conduct", "treatment"])
def test_the_police_bind_no_state(kind: str, giver: str, made: Made, request_data: Data) -> None:
    request_data["assurances"] = [{"kind": kind, "given_by": giver}]
    content, _ = made(request_data)
    assert undertakings(content) == []
    assert "assurances[0].kind" in content.withheld


@pytest.mark.parametrize(
    ("kind", "giver"),
    [
        ("specialty", "The police officer on duty"),
        ("death-penalty", "The Attorney-General"),
        ("death-penalty", "The Ministry of Police and Justice"),
        ("reciprocity", "The Government"),
    ],
)
def test_an_undertaking_that_its_giver_can_give_is_printed(
    kind: str, giver: str, made: Made, request_data: Data
) -> None:
    request_data["assurances"] = [{"kind": kind, "given_by": giver}]
    content, _ = made(request_data)
    assert len(undertakings(content)) == 1


@pytest.mark.needs_country
def test_no_reciprocity_is_promised_beside_a_treaty_that_binds() -> None:
    host = open_host()
    (path,) = (path for path in sample_files() if path.stem == "bec-request")
    (case,) = read_all([path], host)
    promise = {"kind": "reciprocity", "given_by": "The Attorney-General of the Federation"}
    data = case.draft.data() | {"assurances": [promise], "reciprocity": True}
    draft = type(case.draft).model_validate(data)
    checked = check_case(_with(case, draft), host)
    content = compose(checked.resolved, host, checked.document_type)
    told = [f.field for f in checked.findings if f.rule == "undertaking.beside-treaty"]
    assert undertakings(content) == []
    assert told == ["reciprocity"]  # told once for the two places
    assert not any(
        "reciprocity" in item["text"] for item in content.context["parts"]["basis"]["items"]
    )


@pytest.mark.needs_country
@pytest.mark.parametrize(("on", "amended"), [("2009-06-01", False), ("2026-09-28", True)])
def test_a_treaty_is_cited_as_amended_from_the_day_of_the_amendment(on: str, amended: bool) -> None:
    host = open_host()
    (path,) = (path for path in sample_files() if path.stem == "ransomware-gb-us")
    (case,) = read_all([path], host)
    checked = check_case(case, host, on=dt.date.fromisoformat(on))
    content = compose(checked.resolved, host, checked.document_type)
    (treaty, *_) = [item["text"] for item in content.context["parts"]["basis"]["items"]]
    said = "as amended by an instrument of 16\u00a0December\u00a02004 (T.I.A.S. 10-201.49)"
    assert (said.replace("\u00a0", " ") in treaty.replace("\u00a0", " ")) is amended


def _with(case: Any, draft: Any) -> Any:
    from dataclasses import replace

    return replace(case, draft=draft)


def test_reciprocity_is_promised_where_no_treaty_is_relied_on(
    made: Made, request_data: Data
) -> None:
    request_data["assurances"] = [{"kind": "reciprocity", "given_by": "The Government"}]
    content, rules = made(request_data)
    assert len(undertakings(content)) == 1
    assert "undertaking.beside-treaty" not in rules


def test_an_undertaking_of_somebody_who_does_not_speak_in_the_letter_is_told(
    made: Made, through: Data
) -> None:
    through["assurances"] = [{"kind": "specialty", "given_by": "The Secretary of State"}]
    assert "undertaking.other-voice" in made(through)[1]
    through["annexes"] = [{"id": "A1", "title": "Undertaking"}]
    through["assurances"][0]["annex"] = "A1"
    assert "undertaking.other-voice" not in made(through)[1]
    through["assurances"] = [{"kind": "specialty", "given_by": "The Example Prosecution Office"}]
    assert "undertaking.other-voice" not in made(through)[1]


URGENT = {"level": "urgent", "reason": "The hearing is near.", "deadline": "2026-11-11"}


def test_a_date_is_a_request(made: Made, request_data: Data) -> None:
    content, _ = made(request_data | {"urgency": URGENT})
    assert (
        "Please reply by 11\u00a0November 2026."
        in (content.context["parts"]["urgency"]["paragraphs"])
    )


@pytest.mark.needs_country
def test_a_date_binds_where_an_instrument_sets_time_limits(resolve_case, request_data) -> None:
    host = open_host()
    request_data["requesting"]["state"], request_data["requested"]["state"] = "DE", "FR"
    request_data |= {"basis": [{"instrument": "eu-eio"}], "urgency": URGENT}
    request_data["measures"][0]["deadline"] = "2026-11-11"
    resolved = resolve_case(request_data, host, language="en")
    content = compose(resolved, host, host.document_types()["request"])
    parts = content.context["parts"]
    (sentence,) = (t for t in parts["urgency"]["paragraphs"] if "11\u00a0November" in t)
    assert sentence.startswith("We need the result by 11\u00a0November 2026. The time limits of ")
    assert "12(1)" in sentence
    labels = {row["label"] for row in parts["measures"]["entries"][0]["rows"]}
    assert "Time limit" in labels
    assert "Reply requested by" not in labels


def test_in_an_emergency_the_person_the_hour_and_its_zone_stand_on_page_one(
    made: Made, request_data: Data
) -> None:
    urgency = URGENT | {"level": "emergency", "deadline_time": "18:00 UTC", "at_risk": "A child"}
    content, rules = made(request_data | {"urgency": urgency})
    rows = {row["name"]: row["text"] for row in content.context["parts"]["reference"]["rows"]}
    assert rows["at_risk"] == "A child"
    assert rows["reply_by_hour"] == "11\u00a0November 2026, 18:00 UTC"
    assert not any(rule.startswith("form.emergency") for rule in rules)


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"at_risk": None}, "form.emergency-person"),
        ({"deadline_time": None}, "form.emergency-hour"),
        ({"deadline_time": "18:00"}, "form.emergency-zone"),
    ],
)
def test_what_an_emergency_lacks_on_page_one_is_told(
    change: Data, rule: str, made: Made, request_data: Data
) -> None:
    urgency = URGENT | {"level": "emergency", "deadline_time": "18:00 UTC", "at_risk": "A child"}
    urgency["grounds"] = ["danger-to-life"]
    urgency = {key: value for key, value in (urgency | change).items() if value is not None}
    assert rule in made(request_data | {"urgency": urgency})[1]


@pytest.mark.needs_country
@pytest.mark.parametrize(
    "path", [p for p in sample_files() if not p.stem.startswith("notice")], ids=lambda p: p.stem
)
def test_no_sample_says_what_issue_10_forbids(path: Path) -> None:
    host = open_host()
    (case,) = read_all([path], host)
    (document, *_) = build(
        check_case(case, host), host, choose_exporters(["md"], host), "letter"
    ).files
    text = document[1].decode()
    for phrase in (
        "in the hands of",
        "video link or telephone",
        "The last day on which",
        "comparable assistance",
        "Secretary of State undertakes",
    ):
        assert phrase not in text
