"""Names of files that would tell whom a matter protects since a save."""

from __future__ import annotations

from comity_web.cases.history import rename
from comity_web.cases.models import CaseFile, Revision
from comity_web.cases.naming import UnsafeNameError, derived_name
from comity_web.cases.once_protected import protected_in_tree
from comity_web.cases.told_before import name_tells
from comity_web.cases.trees import tree_of

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
    told = [one for one in file.matter.files.filter(removed=None) if name_tells(one)]
    for one in told:
        _hide(one)
        if one.pk == file.pk:
            file.name = one.name
    return bool(told)


def _hide(file: CaseFile) -> None:
    assert file.head is not None  # a file has a first revision
    try:
        rename(file, derived_name(file.kind, tree_of(file.head), file.matter))
    except UnsafeNameError:  # its reference names somebody too
        rename(file, derived_name(file.kind, {}, file.matter))


def _protected(revision: Revision) -> list[object]:
    return [*protected_in_tree(revision)]
