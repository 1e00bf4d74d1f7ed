"""Row 24: hosts that only look official are reported, in a request; honest ones pass."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.office import Office
from comity.pipeline.own_plugin import open_host
from comity.steps.check.look_alike import check_look_alikes

pytestmark = pytest.mark.needs_country
WARNED = ("address.look-alike", "warning")
Table = dict[str, list[str]]


@pytest.fixture
def flagged(request_data, resolve_case) -> Callable[[Table], list[str]]:
    """Those of the addresses that are reported, each in a request of its own."""
    host = open_host(Office())

    def flagged(table: Table) -> list[str]:
        found = []
        for state, addresses in table.items():
            for address in addresses:
                side: dict[str, Any] = request_data["requesting"]
                side["state"] = state
                side["authority"] = {"name": "Example Prosecution Office"}
                side["contacts"] = [{"name": "Ben Example"}]
                if "://" in address:
                    side["authority"]["url"] = address
                else:
                    side["contacts"][0]["email"] = address
                findings = list(check_look_alikes(resolve_case(request_data, host), host.office))
                assert {(f.rule, f.severity) for f in findings} <= {WARNED}
                found += [address] * bool(findings)
        return found

    return flagged


def test_every_look_alike_is_reported_and_no_honest_address(flagged, data, figure) -> None:
    tables = data("domains.json")
    tried = {name: [a for row in table.values() for a in row] for name, table in tables.items()}
    assert all(len(set(addresses)) >= 60 for addresses in tried.values())

    missed = set(tried["look-alikes"]) - set(flagged(tables["look-alikes"]))
    wrong = flagged(tables["honest"])

    assert missed == set()
    assert wrong == []
    look_alikes, honest = (len(tried[name]) for name in ("look-alikes", "honest"))
    figure("24", tried=f"{look_alikes} look-alikes and {honest} honest addresses")
    figure("24", ours=f"{look_alikes - len(missed)} reported, {len(wrong)} honest remarked on")
