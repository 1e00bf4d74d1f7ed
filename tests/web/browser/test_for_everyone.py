"""Without scripts, on a phone, with large text, from right to left, by the keyboard alone."""

from __future__ import annotations

import pytest

PAGES = ("Recipient and purpose", "What happened", "People", "Who signs and who answers")
SPACED = """* { line-height: 1.5 !important; letter-spacing: .12em !important;
  word-spacing: .16em !important } p { margin-bottom: 2em !important }"""
WIDE = """* { font-family: 'DejaVu Sans Mono', monospace !important;
  letter-spacing: .12em !important }"""
"""Letters wider than those of any font that a reader is likely to have."""
FITS = {"over": 0, "wide": []}


def style(page, css: str) -> None:
    """Read the page with a style of one's own."""
    page.evaluate(
        "css => { const s = new CSSStyleSheet(); s.replaceSync(css);"
        " document.adoptedStyleSheets = [s] }",
        css,
    )


def pages_of_a_case(page, at_work):
    """The first page, a case, some of its sections: each time the page is at one of them."""
    yield "first"
    at_work.open_sample(page, "bec-request")
    home = page.url
    yield "case"
    for title in PAGES:
        page.goto(home)
        at_work.press(page, page.locator("main li a").filter(has_text=title).first)
        yield title


def test_without_scripts_a_section_is_saved_by_its_button_and_rows_are_added(
    visit, at_work, picture
) -> None:
    page = visit(scripts=False)
    at_work.begin(page, "request for mutual legal assistance")
    assert at_work.main_heading(page) == "Recipient and purpose"
    page.locator('[name="requesting.state"]').fill("Nigeria")
    page.locator('[name="requested.state"]').fill("US")
    at_work.save(page)
    assert at_work.main_heading(page) == "The case"
    page.locator('[name="subject"]').fill("Written without scripts")
    at_work.open_all(page)
    at_work.add_row(page, "proceedings.decisions")

    assert page.locator('[name="subject"]').input_value() == "Written without scripts"
    at_work.open_all(page)
    page.locator('[name="proceedings.decisions[0].title"]').fill("Order of a court")
    at_work.save(page)
    page.go_back()
    page.reload()
    assert (
        page.locator('[name="proceedings.decisions[0].title"]').input_value() == "Order of a court"
    )
    picture(page, "without-scripts")


@pytest.mark.parametrize("language", ["en", "ar-XB"])
def test_on_a_phone_nothing_is_wider_than_the_screen(
    visit, at_work, ruler, picture, language
) -> None:
    page = visit(language, phone=True)
    for name in pages_of_a_case(page, at_work):
        at_work.open_all(page)
        assert (name, ruler(page)) == (name, FITS)
        picture(page, f"phone-{language}-{name}")
        style(page, WIDE)
        assert (name, ruler(page)) == (name, FITS)


@pytest.mark.parametrize(
    ("language", "leaf"), [("de", ""), ("ar-XB", "papers"), ("ar-XB", "record")]
)
def test_on_a_phone_long_words_and_lines_that_run_the_other_way_fit(
    visit, at_work, ruler, language, leaf
) -> None:
    page = visit(language, phone=True)
    if leaf:
        at_work.open_sample(page, "bec-request")
        page.goto(f"{page.url.rstrip('/')}/{leaf}")
    assert ruler(page) == FITS
    style(page, WIDE)
    assert ruler(page) == FITS


def test_with_text_twice_as_large_and_spaced_nothing_is_cut(visit, at_work, ruler) -> None:
    page = visit()
    page.set_viewport_size({"width": 640, "height": 900})  # 1280 at 200 %
    for name in pages_of_a_case(page, at_work):
        style(page, SPACED)
        assert (name, ruler(page)) == (name, FITS)


@pytest.mark.parametrize("language", ["fr", "de"])
def test_with_the_font_of_the_root_twice_as_large_the_tables_fit(
    visit, at_work, ruler, language
) -> None:
    page = visit(language)
    home = page.url
    at_work.open_sample(page, "bec-request")
    for path in ("", "register"):
        page.goto(home + path)
        style(page, "html { font-size: 200% !important }")
        for width in (320, 640, 740, 900, 1086, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            assert (path, width, ruler(page)) == (path, width, FITS)


def test_the_keyboard_alone_begins_a_request_and_saves_its_first_section(visit, at_work) -> None:
    page = visit()
    stops = tab_to(page, "button:has-text('request for mutual legal assistance')")
    assert stops < 20
    with page.expect_navigation():
        page.keyboard.press("Enter")
    tab_to(page, '[name="requesting.state"]')
    page.keyboard.type("Nigeria")
    tab_to(page, '[name="requested.state"]')
    page.keyboard.type("United States")
    tab_to(page, "main form[data-autosave] button[type=submit]:not([name])")
    with page.expect_navigation():
        page.keyboard.press("Enter")

    assert at_work.main_heading(page) == "The case"


UNMARKED = """() => [...document.querySelectorAll('main h1, main h2, main button, main th')]
  .filter(e => !e.querySelector('a[href^="/c/"]')) // the name of a file
  .map(e => e.textContent.trim()).filter(t => /[A-Za-z]{3}/.test(t) && !t.includes('\u2067'))"""
STOP = """() => {
  const e = document.activeElement
  const style = getComputedStyle(e)
  const box = e.getBoundingClientRect()
  const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2)
  return {
    ring: (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) ||
      style.boxShadow !== 'none',
    seen: box.width < 2 || !top || e.contains(top) || top.contains(e) ||
      [...(e.labels || [])].some(one => one.contains(top))
  }
}"""


def tab_to(page, css: str) -> int:
    """Press Tab until an element has the focus; each stop on the way can be seen."""
    for count in range(1, 150):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        assert stop == {"ring": True, "seen": True}, page.evaluate(
            "() => document.activeElement.outerHTML.slice(0, 200)"
        )
        if page.locator(css).first.evaluate("e => e === document.activeElement"):
            return count
    raise AssertionError(f"the keyboard does not reach {css}")


def test_the_first_stop_of_a_page_leads_past_its_head(visit) -> None:
    page = visit()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.closest('main') !== null")


def test_what_is_not_in_the_catalogues_stands_between_no_marks(visit) -> None:
    """The pseudo language marks each text of the catalogues; what is written in code has none."""
    page = visit("ar-XB")
    bare = page.evaluate(UNMARKED)
    assert bare == []
