"""What a page does more with scripts: saves each field, warns, filters, keeps its place."""

from __future__ import annotations

import json
import re

import pytest

LONGEST = 7 * 24 * 3600
"""Seconds of a session on one's own machine."""
FORM = "form[data-autosave]"
STATE = f"{FORM} [data-saved-status]"


def saved(page) -> str:
    """What the line of state says once the last field is saved."""
    page.wait_for_function("css => /\\d/.test(document.querySelector(css).textContent)", arg=STATE)
    return page.locator(STATE).inner_text()


@pytest.fixture
def case_section(visit, at_work):
    """The section of a sample that says what the case is."""

    def open_(language: str = "en"):
        page = visit(language)
        at_work.open_sample(page, "bec-request")
        page.locator("main").get_by_role("link", name="The case", exact=True).click()
        page.locator(FORM).first.wait_for()
        return page

    return open_


def test_a_field_is_saved_when_it_is_left_and_the_page_says_so(case_section):
    page = case_section()
    box = page.locator(f'{FORM} [name="reference"]')

    box.fill("REF/1")
    box.blur()
    assert re.fullmatch(r"Saved at \d\d:\d\d", saved(page))
    assert page.locator(STATE).get_attribute("role") == "status"

    with page.expect_response(lambda answer: answer.request.method == "POST"):
        box.fill("REF/2")  # rests on what was just saved: nobody collides with themselves
        box.blur()
    page.reload()
    assert page.locator(f'{FORM} [name="reference"]').input_value() == "REF/2"


