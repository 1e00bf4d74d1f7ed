"""Data that a request seeks and that nothing in its matter keeps: said before all is filled in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from comity_web.cases.models import CaseFile
from comity_web.cases.saving import tree_of
from comity_web.core import host

__all__ = ["Keeping", "keeping_of"]

SOON_GONE = ("traffic", "content")
"""The data that are overwritten or deleted within weeks."""
NOTHING_SOUGHT = ("withdrawal", "consent-to-use")


@dataclass(frozen=True, slots=True)
class Keeping:
    """What of the fading data that a request seeks is not kept yet.

    ``open`` tells whether any are without a paper, ``companies`` are those that hold such data
    while papers for others are there, and ``unsent`` the papers of which nothing is recorded.
    ``asked``: for all of them a paper went out.
    """

    open: bool = False
    companies: tuple[str, ...] = ()
    unsent: tuple[CaseFile, ...] = ()
    asked: bool = False


def keeping_of(file: CaseFile) -> Keeping:
    """Which fading data of a request of this office nothing keeps, judged by company.

    One preservation under ``earlier``, or a measure that asks for one, is enough for all. A paper
    of this matter is enough for the companies that it names, once something is recorded of it: a
    draft that nobody sent keeps nothing.
    """
    if file.kind != "request" or file.incoming or file.head is None:
        return Keeping()
    tree, known = tree_of(file.head), host().measures()
    if tree.get("status") in NOTHING_SOUGHT or tree.get("follows") == "preservation":
        return Keeping()
    rows = [
        (one, known[name]) for one in _rows(tree, "measures") if (name := one.get("kind")) in known
    ]
    if any(kind.preserving for _, kind in rows):
        return Keeping()
    if any(one.get("kind") == "preservation" for one in _rows(tree, "earlier")):
        return Keeping()
    sought = {
        _company(one): _named(one)
        for one, kind in rows
        if kind.electronic and kind.of_account and kind.data in SOON_GONE and not kind.live
    }
    papers = list(_beside(file).order_by("created"))
    sent = {name for paper in papers if paper.record for name in _companies(paper)}
    begun = [(paper, _companies(paper)) for paper in papers if not paper.record]
    left = [] if "" in sent else [name for name in sought if name not in sent]
    if not left:
        return Keeping(asked=bool(sought))
    covered = {name for _, names in begun for name in names}
    bare = [] if "" in covered else [name for name in left if name not in covered]
    some = len(bare) < len(sought)
    waiting = tuple(paper for paper, names in begun if {"", *left} & names)
    return Keeping(
        bool(bare), tuple(sought[name] for name in bare if name) if some else (), waiting
    )


def _companies(paper: CaseFile) -> set[str]:
    """The companies whose data a paper has kept; an empty name where a measure names none."""
    assert paper.head is not None  # it has a first revision
    rows = _rows(tree_of(paper.head), "measures")
    return {_company(one) for one in rows} or {""}


def _company(measure: Mapping[str, Any]) -> str:
    return " ".join(_named(measure).casefold().split())


def _named(measure: Mapping[str, Any]) -> str:
    holder = measure.get("holder")
    return str(holder.get("name") or "") if isinstance(holder, Mapping) else ""


def _beside(file: CaseFile) -> QuerySet[CaseFile]:
    return CaseFile.objects.filter(matter=file.matter, removed=None, kind="preservation")


def _rows(tree: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    found = tree.get(name)
    return [one for one in found if isinstance(one, Mapping)] if isinstance(found, list) else []
