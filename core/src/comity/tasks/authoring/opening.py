"""The first questions of the interview: kind, form, States, kinds of assistance.

They decide which questions follow. What the command line says already is not asked.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from comity.host import Host
from comity.model.drafts.describe import FieldNote, walk
from comity.model.records import AssistanceKind
from comity.tasks.authoring.case_setup import (
    CaseSetup,
    UnknownStateError,
    find_kind,
    find_measure,
    find_state,
    make_occasion,
    measure_kinds,
    state_called,
)
from comity.tasks.authoring.interview_answers import Session
from comity.tasks.authoring.office_defaults import default_roles
from comity.tasks.authoring.questions import Question, Refused, pick, pick_several
from comity.tasks.authoring.voice import ENGLISH_VOICE, Voice, document_title
from comity.text.messages import message

__all__ = ["Given", "open_case_setup"]

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


def open_case_setup(
    host: Host, given: Given, session: Session, voice: Voice = ENGLISH_VOICE
) -> CaseSetup:
    """Ask what is not given, and say what the occasion is.

    Args:
        host: asked for kinds, law and States.
        given: what the command line says.
        session: gives and takes the answers.
        voice: the language of the questions.

    Raises:
        InputError: what is given cannot be.
        Back: the author went back; call it again.
        Stop: the author stopped.
    """
    kind = given.kind or _kind(host, session, voice)
    roles = default_roles(host, kind, dict(given.roles))
    setup = make_occasion(
        host,
        kind,
        form=given.form,
        roles=roles,
        measures=given.measures,
        on=given.day,
        voice=voice,
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


def _kind(host: Host, session: Session, voice: Voice) -> str:
    types = host.document_types()
    titles = tuple(
        message("prompt.document", kind=kind.kind, title=document_title(kind))
        for kind in types.values()
    )
    question = Question(
        key="kind",
        text=voice.say("prompt.which-document"),
        part=voice.say("prompt.label-to-begin-with"),
        about=voice.say("prompt.documents", documents=titles),
        choices=tuple(types),
    )
    return session.answer(question, lambda raw: find_kind(host, pick(raw, tuple(types))).kind)


def _form(setup: CaseSetup, session: Session) -> str:
    note, say = _note(setup, "form"), setup.voice.say
    question = Question(
        key="form",
        text=note.title if note else say("prompt.label-form"),
        part=say("prompt.label-to-begin-with"),
        about=note.about if note else "",
        why=_why(setup, note),
        choices=setup.kind.forms,
        labels=setup.voice.choices("form", setup.kind.forms),
    )
    return session.answer(question, lambda raw: pick(raw, setup.kind.forms))


def _state(setup: CaseSetup, field: str, session: Session, *, first: bool) -> str:
    note, say = _note(setup, field), setup.voice.say
    host = setup.host
    installed = tuple(
        message("prompt.coded-state", code=code, state=state_called(host, code))
        for code in host.installed()
    )
    question = Question(
        key=field,
        text=note.title if note else field,
        part=say("prompt.label-to-begin-with"),
        about=say("prompt.state-in-words", about=note.about if note else ""),
        intro=(say("prompt.rules-installed", states=installed),) if installed and first else (),
        why=_why(setup, note),
        examples=note.examples if note else (),
    )
    return session.answer(question, lambda raw: _found_state(setup, raw))


def _measures(setup: CaseSetup, session: Session) -> tuple[AssistanceKind, ...]:
    requests, say = "requested" in setup.open_roles, setup.voice.say
    kinds = measure_kinds(setup.host)
    if not any(note.name in ("measures", "data_categories") for note in setup.notes):
        return ()
    question = Question(
        key="measures?",
        text=say("prompt.which-assistance" if requests else "prompt.which-data"),
        part=say("prompt.label-to-begin-with"),
        about=say("prompt.several-answers"),
        why=(say("prompt.why-kinds"),),
        choices=kinds,
        labels=setup.voice.kinds(kinds),
        default="" if requests else USUAL,
    )

    def check(raw: str) -> tuple[AssistanceKind, ...]:
        names = pick_several(raw, kinds)
        if not names:
            raise Refused(message("prompt.answer-at-least-one"))
        return tuple(find_measure(setup.host, name) for name in names)

    return session.answer(question, check)


def _note(setup: CaseSetup, field: str) -> FieldNote | None:
    return next((note for path, note in walk(setup.notes) if path == field), None)


def _why(setup: CaseSetup, note: FieldNote | None) -> tuple[str, ...]:
    if note is None or not note.asked_by:
        return ()
    return (setup.voice.say("prompt.asked-for-by", sources=note.asked_by),)


def _found_state(setup: CaseSetup, raw: str) -> str:
    if not raw.strip():
        raise Refused(message("prompt.answer-needed"))
    try:
        return find_state(setup.host, raw, setup.voice)
    except UnknownStateError as error:
        raise Refused(error.said) from error
