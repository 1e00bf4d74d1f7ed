"""Data that a request seeks and that nothing in its matter keeps: said before all is filled in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet

from comity_web.cases.models import CaseFile
from comity_web.cases.saving import tree_of
from comity_web.core import host

__all__ = ["drafted_preservation", "is_unkept"]

SOON_GONE = ("traffic", "content")
"""The data that are overwritten or deleted within weeks."""
NOTHING_SOUGHT = ("withdrawal", "consent-to-use")


def is_unkept(file: CaseFile) -> bool:
    """Whether a request of this office seeks such data, and no preservation of them is there.

    One under ``earlier``, a measure that asks for one, or a paper of this matter of which something
    is recorded is enough. A draft that nobody sent keeps nothing.
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
    return sought and not _beside(file).exclude(record="").exists()


def drafted_preservation(file: CaseFile) -> CaseFile | None:
    """The latest preservation of its matter of which nothing is recorded; None if there is none."""
    return _beside(file).filter(record="").order_by("-created").first()


def _beside(file: CaseFile) -> QuerySet[CaseFile]:
    return CaseFile.objects.filter(matter=file.matter, removed=None, kind="preservation")


def _rows(tree: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    found = tree.get(name)
    return [one for one in found if isinstance(one, Mapping)] if isinstance(found, list) else []
