"""Paragraphs that yield to another treaty on assistance hold only where there is none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.host import Host
from comity.model.citations import Read
from comity.steps.assess.holding import find_bars
from comity.steps.resolve import Resolved, resolve

pytestmark = pytest.mark.needs_country

Cased = Callable[..., Any]


@pytest.fixture
def between(variant: Cased, host: Host) -> Callable[..., Resolved]:
    """``between("NG", "AR", "uncac")``: the request of draft 05, relying on one convention."""

    def between(one: str, other: str, basis: str) -> Resolved:
        changes = {
            "requesting.state": one,
            "requested": {"state": other},
            "basis": [{"instrument": basis}],
        }
        return resolve(variant("05", changes), host)

    return between


def taken_away(resolved: Resolved) -> dict[str, str]:
    """The topics of grounds that are taken away, each with the article that does it."""
    return {
        topic: bar.provision.article for bar in find_bars(resolved) for topic in bar.provision.bars
    }


@pytest.mark.parametrize(
    ("convention", "bank", "fiscal"),
    [
        ("untoc", "art. 18(8)", "art. 18(22)"),
        ("uncac", "art. 46(8)", "art. 46(22)"),
    ],
)
def test_the_fiscal_bar_yields_to_a_treaty_and_that_on_bank_secrecy_does_not(
    convention: str, bank: str, fiscal: str, between: Callable[..., Resolved]
) -> None:
    alone = taken_away(between("NG", "AR", convention))
    beside = taken_away(between("NG", "US", convention))  # a treaty binds these two

    assert alone == {"bank-secrecy": bank, "fiscal": fiscal}
    assert beside == {"bank-secrecy": bank}


def test_what_the_drug_convention_bars_stands_outside_the_paragraphs_that_yield(
    between: Callable[..., Resolved],
) -> None:
    expected = {
        "bank-secrecy": "art. 7(5)",
        "fiscal": "art. 3(10)",
        "political-offence": "art. 3(10)",
    }

    assert taken_away(between("NG", "AR", "un-1988")) == expected
    assert taken_away(between("NG", "US", "un-1988")) == expected


@pytest.mark.parametrize(
    ("convention", "article", "yielding"),
    [("untoc", 18, range(9, 30)), ("uncac", 46, range(9, 30)), ("un-1988", 7, range(8, 20))],
)
def test_each_provision_of_those_paragraphs_is_marked_and_no_other(
    convention: str, article: int, yielding: range, host: Host
) -> None:
    held = host.instruments()[convention]
    marks = {
        row.article: bool(row.yields_to)
        for row in (*held.provisions, *held.grounds)
        if row.read is not Read.NONE and row.article.startswith(f"art. {article}(")
    }

    assert marks
    for cited, marked in marks.items():
        first = int(cited.split("(")[1].split(")")[0])
        assert marked is (first in yielding), cited


def test_a_list_of_contents_that_yields_is_a_floor_beside_a_treaty(
    variant: Cased, host: Host
) -> None:
    from comity.pipeline.build import check_case

    def rules(other: str) -> set[str]:
        changes = {
            "requested": {"state": other},
            "basis": [{"instrument": "untoc"}],
            "requesting.authority": {"name": "Office of Records"},
            "proceedings.authority": None,
        }
        return {f.rule for f in check_case(variant("05", changes), host).findings}

    assert "untoc.18-15-b.authority" in rules("CR")
    assert "untoc.18-15.floor" not in rules("CR")
    assert "untoc.18-15-b.authority" not in rules("US")
    assert "untoc.18-15.floor" in rules("US")
