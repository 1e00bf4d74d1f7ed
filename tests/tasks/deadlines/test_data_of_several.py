"""The time after which data fade, where several measures ask for such data."""

from __future__ import annotations

import copy
import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from comity.host import Host
from comity.tasks.deadlines.given_files import watch_files
from comity.text.messages import ENGLISH, worded

from ...a_request import REQUEST

pytestmark = pytest.mark.needs_country


def test_banks_that_are_asked_alike_have_one_entry_which_names_each_measure(
    host: Host, write: Callable[..., Path]
) -> None:
    request = copy.deepcopy(REQUEST)
    request["requesting"]["state"], request["requested"]["state"] = "NG", "KE"
    (bank,) = request["measures"]
    bank |= {"kind": "bank-records", "holder": {"name": "Example Bank", "kind": "bank"}}
    later = {"id": "M3", "period": {"from": "2026-01-05", "to": "2026-02-01"}}
    request["measures"] = [bank, {**bank, "id": "M2"}, {**bank, **later}]
    found = watch_files([write("req", json.dumps(request))], host, today=dt.date(2026, 11, 30))
    told = [worded(one.title, ENGLISH)[0] for case in found.cases for one in case.found]
    assert [one for one in told if "7 years" in one] == [
        "Transaction with a reporting institution, for M1, M2: 7 years.",
        "Transaction with a reporting institution, for M3: 7 years.",
    ]
