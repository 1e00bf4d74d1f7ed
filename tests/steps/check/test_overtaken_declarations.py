"""A declaration to an article that a protocol has rewritten since closes no road."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding

CITED = {"source": "t", "article": "art. 6", "read": "official", "says": "So it goes."}
DIRECT = CITED | {"id": "d.direct", "road": "judicial-authorities", "open": "yes"}
DECLARED = CITED | {
    "code": "NR",
    "about": "road",
    "value": {"to": "the Ministry of Justice", "direct": "no"},
}


def protocol(**road: Any) -> dict[str, Any]:
    """A protocol to ``d`` with one road."""
    return {"id": "p", "protocol_to": "d", "roads": [CITED | {"id": "p.direct"} | road]}


OPENS = {"road": "judicial-authorities", "open": "yes", "instead_of": ["d.direct"]}


@pytest.fixture
def found(findings, treaties, request_data) -> Callable[..., list[Finding]]:
    """``found(treaty, ...)``: what is said of a straight road that a declaration to ``d`` shuts."""

    def found(*more: dict[str, Any]) -> list[Finding]:
        treaties({"id": "d", "notified": [DECLARED], "roads": [DIRECT]}, *more)
        data = request_data | {"basis": [{"instrument": "d"}]}
        del data["reciprocity"]
        data["transmission"] = {"road": "judicial-authorities"}
        return [one for one in findings(data) if one.rule.startswith("notified.")]

    return found


def test_whether_it_still_applies_is_asked_and_blocks_nothing(found) -> None:
    (one,) = found(protocol(**OPENS))

    assert (one.rule, one.severity, one.field) == (
        "notified.road-rewritten",
        "advice",
        "transmission.road",
    )
    assert one.message.endswith("Comity does not know whether the declaration still applies.")


@pytest.mark.parametrize(
    "road",
    [
        OPENS | {"instead_of": []},
        OPENS | {"open": "no"},
        OPENS | {"road": "central-authorities"},
    ],
)
def test_a_protocol_that_does_not_open_that_road_leaves_it_closed(
    road: dict[str, Any], found
) -> None:
    (one,) = found(protocol(**road))

    assert (one.rule, one.severity) == ("notified.road-closed", "error")


def test_without_a_protocol_it_closes_the_road(found) -> None:
    (one,) = found()

    assert (one.rule, one.severity) == ("notified.road-closed", "error")
