"""What an instrument keeps from a reader of a document that is made under it."""

from __future__ import annotations

from pydantic import Field

from comity.model.law_tables import Cited, LawText

__all__ = ["Withheld"]


class Withheld(Cited):
    """Fields of a draft that one reader does not get.

    ``kinds`` are the kinds of document, and ``for`` the kinds of assistance, of which this is said;
    all of them where they are empty. An order, or a preservation, sent to a provider is protected
    whatever it asks for. ``fields`` are field paths; ``[]`` stands for each item of a list. Items
    of a list whose id one of the paths ``but_named_in`` names stay.
    """

    id: str
    reader: str
    fields: tuple[str, ...]
    but_named_in: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    measures: tuple[str, ...] = Field(default=(), alias="for")
    says: LawText
