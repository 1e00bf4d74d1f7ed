"""The lint of holders: one that keeps no such data."""

from __future__ import annotations

from collections.abc import Iterator

from comity.law.terms import kind_named
from comity.model.drafts.request import Measure
from comity.model.findings import Finding
from comity.model.records import AssistanceKind
from comity.steps.check.lint_words import named
from comity.text.messages import finding

__all__ = ["check_holding"]


def check_holding(measure: Measure, path: str, kind: AssistanceKind) -> Iterator[Finding]:
    """The finding on the holder of a measure, by what it is."""
    if word := _wrong_holder(measure, kind):
        title = kind_named(kind)
        yield finding("lint.holder-without-data", f"{path}.holder", kind=title, word=word)


def _wrong_holder(measure: Measure, kind: AssistanceKind) -> str:
    """The word that shows that a holder keeps no data of the kind; nothing where it may."""
    holder = measure.holder
    if holder is None:
        return ""
    asked = [*measure.items, measure.title or "", holder.service or "", measure.nexus or ""]
    marks = [mark.kind for mark in measure.identifiers]  # a telephone number may be a purse
    if kind.kept_by == "carrier" and not named("bankers", asked, "no_bankers"):
        return named("bankers", [holder.kind or holder.name], "no_bankers")
    if kind.kept_by == "bank" and not named("money_service", [*asked, *marks]):
        return named("carriers", [holder.kind], "no_carriers")
    return ""
