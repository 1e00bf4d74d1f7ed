"""An author's own sentences, and rules that hold for some only, stand where they belong."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.content import Content
from comity.steps.compose import compose


@pytest.fixture
def composed(make_host: Callable[..., Any], resolve_case: Callable[..., Any]) -> Callable[..., Any]:
    """``composed(data)``: the content of a case."""

    def composed(data: dict[str, Any]) -> Content:
        host = make_host()
        resolved = resolve_case(data, host)
        return compose(resolved, host, host.document_types()[data["kind"]])

    return composed


def test_a_remark_ends_the_part_that_it_names(
    composed: Callable[..., Content], request_data: dict[str, Any]
) -> None:
    remark = {"part": "urgency", "text": "A call was held on 3 May."}
    parts = composed(request_data | {"remarks": [remark]}).context["parts"]

    assert parts["urgency"]["paragraphs"][-1] == "A call was held on 3 May."
    assert parts["urgency"]["shown"]


def test_a_remark_on_a_part_without_paragraphs_is_not_lost(
    composed: Callable[..., Content], request_data: dict[str, Any]
) -> None:
    remark = {"part": "annexes", "text": "The order follows by post."}
    parts = composed(request_data | {"remarks": [remark]}).context["parts"]

    assert "The order follows by post." in [row["text"] for row in parts["further"]["rows"]]


def test_a_scoped_rule_says_for_whom_it_holds(
    composed: Callable[..., Content], notice_data: dict[str, Any]
) -> None:
    rule = {"section": "preservation", "requesters": ["GB"], "text": "It lasts for one year."}
    parts = composed(notice_data | {"scoped_rules": [rule]}).context["parts"]

    last = parts["preservation"]["paragraphs"][-1]
    assert last == "For authorities of the United Kingdom: It lasts for one year."
