"""Names that were probably meant: one rule for each use, and one module that applies it."""

from __future__ import annotations

import pytest

from comity.model.nearest import CODE, COMMAND, FIELD, KIND, NAME, Nearness, names_near


@pytest.mark.parametrize(
    ("word", "known", "how", "found"),
    [
        ("instrment", ["instrument", "purpose"], NAME, ["instrument"]),
        ("purpse", ["purpose", "purposes"], NAME, ["purpose"]),
        ("chek", ["check", "checks", "build"], COMMAND, ["check", "checks"]),
        ("NGA", ["NG", "NE", "DE"], CODE, ["NG"]),
        ("interceptoin", ["interception", "inspection"], KIND, ["interception"]),
        ("entirely-else", ["interception"], KIND, []),
        ("HOLDER", ["holder"], FIELD, []),
    ],
)
def test_a_word_leads_to_the_names_that_are_near(
    word: str, known: list[str], how: Nearness, found: list[str]
) -> None:
    assert names_near(word, known, how) == found


def test_a_code_may_differ_by_more_than_a_field() -> None:
    assert names_near("XG", ["NG"], CODE) == ["NG"]
    assert names_near("XG", ["NG"], FIELD) == []


def test_no_more_names_are_offered_than_the_rule_allows() -> None:
    known = [f"measure-{n}" for n in range(9)]
    assert len(names_near("measure", known, KIND)) == KIND.most
    assert len(names_near("measure", iter(known), NAME)) == 1
