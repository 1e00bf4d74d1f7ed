"""Persons of a request, each with a name of its own, for tests to vary."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from comity.model.findings import Finding

__all__ = ["Told", "person"]

Told = Callable[..., dict[str, Finding]]  # the fixture `told`
FAMILY = ("", "Alva", "Bero", "Caro", "Dena")


def person(id: str = "P1", role: str = "suspect", **fields: Any) -> dict[str, Any]:
    """An entry of ``persons``; ``fields`` go beside or in place of the usual ones."""
    name = fields.pop("name", f"Ann {FAMILY[int(id[1:])]}")
    return {"id": id, "role": role, "name": {"full": name}} | fields