def test_what_could_not_be_saved_stays_and_leaving_is_warned_of(case_section):
    page = case_section()
    box = page.locator(f'{FORM} [name="reference"]')
    page.route("**/s/case", lambda route: route.abort())

    box.fill("REF/3")
    box.blur()
    page.wait_for_selector(f"{STATE}.c-saved--wrong")
    assert page.locator(STATE).inner_text().startswith("Not saved")
    assert box.input_value() == "REF/3"

    asked = []
    page.once("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    page.close(run_before_unload=True)
    page.wait_for_timeout(300)
    assert asked == ["beforeunload"]
    assert not page.is_closed()

    page.unroute("**/s/case")
    box.fill("REF/4")
    box.blur()
    page.wait_for_function(
        "css => !document.querySelector(css).classList.contains('c-saved--wrong')", arg=STATE
    )


def test_what_is_typed_is_saved_some_seconds_after_the_last_key(case_section):
    page = case_section()
    page.clock.install()
    box = page.locator(f'{FORM} [name="subject"]')

    with page.expect_response(lambda answer: answer.request.method == "POST"):
        box.press_sequentially("Typed, and never left: ")
        page.clock.fast_forward(3500)
    assert box.evaluate("box => document.activeElement === box")
    page.wait_for_function("css => /\\d/.test(document.querySelector(css).textContent)", arg=STATE)


def test_a_link_is_followed_once_everything_is_saved_and_nothing_is_asked(case_section):
    page = case_section()
    here = page.url
    page.on("dialog", lambda dialog: pytest.fail(f"asked: {dialog.type}"))
    page.locator(f'{FORM} [name="subject"]').press_sequentially("Typed just before the link")

    with page.expect_navigation():
        page.get_by_role("link", name="All sections").click()
    assert page.url != here
    page.goto(here)
    assert "just before the link" in page.locator(f'{FORM} [name="subject"]').input_value()


def test_who_leaves_at_once_loses_nothing_and_comes_back_to_it(case_section):
    page = case_section()
    here = page.url
    page.on("dialog", lambda dialog: pytest.fail(f"asked: {dialog.type}"))
    box = page.locator(f'{FORM} [name="reference"]')
    box.fill("REF/LEFT")
    page.goto(here.partition("/c/")[0] + "/glossary")
    for _ in range(100):  # the page is left at once; what was typed arrives after it
        if "REF/LEFT" in page.context.request.get(here).text():
            break
        page.wait_for_timeout(100)

    page.go_back()
    page.wait_for_function(
        "css => document.querySelector(css).value === 'REF/LEFT'", arg=f'{FORM} [name="reference"]'
    )
    with page.expect_navigation():
        box.fill("REF/BACK")
        page.locator(f"{FORM} button[name=_stay]").last.click()
    assert "conflict" not in page.url
    assert box.input_value() == "REF/BACK"


def test_a_page_that_never_heard_that_it_was_saved_is_in_no_conflict_with_itself(case_section):
    page = case_section()
    box = page.locator(f'{FORM} [name="reference"]')
    page.route("**/s/case", lambda route: (route.fetch(), route.abort()))
    box.fill("REF/SAVED")
    box.blur()
    page.wait_for_selector(f"{STATE}.c-saved--wrong")

    page.unroute("**/s/case")
    with page.expect_navigation():
        box.fill("REF/LATER")
        page.locator(f"{FORM} button[name=_stay]").last.click()
    assert "conflict" not in page.url
    assert box.input_value() == "REF/LATER"


def test_a_form_that_is_too_large_is_not_sent_and_not_lost(case_section):
    page = case_section()
    page.evaluate("() => { document.body.dataset.largest = '500' }")
    here = page.url

    box = page.locator(f'{FORM} [name="reference"]')
    box.fill("x" * 600)
    page.locator(f"{FORM} button[type=submit]").last.click()

    assert page.url == here
    assert "too much" in page.locator(STATE).inner_text()
    assert box.input_value() == "x" * 600
    page.evaluate("() => { document.body.dataset.largest = '' }")
    page.locator(f"{FORM} button[name=_stay]").last.click()  # so that the page may be left


def test_adding_a_row_keeps_the_place_on_the_page(case_section):
    page = case_section()
    button = page.locator(f"{FORM} button[name=_add]").last
    button.scroll_into_view_if_needed()

    with page.expect_navigation():
        button.click()

    page.wait_for_function("() => window.scrollY > 200")
    assert page.evaluate("() => document.activeElement.closest('form[data-autosave]') !== null")


def test_after_a_save_the_focus_is_on_the_button_that_was_pressed(case_section):
    page = case_section()
    with page.expect_navigation():
        page.locator(f"{FORM} button[name=_stay]").last.click()

    page.wait_for_function("() => document.activeElement.name === '_stay'")
    focused = page.locator(":focus")
    assert focused.get_attribute("aria-hidden") is None
    assert focused.bounding_box()["height"] >= 24


def test_the_browser_keeps_nothing_that_was_typed_and_an_answer_makes_no_object(case_section):
    shown = case_section()
    page = shown.context.new_page()  # a tab of its own keeps nothing yet
    kept = []
    page.expose_function("noted", lambda *told: kept.append(told))
    page.add_init_script(
        "const set = Storage.prototype.setItem;"
        "Storage.prototype.setItem = function (name, value) {"
        " window.noted(this === sessionStorage ? 'session' : 'local', name, value);"
        " return set.call(this, name, value) }"
    )
    page.goto(shown.url)
    page.locator(f'{FORM} [name="reference"]').fill("TYPED/1")
    page.locator(f'{FORM} [name="subject"]').fill("Typed, and kept by no browser")
    with page.expect_navigation():
        page.locator(f"{FORM} button[name=_add]").last.click()
    page.wait_for_load_state("networkidle")

    of_htmx = {"htmx:sessionStorageTest", "htmx-current-path-for-history"}
    assert {name for _, name, _ in kept} - of_htmx == {"comity-place"}
    assert {where for where, _, _ in kept} == {"session"}
    for _, name, value in kept:
        assert "yped" not in value and "TYPED" not in value
        told = json.loads(value) if name not in of_htmx else {}
        assert set(told) <= {"page", "y", "name", "value", "at"}
    assert page.evaluate("() => localStorage.length + document.cookie.length") == 0

    answer = '{"__proto__": {"owned": 1}, "constructor": {"prototype": {"owned": 1}}, "_base": 1}'
    page.route("**/s/case", lambda route: route.fulfill(json=json.loads(answer)))
    with page.expect_response(lambda found: found.request.method == "POST"):
        page.locator(f'{FORM} [name="reference"]').fill("TYPED/2")
        page.locator(f'{FORM} [name="subject"]').focus()
    saved(page)
    assert page.evaluate("() => ({}).owned") is None


def test_the_button_that_removes_an_item_can_be_clicked(visit, at_work):
    page = visit()
    at_work.open_sample(page, "bec-request")
    at_work.section(page, "Offences and treaty")
    button = page.get_by_role("button", name="Remove").first

    at_work.press(page, button)
    assert page.url.endswith("/remove")  # not the item, whose link fills the row


@pytest.mark.parametrize("leaves", [True, False])
def test_a_page_that_waits_does_not_hold_back_who_goes_to_another(visit, leaves):
    page, held = visit("en"), []
    panel = '<div class="c-waiting" hx-get="/made" hx-trigger="load delay:1s">Wait</div></main>'
    pages = {"first": 0}

    def waiting(route):
        pages["first"] += 1
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("</main>", panel))

    page.route("**/after", waiting)
    page.route("**/made", lambda route: route.fulfill(body="", headers={"HX-Refresh": "true"}))
    page.route("**/glossary", lambda route: held.append(route))  # it is slow
    page.goto(page.url.partition("/")[0] + "//" + page.url.split("/")[2] + "/after")
    if not leaves:
        page.wait_for_timeout(2500)
        assert pages["first"] > 1  # what was made is shown
        return
    page.get_by_role("link", name="Glossary").first.click(no_wait_after=True)
    page.wait_for_timeout(2500)
    held[0].continue_()
    page.wait_for_url("**/glossary", timeout=10_000)
    assert pages["first"] == 1


