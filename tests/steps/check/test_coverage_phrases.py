"""How far a notice says a commitment that a company words or fills in itself."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from comity.host import Host
from comity.pipeline.examine import examine
from comity.pipeline.own_plugin import open_host
from comity.steps.check.notice_coverage import coverage

pytestmark = pytest.mark.needs_country

TABLE = Path(__file__).with_name("coverage_phrases.toml")
STANDINGS = ("said", "in-part", "silent", "contradicted")
BARE = {"schema": "1", "kind": "notice", "date": "2026-10-01", "host": "GB"}
ROWS = tomllib.loads(TABLE.read_text(encoding="utf-8"))["phrases"]


@pytest.fixture(scope="module")
def host() -> Host:
    return open_host()


def standing(id: str, more: str, host: Host) -> str:
    tree: dict[str, Any] = {
        **BARE,
        "company": {"name": "Example Mail"},
        **yaml.load(more, yaml.BaseLoader),
    }
    examined = examine(tree, host)
    assert examined.resolved is not None, (more, examined.faults)
    (one,) = [one for one in coverage(examined.resolved) if one.point.id == id]
    return one.said.value


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['id']}-{row['at'].partition(':')[0]}")
def test_phrases(row: dict[str, Any], host: Host) -> None:
    wrong = {}
    for wanted in STANDINGS:
        for phrase in row.get(wanted, ()):
            found = standing(row["id"], row["at"].replace("{}", phrase), host)
            if found != wanted:
                wrong[phrase] = f"{found}, not {wanted}"

    assert wrong == {}
