"""The catalogue of a document's language, from those that the host and distributions bring."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from comity.host.languages import Languages, Wordings
from comity.model.errors import ComposeError, PluginError
from comity.steps.wording.abouts import ABOUT
from comity.steps.wording.catalogue import SOURCE, Catalogue, own_catalogue
from comity.steps.wording.examples import EXAMPLE
from comity.steps.wording.needed import clause_ids
from comity.text.messages import ENGLISH, message_catalogue
from comity.text.messages import Catalogue as Messages
from comity.text.messages.translated import PREFIX
from comity.text.slots import same_slots

__all__ = ["document_words", "load_catalogue", "load_messages", "sound"]

NOT_PRINTED = (PREFIX, ABOUT, EXAMPLE)
"""How the ids begin of what Comity tells the author of a document."""


def load_catalogue(languages: Languages, language: str, declared: Iterable[str] = ()) -> Catalogue:
    """The wording of a language; which catalogue serves is told by ``text.tags.lookup``.

    Args:
        languages: those that there are.
        language: the tag that is wanted.
        declared: the languages of the State that speaks.

    Raises:
        ComposeError: there is no wording in that language, or it cannot be used.
    """
    found = _wordings(languages, language, declared)
    if found.tag == SOURCE:
        return own_catalogue(SOURCE)
    return Catalogue(found.tag, sound(found), own_catalogue(SOURCE).texts, kept=found.english)


def document_words(catalogue: Catalogue) -> tuple[str, ...]:
    """What a document in a language may say of itself: not what Comity tells its author."""
    return tuple(text for id, text in catalogue.texts.items() if not id.startswith(NOT_PRINTED))


def load_messages(languages: Languages, language: str) -> Messages:
    """The words of findings and questions in a language.

    Raises:
        ComposeError: there is no wording in that language, or it cannot be used.
    """
    found = _wordings(languages, language)
    return ENGLISH if found.tag == SOURCE else _messages(_Files(found))


class _Files:
    """Wordings that are the same as others if they come from the same files, each read once."""

    def __init__(self, wordings: Wordings) -> None:
        self.wordings = wordings
        self._key = (wordings.tag, *map(id, wordings.files))

    def __hash__(self) -> int:
        return hash(self._key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Files) and self._key == other._key


@lru_cache(maxsize=16)
def _messages(files: _Files) -> Messages:
    """The messages of a language, made once for the files that word it, which the cache keeps."""
    return message_catalogue(files.wordings.tag, files.wordings.texts, files.wordings.english)


def sound(wordings: Wordings) -> dict[str, str]:
    """The texts of a language without those whose slots are not those of the English."""
    return dict(_sound(_Files(wordings)))


@lru_cache(maxsize=16)
def _sound(files: _Files) -> Mapping[str, str]:
    wordings = files.wordings
    english = clause_ids(wordings.tag)
    return {
        id: text
        for id, text in wordings.texts.items()
        if id not in english or same_slots(text, english[id])
    }


def _wordings(languages: Languages, language: str, declared: Iterable[str] = ()) -> Wordings:
    try:
        found = languages.wordings(language, declared)
    except PluginError as error:
        raise ComposeError(str(error)) from error
    if found is None and (why := languages.unusable(language, declared)):
        raise ComposeError(f"the wording in {language!r} cannot be used: {why}")
    if found is None:
        there = ", ".join(languages.tags())
        raise ComposeError(f"there is no wording in {language!r} yet. Available: {there}")
    return found
