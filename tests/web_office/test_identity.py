"""OpenID Connect with a real provider over HTTP: who is let in, and what is refused."""

from __future__ import annotations

import base64
import hashlib
import html
import time
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa

from .by_provider import back, go, led_to, refused, through
from .entering import text_of

# the provider of the tests uses parts of Authlib that will go
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


def test_a_person_with_an_account_comes_in_and_is_led_on(browser_of, provider, person, trail):
    account, sub = person
    browser = browser_of()
    page = browser.get("/sign-in")
    assert "Sign in with Office Login" in text_of(page)
    entered = through(browser, provider, sub)
    assert (entered.status_code, entered.headers["Location"]) == (303, "/glossary")
    assert account.name in browser.get("/").content.decode()
    assert trail(2) == [
        (account.username, "identity-linked", "idp"),
        (account.username, "sign-in", "provider idp"),
    ]
    out = text_of(browser.post("/sign-out"))
    assert "you are still signed in there" in out  # its session is its own


def test_the_way_there_has_everything_that_ties_it_to_this_browser(browser_of, provider, person):
    _, sub = person
    browser = browser_of()
    there = go(browser)
    asked = {name: value[0] for name, value in parse_qs(urlsplit(there).query).items()}
    assert asked["response_type"] == "code"
    assert asked["redirect_uri"] == "https://comity.example/sign-in/with/idp/back"
    assert sorted(asked["scope"].split()) == ["email", "openid"]
    assert asked["code_challenge_method"] == "S256"
    assert len(asked["state"]) == len(asked["nonce"]) == 43
    again = parse_qs(urlsplit(go(browser)).query)
    assert again["state"][0] != asked["state"]
    assert again["nonce"][0] != asked["nonce"]

    back(browser, provider.consent(there, sub))
    form = next(form for path, _, form in provider.asked if path == "/oauth2/token")
    digest = hashlib.sha256(form["code_verifier"][0].encode()).digest()
    assert base64.urlsafe_b64encode(digest).decode().rstrip("=") == asked["code_challenge"]
    assert form["redirect_uri"] == ["https://comity.example/sign-in/with/idp/back"]


def test_the_host_of_a_request_does_not_change_the_way_back(browser_of, provider):
    there = browser_of().post(
        "/sign-in/with/idp", {}, headers={"x-forwarded-host": "elsewhere.example"}
    )
    assert "comity.example%2Fsign-in" in led_to(there)


def test_somebody_without_an_account_is_told_so(browser_of, provider, trail):
    provider.knows("a-stranger", email="stranger@office.example", email_verified=True)
    browser = browser_of()
    answer = through(browser, provider, "a-stranger")
    assert refused(answer, browser, trail, "unknown")
    assert "this server has no account for you" in text_of(answer)
    assert "stranger@office.example" not in text_of(answer)


def test_an_address_that_the_provider_has_not_verified_lets_nobody_in(
    browser_of, provider, account, trail
):
    made = account()
    made.email = f"unverified-{made.key}@office.example"
    made.save()
    for number, claims in enumerate(({}, {"email_verified": False}, {"email_verified": "no"})):
        sub = f"unverified-{number}-{made.key}"
        provider.knows(sub, email=made.email, **claims)
        browser = browser_of()
        assert refused(through(browser, provider, sub), browser, trail, "unverified")


def test_from_the_second_time_the_subject_counts_and_not_the_address(
    browser_of, provider, person, trail
):
    account, sub = person
    through(browser_of(), provider, sub)
    provider.knows(sub, email="another@office.example", email_verified=True)
    browser = browser_of()
    assert through(browser, provider, sub).status_code == 303
    assert account.name in browser.get("/").content.decode()

    provider.knows(f"next-{sub}", email=account.email, email_verified=True)
    browser = browser_of()  # the address went to a colleague, the account did not
    assert refused(through(browser, provider, f"next-{sub}"), browser, trail, "another")


def test_nothing_of_an_identity_is_kept_but_a_hash(browser_of, provider, person):
    from allauth.socialaccount.models import SocialAccount, SocialToken

    account, sub = person
    through(browser_of(), provider, sub)
    kept = SocialAccount.objects.get(user=account)
    assert (kept.provider, kept.extra_data) == ("idp", {})
    assert kept.uid == hashlib.sha256(f"{provider.issuer}\n{sub}".encode()).hexdigest()
    assert not SocialToken.objects.exists()


def test_a_closed_account_is_not_let_in(browser_of, provider, person, trail):
    account, sub = person
    through(browser_of(), provider, sub)
    account.is_active = False
    account.save()
    browser = browser_of()
    assert refused(through(browser, provider, sub), browser, trail, "unknown")


def test_an_account_that_has_codes_needs_none_beside_its_provider(browser_of, provider, person):
    from .entering import keyed

    account, sub = person
    keyed(account)
    assert through(browser_of(), provider, sub).headers["Location"] == "/glossary"


OTHER_KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
BENT = {
    "another issuer": {"iss": "https://elsewhere.example"},
    "another audience": {"aud": "another-client"},
    "several audiences and another party": {"aud": ["comity-client", "b"], "azp": "b"},
    "another nonce": {"nonce": "x" * 43},
    "no nonce": {"nonce": None},
    "too old": {"exp": int(time.time()) - 3600},
    "no end": {"exp": None},
    "no subject": {"sub": None},
}


