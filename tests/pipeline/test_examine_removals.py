"""A gap brings no finding elsewhere, and takes none away that does not need it."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator

import pytest
from trials import SAMPLES, Change, Trial, damaged, pairs, removals, tried, whole

pytestmark = pytest.mark.needs_country

FEW = {"removals": 3, "damaged": 2, "pairs": 1}
PAIRS = 20  # of each sample, where everything is tried
LEAST_KEPT = 0.8  # of the findings, over all removals
EVERY = pytest.param("all", marks=pytest.mark.long)
LONG = ("order-de-ie", "preservation-ng-us")  # one paper to a provider is enough for every run
NAMES = [pytest.param(name, marks=pytest.mark.long) if name in LONG else name for name in SAMPLES]

# Fields that next to no rule reads: without one of them nearly all that is found stands.
FAR = ("reference", "their_reference", "proceedings.reference", "annexes[0].title", "version")


def _drawn(changes: Iterable[Change], number: int, seed: str) -> Iterator[Change]:
    every = list(changes)
    yield from random.Random(seed).sample(every, min(number, len(every)))


def _trials(name: str, how: str, much: str) -> list[Trial]:
    sample = whole(name)
    data, seed = sample.tree.data, f"{name} {how}"
    made = {
        "removals": lambda: removals(data),
        "damaged": lambda: damaged(data, seed),
        "pairs": lambda: pairs(sample, PAIRS if much == "all" else FEW[how] * 3, seed),
    }[how]()
    changes = made if much == "all" else _drawn(made, FEW[how] * 3, seed)
    found = filter(None, (tried(sample, change) for change in changes))
    if much == "all":
        return list(found)
    return [trial for _, trial in zip(range(FEW[how]), found, strict=False)]


@pytest.mark.parametrize("much", ["few", EVERY])
@pytest.mark.parametrize("how", FEW)
@pytest.mark.parametrize("name", NAMES)
def test_a_gap_neither_brings_a_finding_nor_hides_one_that_does_not_read_it(
    name: str, how: str, much: str
) -> None:
    trials = _trials(name, how, much)
    assert trials
    assert [(one.what, one.premature) for one in trials if one.premature] == []
    assert [(one.what, one.lost) for one in trials if one.lost] == []


@pytest.mark.parametrize("name", NAMES)
def test_most_of_what_is_found_stands_though_a_field_at_the_far_end_is_missing(name: str) -> None:
    sample = whole(name)
    changes = [one for one in removals(sample.tree.data) if one[0].partition(" ")[2] in FAR]
    trials = list(filter(None, (tried(sample, change) for change in changes)))
    lost = ((one.what, one.kept, one.full) for one in trials)
    short = [(what, kept, full) for what, kept, full in lost if full - kept > max(1, 0.1 * full)]
    assert short == []


@pytest.mark.long
def test_most_of_what_is_found_stands_over_all_removals() -> None:
    trials = [trial for name in SAMPLES for trial in _trials(name, "removals", "all")]
    kept, full = sum(one.kept for one in trials), sum(one.full for one in trials)
    assert kept >= LEAST_KEPT * full
