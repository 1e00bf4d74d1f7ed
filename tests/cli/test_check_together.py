"""``comity check`` shows what repeats as one, and all of it with ``--all``; JSON loses nothing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from comity.kit.samples import sample_files

pytestmark = pytest.mark.needs_country


@pytest.fixture
def edited(tmp_path: Path) -> Path:
    """A sample that is one no more, so that its paraphrased provisions are remarked on."""
    (sample,) = (path for path in sample_files() if path.stem == "ransomware-gb-us")
    case = tmp_path / "case.yaml"
    lines = sample.read_text(encoding="utf-8").splitlines()
    lines = ["reference: ED/1" if line.startswith("reference:") else line for line in lines]
    text = "\n".join(line for line in lines if "Text of the provisions" not in line)
    case.write_text(f"{text}\n", encoding="utf-8")
    return case


def test_what_repeats_is_printed_once_and_singly_with_all(comity: Any, edited: Path) -> None:
    short = comity("check", str(edited)).stdout
    whole = comity("check", "--all", str(edited)).stdout

    assert "What Comity does not know or has filled in (no defects; see `--all`" in short
    assert short.count("[filled.secondary") == 1
    assert whole.count("[filled.secondary;") == 2
    assert len(short.splitlines()) < len(whole.splitlines())


def test_json_has_each_finding_under_the_one_that_it_repeats(comity: Any, edited: Path) -> None:
    def found(*options: str) -> list[dict[str, Any]]:
        said = comity("check", "--format", "json", *options, str(edited)).stdout
        rows: list[dict[str, Any]] = json.loads(said)["files"][0]["findings"]
        return rows

    together, singly = found(), found("--all")

    places = [(row["rule"], row["field"]) for one in together for row in (one, *one["also"])]
    assert sorted(places) == sorted((row["rule"], row["field"]) for row in singly)
    assert len(together) < len(singly)
    assert [row["also"] for row in singly if row["also"]] == []
    assert {row["costs"] for row in together} >= {"nothing"}
    assert all(row["rests_on"] for row in together)
    assert all(one["field"] in one["fields"] for one in together)
