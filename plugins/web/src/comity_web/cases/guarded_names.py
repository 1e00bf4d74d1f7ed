"""Words that would tell whom a matter protects: where every reader of a page sees them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from comity.pipeline.files_beside import protected_by, protected_in
from comity.steps.protect.identity import Identity
from comity.steps.protect.match import find_all
from comity.steps.read import reading
from comity.steps.read.case_file import load
from comity.steps.read.given_tree import reading_of_tree
from comity_web.cases.folders import path_of
from comity_web.cases.models import CaseFile, PersonEntry, Revision
from comity_web.cases.once_protected import entries_until, fullest, people_in_tree
from comity_web.cases.saving import stored
from comity_web.core import host

__all__ = ["people_of_every_version", "protected_people", "tells_of_protected"]


def tells_of_protected(file: CaseFile, *texts: str) -> bool:
    """Whether a text tells who somebody is that the file, or another of its matter, protects.

    Raises:
        NotSaved: the folder of the matter cannot be written.
    """
    if not any(texts):
        return False
    return any(True for text in texts for _ in find_all(protected_people(file), text))


def protected_people(file: CaseFile) -> tuple[Identity, ...]:
    """Whom a file, or another of its matter, protects, or protected in an earlier version.

    A file that was removed counts too, until it is erased.

    Raises:
        NotSaved: the folder of the matter cannot be written.
    """
    if file.head is None:
        return ()
    files = file.matter.files.order_by("pk")  # what was removed goes on protecting
    state = files.values_list("name", "head__sha256", "head__number", "removed")
    return _people(file.pk, repr([list(one) for one in state]))


def people_of_every_version(file: CaseFile) -> tuple[Identity, ...]:
    """The same, also by what earlier versions said of them: another spelling, an old address.

    The history of a file has what was written of a person before somebody protected them.

    Raises:
        NotSaved: the folder of the matter cannot be written.
    """
    people = protected_people(file)
    if not people or file.head is None:
        return people
    return (*people, *_earlier(file.pk, file.head.pk))


@lru_cache(maxsize=500)
def _earlier(key: int, head: int) -> tuple[Identity, ...]:
    """Whom a file protects, by the entries of its versions up to one that differ from now."""
    latest = Revision.objects.get(pk=head)
    now, entries = [*people_in_tree(latest)], entries_until(key, latest.number)
    ids = {one.get("id") for one in entries_until(key, latest.number, guards=True)}
    others = [one for one in now if one.get("id") not in ids]
    before = fullest((one for one in entries if one.get("id") in ids), now)
    return tuple(
        found
        for one in before
        for found in _identities({**one, "protect": one.get("protect") or "pseudonym"}, others)
    )


def _identities(person: Mapping[str, Any], others: list[Mapping[str, Any]]) -> tuple[Identity, ...]:
    """A person as looked for beside those who need no protection; none where nothing is read."""
    view = host().for_case()
    tree = {"schema": "1", "kind": "request", "persons": [person, *others]}
    return protected_in(reading_of_tree(tree, Path("earlier.yaml"), view.document_types()), view)


@lru_cache(maxsize=500)
def _people(key: int, state: str) -> tuple[Identity, ...]:
    """The same for the files of a matter as they stand."""
    file = CaseFile.objects.get(pk=key)
    files = file.matter.files.all()
    if not PersonEntry.objects.filter(file__in=files, guards=True).exists():
        return ()  # nobody is protected; most matters are like that
    with stored():
        path = path_of(file)
        content = load(path)
    view = host().for_case()
    found = reading(content, path, view.document_types())
    return tuple(one.identity for one in protected_by(found, view))
