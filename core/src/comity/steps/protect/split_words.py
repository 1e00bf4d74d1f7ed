"""Names and numbers torn over paragraphs or cells, into however many pieces: ``Ab|er|na|th|y``.

A find begins where a piece begins and ends where one ends. From each beginning as many pieces are
put together as the longest name has letters, and no more: so the work grows with the text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from comity.steps.protect.identity import Identity
from comity.steps.protect.index import LAST_DIGITS, LEAST_PREFIX, Sought, sought
from comity.steps.protect.inflection import LONGEST, script_of
from comity.steps.protect.values import MOST_BEFORE
from comity.text.folding import squeeze

__all__ = ["BREAK", "spelt"]

BREAK = "\x1f"
"""Between two pieces of a run."""

LEAST = 5  # letters of a name that is told by its pieces


class _Run(NamedTuple):
    """Pieces put together: the letters, where pieces begin and end, and how each begins."""

    letters: str
    starts: list[int]
    ends: list[int]
    first: list[str]


def spelt(people: Sequence[Identity], text: str) -> Iterator[Identity]:
    """Those of some persons whom the pieces of a run tell, each once."""
    tables, run = sought(tuple(people)), _read(text)
    found = {*_names(tables, run), *_marks(tables, run), *_numbers(tables, run)}
    yield from (tables.people[number] for number in sorted(found))


def _read(text: str) -> _Run:
    letters, starts, ends, first = "", [], [], []
    for piece in text.split(BREAK):
        folded = squeeze(piece)
        if folded.text:
            starts.append(len(letters))
            letters += folded.text
            ends.append(len(letters))
            first.append(piece[folded.origin[0]])
    return _Run(letters, starts, ends, first)


def _names(tables: Sought, run: _Run) -> Iterator[int]:
    """Words of names that are found by themselves, in any form."""
    longest = tables.longest_alone + LONGEST
    for index, start in enumerate(run.starts):
        if run.letters[start : start + LEAST_PREFIX] not in tables.prefixes:
            continue
        capital = run.first[index].upper() == run.first[index]
        last = bisect_right(run.ends, start + longest)
        for end in run.ends[index:last]:
            if end - start < LEAST:
                continue
            for one in tables.held(run.letters[start:end], script_of(run.first[index])):
                alone = one.part in tables.people[one.person].alone and len(one.part) >= LEAST
                if alone and not one.open and (capital or not one.form):
                    yield one.person


def _marks(tables: Sought, run: _Run) -> Iterator[int]:
    """Papers and addresses, and names as they are run together or stand without spaces."""
    ends = set(run.ends)
    for many in (tables.marks, tables.run_together, tables.unspaced):
        for start, end, told in many.at(run.letters, run.starts):
            if end in ends and end - start >= LEAST:
                yield from many.people[told]


def _numbers(tables: Sought, run: _Run) -> Iterator[int]:
    for end in run.ends if tables.numbers else ():
        last_digits = run.letters[max(end - LAST_DIGITS, 0) : end]
        for number, told, _ in tables.numbers.get(last_digits, ()):
            first = bisect_left(run.starts, end - len(told) - MOST_BEFORE)
            last = bisect_right(run.starts, end - LAST_DIGITS)
            written = (run.letters[start:end] for start in run.starts[first:last])
            if any(told.endswith(one) or one.endswith(told) for one in written):
                yield number
