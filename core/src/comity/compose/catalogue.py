"""The message catalogues: every sentence, heading and label that the toolkit writes, by id.

A catalogue is a .po file read at run time, ids as keys; English is one like any other.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from babel.messages.pofile import read_po

from comity.errors import ComposeError

__all__ = ["Catalogue", "languages", "load_catalogue"]

SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The wording of one language: clause id to text, with slots such as ``{state}``."""

    language: str
    texts: Mapping[str, str]
    extra: Mapping[str, str] = field(default_factory=dict)

    def text(self, clause: str, values: Mapping[str, str]) -> str:
        """A clause with its slots filled.

        Raises:
            ComposeError: the catalogue has no such clause, or a slot has no value.
        """
        wording = self.extra.get(clause) or self.texts.get(clause)
        if not wording:
            raise ComposeError(f"the catalogue {self.language!r} has no wording for {clause}")
        missing = sorted(set(SLOT.findall(wording)) - set(values))
        if missing:
            raise ComposeError(f"{clause} ({self.language}) lacks a value for {', '.join(missing)}")
        return SLOT.sub(lambda slot: values[slot.group(1)], wording)

    def has(self, clause: str) -> bool:
        """Whether there is wording for a clause."""
        return bool(self.extra.get(clause) or self.texts.get(clause))


def languages() -> tuple[str, ...]:
    """The languages that have a catalogue."""
    folder = files("comity_templates") / "catalogues"
    return tuple(sorted(f.name[:-3] for f in folder.iterdir() if f.name.endswith(".po")))


@cache
def load_catalogue(language: str) -> Catalogue:
    """The catalogue of a language; a regional tag (en-GB) falls back on its language (en).

    Raises:
        ComposeError: there is no wording in that language yet.
    """
    for tag in (language, language.partition("-")[0]):
        file = files("comity_templates") / "catalogues" / f"{tag}.po"
        if file.is_file():
            with file.open("rb") as stream:
                messages = read_po(stream, locale=tag, abort_invalid=True)
            texts = {str(m.id): str(m.string) for m in messages if m.id}
            return Catalogue(tag, texts)
    there = ", ".join(languages())
    raise ComposeError(f"there is no wording in {language!r} yet; there is in: {there}")
