"""docs/foresight.md shows what the program finds of the matters now."""

from __future__ import annotations

import pytest

from matters import PAGE, page


@pytest.mark.needs_country
def test_the_tables_are_made_from_the_matters() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run `python tools/matters.py docs`"
