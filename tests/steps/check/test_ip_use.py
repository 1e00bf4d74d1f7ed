"""The moment is asked of an address that somebody used, not of one of a server."""

from __future__ import annotations

from typing import Any

import pytest

MOMENT = {"time": "2026-03-14T09:12:44", "time_zone": "UTC"}


@pytest.fixture
def rules(findings, request_data):
    """The findings on the address of a measure, by rule."""

    def rules(kind: str = "subscriber-data", address: str = "192.0.2.44", **mark: Any) -> set[str]:
        holder = mark.pop("holder", "internet access provider")
        fact = mark.pop("fact", f"Somebody logged in from {address}.")
        request_data["facts"] = [{"id": "F1", "text": fact}]
        request_data["measures"][0] |= {
            "kind": kind,
            "holder": {"name": "Example Access", "kind": holder},
            "identifiers": [{"kind": "ip-address", "value": address, **mark}],
        }
        return {f.rule for f in findings(request_data) if f.rule.startswith("form.address-")}

    return rules


def test_a_user_is_found_only_with_the_moment(rules) -> None:
    assert rules() == {"form.address-without-time"}
    assert rules(**MOMENT, port=50211) == set()


@pytest.mark.parametrize(("last", "severity"), [("15", "advice"), ("18", "warning")])
def test_an_offence_of_one_night_tells_most_of_the_moment(
    last: str, severity: str, findings, request_data
) -> None:
    request_data["offences"][0] |= {
        "committed_from": "2026-03-14",
        "committed_to": f"2026-03-{last}",
    }
    request_data["measures"][0] |= {
        "kind": "subscriber-data",
        "identifiers": [{"kind": "ip-address", "value": "192.0.2.44"}],
        "period": {"from": "2026-03-01", "to": "2026-04-30"},
        "offences": [request_data["offences"][0]["id"]],
    }
    found = findings(request_data)
    assert [f.severity for f in found if f.rule == "form.address-without-time"] == [severity]


@pytest.mark.parametrize("time", ["2026-03-14T09:12:44+01:00", "2026-03-14T09:12Z"])
def test_a_moment_may_have_its_zone_with_it(rules, time: str) -> None:
    assert rules(time=time, port=50211) == set()


@pytest.mark.parametrize(
    ("time", "found"),
    [
        ("14:30+02:00", "form.address-time-unclear"),
        ("14 March 2026 09:12Z", "form.address-time-unclear"),
        ("12-05-2026", "form.address-without-time"),
    ],
)
def test_a_moment_without_its_day_or_zone_is_unclear(rules, time: str, found: str) -> None:
    assert rules(time=time, port=50211) == {found}


def test_a_server_needs_neither_moment_nor_port(rules) -> None:
    assert rules(holder="hosting provider") == set()
    assert rules(fact="The site resolves to 192.0.2.44.") == set()
    assert rules(note="server of the forum") == set()


def test_a_server_that_is_used_at_a_moment_has_no_port_of_a_user(rules) -> None:
    assert rules(holder="hosting provider", **MOMENT) == set()
    assert rules(note="Fixed address of a rented virtual server", **MOMENT) == set()
    rented = "Example Access rents out servers. 192.0.2.44 reported to the panel."
    assert rules(fact=rented, **MOMENT) == set()


def test_a_port_is_asked_for_where_an_address_may_be_shared(rules) -> None:
    assert rules(**MOMENT) == {"form.address-without-port"}
    assert rules(address="2001:db8::1", **MOMENT) == set()


def test_what_looks_at_data_that_lie_at_an_address_asks_for_no_user(rules) -> None:
    assert rules("stored-content") == set()
