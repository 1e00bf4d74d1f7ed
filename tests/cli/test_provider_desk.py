"""The desk of a company: what its officer decides on a request, and the letter that answers it."""

from __future__ import annotations

import copy
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

DATA = Path(__file__).parents[1] / "steps/check/holder/data"
Run = Callable[..., Any]


@pytest.fixture
def given(desk: Path) -> Callable[..., None]:
    """``given(change)``: request.yaml, with what the function changes, and notice.yaml."""

    def given(change: Callable[[dict[str, Any]], object] = lambda data: None) -> None:
        data = yaml.load((DATA / "request.yaml").read_text(), yaml.BaseLoader)
        change(data)
        (desk / "request.yaml").write_text(yaml.safe_dump(data))
        (desk / "notice.yaml").write_bytes((DATA / "notice.yaml").read_bytes())

    return given


def add_content(data: dict[str, Any]) -> None:
    """A second measure, which needs mutual assistance."""
    content = {**copy.deepcopy(data["measures"][0]), "id": "M2", "kind": "stored-content"}
    data["measures"].append({**content, "items": ["Messages of May 2026 on the payment"]})


def flawed(data: dict[str, Any]) -> None:
    """A second measure that needs mutual assistance, no badge, and no order of silence."""
    add_content(data)
    data["requesting"]["issued_by"]["title"] = "Sergeant"
    del data["confidentiality"]["order"]


def questions(done: Any) -> dict[str, dict[str, Any]]:
    (one,) = json.loads(done.stdout)["files"]
    return {question["id"]: question for question in one["questions"]}


def printed(folder: Path, name: str) -> str:
    with zipfile.ZipFile(folder / f"request.{name}.docx") as package:
        return package.read("word/document.xml").decode()


def test_nothing_is_found_against_a_request_that_fits(comity: Run, given: Run) -> None:
    given()
    done = comity("check", "request.yaml", "--as-provider", "notice.yaml", "--format", "json")
    found = questions(done)

    assert done.returncode == 0, done.stderr
    answers = {id: one["answer"] for id, one in found.items()}
    assert answers.pop("genuine") == "decide"
    assert answers.pop("channel") == "not-compared"  # the request does not show how it came
    assert "does not show by which channel" in found["channel"]["says"]
    assert answers.pop("costs") == "not-compared"  # only whether anything is said of them
    assert set(answers.values()) == {"yes"}
    assert "emergency" not in found


def test_each_question_has_an_answer_with_its_reason(comity: Run, given: Run) -> None:
    given(flawed)
    done = comity("check", "request.yaml", "--as-provider", "notice.yaml", "--format", "json")
    found = questions(done)

    assert done.returncode == 1
    no = {id for id, one in found.items() if one["answer"] == "no"}
    assert no == {"complete", "process", "notification"}
    (reason,) = found["complete"]["reasons"]
    assert reason["rule"] == "holder.content-missing"
    assert "badge number" in reason["what"]
    assert reason["citation"]["text"] == "Notice of Example Mail, version 2, contents of a request"


@pytest.mark.parametrize("change", [lambda data: None, flawed], ids=["fits", "does not"])
def test_no_request_is_declared_genuine(comity: Run, given: Run, change: Run) -> None:
    given(change)
    done = comity("check", "request.yaml", "--as-provider", "notice.yaml")
    told = " ".join(done.stdout.split())

    assert "1. Is the request genuine? Your decision. No program can tell." in told
    assert "a number that you find independently" in told
    assert "Never use a number from the request." in told
    assert "+44 20 7946" not in told


@pytest.mark.needs_country  # which writes dates in its own way
def test_an_acknowledgement_is_the_company_s_and_decides_nothing(
    comity: Run, given: Run, desk: Path
) -> None:
    given(flawed)
    args = ("--letter", "acknowledgement", "--received", "2026-09-17", "-o", "out")
    comity("check", "request.yaml", "--as-provider", "notice.yaml", *args)
    text = printed(desk / "out", "acknowledgement")

    assert "Example Mail, Inc." in text
    assert "United States of America" not in text
    assert "It is not a decision on the request." in text
    assert "EX/1" in text
    assert "badge" not in text
    assert "We confirm that we received the request" in text
    assert "17, 2026" in text


def test_a_return_asks_for_exactly_what_is_missing(comity: Run, given: Run, desk: Path) -> None:
    given(flawed)
    args = ("--letter", "return", "-o", "out")
    comity("check", "request.yaml", "--as-provider", "notice.yaml", *args)
    case = yaml.safe_load((desk / "out/request.return.yaml").read_text())
    text = printed(desk / "out", "return")

    whats = [one["what"] for one in case["deficiencies"]]
    assert len(whats) == 3
    assert "with badge number”" in whats[0]
    assert "names no such order" in whats[1]
    assert "mutual legal assistance" in whats[2]
    assert case["deficiencies"][2]["measures"] == ["2"]
    assert all(what in text for what in whats)


