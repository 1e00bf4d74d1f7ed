"""Which message of the registry an id of a catalogue words, and which part of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from comity.text.messages.entries import Entry, families, load_family
from comity.text.messages.translated import PREFIX
from comity.text.plurals import OTHER, forms

__all__ = ["MessagePart", "message_parts"]


class MessagePart(NamedTuple):
    """The message, the plural form (empty for the usual one), whether it is a cure, for a page."""

    entry: Entry
    form: str
    cure: bool
    page: bool = False

    @property
    def counted(self) -> str:
        """The parameter that this form may leave out: "one text" for "{count} texts"."""
        return self.entry.plural if self.form else ""


@cache
def message_parts(language: str) -> Mapping[str, MessagePart]:
    """Each id that words a message in a language."""
    return dict(_parts(language))


def _parts(language: str) -> Iterator[tuple[str, MessagePart]]:
    more = tuple(form for form in forms(language) if form != OTHER)
    for family in families():
        for entry in load_family(family).values():
            for form in ("", *(more if entry.plural else ())):
                id = f"{PREFIX}{entry.id}" + (f".{form}" if form else "")
                yield id, MessagePart(entry, form, False)
                yield f"{id}.cure", MessagePart(entry, form, True)
                yield f"{id}.page", MessagePart(entry, form, True, page=True)
