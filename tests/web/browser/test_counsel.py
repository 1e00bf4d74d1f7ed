"""Counsel of a company writes a notice, sees what it does not say, and takes it along."""

from __future__ import annotations

ASKED = (
    *("host", "date", "version", "effective", "company", "privacy_policy", "data_categories"),
    *("goal", "languages", "mla_needed"),
)
"""What counsel knows by heart: who, since when, which data, in which language."""


def test_counsel_makes_a_notice_with_its_coverage_beside_it(
    visit, at_work, picture, axe, tmp_path
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
    desk.press(page, page.get_by_role("link", name="What the notice covers"))
    desk.settled(page)
    assert axe(page) == []
    picture(page, "counsel-2-coverage")

    page.goto(home)
    desk.press(page, page.get_by_role("link", name="See the notice"))
    frame = page.locator("iframe.c-letter").first
    frame.wait_for()
    letter = page.context.request.get(str(frame.get_attribute("src")))
    assert wanted["company"]["name"] in letter.text()
    picture(page, "counsel-3-public-page")

    page.goto(home)
    notice = desk.words_of(desk.take_letter(page, tmp_path))
    assert wanted["company"]["name"] in notice
    picture(page, "counsel-4-notice")
