"""Categories of offences in a draft's own words: what no list knows tells a scope test nothing."""

from __future__ import annotations

from typing import Any

import pytest

from comity.law.categories import known_categories, with_known_categories
from comity.law.conditions import holds, paths_of
from comity.pipeline.own_plugin import open_host

DRUGS: dict[str, Any] = {
    "field": "offences",
    "any": {
        "any_of": [
            {"field": "category", "equals": "drug-trafficking"},
            {
                "all": [
                    {"field": "category", "equals": "money-laundering"},
                    {"field": "predicate", "equals": "drug-trafficking"},
                ]
            },
        ]
    },
}


def met(when: dict[str, Any], *offences: dict[str, Any]) -> bool | None:
    seen = with_known_categories(when, {"offences": list(offences)})
    return holds(when, seen, seen)


@pytest.mark.parametrize("word", ["drugs", "narcotics offence", "Drogenhandel", "trafic"])
def test_a_word_that_no_list_knows_leaves_the_test_open(word: str) -> None:
    assert met(DRUGS, {"category": word}) is None
    assert met(DRUGS, {"category": "money-laundering", "predicate": word}) is None


@pytest.mark.parametrize("word", ["drug-trafficking", "drug trafficking", "Drug_Trafficking"])
def test_the_spelling_counts_for_nothing(word: str) -> None:
    assert met(DRUGS, {"category": word}) is True


@pytest.mark.parametrize("word", ["fraud", "homicide", "other", "illegal-access"])
def test_a_category_that_is_known_rules_out_a_test_that_does_not_list_it(word: str) -> None:
    assert met(DRUGS, {"category": word}) is False


def test_a_word_of_the_tests_own_list_is_known_though_no_other_list_has_it() -> None:
    when = {"field": "offences[].category", "in": ["moon-mining"]}
    assert met(when, {"category": "moon-mining"}) is True
    assert met(when, {"category": "fraud"}) is False


def test_a_test_that_only_rules_one_out_reads_every_word_as_it_stands() -> None:
    when = {"field": "offences[].category", "not_equals": "military-offence"}
    assert met(when, {"category": "drugs"}) is True


def test_every_category_that_a_treaty_lists_is_known() -> None:
    listed = {
        word
        for one in open_host().instruments().values()
        for scope in one.scope
        if any(path.endswith(("category", "predicate")) for path in paths_of(scope.when or {}))
        for word in _words(scope.when)
    }
    assert listed <= known_categories()


def _words(part: Any) -> set[str]:
    """The categories that a condition compares with."""
    if isinstance(part, (list, tuple)):
        return set().union(*map(_words, part)) if part else set()
    if not isinstance(part, dict) and not hasattr(part, "items"):
        return set()
    inner = set().union(*(_words(value) for value in part.values()))
    field = str(part.get("field", ""))
    if field.endswith(("category", "predicate")):
        wanted = part.get("in", part.get("equals", part.get("not_equals", ())))
        inner |= {wanted} if isinstance(wanted, str) else set(wanted)
    return inner
