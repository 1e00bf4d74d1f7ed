"""What works where rows or findings are shown, and nothing of a section is out of reach."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

REQUEST = (
    *("new", "request", "--ask", "--from", "TV", "--to", "NR", "--measure", "subscriber-data"),
    *("-o", "case.yaml"),
)
RESUME = ("new", "--ask", "-o", "case.yaml")
REOPEN = ("new", "--ask", "case.yaml")


@pytest.fixture
def tree(desk):
    """A function that gives the kept document."""
    return lambda: json.loads((desk / "case.yaml.answers.json").read_text("utf-8"))["tree"]


@pytest.fixture
def lacking(finished: Path) -> Path:
    """A case file without a purpose and without the text of the offence."""
    data = yaml.safe_load(finished.read_text("utf-8"))
    del data["measures"][0]["purpose"], data["offences"][0]["text"]
    finished.write_text(yaml.safe_dump(data, sort_keys=False), "utf-8")
    return finished


def flat(text: str) -> str:
    """The text in one line."""
    return " ".join(text.split())


# --- at a finding


def test_words_at_a_finding_do_their_thing_and_no_finding_is_passed(interview, lacking) -> None:
    lines = ["why", "example", "?", "list", "", "", "back", "", "stop"]
    done = interview(lines, *REOPEN)
    said = flat(done.stderr)

    assert "or press Enter to return to the finding" in said
    assert "At any prompt: Enter skips or accepts" in said
    heads = [line for line in done.stderr.splitlines() if ". Missing: " in line]
    names = [line.partition(". ")[2] for line in heads]
    first, second = dict.fromkeys(names)
    assert names == [first, first, second, first, second], done.stderr


def test_nothing_is_before_the_first_finding(interview, lacking) -> None:
    done = interview(["back", "stop"], *REOPEN)

    assert "! This is the first finding." in done.stderr
    assert done.stderr.count(". Missing: ") == 2


def test_the_findings_go_on_after_one_was_mended(interview, lacking) -> None:
    done = interview(["e", "Whoever deceives another commits an offence.", "stop"], *REOPEN)

    names = [line for line in done.stderr.splitlines() if ". Missing: " in line]
    assert len(names) == 2, done.stderr


def test_back_from_the_field_of_a_finding_returns_to_the_finding(interview, lacking) -> None:
    done = interview(["e", "back", "stop"], *REOPEN)
    names = [line.partition(". ")[2] for line in done.stderr.splitlines() if ". Missing: " in line]

    assert len(names) == 2
    assert names[0] == names[1]


@pytest.mark.needs_country
def test_a_finding_that_a_change_in_the_sections_brings_is_shown_before_the_file_is_written(
    interview, finished
) -> None:
    done = interview(["2", "1", "-", "", "", "", "stop"], *REOPEN)

    assert finished.is_file()
    assert ". Missing: The case > Our reference" in done.stderr, done.stderr[-3000:]


@pytest.mark.needs_country
def test_the_field_to_go_to_is_the_one_that_the_cure_names(
    interview, finished
) -> None:  # an emergency that names nobody who is in danger
    when = "deadline: 2026-12-15, deadline_time: '09:00+12:00'"
    grounds = "grounds: [danger-to-life], danger: He is held captive."
    text = finished.read_text(encoding="utf-8")
    finished.write_text(
        f"{text}urgency: {{level: emergency, {when}, {grounds}}}\n", encoding="utf-8"
    )
    said = flat(interview(["e", "stop"], *REOPEN).stderr)

    assert "State who it is under “At risk”" in said, said[:900]
    assert "2. Urgency: At risk" in said.partition("> e")[2], said


# --- at rows


def test_at_the_known_answers_the_words_do_their_thing(interview, tree) -> None:
    lines = ["", "", "Department of Justice", "why", "example", "more", "", "stop"]
    done = interview(lines, *REQUEST)
    said = flat(done.stderr)

    assert "1 Form: This is the usual form." in said
    assert "For an example, type the number of a line first." in said
    assert "Rarely needed here:" in said or "no further fields" in said
    assert said.count("answers are known already:") == 2


def test_at_your_answers_more_shows_the_fields_of_that_section(interview, tree) -> None:
    interview(["list", "2", "R/1", "Fraud", "stop"], *REQUEST)
    done = interview(["2", "why", "more", "1", "Restricted", "", "stop"], *RESUME)

    assert "Classification" in done.stderr
    assert tree()["classification"] == "Restricted"
    assert done.stderr.count("your answers") >= 2


def test_at_the_list_one_sentence_says_what_can_be_typed(interview) -> None:
    done = interview(["list", "more", "why", "stop"], *REQUEST)

    assert flat(done.stderr).count("To use `why`, `example` or `more`, go to a section first.") == 2


@pytest.mark.needs_country
def test_more_works_when_a_file_is_reopened(interview, desk, finished) -> None:
    done = interview(["2", "more", "1", "Restricted", "", "stop"], *REOPEN)

    assert "Classification" in done.stderr, done.stderr[-3000:]


def test_a_section_with_rare_fields_only_can_be_opened(interview) -> None:
    lines = ["notice", "TV", "list", "9", "", "stop"]
    done = interview(lines)
    after = done.stderr.partition("> 9")[2]

    assert "Not needed" in done.stderr
    assert "Rarely needed here:" in after, done.stderr[-3000:]


def test_a_question_that_was_skipped_is_found_again(interview, tree) -> None:
    lines = ["list", "2", "", "skip", "skip", "list", "2", "2", "R/9", "stop"]
    done = interview(lines, *REQUEST)

    assert "2 Our reference: no answer yet" in done.stderr, done.stderr[-2500:]
    assert tree()["reference"] == "R/9"


def test_every_answered_field_is_listed_also_a_changed_one(interview, tree) -> None:
    lines = ["", "", "Department of Justice", "2", "5 May 2026", "", "list", "1", "stop"]
    done = interview(lines, *REQUEST)
    listed = flat(done.stderr.rpartition("your answers")[2])

    assert "Date: 5 May 2026" in listed, listed
    assert "Department of Justice" in listed, done.stderr[-2500:]


def test_back_after_resuming_leads_to_the_sections(interview) -> None:
    interview(["list", "2", "R/1", "stop"], *REQUEST)
    done = interview(["3", "back", "stop"], *RESUME)

    assert "This is the first question" not in done.stderr
    assert done.stderr.count("The sections:") == 2


def test_more_within_a_fact_shows_its_fields_and_returns_to_its_question(interview) -> None:
    text = "On 1 May 2026 it rained. On 2 May 2026 it snowed."
    lines = ["list", "3", text, "", "1", "more", "", "stop"]
    done = interview(lines, *REQUEST)
    rare = done.stderr.partition("Rarely needed here:")[2]

    assert "Fact 1" in rare, done.stderr[-3000:]
    assert "2 May 2026" not in rare.partition("> ")[0]
    assert "Fact 2" not in rare.partition("> ")[0]
    assert "Press Enter for: On 1 May 2026 it rained." in flat(rare)
