"""The interview: answers typed or piped in, section by section, and a file comes out."""

from __future__ import annotations

import datetime as dt
import json
import os

import pytest
import yaml

from comity.text.written_dates import shown

PURPOSE = "To show what was agreed in the messages."
SIDECAR = "case.yaml.answers.json"


def test_a_request_answered_question_by_question_checks_clean(
    interview, comity, desk, talk, request_answers
) -> None:
    held = talk(request_answers)
    done = interview(held.typed)
    text = (desk / "case.yaml").read_text(encoding="utf-8")

    assert done.returncode == 0, done.stderr
    assert done.stdout == "case.yaml\n"
    assert yaml.load(text, Loader=yaml.BaseLoader) == held.tree
    assert 'reference: "012"' in text
    assert comity("check", "case.yaml").returncode == 0
    assert not (desk / SIDECAR).exists()
    assert "comity build case.yaml" in done.stderr


def test_a_notice_answered_question_by_question_checks_clean(
    interview, comity, desk, talk, notice_answers
) -> None:
    done = interview(talk(notice_answers).typed)

    assert done.returncode == 0, done.stderr
    assert yaml.safe_load((desk / "case.yaml").read_text())["company"] == {"name": "Example Ltd"}
    assert comity("check", "case.yaml").returncode == 0


def test_each_section_says_what_it_is_for_and_each_question_too(
    interview, talk, request_answers
) -> None:
    said = " ".join(interview(talk(request_answers).typed).stderr.split())

    assert "-- What happened One numbered fact for each event, with its date." in said
    assert "1. What do you want to write? (needed)" in said
    assert "One of: investigation, prosecution" in said
    assert "Stored content is what the messages and files say." in said


def test_the_sections_are_shown_first_with_how_far_each_is(interview) -> None:
    said = " ".join(interview(["request"]).stderr.split())

    assert "-- The sections: 1 Recipient and purpose: Not started 2 The case: Not started" in said


def test_a_wrong_answer_is_told_at_once_and_asked_again(
    interview, desk, talk, request_answers
) -> None:
    lines = talk(request_answers).typed
    lines[0:1] = ["reqest", "request"]
    lines[lines.index("Tuvalu") : lines.index("Tuvalu") + 1] = ["Tuwalu", "Tuvalu"]
    done = interview(lines)

    assert done.returncode == 0, done.stderr
    assert " ! “reqest” is not in the list." in done.stderr
    assert " ! Unknown State: “Tuwalu”. Did you mean TV (Tuvalu)?" in done.stderr
    assert yaml.safe_load((desk / "case.yaml").read_text())["requesting"]["state"] == "TV"


def test_an_answer_is_judged_as_the_check_will_judge_it(
    interview, desk, talk, request_answers
) -> None:
    lines = talk(request_answers).typed
    place = lines.index(PURPOSE)
    lines[place:place] = ["x", ""]
    done = interview(lines)

    said = " ".join(done.stderr.split())
    assert done.returncode == 0, done.stderr
    assert "> x" in done.stderr
    assert " ! " in done.stderr
    assert "“x”" in said
    assert yaml.safe_load((desk / "case.yaml").read_text())["measures"][0]["purpose"] == (PURPOSE)


def test_a_warning_is_kept_by_pressing_enter_again(interview, desk) -> None:
    given = ("new", "notice", "--ask", "--host", "TV", "-o", "case.yaml")
    done = interview(["Example Ltd", "our page", "", "stop"], *given)
    kept = json.loads((desk / SIDECAR).read_text())["tree"]

    assert " ! “our page” is not the address of a web page." in done.stderr
    assert "Press Enter to keep your answer, or write another." in done.stderr
    assert kept["company"] == {"name": "Example Ltd", "url": "our page"}


def test_what_is_chosen_by_its_number_is_shown_back_in_words(interview) -> None:
    given = ("new", "request", "--ask", "--from", "TV", "--to", "NR", "-o", "case.yaml")
    shown_back = interview(["1, 15", "2", "back", "urgent", "stop"], *given).stderr

    assert "> 1, 15\n   = Subscriber data; Bank account records\n" in shown_back
    assert "> 2\n   = urgent\n" in shown_back
    assert "> urgent\n   =" not in shown_back
    assert "Press Enter for: urgent" in shown_back


def test_an_answer_that_cannot_be_right_is_not_kept_by_enter(interview, desk) -> None:
    given = ("new", "request", "--ask", "--from", "TV", "--to", "NR", "-o", "case.yaml")
    done = interview(["subscriber-data", "urgent", "1 January 2020", "", "stop"], *given)
    kept = json.loads((desk / SIDECAR).read_text())["tree"]

    assert " ! The deadline is before the date of the request." in done.stderr
    assert kept["urgency"] == {"level": "urgent"}


CANADIAN = ("new", "request", "--ask", "--from", "CA", "--to", "NR", "-o", "case.yaml")
"""In Canada both orders of day and month are usual."""


@pytest.mark.parametrize(("number", "day"), [("1", "2031-06-05"), ("2", "2031-05-06")])
def test_a_date_with_two_readings_is_asked_for_by_number(
    interview, desk, number: str, day: str
) -> None:
    done = interview(["subscriber-data", "urgent", "5/6/2031", number, "stop"], *CANADIAN)
    kept = json.loads((desk / SIDECAR).read_text())["tree"]

    assert "“5/6/2031” can be two dates:\n   1 5 June 2031\n   2 6 May 2031\n" in done.stderr
    assert kept["urgency"]["deadline"] == day
    assert f"= {shown(dt.date.fromisoformat(day))}" in done.stderr


