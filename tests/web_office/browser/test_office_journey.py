"""A request of an office, from nobody to sent: each does what is theirs, and nothing else.

The administrator makes a team and accounts. A drafter comes in by the identity provider of the
office and drafts; a reviewer, who has a password and a telephone, sends the draft back and then
lets it go out; the central authority makes the documents and the sealed annex and records what was
sent; the auditor finds all of it in the trail, and the trail whole.
"""

from __future__ import annotations

import re
import zipfile
from typing import Any

from ..entering import PASSWORD, code_of

TEAM = "Cybercrime unit"
SAMPLE = "protected-witness-gb-in"
WITNESS = "Witness"


def main_of(page: Any) -> str:
    """What is read on a page."""
    return str(page.get_by_role("main").inner_text())


def take_up(desk: Any, page: Any, link: str) -> str:
    """Use an invitation: set a password and a telephone up; the key in the telephone."""
    page.goto(link)
    page.locator("#password").fill(PASSWORD)
    page.locator("#again").fill(PASSWORD)
    desk.press(page, page.locator("main form button[type=submit]"))
    key = page.locator("main code").first.inner_text()
    page.locator("#code").fill(code_of(key))
    desk.press(page, page.locator("main form button[type=submit]"))
    assert "Recovery codes" in desk.main_heading(page)
    desk.press(page, page.get_by_role("link", name="Go on to Comity"))
    return key


def new_account(
    desk: Any, page: Any, username: str, name: str, *, email: str = "", right: str = ""
) -> None:
    """As administrator: make an account, whose page is then open."""
    page.goto("/administer/")
    desk.press(page, page.get_by_role("main").get_by_role("link", name="Accounts"))
    desk.press(page, page.get_by_role("link", name="New account", exact=True))
    page.get_by_label("Account name").fill(username)
    page.get_by_label("Name", exact=True).fill(name)
    page.get_by_label("E-mail address").fill(email)
    if right:
        page.get_by_label(right, exact=True).check()
    desk.press(page, page.get_by_role("button", name="Make the account"))
    assert "The account is made" in main_of(page)


def give_role(desk: Any, page: Any, role: str) -> None:
    """On the page of an account: give it a role in the team."""
    desk.press(page, page.get_by_role("link", name=f"Change {TEAM}"))
    page.get_by_label(role, exact=True).check()
    desk.press(page, page.get_by_role("button", name="Save"))
    assert role in main_of(page)


def invitation(desk: Any, page: Any) -> str:
    """On the page of an account: make an invitation; its link."""
    desk.press(page, page.get_by_role("button", name="Make an invitation"))
    return str(page.locator("#link").input_value())


def come_by_provider(page: Any, provider: Any, sub: str, picture: Any) -> None:
    """Sign in with the identity provider."""
    page.goto("/")
    picture(page, "office-00-sign-in")
    page.get_by_role("button", name="Sign in with Staff account").click()
    page.wait_for_url(f"{provider.issuer}/**")
    page.locator("input[name=sub]").fill(sub)
    page.get_by_role("button", name="Authorize").click()
    page.get_by_role("heading", name="What would you like to do?").wait_for()


def review(desk: Any, page: Any, case: str, choice: str, reason: str = "") -> None:
    """As reviewer: say of the latest version whether it may go out."""
    page.goto(case)
    desk.press(page, page.get_by_role("link", name="Review this version").first)
    page.get_by_label(choice).check()
    page.get_by_label("Reason").fill(reason)
    desk.press(page, page.get_by_role("button", name="Save the review"))


