"""docs/findings.md is what the registry of messages gives."""

from __future__ import annotations

from pathlib import Path

from comity.text.messages import families, load_family
from findings_page import page

PAGE = Path(__file__).resolve().parents[2] / "docs" / "findings.md"


def test_the_page_is_made_from_the_registry() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run `python tools/findings_page.py docs`"


def test_the_page_lists_every_finding_and_no_sentence_that_is_only_a_part_of_one() -> None:
    entries = [one for family in families() for one in load_family(family).values()]
    shown = page()
    listed = {one.id for one in entries if f"| `{one.id}` |" in shown}
    assert listed == {one.id for one in entries if one.severities}
