"""Treaties and other instruments: those in force between two States first, each by its name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from comity.host import Host
from comity.law.terms import instrument_term
from comity.steps.wording.catalogue_loading import load_messages
from comity.tasks.questions.occasion import occasion_of
from comity.tasks.questions.relevance import Relevance
from comity_web.forms.book import Book
from comity_web.wording.collation import alphabetical

__all__ = ["in_sight", "instrument_found", "instrument_shown", "instruments_of"]

BASIS = "basis"
"""The field with the legal basis of a request."""


@dataclass(frozen=True, slots=True)
class _Names:
    """What an instrument is called: its name alone, and in a list with its title."""

    name: str
    listed: str
    others: tuple[str, ...]


def instruments_of(book: Book, tree: Mapping[str, Any]) -> tuple[str, ...]:
    """What the list offers: what is in force between the two States, marked, then all the others.

    Words that name none of them may be written in its place.
    """
    known, in_force = _titles(book.shared, book.language), _in_force_in(book, tree)
    marked = [_marked(book, known[id]) for id in in_force]
    rest = (one.listed for id, one in known.items() if id not in in_force)
    return (*marked, *sorted(rest, key=alphabetical))


def in_sight(
    book: Book, tree: Mapping[str, Any], found: Mapping[str, Relevance]
) -> Mapping[str, Relevance]:
    """What each field is to its author: the legal basis is asked for where there is one to choose.

    It may be left open: what is in force is then listed without a choice. But a page that is called
    after the treaty shows it.
    """
    one = found.get(BASIS)
    if one is None or one.state != "rare" or not _in_force_in(book, tree):
        return found
    return {**found, BASIS: replace(one, state="ask")}


def instrument_shown(book: Book, text: str) -> str:
    """An instrument by its name, where the text is its id; all else as it is."""
    found = _titles(book.shared, book.language).get(text)
    return found.name if found is not None else text


def instrument_found(book: Book, text: str) -> str:
    """The id of the instrument that is named, marked or not; other words stay as they are."""
    known, wanted = _titles(book.shared, book.language), " ".join(text.split()).casefold()
    if text in known:
        return text
    for id, one in known.items():
        if wanted in (one.name.casefold(), one.listed.casefold(), _marked(book, one).casefold()):
            return id
    also = [id for id, one in known.items() if wanted in map(str.casefold, one.others)]
    return also[0] if len(also) == 1 else text


def _marked(book: Book, one: _Names) -> str:
    return book.words.say("web.forms.in-force", title=one.listed)


def _in_force_in(book: Book, tree: Mapping[str, Any]) -> tuple[str, ...]:
    sides = (_state(tree, role) for role in ("requesting", "requested"))
    date = tree.get("date")
    return _in_force(book.shared, *sides, date if isinstance(date, str) else "")


@lru_cache(maxsize=8)
def _titles(host: Host, language: str) -> Mapping[str, _Names]:
    """The names in the language of the reader; two that are alike have their ids beside them."""
    catalogue = load_messages(host.languages, language)
    every = host.for_case().instruments().values()
    names = {one.id: " ".join(catalogue.named(instrument_term(one)).split()) for one in every}
    often = Counter(name.casefold() for name in names.values())
    made = {}
    for one in every:
        name = names[one.id]
        alone = name if often[name.casefold()] == 1 else f"{name} ({one.id})"
        also = one.title if name == one.named() else one.named()
        listed = alone if also.casefold() in name.casefold() else f"{alone} – {also}"
        made[one.id] = _Names(alone, listed, (one.title, one.named()))
    return made


@lru_cache(maxsize=256)
def _in_force(host: Host, requesting: str, requested: str, date: str) -> tuple[str, ...]:
    if not requesting or not requested:
        return ()
    sides = {"requesting": {"state": requesting}, "requested": {"state": requested}}
    tree = {"kind": "request", **({"date": date} if date else {}), **sides}
    return tuple(one.id for one in occasion_of(tree, host.for_case()).in_force)


def _state(tree: Mapping[str, Any], role: str) -> str:
    side = tree.get(role)
    code = side.get("state") if isinstance(side, Mapping) else ""
    return code if isinstance(code, str) else ""
