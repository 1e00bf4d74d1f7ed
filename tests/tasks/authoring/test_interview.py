"""The interview: answers typed or piped in, and a file comes out that checks clean."""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
import yaml

ASK = ("new", "--ask", "-o", "case.yaml")
SIDECAR = "case.yaml.answers.json"


@pytest.fixture
def interview(comity) -> Callable[..., object]:
    """A function that runs the interview on typed lines; the end of them is the end of input."""

    def interview(lines: Iterable[str], *args: str):
        return comity(*(args or ASK), input="".join(f"{line}\n" for line in lines))

    return interview


def test_a_request_answered_question_by_question_checks_clean(
    interview, comity, desk, typed, document, request_answers
) -> None:
    done = interview(typed(request_answers))
    text = (desk / "case.yaml").read_text(encoding="utf-8")

    assert done.returncode == 0, done.stderr
    assert done.stdout == "case.yaml\n"
    assert yaml.safe_load(text) == document(request_answers)
    assert 'reference: "012"' in text
    assert comity("check", "case.yaml").returncode == 0
    assert not (desk / SIDECAR).exists()
    assert "comity build case.yaml" in done.stderr


def test_a_notice_answered_question_by_question_checks_clean(
    interview, comity, desk, typed, notice_answers
) -> None:
    done = interview(typed(notice_answers))

    assert done.returncode == 0, done.stderr
    assert yaml.safe_load((desk / "case.yaml").read_text())["company"] == {"name": "Example Ltd"}
    assert comity("check", "case.yaml").returncode == 0


def test_each_question_says_what_it_is_for_and_who_asks(interview, typed, request_answers) -> None:
    said = interview(typed(request_answers)).stderr

    assert "Why: Asked for by UNTOC 18(15)(a)" in " ".join(said.split())
    assert "For example: " in said
    assert "One of: investigation, prosecution" in said


def test_a_wrong_answer_is_told_at_once_and_asked_again(
    interview, desk, typed, request_answers
) -> None:
    lines = typed(request_answers)
    lines[0:1] = ["reqest", "request"]
    lines[lines.index("TV") : lines.index("TV") + 1] = ["Tuwalu", "Tuvalu"]
    lines[lines.index("2026-10-05") : lines.index("2026-10-05") + 1] = ["5.10.2026", "2026-10-05"]
    done = interview(lines)
    said = " ".join(done.stderr.split())

    assert done.returncode == 0, done.stderr
    assert "! 'reqest' is not in the list." in said
    assert "Did you mean TV (Tuvalu)" in said
    assert "must be a date in the form YYYY-MM-DD" in said
    assert yaml.safe_load((desk / "case.yaml").read_text())["requesting"]["state"] == "TV"


def test_what_is_needed_cannot_be_left_out(interview, typed, request_answers) -> None:
    lines = typed(request_answers)
    lines.insert(lines.index("012"), "")

    done = interview(lines)

    assert done.returncode == 0
    assert "! An answer is required." in done.stderr


@pytest.mark.parametrize("word", ["<", "back", "BACK"])
def test_going_back_asks_the_last_question_again_and_enter_keeps_the_rest(
    interview, desk, typed, request_answers, word: str
) -> None:
    lines = typed(request_answers)
    place = lines.index("012") + 1
    lines[place:place] = ["", "", word, word, word, "013", "", ""]
    done = interview(lines)

    assert done.returncode == 0, done.stderr
    assert yaml.safe_load((desk / "case.yaml").read_text())["reference"] == "013"
    assert "Press Enter for: 012" in done.stderr


def test_going_back_over_a_choice_of_measures_changes_the_questions(
    interview, desk, typed, request_answers
) -> None:
    other = {**request_answers, "measures?": "subscriber-data", "measures[0].period?": "n"}
    lines = typed(other)
    place = lines.index("subscriber-data")
    lines[place:place] = ["stored-content", "<"]
    done = interview(lines)

    assert done.returncode == 0, done.stderr
    (measure,) = yaml.safe_load((desk / "case.yaml").read_text())["measures"]
    assert measure["kind"] == "subscriber-data"
    assert "period" not in measure


def test_the_first_question_has_nothing_before_it(interview) -> None:
    assert "! This is the first question." in interview(["<"]).stderr


