"""A file whose name tells whom a save has just protected gets another name, and its author is told.

Everybody in the team reads the names of files; a warning there would only say that the name is that
of a protected person.
"""

from __future__ import annotations

from django.http import HttpRequest

from comity_web.cases.models import CaseFile, Revision
from comity_web.cases.renaming import hide_names

__all__ = ["keep_names_hidden", "tell_renamed", "was_renamed"]

RENAMED = "renamed"
"""The key of a session: the file that a save gave another name, until a page told so."""


def keep_names_hidden(request: HttpRequest, file: CaseFile, before: Revision) -> None:
    """After a save: let no name of a file of the matter tell whom the save protects.

    Args:
        request: the save; the next page of the file tells that it has another name.
        file: what was saved.
        before: the revision that the author began from.

    Raises:
        NotSaved: the new name cannot be stored.
    """
    tell_renamed(request, file, hidden=hide_names(file, before))


def tell_renamed(request: HttpRequest, file: CaseFile, *, hidden: bool) -> None:
    """Let the next page of a file tell that it, or one beside it, has another name, if so."""
    if hidden:
        request.session[RENAMED] = file.key


def was_renamed(request: HttpRequest, file: CaseFile) -> bool:
    """Whether the page has to tell that a save gave the file, or one beside it, another name."""
    if request.session.get(RENAMED) != file.key:
        return False
    del request.session[RENAMED]
    return True
