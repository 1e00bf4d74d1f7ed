"""From the first page to the letter without scripts, and by the keyboard alone."""

from __future__ import annotations

from .test_for_everyone import tab_to


def go(page, css: str) -> None:
    """Reach a link or a button by the keyboard, and press it."""
    tab_to(page, css)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_without_scripts_a_sample_becomes_a_letter(visit, at_work, tmp_path) -> None:
    page = visit(scripts=False)
    at_work.open_sample(page, "preservation-ng-us")
    home = page.url
    at_work.press(page, page.locator('main li a[href*="/s/"]').first)
    box = page.locator('main form [name="reference"]')
    if not box.count():
        at_work.press(page, page.get_by_role("link", name="All sections").first)
        at_work.section(page, "The case")
    box.fill("NO/SCRIPTS/1")
    at_work.save(page)
    page.goto(home)

    assert "NO/SCRIPTS/1" in at_work.words_of(at_work.take_letter(page, tmp_path))


def test_the_keyboard_alone_makes_a_letter_of_a_sample(visit, at_work) -> None:
    page = visit()
    tab_to(page, "select[name=sample]")
    page.keyboard.type("Preservation")
    go(page, "form:has(select[name=sample]) button[type=submit]")
    go(page, 'main a[href$="/check"]')
    at_work.settled(page)
    go(page, 'main a[href$="/documents"]')
    at_work.settled(page)
    go(page, 'main form[action$="/make"] button[type=submit]')
    link = page.locator('main a[href*="/made/"]').first
    link.wait_for()
    at_work.settled(page)
    tab_to(page, 'main a[href*="/made/"]')
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")

    assert str(waiting.value.suggested_filename).endswith(".docx")
