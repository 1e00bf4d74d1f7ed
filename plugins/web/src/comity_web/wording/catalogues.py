"""The catalogues of the interface: ``catalogues/<tag>/<topic>.po``, ids as keys.

An id is ``web.<topic>.<name>``, and stands in ``<topic>.po``. Slots are ``{name}``. The form of a
plural is chosen among ``<id>.one``, ``<id>.few``, ``<id>.many`` and ``<id>.other`` by the rule of
the language in CLDR for the slot ``count``. What a language lacks stands in English.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from babel import Locale
from babel.messages.pofile import read_po

__all__ = ["ENGLISH", "PSEUDO", "Words", "tags", "words"]

ENGLISH = "en"
PSEUDO = "ar-XB"
"""English between marks of a direction, right to left: shows what is not in the catalogues."""


class Words:
    """The interface in one language."""

    def __init__(self, tag: str, texts: Mapping[str, str]) -> None:
        self.tag = tag
        self._texts = texts
        self._plural = Locale.parse(ENGLISH if tag == PSEUDO else tag, sep="-").plural_form

    @property
    def direction(self) -> str:
        """``ltr`` or ``rtl``."""
        if self.tag == PSEUDO:
            return "rtl"
        return Locale.parse(self.tag, sep="-").text_direction

    def say(self, id: str, **slots: object) -> str:
        """The text of an id with its slots filled.

        Raises:
            KeyError: there is no such id in English either, or a slot is not given.
        """
        text = self._texts.get(id) or self._counted(id, slots)
        return text.format(**slots)

    def below(self, start: str) -> dict[str, str]:
        """The texts whose ids begin with a start, by what follows it."""
        return {
            id.removeprefix(start): text for id, text in self._texts.items() if id.startswith(start)
        }

    def _counted(self, id: str, slots: Mapping[str, object]) -> str:
        count = slots.get("count")
        if isinstance(count, int):
            form = self._texts.get(f"{id}.{self._plural(count)}") or self._texts.get(f"{id}.other")
            if form:
                return form
        raise KeyError(f"the interface has no text {id!r}")


@cache
def words(tag: str) -> Words:
    """The interface in a language; English for one that has no catalogue."""
    english = _read(ENGLISH)
    if tag == PSEUDO:
        return Words(PSEUDO, {id: f"\u2067{text}\u2069" for id, text in english.items()})
    if tag not in tags():
        return Words(ENGLISH, english)
    return Words(tag, {**english, **_read(tag)})


@cache
def tags() -> tuple[str, ...]:
    """The languages of the interface."""
    folder = files("comity_web") / "catalogues"
    return tuple(sorted(entry.name for entry in folder.iterdir() if entry.is_dir()))


def _read(tag: str) -> dict[str, str]:
    found: dict[str, str] = {}
    folder = files("comity_web") / "catalogues" / tag
    for file in sorted(folder.iterdir(), key=lambda one: one.name):
        if file.name.endswith(".po"):
            with file.open("rb") as stream:
                found |= {
                    str(one.id): str(one.string) for one in read_po(stream) if one.id and one.string
                }
    return found
