"""The number that an item has in the document, beside the id that it keeps in the file.

A letter counts its facts, offences, persons, measures and annexes in the order of the file. An id
stays as it is when items are moved, since other parts of the file name it.
"""

from __future__ import annotations

import re

from comity.tasks.revisions.place_words import ITEMS
from comity_web.wording.catalogues import Words

__all__ = ["with_number"]

TAIL = re.compile(r"(\d+)$")


def with_number(spoken: Words, title: str, items: str, number: int, id: object) -> str:
    """The title of an item with its number in the document, where its id does not tell it.

    Args:
        spoken: the language of the reader.
        title: what the item is called: ``Fact F6``, or its id alone.
        items: the list, such as ``facts``.
        number: the number of the item, from 1.
        id: the id of the item in the file; None or an empty text for none.
    """
    if items not in ITEMS or not isinstance(id, str) or not id.strip():
        return title
    told = TAIL.search(id.strip())
    if told and int(told[1]) == number:
        return title
    return spoken.say("web.forms.numbered", title=title, number=number)
