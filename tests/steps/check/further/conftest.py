"""A request that a test of the further points changes, and the people in it."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding

Told = Callable[..., dict[str, Finding]]


@pytest.fixture
def told(findings, request_data) -> Told:
    """``told(persons=[…], measures=[{…}])``: the findings by rule.

    A measure and an offence keep what the request has; a fact is a text or a whole entry.
    """

    def told(**fields: Any) -> dict[str, Finding]:
        data = copy.deepcopy(request_data)
        for name, rows in fields.items():
            first = data.get(name, [{}])[0] if name in ("measures", "offences") else {}
            if name in ("measures", "offences"):
                data[name] = [
                    first | {"id": f"{name[0].upper()}{n}"} | row for n, row in enumerate(rows, 1)
                ]
            elif name == "facts":
                entries = ({"text": row} if isinstance(row, str) else row for row in rows)
                data[name] = [{"id": f"F{n}"} | row for n, row in enumerate(entries, 1)]
            elif name == "proceedings":
                data[name] = data[name] | rows
            else:
                data[name] = rows
        for row in data["measures"]:
            for name in [name for name, value in row.items() if value is None]:
                del row[name]
        return {one.rule: one for one in findings(data)}

    return told
