"""The runs of five words of a text that tell something of a case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from comity.steps.protect.rights import listed
from comity.text.bare_letters import READINGS, Unit, letters_of
from comity.text.function_words import small_words
from comity.text.written_date_words import word_months

__all__ = ["LEAST_LETTERS", "telling_runs"]

LEAST_RUN = 5  # words
LEAST_LETTERS = 10  # of a run: the fewest by which one is looked up
LEAST_RIGHT = 3  # letters of what stands in the document by right


def telling_runs(
    units: Sequence[Unit],
    names: Iterable[str],
    language: str,
    plain: Sequence[Unit] | None = None,
) -> Iterator[str]:
    """Every run of five words of a text, and no longer than that; what tells nothing left out.

    ``plain`` are the same words as they are usually spelt, where ``units`` have ``ae`` for ``ä``.
    """
    letters = "".join(unit.letters for unit in units)
    plain = units if plain is None or len(plain) != len(units) else plain
    weights = _weights(units, letters, names, _days(plain, language))
    for start in range(len(units)):
        weight = 0.0
        for end in range(start, len(units)):
            weight += weights[end]
            last = units[end].start + len(units[end].letters)
            if weight >= LEAST_RUN and last - units[start].start >= LEAST_LETTERS:
                if not all(map(_tells_nothing, plain[start : end + 1])):
                    yield letters[units[start].start : last]
                break


def _weights(
    units: Sequence[Unit], letters: str, names: Iterable[str], days: Iterable[int]
) -> list[float]:
    """How much each word counts: nothing if it is of a name that stands by right, or of a day."""
    weights = [unit.weight for unit in units]
    for n in days:
        weights[n] = 0.0
    starts = {unit.start: n for n, unit in enumerate(units)}
    ends = {unit.start + len(unit.letters): n for n, unit in enumerate(units)}
    for name in names:
        if len(name) < LEAST_RIGHT:
            continue
        at = letters.find(name)
        while at >= 0:
            if at in starts and at + len(name) in ends:
                for n in range(starts[at], ends[at + len(name)] + 1):
                    weights[n] = 0.0
            at = letters.find(name, at + 1)
    return weights


def _tells_nothing(unit: Unit) -> bool:
    return unit.letters in _small() or (unit.letters.isdigit() and len(unit.letters) <= 4)


def _days(units: Sequence[Unit], language: str) -> Iterator[int]:
    """The words of days that are written with the name of a month: ``1 November 2026``."""
    months = _months(language)
    for n, unit in enumerate(units):
        if unit.letters in months:
            beside = [m for m in (n - 1, n + 1) if 0 <= m < len(units) and _is_date(units[m])]
            yield from (n, *beside) if beside else ()


def _is_date(unit: Unit) -> bool:
    return unit.letters in _days_and_years()


@cache
def _days_and_years() -> frozenset[str]:
    """The numbers of days and years, as both readings have them."""
    written = map(str, (*range(1, 32), *range(1900, 2100)))
    return frozenset(letters_of(one, reading) for one in written for reading in READINGS)


@cache
def _months(language: str) -> frozenset[str]:
    names = (*word_months(language.partition("-")[0]), *word_months("en"))
    return frozenset(letters_of(name, reading) for name in names for reading in READINGS)


@cache
def _small() -> frozenset[str]:
    """Words that tell nothing, as both readings have them: small ones, and those of any data."""
    data = listed("data")
    elided = (f"{short}{word}" for word in data if word[0] in "aeiouh" for short in ("l", "d"))
    words = (*small_words(), *data, *elided)
    return frozenset(letters_of(word, reading) for word in words for reading in READINGS)
