"""Points on acts of office, on what the public sees, on the accused abroad, on an untold case."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

Data = dict[str, Any]
WITNESS: Data = {"id": "P2", "role": "witness", "name": {"full": "Bo Bero"}}


def measure(kind: str, *persons: Data, fact: str = "A bank moved money.", **more: Any) -> Data:
    """The only measure of a request, with its persons and the only fact, which tells of them."""
    usual: Data = {"id": "M1", "kind": kind, "purpose": "To prove the fraud."}
    usual |= {"offences": ["O1"], "facts": ["F1"], "persons": [one["id"] for one in persons]}
    told = [{"id": "F1", "text": fact, "persons": usual["persons"]}]
    return {"measures": [usual | more], "persons": deepcopy(list(persons)), "facts": told}


def untold(stage: str, **more: Any) -> Data:
    """Property is to be held, and the case is told by its stage alone."""
    changes = measure("restraint", WITNESS, items=["The house"])
    changes |= {
        "proceedings": {"nature": "investigation", "summary": "Lost money.", "stage": stage}
    }
    changes["proceedings"] |= more
    return changes | {"annexes": []}


def property_of(assets: list[Data]) -> Data:
    """Property that one measure is to hold and the next to hand over."""
    changes = measure("restraint", WITNESS, items=["Any property"])
    again = changes["measures"][0] | {"id": "M2", "kind": "asset-return"}
    changes["measures"].append(again)
    return changes | {"assets": assets}


ENVOY = WITNESS | {"nationalities": ["NR"]}
SECRET = "The recording is marked as confidential by the airline."
HEARD = "witness-statement"
CASES: list[tuple[str, Data, Data]] = [
    (
        "act-of-office",
        measure(HEARD, ENVOY, fact="In this office she signed the permit."),
        measure(HEARD, ENVOY, fact="In the office of her brother she signed the permit."),
    ),
    (
        "act-of-office",
        measure(HEARD, ENVOY, fact="She wrote it on official paper of the ministry."),
        measure(HEARD, ENVOY | {"immunity": "Waived on 1 May."}, fact="In this office she signed."),
    ),
    (
        "shown-in-public",
        measure(HEARD, WITNESS, fact=SECRET, items=["To play it in a public hearing"]),
        measure(HEARD, WITNESS, fact=SECRET, items=["To play it in a closed session"]),
    ),
    (
        "shown-in-public",
        measure(HEARD, WITNESS, fact=SECRET, items=["Die Aufnahme zu veröffentlichen"]),
        measure(HEARD, WITNESS, items=["To play it in a public hearing"]),
    ),
    (
        "which-case",
        untold("A team collects papers for a report."),
        untold("The police opened the investigation in May."),
    ),
    (
        "which-case",
        untold("Material is being studied."),
        untold("Material is being studied.", file_number="2026/5"),
    ),
    (
        "accused-come",
        measure(HEARD, WITNESS, attendance="The prosecutor and the two defendants"),
        measure(HEARD, WITNESS, attendance="The prosecutor and counsel for the two defendants"),
    ),
    (
        "accused-come",
        measure(HEARD, WITNESS, attendance="Die Staatsanwältin und die Angeklagten"),
        measure(HEARD, WITNESS, attendance="Die Verteidiger der drei Angeklagten"),
    ),
    (
        "find-hold-return",
        property_of([]),
        property_of([{"id": "X1", "description": "Account 5", "kind": "account", "state": "NR"}]),
    ),
    (
        "suspect-or-witness",
        measure(
            HEARD,
            WITNESS,
            purpose="Whether she becomes a suspect or stays a witness will be decided afterwards.",
        ),
        measure(HEARD, WITNESS, purpose="Whether she saw the payment."),
    ),
]


@pytest.mark.parametrize(("rule", "raised", "calm"), CASES)
def test_what_another_state_sees_at_once_is_asked_about(
    asked_and_calm: Callable[..., None], rule: str, raised: Data, calm: Data
) -> None:
    asked_and_calm(rule, raised, calm)


def test_what_a_force_there_did_to_a_victim_may_be_the_states_own_act(
    rules_after: Callable[..., set[str]],
) -> None:
    hurt = WITNESS | {"role": "victim"}
    raised = measure("government-records", hurt, fact="He was shot by American soldiers on a road.")
    calm = measure("government-records", hurt, fact="He was found by American soldiers on a road.")
    there: Data = {"requested.state": "US"}
    assert "their-own-view" in rules_after(raised | there)
    assert "their-own-view" not in rules_after(calm | there)