@pytest.mark.parametrize("bent", BENT)
def test_a_token_that_says_something_else_is_refused(browser_of, provider, person, trail, bent):
    _, sub = person
    provider.bend = lambda claims: {
        name: value for name, value in (claims | BENT[bent]).items() if value is not None
    }
    browser = browser_of()
    assert refused(through(browser, provider, sub), browser, trail)


SIGNED = {
    "by somebody else": lambda claims, honest: honest.signed(claims, OTHER_KEY),
    "by nobody": lambda claims, honest: jwt.encode(claims, None, algorithm="none"),
    "with a shared secret": lambda claims, honest: jwt.encode(
        claims, "a secret that is long enough for it", algorithm="HS256"
    ),
    "not at all": lambda claims, honest: "no.token.",
}


@pytest.mark.parametrize("signed", SIGNED)
def test_a_token_that_the_provider_did_not_sign_is_refused(
    browser_of, provider, person, trail, signed
):
    _, sub = person
    provider.sign = lambda claims: SIGNED[signed](claims, provider)
    browser = browser_of()
    assert refused(through(browser, provider, sub), browser, trail)


def test_an_answer_cannot_be_used_twice_nor_in_another_browser(browser_of, provider, person, trail):
    _, sub = person
    browser, other = browser_of(), browser_of()
    address = provider.consent(go(browser), sub)
    assert refused(back(other, address), other, trail)
    assert back(browser, address).status_code == 303
    browser.post("/sign-out")
    assert refused(back(browser, address), browser, trail)


def test_a_code_that_was_used_is_refused_with_a_new_state(browser_of, provider, person, trail):
    _, sub = person
    first, second = browser_of(), browser_of()
    address = provider.consent(go(first), sub)
    back(first, address)
    code = parse_qs(urlsplit(address).query)["code"][0]
    fresh = provider.consent(go(second), sub)
    used = parse_qs(urlsplit(fresh).query)["code"][0]
    assert refused(back(second, fresh.replace(used, code)), second, trail)


def test_a_state_that_was_made_up_is_refused(browser_of, provider, trail):
    browser = browser_of()
    go(browser)
    made_up = "https://comity.example/sign-in/with/idp/back?code=x&state=" + "a" * 43
    assert refused(back(browser, made_up), browser, trail)


def test_an_answer_to_the_way_of_another_provider_is_refused(browser_of, provider, person, trail):
    _, sub = person
    browser = browser_of()
    address = provider.consent(go(browser, provider="other"), sub)
    assert refused(back(browser, address.replace("/other/", "/idp/")), browser, trail)


def test_an_answer_that_names_another_issuer_is_refused(browser_of, provider, person, trail):
    _, sub = person
    browser = browser_of()
    address = provider.consent(go(browser), sub) + "&iss=https%3A%2F%2Felsewhere.example"
    assert refused(back(browser, address), browser, trail)


def test_a_provider_that_names_another_issuer_is_not_gone_to(browser_of, provider, trail):
    provider.configuration = {"issuer": "https://elsewhere.example"}
    browser = browser_of()
    answer = browser.post("/sign-in/with/idp")
    assert refused(answer, browser, trail, "unreachable")


def test_whoever_proves_again_who_they_are_is_asked_by_the_provider_again(
    browser_of, provider, person
):
    account, sub = person
    browser = browser_of()
    assert "prompt" not in parse_qs(urlsplit(go(browser)).query)
    through(browser, provider, sub)
    session = browser.session
    session["proved"] -= 601
    session.save()
    asked = browser.post("/account/sessions/end").headers["Location"]
    assert "Sign in with Office Login" in text_of(browser.get(asked))
    there = go(browser, then="/account")
    assert parse_qs(urlsplit(there).query)["prompt"] == ["login"]
    assert back(browser, provider.consent(there, sub)).headers["Location"] == "/account"
    assert browser.post("/account/sessions/end").headers["Location"] == "/account?done=sessions"
    assert account.name in browser.get("/").content.decode()


def test_whoever_changes_their_mind_is_told_so(browser_of, provider, trail):
    browser = browser_of()
    answer = back(browser, provider.deny(go(browser)))
    assert answer.status_code == 403
    assert "You ended the sign-in" in text_of(answer)


def test_a_provider_that_does_not_answer(browser_of, provider, signing, trail):
    from comity_web.running.serving import Provider

    gone = Provider("idp", "Office Login", "http://localhost:9", "comity-client", "a secret")
    browser = browser_of()
    with signing(providers=(gone,)):
        answer = browser.post("/sign-in/with/idp")
        assert refused(answer, browser, trail, "unreachable")
        assert "does not answer as it should" in text_of(answer)


def test_a_provider_that_is_not_in_the_configuration(browser_of, provider):
    assert browser_of().post("/sign-in/with/elsewhere").status_code == 403
    assert browser_of().get("/sign-in/with/elsewhere/back?_redir=").status_code == 403


def test_the_policy_of_our_pages_lets_no_form_leave_this_server(browser_of, provider):
    browser = browser_of()
    policy = browser.get("/sign-in").headers["Content-Security-Policy"]
    assert "form-action 'self'" in policy
    page = browser.post("/sign-in/with/idp")
    assert "form-action 'self'" in page.headers["Content-Security-Policy"]
    assert page.status_code == 200  # it leads on by itself, and by a link
    assert f'href="{html.escape(led_to(page))}"' in page.content.decode()
