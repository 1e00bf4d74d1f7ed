"""The first questions of the interview: kind, form, States, kinds of assistance.

They decide which questions follow. What the command line says already is not asked.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar

from comity.host import Host
from comity.model.drafts.describe import FieldNote, walk
from comity.model.records import AssistanceKind
from comity.tasks.authoring.case_setup import (
    CaseSetup,
    find_kind,
    find_measure,
    find_state,
    make_occasion,
    measure_kinds,
    state_name,
)
from comity.tasks.authoring.interview_answers import Session
from comity.tasks.authoring.office_defaults import default_roles
from comity.tasks.authoring.questions import Question, Refused, pick, pick_several
from comity.text.written import capital

__all__ = ["Given", "open_case_setup"]

T = TypeVar("T")
PART = "To begin with"
USUAL = "subscriber-data, traffic-data, stored-content"  # what companies are asked for most


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


def open_case_setup(host: Host, given: Given, session: Session) -> CaseSetup:
    """Ask what is not given, and say what the occasion is.

    Raises:
        InputError: what is given cannot be.
        Back: the author went back; call it again.
        Stop: the author stopped.
    """
    kind = given.kind or _kind(host, session)
    roles = default_roles(host, kind, dict(given.roles))
    setup = make_occasion(
        host, kind, form=given.form, roles=roles, measures=given.measures, on=given.day
    )
    if setup.kind.forms and not setup.form:
        setup = replace(setup, form=_form(setup, session))
    for role, field in setup.open_roles.items():
        if not setup.state(role):
            code = _state(setup, field, session, first=not any((setup.roles or {}).values()))
            setup = replace(setup, roles={**(setup.roles or {}), role: code})
    if not setup.measures:
        setup = replace(setup, measures=_measures(setup, session))
    return setup


def _kind(host: Host, session: Session) -> str:
    types = host.document_types()
    question = Question(
        key="kind",
        text="What do you want to write?",
        part=PART,
        about="; ".join(f"{kind.kind}: {kind.title}" for kind in types.values()) + ".",
        choices=tuple(types),
    )
    return session.answer(question, lambda raw: find_kind(host, pick(raw, tuple(types))).kind)


def _form(setup: CaseSetup, session: Session) -> str:
    note = _note(setup, "form")
    question = Question(
        key="form",
        text=note.title if note else "Form",
        part=PART,
        about=note.about if note else "",
        why=(f"Asked for by {'; '.join(note.asked_by)}.",) if note and note.asked_by else (),
        choices=setup.kind.forms,
    )
    return session.answer(question, lambda raw: pick(raw, setup.kind.forms))


def _state(setup: CaseSetup, field: str, session: Session, *, first: bool) -> str:
    note = _note(setup, field)
    host = setup.host
    installed = ", ".join(f"{code} ({state_name(host, code)})" for code in host.installed())
    question = Question(
        key=field,
        text=note.title if note else field,
        part=PART,
        about=f"{note.about if note else ''} You can also write its English name.",
        intro=(f"National rules are installed for {installed}.",) if installed and first else (),
        why=(f"Asked for by {'; '.join(note.asked_by)}.",) if note and note.asked_by else (),
        examples=note.examples if note else (),
    )
    return session.answer(question, _refusing(lambda raw: find_state(setup.host, raw)))


def _measures(setup: CaseSetup, session: Session) -> tuple[AssistanceKind, ...]:
    requests = "requested" in setup.open_roles
    kinds = measure_kinds(setup.host)
    if not any(note.name in ("measures", "data_categories") for note in setup.notes):
        return ()
    text = (
        "Which kinds of assistance do you request?"
        if requests
        else "Which data does the company hold?"
    )
    question = Question(
        key="measures?",
        text=text,
        part=PART,
        about="One or more words or numbers, separated by commas. You can add more later.",
        why=("Each kind has its own fields and its own legal requirements.",),
        choices=kinds,
        default="" if requests else USUAL,
    )

    def check(raw: str) -> tuple[AssistanceKind, ...]:
        names = pick_several(raw, kinds)
        if not names:
            raise Refused("Name at least one.")
        return tuple(find_measure(setup.host, name) for name in names)

    return session.answer(question, check)


def _note(setup: CaseSetup, field: str) -> FieldNote | None:
    return next((note for path, note in walk(setup.notes) if path == field), None)


def _refusing(find: Callable[[str], T]) -> Callable[[str], T]:
    def check(raw: str) -> T:
        if not raw.strip():
            raise Refused("An answer is required.")
        try:
            return find(raw)
        except ValueError as error:
            raise Refused(capital(str(error))) from error

    return check
