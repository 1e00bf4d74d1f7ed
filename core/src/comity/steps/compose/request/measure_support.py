"""What supports a measure: who could order it at home, who already has it, how it is sorted."""

from __future__ import annotations

from comity.model.content import Row
from comity.steps.compose.drafter import Drafter

__all__ = ["held_rows", "power_rows", "privilege_rows"]


def power_rows(drafter: Drafter, path: str) -> list[Row]:
    """Who could order the measure in the requesting State, and under which conditions."""
    words = [drafter.word(f"{path}.capacity", "power", opens=True)]
    words += [drafter.text(f"{path}.{name}") for name in ("authority", "provision")]
    lines = (drafter.phrase(words), *drafter.paragraphs(f"{path}.conditions"))
    return drafter.row("domestic_power", "\n".join(line for line in lines if line))


def held_rows(drafter: Drafter, path: str) -> list[Row]:
    """The authority of the requested State that already has the evidence, and how it got it."""
    words = [drafter.text(f"{path}.{name}") for name in ("authority", "reference")]
    lines = (drafter.phrase(words), *drafter.paragraphs(f"{path}.obtained"))
    return drafter.row("already_held", "\n".join(line for line in lines if line))


def privilege_rows(drafter: Drafter, path: str) -> list[Row]:
    """How privileged material is sorted out, and how it is kept until then."""
    return drafter.value_rows("request/measure-privilege", path)
