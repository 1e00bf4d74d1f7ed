"""Pieces of a small request, for tests to vary: its only measure, a person, its only fact."""

from __future__ import annotations

from typing import Any

__all__ = ["Data", "fact", "measure", "person"]

Data = dict[str, Any]


def measure(kind: str, **more: Any) -> Data:
    """The only measure of a request."""
    usual = {"id": "M1", "kind": kind, "purpose": "To prove the fraud.", "items": ["The papers"]}
    return {"measures": [usual | {"offences": ["O1"], "facts": ["F1"]} | more]}


def person(number: int, role: str, **more: Any) -> Data:
    """A person of a role, by number: Ann Sample1, Ann Sample2."""
    return {"id": f"P{number}", "role": role, "name": {"full": f"Ann Sample{number}"}} | more


def fact(text: str, **more: Any) -> Data:
    """The only fact of a request."""
    return {"facts": [{"id": "F1", "text": text} | more]}
