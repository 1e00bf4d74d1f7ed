"""Which edits of two authors touch one another, and what each has for that stretch."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.tasks.revisions.edits import clusters, edits


@pytest.mark.parametrize(
    ("mine", "theirs", "found"),
    [
        ("abXd", "Ybcd", [(0, 1, "", "Y"), (2, 3, "X", "")]),
        ("aXcd", "aYYd", [(1, 3, "Xc", "YY")]),
        ("XXXd", "aYcd", [(0, 3, "XXX", "aYc")]),
        ("aXbcd", "aYbcd", [(1, 1, "X", "Y")]),
        ("aXbcd", "aYcd", [(1, 1, "X", ""), (1, 2, "", "Y")]),
        ("ad", "abcXd", [(1, 3, "", ""), (3, 3, "", "X")]),
        ("abcd", "abcd", []),
    ],
)
def test_edits_that_touch_stand_together(
    mine: str, theirs: str, found: list[tuple[int, int, str, str]]
) -> None:
    told = [
        (
            at.start,
            at.end,
            "".join(mine[n] for n in at.mine or ()),
            "".join(theirs[n] for n in at.theirs or ()),
        )
        for at in clusters(edits("abcd", mine), edits("abcd", theirs))
    ]
    assert told == found


letters = st.text("abc", max_size=8)


@given(letters, letters, letters)
def test_each_author_s_text_can_be_put_together_again(base: str, mine: str, theirs: str) -> None:
    for side, text in (("mine", mine), ("theirs", theirs)):
        made, done = "", 0
        for at in clusters(edits(base, mine), edits(base, theirs)):
            stretch = getattr(at, side)
            made += base[done : at.start]
            kept = base[at.start : at.end]
            made += kept if stretch is None else "".join(text[n] for n in stretch)
            done = at.end
        assert made + base[done:] == text
