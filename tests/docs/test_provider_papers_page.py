"""docs/provider-papers.md: a request that a notice refuses for six reasons, then cured."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from provider_papers import put_paper

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs/provider-papers.md").read_text(encoding="utf-8")
SIX = {
    "holder.sender-domain",
    "holder.mla-needed",
    "holder.channel-wrong",
    "holder.language",
    "holder.content-missing",
    "notice.no-longer-kept",
}

pytestmark = pytest.mark.needs_country


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    found = tmp_path / "desk"
    found.mkdir(exist_ok=True)
    for name in ("refused", "cured", "notice", "order"):
        put_paper(name, found)
    return found


@pytest.mark.parametrize(("name", "code"), [("refused", 1), ("cured", 0)])
def test_the_page_shows_what_the_command_says(
    name: str, code: int, comity: Callable, desk: Path
) -> None:
    done = comity("check", f"{name}.yaml", "--notice", "notice.yaml")

    assert done.returncode == code, done.stderr
    assert f"```text\n{done.stdout}```\n" in PAGE


def test_six_reasons_are_those_of_the_notice_and_the_cure_meets_all(
    comity: Callable, desk: Path
) -> None:
    done = comity("check", "refused.yaml", "cured.yaml", "--notice", "notice.yaml", "--format=json")
    refused, cured = json.loads(done.stdout)["files"]

    assert {one["rule"] for one in refused["findings"]} >= {*SIX, "disclosure.closed"}
    assert {one["rule"] for one in cured["findings"]} == {"law.older"}  # no flaw of the paper


def test_an_order_is_built_as_the_page_says(comity: Callable, desk: Path) -> None:
    done = comity("build", "order.yaml", "-o", "out")

    assert done.returncode == 0, done.stderr
    line = done.stderr.splitlines()[-1]
    assert line.startswith("Send ")
    assert f"```text\n{line}\n```\n" in PAGE
    assert sorted(path.name for path in (desk / "out").glob("*.docx")) == [
        "order.authority.docx",
        "order.provider.docx",
    ]
