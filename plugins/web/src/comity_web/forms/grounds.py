"""Grounds of refusal: those that are known between two States, each by its words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from comity.host import Host
from comity.model.messages import Term
from comity.steps.wording.catalogue_loading import load_messages
from comity.tasks.questions.occasion import occasion_of
from comity_web.forms.book import Book
from comity_web.wording.collation import alphabetical

__all__ = ["ground_found", "ground_shown", "grounds_of"]


def grounds_of(book: Book, tree: Mapping[str, Any]) -> Mapping[str, str]:
    """The ids of the grounds of a case by their words in the language of the reader.

    They are those of the requested State's law and of the treaties in force between both States;
    each is told with its article, since two treaties can have grounds of one name.
    """
    states = tuple(_state(tree, role) for role in ("requesting", "requested"))
    date = tree.get("date")
    return _grounds(book.shared, book.language, *states, date if isinstance(date, str) else "")


def ground_shown(book: Book, tree: Mapping[str, Any], text: str) -> str:
    """A ground by its words, where the text is its id; all else as it is."""
    return next((said for said, id in grounds_of(book, tree).items() if id == text), text)


def ground_found(book: Book, tree: Mapping[str, Any], text: str) -> str:
    """The id of the ground that some words stand for; words that name none stay."""
    known = {said.casefold(): id for said, id in grounds_of(book, tree).items()}
    return known.get(text.casefold(), text)


@lru_cache(maxsize=256)
def _grounds(
    host: Host, language: str, requesting: str, requested: str, date: str
) -> Mapping[str, str]:
    sides = {"requesting": {"state": requesting}, "requested": {"state": requested}}
    tree = {"kind": "decision", **({"date": date} if date else {}), **sides}
    occasion = occasion_of(tree, host.for_case())
    catalogue = load_messages(host.languages, language)
    book = occasion.books.get("requested")
    every = [*(book.grounds if book else ())]
    every += [ground for one in occasion.in_force for ground in one.grounds]
    found = {}
    for ground in every:
        title = catalogue.named(Term("term", ground.id, ground.title))
        found[f"{title} ({ground.cited()})"] = ground.id
    return dict(sorted(found.items(), key=lambda one: alphabetical(one[0])))


def _state(tree: Mapping[str, Any], role: str) -> str:
    side = tree.get(role)
    code = side.get("state") if isinstance(side, Mapping) else ""
    return code if isinstance(code, str) else ""
