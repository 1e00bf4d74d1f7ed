"""What is wrong with a catalogue: one fault with its place, cause and cure."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from comity.kit.translating.written_catalogue import Written
from comity.model.findings import Severity
from comity.model.records import DocumentType
from comity.steps.wording.needed import all_ids
from comity.text.detect import Detector

__all__ = ["CatalogueFault", "Subject", "error", "warning"]


@dataclass(frozen=True, slots=True)
class CatalogueFault:
    """One fault: ``line`` 0 is the file as a whole; ``ids`` are all that are concerned."""

    severity: Severity
    line: int
    rule: str
    id: str
    message: str
    cure: str
    ids: tuple[str, ...] = ()


@dataclass(frozen=True)
class Subject:
    """What is checked: a catalogue, the language that it must be in, and what it must word.

    Args:
        written: the file.
        tag: the language that the file must be in.
        types: the kinds of document.
        required: the kinds that must be whole; what another lacks is a warning.
        inherited: texts of the catalogues of less of the tag: ``pt`` for ``pt-BR``.
        known: further ids that plugins make.
        instruments: the instruments that are installed.
        detector: the detector of languages, if there is one.
        law: the titles of grounds of refusal in the law of plugins, by id.
    """

    written: Written
    tag: str
    types: Mapping[str, DocumentType]
    required: Collection[str]
    inherited: Mapping[str, str] = field(default_factory=dict)
    known: Collection[str] = ()
    instruments: Collection[str] = ()
    detector: Detector | None = None
    law: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def english(self) -> Mapping[str, str]:
        """Every id with its English."""
        return {**all_ids(self.tag), **self.law}


def error(
    line: int, rule: str, id: str, message: str, cure: str, ids: tuple[str, ...] = ()
) -> CatalogueFault:
    """A fault for which a text, or the catalogue, cannot be used as it is."""
    return CatalogueFault(Severity.ERROR, line, f"wording.{rule}", id, message, cure, ids)


def warning(
    line: int, rule: str, id: str, message: str, cure: str, ids: tuple[str, ...] = ()
) -> CatalogueFault:
    """A fault that a person must judge."""
    return CatalogueFault(Severity.WARNING, line, f"wording.{rule}", id, message, cure, ids)
