"""What a field is for, in the reader's language: the ids of the descriptions, and their English.

The English is in the models, and for kinds of assistance and their fields in the tables of law.
``abouts.toml`` lists the ids under which another language words it, found as those of titles are.
A text is used only for the English from which it was translated: a field of a plugin that has the
name of one of the host's, and means something else, keeps its own words.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from pydantic import BaseModel

from comity.law.assistance_kinds import load_assistance_kinds
from comity.model.drafts.base import Draft, Money, Period
from comity.model.drafts.correspondence_answers import Acknowledgement, Deficiency
from comity.model.drafts.correspondence_closing import Closing
from comity.model.drafts.correspondence_decision import Decision
from comity.model.drafts.correspondence_disclosure import Disclosure
from comity.model.drafts.correspondence_preservation import Preservation
from comity.model.drafts.correspondence_sent import Reminder, Transmittal
from comity.model.drafts.notice import Notice
from comity.model.drafts.request import Request
from comity.model.records import AssistanceKind
from comity.steps.wording.titles import field_ids, model_fields

__all__ = [
    "ABOUT",
    "MODELS",
    "about_ids",
    "about_places",
    "abouts",
    "kind_about_ids",
    "other_about",
    "particular_about_ids",
    "particular_sentence",
    "said_about",
]

ABOUT = "about."
"""How every id of a description begins."""
MODELS: tuple[type[Draft], ...] = (
    *(Request, Notice, Transmittal, Reminder, Closing, Acknowledgement, Deficiency),
    *(Decision, Preservation, Disclosure),
)
"""The host's own kinds of document, in the order in which a translator meets them."""


def about_ids(model: type[BaseModel], steps: tuple[str, ...]) -> tuple[str, ...]:
    """The ids that would word what a field is for, the most particular first.

    ``persons.role`` of a request: ``about.request.persons.role``, ``about.persons.role``,
    ``about.role``.
    """
    return tuple(ABOUT + id.partition(".")[2] for id in field_ids(model, steps))


def particular_about_ids(kinds: Iterable[str], name: str) -> tuple[str, ...]:
    """The same for a field that kinds of assistance have: of one kind first, then of all."""
    own = tuple(f"{ABOUT}particular.{kind}.{name}" for kind in kinds)
    return (*own, f"{ABOUT}particular.{name}")


def kind_about_ids(kind: str) -> tuple[str, ...]:
    """The id that would word what a kind of assistance is: ``about.measure.stored-content``."""
    return (f"{ABOUT}measure.{kind}",)


def particular_sentence(about: str) -> str:
    """What the table of a kind says of a field, as a sentence."""
    return f"{about.rstrip('.')}."


def said_about(texts: Mapping[str, str], ids: Iterable[str], english: str) -> str:
    """What a language says a field is for, or nothing.

    Args:
        texts: the texts of its catalogue by id.
        ids: the ids that would serve, the most particular first.
        english: what the field says of itself. An id of the host's serves only this English; one
            that the host does not have is a plugin's own.
    """
    if not english:
        return ""
    there = (id for id in ids if id in texts)
    return next((texts[id] for id in there if abouts().get(id, english) == english), "")


def other_about(name: str) -> str:
    """The English of a description that no model has: ``days.from``."""
    return str(_table()["other"][name])


@cache
def abouts() -> Mapping[str, str]:
    """Every id of a description with its English, those of a request first."""
    known = frozenset(ABOUT + id for id in _table()["ids"])
    found: dict[str, str] = {}
    for ids, english in _described():
        id = next((one for one in ids if one in known), "")
        if id:
            found.setdefault(id, english)
    return {**found, **{ABOUT + name: said for name, said in _table()["other"].items()}}


@cache
def about_places() -> Mapping[str, tuple[str, ...]]:
    """The fields that an id describes, each with the kind of document: ``request.persons.role``."""
    found: dict[str, list[str]] = {}
    for model in MODELS:
        kind = model.__name__.lower()
        for steps, _ in model_fields(model):
            id = next((one for one in about_ids(model, steps) if one in abouts()), "")
            found.setdefault(id, []).append(".".join((kind, *steps)))
    return {id: tuple(places) for id, places in found.items()}


def _described() -> Iterator[tuple[tuple[str, ...], str]]:
    """Every description with the ids that would word it."""
    models: tuple[type[BaseModel], ...] = (*MODELS, Money, Period)
    for model in models:
        for steps, field in model_fields(model):
            if field.description:
                yield about_ids(model, steps), field.description
    for kind in load_assistance_kinds():
        yield from _of_kind(kind)


def _of_kind(kind: AssistanceKind) -> Iterator[tuple[tuple[str, ...], str]]:
    yield kind_about_ids(kind.kind), kind.definition
    for name, about in kind.particulars.items():
        yield particular_about_ids((kind.kind,), name), particular_sentence(about)


@cache
def _table() -> Mapping[str, Any]:
    text = (files("comity_templates") / "abouts.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
