"""The catalogue of the core as the pages use it, and the language that a sentence of it is in."""

from __future__ import annotations

from dataclasses import replace

import comity
from comity.model.errors import ComposeError
from comity.model.messages import Message
from comity.steps.wording.catalogue_loading import load_messages
from comity.text.messages import ENGLISH, Catalogue, spoken_in
from comity_web.wording.page_voice import form_labels

__all__ = ["tongues", "words_of_core"]


def words_of_core(host: comity.Host, tag: str) -> Catalogue:
    """The catalogue of the core in a language, with the words that the forms have for values.

    English where the core does not speak it.
    """
    try:
        spoken = load_messages(host.languages, tag)
    except ComposeError:
        spoken = ENGLISH
    return replace(spoken, labels=form_labels(spoken.language), for_page=True)


def tongues(said: Message | None, words: Catalogue) -> dict[str, str]:
    """The languages of a message and of its cure, each empty where it is that of the reader.

    Law is in the language in which a plugin has it: English, as a rule.
    """
    own = spoken_in(said, words)
    cure = spoken_in(said.remedy, words) if said is not None and said.remedy else own
    told = {"message_language": own, "cure_language": cure}
    return {name: "" if tag == words.language else tag for name, tag in told.items()}
