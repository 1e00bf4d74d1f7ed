"""Two people at one file: what does not collide is merged, what does is shown to both."""

from __future__ import annotations

SECTION = "The case"


def opened(visit, at_work) -> tuple[object, object]:
    """Two browsers on one section of one file."""
    one, other = visit(), visit()
    at_work.open_sample(one, "bec-request")
    at_work.section(one, SECTION)
    other.goto(one.url)
    return one, other


def box(page, name):
    return page.locator(f'main form[data-autosave] [name="{name}"]')


def test_what_two_people_write_in_two_fields_is_both_kept(visit, at_work) -> None:
    one, other = opened(visit, at_work)
    box(one, "subject").fill("Payments diverted, as the first of us says")
    at_work.stay(one)
    box(other, "reference").fill("FMJ/OF/THE/SECOND")
    at_work.stay(other)

    assert "conflict" not in other.url
    for page in (one, other):
        page.reload()
        assert box(page, "subject").input_value() == "Payments diverted, as the first of us says"
        assert box(page, "reference").input_value() == "FMJ/OF/THE/SECOND"


def test_of_two_answers_to_one_question_both_are_shown_and_one_is_chosen(
    visit, at_work, axe, picture
) -> None:
    one, other = opened(visit, at_work)
    box(one, "subject").fill("The subject of the first")
    at_work.stay(one)
    box(other, "subject").fill("The subject of the second")
    at_work.stay(other)

    assert "/conflict/" in other.url
    shown = other.get_by_role("main").inner_text()
    assert "The subject of the first" in shown
    assert "The subject of the second" in shown
    assert axe(other) == []
    picture(other, "two-people-conflict")
    one.reload()
    assert box(one, "subject").input_value() == "The subject of the first"  # not overwritten

    other.locator('[type=radio][value="mine"]').check()
    with other.expect_navigation():
        other.locator("main form").first.locator("button[type=submit]").last.click()
    other.goto(one.url.partition("?")[0])
    assert box(other, "subject").input_value() == "The subject of the second"


def test_a_copy_of_a_window_takes_nothing_back(visit, at_work) -> None:
    one = visit()
    at_work.open_sample(one, "bec-request")
    at_work.section(one, "What happened")
    with one.expect_popup() as opened_:
        one.evaluate("() => { window.open(location.href) }")  # with what the first one keeps
    other = opened_.value
    other.wait_for_load_state()
    texts = ("facts[0].text", "facts[1].text")
    for page, name, text in (
        (one, texts[0], "The first window."),
        (other, texts[1], "The second window."),
        (other, texts[1], "The second window, again."),
    ):
        with page.expect_response(lambda answer: answer.request.method == "POST"):
            box(page, name).fill(text)
            box(page, name).blur()

    said = other.locator("[data-saved-status]")
    other.wait_for_function(
        "() => /meanwhile/.test(document.querySelector('[data-saved-status]').textContent)"
    )
    assert "Saved at" in said.inner_text()
    other.reload()
    shown = [box(other, name).input_value() for name in texts]
    assert shown == ["The first window.", "The second window, again."]
