"""An interview answered by the names of its questions, and what a person would type for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from comity.host import Host
from comity.model.office import Office
from comity.pipeline.own_plugin import open_host
from comity.tasks.authoring.interview import Interview
from comity.tasks.authoring.interview_answers import Session
from comity.tasks.authoring.opening import Given, open_case_setup
from comity.tasks.authoring.questions import Question

MEASURE = {
    "holder.name": "Example Mail, Inc.",
    "identifiers[0].kind": "email",
    "identifiers[0].value": "a@mail.example",
    "period?": "y",
    "period.from": "2026-03-01",
    "period.to": "2026-04-30",
    "items[0]": "The messages",
    "purpose": "To identify the user.",
    "nexus": "The account sent the message.",
}
REQUEST = {
    "kind": "request",
    "form": "mla",
    "requesting.state": "TV",
    "requested.state": "nr",
    "measures?": "stored-content",
    "date": "2026-10-05",
    "reference": "012",
    "requesting.authority.name": "Example Directorate",
    "requesting.authority.functions": "It conducts the investigation.",
    "requesting.contacts[0].name": "Ann Example",
    "requesting.contacts[0].email": "ann@office.example",
    "requesting.issued_by.name": "Ben Example",
    "reciprocity": "y",
    "proceedings.nature": "1",
    "offences[0].title": "Fraud",
    "offences[0].provision": "Example Act, section 1",
    "offences[0].text": "Whoever deceives another commits an offence.",
    "offences[0].text_is": "exact",
    "offences[0].maximum_penalty.text": "Five years",
    "offences[0].maximum_penalty.death": "n",
    "facts[0].text": "On 14 March 2026 a message was sent from a@mail.example: pay at once.",
    "facts[0].date": "2026-03-14",
    "facts[0].source": "The message",
    **{f"measures[0].{name}": answer for name, answer in MEASURE.items()},
}
NOTICE = {
    "kind": "notice",
    "host": "TV",
    "measures?": "subscriber-data",
    "company.name": "Example Ltd",
    "data_categories[0].holds[0]": "The name given",
    "channels[0].kind": "email",
    "channels[0].address": "requests@company.example",
}

Typed = Callable[..., list[str]]


def walk_through(answers: Mapping[str, str], host: Host | None = None) -> tuple[Any, list[str]]:
    """Hold an interview; every question that is not named gets Enter.

    Returns:
        The document, and the lines that a person would type for it.
    """
    typed: list[str] = []

    def asker(question: Question, earlier: str, number: int, problem: str) -> str:
        assert not problem, f"{question.key}: {problem}"
        typed.append(answers.get(question.key, ""))
        return typed[-1] or question.default

    session = Session(asker, [], lambda kept: None)
    setup = open_case_setup(host or open_host(Office()), Given(), session)
    return Interview(setup, session, {}).run(), typed


@pytest.fixture
def request_answers() -> dict[str, str]:
    """The answers for a request of TV to NR without an error, by question."""
    return dict(REQUEST)


@pytest.fixture
def notice_answers() -> dict[str, str]:
    """The answers for a notice under the law of TV without an error, by question."""
    return dict(NOTICE)


@pytest.fixture
def typed() -> Typed:
    """A function that gives the lines a person types for some answers."""
    return lambda answers, host=None: walk_through(answers, host)[1]


@pytest.fixture
def document() -> Callable[..., dict[str, Any]]:
    """A function that gives the document which an interview comes to."""
    return lambda answers, host=None: walk_through(answers, host)[0]


@pytest.fixture
def desk(tmp_path: Path, comity: object) -> Path:
    """The folder in which ``comity`` runs."""
    return tmp_path / "desk"
