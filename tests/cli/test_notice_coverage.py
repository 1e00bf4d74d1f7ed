"""``comity check`` of a notice: what the 2015 model asks for and the notice does not say."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from comity.kit.samples import sample_files

pytestmark = pytest.mark.needs_country


SAMPLES = {path.stem: path for path in sample_files()}
PAGE = Path(__file__).resolve().parents[2] / "docs/notice-coverage.md"
HEADING = "What the 2015 model asks for and the notice does not say"


def run(comity: Any, *arguments: str) -> str:
    done = comity("check", *arguments, env={"COLUMNS": "100"})
    assert done.returncode in (0, 1), done.stderr
    return str(done.stdout)


def test_the_page_shows_what_the_command_prints_of_the_sample(comity: Any) -> None:
    shown = PAGE.read_text(encoding="utf-8").partition("```text\n")[2].partition("```")[0]
    printed = run(comity, str(SAMPLES["notice-us"]))

    assert HEADING in shown
    assert printed.startswith(shown.rstrip("\n"))


def test_counts_stand_above_one_line_for_each_thing_unsaid(comity: Any) -> None:
    printed = run(comity, str(SAMPLES["notice-us"]))
    head, _, block = printed.partition(HEADING)

    assert "48 said, 3 said in part, 9 silent, 0 contradicted." in block
    assert "  Preservation: 2 said, 1 said in part, 1 silent" in block
    ids = re.findall(r"^  - [^(]*\((model\.[\d.]+)\)", block, flags=re.MULTILINE)
    assert len(ids) == 12
    assert ids == sorted(ids, key=lambda id: [int(n) for n in id.split(".")[1:]])
    assert "model." not in head
    assert "%" not in block


def test_the_words_can_be_german(comity: Any) -> None:
    printed = run(comity, str(SAMPLES["notice-us"]), "--messages", "de")

    assert "48 gesagt, 3 teilweise gesagt, 9 nicht gesagt, 0 im Widerspruch." in printed
    assert "Sicherung: 2 gesagt" in printed
    assert "Was das Muster von 2015 verlangt und der Transparenzhinweis nicht sagt" in printed
    assert HEADING not in printed


def test_json_has_the_counts_and_the_list(comity: Any) -> None:
    (file,) = json.loads(run(comity, str(SAMPLES["notice-us"]), "--format", "json"))["files"]
    model = file["coverage"]["model"]

    assert model["counts"] == {
        "said": 48,
        "in_part": 3,
        "silent": 9,
        "silent_on_purpose": 0,
        "contradicted": 0,
    }
    assert [one["number"] for one in model["sections"]] == list(range(1, 13))
    assert sum(one["counts"]["silent"] for one in model["sections"]) == 9
    silent = next(one for one in model["points"] if one["id"] == "model.10.2")
    assert (silent["standing"], silent["field"]) == ("silent", "emergency.data")
    laws = file["coverage"]["law"]["points"]
    assert "Regulation (EU) 2022/2065, art. 18" in {one["citation"] for one in laws}


def test_a_request_has_no_coverage(comity: Any) -> None:
    (file,) = json.loads(run(comity, str(SAMPLES["bec-request"]), "--format", "json"))["files"]
    assert "coverage" not in file
    assert HEADING not in run(comity, str(SAMPLES["bec-request"]))


def test_what_is_unsaid_on_purpose_is_counted_and_not_listed(comity: Any, tmp_path: Path) -> None:
    text = SAMPLES["notice-us"].read_text(encoding="utf-8")
    reason = "not_stated: [{point: emergency.data, reason: It is under review.}]\n"
    file = tmp_path / "notice.yaml"
    file.write_text(text + reason, encoding="utf-8")
    printed = run(comity, str(file))

    assert "9 silent (1 of them on purpose)" in printed
    assert "  Emergencies: 3 said, 1 said in part, 1 silent, 1 silent on purpose" in printed
    assert "model.10.2" not in printed
    assert "under review" not in printed
