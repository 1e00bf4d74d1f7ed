"""To whom the instrument relied on sends what is asked: a central authority, or past it."""

from __future__ import annotations

from typing import Any

import pytest

from comity.steps.resolve import goes_direct

CITED = {"source": "t", "article": "art. 6(1)", "read": "official", "says": "So it goes."}


def road(to: str, **more: Any) -> dict[str, Any]:
    return CITED | {"topic": "channel", "road": to} | more


def relying(data: dict[str, Any], name: str = "a") -> dict[str, Any]:
    return data | {"basis": [{"instrument": name}]}


@pytest.mark.parametrize(
    ("to", "direct"),
    [("central-authority", False), ("executing-authority", True), ("provider", True)],
)
def test_the_road_is_that_of_the_instrument_relied_on(
    to: str, direct: bool, pact, resolve_case, request_data
) -> None:
    pact({"id": "a", "provisions": [road(to)]})
    resolved = resolve_case(relying(request_data))

    assert {found.to for found in resolved.roads} == {to}
    assert goes_direct(resolved.roads) is direct


@pytest.mark.parametrize(
    "more",
    [{"read": "none"}, {"from": "2030-01-01"}, {"but_not": ["NR"]}, {"for": ["extradition"]}],
)
def test_a_road_that_does_not_hold_is_not_taken(
    more: dict[str, Any], pact, resolve_case, request_data
) -> None:
    pact({"id": "a", "provisions": [road("executing-authority", **more)]})

    assert not any(resolve_case(relying(request_data)).roads)


def test_what_speaks_of_the_kind_goes_before_what_speaks_at_large(
    pact, resolve_case, request_data
) -> None:
    kinds = [measure["kind"] for measure in request_data["measures"]]
    pact(
        {
            "id": "a",
            "provisions": [
                road("executing-authority"),
                road("central-authority", **{"for": kinds}),
            ],
        }
    )

    assert {r.to for r in resolve_case(relying(request_data)).roads} == {"central-authority"}


def test_a_road_that_yields_is_closed_beside_another_treaty(
    pact, resolve_case, request_data
) -> None:
    yields = road("central-authority", yields_to="other-mla-treaty")
    pact({"id": "a", "level": "multilateral", "provisions": [yields]}, {"id": "b"})

    assert not any(resolve_case(relying(request_data)).roads)


def test_no_central_authority_is_filled_in_where_it_goes_past_them(
    pact, country, resolve_case, request_data
) -> None:
    law = """
[[answer]]
question = "central-authority"
value = { name = "Ministry of Justice" }
source = "act"
read = "official"
"""
    country("NR", law=law)
    pact({"id": "a", "provisions": [road("executing-authority")]}, {"id": "b"})

    def authority(name: str) -> Any:
        requested = resolve_case(relying(request_data, name)).draft.data()["requested"]
        return requested.get("central_authority", {}).get("name")

    assert authority("a") is None
    assert authority("b") == "Ministry of Justice"
