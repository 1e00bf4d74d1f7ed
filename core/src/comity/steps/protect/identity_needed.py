"""Which acts cannot be carried out by an authority that does not know who the person is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from comity.model.records import AssistanceKind
from comity.steps.protect.identity import Identity

__all__ = ["identity_needed", "is_one_of", "sealed_persons"]


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


def is_one_of(person: Identity, sealed: Sequence[Identity]) -> bool:
    """Whether somebody whom another file protects is one of those whom an annex is to name.

    Two requests of one matter may protect the same witness. Whom the other omits is nowhere.
    """
    return person.how != "omit" and any(
        len(person.parts & one.parts) > 1
        and (person.parts <= one.parts or one.parts <= person.parts)
        and not (person.born and one.born and person.born != one.born)
        for one in sealed
    )
