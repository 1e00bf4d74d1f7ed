"""Titles of grounds of refusal that the law of installed plugins has, for a language to word.

A catalogue names such a ground by ``term.<id>`` (docs/wording.md). A plugin may word a title
itself, in a table by language; then no catalogue needs to.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from comity.host import Host
from comity.model.said_text import ENGLISH
from comity.tasks.lawpages.find_holdings import find_holdings
from comity.tasks.lawpages.holdings import Holding
from comity.text.reader_text import texts_of
from comity.text.tags import lookup

__all__ = ["law_titles"]

TERM = "term."


def law_titles(host: Host, tag: str) -> Mapping[str, str]:
    """The ids of grounds with their English title, in the order of the plugins.

    Args:
        host: the plugins that are installed; those set aside say nothing.
        tag: the language; a title that a plugin words in it, or has no English of, is left out.

    Raises:
        InputError: the sources of a plugin cannot be read.
    """
    case = host.for_case()
    found: dict[str, str] = {}
    for held in find_holdings(case, (), dt.date.today()):
        for id, title in _titles(held):
            texts = texts_of(title)
            if ENGLISH in texts and not lookup(tag, texts):
                found.setdefault(TERM + id, texts[ENGLISH])
    return found


def _titles(held: Holding) -> Iterator[tuple[str, str]]:
    groups = [held.book.grounds if held.book else ()]
    groups += [instrument.grounds for instrument in held.instruments]
    for group in (*groups, held.practice):
        yield from ((ground.id, ground.title) for ground in group)
