"""How an interview begins: what the command line says is answered already."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from comity.host import Host
from comity.tasks.authoring.case_setup import CaseSetup, find_kind, make_occasion
from comity.tasks.authoring.commands import Command
from comity.tasks.authoring.law_remarks import no_way_for_an_order
from comity.tasks.authoring.office_defaults import default_roles
from comity.tasks.authoring.questions import Question, Refused, pick
from comity.tasks.authoring.terminal import Terminal
from comity.tasks.authoring.unfinished_tree import with_value
from comity.tasks.authoring.voice import document_title
from comity.tasks.questions.known import KINDS_IN

__all__ = ["Given", "begin"]


@dataclass(frozen=True, slots=True)
class Given:
    """What the command line said: empty where it said nothing."""

    kind: str = ""
    form: str = ""
    roles: tuple[tuple[str, str], ...] = ()
    measures: tuple[str, ...] = ()
    on: str = ""

    @property
    def day(self) -> dt.date | None:
        """The day whose law is asked for, where one was named."""
        return dt.date.fromisoformat(self.on) if self.on else None


def begin(host: Host, given: Given, terminal: Terminal) -> dict[str, Any]:
    """The document as the command line gives it; its kind is asked for where it is open.

    Raises:
        InputError: what is given cannot be.
        Command: the author stops.
    """
    setup = occasion(host, given, given.kind or _kind(host, terminal))
    if warned := no_way_for_an_order(setup):
        terminal.say(terminal.voice.word(warned))
    tree: dict[str, Any] = {"schema": "1", "kind": setup.kind.kind}
    values = {field: setup.state(role) for role, field in setup.open_roles.items()}
    for path, value in {"form": setup.form, **values}.items():
        if value:
            tree = with_value(tree, path, value)
    for name, key in KINDS_IN.items():
        if setup.measures and any(note.name == name for note in setup.notes):
            tree = with_value(tree, name, [{key: kind.kind} for kind in setup.measures])
    return tree


def occasion(host: Host, given: Given, kind: str) -> CaseSetup:
    """The occasion that the command line describes.

    Raises:
        InputError: what is given cannot be.
    """
    return make_occasion(
        host,
        kind,
        form=given.form,
        roles=default_roles(host, kind, dict(given.roles)),
        measures=given.measures,
        on=given.day,
    )


def _kind(host: Host, terminal: Terminal) -> str:
    types = host.document_types()
    voice = terminal.voice
    question = Question(
        text=voice.say("prompt.which-document"),
        choices=tuple(types),
        labels=tuple(voice.word(document_title(kind)) for kind in types.values()),
        needed=True,
    )
    ask = terminal.ask
    while True:
        try:
            raw = ask(question)
            return find_kind(host, pick(raw, tuple(types))).kind
        except Refused as refused:
            terminal.warn(voice.word(refused.said))
        except Command as command:
            if command.name == "stop":
                raise
            terminal.warn(voice.say("prompt.first-question"))
        ask = terminal.answer
