"""How one comes in, and who does not."""

from __future__ import annotations

import urllib.error
import urllib.request

import pytest


def test_the_link_opens_the_first_page_and_leaves_no_trace_in_the_address(visit, server) -> None:
    page = visit()

    assert page.url == server.address
    assert page.get_by_role("heading", level=1).inner_text() == "What would you like to do?"


def test_whoever_has_no_link_gets_no_page(server) -> None:
    for path in ("", "register", "c/000000000000/", "upload"):
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(server.address + path, timeout=10)
        refused.value.close()
        assert refused.value.code == 403


def test_a_link_opens_once(browser, server) -> None:
    link = server.link()
    answers = []
    for _ in range(2):
        context = browser.new_context()
        answers.append(context.new_page().goto(link).status)
        context.close()

    assert answers == [200, 403]


def test_the_language_is_that_of_the_browser_and_can_be_changed(visit, at_work) -> None:
    page = visit("fr")
    assert page.locator("html").get_attribute("lang") == "fr"

    at_work.press(page, page.locator("button[name=language][value=de]"))
    assert page.locator("html").get_attribute("lang") == "de"
    assert page.get_by_role("heading", level=1).inner_text() == "Was möchten Sie tun?"


def test_from_right_to_left_the_page_begins_at_the_right(visit) -> None:
    page = visit("ar-XB")
    assert page.locator("html").get_attribute("dir") == "rtl"
    heading = page.get_by_role("heading", level=1).evaluate("e => getComputedStyle(e).direction")
    assert heading == "rtl"
