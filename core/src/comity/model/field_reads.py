"""What a rule reads: patterns of field paths, and whether a gap is among what they mean.

``date`` means a field, or whether a table or a list is there at all. ``facts[]`` is each item of a
list with all in it, ``facts[].date`` a field of each, ``urgency.*`` all in a table, and ``*`` the
whole draft. A finding about ``facts[2].date`` whose rule reads ``facts[].time`` reads the time of
that fact; one that compares it with every other reads ``facts[*].time``. ``.`` is the field that
the finding is about, whichever it is; what would be found of a gap itself is told of by the gap.
``free-text`` is every sentence of the author's own: ``reads_any`` is told in which fields they
stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

__all__ = ["FREE_TEXT", "ITSELF", "of_field", "reads_any", "reads_field"]

ITSELF = "."
FREE_TEXT = "free-text"

_STEP = re.compile(r'([^.\[\]"]*|\["(?:[^"\\]|\\.)*"\])(\[(\d+|\*?)\])?(?:\.|$|(?=\["))')


@lru_cache(maxsize=4096)
def of_field(pattern: str, field: str) -> str:
    """The pattern for the item that a finding at ``field`` is about."""
    if pattern == ITSELF:
        return field
    steps = _split(field)
    made = []
    same = True
    for number, (name, index) in enumerate(_split(pattern)):
        fits = same and number < len(steps) and steps[number][0] == name
        if fits and index == "" and (steps[number][1] or "").isdigit():
            index = steps[number][1]
        same = fits and (index is None or index == steps[number][1])
        made.append(name if index is None else f"{name}[{index}]")
    return ".".join(made)


def reads_any(
    patterns: Iterable[str], gaps: Iterable[str], free_text: Iterable[str] = ()
) -> tuple[str, ...]:
    """The gaps that lie in what the patterns mean.

    ``free_text`` are the patterns of the fields that hold sentences, for a draft of this kind.
    """
    return _read(tuple(patterns), tuple(gaps), tuple(free_text))


@lru_cache(maxsize=4096)  # hundreds of rules read the same, and are asked at each save of a draft
def _read(
    patterns: tuple[str, ...], gaps: tuple[str, ...], free_text: tuple[str, ...]
) -> tuple[str, ...]:
    wanted = (*patterns, *free_text) if FREE_TEXT in patterns else patterns
    met = {gap for pattern in wanted for gap in _met(pattern, gaps)}
    return tuple(gap for gap in gaps if gap in met)


@lru_cache(maxsize=4096)  # few patterns are of one rule alone
def _met(pattern: str, gaps: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(gap for gap in gaps if reads_field(pattern, gap))


@lru_cache(maxsize=16384)
def reads_field(pattern: str, path: str) -> bool:
    """Whether a field, or the table or list that a path leads to, is among what a pattern means."""
    wanted, steps = _split(pattern), _split(path)
    if not wanted:
        return False
    for number, (name, index) in enumerate(wanted):
        if name == "*" or number >= len(steps):
            return True
        if name != steps[number][0]:
            return False
        other = steps[number][1]
        if index is None and other is not None:
            return False  # whether the list is there, not what stands in it
        if index and other and index != "*" and index != other:
            return False
    return len(steps) == len(wanted) or wanted[-1][1] is not None


@lru_cache(maxsize=16384)
def _split(path: str) -> tuple[tuple[str, str | None], ...]:
    """The names of a path, each with its number, ``""`` or ``*``; None where it has no bracket."""
    found = []
    for step in _STEP.finditer(path):
        if step.group(1) or step.group(2):
            found.append((step.group(1), step.group(3) if step.group(2) else None))
    return tuple(found)
