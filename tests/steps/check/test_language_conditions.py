"""Languages accepted, and translations certified, on a condition that the case may decide."""

from __future__ import annotations

from typing import Any

import pytest

ANSWER = """
[[answer]]
question = "languages"
value = {value}
source = "act"
article = "s. 2"
read = "official"
"""
URGENT = '{ field = "urgency.level", in = ["urgent", "emergency"] }'
FRENCH = '{{ accepts = ["sw"], alternatives = ["fr"], on = "the case is urgent", when = {when} }}'
CERTIFIED = '{{ accepts = ["sw"], certified = {{ on = "the State asks for it", when = {when} }} }}'


@pytest.fixture
def said(country, findings, request_data):
    """What is found of language, by rule, in a request to a State whose law says this."""

    def said(value: str, **changes: Any) -> dict[str, Any]:
        country("NR", law=ANSWER.format(value=value))
        request_data.pop("urgency", None)
        return {
            f.rule: f for f in findings(request_data | changes) if f.rule.startswith("language.")
        }

    return said


def test_a_condition_that_the_case_meets_leaves_advice(said) -> None:
    value = FRENCH.format(when=URGENT)
    found = said(value, language="fr", urgency={"level": "urgent", "reason": "A life."})
    assert "language.required" not in found
    assert found["language.conditional"].severity == "advice"
    assert "this request meets it" in found["language.conditional"].message


def test_a_condition_that_the_case_does_not_meet_is_a_requirement_unmet(said) -> None:
    value = FRENCH.format(when=URGENT)
    found = said(value, language="fr", urgency={"level": "ordinary"})
    assert "language.conditional" not in found
    assert found["language.required"].severity == "error"
    assert "the case is urgent" in found["language.required"].message


@pytest.mark.parametrize("when", [URGENT, '{ circumstance = "states-agree" }'])
def test_a_condition_that_the_case_does_not_tell_is_asked_about(when: str, said) -> None:
    found = said(FRENCH.format(when=when), language="fr")
    assert found["language.conditional"].severity == "advice"
    assert "Make sure that the condition is met" in found["language.conditional"].cure


def test_between_points_of_contact_is_a_condition_too(said, request_data) -> None:
    when = '{ field = "case.between_points", equals = true }'
    assert said(FRENCH.format(when=when), language="fr")["language.required"].severity == "error"


@pytest.mark.parametrize(
    ("parts", "asked"),
    [
        ("The letter is in Swahili.", False),
        ("The letter is in German with a Swahili translation.", True),
        ("A certified translation is enclosed.", False),
        ("There was no time for a certified translation.", True),
        ("A certified translation will follow.", True),
        ("Eine beglaubigte Übersetzung wird nachgereicht.", True),
    ],
)
def test_the_letter_itself_needs_no_certificate(parts: str, asked: bool, said) -> None:
    when = '{ field = "urgency.level", equals = "urgent" }'
    urgency = {"level": "urgent", "reason": "A life."}
    translation = {"into": "sw", "parts": parts}
    found = said(CERTIFIED.format(when=when), translation=translation, urgency=urgency)
    assert ("language.certified" in found) is asked


@pytest.mark.parametrize(
    ("when", "denied", "severity"),
    [
        ('{ field = "urgency.level", equals = "urgent" }', False, "advice"),  # not told
        ('{ field = "urgency.level", equals = "urgent" }', True, "error"),
        ('{ field = "urgency.level", equals = "emergency" }', True, None),
        ('{ circumstance = "requested-state-asks" }', False, "advice"),
    ],
)
def test_a_translation_is_certified_where_its_condition_is_met(
    when: str, *, denied: bool, severity: str | None, said
) -> None:
    urgency = {"level": "urgent", "reason": "A life."}
    sworn = {"into": "sw"} | ({"certified": False} if denied else {})
    found = said(CERTIFIED.format(when=when), translation=sworn, urgency=urgency)
    told = found.get("language.certified")
    assert (told.severity if told else None) == severity
    if told:
        assert "on this condition: the State asks for it." in told.message
