"""The sections of a catalogue: what a request needs, then what each further kind adds."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from comity.model.records import CORRESPONDENCE, DocumentType
from comity.steps.wording.needed import (
    FINDINGS,
    QUESTIONS,
    all_ids,
    needed,
    needed_for_messages,
)

__all__ = ["Section", "needed_for", "parts", "sections"]

FIRST = ("request", "notice", *CORRESPONDENCE)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a catalogue: the kind of document, its heading, and the ids that it adds."""

    name: str
    heading: str
    ids: tuple[str, ...]


def parts(types: Mapping[str, DocumentType]) -> tuple[str, ...]:
    """What a language can be whole for: the kinds of document, the request first; messages."""
    kinds = [*(kind for kind in FIRST if kind in types), *(k for k in types if k not in FIRST)]
    return (*kinds, FINDINGS, QUESTIONS)


def needed_for(part: str, types: Mapping[str, DocumentType], language: str) -> frozenset[str]:
    """The ids that a kind of document, the findings or the questions need in a language."""
    if part in types:
        return needed(types[part], language)
    return needed_for_messages(part, language)


def sections(
    types: Mapping[str, DocumentType], language: str, wanted: Collection[str] = ()
) -> Iterator[Section]:
    """Each id once, in the first section that needs it; ``wanted`` names parts, all by default."""
    order = tuple(all_ids(language))
    seen: set[str] = set()
    for part in parts(types):
        if wanted and part not in wanted:
            continue
        here = needed_for(part, types, language) - seen
        if here:
            ids = tuple(id for id in order if id in here)
            yield Section(part, _heading(part, types, len(ids), first=not seen), ids)
            seen |= here


def _heading(part: str, types: Mapping[str, DocumentType], count: int, *, first: bool) -> str:
    titles = {FINDINGS: "Findings and reasons", QUESTIONS: "Questions"}
    title = types[part].title if part in types else titles[part]
    return f"{title} ({part}): {count}{'' if first else ' more'} texts"
