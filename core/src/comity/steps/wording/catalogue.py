"""The wording of one document's language: every sentence, heading and label by its id.

What the schema and the tables of law already say in English (titles of fields, kinds of assistance,
the values of closed lists) is not said again in ``en.po``: there English reads it where it stands,
and every other language words it by id. Of the fields of kinds of assistance English words those
whose name would tell a reader too little (docs/wording.md).

A catalogue that lacks a clause says it in English, and notes that it did: ``comity.steps.check``
has found it before (``wording.unfinished``, ``wording.newer``), so it is never silent.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from comity.model.errors import ComposeError
from comity.text.catalogues import read_catalogue
from comity.text.plurals import form_of
from comity.text.reader_text import is_of
from comity_templates import catalogues

__all__ = ["HOW_TO_ADD", "SLOT", "SOURCE", "STOPS", "Catalogue", "own_catalogue"]

SOURCE = "en"  # the language of the schema's titles, of the tables of law and of what law says
HOW_TO_ADD = (
    "Use one of these, or install or add the wording as described in docs/add-a-language.md."
)

SLOT = re.compile(r"\{(\w+)\}")
STOPPED = re.compile(r"\{(\w+)\}(\.?)")  # a slot, and the full stop that ends its sentence
# a slot that a colon announces or commas enclose; both go where it is empty
LED = re.compile(r"\s*:\s*\{(\w+)\}|,\s*\{(\w+)\},?")
STOPS = (".", "!", "?", "…")


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The wording of one language: clause id to text, with slots such as ``{state}``.

    ``english`` stands in for a clause that the language does not have; ``missed`` are the ids of
    which that, or a title in English, was used. ``kept`` is the English that was translated, by id.
    """

    language: str
    texts: Mapping[str, str]
    english: Mapping[str, str] = field(default_factory=dict)
    missed: set[str] = field(default_factory=set, compare=False)
    kept: Mapping[str, str] = field(default_factory=dict)

    def text(self, clause: str, values: Mapping[str, str]) -> str:
        """A clause with its slots filled.

        Raises:
            ComposeError: the catalogue has no such clause, or a slot has no value.
        """
        wording = self.texts.get(clause) or self._english(clause)
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

        A language that has no wording under any of the ids says the English.
        """
        names = tuple(ids)
        found = next((name for name in names if name in self.texts or name in self.english), None)
        if found is not None:
            return self.text(found, {})
        if self.language != SOURCE:
            self.missed.add(names[-1])
        return source

    def series(self, texts: Iterable[str], clause: str = "format.series") -> str:
        """Texts one after the other in one phrase, empty ones left out."""
        first, *rest = [text for text in texts if text] or [""]
        for text in rest:
            first = self.text(clause, {"first": first, "next": text})
        return first

    def form(self, clause: str, count: int) -> str:
        """The end of the id that words a clause for a number of things: one, several, few."""
        form = form_of(count, self.language)
        if form == "one":
            return "one"
        return form if f"{clause}.{form}" in self.texts else "several"

    def has(self, clause: str) -> bool:
        """Whether there is wording for a clause."""
        return bool(self.texts.get(clause) or self.english.get(clause))

    def names(self, id: str, title: str) -> bool:
        """Whether ``term.<id>`` names what a plugin calls by this title, and its English is as was.

        Args:
            id: the id, such as that of a ground of refusal.
            title: what the plugin calls it, in one language or in several; may be empty.
        """
        clause = f"term.{id}"
        return self.has(clause) and (not title or is_of(self.kept.get(clause, ""), title))

    def _english(self, clause: str) -> str:
        if clause in self.english:
            self.missed.add(clause)
        return self.english.get(clause, "")


@cache
def own_catalogue(language: str) -> Catalogue:
    """The wording of one of the host's own languages, without English in place of a gap.

    Raises:
        KeyError: the host itself has no wording in that language.
    """
    return Catalogue(language, read_catalogue(catalogues()[language], language).texts)
