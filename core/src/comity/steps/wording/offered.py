"""What is lacking in the wording of a language, and for which kinds of document it is finished."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from comity.host.languages import Languages, Wordings
from comity.model.errors import PluginError
from comity.model.records import DocumentType
from comity.steps.wording.catalogue import SOURCE
from comity.steps.wording.catalogue_loading import sound
from comity.steps.wording.needed import clause_ids, needed, since

__all__ = ["Lacking", "finished", "is_finished", "lacking"]


@dataclass(frozen=True, slots=True)
class Lacking:
    """What a kind of document needs and a language does not have.

    ``missing`` were needed when the catalogue was made, ``newer`` came with a later version of the
    clause table; ``needed`` is the number of all that the kind needs.
    """

    missing: tuple[str, ...]
    newer: tuple[str, ...]
    needed: int


def lacking(wordings: Wordings, document_type: DocumentType) -> Lacking:
    """What the wording of a language lacks for a kind of document; nothing for English."""
    if wordings.tag == SOURCE:
        return Lacking((), (), 0)
    wanted = needed(document_type, wordings.tag)
    there = sound(wordings)
    gaps = [id for id in clause_ids(wordings.tag) if id in wanted and id not in there]
    newer = tuple(id for id in gaps if since(id) > (wordings.table or 1))
    return Lacking(tuple(id for id in gaps if id not in newer), newer, len(wanted))


def is_finished(
    languages: Languages, document_type: DocumentType, tag: str, declared: Iterable[str] = ()
) -> bool:
    """Whether a kind of document can be built in a language.

    Args:
        languages: those that there are.
        document_type: the kind of document.
        tag: the language.
        declared: the languages of the State that speaks.
    """
    try:
        wordings = languages.wordings(tag, declared)
    except PluginError:
        return False  # it is set aside, and ``comity plugins`` says why
    return wordings is not None and not lacking(wordings, document_type).missing


def finished(languages: Languages, document_type: DocumentType) -> tuple[str, ...]:
    """The languages in which a kind of document can be built, English among them."""
    return tuple(tag for tag in languages.tags() if is_finished(languages, document_type, tag))
