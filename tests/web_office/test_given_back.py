"""A form that was filled in while the proof ran out comes back after it, and nothing is saved."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest

from .entering import PASSWORD, code_of, keyed, sign_in, text_of

FORM = "/administer/accounts/new"
TYPED = {"username": "zora.given", "name": "Zora Given", "email": "zora@office.example"}


@pytest.fixture
def administrator(account, browser_of):
    """An administrator who signed in long ago, with their key and their browser."""
    one = account(administrator=True)
    key, browser = keyed(one), browser_of()
    sign_in(browser, one, key)
    session = browser.session
    session["proved"] -= 601
    session.save()
    return one, key, browser


def sent(browser, page, typed):
    """Send the form of a page, as a browser does."""
    answer = browser.post(page, typed, headers={"Referer": f"https://testserver{page}"})
    assert answer.headers["Location"].startswith("/account/prove?next=")
    return answer.headers["Location"]


def proved(browser, asked, key):
    """Show that it is oneself; the page to which that leads."""
    assert "What you typed is kept" in text_of(browser.get(asked))
    then = browser.post(asked, {"password": PASSWORD, "code": code_of(key, 1)})
    assert then.status_code == 303
    return then.headers["Location"]


def test_what_was_typed_while_the_proof_ran_out_is_given_back_and_not_saved(administrator):
    from comity_web.accounts.models import Account

    _, key, browser = administrator
    back = proved(browser, sent(browser, FORM, {**TYPED, "auditor": "1"}), key)
    page = browser.get(back)

    assert urlsplit(back).path == FORM
    assert "It is not saved yet" in text_of(page)
    for value in TYPED.values():
        assert f'value="{value}"' in page.content.decode()
    assert 'name="auditor" value="1" checked' in page.content.decode()
    assert not Account.objects.filter(username="zora.given").exists()
    assert 'value="Zora Given"' not in browser.get(FORM).content.decode()  # once


def test_a_change_of_an_account_and_of_its_roles_is_given_back(administrator, account, team):
    _, key, browser = administrator
    other, unit = account(), team()
    page = f"/administer/accounts/{other.key}/change"
    back = proved(browser, sent(browser, page, {"name": "Another Name"}), key)

    assert 'value="Another Name"' in browser.get(back).content.decode()
    other.refresh_from_db()
    assert other.name != "Another Name"

    session = browser.session
    session["proved"] -= 601
    session.save()
    page = f"/administer/teams/{unit.key}/{other.key}?from-account="
    asked = sent(browser, page, {"roles": ["reviewer"]})
    assert "What you typed is kept" in text_of(browser.get(asked))


def test_no_secret_is_kept_and_another_page_gets_nothing(administrator):
    _, _, browser = administrator
    sent(browser, FORM, {**TYPED, "password": "a secret", "code": "123456"})

    kept = repr(dict(browser.session.items()))
    assert "Zora" in kept
    assert "a+secret" not in kept and "123456" not in kept
    elsewhere = browser.get("/account/prove?next=/account/codes")
    assert "What you typed is kept" not in text_of(elsewhere)
