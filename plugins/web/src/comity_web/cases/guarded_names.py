"""Words that would tell whom a matter protects: where every reader of a page sees them."""

from __future__ import annotations

from functools import lru_cache

from comity.pipeline.files_beside import protected_by
from comity.steps.protect.identity import Identity
from comity.steps.protect.match import find_all
from comity.steps.read import reading
from comity.steps.read.case_file import load
from comity_web.cases.folders import path_of
from comity_web.cases.models import CaseFile, Revision
from comity_web.cases.saving import stored
from comity_web.core import host

__all__ = ["PROTECTS", "protected_people", "tells_of_protected"]

PROTECTS = '"protect"'
"""Where the text of a file says that somebody is protected."""


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

    Raises:
        NotSaved: the folder of the matter cannot be written.
    """
    if file.head is None:
        return ()
    files = file.matter.files.filter(removed=None)
    if not Revision.objects.filter(file__in=files, text__contains=PROTECTS).exists():
        return ()  # nobody is protected; most matters are like that
    state = files.order_by("pk").values_list("name", "head__sha256", "head__number")
    return _people(file.pk, repr([list(one) for one in state]))


@lru_cache(maxsize=500)
def _people(key: int, state: str) -> tuple[Identity, ...]:
    """The same for the files of a matter as they stand."""
    file = CaseFile.objects.get(pk=key)
    with stored():
        path = path_of(file)
        content = load(path)
    view = host().for_case()
    found = reading(content, path, view.document_types())
    return tuple(one.identity for one in protected_by(found, view))
