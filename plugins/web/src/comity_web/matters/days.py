"""A day in three boxes: read strictly, given back as it was typed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

__all__ = ["Boxes", "NoDayError", "boxes_of", "typed_boxes"]

PARTS = ("day", "month", "year")


class NoDayError(ValueError):
    """What stands in the boxes is no day; ``reason`` is missing, part, year or unreal."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Boxes:
    """Three boxes as they were typed; ``name`` is what the names of their inputs begin with."""

    name: str
    day: str = ""
    month: str = ""
    year: str = ""

    @property
    def empty(self) -> bool:
        """Whether nothing was typed."""
        return not (self.day or self.month or self.year)

    def read(self) -> dt.date | None:
        """The day; None where nothing was typed.

        Raises:
            NoDayError: it is none.
        """
        if self.empty:
            return None
        if not (self.day and self.month and self.year):
            raise NoDayError("part")
        try:
            year, month, day = (_number(one) for one in (self.year, self.month, self.day))
            if len(self.year) < 4:
                raise NoDayError("year")  # of which century, only the author knows
            if year < 1000:
                raise NoDayError("unreal")
            return dt.date(year, month, day)
        except NoDayError:
            raise
        except (ValueError, OverflowError) as error:
            raise NoDayError("unreal") from error

    def needed(self) -> dt.date:
        """The day, which must be there.

        Raises:
            NoDayError: it is not, or it is none.
        """
        found = self.read()
        if found is None:
            raise NoDayError("missing")
        return found


def boxes_of(name: str, day: dt.date | None) -> Boxes:
    """Boxes that show a day."""
    if day is None:
        return Boxes(name)
    return Boxes(name, str(day.day), str(day.month), str(day.year))


def typed_boxes(name: str, posted: Mapping[str, Any]) -> Boxes:
    """Boxes as they were posted."""
    return Boxes(name, *(str(posted.get(f"{name}-{part}", "")).strip() for part in PARTS))


def _number(typed: str) -> int:
    if not (typed.isascii() and typed.isdigit() and len(typed) <= 4):
        raise ValueError(typed)
    return int(typed)
