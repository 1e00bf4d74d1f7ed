"""No expression of the word lists takes a time that doubles with each word of a text."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from comity.law.load import read_toml
from comity.steps.check.words_beside import word_list

FILES = ("point_words", "offence_words", "at_odds", "foreseen", "straight_words")
OFTEN = 12  # times that an adversary writes the same words again
# The parts of an expression: a letter that is escaped, a class, the beginning of a group, …
PART = re.compile(
    r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\((?:\?(?:[:=!]|<[=!]|-?\w+:))?|\{\d*,?\d*\}|.", re.S
)
AT_WILL = re.compile(r"[*+]|\{\d*,\}")
WIDE = re.compile(r"\.|\[\^.*|\\[DSW]", re.S)  # takes nearly any letter: ``[^.;]``, a full stop
# The former expression of the list “in-a-list”, which had no end on a text of some lines.
ENDLESS = (
    r"(?:,? (?:named|listed|(?:named )?in annex \w+|to be heard"
    r"|(?:whose|on which|for whom)\b[^.;]*\b(?:sought|asked|added)\b[^.;]*))*"
)


def blows_up(expression: str) -> bool:
    """Whether a group that is repeated at will repeats nearly any letter at will."""
    open_ = [False]  # for each group that is open: whether it repeats nearly any letter
    wide, closed = False, False  # what stands before: such a part, a group that repeats one
    for part in PART.findall(expression):
        if AT_WILL.fullmatch(part):
            if closed:
                return True
            open_[-1] |= wide
        wide, closed = bool(WIDE.fullmatch(part)), False
        if part.startswith("("):
            open_.append(False)
        elif part == ")":
            closed = open_.pop()
            open_[-1] |= closed
    return False


@pytest.mark.parametrize("file", FILES)
def test_no_repeated_group_repeats_anything_at_will(file: str) -> None:
    tables = read_toml(files("comity.steps.check") / f"{file}.toml")
    lists = [(name, table) for name, table in tables.items() if isinstance(table, dict)]
    listed = [(name, one) for name, table in lists for tongue in table.values() for one in tongue]
    assert listed
    assert [(name, one) for name, one in listed if blows_up(one)] == []


@pytest.mark.parametrize(
    ("expression", "endless"),
    [
        (ENDLESS, True),
        (r"(?:a(?:b[^.;]*)?)+", True),
        (r"(?:a.{2,})*", True),
        (r"(?:a\b[^.;]{0,40}b)*", False),  # so many letters at most
        (r"(?:a b)*[^.;]*", False),  # one after the other
        (r"(?:[*+)(]a\.*)*", False),  # only these letters, and full stops
        (r"(?:a[^.;]*)?", False),
    ],
)
def test_an_expression_that_blows_up_is_known(expression: str, endless: bool) -> None:
    assert blows_up(expression) is endless


@pytest.mark.parametrize(
    "tail", [" whose papers are sought for whom accounts are asked", " named in annex x", " listed"]
)
def test_a_place_in_a_list_that_goes_on_and_on_is_read_at_once(tail: str) -> None:
    """With the former expression each repetition took four times as long: this had no end."""
    told = word_list("point_words", "in-a-list")
    assert not told.fullmatch(f"One of the five companies{tail * OFTEN * 4}. no.5")
    assert told.fullmatch(f"One of the five companies{tail}")
