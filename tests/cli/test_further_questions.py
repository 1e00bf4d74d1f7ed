"""Advice that has not proved useful on real requests is counted, and shown to who asks for it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from comity.model.findings import RestsOn, Severity
from comity.pipeline.examine import examine
from comity.pipeline.own_plugin import open_host

pytestmark = pytest.mark.needs_country
WEAK = Path(__file__).parents[1] / "steps" / "check" / "weak"
MATTERS = sorted(Path(__file__).parents[1].glob("matters/sealed/seventh/*/draft.yaml"))
OUT_OF_THE_FACTS = WEAK / "13-account-not-mentioned-in-the-facts.yaml"
HEADING = "Further questions (not yet proven on real requests; some will not fit)"


def test_further_questions_are_counted_and_shown_with_all(comity: Any) -> None:
    short = comity("check", str(OUT_OF_THE_FACTS)).stdout
    whole = comity("check", "--all", str(OUT_OF_THE_FACTS)).stdout

    count = re.search(r"(\d+) further questions?", short)
    assert count is not None
    assert "To see it, add `--all`." in " ".join(short.split())
    assert "[links.target-unreached" not in short
    assert HEADING not in short
    below = whole.partition(HEADING)[2].partition("What Comity does not know")[0]
    assert "[links.target-unreached" in below
    assert below.count("    [") == int(count[1])


def test_json_has_every_finding_and_says_which_are_further(comity: Any) -> None:
    said = comity("check", "--format", "json", str(OUT_OF_THE_FACTS)).stdout
    rows = json.loads(said)["files"][0]["findings"]

    assert [row["rule"] for row in rows if row["further"]] == ["links.target-unreached"]
    assert all(row["severity"] == "advice" for row in rows if row["further"])


def test_neither_an_error_nor_a_warning_nor_law_nor_a_limit_is_a_further_question() -> None:
    host = open_host()
    found = [one for path in MATTERS for one in examine(path, host).findings]
    assert {one.rests_on for one in found if one.further} <= {
        *(RestsOn.PRACTICE, RestsOn.FILE, RestsOn.COMITY, RestsOn.NOTICE)
    }
    for one in found:
        assert not one.further or (one.severity is Severity.ADVICE and not one.limit)
