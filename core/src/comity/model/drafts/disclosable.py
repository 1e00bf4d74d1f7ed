"""What a reader other than the authority gets in the place of what it must not see.

A document has one source and may have several readers: the provider that holds the data, the
defence, the public. What the law withholds from a reader is law data; what the author withholds,
and the summary that stands in its place, is here.
"""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import StringConstraints

from comity.model.drafts.base import DraftPart, Prose, Text, optional, required, several

__all__ = ["AUTHORITY", "PROVIDER", "READER", "RESERVED", "Disclosable", "disclosable_field"]

AUTHORITY = "authority"
"""The reader of the whole document."""
PROVIDER = "provider"
"""The company that holds the data."""
RESERVED = (AUTHORITY, "findings", "manifest", "preview", "record", "sealed-annex")
"""Names that no reader can have: files of a case are called so."""
_WORD = r"[a-z]{4,40}(?:-[a-z]{2,40}){0,3}"
READER = re.compile(_WORD)
"""The name of a reader: it becomes part of a file name, and is no tag of a language."""

ASKED = ("Reg. 2023/1543, 9(2)", "practice")


class Disclosable(DraftPart):
    """What one reader gets: a summary, and what it stands for."""

    for_: Annotated[str, StringConstraints(pattern=rf"^{_WORD}$")] = required(
        "Reader",
        "Who reads this version of the document: provider, defence, public, or another name in "
        "small letters.",
        ASKED,
        "provider",
        "defence",
        alias="for",
    )
    text: Prose | None = optional(
        "Disclosable summary",
        "What this reader is told in the place of the facts that it does not see.",
        ASKED,
        "An investigation into computer-related fraud is under way.",
        sensitive=True,
    )
    withhold: tuple[Text, ...] = several(
        "Not for this reader",
        "What this reader does not see, beyond what the law withholds: fields, or ids of facts, "
        "persons, measures and annexes.",
        ASKED,
        "F3",
        "gravity",
        "measures[].necessity",
    )


def disclosable_field() -> tuple[Disclosable, ...]:
    """The field of a draft that lists them."""
    found: tuple[Disclosable, ...] = several(
        "Other readers",
        "What other readers of the document see in the place of what is withheld from them, one "
        "item for each reader; for internal use only.",
        ASKED,
        sensitive=True,
    )
    return found