def test_a_long_list_is_filtered_and_the_number_is_told(visit):
    page = visit()
    page.goto(page.url + "glossary")
    rows = page.locator("#terms > div")
    every = rows.count()

    page.get_by_label("Search the glossary").fill("sealed annex")

    assert 0 < rows.locator("visible=true").count() < every
    assert re.fullmatch(r"Shown: \d+", page.locator("#terms-shown").inner_text())
    page.get_by_label("Search the glossary").fill("")
    assert rows.locator("visible=true").count() == every


def test_the_glossary_needs_no_scripts(visit):
    page = visit(scripts=False)
    page.goto(page.url + "glossary")

    assert not page.get_by_label("Search the glossary").is_visible()
    assert page.get_by_text("Central authority", exact=True).is_visible()


def test_the_end_of_a_session_is_warned_of_and_put_off(visit):
    page = visit()
    page.clock.install()
    page.goto(page.url + "glossary")
    seconds = int(page.locator("body").get_attribute("data-session"))
    dialog = page.get_by_role("dialog")

    page.clock.fast_forward((seconds - 400) * 1000)
    assert not dialog.is_visible()
    page.clock.fast_forward(200 * 1000)
    assert "close this page soon" in dialog.inner_text()

    dialog.get_by_role("button").click()
    dialog.wait_for(state="hidden")
    page.clock.fast_forward(400 * 1000)
    assert not dialog.is_visible()

    left = int(page.locator("body").get_attribute("data-left"))
    assert seconds < left <= LONGEST
    page.clock.fast_forward((left - seconds - 600) * 1000)
    assert not dialog.is_visible()
    page.clock.fast_forward(200 * 1000)
    assert "this end cannot be put off" in dialog.inner_text()  # nor does its button promise that
    dialog.get_by_role("button", name="Close this message").click()
    dialog.wait_for(state="hidden")
    page.clock.fast_forward(60 * 1000)
    assert not dialog.is_visible()  # told once


def test_the_keyboard_finds_the_main_part_first(visit):
    page = visit()

    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    assert skip.inner_text() == "Skip to main content"
    assert skip.bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.id") == "main"
