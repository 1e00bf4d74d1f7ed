"""A rule of law has a patch where one value will do for what an author asks or decides."""

from __future__ import annotations

from typing import Any

import pytest

from comity.law.rules import judge
from comity.model.law_records import Rule
from comity.model.patches import Patch, patch

DRAFT: dict[str, Any] = {"confidentiality": {}, "languages": {"demanded": ("fr",)}}


def patched(*conditions: dict[str, Any], **keys: Any) -> Patch | None:
    row = {"id": "qx.rule", "says": "So.", "source": "act", "read": "official"}
    rule = Rule.model_validate({**row, "require": conditions, **keys})
    (found,) = judge(rule, DRAFT, "QX")
    return found.patch


@pytest.mark.parametrize(
    ("condition", "change"),
    [
        (
            {"field": "confidentiality.wanted", "equals": True},
            ("confidentiality.wanted", "true"),
        ),
        ({"field": "form", "in": ["mla-request"]}, ("form", "mla-request")),
        ({"field": "transmission.copies", "at_least": 2}, ("transmission.copies", "2")),
        ({"field": "languages.demanded", "contains": "de"}, ("languages.demanded[1]", "de")),
    ],
)
def test_the_one_value_that_will_do_is_the_patch(
    condition: dict[str, Any], change: tuple[str, Any]
) -> None:
    assert patched(condition) == patch(change)


@pytest.mark.parametrize(
    "condition",
    [
        {"field": "form", "in": ["mla-request", "letter-rogatory"]},
        {"field": "confidentiality.wanted", "present": True},
        {"field": "translation.certified", "equals": True},
        {"field": "requesting.issued_by.capacity", "equals": "judge"},
        {"field": "requesting.issued_by.seal", "equals": True},
    ],
)
def test_neither_two_values_nor_a_fact_make_a_patch(condition: dict[str, Any]) -> None:
    assert patched(condition) is None


def test_a_rule_that_asks_for_more_has_no_patch() -> None:
    wanted = {"field": "confidentiality.wanted", "equals": True}

    assert patched(wanted, {"field": "form", "present": True}) is None
    assert patched(wanted, assure="specialty") is None
