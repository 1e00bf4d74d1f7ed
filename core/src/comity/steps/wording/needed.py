"""Which ids a language words: all of them, and those that one kind of document needs.

A catalogue is finished for a kind of document if it words every id that such a document may say.
The ids come from the clause table, from the models of the case files, and from the tables of law.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from pydantic import BaseModel

from comity.law.assistance_kinds import load_assistance_kinds
from comity.law.data_classes import load_schemes
from comity.model.drafts.request import Request
from comity.model.records import CORRESPONDENCE, AssistanceKind, DocumentType
from comity.steps.read.heading import model_of
from comity.steps.wording.abouts import ABOUT, abouts
from comity.steps.wording.catalogue import SOURCE, own_catalogue
from comity.steps.wording.examples import EXAMPLE, examples
from comity.steps.wording.titles import choice_words, field_ids, model_fields
from comity.text.messages import message_ids
from comity.text.plurals import OTHER, forms
from comity.text.slots import wordless

__all__ = [
    "FINDINGS",
    "QUESTIONS",
    "all_ids",
    "clause_ids",
    "clause_rows",
    "is_optional",
    "needed",
    "needed_for_messages",
    "since",
    "version",
]

FINDINGS, QUESTIONS = "findings", "questions"
"""What a language words beside kinds of document: findings and reasons; questions and prompts,
what each field is for, and examples of answers."""

OPEN = {"holder.kind": "choice.holder."}  # an open list, some of whose values have words
EVERYWHERE = ("document", "format", "law", "cited")
SHARED = ("label", "word")
ONE, SEVERAL = ".one", ".several"
OPTIONAL = (
    re.compile(r"state\.[A-Z]{2}(?:-[A-Z0-9]{1,3})?\.(?:formal|name)"),
    re.compile(r"instrument\.[a-z0-9-]+\.(?:title|number|short)"),
    re.compile(r"term\.[^\s.]+(?:\.[^\s.]+)*"),
)


def version() -> int:
    """The version of the clause table."""
    return int(_table("versions.toml")["version"])


@cache
def since(id: str) -> int:
    """The version of the clause table since which an id has been in it."""
    added = _table("versions.toml").get("added", ())
    return next((int(row["version"]) for row in added if id in row["ids"]), 1)


@cache
def clause_rows() -> Mapping[str, Mapping[str, Any]]:
    """The clause table: id to the columns that docs/wording.md explains."""
    return {key: row for key, row in _table("clauses.toml").items() if isinstance(row, dict)}


@cache
def clause_ids(language: str = SOURCE) -> Mapping[str, str]:
    """Every id of a document's words with its English, in the order in which they are written.

    A clause with words for one and for several has those of each further plural form of the
    language: ``word.pages.few``.
    """
    return dict(_clause_ids(language))


def all_ids(language: str = SOURCE) -> Mapping[str, str]:
    """Every id that a language words, with its English: of documents, messages and fields."""
    return {**clause_ids(language), **message_ids(language), **abouts(), **examples()}


def is_optional(id: str) -> bool:
    """Whether a language may word an id and need not: it names what a plugin or law data brings.

    ``state.DE.formal`` and ``state.DE.name``, ``instrument.coe-185.title``, ``.number`` and
    ``.short``, ``term.ke.crime_number``, and a kind of assistance (``measure.``) or a field of one
    (``particular.quarry-survey.depth``) that the host does not have, and what each is
    (``about.measure.quarry-survey``, ``about.particular.quarry-survey.depth``), and an example
    (``example.particular.quarry-survey.depth``).
    """
    if id.startswith((f"{ABOUT}particular.", f"{ABOUT}measure.")):
        return id not in abouts()
    if id.startswith((f"{EXAMPLE}particular.", f"{EXAMPLE}items.")):
        return id not in examples()
    family, _, rest = id.partition(".")
    if family in ("measure", "particular"):
        return bool(rest) and id not in clause_ids() and id not in _own_particulars()
    return any(form.fullmatch(id) for form in OPTIONAL)


@cache
def _own_particulars() -> frozenset[str]:
    """The ids of particulars by the kind that they belong to: ``particular.hearing.link``."""
    kinds = load_assistance_kinds()
    return frozenset(f"particular.{k.kind}.{name}" for k in kinds for name in _particulars(k))


@cache
def needed(document_type: DocumentType, language: str = SOURCE) -> frozenset[str]:
    """The ids that a kind of document may say in a language other than English.

    Raises:
        PluginError: the model of the kind cannot be imported.
    """
    kind, model = document_type.kind, model_of(document_type)
    paths = frozenset(".".join(steps) for steps, _ in model_fields(model))
    found = {id for id in clause_rows() if _serves(id, kind, paths)} | _titled(model)
    if kind == DEFICIENCY:  # it names places of the request that it answers
        found |= _titled(Request) | {id for id in clause_rows() if _of_request(id)}
    families = ("cited.", "measure.") if kind not in (REQUEST, *CORRESPONDENCE) else REQUESTED
    found |= {id for id in clause_ids() if id.startswith(families)}
    found.discard("")
    return frozenset(found | {id for id in clause_ids(language) if _plural_of(id) in found})


@cache
def needed_for_messages(part: str, language: str = SOURCE) -> frozenset[str]:
    """The ids of findings and reasons, or those of questions."""
    all_of_them = {id for id, said in message_ids(language).items() if not wordless(said)}
    asked = {id for id in all_of_them if id.startswith("message.prompt.")}
    told = {*asked, *abouts(), *examples()}
    return frozenset(told if part == QUESTIONS else all_of_them - asked)


REQUEST, DEFICIENCY = "request", "deficiency"
REQUESTED = ("cited.", "measure.", "particular.", "class.")
"""Families of which such a document may say any word."""
LACKED = ("label.", "word.annex_kind.", "word.assurance.")


def _serves(id: str, kind: str, paths: frozenset[str]) -> bool:
    """Whether a clause is one that a kind of document with these fields may say.

    A field that kinds share (the identifiers of a measure) is listed in the clause table for one of
    them; what only the composer knows stands there under ``also``.
    """
    family = id.partition(".")[0]
    if family in (kind, *EVERYWHERE) or (family == "letter" and kind in CORRESPONDENCE):
        return True
    row = clause_rows()[id]
    fields = [path.partition(".") for path in row.get("fields", ())]
    kinds = {first for first, _, _ in fields} | set(row.get("also", ()))
    if kind in kinds or (family in SHARED and not kinds):
        return True
    shared = family in SHARED or kind in CORRESPONDENCE
    return shared and any(rest in paths for _, _, rest in fields)


def _of_request(id: str) -> bool:
    """Whether a clause is a label of a field of a request, or names what a request may lack."""
    fields = clause_rows()[id].get("fields", ())
    return id.startswith(LACKED) and any(path.startswith("request.") for path in fields)


def _titled(model: type[BaseModel]) -> set[str]:
    """The ids of the titles of a model's fields, and of the values of its closed lists."""
    found = {_first(field_ids(model, steps)) for steps, _ in model_fields(model)}
    for steps, field in model_fields(model):
        for value in choice_words(field.annotation):
            found.add(_first((f"choice.{steps[-1]}.{value}", f"choice.{value}")))
        if family := OPEN.get(".".join(steps[-2:])):
            found |= {id for id in _titles() if id.startswith(family)}
    return found


