"""Deadlines that start with what the record of a case says."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from comity.kit.samples import sample_files

SAMPLES = {file.stem: file for file in sample_files()}
Comity = Callable[..., subprocess.CompletedProcess[str]]
pytestmark = pytest.mark.needs_country


@pytest.fixture
def case(tmp_path: Path) -> Callable[..., Path]:
    """A function that copies the Nigerian request, with other words, into the test's own folder."""

    def case(name: str, words: Mapping[str, str]) -> Path:
        text = SAMPLES["bec-request"].read_text(encoding="utf-8")
        for old, new in words.items():
            assert old in text, old
            text = text.replace(old, new, 1)
        file = tmp_path / f"{name}.yaml"
        file.write_text(text, encoding="utf-8")
        return file

    return case


def between(asking: str, asked: str, instrument: str) -> Mapping[str, str]:
    """The words of a request between two other States."""
    return {
        "state: NG": f"state: {asking}",
        "state: US": f"state: {asked}",
        "time_zone: Africa/Lagos": "time_zone: Europe/Berlin",
        "  - instrument: us-ng-mlat\n  - instrument: coe-185\n    articles: [art. 25, art. 31]": (
            f"  - instrument: {instrument}"
        ),
    }


def found(done: subprocess.CompletedProcess[str]) -> dict[str, dict[str, Any]]:
    """The deadlines of a case by their ids, without the kind of document."""
    listed = json.loads(done.stdout)["cases"][0]["deadlines"]
    return {one["id"].partition(":")[2]: one for one in listed}


def told(one: dict[str, Any]) -> str:
    return " ".join(step["text"] for step in one["counted"])


def test_the_time_of_a_notified_authority_runs_once_the_notification_is_recorded(
    comity: Comity, case: Callable[..., Path]
) -> None:
    order = case("epoc", between("DE", "IE", "eu-2023-1543"))
    asked = ("--on", "2026-10-20", "--format", "json")
    waits = found(comity("deadlines", order, *asked))["eu-2023-1543.refusal"]
    assert waits["standing"] == "not-started"
    assert f"`comity notified {order.name}`" in waits["act"]["text"]

    early = comity("notified", order, "--on", "2026-10-14")
    assert early.returncode == 2 and "comity sent" in early.stderr  # nobody is told of a draft
    comity("sent", order, "--on", "2026-10-13")
    assert "authority notified" in comity("notified", order, "--on", "2026-10-14").stderr
    limit = found(comity("deadlines", order, *asked))["eu-2023-1543.refusal"]
    assert limit["due"] == "2026-10-27"  # the tenth day is a Saturday, then Sunday and a holiday
    assert "notified on 14 October 2026" in told(limit)
    assert "nobody has objected" in limit["act"]["text"]  # silence is good, and nobody reminds


def test_the_time_to_carry_out_an_order_runs_from_the_day_on_which_it_was_granted(
    comity: Comity, case: Callable[..., Path]
) -> None:
    order = case("eio", between("DE", "LU", "eu-eio"))
    asked = ("--on", "2026-11-01", "--format", "json")
    comity("sent", order, "--on", "2026-10-07")
    waits = [
        one
        for one in found(comity("deadlines", order, *asked)).values()
        if "`comity granted eio.yaml`" in one.get("act", {}).get("text", "")
    ]
    assert [one["standing"] for one in waits] == ["not-started"]

    assert comity("granted", order, "--on", "2026-10-01").returncode == 2  # before the file itself
    comity("granted", order, "--on", "2026-10-20")
    (limit,) = [
        one
        for one in found(comity("deadlines", order, *asked)).values()
        if "granted the request on 20 October 2026" in told(one)
    ]
    assert limit["due"] == "2027-01-18"  # 90 days, a Monday
    assert "  granted" in comity("register", order.parent, "--on", "2026-11-01").stdout


def test_a_preservation_that_was_extended_since_is_told_once(
    comity: Comity, case: Callable[..., Path]
) -> None:
    request, asked = case("bec", {}), ("--on", "2026-12-20", "--format", "json")
    comity("sent", request, "--on", "2026-10-07")
    assert found(comity("deadlines", request, *asked))["earlier[0].expires"]["standing"] == "past"
    comity("preserved", request, "--on", "2026-11-20", "--until", "2027-03-17")
    listed = found(comity("deadlines", request, *asked))
    assert "earlier[0].expires" not in listed
    assert listed["record.preserved"]["due"] == "2027-03-17"


def test_forty_files_are_told_in_a_line_for_each_deadline_and_one_that_is_unfinished_is_named(
    comity: Comity, case: Callable[..., Path]
) -> None:
    good, gap = case("good", {}), case("gap", {"reference: ": "reference: ''  # "})
    comity("sent", good, "--on", "2026-10-07")
    done = comity("deadlines", gap, good, good, "--brief", "--on", "2026-11-29")
    assert done.returncode == 2 and "reference" in done.stderr
    assert "Left out, since it cannot be used: gap.yaml" in done.stdout
    rows = [line for line in done.stdout.splitlines() if line.startswith("20")]
    assert rows[0].split()[:3] == ["2026-12-17", "must", "own"]
    assert rows[0].endswith("The preservation 24-7/US/2026/0553 ends.")
