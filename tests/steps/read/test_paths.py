"""Field paths are written as authors think of them, and can be climbed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from comity.steps.read import paths


def test_a_path_reads_like_the_file() -> None:
    assert paths.join_all(["measures", 0, "period", "from"]) == "measures[0].period.from"


def test_the_parent_of_a_key_of_the_document_is_the_document() -> None:
    assert paths.parent("measures") == ""
    assert paths.parent("measures[0].period") == "measures[0]"
    assert paths.parent("measures[0]") == "measures"


def test_a_field_is_covered_by_itself_and_by_what_it_lies_in() -> None:
    assert paths.covered("a.b[0].c", {"a.b"})
    assert paths.covered("a", {"a"})
    assert paths.covered("a", {""})
    assert not paths.covered("a.bc", {"a.b"})
    assert not paths.covered("a", set())


def test_a_field_brings_its_ancestors() -> None:
    assert paths.with_ancestors(["a[0].b"]) == {"", "a", "a[0]", "a[0].b"}


@given(st.lists(st.text() | st.integers(0, 99), min_size=1))
def test_any_path_climbs_step_by_step(steps: list[str | int]) -> None:
    steps[0] = str(steps[0])
    assert paths.parent(paths.join_all(steps)) == paths.join_all(steps[:-1])


@given(st.lists(st.text() | st.integers(0, 99), min_size=1))
def test_a_path_leads_back_to_its_steps(steps: list[str | int]) -> None:
    steps[0] = str(steps[0])
    assert paths.steps_of(paths.join_all(steps)) == steps


def test_the_path_of_the_document_has_no_steps() -> None:
    assert paths.steps_of("") == []


def test_a_name_that_is_hidden_in_a_path_is_one_step() -> None:
    assert paths.steps_of("persons[0].[…]") == ["persons", 0, "…"]
