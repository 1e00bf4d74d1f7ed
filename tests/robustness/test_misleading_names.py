"""Row 5: names that are not what they look like are shown; honest names of any script pass."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

import pytest

from comity.model.errors import DraftError
from comity.steps.check import check

RULE = "form.misleading-text"


FIELD = re.compile(r"persons\[(\d+)\]\.name\.full")


@pytest.fixture
def flagged(request_data, resolve_case, make_host) -> Callable[[list[str]], list[str]]:
    """``flagged(names)``: those names of persons of one request that are refused or remarked on."""

    def flagged(names: list[str]) -> list[str]:
        request_data["persons"] = [
            {"id": f"P{number}", "role": "suspect", "name": {"full": name}}
            for number, name in enumerate(names, start=1)
        ]
        host = make_host()
        try:
            resolved = resolve_case(request_data, host)
        except DraftError as error:
            refused = [names[_person(fault.field)] for fault in error.faults]
            return refused + flagged([name for name in names if name not in refused])
        findings = [f for f in check(resolved, host) if f.rule == RULE]
        assert {f.severity for f in findings} <= {"warning"}
        return [names[_person(f.field)] for f in findings]

    def _person(field: str) -> int:
        found = FIELD.fullmatch(field)
        assert found, field
        return int(found.group(1))

    return flagged


def test_misleading_names_are_flagged(data, flagged, figure):
    names = data("names.json")["misleading"]
    found = set(flagged(names))
    assert len(names) == 40
    assert len(found) >= 38
    figure("5", ours=f"{len(found)} flagged, 0 honest remarked on")


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_honest_names_pass_without_a_remark(form, data, flagged, figure):
    names = data("names.json")["honest"]
    assert len(names) == 40
    assert flagged([unicodedata.normalize(form, name) for name in names]) == []
    figure("5", tried=f"40 misleading and {len(names)} honest names, composed and decomposed")


@pytest.mark.long
def test_the_plain_stack_remarks_on_nothing(data, plain, figure):
    names = data("names.json")["misleading"]
    template = plain.template()
    kept = [name for name in names if not plain.lost(template, name)]
    figure("5", plain=f"{len(names) - len(kept)} flagged")
