"""Any text in any field of any document is found in the output, or refused with its place."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from comity.model.content import Content
from comity.model.errors import DraftError

KINDS = ["request", "notice"]
Printed = Callable[..., tuple[Content, dict[str, str]]]
Maximal = Callable[[str], tuple[dict[str, Any], dict[str, str]]]


def put(data: dict[str, Any], path: str, text: str) -> None:
    steps = re.findall(r'\["([^"]+)"\]|\[(\d+)\]|([^.\[\]]+)', path)
    target: Any = data
    for quoted, index, name in steps[:-1]:
        target = target[int(index) if index else quoted or name]
    quoted, index, name = steps[-1]
    target[int(index) if index else quoted or name] = text


def spaced_out(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("examples", [20, pytest.param(200, marks=pytest.mark.long)])
@pytest.mark.parametrize("kind", KINDS)
def test_any_text_is_found_in_the_output_or_refused_with_its_place(
    kind: str, examples: int, maximal: Maximal, printed: Printed
) -> None:
    @settings(
        max_examples=examples,
        derandomize=True,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow],
    )
    @given(drawn=st.data())
    def anything(drawn: st.DataObject) -> None:
        is_found_or_refused(kind, maximal, printed, drawn)

    anything()


def is_found_or_refused(
    kind: str, maximal: Maximal, printed: Printed, drawn: st.DataObject
) -> None:
    data, marks = maximal(kind)
    path = drawn.draw(st.sampled_from(sorted(marks)), label="path")
    text = drawn.draw(st.text(max_size=60), label="text")
    put(data, path, text)
    try:
        content, found = printed(data)
    except DraftError as refused:
        assert refused.faults
        assert all(fault.line > 0 for fault in refused.faults)
        return
    whole = {form: spaced_out(said) for form, said in found.items()}
    if path in content.withheld:
        return
    assert spaced_out(text) in whole["json"]
    lost = [form for form in ("docx", "html", "md") if spaced_out(text) not in whole[form]]
    # a category that the company names in its own words is not named by its kind as well
    assert lost == [] or path.endswith(".category")
