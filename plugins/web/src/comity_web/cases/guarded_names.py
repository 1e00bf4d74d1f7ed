"""Words that would tell whom a matter protects: where every reader of a page sees them."""

from __future__ import annotations

from comity.pipeline.files_beside import protected_by
from comity.steps.protect.match import find_all
from comity.steps.read import reading
from comity.steps.read.case_file import load
from comity_web.cases.folders import path_of
from comity_web.cases.models import CaseFile
from comity_web.cases.saving import stored
from comity_web.core import host

__all__ = ["tells_of_protected"]


def tells_of_protected(file: CaseFile, *texts: str) -> bool:
    """Whether a text tells who somebody is that the file, or another of its matter, protects.

    Raises:
        NotSaved: the folder of the matter cannot be written.
    """
    if file.head is None or not any(texts):
        return False
    with stored():
        path = path_of(file)
        content = load(path)
    view = host().for_case()
    people = [
        one.identity for one in protected_by(reading(content, path, view.document_types()), view)
    ]
    return any(True for text in texts for _ in find_all(people, text))
