"""The number that an item has in the document, beside the id that it keeps in the file.

A letter counts its facts, offences, persons, measures and annexes in the order of the file, without
persons who are omitted. An id stays as it is when items are moved, since other parts of the file
name it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from comity.steps.protect.numbers_told import Called
from comity.tasks.revisions.place_words import ITEMS
from comity_web.wording.catalogues import Words

__all__ = ["with_number"]

TO_COMPANIES = ("disclosure", "preservation")
"""Kinds of papers from which the law may leave persons out for the company."""
TAIL = re.compile(r"(\d+)$")


def with_number(
    spoken: Words, title: str, items: str, tree: Mapping[str, Any], place: int, id: object
) -> str:
    """The title of an item with its number in the document, where its id does not tell it.

    Args:
        spoken: the language of the reader.
        title: what the item is called: ``Fact F6``, or its id alone.
        items: the list, such as ``facts``.
        tree: the document.
        place: the place of the item in the list, from 0.
        id: the id of the item in the file; None or an empty text for none.
    """
    if items not in ITEMS or not isinstance(id, str) or not id.strip():
        return title
    number = _person(tree, place) if items == "persons" else place + 1
    told = TAIL.search(id.strip())
    if number is None or (told and int(told[1]) == number):
        return title
    return spoken.say("web.forms.numbered", title=title, number=number)


def _person(tree: Mapping[str, Any], place: int) -> int | None:
    """The number of a person in the document; None for nobody there, and where it is not certain.

    Where versions for other readers leave persons out, the law and the author's choice say whom
    the document counts first.
    """
    persons = tree.get("persons")
    if not isinstance(persons, list) or not all(isinstance(one, Mapping) for one in persons):
        return None
    if tree.get("disclosable") or tree.get("kind") in TO_COMPANIES:
        return None
    called = Called(persons)
    return None if place in called.gone else int(called.in_document(place).removeprefix("P"))
