"""Every component in Chromium: axe finds nothing, nothing scrolls sideways, in each direction."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

SHOWCASE = Path(__file__).parents[1] / "showcase"
SIZES = ((1280, 100), (320, 100), (320, 200), (960, 200))
"""Widths of the window in CSS pixels, with the size of text in per cent."""
LARGER = """per => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(`html { font-size: ${per}% !important }`)
  document.adoptedStyleSheets = [sheet]
}"""
SMALLEST = """() => [...document.querySelectorAll('a[href], button, input, select, textarea')]
  .filter(e => e.checkVisibility() && !e.closest('p, li, dd, td, th, .c-unseen'))
  .map(e => [e.outerHTML.slice(0, 80), e.getBoundingClientRect()])
  .filter(([, box]) => box.height < 24 || box.width < 24).map(([html]) => html)"""


@pytest.fixture
def shown(application, visit):
    """The page of all components in a language, as if the server had answered it."""

    def shown(tag: str):
        from django.contrib.sessions.backends.db import SessionStore
        from django.template import engines
        from django.test import RequestFactory

        from comity_web.wording.catalogues import words

        request = RequestFactory().get("/")
        request.session, request.resolver_match, request.words = SessionStore(), None, words(tag)
        template = engines["django"].from_string((SHOWCASE / "components.html").read_text("utf-8"))
        body = template.render(json.loads((SHOWCASE / "shown.json").read_text("utf-8")), request)
        page = visit()
        page.route("**/glossary", lambda route: route.fulfill(response=route.fetch(), body=body))
        page.route("**/nowhere", lambda route: route.fulfill(status=204))
        page.goto(page.url + "glossary")
        return page

    return shown


@pytest.mark.parametrize("tag", ["en", "fr", "de", "ar-XB"])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(shown, axe, picture, tag):
    page = shown(tag)
    without = () if tag == "en" else ("color-contrast",)  # of the style sheet, in every language
    for width, per in SIZES:
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate(LARGER, per)
        assert axe(page, *without) == []
        over = page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth")
        assert over <= 0, f"{width} pixels, text at {per} %"
        picture(page, f"components-{tag}-{width}-{per}")


def test_what_one_presses_is_large_enough(shown):
    page = shown("en")

    assert page.evaluate(SMALLEST) == []


def test_the_error_summary_has_the_focus_and_leads_to_the_field(shown):
    page = shown("en")
    summary = page.get_by_role("alert").first

    assert summary.evaluate("e => e === document.activeElement")
    summary.get_by_role("link", name="Enter the full name").click()
    assert page.evaluate("() => document.activeElement.id") == "names"


def test_a_card_begins_with_its_title_and_no_empty_space(shown):
    page = shown("en")
    above = page.locator(".c-finding").first.evaluate(
        "card => { const title = document.createElement('h3'); title.textContent = 'T';"
        " card.prepend(title);"
        " return title.getBoundingClientRect().top - card.getBoundingClientRect().top }"
    )
    assert above < 20


def test_a_focus_is_seen_on_everything(shown):
    page = shown("en")
    unseen = []
    for _ in range(40):
        page.keyboard.press("Tab")
        mark = page.evaluate(
            "() => { const s = getComputedStyle(document.activeElement);"
            " return [document.activeElement.outerHTML, s.outlineStyle, s.outlineWidth] }"
        )
        if mark[1] == "none" or mark[2] == "0px":
            unseen.append(mark[0][:80])
    assert unseen == []


def test_paper_shows_the_findings_with_their_articles_and_no_buttons(shown):
    page = shown("en")
    page.emulate_media(media="print")

    assert not page.get_by_role("button", name="Save and go on").is_visible()
    assert not page.get_by_role("navigation", name="Comity").is_visible()
    assert page.get_by_text("18 U.S.C. § 2703(d)").first.evaluate("e => e.checkVisibility()")
