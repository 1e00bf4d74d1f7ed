"""Defaults: what the author left to the law, filled in with the citation it comes from.

A default comes only from an answer whose source was read; otherwise the field stays absent. A check
tells of each default from a source other than an official text. A notice has no defaults: what its
author does not write, the company does not say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from pydantic import ValidationError

from comity.law.ask import answer
from comity.model.citations import Citation
from comity.model.drafts.base import Draft
from comity.model.office import Office
from comity.model.records import LawBook, Parties, owner_of
from comity.text.reader_text import in_language

__all__ = ["Filled", "fill", "filled_in", "law_values", "points", "put"]

Books = Mapping[str, LawBook]


@dataclass(frozen=True, slots=True)
class Filled:
    """A value that the law or the office gave: what, whose law, with which citation."""

    value: Any
    origin: str
    citation: Citation | None = None


def fill(
    draft: Draft, parties: Parties, books: Books, office: Office, sides: tuple[str, ...]
) -> tuple[Draft, dict[str, Filled], dict[str, str]]:
    """The draft with defaults filled in, the origin of each by field path, and what did not fit.

    ``sides`` are those whose central authority the document goes through.
    An answer that the draft cannot hold is left out; its State stands in the last mapping, with
    the reason.
    """
    data = draft.read_data()
    found = law_values(data, parties, books, sides)
    found |= dict(_contacts(data, parties, office))
    kept: dict[str, Filled] = {}
    misfits: dict[str, str] = {}
    for path, filled in found.items():
        data = draft.data()
        put(data, path, filled.value)
        try:
            draft = draft.remade(data)
        except ValidationError as error:
            what = "; ".join(fault["msg"] for fault in error.errors())
            misfits[filled.origin] = (
                f"its law contains a value that is not valid for {path}: {what}"
            )
        else:
            kept[path] = filled
    return draft, kept, misfits


def filled_in(
    draft: Draft, found: Mapping[str, Filled], language: str
) -> tuple[Draft, dict[str, Filled]]:
    """The draft, and what was filled in, in the language of the document where the law has it."""
    told = {
        path: replace(one, value=in_language(one.value, language)) for path, one in found.items()
    }
    other = {path: one.value for path, one in told.items() if one.value != found[path].value}
    if not other:
        return draft, told
    data = draft.data()
    for path, value in other.items():
        put(data, path, value)
    return draft.remade(data), told


def law_values(
    data: Mapping[str, Any], parties: Parties, books: Books, sides: tuple[str, ...]
) -> dict[str, Filled]:
    """What the law gives a document for its data, by field path: authorities."""
    return dict(_authorities(data, sides, parties, books))


def _contacts(
    data: Mapping[str, Any], parties: Parties, office: Office
) -> Iterator[tuple[str, Filled]]:
    """The office's own contacts, where it is the office of the State whose paper it is."""
    side = parties.sender or "requesting"
    writing = parties.code(side)
    own = writing is not None and owner_of(office.state) == owner_of(writing)
    if own and office.contacts and not data[side].get("contacts"):
        contacts = [dict(contact) for contact in office.contacts]
        yield f"{side}.contacts", Filled(contacts, "the office")


def _authorities(
    data: Mapping[str, Any], sides: tuple[str, ...], parties: Parties, books: Books
) -> Iterator[tuple[str, Filled]]:
    kinds = {measure["kind"] for measure in data.get("measures", ())}
    only_kind = next(iter(kinds)) if len(kinds) == 1 else None  # an authority of its own, for tax
    for side in sides:
        code = parties.code(side)
        if not code or "central_authority" in data.get(side, {}):
            continue
        found = answer(books.get(code), "central-authority", only_kind, data)
        if found is not None and isinstance(found.value, Mapping):
            known = ("name", "unit", "address", "email")
            value = {key: found.value[key] for key in known if found.value.get(key)}
            yield f"{side}.central_authority", Filled(value, code, found.cited())


def points(draft: Draft, parties: Parties, books: Books) -> tuple[str, ...]:
    """The sides whose law names an authority for what goes between points of contact.

    The point that writes is the one that asks, and needs nobody above it.
    """
    data, book = draft.read_data(), books.get(parties.code("requested") or "")
    kinds = {measure["kind"] for measure in data.get("measures", ())}
    only_kind = next(iter(kinds)) if len(kinds) == 1 else None
    found = answer(book, "central-authority", only_kind, data)
    return ("requested",) if found is not None and found.measures else ()


def put(data: dict[str, Any], path: str, value: Any) -> None:
    """Set a value in a draft's data at a field path, making the tables on the way."""
    target: Any = data
    *parents, last = path.replace("[", ".[").split(".")
    for step in parents:
        if step.startswith("["):
            target = target[int(step[1:-1])]
        else:
            if isinstance(target.get(step), tuple):
                target[step] = list(target[step])
            target = target.setdefault(step, {})
    target[last] = value
