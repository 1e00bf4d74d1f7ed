"""A party to a protocol is a party to its parent, where the protocol says so."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from comity.law.inferred import with_inferred
from comity.law.status import position
from comity.model.law_records import Instrument

READ = {"source": "t", "read": "official"}
BOUND = {"code": "NR", "in_force": "2010-05-01", "read": "official"}


def status(
    rows: list[dict[str, Any]],
    on: str = "2020-01-01",
    *,
    complete: str = "no",
    needs: str = "art. 5(4)",
    protocol: dict[str, Any] = BOUND,
) -> tuple[str, str]:
    """What is known of NR towards the parent, and from which protocol."""
    known = {"title": "Treaty", "level": "multilateral", "in_force": "2000-01-01", **READ}
    listed = {"complete": complete, "as_of": "2022-01-01"}
    parent = {**known, "id": "parent", "parties": rows, "party_list": listed}
    adds = {**known, "id": "adds", "protocol_to": "parent", "needs_parent": needs}
    both = {one["id"]: one for one in (parent, {**adds, "parties": [protocol]})}
    held = with_inferred({name: Instrument.model_validate(one) for name, one in both.items()})
    found = position(held["parent"], "NR", dt.date.fromisoformat(on))
    return found.status, found.row.inferred if found.row else ""


UNKNOWN = {"code": "NR", "status": "unknown", "read": "official"}
UNDATED = {"code": "NR", "read": "official"}


@pytest.mark.parametrize("rows", [[], [UNKNOWN], [UNDATED]])
def test_what_the_parent_s_list_leaves_open_is_inferred_and_marked(rows) -> None:
    assert status(rows) == ("in-force", "adds")


@pytest.mark.parametrize("rows", [[], [UNKNOWN], [UNDATED]])
def test_nothing_is_inferred_for_a_day_before_the_protocol_bound(rows) -> None:
    assert status(rows, "2010-04-30")[0] == "unknown"


def test_what_the_parent_s_list_tells_stays_as_it_is() -> None:
    dated = {"code": "NR", "in_force": "2001-01-01", "read": "official"}
    left = {"code": "NR", "status": "withdrawn", "ended": "2015-01-01", "read": "official"}

    assert status([dated]) == ("in-force", "")
    assert status([left]) == ("not-party", "")
    assert status([], complete="yes") == ("not-party", "")


def test_nothing_follows_from_a_protocol_that_does_not_ask_for_the_parent() -> None:
    assert status([UNKNOWN], needs="") == ("unknown", "")


@pytest.mark.parametrize(
    "line",
    [
        {"code": "NR", "status": "signed", "signed": "2009-01-01", "read": "official"},
        BOUND | {"read": "none"},
        BOUND | {"ended": "2018-01-01"},
    ],
)
def test_nothing_follows_from_a_protocol_that_does_not_bind(line) -> None:
    assert status([UNKNOWN], protocol=line) == ("unknown", "")


def test_the_line_says_how_it_is_known_and_is_never_official() -> None:
    known = {"title": "Treaty", "level": "multilateral", "in_force": "2000-01-01", **READ}
    adds = {**known, "id": "adds", "protocol_to": "parent", "needs_parent": "art. 5(4)"}
    both = [{**known, "id": "parent"}, {**adds, "short_title": "Protocol", "parties": [BOUND]}]
    held = with_inferred({one["id"]: Instrument.model_validate(one) for one in both})
    row = held["parent"].party("NR")

    assert row is not None
    assert "a party to the Protocol" in row.note
    assert "art. 5(4)" in row.note
    assert row.read == "secondary"
