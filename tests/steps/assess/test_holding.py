"""Which grounds hold: read, in force, and of the State or the part of it that is asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.host import Host
from comity.model.office import Office
from comity.steps.assess import judge_grounds
from comity.steps.resolve import Resolved

ENTRY = """
[[ground]]
id = "{id}"
title = "A ground"
nature = "mandatory"
topic = "{topic}"
says = "It says so."
source = "act"
article = "s. 1"
read = "{read}"
{more}
"""
PARTS = """schema = 1
code = "NR"
name = "Republic of NR"
short_name = "NRland"
languages = ["en"]
[[part]]
code = "NR-NO"
name = "North"
[[part]]
code = "NR-SO"
name = "South"
"""

Cited = Callable[..., set[str]]


def ground(
    name: str, more: str = "", *, topic: str = "political-offence", read: str = "official"
) -> str:
    return ENTRY.format(id=name, more=more, topic=topic, read=read)


@pytest.fixture
def cited(
    country: Callable[..., Any],
    make_host: Callable[..., Host],
    resolve_case: Callable[..., Resolved],
    request_data: dict[str, Any],
) -> Cited:
    """``cited(law, "NR-NO")``: the ids of the grounds that are cited against a request."""

    def cited(law: str, code: str = "NR", **changes: Any) -> set[str]:
        country("NR", law=law, jurisdiction=PARTS)
        host = make_host(Office(allowed=frozenset({"comity-nr"})))
        request_data["requested"]["state"] = code
        resolved = resolve_case({**request_data, **changes}, host)
        return {one.ground_id for one in judge_grounds(resolved, host)}

    return cited


def test_a_ground_that_nobody_read_is_not_cited(cited: Cited) -> None:
    assert cited(ground("a", read="none") + ground("b", read="secondary")) == {"b"}


def test_a_ground_of_another_day_is_not_cited(cited: Cited) -> None:
    law = ground("ended", "to = 2026-10-04") + ground("later", "from = 2026-10-06")
    assert cited(law + ground("first-day", "from = 2026-10-05")) == {"first-day"}


@pytest.mark.parametrize(
    ("code", "expected"),
    [("NR-NO", {"north", "whole"}), ("NR-SO", {"whole"}), ("NR", {"whole"})],
)
def test_a_ground_of_one_part_is_cited_for_that_part_alone(
    cited: Cited, code: str, expected: set[str]
) -> None:
    assert cited(ground("north", 'part = ["NR-NO"]') + ground("whole"), code) == expected


def test_an_answer_that_asks_for_dual_criminality_is_a_ground_where_no_ground_says_so(
    cited: Cited,
) -> None:
    answer = """
[[answer]]
question = "dual-criminality"
value = "yes"
says = "The conduct must be an offence."
source = "act"
article = "s. 2"
read = "official"
"""
    assert cited(answer) == {"nr.dual-criminality"}


def test_it_is_not_said_twice(cited: Cited) -> None:
    answer = """
[[answer]]
question = "dual-criminality"
value = "yes"
source = "act"
article = "s. 2"
read = "official"
"""
    assert cited(answer + ground("own", topic="dual-criminality")) == {"own"}


def test_a_ground_that_does_not_reach_the_case_is_not_at_risk(
    country: Callable[..., Any],
    make_host: Callable[..., Host],
    resolve_case: Callable[..., Resolved],
    request_data: dict[str, Any],
) -> None:
    only = 'only = { field = "requesting.state", in = ["FJ"] }'
    coercive = 'coercive_only = true\nfor = ["spontaneous-information"]'
    law = ground("only", only, topic="dual-criminality")
    law += ground("coercive", coercive, topic="dual-criminality")
    law += ground("plain", topic="dual-criminality")
    country("NR", law=law)
    host = make_host(Office(allowed=frozenset({"comity-nr"})))
    request_data["measures"].append(
        {
            "id": "M2",
            "kind": "spontaneous-information",
            "purpose": "To tell.",
            "facts": ["F1"],
            "offences": ["O1"],
        }
    )
    judged = judge_grounds(resolve_case(request_data, host), host)
    assert {one.ground_id: one.status for one in judged} == {
        "plain": "at-risk",
        "only": "not-in-play",
        "coercive": "not-in-play",
    }
