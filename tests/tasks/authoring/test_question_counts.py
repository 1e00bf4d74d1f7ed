"""How many questions a person is asked: every prompt that waits for an answer counts."""

from __future__ import annotations

import pytest
import yaml

pytestmark = pytest.mark.needs_country

ON = ("--on", "2026-11-02")
ASK = ("new", "--ask", "-o", "case.yaml", *ON)
PROMPT = "\n> "


def test_a_kenyan_request_to_the_united_states_takes_at_most_90_questions(
    interview, comity, desk, talk, recorded, given_on
) -> None:
    held = talk(recorded("kenya-to-united-states"), given=given_on)
    done = interview(held.typed, *ASK)

    assert done.returncode == 0, done.stderr[-2000:]
    assert len(held.asked) <= 90
    assert done.stderr.count(PROMPT) == len(held.asked)
    data = yaml.safe_load((desk / "case.yaml").read_text(encoding="utf-8"))
    assert [len(data[name]) for name in ("offences", "persons", "facts", "measures")] == [
        1,
        2,
        5,
        2,
    ]
    assert comity("build", "case.yaml", "-o", "out", *ON).returncode == 0


def test_a_german_notice_takes_at_most_45_questions(
    interview, comity, desk, talk, recorded, given_on
) -> None:
    held = talk(recorded("german-notice"), given=given_on)
    done = interview(held.typed, *ASK)

    assert done.returncode == 0, done.stderr[-2000:]
    assert len(held.asked) <= 45
    assert done.stderr.count(PROMPT) == len(held.asked)
    assert comity("build", "case.yaml", "-o", "out", *ON).returncode == 0


def test_the_questions_that_decide_the_treaty_are_asked_and_the_answer_is_told(
    talk, recorded, given_on, capsys
) -> None:
    held = talk(recorded("kenya-to-united-states"), given=given_on)

    assert {"offences[0].transnational", "offences[0].organised_group"} <= set(held.keys)
    said = " ".join(capsys.readouterr().err.split())
    assert "On these answers, the request rests on UNTOC. What decides: " in said
    assert "Transnational" in said.partition("What decides: ")[2][:200]


def test_a_second_measure_takes_over_the_period_of_the_first(talk, recorded, given_on) -> None:
    held = talk(recorded("kenya-to-united-states"), given=given_on)

    first, second = held.tree["measures"]
    assert "measures[1].period" not in held.keys
    assert second["period"]["from"] == first["period"]["from"]


def test_no_question_is_about_what_its_kind_of_evidence_does_not_have(
    talk, recorded, given_on
) -> None:
    asked = talk(recorded("kenya-to-united-states"), given=given_on).keys

    assert [key for key in asked if key.endswith((".oath", ".caution", ".attendance"))] == []
