"""The message catalogues: every sentence, heading and label that the toolkit writes, by id.

A catalogue is a .po file read at run time, ids as keys; English is one like any other. What the
schema and the tables of law already say in English (titles of fields, kinds of assistance, the
values of closed lists) is not said again in ``en.po``: there English reads it where it stands, and
every other language words it by id. Of the fields of kinds of assistance English words those whose
name would tell a reader too little (docs/wording.md).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from babel.messages.pofile import read_po

from comity.model.errors import ComposeError
from comity_templates import languages

__all__ = ["HOW_TO_ADD", "SOURCE", "Catalogue", "languages", "load_catalogue"]

SOURCE = "en"  # the language of the schema's titles, of the tables of law and of what law says
HOW_TO_ADD = "Use one of these, or add a catalogue as described in docs/wording.md."

SLOT = re.compile(r"\{(\w+)\}")
STOPPED = re.compile(r"\{(\w+)\}(\.?)")  # a slot, and the full stop that ends its sentence
# a slot that a colon announces or commas enclose; both go where it is empty
LED = re.compile(r"\s*:\s*\{(\w+)\}|,\s*\{(\w+)\},?")
STOPS = (".", "!", "?", "…")


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

        wording = LED.sub(lambda led: led.group() if values[led[1] or led[2]] else "", wording)

        def filled(slot: re.Match[str]) -> str:
            value = values[slot.group(1)]
            # an author's sentence brings its own full stop
            return value if value.rstrip().endswith(STOPS) else value + slot.group(2)

        return STOPPED.sub(filled, wording)

    def titled(self, ids: Iterable[str], source: str) -> str:
        """What English takes from the schema or a table, and another language words by id.

        Args:
            ids: the clause ids that would serve, the most particular first.
            source: the English words where they are defined.

        Raises:
            ComposeError: a language other than English has no wording under any of the ids.
        """
        names = tuple(ids)
        found = next((name for name in names if self.has(name)), None)
        if found is not None:
            return self.text(found, {})
        if self.language == SOURCE:
            return source
        raise ComposeError(
            f"the catalogue {self.language!r} has no wording for {names[-1]} ({source})"
        )

    def series(self, texts: Iterable[str], clause: str = "format.series") -> str:
        """Texts one after the other in one phrase, empty ones left out."""
        first, *rest = [text for text in texts if text] or [""]
        for text in rest:
            first = self.text(clause, {"first": first, "next": text})
        return first

    def has(self, clause: str) -> bool:
        """Whether there is wording for a clause."""
        return bool(self.extra.get(clause) or self.texts.get(clause))


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
    raise ComposeError(f"there is no wording in {language!r} yet. Available: {there}")
