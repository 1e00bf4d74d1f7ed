"""Whoever has not signed in: what they are answered, and what they typed when a session ended."""

from __future__ import annotations

import html
import re

import pytest
from django.test import Client

from .conftest import HOST
from .entering import code_of, give_code, give_password, keyed, sign_in, text_of


@pytest.fixture
def addresses(application):
    """Every address of the application, with its name."""
    from django.urls import get_resolver

    parts = {"path": "web/a", "slug": "facts", "str": "x", "int": "1", "token": "a" * 43}
    found = {}
    for one in get_resolver().url_patterns:
        address = "/" + str(one.pattern)
        for name, converter in one.pattern.converters.items():
            kind = next(k for k in parts if f"<{k}:{name}>" in address)
            address = address.replace(f"<{kind}:{name}>", parts[kind])
            del converter
        found[one.name] = address
    return found


OPEN = {
    *("static", "sign_in", "sign_in_code", "sign_in_set_up", "sign_in_with", "sign_in_back"),
    *("invited", "language", "live", "ready", "metrics", "health_live", "health_ready"),
}


def test_without_an_account_no_address_answers_but_the_way_in(addresses, browser_of):
    stranger = browser_of()
    for name, address in addresses.items():
        if name in OPEN:
            continue
        looked = stranger.get(address)
        assert (looked.status_code, looked.headers.get("Location", "")[:9]) == (303, "/sign-in?")
        for method in ("post", "put", "delete", "patch", "options"):
            assert getattr(stranger, method)(address).status_code == 403, (name, method)


@pytest.mark.parametrize("page", ["/accounts/login/", "/login/", "/accounts/signup/", "/oidc/"])
def test_no_address_of_the_library_answers(browser_of, account, page):
    assert browser_of(account()).get(page).status_code == 404


def test_no_address_of_the_library_exists(application):
    from django.urls import NoReverseMatch, reverse

    for name in (
        *("account_login", "account_signup", "account_reset_password", "mfa_index"),
        *("socialaccount_signup", "openid_connect_login", "usersessions_list"),
    ):
        with pytest.raises(NoReverseMatch):
            reverse(name, args=["x"] if name == "openid_connect_login" else [])


def test_nobody_makes_an_account_for_themselves(browser_of):
    text = text_of(browser_of().get("/sign-in")).lower()
    for word in ("sign up", "register", "create an account"):
        assert word not in text
    assert "ask an administrator" in text


def test_a_part_of_a_page_is_refused_and_not_led_away(browser_of):
    stranger = browser_of()
    assert stranger.get("/", headers={"sec-fetch-dest": "empty"}).status_code == 403
    saved = stranger.post("/c/x/s/facts", {}, headers={"x-comity-autosave": "1"})
    assert saved.status_code == 403
    assert saved.json()["message"].startswith("You are not signed in")


def test_a_link_elsewhere_leads_in_with_the_session_that_is_there(browser_of, account):
    """The strict cookie stays behind when a page elsewhere leads here; ours takes it along."""
    browser = browser_of(account())
    first = browser_of().get("/glossary", headers={"sec-fetch-site": "cross-site"})
    assert first.status_code == 403
    again = re.search(r'content="0; url=([^"]+)"', first.content.decode())[1]
    assert html.unescape(again) == "/glossary"
    assert browser.get(again).status_code == 200


FIELDS = re.compile(r'<input type="hidden" name="([^"]*)" value="([^"]*)">')


def test_what_was_typed_when_the_session_ended_is_given_back_and_sent_again(
    account, team, browser_of
):
    from django.contrib.sessions.models import Session

    from comity_web.cases.models import CaseFile, Matter
    from comity_web.cases.saving import new_file

    unit = team()
    one = account([(unit, "drafter")])
    key = keyed(one)
    file = new_file("request", {"schema": "1", "kind": "request"})
    Matter.objects.filter(pk=file.matter.pk).update(team=unit)

    window = strict(browser_of)
    page = window.get("/sign-in")
    token = token_on(page)
    window.post("/sign-in", {**named(one), "csrfmiddlewaretoken": token}, **SAME)
    window.post("/sign-in/code", {"code": code_of(key), "csrfmiddlewaretoken": token}, **SAME)
    address = f"/c/{file.key}/rename"
    typed = {"name": "A name that is new", "csrfmiddlewaretoken": token}
    token = token_on(window.get(address))
    Session.objects.all().delete()

    typed["csrfmiddlewaretoken"] = token
    refused = window.post(address, typed, **SAME)
    assert refused.status_code == 403
    assert "You are not signed in" in text_of(refused)
    assert "Sign in (opens in a new tab)" in text_of(refused)
    given_back = {name: html.unescape(value) for name, value in FIELDS.findall(body(refused))}
    assert given_back["name"] == typed["name"]

    # in another tab; the page that was refused stays open
    page = window.get("/sign-in")
    window.post("/sign-in", {**named(one), "csrfmiddlewaretoken": token_on(page)}, **SAME)
    page = window.get("/sign-in/code")
    code = {"code": code_of(key, 1), "csrfmiddlewaretoken": token_on(page)}
    assert window.post("/sign-in/code", code, **SAME).status_code == 303

    sent = window.post(address, given_back, **SAME)
    assert sent.status_code == 303, text_of(sent)
    assert CaseFile.objects.get(key=file.key).name != file.name


