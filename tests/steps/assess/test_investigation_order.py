"""The grounds that Directive 2014/41 adds for particular measures, and where they are silent."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.steps.assess import Report

pytestmark = pytest.mark.needs_country

ORDER = {"requesting.state": "FR", "requested.state": "IT", "basis": [{"instrument": "eu-eio"}]}


def in_play(report: Report) -> set[str]:
    return {one.ground_id for one in report.judged if one.status != "not-in-play"}


@pytest.mark.parametrize(
    ("kind", "role", "asks"),
    [
        ("video-hearing", "suspect", True),
        ("video-hearing", "accused", True),
        ("video-hearing", "witness", False),
        ("suspect-interview", "suspect", False),
    ],
)
def test_only_a_suspect_must_consent_to_a_hearing_by_link(
    judge: Callable[..., Report], kind: str, role: str, asks: bool
) -> None:
    person = {"id": "P1", "role": role, "name": {"full": "Alex Example"}}
    changes: dict[str, Any] = {"measures.0.kind": kind, "persons": [person]}
    report = judge("03", ORDER | changes)
    assert ("eu-eio.hearing.consent" in in_play(report)) is asks


@pytest.mark.parametrize(
    ("kind", "asks"),
    [("prisoner-transfer-testimony", True), ("witness-testimony", False), ("extradition", False)],
)
def test_a_person_in_custody_must_consent_to_a_transfer(
    judge: Callable[..., Report], kind: str, asks: bool
) -> None:
    report = judge("03", ORDER | {"measures.0.kind": kind})
    assert ("eu-eio.transfer.consent" in in_play(report)) is asks


@pytest.mark.parametrize(
    ("kind", "holder", "asks"),
    [
        ("bank-accounts-search", "insurer", True),
        ("bank-accounts-search", "bank", False),
        ("bank-accounts-search", "savings bank", False),
        ("bank-records", "insurer", False),
    ],
)
def test_accounts_outside_banks_are_found_only_as_at_home(
    judge: Callable[..., Report], kind: str, holder: str, asks: bool
) -> None:
    changes = {"measures.0.kind": kind, "measures.0.holder": {"name": "A", "kind": holder}}
    report = judge("03", ORDER | changes)
    assert ("eu-eio.accounts.not-a-bank" in in_play(report)) is asks


@pytest.mark.parametrize(
    ("kind", "asks"),
    [("interception", True), ("stored-content", False), ("bank-records", False)],
)
def test_an_interception_is_held_to_a_domestic_case(
    judge: Callable[..., Report], kind: str, asks: bool
) -> None:
    grounds = in_play(judge("03", ORDER | {"measures.0.kind": kind}))
    assert ("eu-eio.interception.domestic-case" in grounds) is asks
