"""What other files of a matter protect, as it is seen beside one of its papers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

__all__ = ["Beside", "Guarded"]


@dataclass(frozen=True, slots=True)
class Guarded:
    """A file of the same matter that protects somebody or holds a fact back.

    ``file`` is its name as it may be printed, ``data`` has its persons, officials and facts.
    ``still``: these are entries of an earlier version, of persons whom the file protects now.
    """

    file: str
    data: Mapping[str, Any]
    still: bool = False


@dataclass(frozen=True, slots=True)
class Beside:
    """The other files of a matter, and what was protected in any of its files before.

    Attributes:
        guarded: the other files that protect somebody or hold a fact back.
        told: the identifiers of accounts that papers to a company give to it, which it knows from
            then on.
        former: for each file of the matter, the one that is checked too, those whom an earlier
            version of it protected and whom it lists no longer, and what an earlier version said
            of those whom it protects now.
        asked: the reference of each request of the matter, with the State that gave it.
        cleared: the texts of facts to whose use the originator agreed, letters and digits alone.
    """

    guarded: Sequence[Guarded] = ()
    told: frozenset[str] = frozenset()
    former: Sequence[Guarded] = ()
    cleared: frozenset[str] = frozenset()
    asked: frozenset[tuple[str, str]] = frozenset()