@pytest.mark.parametrize("end", [["stop"], []])
def test_stopping_keeps_the_answers_and_the_same_command_goes_on(
    interview, comity, desk, typed, document, request_answers, end: list[str]
) -> None:
    lines = typed(request_answers)
    half = len(lines) // 2
    stopped = interview([*lines[:half], *end])

    assert stopped.returncode == 2
    assert "comity new --ask -o case.yaml" in " ".join(stopped.stderr.split())
    assert not (desk / "case.yaml").exists()
    assert (desk / SIDECAR).is_file()

    done = interview(lines[half:])

    assert done.returncode == 0, done.stderr
    assert f"Continuing after {half} saved answers" in done.stderr
    assert yaml.safe_load((desk / "case.yaml").read_text()) == document(request_answers)
    assert not (desk / SIDECAR).exists()


def test_one_saved_answer_is_told_in_the_singular(interview) -> None:
    stopped = " ".join(interview(["reminder"]).stderr.split())
    resumed = " ".join(interview([]).stderr.split())

    assert "Stopped after 1 answer. It is saved in case.yaml.answers.json" in stopped
    assert "Continuing after 1 saved answer." in resumed


@pytest.mark.skipif(os.name == "nt", reason="owners and modes are those of POSIX")
def test_the_kept_answers_and_the_request_are_private(
    interview, desk, typed, request_answers
) -> None:
    lines = typed(request_answers)
    interview(lines[:9])

    assert (desk / SIDECAR).stat().st_mode & 0o777 == 0o600
    interview(lines[9:])
    assert (desk / "case.yaml").stat().st_mode & 0o777 == 0o600


def test_the_options_of_the_first_run_hold_for_the_next(
    interview, desk, typed, request_answers
) -> None:
    options = ("new", "request", "--ask", "--from", "TV", "--to", "NR", "--form", "mla-request")
    options = (*options, "--measure", "stored-content", "-o", "case.yaml")
    lines = typed(request_answers)[5:]
    interview(lines[:10], *options)
    done = interview(lines[10:])

    assert done.returncode == 0, done.stderr
    assert yaml.safe_load((desk / "case.yaml").read_text())["requested"] == {"state": "NR"}


def test_other_options_than_those_of_the_kept_answers_are_refused(interview) -> None:
    interview(["request"])
    done = interview([], "new", "notice", "--ask", "-o", "case.yaml")

    assert done.returncode == 2
    assert "contains answers from an interview with different options" in done.stderr


@pytest.mark.parametrize("lines", [[], ["stop"], ["request", "<", "stop"]])
def test_who_answers_nothing_leaves_nothing_behind(interview, desk, lines: list[str]) -> None:
    stopped = interview(lines)

    assert stopped.returncode == 2
    assert "Stopped before the first answer. Nothing was saved." in stopped.stderr
    assert list(desk.iterdir()) == []


@pytest.mark.parametrize("text", ["", "{", "[]", '{"schema": 2}', '{"schema": 1, "answers": [1]}'])
def test_kept_answers_that_are_broken_are_refused_with_a_cure(interview, desk, text: str) -> None:
    (desk / SIDECAR).write_text(text, encoding="utf-8")
    done = interview(["request"])

    assert done.returncode == 2
    assert "Delete it to start again" in done.stderr
    assert "Traceback" not in done.stderr


def test_kept_answers_that_no_longer_fit_are_asked_again(interview, desk) -> None:
    kept = {"schema": 1, "options": {}, "answers": [["kind", "request"], ["form", "sonnet"]]}
    (desk / SIDECAR).write_text(json.dumps(kept), encoding="utf-8")
    done = interview(["mla-request"])

    assert "2. Form" in done.stderr
    assert json.loads((desk / SIDECAR).read_text())["answers"][1] == ["form", "mla-request"]


def test_a_list_goes_on_as_long_as_it_is_wished(interview, desk, typed, request_answers) -> None:
    more = {
        **request_answers,
        "facts?1": "y",
        "facts[1].text": "Money was paid.",
        "measures[0].items[1]": "Drafts",
        "measures[0].facts": "F1, F2",
        "measures?1": "y",
        "measures[1].kind": "bank-records",
        "measures[1].holder.name": "Example Bank",
        "measures[1].identifiers[0].kind": "bank-account",
        "measures[1].identifiers[0].value": "000111222",
        "measures[1].period.from": "2026-03-01",
        "measures[1].period.to": "2026-04-30",
        "measures[1].purpose": "To follow the money.",
    }
    done = interview(typed(more))
    data = yaml.safe_load((desk / "case.yaml").read_text())

    assert done.returncode == 0, done.stderr
    assert [fact["id"] for fact in data["facts"]] == ["F1", "F2"]
    assert data["measures"][0]["facts"] == ["F1", "F2"]
    assert data["measures"][0]["items"] == ["The messages", "Drafts"]
    assert (data["measures"][1]["id"], data["measures"][1]["kind"]) == ("M2", "bank-records")


