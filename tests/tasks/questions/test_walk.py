"""How many questions a person meets, and that the answers make a document."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from comity.host import Host
from comity.kit import samples
from comity.model.findings import Severity
from comity.steps.check import check
from comity.steps.read import read_case
from comity.steps.resolve import resolve
from comity.tasks.questions.relevance import relevant

Walked = Callable[[str], Any]
ON = dt.date(2026, 10, 5)
FOLDER = Path(samples.__file__).parent
SAMPLES = sorted(FOLDER.glob("*.yaml"))
pytestmark = pytest.mark.needs_country


@pytest.mark.parametrize(("name", "most"), [("kenya-us", 90), ("germany", 45)])
def test_a_walk_meets_no_more_questions_than_promised(
    name: str, most: int, walked: Walked, record_property: Callable[[str, object], None]
) -> None:
    walk = walked(name)
    record_property("questions", {id: len(met) for id, met in walk.asked.items()})
    assert walk.total() <= most, {id: len(met) for id, met in walk.asked.items()}
    assert walk.lost == []


@pytest.mark.parametrize("name", ["kenya-us", "germany"])
def test_what_was_asked_and_derived_makes_a_document_without_errors(
    name: str, walked: Walked, host: Host, tmp_path: Path
) -> None:
    file = tmp_path / "case.yaml"
    file.write_text(yaml.safe_dump(walked(name).data, allow_unicode=True), encoding="utf-8")
    case = read_case(file, host.document_types())
    found = check(resolve(case, host, on=ON), host)
    assert [one.rule for one in found if one.severity is Severity.ERROR] == []
    assert [one.rule for one in found if one.severity is Severity.WARNING] == []


def test_the_questions_that_decide_the_treaty_are_met(walked: Walked) -> None:
    met = walked("kenya-us").asked["offences"]
    assert {"offences[0].organised_group", "offences[0].transnational"} <= set(met)
    assert "offences[0].maximum_penalty.years" in met


@pytest.mark.parametrize("file", SAMPLES, ids=lambda file: file.stem)
def test_no_answer_of_a_sample_is_hidden(file: Path, host: Host) -> None:
    tree = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    found = relevant(tree, host, on=ON)
    for path in _leaves(tree):
        if path in found:
            assert found[path].state in ("ask", "derived"), (path, found[path])


def _leaves(node: Any, path: str = "") -> list[str]:
    if isinstance(node, dict):
        below = ((f"{path}.{key}".lstrip("."), value) for key, value in node.items())
        return [leaf for inner, value in below for leaf in _leaves(value, inner)]
    if isinstance(node, list) and any(isinstance(item, dict) for item in node):
        return [leaf for n, item in enumerate(node) for leaf in _leaves(item, f"{path}[{n}]")]
    return [path] if node else []
