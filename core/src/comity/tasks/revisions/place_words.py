"""Where something stands in a case, and what stands there, in words that people read."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from comity.host import Host
from comity.law.particular_forms import as_day, form_of
from comity.law.terms import field_term, instrument_term, language_term
from comity.model.drafts.describe import FieldNote
from comity.steps.read.plain_tree import Node
from comity.tasks.authoring.value_words import value_in_words
from comity.tasks.authoring.voice import Voice, kind_term
from comity.tasks.revisions.differences import Steps
from comity.text.formatting import format_value
from comity.text.messages import message
from comity.text.written import capital, day, within

__all__ = ["PlaceWords", "note_of", "spaced"]

ITEMS = ("annexes", "facts", "measures", "offences", "persons")
"""The lists whose items a document counts."""
MOST = 300
"""How much of a value a sentence shows."""

QUOTES = {"de": "„{}“", "fr": "«\u00a0{}\u00a0»"}


@dataclass(frozen=True)
class PlaceWords:
    """The words of one kind of document, for a reader of one language.

    ``notes`` describe its fields, titled in the language of ``voice``.
    """

    notes: tuple[FieldNote, ...]
    voice: Voice
    host: Host

    def place(self, labels: Steps, data: Mapping[str, Node], steps: Steps) -> str:
        """``Measure M2, period, from``; ``data`` is the tree that the steps lead through."""
        notes: Sequence[FieldNote] = self.notes
        said: list[str] = []
        for n, label in enumerate(labels):
            if isinstance(steps[n], int):
                if self._is_table(data, steps[: n + 1]):
                    said[-1] = self._item(said[-1], labels[n - 1], label)
                continue
            note = note_of(notes, str(label))
            own = self._free(steps[:n], str(label), data)
            said.append(own or (note.title if note else self._unknown(str(label), notes)))
            notes = note.fields if note else ()
        first, *rest = [one for n, one in enumerate(said) if one not in said[n - 1 : n]] or [""]
        for inner in rest:
            if first.lower().startswith(f"{inner.lower()} "):
                continue  # the fact of a fact
            inner = within(inner, self.voice.catalogue.language)
            first = self.voice.say("revision.within", outer=first, inner=inner)
        return capital(first)

    def value(self, value: Node, steps: Steps) -> str:
        """A value as people read it, a table as its fields with their titles."""
        note = self._note_at(steps)
        if isinstance(value, str):
            return self._text(value, note, steps)
        if isinstance(value, list):
            separator = ", " if all(isinstance(item, str) for item in value) else "; "
            words = (self.value(item, (*steps, n)) for n, item in enumerate(value))
            return separator.join(filter(None, words))
        return self._table(value, steps, note)

    def shown(self, value: Node, steps: Steps) -> str:
        """A value on one line, cut off where it is too long for a sentence."""
        text = " ".join(self.value(value, steps).split())
        return text if len(text) <= MOST else f"{text[:MOST].rsplit(' ', 1)[0]} …"

    def _text(self, text: str, note: FieldNote | None, steps: Steps) -> str:
        names = [step for step in steps if isinstance(step, str)]
        name = names[-1] if names else ""
        language = self.voice.catalogue.language
        date = as_day(text)
        if date is not None:
            own = None if self.voice.is_english else format_value(date, "date", language)
            return own or day(date)
        if note is None:
            return text
        if note.form in ("true-false", "choice") and text in ("true", "false"):
            said = message("page.revision-yes" if text == "true" else "page.revision-no")
            return self.voice.word(said)
        kinds = self.host.measures() if names in (["measures", "kind"], ["measures"]) else {}
        if text in kinds:
            return self.voice.catalogue.named(kind_term(kinds[text]))
        within = names[-2] if len(names) > 1 else ""
        if meant := value_in_words(text, name, note.form, self.voice, self.host, within=within):
            return meant
        if name == "instrument" and text in (treaties := self.host.instruments()):
            return self.voice.catalogue.named(instrument_term(treaties[text]))
        if note.place == "state":
            return format_value(text, "state", language) or text
        if note.place == "language":
            return self.voice.catalogue.named(language_term(text))
        return text

    def _table(self, value: Mapping[str, Node], steps: Steps, note: FieldNote | None) -> str:
        form = form_of(value)
        if form in ("money", "period"):
            return format_value(value, form, self.voice.catalogue.language) or ""
        fields, entry = [], self._entry(steps)
        for key, inner in value.items():
            if key == "id":
                continue
            known = note_of(note.fields if note else (), key)
            own = self.voice.particular(key) if steps[-1:] == ("particulars",) else key
            title = known.title if known else spaced(own)
            words = self.value(inner, (*steps, key))
            titled = self.voice.field(capital(title), words)
            again = isinstance(inner, Mapping) and words.startswith(titled.removesuffix(words))
            fields.append(words if again or title == entry else titled)  # a title stands once
        return self.voice.catalogue.then(fields)

    def _entry(self, steps: Steps) -> str:
        """What the entry of a list is called that is told, as its place already says."""
        if len(steps) < 2 or not isinstance(steps[-1], int):
            return ""
        return self.voice.entry(str(steps[-2]), "")

    def _unknown(self, name: str, notes: Sequence[FieldNote]) -> str:
        """A name that is no field among those of its table: quoted as it stands in the file."""
        if not name.strip() and (said := self.voice.nameless()):
            return said
        quote = QUOTES.get(self.voice.catalogue.language.partition("-")[0], "“{}”")
        return quote.format(name) if notes else spaced(name)

    def _item(self, title: str, name: Node | int, label: str | int) -> str:
        number = str(label + 1) if isinstance(label, int) else label
        title = self.voice.entry(str(name), title)
        return self.voice.say("revision.item", title=title, item=number)

    def _free(self, before: Steps, name: str, data: Mapping[str, Node]) -> str:
        """The title of what no model declares: a particular of a kind, a field of a plugin."""
        if before[-1:] == ("particulars",):
            kind = self.host.measures().get(str(_at(data, (*before[:-1], "kind"))))
            said = kind.particulars.get(name, "") if kind and self.voice.is_english else ""
            return said or spaced(self.voice.particular(name))
        if len(before) == 2 and before[0] == "extensions":
            key = str(before[1])
            fields = {field.name: field for field in self.host.fields_of(key) or ()}
            if name in fields:
                return self.voice.catalogue.named(field_term(key, fields[name]))
        return ""

    def _note_at(self, steps: Steps) -> FieldNote | None:
        notes: Sequence[FieldNote] = self.notes
        found = None
        for step in steps:
            if isinstance(step, str):
                found = note_of(notes, step)
                notes = found.fields if found else ()
        return found

    def _is_table(self, data: Mapping[str, Node], steps: Steps) -> bool:
        return not isinstance(_at(data, steps), str)


def note_of(notes: Sequence[FieldNote], name: str) -> FieldNote | None:
    """The field of a name among some, or None."""
    return next((note for note in notes if note.name == name), None)


def _at(data: Mapping[str, Node], steps: Steps) -> Node | None:
    found: object = data
    for step in steps:
        if isinstance(found, Mapping):
            found = found.get(str(step))
        elif isinstance(found, list) and isinstance(step, int) and step < len(found):
            found = found[step]
        else:
            return None
    return found if isinstance(found, (str, list, dict)) else None


def spaced(name: str) -> str:
    """The name of a field in a file as words."""
    return re.sub(r"[_-]+", " ", name).strip() or name
