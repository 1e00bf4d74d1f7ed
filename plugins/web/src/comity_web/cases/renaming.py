"""Names of files that would tell whom a matter protects since a save."""

from __future__ import annotations

from comity_web.cases.history import hide_names_in
from comity_web.cases.models import CaseFile, Revision
from comity_web.cases.once_protected import protected_in_tree

__all__ = ["hide_names"]


def hide_names(file: CaseFile, before: Revision) -> bool:
    """Give every file of a matter whose name tells whom a save protects a name that does not.

    Args:
        file: what was saved, with its head.
        before: the revision that the author began from.

    Returns:
        Whether a file has another name now.

    Raises:
        NotSaved: the database cannot be written.
    """
    if file.head is None or _protected(file.head) == _protected(before):
        return False
    hidden = hide_names_in(file.matter)
    if hidden:
        file.refresh_from_db(fields=["name"])
    return hidden


def _protected(revision: Revision) -> list[object]:
    return [*protected_in_tree(revision)]
