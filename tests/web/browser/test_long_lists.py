"""Lists of a hundred entries and more: part by part, without scripts, on a phone, by keyboard."""

from __future__ import annotations

import json

FACTS = '[name="facts[{}].text"]'


def upload(page, at_work, folder) -> str:
    """Take in a request with many facts and persons; gives the address of the case."""
    tree = at_work.sample("bec-request")
    tree["facts"] = [
        {"id": f"F{one}", "date": "2026-03-05", "text": f"Call {one} was made to the bank."}
        for one in range(1, 121)
    ]
    tree["persons"] = [
        {"id": f"P{one}", "role": "suspect", "name": {"full": f"Given{one} Name{one * 7}"}}
        for one in range(1, 121)
    ]
    file = folder / "many.json"
    file.write_text(json.dumps(tree), encoding="utf-8")
    page.goto("/upload")
    page.locator("input[type=file]").set_input_files(file)
    at_work.press(page, page.locator("main form button[type=submit]").first)
    return "/c/" + page.url.partition("/c/")[2].partition("/")[0]


def test_without_scripts_another_part_is_shown_and_nothing_typed_is_lost(
    visit, at_work, tmp_path
) -> None:
    page = visit(scripts=False)
    case = upload(page, at_work, tmp_path)
    page.goto(f"{case}/s/facts")
    assert page.locator(FACTS.format(24)).count() == 1
    assert page.locator(FACTS.format(25)).count() == 0
    page.locator(FACTS.format(2)).fill("Typed before the next part was asked for.")

    at_work.press(page, page.get_by_role("button", name="101 to 120").first)

    assert page.locator(FACTS.format(119)).count() == 1
    page.locator(FACTS.format(110)).fill("Typed in the last part.")
    at_work.press(page, page.get_by_role("button", name="1 to 25", exact=True).first)
    told = "Typed before the next part was asked for."
    assert page.locator(FACTS.format(2)).input_value() == told
    page.goto(f"{case}/s/facts?at=facts%5B110%5D.text")
    assert page.locator(FACTS.format(110)).input_value() == "Typed in the last part."


def test_a_part_is_reached_by_the_keyboard_and_heard_as_what_it_is(
    visit, at_work, tmp_path
) -> None:
    page = visit()
    case = upload(page, at_work, tmp_path)
    page.goto(f"{case}/s/people")
    group = page.get_by_role("group", name="part by part")
    assert group.locator("[aria-current=page]").text_content() == "1 to 50"
    group.get_by_role("button", name="101 to 120").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.wait_for_load_state("load")

    assert "Name840" in page.locator("main").text_content()
    assert "Name7," not in page.locator("main").text_content()


def test_the_pages_of_a_long_case_fit_a_phone_and_axe_finds_nothing(
    visit, at_work, tmp_path, ruler, axe, picture
) -> None:
    page = visit(phone=True)
    case = upload(page, at_work, tmp_path)
    for leaf in ("s/facts?at=facts%5B60%5D.text", "s/people", "s/offences/offences/0"):
        page.goto(f"{case}/{leaf}")
        at_work.open_all(page)
        assert (leaf, ruler(page)) == (leaf, {"over": 0, "wide": []})
        assert (leaf, axe(page)) == (leaf, [])
        picture(page, f"long-{leaf.partition('?')[0].replace('/', '-')}")
