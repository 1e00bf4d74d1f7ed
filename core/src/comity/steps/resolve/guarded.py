"""What other files of a matter protect, as it is seen beside one of its papers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

__all__ = ["Beside", "Guarded"]


@dataclass(frozen=True, slots=True)
class Guarded:
    """A file of the same matter that protects somebody.

    ``file`` is its name as it may be printed, ``data`` has its persons and officials.
    """

    file: str
    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Beside:
    """The other files of a matter.

    ``guarded`` are those that protect somebody. ``told`` are the identifiers of accounts that
    papers to a company give to it, which it knows from then on.
    """

    guarded: Sequence[Guarded] = ()
    told: frozenset[str] = frozenset()
