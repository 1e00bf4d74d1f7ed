"""Which instrument goes first, where several articles speak."""

from __future__ import annotations

import datetime as dt
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.law.precedence import places, rank, replaces
from comity.model.law_records import Instrument

DAY = dt.date(2026, 1, 1)


def pact(name: str, *orders: tuple[str, str], level: str = "multilateral", **more) -> Instrument:
    cited = {"source": "s", "article": "art. 1", "read": "official"}
    rows = [{"relation": relation, "to": to, **cited} for relation, to in orders]
    known = {"id": name, "title": name, "level": level, "source": "s", "read": "official"}
    return Instrument.model_validate(known | {"order": rows} | more)


def order(*instruments: Instrument) -> list[str]:
    return [instrument.id for instrument, _ in rank(instruments, DAY)]


def stated(*instruments: Instrument) -> set[str]:
    return {instrument.id for instrument, articles in rank(instruments, DAY) if articles}


def test_what_names_the_other_goes_before_what_speaks_of_all() -> None:
    old = pact("old", ("prevails-over", "other-mla-treaty"))
    new = pact("new", ("prevails-over", "old"))

    assert order(old, new) == ["new", "old"]
    assert stated(old, new) == {"new", "old"}


def test_two_that_both_prevail_over_all_others_are_left_to_their_level() -> None:
    one = pact("a", ("prevails-over", "other-mla-treaty"))
    other = pact("b", ("prevails-over", "other-mla-treaty"), level="bilateral")

    assert order(one, other) == ["b", "a"]
    assert stated(one, other) == set()


def test_a_protocol_is_not_set_behind_the_treaty_it_adds_to_by_a_general_word() -> None:
    treaty = pact("t", ("prevails-over", "other-mla-treaty"))
    protocol = pact("p", protocol_to="t")
    supplement = pact("s", ("adds-to", "t"))

    assert order(treaty, protocol) == ["t", "p"]  # assumed, as an amendment stands by its treaty
    assert stated(treaty, protocol) == stated(treaty, supplement) == set()


def test_a_word_on_other_treaties_reaches_no_scheme_and_no_orders_to_providers() -> None:
    treaty = pact("t", ("yields-to", "other-mla-treaty"))
    scheme = pact("s", level="scheme", binding=False)
    direct = pact("d", level="bilateral", direct=True)

    assert order(treaty, scheme) == ["t", "s"]
    assert stated(treaty, scheme) == stated(treaty, direct) == set()


def test_a_word_on_bilateral_treaties_reaches_no_other() -> None:
    said = {"relation": "prevails-over", "to": "other-mla-treaty", "levels": ["bilateral"]}
    cited = {"source": "s", "article": "art. 1", "read": "official"}
    treaty = pact("t", level="regional", order=[said | cited])

    assert order(treaty, pact("b", level="bilateral")) == ["t", "b"]
    assert stated(treaty, pact("m")) == set()


def test_orders_to_providers_come_after_what_carries_a_request() -> None:
    assert order(pact("d", level="bilateral", direct=True), pact("m", level="bilateral")) == [
        "m",
        "d",
    ]


def test_a_contradiction_in_a_circle_leaves_what_is_said_by_name() -> None:
    a = pact("a", ("prevails-over", "b"))
    b = pact("b", ("prevails-over", "other-mla-treaty"), ("adds-to", "a"))
    c = pact("c", ("prevails-over", "a"))

    assert order(a, b, c) == ["c", "a", "b"]


RELATION = st.tuples(
    st.sampled_from(["prevails-over", "yields-to", "adds-to"]),
    st.sampled_from(["a", "b", "c", "other-mla-treaty", "national-law"]),
)


@given(st.lists(st.lists(RELATION, max_size=3), min_size=3, max_size=3))
def test_any_statements_give_one_order_whatever_the_order_they_are_read_in(said) -> None:
    pacts = [pact(name, *orders) for name, orders in zip("abc", said, strict=True)]
    found = {tuple(order(*some)) for some in permutations(pacts)}

    assert len(found) == 1
    assert sorted(found.pop()) == ["a", "b", "c"]


def test_whose_article_it_is_does_not_hide_which_goes_first() -> None:
    treaty = pact("bilateral", level="bilateral")
    modest = pact("modest", ("yields-to", "other-mla-treaty"))
    placed = {one.id: list(places(articles)) for one, articles in rank([treaty, modest], DAY)}

    assert placed == {
        "bilateral": ["ahead of modest (s, art. 1)"],
        "modest": ["behind bilateral (s, art. 1)"],
    }


def test_what_replaces_another_goes_before_it_and_before_what_adds_to_it() -> None:
    new, old = pact("new", ("replaces", "old")), pact("old")
    adds = pact("adds", level="bilateral", protocol_to="old")

    assert order(old, adds, new)[0] == "new"
    assert replaces(new, old, "bank-records", DAY) is not None
    assert replaces(new, adds, "bank-records", DAY) is not None
    assert replaces(old, new, "bank-records", DAY) is None


@pytest.mark.parametrize(("kind", "replaced"), [("bank-records", True), ("restraint", False)])
def test_an_article_may_replace_another_for_some_kinds_alone(kind: str, replaced: bool) -> None:
    row = {"relation": "replaces", "to": "old", "for": ["bank-records"], "source": "s"}
    new = pact("new", order=[row | {"read": "official"}])

    assert bool(replaces(new, pact("old"), kind, DAY)) is replaced


@pytest.mark.parametrize("more", [{"read": "none"}, {"read": "official", "from": "2027-01-01"}])
def test_what_nobody_read_or_does_not_hold_yet_replaces_nothing(more: dict[str, str]) -> None:
    new = pact("new", order=[{"relation": "replaces", "to": "old", "source": "s"} | more])

    assert replaces(new, pact("old"), "bank-records", DAY) is None
