"""No expression of the word lists takes a time that doubles with each word of a text."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from re import _parser as expressions  # type: ignore[attr-defined]
from typing import Any

import pytest

from comity.law.load import read_toml
from comity.steps.check.words_beside import word_list

FILES = ("point_words", "offence_words")
UNBOUNDED = 100  # repetitions
GROWS = "MAX_REPEAT", "MIN_REPEAT"
OFTEN = 12  # times that an adversary writes the same words again


def tables(file: str) -> dict[str, dict[str, list[str]]]:
    read = read_toml(files("comity.steps.check") / f"{file}.toml")
    return {name: table for name, table in read.items() if isinstance(table, dict)}


def inner(op: str, value: Any) -> Iterator[Any]:
    """What is inside a part of an expression."""
    if op in GROWS:
        yield value[2]
    elif op == "SUBPATTERN":
        yield value[3]
    elif op == "BRANCH":
        yield from value[1]
    elif op in ("ASSERT", "ASSERT_NOT"):
        yield value[1]


def wide(op: str, value: Any) -> bool:
    """Whether a part of an expression takes nearly any letter: ``[^.;]``, or a full stop."""
    negated = op == "IN" and str(value[0][0]) == "NEGATE"
    return negated or op in ("ANY", "NOT_LITERAL")


def blows_up(tree: Any, *, repeated: bool = False) -> bool:
    """Whether a group that is repeated at will repeats nearly any letter at will."""
    for code, value in tree:
        op = str(code)
        many = op in GROWS and value[1] >= UNBOUNDED
        if many and repeated and any(wide(str(one), told) for one, told in value[2]):
            return True
        if any(blows_up(one, repeated=repeated or many) for one in inner(op, value)):
            return True
    return False


@pytest.mark.parametrize("file", FILES)
def test_no_repeated_group_repeats_anything_at_will(file: str) -> None:
    found = [
        (name, one)
        for name, table in tables(file).items()
        for listed in table.values()
        for one in listed
        if blows_up(expressions.parse(one))
    ]
    assert found == []


def test_an_expression_that_blows_up_is_known() -> None:
    one = r"a list(?: (?:whose\b[^.;]*\b(?:sought|asked)\b[^.;]*))*"
    assert blows_up(expressions.parse(one))


@pytest.mark.parametrize(
    "tail", [" whose papers are sought for whom accounts are asked", " named in annex x", " listed"]
)
def test_a_place_in_a_list_that_goes_on_and_on_is_read_at_once(tail: str) -> None:
    """With the former expression each repetition took four times as long: this had no end."""
    told = word_list("point_words", "in-a-list")
    assert not told.fullmatch(f"One of the five companies{tail * OFTEN * 4}. no.5")
    assert told.fullmatch(f"One of the five companies{tail}")
