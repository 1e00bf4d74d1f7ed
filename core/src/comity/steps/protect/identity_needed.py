"""Which acts cannot be carried out by an authority that does not know who the person is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from comity.model.records import AssistanceKind

__all__ = ["identity_needed", "sealed_persons"]


def identity_needed(kind: str, kinds: Mapping[str, AssistanceKind]) -> bool:
    """Whether a kind of assistance needs the identity of the person whom it concerns."""
    known = kinds.get(kind)
    return known is not None and known.identity


def sealed_persons(
    data: Mapping[str, Any], kinds: Mapping[str, AssistanceKind]
) -> dict[str, tuple[str, ...]]:
    """The ids of those whose identity goes into a sealed annex, each with the acts that need it.

    Only a person who is named by a pseudonym can be there; one who is omitted is nowhere.
    """
    named = [p["id"] for p in data.get("persons") or () if p.get("protect") == "pseudonym"]
    found: dict[str, tuple[str, ...]] = {}
    for name in named:
        acts = tuple(
            str(measure["id"])
            for measure in data.get("measures") or ()
            if name in (measure.get("persons") or ())
            and identity_needed(str(measure.get("kind", "")), kinds)
        )
        if acts:
            found[name] = acts
    return found
