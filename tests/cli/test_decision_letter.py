"""What a letter of decision says first, and where a preview of an emergency has its gap."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from comity.kit.samples import sample_files

Run = Callable[..., Any]

DECISION = """\
schema: 1
kind: decision
date: 2024-02-10
reference: NR-88
requesting: {state: TV}
requested: {state: NR, issued_by: {name: A. Sample}}
concerning: {reference: TV/7/2024, date: 2024-01-08}
outcome: granted-in-part
granted_part: Measure 1.
rulings: [{measures: ['2'], outcome: granted-in-part, refused_part: The messages.}]
"""
TERMS = "conditions: [{what: The records are used in this case alone.}]\n"


def letter(comity: Run, desk: Path, text: str) -> str:
    (desk / "case.yaml").write_text(text)
    done = comity("build", "case.yaml", "-o", "out", "--format", "md", "--force")
    assert done.returncode == 0, done.stderr
    return " ".join((desk / "out/case.md").read_text().split())


def test_conditions_of_a_grant_in_part_are_told_in_the_first_sentence(
    comity: Run, desk: Path
) -> None:
    plain = letter(comity, desk, DECISION)
    assert "We grant the request identified below in part." in plain
    told = letter(comity, desk, DECISION + TERMS)
    assert "We grant the request identified below in part, and on conditions." in told
    assert "We have decided separately on the measures" in told  # with the very same outcome
    assert "differently" not in told


@pytest.mark.needs_country
def test_a_danger_that_nobody_describes_is_a_gap_of_the_preview(comity: Run, desk: Path) -> None:
    (sample,) = (file for file in sample_files() if file.stem == "disclosure-ng-us")
    text = sample.read_text(encoding="utf-8")
    text = re.sub(r"(?m)^form: .*$", "form: emergency", text)
    text = re.sub(r"(?m)^urgency:\n(?:  .*\n)*", "", text)
    text = re.sub(r"(?m)^reference: .*$", 'reference: ""', text)
    (desk / "paper.yaml").write_text(text)
    done = comity("build", "paper.yaml", "--draft", "-o", "out", "--format", "md")
    assert done.returncode in (0, 1), done.stderr
    (made,) = (desk / "out").glob("*.md")
    assert "missing: Danger" in made.read_text()
