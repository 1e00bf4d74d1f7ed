"""Findings on a case, by the rule that each carries."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from comity.check import check
from comity.host import Host
from comity.office import Office
from comity.read import read_case
from comity.records import Finding
from comity.resolve import resolve

OURS = frozenset({"comity-tv", "comity-nr", "comity-pact"})


@pytest.fixture
def findings(
    make_host: Callable[..., Host], write: Callable[..., Path]
) -> Callable[..., list[Finding]]:
    """``findings(data)``: what is found with the distributions of the test and no others."""

    def findings(data: dict[str, Any], **options: Any) -> list[Finding]:
        host = make_host(Office(allowed=OURS))
        resolved = resolve(read_case(write(data), host.document_types()), host, **options)
        return [f for f in check(resolved, host) if f.rule != "plugin.none"]

    return findings


@pytest.fixture
def put() -> Callable[..., None]:
    """``put(data, "measures.0.period.to", value)``; None takes the field away."""

    def put(data: dict[str, Any], path: str, value: Any) -> None:
        target: Any = data
        *parents, last = [int(step) if step.isdigit() else step for step in path.split(".")]
        for step in parents:
            target = target.setdefault(step, {}) if isinstance(target, dict) else target[step]
        if value is None:
            del target[last]
        elif isinstance(target, list) and last == len(target):
            target.append(value)
        else:
            target[last] = value

    return put
