"""Signing in with a password and a one-time code: what a person sees, what a stranger learns."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from .entering import (
    PASSWORD,
    code_of,
    give_code,
    give_password,
    key_on,
    keyed,
    recovery_codes_on,
    sign_in,
    text_of,
)


@pytest.fixture
def person(account):
    made = account()
    return made, keyed(made)


def test_password_and_code_open_the_page_that_was_asked_for(browser_of, person, trail):
    account, key = person
    browser = browser_of()
    asked = browser.get("/glossary")
    assert (asked.status_code, asked.headers["Location"]) == (303, "/sign-in?next=%2Fglossary")

    page = browser.get(asked.headers["Location"])
    assert "Account name" in text_of(page)
    assert give_password(browser, account, next="/glossary").headers["Location"] == "/sign-in/code"
    assert browser.get("/glossary").status_code == 303  # half in is not in
    entered = give_code(browser, code_of(key))
    assert (entered.status_code, entered.headers["Location"]) == (303, "/glossary")
    assert account.name in browser.get("/glossary").content.decode()
    assert trail() == [(account.username, "sign-in", "password-and-code")]


@pytest.mark.parametrize(
    "wanted", ["https://elsewhere.example/", "//elsewhere.example", "x", "/sign-out"]
)
def test_after_signing_in_one_is_never_led_to_another_server(browser_of, person, wanted):
    account, key = person
    browser = browser_of()
    give_password(browser, account, next=wanted)
    assert give_code(browser, code_of(key)).headers["Location"] == "/"


def test_a_session_gets_a_new_key_at_each_step(browser_of, person):
    from django.conf import settings

    account, key = person
    browser, name = browser_of(), settings.SESSION_COOKIE_NAME
    assert name == "__Host-comity-session"
    keys = []
    give_password(browser, account)
    keys.append(browser.cookies[name].value)
    give_code(browser, code_of(key))
    keys.append(browser.cookies[name].value)
    assert len(set(keys)) == 2
    flags = browser.cookies[name]
    assert flags["secure"] and flags["httponly"] and not flags["domain"]
    assert (flags["samesite"], flags["path"]) == ("Strict", "/")
    assert browser_of().get("/", headers={"cookie": f"{name}={keys[0]}"}).status_code == 303


def test_a_wrong_password_and_an_unknown_name_are_answered_alike(browser_of, account, trail):
    known = account()
    wrong = give_password(browser_of(), known, "another pass phrase")
    was = trail(2)
    nobody = browser_of().post("/sign-in", {"username": "nobody", "password": "another one here"})
    assert wrong.status_code == nobody.status_code == 422
    assert text_of(wrong) == text_of(nobody)
    assert "The account name or the password is not right." in text_of(wrong)
    assert was[-1] == (known.username, "sign-in-failed", "")
    assert trail() == [("", "sign-in-failed", "")]  # what was typed is not noted


def test_an_unknown_name_costs_a_hash_like_a_known_one(browser_of, account, monkeypatch):
    """Time cannot be measured well on a busy machine; the hashes that take it can be counted."""
    from django.contrib.auth.hashers import Argon2PasswordHasher

    reckoned = []
    encode, verify = Argon2PasswordHasher.encode, Argon2PasswordHasher.verify
    monkeypatch.setattr(Argon2PasswordHasher, "encode", lambda *a: reckoned.append(1) or encode(*a))
    monkeypatch.setattr(Argon2PasswordHasher, "verify", lambda *a: reckoned.append(1) or verify(*a))
    without = account()
    without.set_unusable_password()
    without.save()
    closed = account(is_active=False)
    reckoned.clear()
    counts = []
    for one in (account(), without, closed, None):
        reckoned.clear()
        name = "nobody-at-all" if one is None else one.username
        browser_of().post("/sign-in", {"username": name, "password": "another pass phrase"})
        counts.append(len(reckoned))
    assert counts == [1, 1, 1, 1]


def test_a_closed_account_is_not_let_in_and_its_sessions_are_dead(browser_of, person):
    account, key = person
    browser = browser_of()
    sign_in(browser, account, key)
    account.is_active = False
    account.save()
    assert browser.get("/").status_code == 303
    assert give_password(browser_of(), account).status_code == 422


def test_passwords_are_kept_by_argon2id(account, real_hashes):
    assert account().password.startswith("argon2$argon2id$v=19$m=102400,t=2,p=8$")


def test_a_code_works_once(browser_of, person):
    account, key = person
    code = code_of(key)
    first = browser_of()
    give_password(first, account)
    assert give_code(first, code).status_code == 303
    second = browser_of()
    give_password(second, account)
    replayed = give_code(second, code)
    assert replayed.status_code == 422
    assert "was used before" in text_of(replayed)
    assert give_code(second, code_of(key, 1)).status_code == 303


def test_an_older_code_than_the_last_one_is_refused(browser_of, person):
    account, key = person
    sign_in(browser_of(), account, key, 1)
    browser = browser_of()
    give_password(browser, account)
    assert give_code(browser, code_of(key)).status_code == 422


def test_codes_of_other_half_minutes_are_refused(browser_of, person):
    account, key = person
    browser = browser_of()
    give_password(browser, account)
    assert give_code(browser, code_of(key, -3)).status_code == 422
    assert give_code(browser, code_of(key, 3)).status_code == 422


def test_the_code_must_follow_the_password_soon(browser_of, person, monkeypatch):
    import time

    account, key = person
    browser = browser_of()
    give_password(browser, account)
    code, now = code_of(key), time.time()
    monkeypatch.setattr("comity_web.pages.signing.time.time", lambda: now + 601)
    assert give_code(browser, code).headers["Location"] == "/sign-in"


def test_a_password_that_changes_meanwhile_ends_what_began(browser_of, person):
    account, key = person
    browser = browser_of()
    give_password(browser, account)
    account.set_password("quite another pass phrase")
    account.save()
    assert give_code(browser, code_of(key)).headers["Location"] == "/sign-in"


def test_without_a_password_no_page_of_codes_answers(browser_of):
    for page in ("/sign-in/code", "/sign-in/set-up"):
        assert browser_of().get(page).headers["Location"] == "/sign-in"


def test_a_recovery_code_replaces_a_code_once(browser_of, person, trail):
    from comity_web.accounts import codes

    account, _ = person
    given = codes.recovery_codes(account)
    assert len(given) == 10
    browser = browser_of()
    give_password(browser, account)
    assert give_code(browser, given[3]).status_code == 303
    assert (account.username, "recovery-code-used", "") in trail(2)
    again = browser_of()
    give_password(again, account)
    assert give_code(again, given[3]).status_code == 422
    assert codes.recovery_left(account) == 9


def test_codes_are_not_kept_as_they_are(application, person):
    from allauth.mfa.models import Authenticator

    account, key = person
    kept = "".join(str(one.data) for one in Authenticator.objects.filter(user=account))
    assert key not in kept
    assert "gAAAA" in kept  # encrypted


def test_the_first_sign_in_sets_codes_up_and_shows_recovery_codes_once(browser_of, account, trail):
    new, browser = account(), browser_of()
    assert give_password(browser, new).headers["Location"] == "/sign-in/set-up"
    page = browser.get("/sign-in/set-up")
    assert 'src="data:image/svg+xml;base64,' in page.content.decode()
    key = key_on(page)
    wrong = browser.post("/sign-in/set-up", {"code": "000000"})
    assert wrong.status_code == 422
    assert key_on(wrong) == key
    assert browser.get("/").status_code == 303
    done = browser.post("/sign-in/set-up", {"code": code_of(key)})
    assert (done.status_code, done.headers["Location"]) == (303, "/account/recovery")
    shown = recovery_codes_on(browser.get("/account/recovery"))
    assert len(set(shown)) == 10
    assert recovery_codes_on(browser.get("/account/recovery")) == []
    assert trail(2) == [
        (new.username, "codes-set-up", ""),
        (new.username, "sign-in", "password-and-code"),
    ]
    assert give_password(browser_of(), new).headers["Location"] == "/sign-in/code"


def test_the_code_that_set_codes_up_does_not_sign_in(browser_of, account):
    new, browser = account(), browser_of()
    give_password(browser, new)
    key = key_on(browser.get("/sign-in/set-up"))
    code = code_of(key)  # the same one twice, also when a new half minute begins in between
    assert browser.post("/sign-in/set-up", {"code": code}).status_code == 303
    again = browser_of()
    give_password(again, new)
    assert give_code(again, code).status_code == 422


def test_where_codes_are_optional_the_password_is_enough(browser_of, account, signing):
    new, browser = account(), browser_of()
    with signing(codes="optional"):
        assert give_password(browser, new).headers["Location"] == "/"
        keyed(new)
        assert give_password(browser_of(), new).headers["Location"] == "/sign-in/code"


def test_where_there_are_no_passwords_none_is_taken(browser_of, account, signing):
    new = account()
    with signing(passwords=False):
        page = give_password(browser_of(), new)
        assert page.status_code == 200
        assert "Account name" not in text_of(page)


def test_signing_out_ends_the_session_for_good(browser_of, person, trail):
    from django.conf import settings

    account, key = person
    browser = browser_of()
    sign_in(browser, account, key)
    cookie = browser.cookies[settings.SESSION_COOKIE_NAME].value
    out = browser.post("/sign-out")
    assert "You have signed out" in text_of(out)
    assert out.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert browser.get("/").status_code == 303
    kept = {"cookie": f"{settings.SESSION_COOKIE_NAME}={cookie}"}
    assert browser_of().get("/", headers=kept).status_code == 303
    assert trail() == [(account.username, "sign-out", "")]


def test_every_page_of_a_session_has_the_name_and_a_way_out(browser_of, person):
    account, key = person
    browser = browser_of()
    sign_in(browser, account, key)
    for page in ("/", "/glossary", "/account", "/no-such-page"):
        text = browser.get(page).content.decode()
        assert account.name in text
        assert 'action="/sign-out"' in text


def test_a_session_ends_after_its_longest_time_however_much_it_is_used(browser_of, person):
    from comity_web.guarding.sessions import ENTERED

    account, key = person
    browser = browser_of()
    sign_in(browser, account, key)
    session = browser.session
    session[ENTERED] -= 12 * 3600 - 400
    session.save()
    page = browser.get("/").content.decode()
    (left,) = re.findall(r'<body[^>]* data-left="(\d+)"', page)
    assert 0 < int(left) <= 400  # what the script of the page warns of
    assert "this end cannot be put off. Save your work now. Then sign in again." in page
    session[ENTERED] -= 400
    session.save()
    assert browser.get("/").status_code == 303
    # whoever signs in then is who signed in, not who was there before
    other = browser_of()
    assert other.get("/").status_code == 303


def test_an_old_session_does_not_lend_its_name_to_the_next_one(browser_of, person, account):
    from comity_web.guarding.sessions import ENTERED

    first, key = person
    second = account()
    key_of_second = keyed(second)
    browser = browser_of()
    sign_in(browser, first, key)
    session = browser.session
    session[ENTERED] -= 12 * 3600
    session.save()
    sign_in(browser, second, key_of_second)
    assert second.name in browser.get("/").content.decode()
    assert first.name not in browser.get("/").content.decode()


def test_a_session_that_nobody_uses_ends(browser_of, person):
    from django.contrib.sessions.models import Session
    from django.utils import timezone

    account, key = person
    browser = browser_of()
    sign_in(browser, account, key)
    row = Session.objects.get(pk=browser.session.session_key)
    left = row.expire_date - timezone.now()
    assert dt.timedelta(minutes=59) < left <= dt.timedelta(hours=1)
    Session.objects.filter(pk=row.pk).update(expire_date=timezone.now())
    assert browser.get("/").status_code == 303


def test_the_pages_are_in_the_language_of_the_browser_and_of_the_account(browser_of, account):
    for tag, title in (("de", "Anmelden"), ("fr", "Se connecter"), ("en", "Sign in")):
        page = browser_of().get("/sign-in", headers={"accept-language": tag})
        assert title in text_of(page)
    german = account(language="de")
    key = keyed(german)
    browser = browser_of()
    sign_in(browser, german, key)
    assert "Ihr Konto" in text_of(browser.get("/account"))


def test_a_stranger_may_choose_a_language(browser_of):
    browser = browser_of()
    browser.post("/language", {"language": "fr", "next": "/sign-in"})
    assert "Se connecter" in text_of(browser.get("/sign-in"))
    assert PASSWORD not in browser.get("/sign-in").content.decode()


def test_a_password_is_kept_by_argon2id(account):
    assert account().password.startswith("argon2$argon2id$")


@pytest.mark.parametrize("address", ["unknown", "unix:", "", "fe80::1%eth0"])
def test_who_comes_from_what_is_no_address_is_in_the_trail_and_among_the_sessions(
    browser_of, person, trail, address
):
    from comity_web.accounts.sessions import sessions_of

    account, key = person
    browser = browser_of()
    browser.defaults["REMOTE_ADDR"] = address
    give_password(browser, account)
    assert give_code(browser, code_of(key)).status_code == 303
    assert trail() == [(account.username, "sign-in", "password-and-code")]
    (session,) = sessions_of(account)
    assert session.address == ("fe80::1" if "%" in address else "")
    page = text_of(browser.get("/account"))
    assert ("from an address that is not known" in page) == ("%" not in address)


def test_nobody_is_signed_in_where_the_session_cannot_be_noted(browser_of, person, trail):
    from django.db import connection

    account, key = person
    browser = browser_of()
    browser.raise_request_exception = False
    give_password(browser, account)
    table = "usersessions_usersession"
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {table} RENAME TO elsewhere")
    try:
        assert give_code(browser, code_of(key)).status_code >= 400
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"ALTER TABLE elsewhere RENAME TO {table}")
    assert browser.get("/account").status_code == 303
    assert trail() == [(account.username, "sign-in", "password-and-code")]
