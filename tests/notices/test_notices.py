"""Ten real notices: each is said in full, says nothing more, and its gaps are found."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from comity.pipeline.examine import examine
from comity.pipeline.own_plugin import open_host
from notices import score

HERE = Path(__file__).parent
FOLDERS = sorted(path.parent for path in HERE.glob("*/notice.yaml"))
IDS = [folder.name for folder in FOLDERS]
OUTSIDE = 5  # at least so many have their host outside the United States
FACT = re.compile(r"^\W*F\d+\b", re.MULTILINE)


def about(folder: Path, name: str) -> dict[str, Any]:
    return tomllib.loads((folder / name).read_text(encoding="utf-8"))


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)


def test_they_are_ten_of_many_kinds_each_read_whole() -> None:
    sources = [about(folder, "source.toml") for folder in FOLDERS]

    assert len(FOLDERS) == 10
    assert all(one["read"] == "whole" for one in sources)
    assert sum(one["host"] != "US" for one in sources) >= OUTSIDE
    assert {one["language"] for one in sources} >= {"en", "de", "fr", "pt"}


@pytest.mark.needs_country
@pytest.mark.parametrize("folder", FOLDERS, ids=IDS)
def test_it_is_whole_and_built_with_nothing_of_the_law(
    folder: Path, comity: Callable[..., Any], tmp_path: Path
) -> None:
    done = comity("build", folder / "notice.yaml", "-o", tmp_path, "--format", "docx,html,md,json")

    assert done.returncode == 0, done.stderr
    twin = json.loads((tmp_path / "notice.json").read_text(encoding="utf-8"))
    assert {row["whose"] for row in twin["data"]["values"]} == {"company"}
    assert twin["data"]["law_beside"] == twin["law"] == []


@pytest.mark.needs_country
@pytest.mark.parametrize("folder", FOLDERS, ids=IDS)
def test_what_its_author_wrote_stands_on_the_page(
    folder: Path, comity: Callable[..., Any], tmp_path: Path
) -> None:
    comity("build", folder / "notice.yaml", "-o", tmp_path, "--format", "json")
    twin = json.loads((tmp_path / "notice.json").read_text(encoding="utf-8"))
    page = " ".join(" ".join(texts(twin["text"])).split())
    written = examine(folder / "notice.yaml", open_host()).checked
    assert written is not None
    draft = written.resolved.draft

    remarks = [text for one in draft.remarks for text in one.text.split("\n\n")]
    said = [*remarks, *(one.text for one in draft.further_statements)]
    assert [text for text in said if " ".join(text.split()) not in page] == []


@pytest.mark.parametrize("folder", FOLDERS, ids=IDS)
def test_every_fact_was_looked_for_on_the_page(folder: Path) -> None:
    facts = len(set(FACT.findall((folder / "facts.md").read_text(encoding="utf-8"))))
    compared = about(folder, "compared.toml")

    assert compared["facts"] == facts
    assert compared["kept"] + len(compared["changed"]) + len(compared["lost"]) == facts
    assert compared["lost"] == compared["law_as_promise"] == []


@pytest.mark.needs_country
def test_most_gaps_are_found_and_few_are_none() -> None:
    rows = list(score())
    gaps = [one for one in rows if one.is_gap]
    flagged = [one for one in rows if one.is_flagged]

    assert len(rows) == 60 * len(FOLDERS)
    assert sum(one.is_flagged for one in gaps) / len(gaps) >= 0.85
    assert sum(not one.is_gap for one in flagged) / len(flagged) < 0.05


@pytest.mark.needs_country
def test_two_versions_differ_in_what_their_readers_found(comity: Callable[..., Any]) -> None:
    folder = HERE / "forward-email"
    done = comity("diff", folder / "notice-old.yaml", folder / "notice.yaml")

    assert done.returncode == 1, done.stderr
    told = " ".join(done.stdout.split())
    assert "New: requests can be sent by e-mail" in told
    assert told.index("What can make a request fail") < told.index("Emergency procedure")
