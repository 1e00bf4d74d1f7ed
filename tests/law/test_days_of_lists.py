"""The days of an instrument and of its list, as the conformance kit compares them."""

from __future__ import annotations

import pytest

from comity.kit.conformance.law_dates import instrument_days
from comity.law.load_instruments import load_instruments
from comity.model.law_records import Instrument


def instrument(row: dict[str, object], **keys: object) -> Instrument:
    known = {"id": "pact", "title": "Pact", "level": "multilateral", "source": "act"}
    more = {"read": "official", "signed": "2000-01-01", "parties": [{"code": "BV", **row}]}
    whole = {**known, **more, "party_list": {"as_of": "2010-01-01"}, **keys}
    return Instrument.model_validate(whole)


@pytest.mark.parametrize(
    ("row", "keys", "told"),
    [
        ({"by": "1999-01-01"}, {}, "by is 1999-01-01, before the instrument was signed"),
        ({"transposed": "1999-01-01"}, {}, "transposed is 1999-01-01, before the instrument"),
        ({"by": "2005-01-01", "ended": "2004-01-01"}, {}, "ended is 2004-01-01, before by"),
        (
            {"transposed": "2005-01-01", "ended": "2004-01-01"},
            {},
            "ended is 2004-01-01, before transposed",
        ),
        (
            {"applies_from": "2005-01-01", "in_force": "2004-01-01"},
            {},
            "in_force is 2004-01-01, before applies_from",
        ),
        (
            {"in_force": "2011-01-01"},
            {},
            "later than the date up to which it is known (2010-01-01)",
        ),
        ({"as_of": "2400-01-01"}, {}, "is known up to 2400-01-01, which is in the future"),
        ({}, {"by": "1999-01-01"}, "by is 1999-01-01, before signed"),
        (
            {},
            {"in_force": "2001-01-01", "not_in_force_on": "2002-01-01"},
            "in_force is 2001-01-01, before not_in_force_on",
        ),
    ],
)
def test_a_day_out_of_its_order_is_named(
    row: dict[str, object], keys: dict[str, object], told: str
) -> None:
    assert any(told in problem.message for problem in instrument_days(instrument(row, **keys)))


def test_days_in_their_order_draw_nothing() -> None:
    row = {"signed": "2001-01-01", "by": "2005-01-01", "ended": "2006-01-01"}

    assert not list(instrument_days(instrument(row, in_force="2001-01-01")))


@pytest.mark.needs_country
@pytest.mark.parametrize("package", ["comity_treaties", "comity_eu"])
def test_the_days_of_the_lists_that_are_held_are_in_order(package: str) -> None:
    for one in load_instruments(package):
        assert not list(instrument_days(one)), one.id
