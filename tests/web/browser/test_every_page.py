"""axe-core on every page that there is an address for: in English, French, from right to left."""

from __future__ import annotations

import pytest

PIECES = {"checked", "law_at", "making", "reporting"}
"""What a page asks for by itself: pieces of it."""
WAYS = {
    "made",
    "preview_letter",
    "tour_letter_page",
    "as_yaml",
    "as_json",
    "register_csv",
    "register_ics",
}
"""Files, and the letter in its sandbox (tests/formats look at it)."""


@pytest.mark.parametrize("language", ["en", "fr", "ar-XB"])
def test_axe_finds_nothing_on_any_page(swept, language) -> None:
    seen = swept(language)
    pages = [one for one in seen if one.kind == "text/html" and one.status == 200]

    assert [(one.name, fault) for one in seen for fault in one.faults] == []
    # 405: an address to which one only posts; one leads on to the page of two versions
    other = {one.name: one.status for one in seen if one.status not in (200, 405)}
    assert other == {"compare_choice": 303}
    assert {
        one.name for one in seen if one.status == 200 and one.kind != "text/html"
    } <= PIECES | WAYS
    assert len(pages) >= 30
