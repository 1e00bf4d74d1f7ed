"""How the program speaks to its user: questions and comments in the user's language.

The sentences are in the registry of messages, family ``prompt``; titles and descriptions of fields,
kinds of assistance and values of closed lists are those of the language's catalogue. What law data
say stays in the language that it is written in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from babel import Locale, UnknownLocaleError
from pydantic import BaseModel

from comity.model.drafts.describe import FieldNote
from comity.model.messages import Message, Term, Value
from comity.model.records import AssistanceKind, DocumentType
from comity.steps.wording.abouts import (
    about_ids,
    kind_about_ids,
    particular_about_ids,
    particular_sentence,
    said_about,
)
from comity.steps.wording.titles import field_ids
from comity.text.messages import ENGLISH, Catalogue, entry_title, message, worded
from comity.text.reader_text import labelled
from comity.text.written import within

__all__ = ["ENGLISH_VOICE", "Voice", "document_title", "kind_term", "state_names"]


@dataclass(frozen=True)
class Voice:
    """The program as it speaks one language; without a catalogue, English."""

    catalogue: Catalogue = ENGLISH

    @property
    def is_english(self) -> bool:
        """Whether titles are those of the models."""
        return self.catalogue.is_english

    def say(self, id: str, /, **params: Value) -> str:
        """A message of the registry.

        Raises:
            KeyError: the registry does not have the id.
            TypeError: a parameter is not one that the registry declares.
        """
        return self.word(message(id, None, **params))

    def word(self, said: Message) -> str:
        """A message with its cure."""
        return " ".join(filter(None, worded(said, self.catalogue)))

    def field(self, title: str, value: str) -> str:
        """A title and what stands under it, with the colon as the language sets it."""
        return self.catalogue.labelled(title, value)

    def names_for(self, id: str) -> tuple[str, ...]:
        """The words of an entry that lists some, such as those for yes."""
        return tuple(one.strip() for one in self.say(id).split(",") if one.strip())

    def titled(
        self, model: type[BaseModel], notes: Sequence[FieldNote], steps: tuple[str, ...] = ()
    ) -> tuple[FieldNote, ...]:
        """The fields of a model with the titles and descriptions that the catalogue has."""
        if self.is_english:
            return tuple(notes)
        return tuple(self._titled(model, note, (*steps, note.name)) for note in notes)

    def _titled(self, model: type[BaseModel], note: FieldNote, steps: tuple[str, ...]) -> FieldNote:
        title = self._first(field_ids(model, steps)) or note.title
        about = said_about(self.catalogue.texts, about_ids(model, steps), note.about) or note.about
        inner = self.titled(model, note.fields, steps)
        return replace(note, title=title, about=about, fields=inner)

    def inside(self, title: str) -> str:
        """A title as it stands within a sentence."""
        return title.lower() if self.is_english else within(title, self.catalogue.language)

    def particular(self, name: str) -> str:
        """A field that a kind of assistance has of its own: English has its name in the file."""
        return self._first((f"particular.{name}",)) or name

    def of_particular(self, kind: str, name: str, about: str) -> str:
        """What such a field is for, as a sentence; ``about`` is what the table of kinds says."""
        english, ids = particular_sentence(about), particular_about_ids((kind,), name)
        return said_about(self.catalogue.texts, ids, english) or english

    def definition(self, kind: AssistanceKind) -> str:
        """What a kind of assistance is, in English and, where it has that, in this language."""
        ids = kind_about_ids(kind.kind)
        own = said_about(self.catalogue.texts, ids, kind.definition)
        return labelled(kind.definition, {self.catalogue.language: own})

    def choices(self, name: str, values: Iterable[str]) -> tuple[str, ...]:
        """What the values of a closed list mean; nothing in English, whose words they are."""
        return self._labels((f"choice.{name}.{value}", f"choice.{value}") for value in values)

    def nameless(self) -> str:
        """What a key is called whose name is empty; nothing where only its quotation will do."""
        return ""

    def entry(self, name: str, title: str) -> str:
        """What one entry of a list is called: ``Asset`` of the list ``assets``.

        Args:
            name: of the list in the file.
            title: of the list; it stands for an entry of a list that only a plugin knows, and where
                the language has no word for one.
        """
        return entry_title(name, title, self.catalogue.language, self.catalogue.texts)

    def listed(self, name: str, value: str) -> str:
        """What a word means that a field may hold beside others, such as a category of offence."""
        return self.text(f"word.{name}.{value}")

    def text(self, id: str) -> str:
        """A text of the language by its id; nothing where it has none."""
        return self._first((id,))

    def kinds(self, values: Iterable[str]) -> tuple[str, ...]:
        """The titles of kinds of assistance, which English shows by their ids."""
        return self._labels((f"measure.{value}",) for value in values)

    def _labels(self, ids: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
        found = tuple(self._first(each) for each in ids)
        return found if any(found) else ()

    def _first(self, ids: Iterable[str]) -> str:
        return next((self.catalogue.texts[id] for id in ids if id in self.catalogue.texts), "")


ENGLISH_VOICE = Voice()


def document_title(kind: DocumentType) -> Message:
    """The title of a kind of document: one of the host's, or that which a plugin gives it."""
    try:
        own = message(f"prompt.label-document/{kind.kind}")
    except KeyError:
        return message("prompt.titled", title=kind.title)
    return own if own.text == kind.title else message("prompt.titled", title=kind.title)


def kind_term(kind: AssistanceKind) -> Term:
    """A kind of assistance, also one of a plugin, by its title."""
    return Term("kind", kind.kind, kind.title)


def state_names(
    codes: Iterable[str], language: str, texts: Mapping[str, str] | None = None
) -> dict[str, str]:
    """The names of States in a language, by code: as its catalogue has them, else as CLDR.

    Args:
        codes: codes of States.
        language: its tag.
        texts: the texts of its catalogue by id, of which ``state.NG.name`` is one.
    """
    own = texts or {}
    try:
        names = Locale.parse(language, sep="-").territories
    except (UnknownLocaleError, ValueError):  # CLDR does not know the language
        return {}
    found = {code: own.get(f"state.{code}.name") or names.get(code, "") for code in codes}
    return {code: str(name) for code, name in found.items() if name}
