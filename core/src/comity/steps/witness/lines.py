"""Lines as eyes read them, whatever the order in which a page sets their words.

A word processor sets the letters that another font lends last, and a line with Arabic or Hebrew in
it in an order of its own. So the words of a line are put where they stand: from left to right, and
those of a script that runs from the right the other way round.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

from comity.steps.witness.letter_forms import script_of
from comity.steps.witness.printed_pages import Glyph

__all__ = [
    "RTL",
    "Letter",
    "in_lines",
    "joined",
    "laid_along",
    "rows_of",
    "runs_left",
    "same_line",
    "spelling_anyhow",
]

RTL = frozenset({"Arabic", "Hebrew"})
_MIRRORED = dict(zip("()[]{}<>«»", ")(][}{><»«", strict=True))  # from the right they open so
_TORN = 4  # runs that one word may have come apart into
_LIGATURE = 2  # letters, with a mark on one of them
_GAP = 0.2  # of a line's height between words, where no space says so


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter as it is compared, the page that it is on, and the sign that shows it."""

    text: str
    page: int
    glyph: Glyph


def joined(one: Letter, other: Letter) -> bool:
    """Whether two letters stand in one word: no space between them on one line."""
    a, b = one.glyph, other.glyph
    same = one.page == other.page and min(a.high, b.high) > max(a.low, b.low)
    return same and max(a.left, b.left) - min(a.right, b.right) < (a.high - a.low) * 0.14


def in_lines(letters: Sequence[Letter], rtl: bool) -> list[list[Letter]]:
    """The lines of a page, each with its letters as they are read.

    A line goes on as long as what is set next stands on it; one that stands above what was set
    before it comes first. ``rtl``: the document runs from right to left.
    """
    lines: list[list[Letter]] = []
    for letter in letters:
        if lines and same_line(lines[-1][-1], letter):
            lines[-1].append(letter)
        else:
            lines.append([letter])
    ordered: list[list[Letter]] = []
    for line in lines:
        at = len(ordered)
        while at and _stands_above(line, ordered[at - 1]):
            at -= 1
        ordered.insert(at, line)
    return [_read(line, rtl) for line in (_together(ordered) if rtl else ordered)]


def rows_of(letters: Iterable[Letter], rtl: bool) -> list[list[Letter]]:
    """The lines of a page from its top to its foot, each from edge to edge."""
    rows: list[list[tuple[int, Letter]]] = []
    upright = ((at, letter) for at, letter in enumerate(letters) if letter.glyph.upright)
    for at, letter in sorted(upright, key=lambda one: -one[1].glyph.low - one[1].glyph.high):
        if rows and same_line(rows[-1][0][1], letter):
            rows[-1].append((at, letter))
        else:
            rows.append([(at, letter)])
    return [_read([letter for _, letter in sorted(row, key=itemgetter(0))], rtl) for row in rows]


def _together(lines: Sequence[list[Letter]]) -> list[list[Letter]]:
    """Lines that are set in pieces, with others in between, made whole."""
    whole: list[list[Letter]] = []
    for line in lines:
        if whole and same_line(whole[-1][0], line[0]):
            whole[-1] = [*whole[-1], *line]
        else:
            whole.append(line)
    return whole


def _stands_above(line: Sequence[Letter], other: Sequence[Letter]) -> bool:
    """Whether a line that is set later stands above another, and not in a column beside it."""
    a, b = line[0].glyph, other[0].glyph
    if a.low < b.high - 0.4 * (b.high - b.low):
        return False
    left, right = _extent(line)
    other_left, other_right = _extent(other)
    shared = min(right, other_right) - max(left, other_left)
    return shared > 0.5 * min(right - left, other_right - other_left)


def _extent(line: Sequence[Letter]) -> tuple[float, float]:
    return min(x.glyph.left for x in line), max(x.glyph.right for x in line)


def same_line(one: Letter, other: Letter) -> bool:
    """Whether two letters stand on one line."""
    a, b = one.glyph, other.glyph
    shared = min(a.high, b.high) - max(a.low, b.low)
    return one.page == other.page and shared > 0.4 * min(a.high - a.low, b.high - b.low)


def _read(line: list[Letter], rtl: bool) -> list[Letter]:
    if not all(letter.glyph.upright for letter in line):
        return line
    words = sorted(_words(line), key=lambda word: min(x.glyph.left for x in word))
    if rtl and any(map(runs_left, words)):
        ordered = _turned(words[::-1], lambda word: not runs_left(word))
    else:
        ordered = _turned(words, runs_left)
    return [letter for word in ordered for letter in _spelt(word)]


def _words(line: Iterable[Letter]) -> list[list[Letter]]:
    """What is set in one go, without a gap, of one direction."""
    words: list[list[Letter]] = []
    for letter in line:
        if words and not _parts(words[-1][-1], letter):
            words[-1].append(letter)
        else:
            words.append([letter])
    return words


