"""An unanswered letter is asked about, questions are answered, and terms are kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding

pytestmark = pytest.mark.needs_country
Altered = Callable[[str, dict[str, Any]], dict[str, Finding]]

OLD = {"kind": "request", "reference": "FMJ/1", "date": "2026-02-01", "subject": "Other accounts"}


def of_answers(found: dict[str, Finding]) -> set[str]:
    return {rule for rule in found if rule.startswith("earlier.")}


@pytest.mark.parametrize(
    ("earlier", "rules"),
    [
        ({"result": "No evidence has come."}, {"earlier.waiting"}),
        ({"result": "Bisher keine Antwort."}, {"earlier.waiting"}),
        ({"result": "Elle est restée sans suite."}, {"earlier.waiting"}),
        ({"result": "No evidence has come.", "date": "2026-09-20"}, set()),  # two weeks old
        ({"result": "The records were sent."}, set()),
        ({"result": "Executed on 3 May 2026; an appeal of the bank is pending."}, set()),
        ({"result": "Withdrawn. No reply was needed."}, set()),
        ({"result": "Executed in part; the rest is pending."}, {"earlier.waiting"}),
        ({"result": "Teilweise erledigt, der Rest ist noch offen."}, {"earlier.waiting"}),
        ({"result": "No account was found."}, set()),
        ({"result": "They asked for further information on the dates."}, {"earlier.questions"}),
        ({"result": "La demande était incomplète."}, {"earlier.questions"}),
        ({"result": "Die Behörde bat um weitere Angaben."}, {"earlier.questions"}),
        ({"result": "The witness was asked all questions."}, set()),
        ({"result": "It was given for use in this case only."}, set()),  # promised below
    ],
)
def test_what_became_of_a_letter_is_taken_up(
    altered: Altered, earlier: dict[str, Any], rules: set[str]
) -> None:
    promised = {"assurances.0.promise": ["use-limited"]}
    found = altered("bec-request", promised | {"earlier.1": OLD | earlier})
    assert of_answers(found) == rules


def test_a_reminder_and_an_answer_are_silent(altered: Altered) -> None:
    waiting = {"earlier.1": OLD | {"result": "No evidence has come."}}
    followed = {"status": "follow-up", "supplements": "FMJ/1"}
    assert "earlier.waiting" not in altered("bec-request", waiting | followed)
    asked = {"earlier.1": OLD | {"result": "They asked for further information."}}
    answered = {"annexes.4": {"id": "A5", "title": "Answers to your questions"}}
    assert "earlier.questions" not in altered("bec-request", asked | answered)


@pytest.mark.parametrize(
    ("result", "found"),
    [
        ("What was received was given for use in the criminal case only.", True),
        ("Erteilt unter der Bedingung, dass es nicht weitergegeben wird.", True),
        ("Remis uniquement pour cette procédure.", True),
        ("Only one account was found.", False),
        ("The records were handed over.", False),
    ],
)
def test_terms_of_what_was_given_are_kept(altered: Altered, result: str, found: bool) -> None:
    there = altered("bec-request", {"assurances": [], "earlier.1": OLD | {"result": result}})
    assert ("earlier.terms" in there) is found


ASKED = {"earlier.questions", "point.asked-back"}
OF_OURS = {"kind": "contact", "sent_by": "Police Cyber Unit", "subject": "Query about accounts"}


@pytest.mark.parametrize(
    ("earlier", "asked"),
    [
        ({"kind": "contact", "subject": "The other side sent queries."}, True),
        ({"kind": "contact", "subject": "A query on the dates came."}, True),
        (OF_OURS, False),
        (OF_OURS | {"result": "The other side sent a query of its own."}, True),
        ({"kind": "contact", "subject": "Query", "result": "The answer is still awaited."}, False),
        ({"kind": "contact", "channel": "Police", "subject": "Police queries in 2025"}, False),
        ({"kind": "contact", "subject": "Police queries of the police there"}, True),
        ({"kind": "contact", "subject": "We sent a query to the other side."}, False),
        ({"kind": "request", "subject": "Queries on accounts"}, False),
        ({"kind": "request", "result": "Our letter was returned with queries."}, True),
    ],
)
def test_only_what_the_other_side_asked_is_a_question_back(
    altered: Altered, earlier: dict[str, Any], asked: bool
) -> None:
    found = altered("bec-request", {"earlier.1": {"id": "E2", "subject": "Accounts"} | earlier})
    assert bool(ASKED & set(found)) is asked
