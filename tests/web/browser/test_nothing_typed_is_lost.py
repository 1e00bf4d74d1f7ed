"""What was typed is there again, whatever happens."""

from __future__ import annotations

import re

import pytest

from ..nasty import NASTY, joined

TEXTS = ("text", "email", "tel", "url", "textarea", "search")


def fields(page, at_work) -> list[dict[str, str]]:
    """The boxes of a page into which one can write what one likes."""
    return [box for box in at_work.boxes(page) if box["type"] in TEXTS]


def typed(page, at_work) -> dict[str, list[str]]:
    """What stands in the boxes of a page, by name; rows that were added count."""
    found: dict[str, str] = {}
    for box in fields(page, at_work):
        found.setdefault(box["name"], box["value"])
    return joined(found.items())


def test_nasty_strings_come_back_as_text_in_every_field_of_a_page(visit, at_work) -> None:
    page = visit()
    at_work.open_sample(page, "bec-request")
    at_work.section(page, "Who signs and who answers")
    names = [box["name"] for box in fields(page, at_work)]
    assert len(names) >= 30
    refused = 0
    for begin in (0, 30):
        at_work.open_all(page)
        wanted = {}
        for number, name in enumerate(names):
            text = NASTY[(begin + number) % len(NASTY)]
            box = page.locator(f'main form[data-autosave] [name="{name}"]')
            box.fill(text)
            wanted[name] = box.input_value()  # as the browser keeps it in one line
        at_work.stay(page)
        found = typed(page, at_work)

        expected = joined(wanted.items())
        assert {name: found.get(name) for name in expected} == expected
        assert page.locator("main h1").count() == 1
        refused += page.get_by_role("main").inner_text().count("U+")
        assert page.locator("main script, main img").count() == 0
    assert refused > 0  # what no file can hold is told, and stays


@pytest.mark.parametrize("typed_in", [("31", "2", "2026"), ("in spring", "", "")])
def test_a_date_that_is_none_stays_in_its_boxes_with_the_reason_beside_it(
    visit, at_work, typed_in
) -> None:
    page = visit()
    at_work.open_sample(page, "bec-request")
    at_work.section(page, "Recipient and purpose")
    boxes = [f'[name="urgency.deadline!{part}"]' for part in ("day", "month", "year")]
    for box, text in zip(boxes, typed_in, strict=True):
        page.locator(box).fill(text)
    at_work.stay(page)

    assert tuple(page.locator(box).input_value() for box in boxes) == typed_in
    error = page.locator(".c-errors li").first
    error.get_by_role("link").click()
    assert page.evaluate("() => document.activeElement.name").startswith("urgency.deadline")


def test_the_last_field_is_saved_without_any_button(visit, at_work) -> None:
    page = visit()
    at_work.open_sample(page, "bec-request")
    at_work.section(page, "The case")
    page.locator('[name="subject"]').fill("Written and left")
    page.locator('[name="reference"]').focus()

    assert re.search(r"\d", at_work.wait_saved(page))  # it says when
    page.reload()
    assert page.locator('[name="subject"]').input_value() == "Written and left"


def test_what_was_saved_is_there_after_the_power_was_cut(visit, at_work, own_server) -> None:
    page = visit(at=own_server)
    at_work.open_sample(page, "bec-request")
    at_work.section(page, "The case")
    page.locator('[name="subject"]').fill("The last field before the cut")
    page.locator('[name="reference"]').focus()
    at_work.wait_saved(page)
    own_server.kill()

    page.locator('[name="reference"]').fill("FMJ/TYPED/WHILE/DOWN")
    page.locator('[name="subject"]').focus()
    page.wait_for_function("() => document.querySelector('.c-saved--wrong')")
    assert page.locator('[name="reference"]').input_value() == "FMJ/TYPED/WHILE/DOWN"

    own_server.start()
    again = visit(at=own_server)
    again.goto(page.url)
    assert again.locator('[name="subject"]').input_value() == "The last field before the cut"


def test_a_page_that_was_open_over_a_new_start_still_saves(visit, at_work, own_server) -> None:
    page = visit(at=own_server)
    at_work.open_sample(page, "bec-request")
    at_work.section(page, "The case")
    own_server.stop()
    own_server.start()

    page.locator('[name="subject"]').fill("Typed before the new start, sent after it")
    at_work.stay(page)
    assert page.locator('[name="subject"]').input_value().startswith("Typed before")
