"""docs/law-names.md is what the lists of names give."""

from __future__ import annotations

from pathlib import Path

from law_names_page import page

PAGE = Path(__file__).resolve().parents[2] / "docs" / "law-names.md"


def test_the_page_is_made_from_the_lists() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run `python tools/law_names_page.py docs`"
