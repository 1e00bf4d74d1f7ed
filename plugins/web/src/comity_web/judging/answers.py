"""The answers of each section in words, for whoever checks them before a letter is signed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import comity
from comity.model.patches import path_steps
from comity.steps.protect.identity import KEPT
from comity.steps.read.meant_protection import mentions_protection
from comity.tasks.authoring.agenda import Agenda
from comity.tasks.authoring.answer_reading import AnswerReader
from comity.tasks.authoring.question_words import QuestionWords
from comity.tasks.authoring.unfinished_tree import is_answered, value_at
from comity.tasks.authoring.voice import Voice
from comity.tasks.questions.relevance import Relevance
from comity.tasks.questions.sections import Section
from comity_web.wording.catalogues import words

__all__ = ["answers"]

PERSON = re.compile(r"^(persons\[\d+\])\.(\w+)")
"""An answer on a person; of one who is protected, only their own page shows who it is."""

OWN_STATE = ("requesting.state", "host", "requested.state")
LONGEST = 400
"""Characters of an answer that are shown; its field has the rest."""


def answers(
    agenda: Agenda,
    voice: Voice,
    host: comity.Host,
    tree: Mapping[str, Any],
    filled: Mapping[str, Any],
    found: Mapping[str, Relevance],
) -> dict[str, list[dict[str, Any]]]:
    """The answers of each section: ``path``, ``item``, ``title``, ``value``, ``derived`` (why).

    Args:
        agenda: the questions.
        voice: how the core speaks to the reader.
        host: the plugin host.
        tree: what the author wrote.
        filled: the tree with its derived values.
        found: what each field is to its author.
    """
    state = next((str(value_at(filled, p)) for p in OWN_STATE if value_at(filled, p)), "")
    reader = AnswerReader(host.for_case(), voice, state)
    told = _Told(agenda, QuestionWords(agenda, reader), reader)
    return {
        one.id: [*told.written(one, tree, filled, found), *told.derived(one, tree, found)]
        for one in agenda.sections
    }


class _Told:
    """Words the answers of one file."""

    def __init__(self, agenda: Agenda, words: QuestionWords, reader: AnswerReader) -> None:
        self._agenda, self._words, self._reader = agenda, words, reader
        self._voice = reader.voice

    def written(
        self,
        section: Section,
        tree: Mapping[str, Any],
        filled: Mapping[str, Any],
        found: Mapping[str, Relevance],
    ) -> Iterator[dict[str, Any]]:
        """What the author answered."""
        for ask in self._agenda.answered(section, tree, filled, found):
            if is_answered(value_at(tree, ask.path)):
                value = self._words.full(ask, filled)
                yield self._row(ask.path, self._words.title(ask.path, ask.field), value, tree)

    def derived(
        self, section: Section, tree: Mapping[str, Any], found: Mapping[str, Relevance]
    ) -> Iterator[dict[str, Any]]:
        """What Comity filled in, with where it comes from."""
        for path, field, one in self._agenda.derived(section, tree, found):
            title = self._words.title(path, field)
            value = self._reader.show(one.value, field)
            yield {**self._row(path, title, value, tree), "derived": one.why}

    def _row(self, path: str, title: str, value: str, tree: Mapping[str, Any]) -> dict[str, Any]:
        item = self._words.item(path, tree)
        text = " ".join(value.split())
        if found := PERSON.match(path):
            person = value_at(tree, found[1])
            if isinstance(person, Mapping) and mentions_protection(person):
                name = str(person.get("id") or path_steps(path)[1])
                field = self._agenda.field("persons", tree)
                title = self._voice.entry("persons", field.title if field else "")
                item = self._voice.say("revision.item", title=title, item=name)
                if found[2] not in KEPT:
                    text = words(self._voice.catalogue.language).say("web.checking.hidden")
        if len(text) > LONGEST:
            text = f"{text[:LONGEST].rsplit(' ', 1)[0]} …"
        return {"path": path, "item": item, "title": title, "value": text}
