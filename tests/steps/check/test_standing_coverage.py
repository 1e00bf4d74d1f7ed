"""What is told of an unfinished notice: only what no gap can change."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from comity.pipeline.examine import examine
from comity.pipeline.own_plugin import open_host
from comity.steps.check.notice_coverage import Standing, coverage, standing_coverage

pytestmark = pytest.mark.needs_country

DONE = """
schema: 1
kind: notice
date: 2026-10-01
host: IE
company: {name: Example Mail}
data_categories: [{category: stored-content, label: Mail, available: "yes"}]
emergency: {practice: "yes", grounds: [death]}
"""


def told(more: str = "", without: str = "") -> tuple[Standing, dict[str, str]]:
    """What stands, and the standings by id."""
    tree: dict[str, Any] = yaml.load(DONE, yaml.BaseLoader) | yaml.load(
        more or "{}", yaml.BaseLoader
    )
    tree.pop(without, None)
    found = examine(tree, open_host())
    assert not found.faults
    cases = [found.checked] if found.checked else [*found.worlds]
    standing = standing_coverage([one.resolved for one in cases])
    return standing, {one.point.id: one.said.value for one in standing.covered}


def test_of_a_finished_notice_everything_stands() -> None:
    resolved = examine(yaml.load(DONE, yaml.BaseLoader), open_host()).resolved
    assert resolved is not None
    standing, _ = told()

    assert standing.covered == coverage(resolved)
    assert (standing.untold, standing.law_untold) == (0, False)


def test_what_stands_in_for_a_gap_says_nothing() -> None:
    standing, found = told(without="company")

    assert "model.1.2" not in found, "whether it names the company"
    assert found["model.10.3"] == "said"
    assert standing.untold >= 1
    assert standing.law_untold, "where the company offers its services decides it"


def test_without_its_host_a_notice_is_asked_nothing_by_law() -> None:
    standing, found = told(without="host")

    assert standing.law_untold
    assert {id.partition(".")[0] for id in found} == {"model"}


def test_what_depends_on_a_point_that_is_not_known_is_not_known_either() -> None:
    standing, found = told('emergency: {practice: "perhaps", grounds: [death]}')

    assert not [id for id in found if id.startswith("model.10.")]
    assert standing.untold >= 6
    assert found["model.1.2"] == "said"
