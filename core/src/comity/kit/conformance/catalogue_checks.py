"""Checks of the languages that a plugin brings: declared, and sound as far as they go.

What is not translated yet is no fault: the kinds of document that lack it are not offered
(``comity wording status``).
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import as_file
from importlib.resources.abc import Traversable
from pathlib import Path

from comity.host.installed import LANGUAGES, InstalledEntry, scan
from comity.kit.conformance.outcomes import Problem
from comity.kit.conformance.subject import Subject
from comity.kit.translating.check_catalogue import check_catalogue
from comity.model.errors import InputError, PluginError
from comity.model.findings import Severity
from comity.text.catalogues import SUFFIX

__all__ = ["check_catalogues", "has_catalogues"]

FOLDER = "catalogues"
GROUP = f'[project.entry-points."{LANGUAGES}"]'
MISSING = ("wording.missing", "wording.newer")
MOST = 10  # faults of one catalogue; `comity wording check` lists all


def has_catalogues(subject: Subject) -> bool:
    """Whether the plugin brings a language, or says that it does."""
    return bool(_files(subject) or _declared(subject))


def check_catalogues(subject: Subject) -> Iterator[Problem]:
    """Every catalogue is declared, every declared one is there, and none has a fault."""
    declared, files = _declared(subject), _files(subject)
    place = f"pyproject.toml of {subject.entry.distribution}"
    for tag in sorted(set(declared) - set(files)):
        text = f"declares the language {tag}, but {FOLDER}/{tag}{SUFFIX} is missing"
        yield Problem(place, text, f"Add the file, or remove {tag} under {GROUP}.")
    for tag, file in files.items():
        if tag not in declared:
            text = "is not declared, so nothing reads it"
            cure = f'Write {tag} = "{subject.package}" under {GROUP}.'
            yield Problem(f"{FOLDER}/{file.name}", text, cure)
        subject.beat()
        with as_file(file) as path:
            yield from _faults(path, tag, subject)


def _faults(path: Path, tag: str, subject: Subject) -> Iterator[Problem]:
    place = f"{FOLDER}/{path.name}"
    try:
        checked = check_catalogue(path, subject.host, tag)
    except InputError as error:
        yield from (Problem(place, fault.message, fault.cure) for fault in error.faults)
        return
    except PluginError as error:
        yield Problem(place, str(error), "Install the plugin again.")
        return
    wrong = [f for f in checked.faults if f.severity is Severity.ERROR and f.rule not in MISSING]
    for fault in wrong[:MOST]:
        where = f"{place}:{fault.line}" if fault.line else place
        about = f"{fault.id}: " if fault.id else ""
        yield Problem(where, f"{about}{fault.message}", fault.cure)
    if len(wrong) > MOST:
        text = f"has {len(wrong) - MOST} more faults"
        yield Problem(place, text, f"comity wording check {tag} lists all of them.")


def _files(subject: Subject) -> dict[str, Traversable]:
    return {file.name.removesuffix(SUFFIX): file for file in subject.folder(FOLDER, SUFFIX)}


def _declared(subject: Subject) -> dict[str, InstalledEntry]:
    entries = scan().of(LANGUAGES)
    return {e.name: e for e in entries if e.distribution == subject.entry.distribution}