def _first(ids: tuple[str, ...]) -> str:
    return next((id for id in ids if id in _titles()), "")


def _clause_ids(language: str) -> Iterator[tuple[str, str]]:
    english = own_catalogue(SOURCE).texts
    more = [form for form in forms(language) if form not in ("one", OTHER)]
    for id in clause_rows():
        yield id, english[id]
        if id.endswith(SEVERAL) and id.removesuffix(SEVERAL) + ONE in english:
            yield from ((id.removesuffix(SEVERAL) + f".{form}", english[id]) for form in more)
    yield from _titles().items()
    for kind in load_assistance_kinds():
        yield f"measure.{kind.kind}", kind.title
    for name in dict.fromkeys(n for kind in load_assistance_kinds() for n in _particulars(kind)):
        id = f"particular.{name}"
        yield id, english.get(id, name.replace("_", " "))
    for scheme in load_schemes().values():
        for one in scheme.classes:
            yield f"class.{one.id.replace(':', '.')}", one.title


def _plural_of(id: str) -> str:
    """The id for several of which this is another plural form, or nothing."""
    several = id.rpartition(".")[0] + SEVERAL
    return several if id not in clause_rows() and several in clause_rows() else ""


def _particulars(kind: AssistanceKind) -> tuple[str, ...]:
    return (*kind.particulars, *kind.also)


@cache
def _titles() -> Mapping[str, str]:
    """The ids of titles, values and words of citations, each with its English."""
    table = _table("titles.toml")
    return {f"{family}.{id}": said for family, ids in table.items() for id, said in ids.items()}


@cache
def _table(name: str) -> Mapping[str, Any]:
    return tomllib.loads((files("comity_templates") / name).read_text(encoding="utf-8"))
