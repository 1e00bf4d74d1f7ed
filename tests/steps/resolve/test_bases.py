"""The legal basis: what binds both States on the day, in which order, with which test."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

MULTI, BI, REGIONAL = ({"level": level} for level in ("multilateral", "bilateral", "regional"))
CITED = {"source": "t", "article": "art. 9", "read": "official"}


def order(relation: str, to: str, **more: Any) -> dict[str, Any]:
    return CITED | {"relation": relation, "to": to} | more


def party(code: str, **more: Any) -> dict[str, Any]:
    known = {"code": code, "status": "party", "in_force": "2005-01-01", "read": "official"}
    return known | more


def ids(resolved) -> list[str]:
    return [basis.instrument.id for basis in resolved.bases]


def test_without_an_article_the_order_is_that_of_the_levels_and_shown_as_assumed(
    pact, resolve_case, request_data
) -> None:
    pact(MULTI | {"id": "a"}, REGIONAL | {"id": "b"}, BI | {"id": "c"})
    resolved = resolve_case(request_data)

    assert ids(resolved) == ["c", "b", "a"]
    assert not any(basis.order_stated for basis in resolved.bases)


def test_an_article_on_precedence_goes_before_the_level_and_is_shown_as_stated(
    pact, resolve_case, request_data
) -> None:
    pact(MULTI | {"id": "a", "order": [order("prevails-over", "c")]}, BI | {"id": "c"})
    resolved = resolve_case(request_data)

    assert ids(resolved) == ["a", "c"]
    assert all(basis.order_stated for basis in resolved.bases)


def test_an_instrument_that_yields_comes_after_every_other(
    pact, resolve_case, request_data
) -> None:
    pact(BI | {"id": "a", "order": [order("yields-to", "other-mla-treaty")]}, MULTI | {"id": "c"})
    resolved = resolve_case(request_data)

    assert ids(resolved) == ["c", "a"]


def test_what_is_only_signed_comes_after_what_is_in_force(pact, resolve_case, request_data) -> None:
    signed = [party("TV"), party("NR", status="signed", in_force=None)]
    yields = MULTI | {"id": "a", "order": [order("yields-to", "other-mla-treaty")]}
    pact(BI | {"id": "c", "parties": signed}, yields)
    resolved = resolve_case(request_data)

    assert ids(resolved) == ["a", "c"]
    assert not any(basis.order_stated for basis in resolved.bases)


@pytest.mark.parametrize(
    ("relation", "more"),
    [
        ("adds-to", {}),
        ("prevails-over", {"read": "none"}),  # nobody has read the article
        ("prevails-over", {"ended": "2020-01-01"}),
        ("prevails-over", {"from": "2030-01-01"}),
    ],
)
def test_what_states_no_order_on_the_day_changes_none(
    relation: str, more: dict[str, str], pact, resolve_case, request_data
) -> None:
    pact(MULTI | {"id": "a", "order": [order(relation, "c", **more)]}, BI | {"id": "c"})
    resolved = resolve_case(request_data)

    assert ids(resolved) == ["c", "a"]
    assert not any(basis.order_stated for basis in resolved.bases)


@pytest.mark.parametrize("relation", ["prevails-over", "yields-to"])
def test_articles_that_contradict_each_other_decide_nothing(
    relation: str, pact, resolve_case, request_data
) -> None:
    pact(
        MULTI | {"id": "a", "order": [order(relation, "c")]},
        BI | {"id": "c", "order": [order(relation, "a")]},
    )
    resolved = resolve_case(request_data)

    assert ids(resolved) == ["c", "a"]
    assert not any(basis.order_stated for basis in resolved.bases)


@pytest.mark.parametrize(
    ("day", "status", "since"),
    [
        ("1999-12-31", "signed", None),  # the instrument itself is not in force
        ("2004-12-31", "signed", None),  # NR and TV are bound from 2005
        ("2005-01-01", "in-force", dt.date(2005, 1, 1)),
        ("2026-10-05", "in-force", dt.date(2005, 1, 1)),
    ],
)
def test_the_status_is_that_of_the_day(
    day: str, status: str, since: dt.date | None, pact, resolve_case, request_data
) -> None:
    del request_data["reciprocity"]  # so that what is in force is relied on
    both = [party(code, signed="1998-01-01") for code in ("TV", "NR")]
    pact({"id": "a", "parties": both})
    resolved = resolve_case(request_data, on=dt.date.fromisoformat(day))
    (basis,) = resolved.bases

    assert (basis.status, basis.since) == (status, since)
    assert basis.relied_on is (status == "in-force")


@pytest.mark.parametrize(
    ("theirs", "complete", "status"),
    [
        ([party("TV"), party("NR", status="signed", in_force=None)], "yes", "signed"),
        ([party("TV"), party("NR", status="withdrawn")], "yes", "not-party"),
        ([party("TV"), party("NR", ended="2020-01-01")], "yes", "not-party"),
        ([party("TV"), party("NR", ended="2030-01-01")], "yes", "in-force"),
        ([party("TV")], "yes", "not-party"),
        ([party("TV")], "no", "unknown"),
    ],
)
def test_the_weaker_state_decides(
    theirs, complete: str, status: str, pact, resolve_case, request_data
) -> None:
    pact({"id": "a", "parties": theirs, "party_list": {"complete": complete}})
    resolved = resolve_case(request_data | {"basis": [{"instrument": "a"}]})

    assert [basis.status for basis in resolved.bases] == [status]


def test_an_instrument_that_has_ended_binds_nobody(pact, resolve_case, request_data) -> None:
    pact({"id": "a", "ended": "2020-01-01"})

    assert resolve_case(request_data).bases == ()
    before = resolve_case(request_data, on=dt.date(2019, 12, 31))
    assert [basis.status for basis in before.bases] == ["in-force"]


def test_a_part_of_a_state_is_bound_as_the_state_is(pact, resolve_case, request_data) -> None:
    pact({"id": "a"})
    request_data["requested"]["state"] = "NR-14"

    assert [b.status for b in resolve_case(request_data).bases] == ["in-force"]


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("The requested State does not recognise the asking entity as a State.", False),
        ("The requested State does not recognise such judgments.", True),
        ("The requesting authority is not recognised by the requested State.", False),
        ("L’État requis ne reconnaît pas l’entité requérante comme un État.", False),
        ("Our law does not recognise bank secrecy towards a State prosecutor.", True),
        ("The suspect does not recognise the jurisdiction of the requested State.", True),
        ("The accused does not recognise the Republic as a State.", True),
        ("Cet acte n’est pas reconnu dans l’État requis.", True),
    ],
)
def test_no_treaty_binds_to_an_entity_that_is_not_recognised(
    text: str, bound: bool, pact, resolve_case, request_data
) -> None:
    pact({"id": "a"})
    told = request_data | {"remarks": [{"part": "basis", "text": text}]}
    assert bool(resolve_case(told).bases) is bound


@pytest.mark.parametrize(("day", "beyond"), [("2022-06-30", False), ("2022-07-01", True)])
def test_a_day_after_the_list_of_parties_ends_is_marked(
    day: str, beyond: bool, pact, resolve_case, request_data
) -> None:
    pact({"id": "a", "party_list": {"complete": "yes", "as_of": "2022-06-30"}})
    (basis,) = resolve_case(request_data, on=dt.date.fromisoformat(day)).bases

    assert basis.beyond is beyond


SCOPE = CITED | {"id": "s", "says": "Fraud only.", "when": {"field": "x", "equals": "y"}}


@pytest.mark.parametrize(
    ("when", "applies"),
    [
        ({"field": "proceedings.nature", "equals": "investigation"}, True),
        ({"field": "proceedings.nature", "equals": "trial"}, False),
        ({"field": "offences[].category", "equals": "corruption"}, None),
    ],
)
def test_the_scope_test_is_met_fails_or_stays_open(
    when, applies: bool | None, pact, resolve_case, request_data
) -> None:
    del request_data["reciprocity"]  # so that what is in force is relied on
    pact({"id": "a", "scope": [SCOPE | {"when": when}]})
    (basis,) = resolve_case(request_data).bases

    assert basis.applies is applies
    assert [s.says for s in basis.failing()] == (["Fraud only."] if applies is False else [])
    assert [s.says for s in basis.open()] == (["Fraud only."] if applies is None else [])
    assert basis.relied_on is (applies is True)


def test_a_scope_test_that_nobody_has_read_is_not_applied(pact, resolve_case, request_data) -> None:
    pact({"id": "a", "scope": [SCOPE | {"read": "none"}]})
    (basis,) = resolve_case(request_data).bases

    assert basis.tests == ()


def test_what_the_author_names_is_relied_on_and_nothing_else(
    pact, resolve_case, request_data
) -> None:
    pact(BI | {"id": "a"}, MULTI | {"id": "b"})
    resolved = resolve_case(request_data | {"basis": [{"instrument": "b"}]})

    assert [b.instrument.id for b in resolved.relied_on()] == ["b"]
    assert resolved.parties.instruments == ("b",)


def test_a_scheme_that_binds_nobody_is_not_relied_on_unasked(
    pact, resolve_case, request_data
) -> None:
    pact({"id": "a", "binding": False})

    assert resolve_case(request_data).relied_on() == ()


def test_a_notice_has_no_basis(pact, resolve_case, notice_data) -> None:
    pact({"id": "a"})

    assert resolve_case(notice_data).bases == ()


def test_a_draft_that_rests_on_reciprocity_relies_on_no_treaty_it_does_not_name(
    pact, resolve_case, request_data
) -> None:
    pact(BI | {"id": "c", "parties": [party("TV"), party("NR")]})
    assert request_data["reciprocity"] is True
    assert resolve_case(request_data).relied_on() == ()
