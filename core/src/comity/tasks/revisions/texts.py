"""Texts: what changed within one, and how two authors' versions of one are put together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from comity.tasks.revisions.edits import clusters, edits

__all__ = ["Part", "is_long", "merged_text", "parts"]

LONG = 60
"""From how many characters on a text is one of sentences, which can be edited apart."""
MOST_WORDS = 4000
MOST_PAIRS = 400_000
"""Longer stretches are not compared word by word, nor those in which many pairs of words are alike:
it would take too long."""

_WORD = re.compile(r"\w+|\s+|[^\w\s]")
_PIECE = re.compile(r"\S(?:[^.!?\n]|[.!?](?!\s))*[.!?]*\s*|\s+")


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a text: the same in both versions, only in the earlier, or only in the later."""

    how: Literal["same", "removed", "added"]
    text: str


def is_long(text: str) -> bool:
    """Whether a text has sentences or lines of its own."""
    return "\n" in text or len(text) > LONG


def parts(before: str, after: str) -> tuple[Part, ...]:
    """Two versions of a text as one, word by word; blanks between changed words go with them."""
    one, other = _WORD.findall(before), _WORD.findall(after)
    start = end = 0
    if _is_much(one, other):  # mostly little was changed: what is alike at both ends is left out
        start, end = _alike(one, other)
    if _is_much(one[start : len(one) - end], other[start : len(other) - end]):
        one, other = _PIECE.findall(before), _PIECE.findall(after)
        start, end = _alike(one, other)
    made: list[Part] = []
    gone, come = "", ""
    for tag, i1, i2, j1, j2 in _steps(one, other, start, end):
        kept = "".join(one[i1:i2])
        if tag == "equal" and (gone or come) and not kept.strip() and i2 < len(one):
            gone, come = gone + kept, come + kept
        elif tag == "equal":
            made += [*_changed(gone, come), Part("same", kept)]
            gone, come = "", ""
        else:
            gone, come = gone + kept, come + "".join(other[j1:j2])
    return (*made, *_changed(gone, come))


def _alike(one: Sequence[str], other: Sequence[str]) -> tuple[int, int]:
    """How many words two texts have alike at the start, and how many of the others at the end."""
    most = min(len(one), len(other))
    start = next((n for n in range(most) if one[n] != other[n]), most)
    end = next((n for n in range(most - start) if one[-1 - n] != other[-1 - n]), most - start)
    return start, end


def _is_much(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two stretches are too much to be compared word by word."""
    if len(one) + len(other) > MOST_WORDS:
        return True
    counts = Counter(other)
    return sum(counts[word] for word in one) > MOST_PAIRS


def _steps(
    one: Sequence[str], other: Sequence[str], start: int, end: int
) -> list[tuple[str, int, int, int, int]]:
    """How one list of words becomes the other; what is alike at both ends is not looked at."""
    middle = one[start : len(one) - end], other[start : len(other) - end]
    found = SequenceMatcher(None, *middle, autojunk=False).get_opcodes()
    rows: list[tuple[str, int, int, int, int]] = [("equal", 0, start, 0, start)] if start else []
    rows += [(tag, i1 + start, i2 + start, j1 + start, j2 + start) for tag, i1, i2, j1, j2 in found]
    last = ("equal", len(one) - end, len(one), len(other) - end, len(other))
    return [*rows, last] if end else rows


def _changed(gone: str, come: str) -> Iterator[Part]:
    if gone:
        yield Part("removed", gone)
    if come:
        yield Part("added", come)


def merged_text(base: str, mine: str, theirs: str) -> str | None:
    """Both authors' edits in one text, or None where they touch one another.

    Sentences and lines are kept or replaced whole, so that no sentence is put together from two.
    """
    if not all(map(is_long, (base, mine, theirs))):
        return None
    old, one, other = _pieces(base), _pieces(mine), _pieces(theirs)
    made: list[str] = []
    done = 0
    for at in clusters(edits(old, one), edits(old, other)):
        ours = None if at.mine is None else [one[n] for n in at.mine]
        others = None if at.theirs is None else [other[n] for n in at.theirs]
        if ours is not None and others is not None and ours != others:
            return None
        made += old[done : at.start]
        made += (ours if ours is not None else others) or []
        done = at.end
    text = "".join([*made, *old[done:]])
    open_ended = not any(version.endswith(" ") for version in (base, mine, theirs))
    return text.rstrip(" ") if open_ended else text


def _pieces(text: str) -> list[str]:
    """Sentences and lines with the blanks after them; the last has one, as any before it has."""
    found: list[str] = _PIECE.findall(text)
    if found and not found[-1][-1].isspace():
        found[-1] += " "
    return found
