"""The work of a check grows with the case, and not with its square: no case stops anybody."""

from __future__ import annotations

import cProfile
import pstats
from collections.abc import Mapping
from typing import Any

import pytest

import comity
from comity.kit.samples import sample_files
from comity.steps.read import reading
from comity.steps.read.case_file import load

FEW, MANY = 40, 120
MOST = 1.25
"""How much more than the case the work may have grown, once what every check costs is off."""


@pytest.fixture(scope="module")
def host() -> comity.Host:
    """One host, which has read its law already."""
    return comity.Host(None, one_matter=True)


@pytest.fixture(scope="module")
def sample(host: comity.Host) -> dict[str, Any]:
    """The tree of the packaged request for bank records."""
    source = next(one for one in sample_files() if one.stem == "bec-request")
    known = host.for_case().document_types()
    return dict(reading(load(source), source, known).tree.data)


def persons(count: int, _: Mapping[str, Any]) -> dict[str, Any]:
    """So many suspects with names of their own, and dates of birth."""
    return {
        "persons": [
            {
                "id": f"P{number}",
                "role": "suspect",
                "name": {"full": f"Given{number} Family{number * 7}"},
                "born": "1970-01-01",
            }
            for number in range(1, count + 1)
        ]
    }


def facts(count: int, _: Mapping[str, Any]) -> dict[str, Any]:
    """So many facts, which name people and call them by what they are."""
    return {
        "facts": [
            {
                "id": f"F{number}",
                "date": "2026-03-05",
                "text": f"The suspect Given{number} Family{number * 7}, born on 2 January 1970,"
                f" called the bank on line {number}. Family{number} was with him.",
            }
            for number in range(1, count + 1)
        ]
    }


def both(count: int, sample: Mapping[str, Any]) -> dict[str, Any]:
    """So many people, each told of by a fact."""
    return persons(count, sample) | facts(count, sample)


def measures(count: int, sample: Mapping[str, Any]) -> dict[str, Any]:
    """So many measures like those of the sample."""
    known = sample["measures"]
    return {
        "measures": [
            {**known[number % len(known)], "id": f"M{number}"} for number in range(1, count + 1)
        ]
    }


def annexes(count: int, _: Mapping[str, Any]) -> dict[str, Any]:
    """So many annexes."""
    return {
        "annexes": [
            {"id": f"A{number}", "title": f"Statement {number}"} for number in range(1, count + 1)
        ]
    }


def _work(tree: Mapping[str, Any], host: comity.Host) -> int:
    """How many functions are called until a tree is judged, whatever else the machine does."""
    profile = cProfile.Profile()
    profile.enable()
    comity.examine(tree, host)
    comity.relevant(tree, host)
    profile.disable()
    return int(vars(pstats.Stats(profile))["total_calls"])


@pytest.mark.parametrize("made", [persons, facts, both, measures, annexes])
def test_three_times_the_case_is_three_times_the_work(
    made: Any, sample: dict[str, Any], host: comity.Host
) -> None:
    """Three times as many entries take three times as long, and not nine times."""
    comity.examine({**sample, **made(2, sample)}, host)  # what is read once
    none, few, many = (_work({**sample, **made(count, sample)}, host) for count in (1, FEW, MANY))
    grown = (many - none) / (few - none)
    assert grown <= MOST * MANY / FEW, f"{grown:.1f} times the work for 3 times the case"
