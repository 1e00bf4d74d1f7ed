"""The Kenyan ground on third parties reaches every document, record and thing that is sent."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from comity.steps.assess import Report

pytestmark = pytest.mark.needs_country


@pytest.fixture
def grounds(judge: Callable[..., Report]) -> Callable[[str], set[str]]:
    """``grounds("bank-records")``: the grounds in play for that kind in Kenya."""

    def grounds(kind: str) -> set[str]:
        changes = {"requested.state": "KE", "basis": None, "measures.0.kind": kind}
        judged = judge("01", changes).judged
        return {one.ground_id for one in judged if one.status != "not-in-play"}

    return grounds


@pytest.mark.parametrize(
    "kind", ["business-records", "government-records", "criminal-records", "case-file-copies"]
)
def test_records_of_every_kind_may_wait_for_terms_that_protect_third_parties(
    kind: str, grounds: Callable[[str], set[str]]
) -> None:
    assert "ke.third-party-interests" in grounds(kind)


def test_where_nothing_is_sent_there_is_no_such_ground(
    grounds: Callable[[str], set[str]],
) -> None:
    assert "ke.third-party-interests" not in grounds("preservation")
