"""A small request as plain data, with a place for every value."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from comity.steps.check.values import judge

TREE: dict[str, Any] = {
    "kind": "request",
    "schema": "1",
    "date": "2026-11-28",
    "language": "en",
    "requesting": {"state": "KE", "authority": {}, "contacts": [{"name": "Wanjiru Mfano"}]},
    "requested": {"state": "US"},
    "persons": [{"id": "P1", "role": "suspect", "name": {"full": "Wanjiru"}}],
    "facts": [{"id": "F1", "text": "He paid.", "persons": ["P1"]}],
    "offences": [{"id": "O1"}],
    "measures": [{"id": "M1", "holder": {}, "identifiers": [{}], "accounts": [{}]}],
}


@pytest.fixture
def rules() -> Callable[..., list[str]]:
    """``rules("persons[0].born", {"persons.0.born": "2030-01-01"})``: ids found at a field."""

    def rules(path: str, changes: dict[str, Any], **more: Any) -> list[str]:
        return [
            f"{one.severity} {one.said.id.removeprefix('value.')}"
            for one in judged(path, changes, **more)
            if one.said is not None
        ]

    return rules


@pytest.fixture(name="judged")
def _judged() -> Callable[..., Any]:
    return judged


def judged(path: str, changes: dict[str, Any], **more: Any) -> Any:
    """The findings at a field of the request with changes."""
    tree = copy.deepcopy(TREE) | more
    for where, value in changes.items():
        target: Any = tree
        *steps, last = [int(one) if one.isdigit() else one for one in where.split(".")]
        for step in steps:
            target = target.setdefault(step, {}) if isinstance(target, dict) else target[step]
        target[last] = value
    return judge(path, tree)
