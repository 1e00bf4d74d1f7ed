"""Every page that there is an address for: in English, French, from right to left.

Each is looked at with all that can be unfolded open: by axe-core, with text twice as large, on a
phone, on paper; and its text is read as a browser without scripts would.
"""

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


IN_ENGLISH = (
    *("request", "notice", "preservation", "disclosure", "slips"),
    *("transmittal", "reminder", "closing", "acknowledgement", "deficiency", "decision"),
)
"""Every kind of document. In the other languages: one with errors."""


@pytest.mark.parametrize(
    ("language", "kinds"), [("en", IN_ENGLISH), ("fr", ("slips",)), ("ar-XB", ("slips",))]
)
def test_nothing_is_wrong_with_any_page(swept, furniture, language, kinds) -> None:
    seen = swept(language, kinds)
    pages = [one for one in seen if one.kind == "text/html" and one.status == 200]

    assert [(one.name, fault) for one in seen for fault in one.faults] == []
    # 405: an address to which one only posts; one leads on to the page of two versions
    other = {one.name: one.status for one in seen if one.status not in (200, 405)}
    lacking = {name for name in other if name.partition(" of ")[2] in kinds}  # not of every kind
    assert {other.pop(name) for name in lacking} <= {404}
    assert other == {"compare_choice": 303, "nowhere": 404}
    assert {
        one.name for one in seen if one.status == 200 and one.kind != "text/html"
    } <= PIECES | WAYS
    assert len(pages) >= 30 + 8 * len(kinds)
    assert {*IN_ENGLISH} == {*furniture.kinds}


@pytest.mark.parametrize("language", ["en", "fr", "ar-XB"])
def test_nothing_is_wrong_with_what_refuses(visit, axe, at_work, wrongs, language) -> None:
    """A form that has expired gives back what was typed; without the link nobody comes in."""
    page = visit(language)
    at_work.open_sample(page, "bec-request")
    page.goto(f"{page.url}s/case")
    page.locator('[name="subject"]').fill("Typed before the form expired")
    page.evaluate(
        "() => document.querySelectorAll('[name=csrfmiddlewaretoken]').forEach("
        "e => { e.value = 'old' })"
    )
    at_work.save(page)
    assert "Typed before the form expired" in page.get_by_role("main").inner_text()
    assert wrongs(page) == []

    page.context.clear_cookies()
    assert page.goto("/").status == 403
    assert wrongs(page) == []


def test_without_scripts_a_section_of_each_kind_of_document_is_saved(
    visit, furniture, at_work
) -> None:
    page = visit(scripts=False)
    assert len(furniture.kinds) > 9
    for kind, values in furniture.kinds.items():
        page.goto(f"/c/{values['key']}/s/{values['section']}")
        before = at_work.main_heading(page)
        at_work.save(page)
        assert "/conflict/" not in page.url, kind
        assert at_work.main_heading(page) != before, kind
