"""docs/channels.md is what the program says."""

from __future__ import annotations

from pathlib import Path

import pytest

from channels_page import page
from comity.pipeline.own_plugin import open_host

PAGE = Path(__file__).resolve().parents[2] / "docs" / "channels.md"


@pytest.mark.needs_country
def test_the_page_is_made_from_the_data() -> None:
    shown = PAGE.read_text(encoding="utf-8")
    assert shown == page(open_host()), "run `python tools/channels_page.py docs`"
    assert max(map(len, shown.split("```text")[1].splitlines())) <= 100
