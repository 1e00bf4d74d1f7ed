"""An interview answered by the names of its questions, and what a person would type for it."""

from __future__ import annotations

import copy
import json
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml

from comity.host import Host
from comity.model.office import Office
from comity.pipeline.own_plugin import open_host
from comity.tasks.authoring.answers_file import Begun
from comity.tasks.authoring.closing import close
from comity.tasks.authoring.interview import Interview
from comity.tasks.authoring.opening import Given, begin
from comity.tasks.authoring.questions import Question
from comity.tasks.authoring.terminal import Terminal
from comity.tasks.authoring.voice import Voice
from comity.tasks.authoring.walkthrough import Walkthrough
from comity.text.messages import ENGLISH, Catalogue

HERE = Path(__file__).parent
REQUEST = {
    "": "request",
    "requesting.state": "Tuvalu",
    "requested.state": "nr",
    "measures": "stored-content",
    "language": "English",
    "requested.central_authority.name": "Department of Justice",
    "reference": "012",
    "proceedings.nature": "1",
    "facts": "On 14 March 2026 a message was sent from a@mail.example: pay at once.",
    "offences[0].title": "Fraud",
    "offences[0].provision": "Example Act, section 1",
    "offences[0].text": "Whoever deceives another commits an offence.",
    "offences[0].text_is": "exact",
    "offences[0].maximum_penalty.text": "Five years",
    "offences[0].maximum_penalty.death": "n",
    "reciprocity": "y",
    "domestic_basis": "Example Act, section 9",
    "measures[0].holder.name": "Example Mail, Inc.",
    "measures[0].identifiers": "a@mail.example",
    "measures[0].period": "1 March 2026 to 30 April 2026",
    "measures[0].items": "The messages",
    "measures[0].purpose": "To show what was agreed in the messages.",
    "measures[0].nexus": "The account sent the message.",
    "requesting.authority.name": "Example Directorate",
    "requesting.authority.functions": "It conducts the investigation.",
    "requesting.issued_by.name": "Ben Example",
    "requesting.contacts": "Ann Example, ann@office.example",
}
NOTICE = {
    "": "notice",
    "host": "TV",
    "company.name": "Example Ltd",
    "language": "en",
    "data_categories": "subscriber-data",
    "data_categories[0].holds": "The name given",
    "data_categories[0].process_domestic": "A court order",
    "voluntary.practice": "no",
    "channels": "email: requests@company.example",
}


@dataclass
class Talk:
    """What an interview came to: the document, the questions, and the lines that were typed."""

    tree: dict[str, Any] = field(default_factory=dict)
    asked: list[Question] = field(default_factory=list)
    typed: list[str] = field(default_factory=list)

    @property
    def keys(self) -> list[str]:
        """The questions by their names."""
        return [one.key for one in self.asked]


class Scripted(Terminal):
    """A terminal at which somebody sits who knows the answers; whatever else is asked gets Enter.

    An answer that is a list is given one by one.
    """

    def __init__(self, answers: Mapping[str, str | list[str]], voice: Voice) -> None:
        super().__init__(voice)
        self.left = {
            key: list(one) if isinstance(one, list) else one for key, one in answers.items()
        }
        self.talk = Talk()

    def ask(self, question: Question) -> str:
        self.talk.asked.append(question)
        found = self.left.get(question.key, "")
        if isinstance(found, list):
            found = found.pop(0) if found else ""
        elif question.key not in ("=summary",):
            self.left.pop(question.key, None)
        self.talk.typed += found.split("\n")
        if found and (question.several or question.long):
            self.talk.typed.append("")
        return found

    def answer(self, question: Question) -> str:
        raise AssertionError(f"{question.key}: {self.talk.typed[-3:]} is refused")


def hold(
    answers: Mapping[str, str | list[str]],
    host: Host | None = None,
    given: Given | None = None,
    catalogue: Catalogue = ENGLISH,
) -> Talk:
    """Hold an interview from its first question to its last."""
    host = host or open_host(Office())
    terminal = Scripted(answers, Voice(catalogue))
    given = given or Given()
    begun = Begun(begin(host, given, terminal), on=given.on)
    walk = Walkthrough(Interview(host, begun, terminal, lambda kept: None))
    walk.start(resumed=False)
    close(walk)
    terminal.talk.tree = walk.interview.tree
    return terminal.talk


def answers_of(name: str) -> dict[str, str | list[str]]:
    """The answers in a file beside the tests, by question."""
    return dict(yaml.safe_load((HERE / f"{name}.yaml").read_text(encoding="utf-8")))


@pytest.fixture
def request_answers() -> dict[str, str]:
    """The answers for a request of TV to NR without an error, by question."""
    return dict(REQUEST)


@pytest.fixture
def notice_answers() -> dict[str, str]:
    """The answers for a notice under the law of TV without an error, by question."""
    return dict(NOTICE)


HELD: dict[str, Talk] = {}  # it takes a second


@pytest.fixture
def talk() -> Callable[..., Talk]:
    """A function that holds an interview: answers by question, a host, what is given already.

    With nothing but answers it is held once in a process, as long as the same is installed.
    """

    def talk(answers: Mapping[str, str | list[str]], *more: Any, **named: Any) -> Talk:
        if more or named:
            return hold(answers, *more, **named)
        key = json.dumps([dict(answers), sys.path])
        if key not in HELD:
            HELD[key] = hold(answers)
        held = HELD[key]
        return Talk(copy.deepcopy(held.tree), list(held.asked), list(held.typed))

    return talk


@pytest.fixture
def recorded() -> Callable[[str], dict[str, str | list[str]]]:
    """A function that gives the answers of a recorded interview."""
    return answers_of


@pytest.fixture
def desk(tmp_path: Path, comity: object) -> Path:
    """The folder in which ``comity`` runs."""
    return tmp_path / "desk"


@pytest.fixture
def interview(comity) -> Callable[..., Any]:
    """A function that runs the interview on typed lines; the end of them is the end of input."""

    def interview(lines: list[str], *args: str, **more: Any):
        given = args or ("new", "--ask", "-o", "case.yaml")
        return comity(*given, input="".join(f"{line}\n" for line in lines), **more)

    return interview


WRITTEN: list[str] = []  # the case file, once an interview has written it: it takes seconds


@pytest.fixture
def finished(interview, desk: Path, talk, request_answers) -> Path:
    """The case file that an interview wrote with ``request_answers``."""
    path = desk / "case.yaml"
    if not WRITTEN:
        interview(talk(request_answers).typed)
        WRITTEN.append(path.read_text(encoding="utf-8"))
    path.write_text(WRITTEN[0], encoding="utf-8")
    return path


@pytest.fixture
def given_on() -> Given:
    """What the command line says of the date whose law applies."""
    return Given(on="2026-11-02")