def test_a_request_goes_from_the_drafter_to_the_auditor_and_each_does_what_is_theirs(
    sit, office, provider, first_link, at_work, picture, axe, tmp_path
) -> None:
    desk = at_work
    provider.knows("staff-17", email="ada@office.example", email_verified=True)

    # the administrator, whom the command invited
    grace = sit()
    take_up(desk, grace, first_link)
    assert desk.main_heading(grace) == "Administration"
    assert axe(grace) == []
    picture(grace, "office-01-administration")
    desk.press(grace, grace.get_by_role("main").get_by_role("link", name="Teams"))
    desk.press(grace, grace.get_by_role("link", name="New team"))
    grace.get_by_label("Name of the team").fill(TEAM)
    desk.press(grace, grace.get_by_role("button", name="Make the team"))
    new_account(desk, grace, "ada.example", "Ada Example", email="ada@office.example")
    give_role(desk, grace, "Drafter")
    links = {}
    for username, name, role in (
        ("bola.adeyemi", "Bola Adeyemi", "Reviewer"),
        ("chidi.eze", "Chidi Eze", "Central authority"),
    ):
        new_account(desk, grace, username, name)
        give_role(desk, grace, role)
        picture(grace, "office-02-account")
        links[username] = invitation(desk, grace)
    picture(grace, "office-03-invitation")
    new_account(desk, grace, "dayo.bello", "Dayo Bello", right="Auditor")
    links["dayo.bello"] = invitation(desk, grace)

    # the drafter, by the identity provider
    ada = sit()
    come_by_provider(ada, provider, "staff-17", picture)
    picture(ada, "office-04-drafter")
    desk.open_sample(ada, SAMPLE)
    case = ada.url
    assert "No reviewer has read version 1 yet" in main_of(ada)
    ada.goto(f"{case}documents")
    desk.settled(ada)
    assert "Only the central authority of the team makes" in main_of(ada)
    assert "only drafts can be made" in main_of(ada)
    assert ada.get_by_role("button", name="sealed").count() == 0
    assert ada.goto("/administer/").status == 403

    # the reviewer, with password and telephone
    bola = sit()
    take_up(desk, bola, links["bola.adeyemi"])
    review(desk, bola, case, "It goes back to its authors", "Say in the subject that it is urgent.")
    assert axe(bola) == []
    picture(bola, "office-05-review")
    assert bola.locator("form[data-autosave] button[type=submit]").count() == 0

    ada.goto(case)
    assert "Say in the subject that it is urgent." in main_of(ada)
    picture(ada, "office-06-went-back")
    subject = _section_with(desk, ada, case, "subject")
    subject.fill("Urgent: " + subject.input_value())
    desk.stay(ada)

    review(desk, bola, case, "This version may go out")
    assert "may go out. Bola Adeyemi said so" in main_of(bola)

    # the central authority makes the documents and the sealed annex, and records what was sent
    chidi = sit()
    take_up(desk, chidi, links["chidi.eze"])
    chidi.goto(f"{case}documents")
    desk.settled(chidi)
    chidi.get_by_label("Mark as a draft").or_(chidi.locator("#draft")).first.uncheck()
    desk.press(chidi, chidi.get_by_role("button", name="Make the documents"))
    letter = chidi.locator('main a[href*="/made/"]', has_text=".docx").first
    letter.wait_for(timeout=90_000)
    text = _text_of(desk.downloaded(chidi, letter, tmp_path))
    assert "Urgent: " in text
    desk.press(chidi, chidi.locator('form[action$="/make-sealed"] button'))
    annex = chidi.locator('main a[href*="/made/"]', has_text="annex").first
    annex.wait_for(timeout=90_000)
    picture(chidi, "office-07-documents")
    assert "Urgent: " not in _text_of(desk.downloaded(chidi, annex, tmp_path))
    annex_at = annex.get_attribute("href")
    chidi.goto(f"{case}record?event=sent")
    for part, value in (("day", "27"), ("month", "11"), ("year", "2026")):
        chidi.locator(f"[name=on-{part}]").fill(value)
    desk.press(chidi, chidi.get_by_role("button", name="Record it"))
    assert "Sent" in main_of(chidi)
    picture(chidi, "office-08-sent")

    # neither drafter nor reviewer gets the annex; the administrator sees no case
    for page in (ada, bola):
        assert page.request.get(annex_at).status == 403
    assert grace.request.get(case, max_redirects=0).status in (403, 404)
    desk.press(grace, grace.get_by_role("link", name="Administration", exact=True))
    assert "one matter, one file" in main_of(grace)

    # the auditor
    dayo = sit()
    take_up(desk, dayo, links["dayo.bello"])
    assert desk.main_heading(dayo) == "Trail"
    assert axe(dayo) == []
    picture(dayo, "office-09-trail")
    told = re.sub(r"\s+", " ", dayo.get_by_role("table").inner_text())
    for sentence in (
        "chidi.eze recorded: Sent",
        "chidi.eze downloaded the sealed annex",
        "bola.adeyemi reviewed version 2: it may go out",
        "bola.adeyemi reviewed version 1: it goes back",
        "ada.example connected an identity",
        f"grace.okoye gave ada.example a role in {TEAM}: Drafter",
    ):
        assert sentence in told, sentence
    assert WITNESS not in told
    assert dayo.request.get(case, max_redirects=0).status in (403, 404)
    dayo.get_by_text("Verify the trail", exact=True).click()
    desk.press(dayo, dayo.get_by_role("button", name="Verify now"))
    assert "The trail is whole" in main_of(dayo)
    assert axe(dayo) == []
    picture(dayo, "office-10-verified")


def _section_with(desk: Any, page: Any, case: str, path: str) -> Any:
    """Open the section that has a box for a field; the box."""
    for title in desk.sections(page):
        page.goto(case)
        desk.section(page, title)
        box = page.locator(f'[name="{path}"]')
        if box.count():
            return box.first
    raise AssertionError(f"no section has {path}")


def _text_of(file: Any) -> str:
    with zipfile.ZipFile(file) as archive:
        return archive.read("word/document.xml").decode()
