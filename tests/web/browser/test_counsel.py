"""Counsel of a company writes a notice, sees what it does not say, and takes it along."""

from __future__ import annotations

ASKED = (
    *("host", "date", "version", "effective", "company", "privacy_policy", "data_categories"),
    *("goal", "languages", "mla_needed"),
)
"""What counsel knows by heart: who, since when, which data, in which language."""

FITS = {"over": 0, "wide": []}


def _stands_beside(page, beside, ruler) -> None:
    """At a desk it is at the right of the answers, on a phone below them; nothing is cut."""
    desk, main = page.viewport_size, page.locator("main")
    for width, size in ((1280, 100), (1280, 200), (320, 100)):
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate("size => { document.documentElement.style.fontSize = size }", f"{size}%")
        box, answers = beside.bounding_box(), main.bounding_box()
        if width > 320:
            assert box["x"] >= answers["x"] + answers["width"], size
            assert abs(box["y"] - answers["y"]) < 2, size
        else:
            assert box["y"] >= answers["y"] + answers["height"]
        assert (width, size, ruler(page)) == (width, size, FITS)
    page.set_viewport_size(desk)


def test_counsel_makes_a_notice_with_its_coverage_beside_it(
    visit, at_work, picture, axe, ruler, tmp_path
) -> None:
    desk, page = at_work, visit()
    wanted = {name: one for name, one in desk.sample("notice-ng").items() if name in ASKED}
    wanted["data_categories"] = wanted["data_categories"][:2]

    desk.begin(page, "Transparency notice for law enforcement")
    home = page.url.partition("/s/")[0] + "/"
    for _ in range(12):
        if "/s/" not in page.url:
            break
        desk.answer(page, wanted)
        desk.save(page)
    assert desk.main_heading(page) == "Check and send"
    picture(page, "counsel-1-check")

    page.goto(home)
    beside = page.get_by_role("complementary", name="What the notice says")
    desk.press(page, beside.get_by_role("link", name="Costs"))
    _stands_beside(page, beside, ruler)
    assert "Costs: 3 silent" in beside.inner_text()
    beside.get_by_text("Example and source").first.click()
    assert "Model Corporate Transparency Notice of 2015, section 11" in beside.inner_text()
    assert axe(page) == []
    picture(page, "counsel-2-beside")
    desk.press(page, beside.get_by_role("link", name="See the public page"))
    assert desk.main_heading(page) == "The notice"

    page.goto(home)
    desk.press(page, page.get_by_role("link", name="What the notice covers"))
    desk.settled(page)
    assert axe(page) == []
    picture(page, "counsel-3-coverage")

    page.goto(home)
    desk.press(page, page.get_by_role("link", name="See the notice"))
    frame = page.locator("iframe.c-letter").first
    frame.wait_for()
    letter = page.context.request.get(str(frame.get_attribute("src")))
    assert wanted["company"]["name"] in letter.text()
    picture(page, "counsel-4-public-page")

    page.goto(home)
    notice = desk.words_of(desk.take_letter(page, tmp_path))
    assert wanted["company"]["name"] in notice
    picture(page, "counsel-5-notice")
