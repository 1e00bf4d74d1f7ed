"""What one entry of a list is called, in documents, in the program's own texts and on pages."""

from __future__ import annotations

from collections.abc import Mapping

from comity.text.messages.making import message

__all__ = ["entry_title"]


def entry_title(name: str, title: str, language: str, texts: Mapping[str, str]) -> str:
    """``Asset`` of the list ``assets``, of which the title is ``Assets``.

    Args:
        name: of the list in the file.
        title: of the list; it stands for an entry of a list that only a plugin knows, and where
            the language has no word for one.
        language: its tag.
        texts: the texts of the language by id; English has its own in the registry.
    """
    try:
        said = message(f"entry.{name.replace('_', '-')}")
    except KeyError:  # a list of a plugin
        return title
    return texts.get(f"message.{said.id}") or (said.text if language == "en" else title)
