"""A text within brackets is read as the text it was."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from comity.tasks.authoring.yaml_writer import in_flow


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), max_size=40))
def test_any_text_stays_what_it_was_within_brackets(text: str) -> None:
    assert yaml.safe_load(f"[{in_flow(text)}, {in_flow(text)}]") == [text, text]


@pytest.mark.parametrize("text", ["a, b", "a]", "{a", "a?", ":a", "no", "a:b", "a b", "", "-a"])
def test_signs_of_lists_are_quoted_and_others_are_not(text: str) -> None:
    written = in_flow(text)

    assert yaml.safe_load(f"[{written}, x]") == [text, "x"]
    assert written.startswith('"') == (text not in ("a:b", "a b", "-a"))
