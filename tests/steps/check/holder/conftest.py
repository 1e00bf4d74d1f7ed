"""A request beside a notice, both written as files with some fields changed."""

from __future__ import annotations

import copy
import importlib.util
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from comity.model.drafts.notice import Notice
from comity.model.findings import Finding
from comity.pipeline.build import read_all
from comity.pipeline.own_plugin import open_host
from comity.steps.check.holder import check_against_notice

DATA = Path(__file__).with_name("data")
_pairs = importlib.util.spec_from_file_location("holder_pairs", DATA.with_name("holder_pairs.py"))
assert _pairs is not None and _pairs.loader is not None
sys.modules["holder_pairs"] = importlib.util.module_from_spec(_pairs)
_pairs.loader.exec_module(sys.modules["holder_pairs"])
Changes = Mapping[str, Any]


def _changed(data: Any, path: str, value: Any) -> None:
    *parents, last = [int(step) if step.isdigit() else step for step in path.split(".")]
    for step in parents:
        data = data.setdefault(step, {}) if isinstance(data, dict) else data[step]
    if value is None:
        del data[last]
    elif isinstance(data, list) and last == len(data):
        data.append(value)
    else:
        data[last] = value


@pytest.fixture
def beside(tmp_path: Path) -> Callable[..., list[Finding]]:
    """``beside(paper, notice, kind="request")``: the findings on the two files with these changes.

    A change is a path (``measures.0.kind``) with its value; None takes the field away.
    """

    def written(name: str, changes: Changes) -> Path:
        data = yaml.load((DATA / f"{name}.yaml").read_text(), yaml.BaseLoader)
        for path, value in changes.items():
            _changed(data, path, copy.deepcopy(value))
        (file := tmp_path / f"{name}.yaml").write_text(yaml.safe_dump(data))
        return file

    def beside(
        paper: Changes | None = None, notice: Changes | None = None, kind: str = "request"
    ) -> list[Finding]:
        host = open_host()
        files = [written(kind, paper or {}), written("notice", notice or {})]
        ours, theirs = (case.draft for case in read_all(files, host))
        assert isinstance(theirs, Notice)
        return list(check_against_notice(ours, theirs, host.measures()))

    return beside
