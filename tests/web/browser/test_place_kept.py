"""Where a page stands after a button was pressed: at what failed, or where its reader was."""

from __future__ import annotations

import sys

import pytest

resource = pytest.importorskip("resource")

TYPED = "Typed while the disk was full"
FOCUS = "() => document.activeElement.outerHTML"
IN_SIGHT = """() => {
  const box = document.activeElement.getBoundingClientRect()
  return box.width > 20 && box.top >= 0 && box.bottom <= innerHeight
}"""


def limit(server, size: int) -> None:
    """Let the server write no file beyond a size, as a disk without room does."""
    resource.prlimit(server.pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


def stay(page):
    """The button that saves and stays, as a reader finds it."""
    return page.get_by_role("button", name="Save and stay here")


def test_a_button_that_was_pressed_has_the_focus_again_and_is_seen(visit, at_work):
    page = visit()
    at_work.open_sample(page, "bec-request")
    at_work.section(page, "The case")

    at_work.press(page, stay(page))

    assert stay(page).evaluate("button => button === document.activeElement")
    assert page.evaluate(IN_SIGHT)
    assert page.evaluate("() => scrollY") > 200


@pytest.mark.skipif(sys.platform != "linux", reason="limits a process from outside")
def test_what_could_not_be_saved_is_told_where_the_reader_looks_and_leaving_warns(
    own_server, visit, at_work
):
    page = visit(at=own_server)
    at_work.open_sample(page, "bec-request")
    at_work.section(page, "The case")
    box = page.locator('main form[data-autosave] [name="subject"]')
    revision = page.locator("form[data-autosave] [name=_base]").input_value()

    limit(own_server, 1)
    box.fill(TYPED)
    at_work.press(page, stay(page))
    alert = page.get_by_role("alert").first

    assert "could not be saved" in alert.inner_text()
    assert alert.evaluate("alert => alert === document.activeElement")
    assert page.evaluate(IN_SIGHT), page.evaluate(FOCUS)
    assert box.input_value() == TYPED
    assert page.locator("form[data-autosave] [name=_base]").input_value() == revision

    asked = []
    page.once("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    page.mouse.click(5, 5)  # a browser warns only whoever did something on the page
    page.close(run_before_unload=True)
    page.wait_for_timeout(300)
    assert asked == ["beforeunload"]

    limit(own_server, resource.RLIM_INFINITY)
    at_work.press(page, stay(page))
    assert page.get_by_role("alert").count() == 0 or "could not" not in page.inner_text("main")
    assert box.input_value() == TYPED