def test_an_answer_of_several_lines_and_one_that_is_a_command_are_taken_as_they_are(
    interview, desk, typed, request_answers
) -> None:
    lines = typed({**request_answers, "requesting.issued_by.name": "\\stop"})
    place = lines.index("The messages")
    lines[place : place + 1] = ["One:\\", "two"]
    interview(lines)
    data = yaml.safe_load((desk / "case.yaml").read_text())

    assert data["measures"][0]["items"] == ["One:\ntwo"]
    assert data["requesting"]["issued_by"]["name"] == "stop"


def test_a_file_that_is_there_is_refused_before_anything_is_asked(interview, desk) -> None:
    (desk / "case.yaml").write_text("mine")
    done = interview(["request"])

    assert done.returncode == 2
    assert "--force" in done.stderr
    assert "What do you want to write?" not in done.stderr
    assert (desk / "case.yaml").read_text() == "mine"


@pytest.mark.needs_country
def test_the_law_of_the_united_states_is_told_where_it_matters(
    interview, typed, request_answers
) -> None:
    answers = {**request_answers, "requesting.state": "NG", "requested.state": "US"}
    done = interview(typed(answers))
    said = " ".join(done.stderr.split())

    assert done.returncode == 0, done.stderr
    assert "standard: probable cause" in said
    assert "Probable cause must extend to the thing to be searched" in said
    assert "Default: U.S. Department of Justice" in said
    assert "In force between them: us-ng-mlat" in said


@pytest.mark.skipif(os.name == "nt", reason="there is no pty")
def test_at_a_terminal_an_interrupt_keeps_the_answers(desk: Path) -> None:
    import pty

    pid, terminal = pty.fork()
    if pid == 0:
        _lead(desk)
    seen = _until(terminal, b"What do you want to write?")
    os.write(terminal, b"notice\r")
    seen += _until(terminal, b"Host State")
    os.write(terminal, b"\x03")
    seen += _until(terminal, b"-o case.yaml")
    _, status = os.waitpid(pid, 0)
    os.close(terminal)

    assert os.waitstatus_to_exitcode(status) == 130
    assert b"Traceback" not in seen
    assert json.loads((desk / SIDECAR).read_text())["answers"] == [["kind", "notice"]]


def _lead(desk: Path) -> None:
    """Run the interview below a leader of the terminal that outlives it.

    A terminal whose leader ends is hung up, and may lose what was printed last.
    """
    program = os.fork()
    if program == 0:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # a background job is born deaf to it
        os.chdir(desk)
        os.execv(sys.executable, [sys.executable, "-m", "comity", *ASK])
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _, status = os.waitpid(program, 0)
    time.sleep(1)
    os._exit(os.waitstatus_to_exitcode(status))


def _until(terminal: int, words: bytes, seconds: float = 60) -> bytes:
    """What the terminal shows until some words; the prompt behind them has come by then."""
    import select

    seen = b""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if select.select([terminal], [], [], 0.2)[0]:
            try:
                seen += os.read(terminal, 65536)
            except OSError:  # Linux says so when the program has ended
                break
        elif words in b" ".join(seen.split()):
            break
    assert words in b" ".join(seen.split()), seen.decode(errors="replace")
    return seen


def test_what_went_before_is_asked_for_only_where_the_status_calls_for_it(
    request_answers, document
) -> None:
    earlier = {"supplements": "R/1", "withdrawal_reason": "It was found.", "follows": "request"}
    new = document(request_answers | earlier)
    withdrawn = document(request_answers | earlier | {"status": "withdrawal"})

    assert not {*earlier} & {*new}
    assert withdrawn["supplements"] == "R/1"
    assert withdrawn["withdrawal_reason"] == "It was found."
    assert "follows" not in withdrawn


def test_a_reminder_is_asked_for_in_few_questions(document) -> None:
    answers = {
        "kind": "reminder",
        "requesting.state": "TV",
        "requested.state": "NR",
        "reference": "P/1",
        "requesting.issued_by.name": "Ann Example",
        "concerning.reference": "R/1",
        "outstanding[0]": "The records of the account.",
    }
    made = document(answers)

    assert made["kind"] == "reminder"
    assert made["outstanding"] == ["The records of the account."]
    assert "measures" not in made
