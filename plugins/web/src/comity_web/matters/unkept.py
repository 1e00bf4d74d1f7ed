"""Data that a request seeks and that nothing in its matter keeps: said before all is filled in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from comity_web.cases.models import CaseFile
from comity_web.cases.saving import tree_of
from comity_web.core import host

__all__ = ["is_unkept"]

SOON_GONE = ("traffic", "content")
"""The data that are overwritten or deleted within weeks."""
NOTHING_SOUGHT = ("withdrawal", "consent-to-use")


def is_unkept(file: CaseFile) -> bool:
    """Whether a request of this office seeks such data, and no preservation of them is there.

    One under ``earlier``, a measure that asks for one, or a paper of this matter is enough.
    """
    if file.kind != "request" or file.incoming or file.head is None:
        return False
    tree, known = tree_of(file.head), host().measures()
    if tree.get("status") in NOTHING_SOUGHT or tree.get("follows") == "preservation":
        return False
    kinds = [known[name] for one in _rows(tree, "measures") if (name := one.get("kind")) in known]
    if any(kind.preserving for kind in kinds):
        return False
    if any(one.get("kind") == "preservation" for one in _rows(tree, "earlier")):
        return False
    sought = any(
        kind.electronic and kind.of_account and kind.data in SOON_GONE and not kind.live
        for kind in kinds
    )
    beside = CaseFile.objects.filter(matter=file.matter, removed=None, kind="preservation")
    return sought and not beside.exists()


def _rows(tree: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    found = tree.get(name)
    return [one for one in found if isinstance(one, Mapping)] if isinstance(found, list) else []