SAME = {"headers": {"origin": f"https://{HOST}"}}


def strict(browser_of):
    """A browser whose forms are checked for tokens."""
    return browser_of(enforce_csrf_checks=True)


def named(account):
    return {"username": account.username, "password": "a long pass phrase"}


def body(answer):
    return answer.content.decode().partition("<main")[2]


def token_on(page):
    return re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.content.decode())[1]


def test_a_form_of_a_stranger_gets_nothing_back(browser_of):
    elsewhere = {"origin": "https://elsewhere.example"}
    answer = strict(browser_of).post("/c/x/rename", {"name": "a value"}, headers=elsewhere)
    assert answer.status_code == 403
    assert "a value" not in answer.content.decode()


def test_forms_of_pages_before_signing_out_are_worth_nothing_after_it(browser_of, account):
    one = account()
    key = keyed(one)
    window = strict(browser_of)
    token = token_on(window.get("/sign-in"))
    window.post("/sign-in", {**named(one), "csrfmiddlewaretoken": token}, **SAME)
    window.post("/sign-in/code", {"code": code_of(key), "csrfmiddlewaretoken": token}, **SAME)
    assert window.post("/sign-out", {"csrfmiddlewaretoken": token}, **SAME).status_code == 200
    again = window.post("/sign-in", {**named(one), "csrfmiddlewaretoken": token}, **SAME)
    assert again.status_code == 403


@pytest.mark.parametrize("page", ["/sign-in", "/sign-in/code", "/sign-in/with/idp", "/sign-out"])
def test_no_form_to_sign_in_or_out_is_taken_without_its_token(browser_of, page):
    answer = strict(browser_of).post(page, {"username": "x"}, headers=SAME["headers"])
    assert answer.status_code == 403


def test_only_the_name_of_the_server_is_answered(application):
    for name in ("elsewhere.example", "127.0.0.1", f"{HOST}:8443", ""):
        assert Client(HTTP_HOST=name).get("/sign-in").status_code == 400


def test_a_person_that_is_signed_in_sees_no_page_to_sign_in(browser_of, account):
    one = account()
    key, browser = keyed(one), browser_of()
    sign_in(browser, one, key)
    assert browser.get("/sign-in?next=/glossary").headers["Location"] == "/glossary"
    assert give_password(browser, one).headers["Location"] == "/"
    assert give_code(browser, "1").headers["Location"] == "/sign-in"


@pytest.mark.parametrize("page", ["/sign-in", "/sign-in/code", "/account/password"])
def test_a_password_that_was_posted_is_never_shown_nor_sent_again(browser_of, account, page):
    typed = dict.fromkeys(("password", "code", "new", "again"), "a secret that was typed")
    stale = typed | {"csrfmiddlewaretoken": "x" * 64}
    answers = [
        strict(browser_of).post(page, stale, **SAME),
        browser_of(account(), enforce_csrf_checks=True).post(page, stale, **SAME),
        browser_of().post(page, typed),
    ]
    for answer in answers:
        assert typed["password"] not in answer.content.decode()
    assert "This form has expired" in text_of(answers[1])
    assert f'<a href="{page}">Open this page again</a>' in answers[1].content.decode()


def test_a_stranger_who_posts_without_end_keeps_nobody_else_out(browser_of, account):
    from dataclasses import replace

    from django.conf import settings
    from django.test import override_settings

    one, stranger = account(), browser_of()
    few = replace(settings.COMITY, rates=replace(settings.COMITY.rates, posts=3))
    with override_settings(COMITY=few):
        statuses = {stranger.post("/sign-in", {"username": "x"}).status_code for _ in range(5)}
        assert 429 in statuses
        assert give_password(browser_of(), one).status_code == 303
