"""Sound drafts with a change put in, judged as ``comity refusals`` judges them."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from comity.host import Host
from comity.pipeline.build import check_case
from comity.pipeline.own_plugin import open_host
from comity.steps.assess import Report, report_on
from comity.steps.read import CaseFile, read_case

SOUND = Path(__file__).parent / "sound"
DRAFTS = {path.stem.partition("-")[0]: path for path in sorted(SOUND.glob("*.yaml"))}

Changes = dict[str, Any]
Judge = Callable[..., Report]


class AsWritten(yaml.SafeLoader):
    """YAML whose dates and figures stay the texts that the file holds, as Comity reads them."""


AsWritten.yaml_implicit_resolvers = {
    letter: [(tag, pattern) for tag, pattern in pairs if tag == "tag:yaml.org,2002:bool"]
    for letter, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def changed(data: Any, changes: Changes) -> Any:
    """The data with each field path set; None takes the field away."""
    for path, value in changes.items():
        target = data
        *parents, last = [int(s) if s.isdigit() else s for s in path.split(".")]
        for step in parents:
            target = target.setdefault(step, {}) if isinstance(target, dict) else target[step]
        if value is None:
            target.pop(last, None)
        elif isinstance(target, list) and last == len(target):
            target.append(value)
        else:
            target[last] = value
    return data


@pytest.fixture(scope="session")
def host() -> Host:
    """A host with everything that is installed."""
    return open_host()


@pytest.fixture
def variant(write: Callable[..., Path], host: Host) -> Callable[..., CaseFile]:
    """``variant("03", {"measures.0.privilege": None})``: a sound draft, changed and read."""

    def variant(number: str, changes: Changes | None = None) -> CaseFile:
        data = yaml.load(DRAFTS[number].read_text(encoding="utf-8"), AsWritten)
        return read_case(write(changed(data, copy.deepcopy(changes or {}))), host.document_types())

    return variant


@pytest.fixture
def judge(variant: Callable[..., CaseFile], host: Host) -> Judge:
    """``judge("03", {"measures.0.privilege": None})``: the report on a sound draft, changed."""

    def judge(number: str, changes: Changes | None = None, **options: Any) -> Report:
        checked = check_case(variant(number, changes), host, **options)
        return report_on(checked.resolved, host, checked.findings)

    return judge


@pytest.fixture
def at_risk(judge: Judge) -> Callable[..., set[str]]:
    """``at_risk("03", {...})``: the ids of the grounds at risk."""

    def at_risk(number: str, changes: Changes | None = None, **options: Any) -> set[str]:
        return {one.ground_id for one in judge(number, changes, **options).of("at-risk")}

    return at_risk
