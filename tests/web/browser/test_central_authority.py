"""A central authority takes in a request, returns it, takes it in again, and grants it.

The request is the packaged one of Nigeria to the United States. At first it does not say why the
messages should be in the mailbox; the second version does.
"""

from __future__ import annotations

import datetime as dt

import yaml

from comity.kit.samples import sample_files

SAMPLE = "bec-request"


def versions() -> tuple[bytes, bytes]:
    """The request as it came first, without its link to the mailbox, and as it came again."""
    (file,) = (one for one in sample_files() if one.stem == SAMPLE)
    text = file.read_text(encoding="utf-8")
    tree = yaml.load(text, Loader=yaml.BaseLoader)
    for measure in tree["measures"]:
        measure.pop("nexus", None)
    first = yaml.safe_dump(tree, allow_unicode=True, sort_keys=False)
    return first.encode(), text.encode()


def take_in(desk, page, content: bytes) -> None:
    file = {"name": f"{SAMPLE}.yaml", "mimeType": "application/yaml", "buffer": content}
    page.get_by_label("Case file").set_input_files(file)
    desk.press(page, page.get_by_role("button", name="Take it in"))
    desk.settled(page)


def test_a_request_is_received_returned_received_again_and_granted(
    visit, at_work, picture, axe, tmp_path
) -> None:
    desk, page = at_work, visit()
    first, second = versions()

    desk.press(page, page.get_by_role("link", name="Incoming", exact=True))
    take_in(desk, page, first)
    review = page.url
    assert "What it lacks" in page.get_by_role("main").inner_text()
    assert axe(page) == []
    picture(page, "authority-1-review")

    desk.press(page, page.get_by_role("button", name="Confirm receipt"))
    page.wait_for_url("**/c/**")
    assert "cknowledgement" in desk.main_heading(page)
    picture(page, "authority-2-acknowledgement")

    page.goto(review)
    desk.press(page, page.get_by_role("button", name="Return it with what is missing"))
    page.wait_for_url("**/c/**")
    picture(page, "authority-3-deficiency-letter")
    letter = page.url.partition("/s/")[0].rstrip("/") + "/"
    page.goto(letter)
    desk.press(page, page.get_by_role("link", name="See the letter"))
    desk.settled(page)
    page.locator("iframe.c-letter").first.wait_for()

    page.goto(review)
    desk.press(page, page.get_by_role("link", name="Take in a later version"))
    take_in(desk, page, second)
    assert "What changed" in page.get_by_role("main").inner_text()
    assert axe(page) == []
    picture(page, "authority-4-second-version")

    page.goto(review)
    desk.press(page, page.get_by_role("link", name="Decide", exact=True))
    page.get_by_label("The request is granted", exact=True).check()
    desk.press(page, page.get_by_role("button", name="Write the decision"))
    assert "ecision" in page.get_by_role("main").inner_text()
    picture(page, "authority-5-decision")
    decision = page.url

    # the one thing that the authority alone knows: its own number
    desk.press(page, page.get_by_role("link", name="Check and send").first)
    desk.settled(page)
    desk.press(page, page.get_by_role("link", name="Our reference", exact=True))
    page.locator('[name="reference"]').fill("CRM-182-77001")
    desk.save(page)
    page.goto(decision)
    text = desk.words_of(desk.take_letter(page, tmp_path))
    assert "CRM-182-77001" in text
    assert "grant" in text.lower(), text
    picture(page, "authority-6-letter")
    page.goto(decision)
    desk.press(page, page.get_by_role("link", name="Record what was sent and received"))
    desk.press(page, page.get_by_role("link", name="It was sent", exact=True))
    today = dt.date.today()  # the decision has the date of today, and is not sent before
    for part, value in (("Day", today.day), ("Month", today.month), ("Year", today.year)):
        page.get_by_label(part, exact=True).first.fill(str(value))
    desk.press(page, page.get_by_role("button", name="Record it"))
    assert f"{today.day} {today:%B %Y}" in page.get_by_role("main").inner_text()
    picture(page, "authority-7-sent")

    desk.press(page, page.get_by_role("link", name="Register", exact=True))
    rows = page.get_by_role("table").inner_text()
    assert "Deficiency letter" in rows
    assert "Decision" in rows
    assert "Sent" in page.get_by_role("row").filter(has_text="CRM-182-77001").inner_text()
    picture(page, "authority-8-register")