def _parts(one: Letter, other: Letter) -> bool:
    if one.glyph is other.glyph:
        return False
    a, b = one.glyph, other.glyph
    gap = max(a.left, b.left) - min(a.right, b.right)
    turned = {_direction(one.text), _direction(other.text)} >= {"rtl", "ltr"}
    far = gap > _GAP * (a.high - a.low)
    return b.starts or far or turned or (a.source != b.source and _direction(other.text) == "")


@lru_cache(maxsize=4096)
def _direction(letter: str) -> str:
    script = script_of(letter)
    if script in RTL:
        return "rtl"
    return "ltr" if script or letter.isdigit() else ""


def runs_left(word: Sequence[Letter]) -> bool:
    """Whether some of it is in a script that runs from the right."""
    return any(_direction(letter.text) == "rtl" for letter in word)


def _turned(
    words: Sequence[list[Letter]], other: Callable[[Sequence[Letter]], bool]
) -> list[list[Letter]]:
    """Words in a row that run the other way, each such row turned round."""
    found: list[list[Letter]] = []
    for turns, row in groupby(words, key=other):
        found += list(row)[:: -1 if turns else 1]
    return found


def _spelt(word: list[Letter]) -> list[Letter]:
    """The letters of a word as it is spelt; of a ligature those that share one place."""
    if not runs_left(word):
        return word
    return sorted(word, key=lambda letter: -_middle(letter))


def laid_along(line: Sequence[Letter], said: str, breaks: frozenset[int]) -> list[Letter] | None:
    """The letters of a line in the order in which they are said; None if they say something else.

    Where scripts that run both ways meet in a line, the page alone does not tell the order of its
    words. So what is said is looked for in it word by word: each run of figures from left to right,
    each word in the direction of its script.

    Args:
        line: the letters of a line.
        said: as many letters of the document.
        breaks: where in ``said`` a word begins.
    """
    left = list(_runs(line, lambda at: _parts(line[at - 1], line[at])))
    letters: list[Letter] = []
    for start, end in _spans([_kind(one) for one in said], breaks.__contains__):
        found = _taken(said[start:end], left)
        if found is None:
            return None
        letters += found
    return letters


def _taken(text: str, left: list[Sequence[Letter]]) -> list[Letter] | None:
    """The letters that spell a text, taken from what is left of a line.

    They are those of one run, or of some that stand side by side: a letter that does not join its
    neighbour leaves a gap.
    """
    for index in range(len(left)):
        for end in range(index + 1, min(index + _TORN, len(left)) + 1):
            run = [letter for part in left[index:end] for letter in part]
            found = _spelling(text, run)
            if found is not None:
                del left[index:end]
                return found
    return None


def _runs(line: Sequence[Letter], begins: Callable[[int], bool]) -> Iterator[Sequence[Letter]]:
    for start, end in _spans([_kind(letter.text) for letter in line], begins):
        yield line[start:end]


def _spans(kinds: Sequence[str], begins: Callable[[int], bool]) -> Iterator[tuple[int, int]]:
    """Figures in a row, and letters of one direction in a row; every other sign by itself."""
    start = 0
    for at in range(1, len(kinds) + 1):
        if at == len(kinds) or kinds[at] != kinds[at - 1] or not kinds[at] or begins(at):
            yield start, at
            start = at


def _spelling(text: str, run: Sequence[Letter]) -> list[Letter] | None:
    """The letters of a run as a text spells them, or None.

    Those of a script that runs from the right may stand a little out of their order: a ligature
    and the marks on a letter have one place for several.
    """
    if len(run) != len(text):
        return None
    far = _LIGATURE if runs_left(run) else 0
    waiting, found = dict(enumerate(run)), list[Letter]()
    for at, one in enumerate(text):
        near = (n for n in range(at - far, at + far + 1) if n in waiting)
        match = next((n for n in near if waiting[n].text in (one, _MIRRORED.get(one))), None)
        if match is None:
            return None
        found.append(waiting.pop(match))
    return found


def spelling_anyhow(text: str, letters: Sequence[Letter]) -> list[Letter] | None:
    """Letters in the order in which a text has them, whatever their own; None if they are others.

    A line from right to left sets the bracket of a number the other way round.
    """
    waiting, found = list(letters), list[Letter]()
    for one in text:
        match = next((x for x in waiting if x.text in (one, _MIRRORED.get(one))), None)
        if match is None:
            return None
        waiting.remove(match)
        found.append(replace(match, text=one))
    return found if not waiting else None


def _middle(letter: Letter) -> int:
    return round(letter.glyph.left + letter.glyph.right)


def _kind(letter: str) -> str:
    return "figure" if letter.isdigit() else _direction(letter)
