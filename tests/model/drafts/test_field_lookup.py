"""A part of a path leads to the field that is meant, from where it is said."""

from __future__ import annotations

import pytest

from comity.model.drafts.field_lookup import field_at, find_field
from comity.model.drafts.request import Request


@pytest.mark.parametrize(
    ("path", "at", "names"),
    [
        ("period", "measures", "measures.period"),  # below
        ("deadline", "measures.period", "measures.deadline"),  # beside a table around it
        ("basis", "measures.period", "basis"),
        ("capacity", "", "assurances.capacity"),  # the nearest to the top, in whatever order
        ("open_until", "measures", "delivery.open_until"),
        ("data_categories", "", "data_categories"),  # which a notice has alone
    ],
)
def test_a_field_is_looked_for_near_where_it_is_said(path: str, at: str, names: str) -> None:
    found = find_field((path,), tuple(at.split(".")) if at else ())

    assert found is not None
    assert ".".join(found.names) == names


def test_what_no_draft_has_is_not_found() -> None:
    assert find_field(("no_such_field",), ("measures",)) is None


def test_below_a_free_table_any_name_is_a_field_without_more_to_say_of_it() -> None:
    found = field_at(Request, ("measures", "particulars", "account"))

    assert found is not None
    assert (found.titles[-1], found.info, found.choices) == ("account", None, ())
