"""Two accounts in one browser: what one typed and the other sends counts as written by both."""

from __future__ import annotations

import html
import re

import pytest

from .office_world import HOST, account, browser, sample, team

TYPED = "Typed by Ben before Ada signed in"
HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')


@pytest.fixture
def unit(application):
    return team()


@pytest.fixture
def ada(unit):
    return account((unit, "drafter"), name="Ada One")


@pytest.fixture
def ben(unit):
    return account((unit, "drafter"), (unit, "reviewer"), name="Ben Both")


@pytest.fixture
def file(unit, ada):
    from comity_web.accounts.who import on_behalf_of, who_is
    from comity_web.cases.saving import new_file

    with on_behalf_of(who_is(ada)):
        return new_file("request", sample("bec-request"), team=unit.pk)


def strict(one):
    """A browser of which each form needs its token."""
    client = browser(one)
    client.handler.enforce_csrf_checks = True
    return client


def then(client, one):
    """Another account signs in in the same browser; the tokens of before are worth nothing."""
    own = browser(one)
    own.handler.enforce_csrf_checks = True
    client.cookies.update(own.cookies)
    return client


def form(page, action):
    """The hidden values of the form with an address."""
    text = page.content.decode()
    found = re.search(rf'<form method="post" action="{re.escape(action)}".*?</form>', text, re.S)
    return {name: html.unescape(value) for name, value in HIDDEN.findall(found[0])}


def sent(client, address, posted):
    return client.post(address, posted, headers={"origin": f"https://{HOST}"})


def told(page):
    return html.unescape(" ".join(re.sub(r"<[^>]+>", " ", page.content.decode()).split()))


def reviewed(one, file):
    file.refresh_from_db()
    posted = {"outcome": "good", "reason": "", "number": file.head.number}
    return browser(one).post(f"/c/{file.key}/review", posted).status_code


def test_a_form_that_another_account_opened_says_so_and_counts_as_written_by_both(file, ada, ben):
    address = f"/c/{file.key}/s/case"
    client = strict(ben)
    opened = {**form(client.get(address), address), "subject": TYPED, "_stay": "1"}
    opened["csrfmiddlewaretoken"] = "x" * 64  # the old one is worth nothing once Ada signed in

    refused = sent(then(client, ada), address, opened)
    assert refused.status_code == 403
    assert "Another account opened this form" in told(refused)
    assert "Ben Both was signed in when this page was opened" in told(refused)
    assert "This form has expired" not in told(refused)
    file.refresh_from_db()
    assert file.head.number == 1

    assert sent(client, address, form(refused, address)).status_code == 303
    file.refresh_from_db()
    assert (file.head.account, file.head.typed_by) == (ada.username, ben.username)
    assert TYPED in file.head.text
    assert reviewed(ben, file) == 403


def test_one_s_own_form_that_expired_is_one_s_own(file, ada, ben):
    address = f"/c/{file.key}/s/case"
    client = strict(ada)
    opened = {**form(client.get(address), address), "subject": TYPED, "_stay": "1"}
    opened["csrfmiddlewaretoken"] = "x" * 64

    refused = sent(client, address, opened)
    assert "This form has expired" in told(refused)
    assert sent(client, address, form(refused, address)).status_code == 303
    file.refresh_from_db()
    assert (file.head.account, file.head.typed_by) == (ada.username, ada.username)
    assert reviewed(ben, file) == 303


def test_nobody_says_that_another_typed_it(file, ada, ben):
    posted = {"subject": TYPED, "_base": "1", "_stay": "1", "_opened_by": f'["{ben.username}"]:x'}
    assert browser(ada).post(f"/c/{file.key}/s/case", posted).status_code == 303
    file.refresh_from_db()
    assert file.head.typed_by == ada.username


def test_what_another_s_form_saves_by_itself_is_refused_in_words(file, ada, ben):
    address = f"/c/{file.key}/s/case"
    client = strict(ben)
    opened = {**form(client.get(address), address), "subject": TYPED, "autosave": "1"}
    opened["csrfmiddlewaretoken"] = "x" * 64
    by_itself = {"origin": f"https://{HOST}", "X-Comity-Autosave": "1"}
    answer = then(client, ada).post(address, opened, headers=by_itself)
    assert answer.status_code == 403
    assert "Another account opened this form" in answer.json()["message"]


@pytest.fixture
def collided(unit, file, ada):
    """What Ada typed clashed with what a third person saved; the address of its page."""
    from comity_web.cases.models import Attempt

    third = account((unit, "drafter"), name="Cy Third")
    posted = {"_base": "1", "_stay": "1"}
    for one, subject in ((third, "Saved by Cy"), (ada, "Typed by Ada")):
        browser(one).post(f"/c/{file.key}/s/case", {**posted, "subject": subject})
    return f"/c/{file.key}/conflict/{Attempt.objects.get(file=file).pk}"


def decided(opener, sender, address, text):
    """What comes of a text of one's own in a page that one account opened and another sends."""
    opened = form(browser(opener).get(address), address)
    return browser(sender).post(address, {**opened, "choice:subject": "own", "text:subject": text})


def test_a_text_of_whoever_opened_a_collision_counts_as_theirs(file, ada, ben, collided):
    assert decided(ben, ada, collided, TYPED).status_code == 303
    file.refresh_from_db()
    assert TYPED in file.head.text
    assert (file.head.account, file.head.typed_by) == (ada.username, ben.username)
    assert reviewed(ben, file) == 403


def test_what_three_accounts_wrote_in_a_collision_is_not_saved_unasked(unit, file, ben, collided):
    last = account((unit, "drafter"), name="Dee Last")
    page = decided(ben, last, collided, TYPED)
    assert page.status_code == 409
    assert "Another account opened this page. Nothing was saved yet" in told(page)
    assert TYPED in told(page)
    file.refresh_from_db()
    assert TYPED not in file.head.text


def test_the_reasons_of_a_decision_that_another_account_typed_count_as_written_by_both(unit):
    from comity_web.accounts.who import on_behalf_of, who_is
    from comity_web.cases.models import CaseFile
    from comity_web.cases.saving import new_file

    cem = account((unit, "central-authority"), name="Cem One")
    cora = account((unit, "central-authority"), (unit, "reviewer"), name="Cora Both")
    with on_behalf_of(who_is(cem)):
        came = new_file("request", sample("bec-request"), incoming=True, team=unit.pk)
    address = f"/incoming/{came.key}/decide"
    client = strict(cora)
    given = {"outcome": "refused", "reasons": TYPED, "csrfmiddlewaretoken": "x" * 64}
    opened = {**form(client.get(address), address), **given}
    refused = sent(then(client, cem), address, opened)
    assert "Cora Both was signed in when this page was opened" in told(refused)
    again = {**form(refused, address), "outcome": "", "reasons": TYPED}
    unsaid = sent(client, address, again)  # refused for another reason, and sent once more
    assert unsaid.status_code == 422
    answer = sent(client, address, {**form(unsaid, address), **given, **_token(unsaid, address)})
    assert answer.status_code == 303
    letter = CaseFile.objects.get(key=answer["Location"].split("/")[2])
    assert (letter.head.account, letter.head.typed_by) == (cem.username, cora.username)
    assert TYPED in letter.head.text
    assert reviewed(cora, letter) == 403


def _token(page, address):
    return {"csrfmiddlewaretoken": form(page, address)["csrfmiddlewaretoken"]}