def test_a_part_is_disclosed_and_the_rest_refused_with_its_ground(
    comity: Run, given: Run, desk: Path
) -> None:
    given(add_content)
    args = ("--letter", "partial", "-o", "out")
    comity("check", "request.yaml", "--as-provider", "notice.yaml", *args)
    case = yaml.safe_load((desk / "out/request.partial.yaml").read_text())

    assert case["outcome"] == "granted-in-part"
    assert case["granted_part"] == "Measure\u00a01: Subscriber data"
    assert case["refused_part"] == "Measure\u00a02: Stored content of communications"
    assert [one["why"] for one in case["reasons"]] == [
        "Measure\u00a02: Under our notice, authorities of other States obtain these data by "
        "mutual legal assistance."
    ]
    assert "a number from an independent source" in case["next_steps"][0]


def test_a_refusal_gives_its_grounds(comity: Run, given: Run, desk: Path) -> None:
    given(lambda data: data["measures"][0].update(kind="stored-content"))
    args = ("--letter", "refusal", "-o", "out")
    comity("check", "request.yaml", "--as-provider", "notice.yaml", *args)
    text = printed(desk / "out", "refusal")

    assert "We do not comply with the request identified below." in text
    assert "by mutual legal assistance" in text


@pytest.mark.parametrize("letter", ["return", "partial", "refusal"])
def test_a_letter_without_a_ground_is_not_written(
    comity: Run, given: Run, desk: Path, letter: str
) -> None:
    given()
    args = ("--letter", letter, "-o", "out")
    done = comity("check", "request.yaml", "--as-provider", "notice.yaml", *args)

    assert done.returncode == 2
    assert "request.yaml" in done.stderr
    assert "the desk found nothing" in done.stderr.lower()
    assert "1. Is the request genuine?" in done.stdout
    assert not (desk / "out").exists()


def test_a_part_needs_a_measure_that_nothing_stands_against(comity: Run, given: Run) -> None:
    given(lambda data: data["measures"][0].update(kind="stored-content"))
    args = ("--letter", "partial", "-o", "out")
    done = comity("check", "request.yaml", "--as-provider", "notice.yaml", *args)

    assert done.returncode == 2
    assert "--letter return" in done.stderr


@pytest.mark.parametrize(
    "args",
    [
        ("--as-provider", "notice.yaml", "--letter", "-o", "out"),
        ("--as-provider", "notice.yaml", "--letter", "return"),
        ("--as", "US", "--letter", "return", "-o", "out"),
        ("--as-provider", "notice.yaml", "--notice", "notice.yaml"),
        ("--as-provider", "notice.yaml", "--as", "US"),
        ("--letter", "return", "-o", "out"),
    ],
    ids=" ".join,
)
def test_options_that_do_not_go_together_are_refused(
    comity: Run, given: Run, desk: Path, args: tuple[str, ...]
) -> None:
    given(flawed)
    done = comity("check", "request.yaml", *args)

    assert done.returncode == 2
    assert "Usage" in done.stderr
    assert not (desk / "out").exists()


def test_a_paper_that_is_no_request_has_no_desk(comity: Run, given: Run) -> None:
    given()
    done = comity("check", "notice.yaml", "--as-provider", "notice.yaml")

    assert done.returncode == 2
    assert "is a notice, not a request" in done.stderr


def test_a_request_beside_a_notice_names_the_notice_for_each_finding(
    comity: Run, given: Run
) -> None:
    given(flawed)
    done = comity("check", "request.yaml", "--notice", "notice.yaml", "--format", "json")
    (one,) = json.loads(done.stdout)["files"]
    found = [f for f in one["findings"] if f["rule"].startswith("holder.")]

    assert {f["rule"] for f in found} == {
        *("holder.content-missing", "holder.mla-needed", "holder.user-told")
    }
    assert all(f["citation"]["text"].startswith("Notice of Example Mail") for f in found)


@pytest.mark.needs_country
def test_the_questions_and_their_reasons_are_in_german(comity: Run, given: Run) -> None:
    given(flawed)
    done = comity("check", "request.yaml", "--as-provider", "notice.yaml", "--messages", "de")

    assert "Ist das Ersuchen echt?" in done.stdout
    assert "Laut Transparenzhinweis" in done.stdout
