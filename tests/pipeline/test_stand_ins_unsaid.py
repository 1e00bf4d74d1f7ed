"""What stands in for a gap is printed nowhere: neither in a gap, nor in a finding or its cure."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from comity.host import Host
from comity.kit.samples import sample_files
from comity.pipeline.examine import Examined, examine
from comity.pipeline.own_plugin import open_host
from comity.steps.read.yaml_events import grow

SAMPLES = {file.stem: file for file in sample_files()}
STAND_IN = re.compile(r"zz[a-j]{3,}|Zq[a-j]{3,}|zqz-|gap-|1950-02-03|2150-03-04|2075-04-05|4999")

Change = Callable[[dict[str, Any]], Any]


@pytest.fixture(scope="module")
def host() -> Host:
    return open_host()


def examined(change: Change, host: Host) -> Examined:
    data = grow(SAMPLES["bec-request"].read_text(encoding="utf-8"), "bec-request").data
    change(data)
    return examine(data, host)


def without_ids(data: dict[str, Any]) -> None:
    for fact in data["facts"]:
        del fact["id"]
    data["measures"][0]["facts"] = [f"F{number}" for number in range(90, 110)]


CHANGES: dict[str, Change] = {
    "a text where ids are listed": lambda d: d["measures"][1].update(persons="5 March 2026"),
    "a misspelt list of ids": lambda d: d["facts"][5].update(personss=d["facts"][5].pop("text")),
    "no id, and too many references": lambda d: (
        d["facts"][0].pop("id"),
        d["measures"][0].update(facts=["F97", "F98", "F99"]),
    ),
    "a word for a fact, and too many references": lambda d: (
        d["facts"].__setitem__(0, "hello"),
        d["measures"][0].update(facts=["F97", "F98", "F99"]),
    ),
    "no ids at all": without_ids,
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_no_gap_quotes_what_stands_in_for_another(change: Change, host: Host) -> None:
    found = examined(change, host)

    assert found.gaps
    said = [f"{gap.field} {gap.message} {gap.cure}" for gap in found.gaps]
    assert [one for one in said if STAND_IN.search(one)] == []


def test_only_what_the_author_wrote_counts_as_known(host: Host) -> None:
    def change(data: dict[str, Any]) -> None:
        data["facts"] = [{"id": "F1", "text": "a"}, {"text": "b"}, {"id": "F1", "text": "c"}]
        data["measures"][0]["facts"] = ["F97", "F98"]

    cures = {gap.cure for gap in examined(change, host).gaps if gap.kind == "reference"}
    assert cures == {"Known: F1."}


def test_facts_without_ids_are_not_said_to_be_missing(host: Host) -> None:
    cures = {gap.cure for gap in examined(without_ids, host).gaps if gap.kind == "reference"}
    assert cures == {"No fact has an id yet."}
