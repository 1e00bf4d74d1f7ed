"""``comity refusals`` as a person and a program meet it."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from comity.kit.samples import sample_files

SOUND = Path(__file__).parents[1] / "steps" / "assess" / "sound"
SEARCH = SOUND / "03-search-gb-de.yaml"

Comity = Callable[..., subprocess.CompletedProcess[str]]
pytestmark = pytest.mark.needs_country


def edited(tmp_path: Path, old: str, new: str) -> Path:
    text = SEARCH.read_text(encoding="utf-8")
    assert old in text
    file = tmp_path / "case.yaml"
    file.write_text(text.replace(old, new), encoding="utf-8")
    return file


def test_nothing_at_risk_is_0_and_the_first_line_says_what_that_rests_on(comity: Comity) -> None:
    done = comity("refusals", SEARCH)
    assert (done.returncode, done.stderr) == (0, "")
    head = " ".join(done.stdout.split("\n\n")[0].split())
    assert head.startswith("03-search-gb-de.yaml, sent to Germany (law of 12 October 2026): ")
    assert "Judged: 9 of 12 known grounds, none at risk. Nothing in the file points to " in head
    assert "EU-UK Trade" in head
    assert "Nothing is at risk" not in head


def test_silence_is_listed_apart_from_what_is_not_in_play(comity: Comity) -> None:
    text = " ".join(comity("refusals", SEARCH).stdout.split())
    silent = text.partition("Not judged, because nothing in the file points to them: ")[2]
    silent, _, out = silent.partition("Not in play: ")
    assert "offence that the measure serves indicates this: Political offence" in silent
    assert "No offence that the measure serves carries the death penalty: Prospect" in out
    data = json.loads(comity("refusals", SEARCH, "--format", "json").stdout)
    reasons = {one["id"]: one["reason"] for one in data["grounds"]}
    assert reasons["ets-030.political-offence"] == "no-sign"
    assert reasons["de.death-penalty"] == "shown-otherwise"
    assert None in reasons.values()
    assert data["coverage"]["not_pointed_to"] == 2


def test_no_law_of_the_state_is_no_verdict_in_json_either(comity: Comity) -> None:
    done = comity("refusals", SEARCH, "--to", "VN", "--format", "json")
    data: dict[str, Any] = json.loads(done.stdout)
    assert data["verdict"] == "nothing-judged"
    assert data["coverage"]["judged"] == data["coverage"]["not_pointed_to"] == 0
    assert "no-law" in [one["why"] for one in data["coverage"]["not_read"]]
    assert "Nothing is at risk" not in done.stdout


def test_a_risk_is_1_and_stands_first_with_article_reason_and_cure(
    comity: Comity, tmp_path: Path
) -> None:
    file = edited(tmp_path, "years: 5, death: false", "years: 5, death: true")
    done = comity("refusals", file)
    assert done.returncode == 1
    first = " ".join(done.stdout.partition("\nAddressed")[0].split())
    assert "At risk" in first
    assert "RiVASt, no. 13(1)" in first
    assert "IRG, § 73 (official text read)" in first
    assert "The death penalty is possible for O1" in first
    assert "-> Provide the assurance" in first
    assert "- {kind: death-penalty, given_by: ...}" in done.stdout


def test_json_holds_grounds_grid_and_assurances(comity: Comity, tmp_path: Path) -> None:
    file = edited(tmp_path, "years: 5, death: false", "years: 5, death: true")
    done = comity("refusals", file, "--format", "json")
    data: dict[str, Any] = json.loads(done.stdout)
    assert (done.returncode, data["at_risk"], data["requested"]) == (1, True, "DE")
    (risk,) = [one for one in data["grounds"] if one["status"] == "at-risk"]
    assert (risk["id"], risk["measures"]) == ("de.death-penalty", ["M1"])
    assert risk["citation"]["read"] == "official"
    assert [row["element"] for row in data["dual_criminality"]["rows"]] == [None, "O1a", "O1b"]
    assert [one["kind"] for one in data["assurances"]] == ["death-penalty"]


def test_to_another_state_judges_by_that_states_law(comity: Comity) -> None:
    done = comity("refusals", SEARCH, "--to", "ng", "--format", "json")
    data: dict[str, Any] = json.loads(done.stdout)
    assert data["requested"] == "NG"
    assert {one["source"] for one in data["grounds"] if one["nature"] != "link"} == {"NG"}


def test_on_a_day_before_the_law_nothing_of_it_is_cited(comity: Comity) -> None:
    done = comity("refusals", SEARCH, "--to", "NG", "--on", "1999-01-01", "--format", "json")
    data: dict[str, Any] = json.loads(done.stdout)
    assert [one for one in data["grounds"] if one["nature"] != "practice"] == []
    assert "No ground of refusal in the law of Nigeria is known." in data["unknown"]


@pytest.mark.parametrize("code", ["Atlantis", "ZZ", ""])
def test_a_state_that_there_is_not_is_2(comity: Comity, code: str) -> None:
    done = comity("refusals", SEARCH, "--to", code)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr
    assert "Traceback" not in done.stderr


def test_the_state_that_asks_cannot_be_the_one_that_is_asked(comity: Comity) -> None:
    done = comity("refusals", SEARCH, "--to", "United Kingdom")
    assert (done.returncode, done.stdout) == (2, "")
    assert "--to: GB is the requesting State" in done.stderr


def test_a_notice_is_2_and_the_cure_names_a_request(comity: Comity) -> None:
    (notice,) = [f for f in sample_files() if f.name == "notice-gb.yaml"]
    done = comity("refusals", notice)
    assert (done.returncode, done.stdout) == (2, "")
    assert "is a notice, not a request" in done.stderr
