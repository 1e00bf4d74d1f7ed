"""Advice that is not proven on real requests is put as a question: in short, or in full."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from comity.model.findings import RestsOn, Severity
from comity.pipeline.examine import examine
from comity.pipeline.own_plugin import open_host
from comity.text.blind_readings import is_poor

pytestmark = pytest.mark.needs_country
WEAK = Path(__file__).parents[1] / "steps" / "check" / "weak"
MATTERS = sorted(Path(__file__).parents[1].glob("matters/sealed/seventh/*/draft.yaml"))
OUT_OF_THE_FACTS = WEAK / "13-account-not-mentioned-in-the-facts.yaml"
HEADING = "Further questions (your draft may answer them already"
LIMITS = "What Comity does not know"


def below(text: str) -> str:
    """The block of further questions."""
    return " ".join(text.partition(HEADING)[2].partition(LIMITS)[0].split())


def test_further_questions_stand_in_short_and_with_all_say_what_to_do(comity: Any) -> None:
    short = comity("check", str(OUT_OF_THE_FACTS)).stdout
    whole = comity("check", "--all", str(OUT_OF_THE_FACTS)).stdout

    count = re.search(r"(\d+) further questions?", short)
    assert count is not None
    rules = re.findall(r"\[([a-z-]+\.[a-z-]+)\]", below(short))
    assert "links.target-unreached" in rules
    assert len(rules) == int(count[1])
    assert "`--all` says what to do)" in below(short)
    assert "->" not in below(short)
    assert re.findall(r"\[([a-z-]+\.[a-z-]+); rests on", below(whole)) == rules
    assert below(whole).count("->") == int(count[1])


def test_json_has_every_finding_and_says_which_are_further(comity: Any) -> None:
    said = comity("check", "--format", "json", str(OUT_OF_THE_FACTS)).stdout
    rows = json.loads(said)["files"][0]["findings"]

    further = {row["rule"] for row in rows if row["further"]}
    assert "links.target-unreached" in further
    assert not further & {row["rule"] for row in rows if not row["further"]}
    assert all(row["severity"] == "advice" for row in rows if row["further"])


def test_no_error_warning_limit_or_danger_is_a_further_question_nor_law_that_is_well_read() -> None:
    host = open_host()
    found = [one for path in MATTERS for one in examine(path, host).findings]
    light = (RestsOn.PRACTICE, RestsOn.FILE, RestsOn.COMITY, RestsOn.NOTICE)
    assert all(is_poor(one.rule) for one in found if one.further and one.rests_on not in light)
    for one in found:
        assert not one.further or (one.severity is Severity.ADVICE and not one.limit)
        assert not (one.further and one.rule.startswith("protection."))
