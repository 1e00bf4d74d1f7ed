"""What the pages show, in the order in which it is set: body, margins and notes told apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from comity.witness.letters import folded
from comity.witness.said import Margin
from comity.witness.sheet import Glyph, Sheet

__all__ = ["Letter", "Shown", "joined", "shown_on"]


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter as it is compared, the page that it is on, and the sign that shows it."""

    text: str
    page: int
    glyph: Glyph


@dataclass(slots=True)
class Shown:
    """The letters of the body in order; which margins were seen whole on which pages.

    ``starts`` are the places where the body of a page begins; ``hidden`` are letters of margins
    that eyes do not see.
    """

    letters: list[Letter] = field(default_factory=list)
    starts: set[int] = field(default_factory=set)
    margins: dict[str, set[int]] = field(default_factory=dict)
    hidden: list[Letter] = field(default_factory=list)
    text: str = ""


def shown_on(sheets: Iterable[Sheet], margins: Sequence[Margin]) -> Shown:
    """Read the body of all pages, without the headers and footers that each repeats."""
    shown = Shown()
    longest = sorted(margins, key=lambda margin: -len(margin.pattern.pattern))
    for sheet in sheets:
        letters = [
            Letter(one, sheet.number, glyph) for glyph in sheet.glyphs for one in folded(glyph.text)
        ]
        body = _without_margins(letters, longest, sheet.number, shown)
        shown.starts.add(len(shown.letters))
        shown.letters += body
    shown.text = "".join(letter.text for letter in shown.letters)
    return shown


def _without_margins(
    letters: list[Letter], margins: Sequence[Margin], page: int, shown: Shown
) -> list[Letter]:
    """A word processor sets headers and footers before what they surround, or after it."""
    left = list(margins)
    text = "".join(letter.text for letter in letters)
    start, end = 0, len(text)
    found = True
    while found:
        found = False
        for margin in left:
            to = _at_start(margin, letters, text, (start, end))
            if to is not None:
                taken, start = letters[start:to], to
            else:
                begin = _at_end(margin, text, start, end)
                if begin is None:
                    continue
                taken, end = letters[begin:end], begin
            _note(margin, taken, page, shown)
            left.remove(margin)
            found = True
            break
    return letters[start:end]


def _at_start(
    margin: Margin, letters: Sequence[Letter], text: str, within: tuple[int, int]
) -> int | None:
    """Where a margin ends that the letters begin with; a number of its own goes no further."""
    start, end = within
    while (match := margin.pattern.match(text, start, end)) is not None:
        to = match.end()
        if to == within[1] or to == start or not joined(letters[to - 1], letters[to]):
            return to if to > start else None
        end = to - 1
    return None


def _at_end(margin: Margin, text: str, start: int, end: int) -> int | None:
    for match in margin.pattern.finditer(text, max(start, end - 2 * len(margin.text) - 8), end):
        if match.end() == end:
            return match.start()
    return None


def joined(one: Letter, other: Letter) -> bool:
    """Whether two letters stand in one word: no space between them on one line."""
    a, b = one.glyph, other.glyph
    same = one.page == other.page and min(a.high, b.high) > max(a.low, b.low)
    return same and max(a.left, b.left) - min(a.right, b.right) < (a.high - a.low) * 0.14


def _note(margin: Margin, taken: Sequence[Letter], page: int, shown: Shown) -> None:
    unseen = [letter for letter in taken if letter.glyph.unseen]
    shown.hidden += unseen
    if not unseen:
        shown.margins.setdefault(margin.text, set()).add(page)
