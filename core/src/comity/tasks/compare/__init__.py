"""The same request to other States: what would change, State by State."""

from __future__ import annotations

from comity.tasks.compare.comparison import Change, Comparison, Side, compare

__all__ = ["Change", "Comparison", "Side", "compare"]
