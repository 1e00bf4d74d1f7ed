"""docs/ties.md is what the data give."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.pipeline.own_plugin import open_host
from ties_page import PAIRS, page

PAGE = Path(__file__).resolve().parents[2] / "docs" / "ties.md"


@pytest.mark.needs_country
def test_the_page_is_made_from_the_data() -> None:
    shown = PAGE.read_text(encoding="utf-8")
    assert shown == page(open_host()), "run `python tools/ties_page.py docs`"


@pytest.mark.needs_country
def test_the_page_has_twelve_pairs_each_with_its_sources() -> None:
    shown = page(open_host())
    assert len(PAIRS) == len(set(PAIRS)) == 12
    assert shown.count("\n## ") == 13  # and the sources
    sources = shown[shown.index("\n## Sources") :]
    listed = sources.count("\n- [")
    assert listed > 12
    assert all(f"- [{number}] " in sources for number in range(1, listed + 1))
