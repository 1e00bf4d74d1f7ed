"""All faults of a catalogue at once, in the order of the file."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from comity.host import Host
from comity.kit.translating.catalogue_faults import CatalogueFault, Subject
from comity.kit.translating.catalogue_sections import parts
from comity.kit.translating.gender_checks import gender_faults
from comity.kit.translating.header_checks import header_faults
from comity.kit.translating.id_checks import id_faults
from comity.kit.translating.language_checks import judged_by_words, language_faults
from comity.kit.translating.law_titles import law_titles
from comity.kit.translating.text_checks import text_faults
from comity.kit.translating.written_catalogue import read_written
from comity.model.errors import Fault, InputError
from comity.model.findings import Severity
from comity.steps.wording.abouts import kind_about_ids, particular_about_ids
from comity.steps.wording.catalogue import SOURCE
from comity.steps.wording.examples import item_example_ids, particular_example_ids
from comity.steps.wording.needed import all_ids
from comity.text.detect import load_detector, unavailable
from comity.text.messages import worded
from comity.text.tags import is_tag, truncated, usual

__all__ = ["CheckedCatalogue", "all_faults", "check_catalogue"]

BY_WORDS = (
    "The language of the texts was judged by their small words alone: {why} This finds a file in "
    "another language, but not every single text."
)


@dataclass(frozen=True, slots=True)
class CheckedCatalogue:
    """A catalogue with its faults, and what to know of how it was checked."""

    file: Path
    tag: str
    faults: tuple[CatalogueFault, ...]
    notes: tuple[str, ...] = ()

    @property
    def blocked(self) -> bool:
        """Whether a fault is an error."""
        return any(fault.severity is Severity.ERROR for fault in self.faults)


def check_catalogue(
    file: Path, host: Host, tag: str = "", required: Collection[str] = ()
) -> CheckedCatalogue:
    """Check a catalogue.

    Args:
        file: the .po file.
        host: the kinds of document, instruments and languages that are installed.
        tag: the language that it must be in. Default: that of its name, or of its header.
        required: the kinds of document that must be whole, ``findings`` and ``questions``. Default:
            all.

    Raises:
        InputError: the file cannot be used, is for English, or a kind is unknown.
        PluginError: an installed catalogue of the same language cannot be used.
    """
    types = host.document_types()
    if unknown := [one for one in required if one not in parts(types)]:
        cure = f"Use one of these: {', '.join(parts(types))}."
        raise InputError(Fault("--kind", 0, 0, "", f"unknown kind: {', '.join(unknown)}", cure))
    written = read_written(file)
    tag = tag or _tag(file, written.tag)
    if not is_tag(tag) or tag == SOURCE:
        message = f"is for {tag or 'no language'}, and there is nothing to compare it with"
        cure = "Write the tag of the language under `Language:`. English is Comity's own."
        raise InputError(Fault(str(file), 1, 1, "Language", message, cure))
    subject = Subject(
        written,
        tag,
        types,
        required or parts(types),
        _inherited(host, tag),
        _of_plugins(host),
        host.instruments(),
        load_detector(),
        law_titles(host, tag),
    )
    return CheckedCatalogue(file, tag, all_faults(subject), tuple(_notes(subject)))


def all_faults(subject: Subject) -> tuple[CatalogueFault, ...]:
    """The faults that all checks find, by line; those of the file as a whole come last."""
    checks = (header_faults, id_faults, text_faults, gender_faults, language_faults)
    found = [fault for check in checks for fault in check(subject)]
    return tuple(sorted(found, key=lambda fault: (fault.line == 0, fault.line)))


def _tag(file: Path, said: str) -> str:
    """The language of a file by its name, else by its header."""
    named = file.stem if is_tag(file.stem) and usual(file.stem) == file.stem else ""
    return named or said


def _inherited(host: Host, tag: str) -> Mapping[str, str]:
    """The texts that less of the tag words already: those of ``pt`` for ``pt-BR``."""
    shorter = [one for one in truncated(tag) if one != tag and host.languages.lookup(one) == one]
    found = host.languages.wordings(shorter[0]) if shorter else None
    return found.texts if found else {}


def _of_plugins(host: Host) -> frozenset[str]:
    """The ids that plugins add: their kinds of assistance, and the fields of these."""
    found = set()
    for kind in host.measures().values():
        found |= {f"measure.{kind.kind}", *kind_about_ids(kind.kind)}
        found |= {f"particular.{name}" for name in (*kind.particulars, *kind.also)}
        for name in kind.particulars:
            found |= set(particular_about_ids((kind.kind,), name))
            found |= set(particular_example_ids((kind.kind,), name))
        found |= set(item_example_ids("items", kind.kind))
    return frozenset(found - set(all_ids(SOURCE)))


def _notes(subject: Subject) -> list[str]:
    if not judged_by_words(subject):
        return []
    missing = unavailable()
    why = worded(missing)[0] if missing else f"the detector does not know {subject.tag}."
    cure = ' To install it: python -m pip install "comity[language]".' if missing else ""
    return [BY_WORDS.format(why=why[:1].lower() + why[1:]) + cure]
