"""A topic that holds the instruments of a test."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from comity.host import Host

SOURCE = """
from comity import hookimpl
from comity import Instrument

HELD = {held!r}

class Topic:
    @hookimpl
    def comity_instruments(self):
        return [Instrument.model_validate(one) for one in HELD]

plugin = Topic()
"""


@pytest.fixture
def make_host(make_host: Callable[..., Host]) -> Callable[..., Host]:
    """As everywhere, but the code is tried in no process of its own: tests/host is about that."""
    return functools.partial(make_host, tame=True)


@pytest.fixture
def pact(install: Callable[..., Path]) -> Callable[..., None]:
    """``pact({"id": "x"}, ...)`` installs instruments, by default in force for TV and NR."""

    def full(given: dict[str, Any]) -> dict[str, Any]:
        parties = [
            {"code": code, "status": "party", "in_force": "2005-01-01", "read": "official"}
            for code in ("TV", "NR")
        ]
        known = {
            "title": f"Treaty {given['id']}",
            "level": "bilateral",
            "in_force": "2000-01-01",
            "source": "t",
            "read": "official",
            "parties": parties,
        }
        return known | given

    def pact(*instruments: dict[str, Any]) -> None:
        held = [full(one) for one in instruments]
        install(
            "comity-pact",
            "1.0",
            "[comity.plugins]\npact = comity_pact:plugin\n",
            modules={"comity_pact.py": SOURCE.format(held=held)},
        )

    return pact
