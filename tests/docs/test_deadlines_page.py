"""The examples of docs/deadlines.md: what the program says of the two samples that it speaks of."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from comity.kit.samples import sample_files

PAGE = (Path(__file__).resolve().parents[2] / "docs/deadlines.md").read_text(encoding="utf-8")
FIVE = (Path(__file__).resolve().parents[1] / "data/five-pairs.yaml").read_text(encoding="utf-8")
SENT = 'schema = 1\n\n[[event]]\nkind = "sent"\non = 2026-11-16\n'
BLOCKS = re.compile(r"^```(sh|text)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


@pytest.mark.needs_country
def test_the_page_shows_what_the_commands_say(comity: Callable, tmp_path: Path) -> None:
    (desk := tmp_path / "desk").mkdir(exist_ok=True)
    for file in sample_files():
        (desk / file.name).write_bytes(file.read_bytes())
    for pair in ("ng-us", "in-gb", "de-br", "ke-ie", "gb-ch"):
        asking, asked = pair.upper().split("-")
        text = FIVE.replace("state: NG", f"state: {asking}").replace("state: US", f"state: {asked}")
        (desk / f"{pair}.yaml").write_text(text, encoding="utf-8")
        (desk / f"{pair}.record.toml").write_text(SENT, encoding="utf-8")
    said = ""
    shown = 0
    for kind, block in BLOCKS.findall(PAGE):
        if kind == "text":
            assert block == said
            shown += 1
            continue
        for line in block.splitlines():
            said = comity(*line.split()[1:]).stdout
    assert shown == 3


def test_the_help_names_every_option_of_the_page(comity: Callable) -> None:
    text = comity("deadlines", "--help").stdout
    named = re.findall(r"^\| `(--[a-z-]+)", PAGE, re.MULTILINE)
    assert len(named) >= 6
    assert [option for option in named if option not in text] == []
