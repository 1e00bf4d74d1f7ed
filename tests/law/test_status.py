"""Who is bound on a day: absence, dates that are not known, groupings, territories, sides."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.law.status import position, status_between
from comity.model.law_records import Instrument, PartyRow

DAY = dt.date(2020, 1, 1)


def pact(*rows: dict[str, Any], **more: Any) -> Instrument:
    known = {
        "id": "p",
        "title": "Pact",
        "level": "multilateral",
        "in_force": "2000-01-01",
        "source": "s",
        "read": "official",
    }
    return Instrument.model_validate(known | {"parties": [*rows]} | more)


def party(code: str, **more: Any) -> dict[str, Any]:
    return {"code": code, "read": "secondary", **more}


@pytest.mark.parametrize(
    ("known", "status"),
    [
        ({"complete": "no"}, "unknown"),
        ({"complete": "yes"}, "not-party"),
        ({"complete": "yes", "unknown": ["NG"]}, "unknown"),
        ({"complete": "no", "open_to": ["KE", "UG"]}, "not-party"),
        ({"complete": "no", "open_to": ["NG", "UG"]}, "unknown"),
    ],
)
def test_an_absence_means_no_only_where_the_list_can_tell(known: Any, status: str) -> None:
    assert position(pact(party("KE"), party_list=known), "NG", DAY).status == status


@pytest.mark.parametrize(
    ("row", "day", "status"),
    [
        ({"status": "invited"}, "2020-01-01", "not-party"),
        ({"status": "not-party"}, "2020-01-01", "not-party"),
        ({"status": "unknown"}, "2020-01-01", "unknown"),
        ({"in_force": "2001-01-01", "read": "none"}, "2020-01-01", "unknown"),
        ({"ratified": "2010-01-01", "in_force": "2010-02-01"}, "2009-12-31", "not-party"),
        ({"ratified": "2010-01-01", "in_force": "2010-02-01"}, "2010-01-31", "signed"),
        ({"ratified": "2010-01-01", "in_force": "2010-02-01"}, "2010-02-01", "in-force"),
        ({"in_force": "2010-02-01"}, "2009-01-01", "not-party"),  # nothing says it had signed
        ({"transposed": "2012-05-22"}, "2012-05-22", "in-force"),
        ({}, "2015-06-30", "in-force"),  # the list is of that day
        ({}, "2015-06-29", "unknown"),
        ({"by": "2011-01-24"}, "2011-01-24", "in-force"),
        ({"by": "2011-01-24"}, "2011-01-23", "unknown"),
        ({"in_force": "2001-01-01", "ended": "2005-01-01"}, "2004-12-31", "in-force"),
        ({"in_force": "2001-01-01", "ended": "2005-01-01"}, "2005-01-01", "not-party"),
        (
            {"status": "withdrawn", "in_force": "2001-01-01", "ended": "2005-01-01"},
            "2003-01-01",
            "in-force",
        ),
    ],
)
def test_the_dates_of_a_line_decide_on_the_day(row: Any, day: str, status: str) -> None:
    listed = pact(party("NG", **row), party_list={"complete": "yes", "as_of": "2015-06-30"})
    assert position(listed, "NG", dt.date.fromisoformat(day)).status == status


def test_a_later_day_has_the_status_of_the_last_day_that_is_known_and_says_so() -> None:
    row = party("NG", signed="2025-01-01", ratified="2026-01-01", in_force="2026-06-01")
    listed = pact(row, party_list={"complete": "yes", "as_of": "2026-04-25"})
    found = position(listed, "NG", dt.date(2026, 7, 1))

    assert (found.status, found.beyond, found.as_of) == ("signed", True, dt.date(2026, 4, 25))


def test_a_line_that_was_looked_at_later_than_the_list_goes_by_its_own_day() -> None:
    row = party("NG", in_force="2026-06-01", as_of="2026-09-01")
    listed = pact(row, party_list={"complete": "yes", "as_of": "2026-04-25"})

    assert position(listed, "NG", dt.date(2026, 7, 1)).status == "in-force"
    assert not position(listed, "NG", dt.date(2026, 7, 1)).beyond


def test_since_is_not_told_where_one_state_has_no_date() -> None:
    listed = pact(party("NG", in_force="2010-01-01"), party("US"))

    assert status_between(listed, "NG", "US", DAY) == ("in-force", None)


def test_a_bilateral_treaty_has_one_day_for_both() -> None:
    treaty = pact(party("NG"), party("US"), level="bilateral")

    assert status_between(treaty, "NG", "US", DAY) == ("in-force", dt.date(2000, 1, 1))


def test_what_is_in_force_nowhere_is_signed_at_most() -> None:
    listed = pact(party("NG", in_force="2010-01-01"), party("US", in_force="2010-01-01"))
    nowhere = listed.model_copy(update={"in_force": None})

    assert status_between(nowhere, "NG", "US", DAY) == ("signed", None)


def test_who_ratified_what_is_in_force_nowhere_has_signed_it_on_an_earlier_day_too() -> None:
    rows = [party(code, signed="2022-05-12", ratified="2023-02-09") for code in ("RS", "JP")]
    known = {"complete": "yes", "as_of": "2026-04-29"}
    protocol = pact(*rows, in_force=None, party_list=known)

    assert status_between(protocol, "RS", "JP", dt.date(2026, 4, 25)) == ("signed", None)
    assert status_between(protocol, "RS", "JP", dt.date(2020, 1, 1)) == ("not-party", None)


def test_a_treaty_known_to_be_in_force_by_a_day_is_so_from_that_day_and_unknown_before() -> None:
    treaty = pact(party("NG"), party("US"), level="bilateral", in_force=None, by="2015-03-31")

    assert status_between(treaty, "NG", "US", dt.date(2015, 3, 30)) == ("unknown", None)
    assert status_between(treaty, "NG", "US", dt.date(2015, 3, 31)) == ("in-force", None)


def test_members_of_one_side_have_no_tie_among_themselves() -> None:
    treaty = pact(party("DE", side="EU"), party("FR", side="EU"), party("JP"))

    assert status_between(treaty, "DE", "FR", DAY)[0] == "not-party"
    assert status_between(treaty, "DE", "JP", DAY)[0] == "in-force"


@pytest.mark.parametrize(
    ("row", "status"),
    [
        (party("CN"), "unknown"),  # bound itself, and nothing says for whom
        (party("CN", not_to=["HK"]), "not-party"),
        (party("GB"), "not-party"),  # China is on no complete list: nor is Hong Kong
    ],
)
def test_a_territory_is_not_bound_merely_because_its_state_is(row: Any, status: str) -> None:
    listed = pact(row, party_list={"complete": "yes"})
    assert position(listed, "HK", DAY).status == status


def test_a_part_of_a_state_is_bound_as_the_state_is() -> None:
    assert position(pact(party("GB")), "GB-SCT", DAY).status == "in-force"


DATES = st.none() | st.dates(dt.date(1990, 1, 1), dt.date(2030, 1, 1))
ROWS = st.builds(
    PartyRow,
    code=st.sampled_from(["NG", "US", "DE"]),
    status=st.sampled_from(["party", "signed", "withdrawn", "invited", "unknown"]),
    signed=DATES,
    ratified=DATES,
    in_force=DATES,
    ended=DATES,
    by=DATES,
    side=st.sampled_from(["", "EU"]),
    read=st.sampled_from(["official", "secondary", "none"]),
)


@given(
    st.lists(ROWS, max_size=3, unique_by=lambda row: row.code),
    DATES,
    DATES,
    st.sampled_from(["yes", "no"]),
    st.dates(dt.date(1985, 1, 1), dt.date(2035, 1, 1)),
)
def test_the_tie_is_the_same_from_both_sides(rows, in_force, as_of, complete, day) -> None:
    listed = pact(party_list={"complete": complete, "as_of": as_of}, in_force=in_force)
    listed = listed.model_copy(update={"parties": tuple(rows)})

    assert status_between(listed, "NG", "US", day) == status_between(listed, "US", "NG", day)
