"""Going back, to any section, and on another day: nothing that was answered is lost."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from comity.text.written_dates import shown

SIDECAR = "case.yaml.answers.json"
REMINDER = ("new", "reminder", "--ask", "--from", "TV", "--to", "NR", "-o", "case.yaml")
REQUEST = (
    *("new", "request", "--ask", "--from", "TV", "--to", "NR", "--measure", "subscriber-data"),
    *("-o", "case.yaml"),
)
BROKEN = ["", "{", "[]", '{"schema": 3}', '{"schema": 2, "tree": {"kind": 1}}']


def day_to_come(days: int = 60) -> dt.date:
    return dt.date.today() + dt.timedelta(days=days)


@pytest.fixture
def kept(desk):
    """A function that gives what is kept of an interview."""
    return lambda: json.loads((desk / SIDECAR).read_text(encoding="utf-8"))


def test_going_back_asks_again_and_keeps_what_came_later(interview, kept) -> None:
    lines = ["urgent", day_to_come().isoformat(), "loss-of-evidence", "Logs are erased.", ""]
    back = ["back", "back", "back", day_to_come(61).isoformat(), "stop"]
    interview([*lines, *back], *REQUEST)

    assert kept()["tree"]["urgency"] == {
        "level": "urgent",
        "deadline": day_to_come(61).isoformat(),
        "grounds": ["loss-of-evidence"],
        "reason": "Logs are erased.",
    }


def test_enter_keeps_the_answer_that_one_went_back_to(interview, kept) -> None:
    done = interview(["urgent", day_to_come().isoformat(), "<", "", "stop"], *REQUEST)

    assert f"Press Enter for: {shown(day_to_come())}" in done.stderr
    assert kept()["tree"]["urgency"]["deadline"] == day_to_come().isoformat()


def test_the_first_question_has_nothing_before_it(interview) -> None:
    assert "! This is the first question." in interview(["<"]).stderr
    assert "! This is the first question." in interview(["back"], *REQUEST).stderr


def test_any_section_can_be_visited_in_any_order(interview, kept) -> None:
    lines = ["list", "8", "Example Directorate", "list", "3", "On 1 May 2026 it rained hard."]
    done = interview([*lines, "", "", "stop"], *REQUEST)

    assert "8 Who signs and who answers: Not started" in done.stderr
    assert "8 Who signs and who answers: In progress, " in done.stderr
    tree = kept()["tree"]
    assert tree["requesting"]["authority"]["name"] == "Example Directorate"
    assert tree["facts"] == [
        {"text": "On 1 May 2026 it rained hard.", "date": "2026-05-01", "id": "F1"}
    ]


def test_an_answer_of_a_section_can_be_changed_by_its_number(interview, kept) -> None:
    lines = ["list", "2", "R/1", "Fraud", "stop"]
    interview(lines, *REQUEST)
    done = interview(["2", "1", "R/2", "", "stop"], "new", "--ask", "-o", "case.yaml")

    assert "1 Our reference: R/1" in done.stderr
    assert kept()["tree"]["reference"] == "R/2"
    assert kept()["tree"]["subject"] == "Fraud"


def test_a_derived_line_is_accepted_with_enter_or_changed_by_its_number(interview, kept) -> None:
    lines = ["", "", "en", "Department of Justice", "2", "5 May 2026", "", "stop"]
    done = interview(lines, *REQUEST)
    said = " ".join(done.stderr.split())

    assert "answers are known already: 1 Form: mla-request — This is the usual form." in said
    assert "Press Enter to accept, or type a number to change that line." in said
    assert kept()["tree"].get("date") == "2026-05-05", said[-2000:]
    assert "form" in kept()["accepted"]


def test_the_rare_fields_of_a_section_are_behind_one_command(interview, kept) -> None:
    done = interview(["list", "2", "more", "1", "Restricted", "stop"], *REQUEST)

    assert "Rarely needed here:" in done.stderr
    assert "Classification" in done.stderr
    assert kept()["tree"]["classification"] == "Restricted"


def test_a_dash_removes_an_answer(interview, kept) -> None:
    interview(["urgent", day_to_come().isoformat(), "<", "-", "stop"], *REQUEST)

    assert kept()["tree"]["urgency"] == {"level": "urgent"}


@pytest.mark.parametrize("end", [["stop"], []])
def test_stopping_keeps_everything_and_the_same_command_goes_on(
    interview, desk, talk, request_answers, end: list[str]
) -> None:
    held = talk(request_answers)
    half = held.typed.index("On 14 March 2026 a message was sent from a@mail.example: pay at once.")
    stopped = interview([*held.typed[:half], *end])

    assert stopped.returncode == 2
    assert "comity new --ask -o case.yaml" in " ".join(stopped.stderr.split())
    assert not (desk / "case.yaml").exists()
    assert (desk / SIDECAR).is_file()

    done = interview(["", *held.typed[half:]])

    assert done.returncode == 0, done.stderr
    assert "Your answers from case.yaml.answers.json are here again." in done.stderr
    assert not (desk / SIDECAR).exists()


def test_other_options_than_those_of_the_kept_answers_are_refused(interview) -> None:
    interview(["request", "TV"])
    done = interview([], "new", "notice", "--ask", "-o", "case.yaml")

    assert done.returncode == 2
    assert "contains answers from an interview with different options" in done.stderr


@pytest.mark.parametrize("lines", [[], ["stop"]])
def test_who_answers_nothing_leaves_nothing_behind(interview, desk, lines: list[str]) -> None:
    stopped = interview(lines)

    assert stopped.returncode == 2
    assert "Stopped before the first answer. Nothing was saved." in stopped.stderr
    assert list(desk.iterdir()) == []


@pytest.mark.parametrize("text", BROKEN)
def test_kept_answers_that_are_broken_are_refused_with_a_cure(interview, desk, text: str) -> None:
    (desk / SIDECAR).write_text(text, encoding="utf-8")
    done = interview(["request"])

    assert done.returncode == 2
    assert "Delete it to start again" in done.stderr
    assert "Traceback" not in done.stderr


def test_answers_kept_by_an_earlier_version_are_refused_with_a_cure(interview, desk) -> None:
    kept = {"schema": 1, "options": {}, "answers": [["kind", "request"]]}
    (desk / SIDECAR).write_text(json.dumps(kept), encoding="utf-8")
    done = interview(["request"])

    assert done.returncode == 2
    assert "contains answers saved by an earlier version of Comity" in done.stderr
    assert "Delete it to start again" in done.stderr


@pytest.mark.needs_country
def test_why_says_each_sentence_of_the_law_once_with_all_its_sources(interview) -> None:
    lines = ["bank-records", "urgent", "1 June 2031", "", "why", "stop"]
    given = ("new", "request", "--ask", "--from", "KE", "--to", "US", "-o", "case.yaml")
    said = " ".join(interview(lines, *given).stderr.split())

    assert said.count("The requested State takes account of a deadline") == 1, said
    assert "(UNCAC, art. 46(24)) [UNTOC, art. 18(24)]" in said