def test_enter_at_two_readings_leads_back_to_the_date(interview, desk) -> None:
    lines = ["subscriber-data", "urgent", "5/6/2031", "", "7 June 2031", "stop"]
    interview(lines, *CANADIAN)

    kept = json.loads((desk / SIDECAR).read_text())["tree"]
    assert kept["urgency"]["deadline"] == "2031-06-07"


def test_each_date_of_a_period_is_asked_for_where_it_has_two_readings(
    interview, desk, talk, request_answers
) -> None:
    lines = talk({**request_answers, "requesting.state": "CA"}).typed
    place = lines.index("1 March 2026 to 30 April 2026")
    lines[place : place + 1] = ["1/5/2026 to 11/5/2026", "1", "1"]
    interview(lines)

    period = yaml.safe_load((desk / "case.yaml").read_text())["measures"][0]["period"]
    assert [str(period[key]) for key in ("from", "to")] == ["2026-05-01", "2026-05-11"]


def test_a_date_may_be_typed_as_people_write_it_and_is_shown_back(interview, desk) -> None:
    given = ("new", "request", "--ask", "--from", "KE", "--to", "NR", "-o", "case.yaml")
    day = dt.date.today() + dt.timedelta(days=60)
    lines = ["subscriber-data", "urgent", f"{day.day}/{day.month}/{day.year}", "stop"]
    done = interview(lines, *given)

    assert f"= {shown(day)}" in done.stderr
    kept = json.loads((desk / SIDECAR).read_text())["tree"]
    assert kept["urgency"]["deadline"] == day.isoformat()


def test_a_question_that_is_needed_can_be_left_for_later(interview, desk) -> None:
    given = ("new", "request", "--ask", "--from", "TV", "--to", "NR", "-o", "case.yaml")
    done = interview(["", "skip", "stop"], *given)

    assert " ! An answer is required. To leave it for later, type `skip`." in done.stderr
    assert json.loads((desk / SIDECAR).read_text())["passed"] == ["measures"]


def test_an_unfinished_file_is_written_too_and_says_how_to_go_on(interview, comity, desk) -> None:
    given = ("new", "reminder", "--ask", "--from", "TV", "--to", "NR", "-o", "case.yaml")
    done = interview(["skip"] * 60, *given)

    assert done.returncode == 1, done.stderr
    assert "comity new --ask case.yaml" in done.stderr
    assert "comity build" not in done.stderr
    checked = comity("check", "case.yaml")
    assert checked.returncode == 1
    assert "gap" in checked.stdout


@pytest.mark.skipif(os.name == "nt", reason="owners and modes are those of POSIX")
def test_the_kept_answers_and_the_request_are_private(
    interview, desk, talk, request_answers
) -> None:
    lines = talk(request_answers).typed
    interview(lines[:9])
    assert (desk / SIDECAR).stat().st_mode & 0o777 == 0o600

    interview(["", *lines[9:]])
    assert (desk / "case.yaml").stat().st_mode & 0o777 == 0o600


def test_a_file_that_is_there_is_refused_before_anything_is_asked(interview, desk) -> None:
    (desk / "case.yaml").write_text("mine")
    done = interview(["request"])

    assert done.returncode == 2
    assert "--force" in done.stderr
    assert "What do you want to write?" not in done.stderr
    assert (desk / "case.yaml").read_text() == "mine"


def test_a_reminder_is_asked_for_in_few_questions(talk) -> None:
    answers = {
        "": "reminder",
        "requesting.state": "TV",
        "requested.state": "NR",
        "language": "en",
        "requested.central_authority.name": "Department of Justice",
        "reference": "P/1",
        "requesting.issued_by.name": "Ann Example",
        "requesting.authority.name": "Example Directorate",
        "requesting.contacts": "Ann Example, ann@office.example",
        "concerning.reference": "R/1",
        "concerning.date": "1 June 2026",
        "outstanding": "The records of the account.",
    }
    held = talk(answers)

    assert held.tree["outstanding"] == ["The records of the account."]
    assert "measures" not in held.tree
    assert len(held.asked) <= 35


def test_an_answer_of_several_lines_and_one_that_is_a_command_are_taken_as_they_are(
    interview, desk, talk, request_answers
) -> None:
    lines = talk({**request_answers, "requesting.issued_by.name": "STOPS"}).typed
    lines[lines.index("STOPS")] = "\\stop"
    place = lines.index("The messages")
    lines[place : place + 1] = ["The messages", "The drafts"]
    interview(lines)
    data = yaml.safe_load((desk / "case.yaml").read_text())

    assert data["measures"][0]["items"] == ["The messages", "The drafts"]
    assert data["requesting"]["issued_by"]["name"] == "stop"


@pytest.mark.needs_country
def test_the_law_of_both_states_is_told_on_asking_why(interview, talk, request_answers) -> None:
    answers = {**request_answers, "requesting.state": "NG", "requested.state": "US"}
    held = talk({key: one for key, one in answers.items() if key != "language"})
    lines = held.typed
    place = lines.index("The account sent the message.")
    done = interview([*lines[:place], "why", "example", *lines[place:]])
    said = " ".join(done.stderr.split())

    assert said.count("Probable cause must extend to the thing to be searched") == 1
    assert "(Fed. R. Crim. P. 41" in said
    assert "For example: " in said
