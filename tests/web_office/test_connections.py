"""Which identity lets somebody in as an account: how it is connected, seen and taken away."""

from __future__ import annotations

import time

import pytest

from .by_provider import back, go, refused, through
from .entering import PASSWORD, code_of, give_code, give_password, keyed, text_of

# the provider of the tests uses parts of Authlib that will go
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


@pytest.fixture
def owner(person):
    """Somebody who has a password, and an address that the provider has verified; its subject."""
    made, sub = person
    made.set_password(PASSWORD)
    made.save()
    return made, sub


@pytest.fixture
def administrator(account, browser_of):
    """The browser of an administrator who has just proved who they are."""
    browser = browser_of(account(administrator=True))
    session = browser.session
    session["proved"] = int(time.time())
    session.save()
    return browser


def connections(account):
    from allauth.socialaccount.models import SocialAccount

    return SocialAccount.objects.filter(user=account).count()


def test_an_administrator_who_changes_an_address_does_not_become_a_colleague(
    owner, provider, administrator, browser_of, trail
):
    colleague, _ = owner
    change = {"name": colleague.name, "email": "evil@office.example"}
    at = f"/administer/accounts/{colleague.key}"
    assert administrator.post(f"{at}/change", change).status_code == 303
    provider.knows("evil", email="evil@office.example", email_verified=True)
    browser = browser_of()

    answer = through(browser, provider, "evil")

    assert (answer.status_code, answer.headers["Location"]) == (303, "/sign-in")
    assert browser.get("/").status_code == 303
    assert connections(colleague) == 0
    assert trail() == [(colleague.username, "sign-in-refused", "connect idp")]
    assert "asks for the password of this account too" in text_of(administrator.get(at))


def test_whoever_has_a_password_proves_it_once_and_is_connected(owner, provider, browser_of, trail):
    account, sub = owner
    key, browser = keyed(account), browser_of()
    through(browser, provider, sub)
    assert "Office Login knows you" in text_of(browser.get("/sign-in"))

    assert give_password(browser, account, "not this one").status_code == 422
    assert connections(account) == 0
    assert give_password(browser, account).headers["Location"] == "/sign-in/code"
    assert connections(account) == 0, "the password alone is half of the way"
    give_code(browser, code_of(key))

    assert connections(account) == 1
    assert [entry[1:] for entry in trail(2)] == [
        ("sign-in", "password-and-code"),
        ("identity-linked", "idp"),
    ]
    assert "Office Login knows you" not in text_of(browser_of().get("/sign-in"))
    again = browser_of()
    assert through(again, provider, sub).headers["Location"] == "/glossary"
    assert account.name in again.get("/").content.decode()


def test_an_identity_waits_for_its_own_account_alone_and_ten_minutes(
    owner, provider, browser_of, account
):
    whose, sub = owner
    browser, other = browser_of(), account()
    through(browser, provider, sub)
    key = keyed(other)
    give_password(browser, other)
    give_code(browser, code_of(key))
    assert browser.get("/").status_code == 200
    assert connections(whose) == connections(other) == 0

    browser, key = browser_of(), keyed(whose)
    through(browser, provider, sub)
    session = browser.session
    session["identity"] = session["identity"] | {"at": int(time.time()) - 601}
    session.save()
    assert "knows you" not in text_of(browser.get("/sign-in"))
    give_password(browser, whose)
    give_code(browser, code_of(key))
    assert browser.get("/").status_code == 200
    assert connections(whose) == 0


def test_where_nobody_has_a_password_the_first_time_connects(owner, provider, signing, browser_of):
    account, sub = owner
    browser = browser_of()
    with signing(passwords=False):
        assert through(browser, provider, sub).headers["Location"] == "/glossary"
    assert connections(account) == 1


def test_a_connection_is_seen_and_taken_away_by_its_owner(owner, provider, browser_of, trail):
    account, sub = owner
    key, browser = keyed(account), browser_of()
    through(browser, provider, sub)
    give_password(browser, account)
    give_code(browser, code_of(key))
    elsewhere = browser_of()
    through(elsewhere, provider, sub)
    assert "Office Login lets this account in, since" in text_of(browser.get("/account"))

    done = browser.post("/account/identity/idp/end")

    assert done.headers["Location"] == "/account?done=identity"
    page = text_of(browser.get("/account?done=identity"))
    assert "The identity is disconnected." in page
    assert "lets this account in" not in page
    assert trail() == [(account.username, "identity-unlinked", f"{account.username} idp")]
    assert elsewhere.get("/").status_code == 303
    assert browser.post("/account/identity/idp/end").status_code == 404
    assert through(browser_of(), provider, sub).headers["Location"] == "/sign-in"


def test_whoever_would_be_locked_out_does_not_take_it_away(person, provider, browser_of):
    account, sub = person
    browser = browser_of()
    through(browser, provider, sub)
    page = browser.get("/account")
    assert "Office Login lets this account in" in text_of(page)
    assert "/account/identity/" not in page.content.decode()
    assert browser.post("/account/identity/idp/end").status_code == 404
    assert connections(account) == 1


def test_a_person_whose_identity_is_new_is_let_in_again_by_the_administrator(
    person, provider, administrator, browser_of, trail
):
    account, sub = person
    browser = browser_of()
    through(browser, provider, sub)
    fresh = f"fresh-{sub}"
    provider.knows(fresh, email=account.email, email_verified=True)
    stranger = browser_of()
    answer = through(stranger, provider, fresh)
    assert refused(answer, stranger, trail, "another")
    assert "connected to another identity" in text_of(answer)
    at = f"/administer/accounts/{account.key}"
    assert "Office Login lets this account in, since" in text_of(administrator.get(at))

    done = administrator.post(f"{at}/identity/idp/end")

    assert done.headers["Location"] == f"{at}?done=identity"
    assert "The first time connects the two" in text_of(administrator.get(at))
    assert trail()[0][1:] == ("identity-unlinked", f"{account.username} idp")
    assert browser.get("/").status_code == 303, "the sessions of the old identity ended"
    assert through(browser_of(), provider, fresh).headers["Location"] == "/glossary"
    assert administrator.post(f"{at}/identity/elsewhere/end").status_code == 404


def test_an_account_without_an_address_is_reached_by_no_provider(account, provider, administrator):
    made = account()
    page = text_of(administrator.get(f"/administer/accounts/{made.key}"))
    assert "cannot sign in with Office Login: this account has no e-mail address" in page


def test_an_address_that_is_not_verified_is_told_as_that(provider, browser_of, trail):
    provider.knows("unsure", email="unsure@office.example", email_verified=False)
    browser = browser_of()
    answer = back(browser, provider.consent(go(browser), "unsure"))
    assert refused(answer, browser, trail, "unverified")
    assert "an e-mail address of yours that it has verified" in text_of(answer)
    assert "no account for you" not in text_of(answer)
