"""The words of the registry in a reader's language."""

from __future__ import annotations

from comity.host import Host
from comity.text.messages import ENGLISH, Catalogue, message_catalogue

__all__ = ["words_in"]


def words_in(host: Host, language: str | None) -> Catalogue:
    """The messages in a language that has wording; English for none, and for one without it."""
    found = host.languages.wordings(language) if language else None
    if found is None or found.tag == ENGLISH.language:
        return ENGLISH
    return message_catalogue(found.tag, found.texts, found.english)
