"""Row 5: names that are not what they look like are shown; honest names of any script pass."""

from __future__ import annotations

import unicodedata

import pytest

from comity.model.errors import DraftError
from comity.steps.check import check

RULE = "form.misleading-text"


def flagged(name: str, request_data, resolve_case, make_host) -> bool:
    """Whether a person's name is refused or remarked on."""
    request_data["persons"] = [{"id": "P1", "role": "suspect", "name": {"full": name}}]
    host = make_host()
    try:
        resolved = resolve_case(request_data, host)
    except DraftError:
        return True
    findings = [f for f in check(resolved, host) if f.rule == RULE]
    assert all(f.field == "persons[0].name.full" and f.severity == "warning" for f in findings)
    return bool(findings)


def test_misleading_names_are_flagged(data, request_data, resolve_case, make_host, figure):
    names = data("names.json")["misleading"]
    found = [name for name in names if flagged(name, request_data, resolve_case, make_host)]
    assert len(names) == 40
    assert len(found) >= 38
    figure("5", ours=f"{len(found)} flagged, 0 honest remarked on")


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_honest_names_pass_without_a_remark(
    form, data, request_data, resolve_case, make_host, figure
):
    names = data("names.json")["honest"]
    assert len(names) == 40
    assert not [
        name
        for name in names
        if flagged(unicodedata.normalize(form, name), request_data, resolve_case, make_host)
    ]
    figure("5", tried=f"40 misleading and {len(names)} honest names, composed and decomposed")


def test_the_plain_stack_remarks_on_nothing(data, plain, figure):
    names = data("names.json")["misleading"]
    template = plain.template()
    kept = [name for name in names if not plain.lost(template, name)]
    figure("5", plain=f"{len(names) - len(kept)} flagged")
