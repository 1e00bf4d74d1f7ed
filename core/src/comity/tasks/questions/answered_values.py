"""The value of an answer in a sentence, where the law file gives the value and no sentence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from comity.law.terms import language_term
from comity.text.messages import Catalogue, message, worded

__all__ = ["in_words"]


def in_words(question: str, value: Any, catalogue: Catalogue) -> str:
    """The value in a sentence; empty where only the law's own sentence will do.

    Args:
        question: ``languages`` or ``central-authority``.
        value: the value of the answer or of the notification.
        catalogue: the language of the sentence.
    """
    if not isinstance(value, Mapping):
        return ""
    if question == "languages" and value.get("accepts"):
        return _languages(value, catalogue)
    if question == "central-authority" and value.get("name"):
        name = tuple(str(value[key]) for key in ("name", "unit") if value.get(key))
        return worded(message("asked.authority", None, name=name), catalogue)[0]
    return ""


def _languages(value: Mapping[str, Any], catalogue: Catalogue) -> str:
    accepted, others = (
        tuple(language_term(str(tag)) for tag in value.get(key, ()))
        for key in ("accepts", "alternatives")
    )
    if others:
        said = message("asked.languages/others", None, languages=accepted, others=others)
    else:
        said = message("asked.languages", None, languages=accepted)
    return worded(said, catalogue)[0]
