"""What the desk of a company compared and what not; requests with gaps, and several files."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

DATA = Path(__file__).parents[1] / "steps/check/holder/data"
Run = Callable[..., Any]
Change = Callable[[dict[str, Any]], object]


def nothing(data: dict[str, Any]) -> None:
    """No change."""


def case_of(desk: Path, letter: str) -> dict[str, Any]:
    """The case file of a letter, with plain spaces."""
    text = (desk / f"out/request.{letter}.yaml").read_text()
    found: dict[str, Any] = yaml.safe_load(text.replace("\u00a0", " "))
    return found


def answers(done: Any) -> dict[str, dict[str, Any]]:
    (one,) = json.loads(done.stdout)["files"]
    return {question["id"]: question for question in one["questions"]}


def without_badge(data: dict[str, Any]) -> None:
    data["requesting"]["issued_by"]["title"] = "Sergeant"


# --- gaps, and several files ----------------------------------------------------------------------


def without_purpose(data: dict[str, Any]) -> None:
    del data["measures"][0]["purpose"]


def test_a_request_with_gaps_is_listed_acknowledged_and_returned(ask: Run, desk: Path) -> None:
    found = answers(ask("", without_purpose))
    assert found["complete"]["answer"] == "no"
    assert found["complete"]["gaps"][0]["field"] == "measures[0].purpose"

    done = ask("return", without_purpose)
    assert done.returncode == 1
    (point,) = case_of(desk, "return")["deficiencies"]
    assert "purpose" in point["what"].lower()

    done = ask("acknowledgement", without_purpose, nothing, "--received", "2026-06-17")
    assert done.returncode == 1
    assert (desk / "out/request.acknowledgement.docx").exists()


def test_what_stands_in_for_a_gap_is_never_written(ask: Run, desk: Path) -> None:
    def change(data: dict[str, Any]) -> None:
        del data["reference"]
        del data["requesting"]["authority"]["name"]

    done = ask("return", change)

    assert done.returncode == 1, done.stderr
    case = case_of(desk, "return")
    assert case["their_reference"] == "[reference of the request]"
    assert case["requesting"]["central_authority"]["name"] == "[name]"


@pytest.mark.parametrize("letter", ["partial", "refusal"])
def test_nothing_is_decided_on_a_request_with_gaps(ask: Run, letter: str) -> None:
    done = ask(letter, without_purpose)

    assert done.returncode == 2
    assert "measures[0].purpose" in done.stderr
    assert "No letter was written on 1 of 1 files." in done.stderr


def test_a_question_that_depends_on_a_gap_is_not_answered(ask: Run) -> None:
    def change(data: dict[str, Any]) -> None:
        del data["confidentiality"]["wanted"]

    found = answers(ask("", change))

    assert found["notification"]["answer"] != "yes"


def test_one_request_keeps_no_other_from_its_letter(ask: Run, comity: Run, desk: Path) -> None:
    ask("", without_badge)
    (desk / "fits.yaml").write_bytes((DATA / "request.yaml").read_bytes())
    args = ("--letter", "return", "-o", "out")
    done = comity("check", "fits.yaml", "request.yaml", "--as-provider", "notice.yaml", *args)

    assert done.returncode == 2
    assert "fits.yaml: --letter return: the desk found nothing" in done.stderr
    assert (desk / "out/request.return.docx").exists()


def test_a_notice_is_not_compared_with_a_notice(ask: Run, comity: Run) -> None:
    ask("")
    done = comity("check", "notice.yaml", "--notice", "notice.yaml")

    assert "notice.yaml: is a notice, so --notice was not compared with it." in done.stderr


# --- what was compared ----------------------------------------------------------------------------


def test_nothing_is_compared_where_no_measure_is_ours(ask: Run) -> None:
    found = answers(ask("", lambda data: data["measures"][0]["holder"].update(name="Metadata Ltd")))

    assert found.pop("company")["answer"] == "no"
    assert found.pop("genuine")["answer"] == "decide"
    assert {one["answer"] for one in found.values()} == {"not-compared"}
    assert "preservation" not in found
    assert all("No measure names us." in one["says"] for one in found.values())


def emergency(data: dict[str, Any]) -> None:
    data["urgency"] = {
        "level": "emergency",
        "deadline": "2026-06-16",
        "deadline_time": "12:00",
        "time_zone": "UTC",
        "grounds": ["danger-to-life"],
        "danger": "A threat to kill on 17 June.",
        "at_risk": "a child of nine",
        "help": "The address shows where the child is held.",
        "process_follows": "2026-06-20",
    }


def emergency_in_words(data: dict[str, Any]) -> None:
    """An emergency of which the request describes no danger."""
    data["urgency"] = {"level": "emergency", "grounds": ["loss-of-evidence"]}


@pytest.mark.parametrize(
    ("question", "change", "notice"),
    [
        ("process", emergency, nothing),
        ("process", nothing, lambda notice: notice["data_categories"][0].pop("process_foreign")),
        ("data", nothing, lambda notice: notice["data_categories"][0].pop("retention")),
        ("data", lambda data: data["measures"][0].pop("period"), nothing),
        ("costs", nothing, nothing),
    ],
    ids=["in an emergency", "no process", "no retention", "no period", "costs"],
)
def test_what_was_not_compared_is_told_with_the_reason(
    ask: Run, question: str, change: Change, notice: Change
) -> None:
    one = answers(ask("", change, notice))[question]

    assert one["answer"] == "not-compared"
    assert one["says"].startswith("Not compared. ")


@pytest.mark.parametrize(
    ("question", "change", "notice"),
    [
        ("costs", nothing, lambda notice: notice["costs"].update(practice="no")),
        ("notification", nothing, lambda n: n["user_notification"].update(practice="no")),
        ("notification", lambda data: data.pop("confidentiality"), nothing),
        ("preservation", nothing, nothing),
        ("terms", nothing, nothing),
    ],
    ids=["no costs", "no user told", "no silence wished", "no preservation", "no terms"],
)
def test_a_question_that_does_not_arise_is_not_asked(
    ask: Run, question: str, change: Change, notice: Change
) -> None:
    assert question not in answers(ask("", change, notice))


def test_contents_of_which_the_notice_is_silent_are_not_found_in_order(ask: Run) -> None:
    found = answers(ask("", nothing, lambda notice: notice.pop("required_contents")))

    assert found["complete"]["answer"] == "silent"


@pytest.mark.parametrize("change", [without_badge, emergency_in_words], ids=["contents", "danger"])
def test_the_desk_speaks_to_the_company(ask: Run, change: Change) -> None:
    found = answers(ask("", change))
    told = [reason["what"] for one in found.values() for reason in one["reasons"]]

    assert told
    for text in told:
        assert "The draft" not in text
        assert "`" not in text
        assert " you " not in text
