"""Fixed sentences of a notice in the words of its company: from its file, or from its office.

A company answers for every sentence that it publishes. So each fixed one can be said otherwise, but
not so that a value goes missing: the slots of a clause stay, save those that only name somebody.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from comity.model.drafts.base import Draft
from comity.model.drafts.notice import Notice
from comity.model.office import Office
from comity.steps.wording.catalogue import SLOT, Catalogue
from comity.text.tags import alike

__all__ = ["OPEN", "Reworded", "faults_of", "is_open", "reworded", "with_rewordings"]

NAMES = frozenset({"company", "state"})  # slots that a sentence may do without: we, our company
SPARED = NAMES | {"authorities"}  # with those that its own words may name: authorities abroad
OPEN = "notice."  # the clauses that can be reworded


@dataclass(frozen=True, slots=True)
class Reworded:
    """A clause in other words: its id, the text, and the field or the office that says so."""

    clause: str
    text: str
    path: str = ""


def reworded(draft: Draft, office: Office, language: str) -> tuple[Reworded, ...]:
    """The rewordings for a document in a language; those of the file come after the office's."""
    if not isinstance(draft, Notice):
        return ()
    found = [
        Reworded(clause, text)
        for tag, texts in office.rewordings.items()
        for clause, text in texts.items()
        if alike(tag, language)
    ]
    own = draft.language or language
    found += [
        Reworded(one.clause, one.text.strip(), f"rewordings[{index}]")
        for index, one in enumerate(draft.rewordings)
        if alike(one.language or own, language)
    ]
    return tuple(found)


def is_open(clause: str, words: Catalogue) -> bool:
    """Whether a clause is a fixed text of a notice, which can be reworded."""
    return clause.startswith(OPEN) and words.has(clause)


def faults_of(one: Reworded, words: Catalogue) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What is wrong with a rewording: ``unknown``, ``loses`` or ``adds``, and the slots.

    Args:
        one: the rewording.
        words: the catalogue without any rewording.
    """
    if not is_open(one.clause, words):
        yield "unknown", ()
        return
    fixed = words.texts.get(one.clause) or words.english.get(one.clause, "")
    own, kept = set(SLOT.findall(fixed)), set(SLOT.findall(one.text))
    if lost := sorted(own - kept - SPARED):
        yield "loses", tuple(lost)
    if added := sorted(kept - own - NAMES):
        yield "adds", tuple(added)


def with_rewordings(words: Catalogue, found: tuple[Reworded, ...]) -> Catalogue:
    """The catalogue in which each sound rewording stands for its clause."""
    sound: Mapping[str, str] = {
        one.clause: one.text for one in found if not any(faults_of(one, words))
    }
    texts = {**words.texts, **sound}
    return Catalogue(words.language, texts, words.english, words.missed, words.kept)
