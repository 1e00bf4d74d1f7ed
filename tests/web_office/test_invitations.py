"""An invitation opens an account once: its owner chooses the password, and then the codes."""

from __future__ import annotations

import pytest

from .entering import code_of, give_password, key_on, keyed, sign_in, text_of

NEW = "nine trees behind the mill"


@pytest.fixture
def invited(account):
    """An account without a password, and the address of its invitation."""
    from comity_web.accounts.invitations import invite

    made = account()
    made.set_unusable_password()
    made.save()
    return made, f"/invited/{invite(made)}"


def choose(browser, at, password=NEW, again=None):
    return browser.post(at, {"password": password, "again": password if again is None else again})


def test_the_first_sign_in_of_an_invited_person(browser_of, invited, trail):
    account, at = invited
    browser = browser_of()
    page = browser.get(at)
    assert account.username in text_of(page)
    assert "At least 12 characters" in text_of(page)
    assert browser.get(at).status_code == 200  # looking uses nothing up

    chosen = choose(browser, at)
    assert (chosen.status_code, chosen.headers["Location"]) == (303, "/sign-in/set-up")
    key = key_on(browser.get("/sign-in/set-up"))
    browser.post("/sign-in/set-up", {"code": code_of(key)})
    assert browser.get("/").status_code == 200
    assert (account.username, "invitation-used", "") in trail(3)
    assert give_password(browser_of(), account, NEW).headers["Location"] == "/sign-in/code"


def test_an_invitation_works_once(browser_of, invited):
    _, at = invited
    assert choose(browser_of(), at).status_code == 303
    for answer in (browser_of().get(at), choose(browser_of(), at, "quite another pass phrase")):
        assert answer.status_code == 403
        assert "This invitation cannot be used" in text_of(answer)


def test_an_invitation_ends_after_three_days_and_a_newer_one_ends_it(browser_of, invited):
    import datetime as dt

    from django.utils import timezone

    from comity_web.accounts.invitations import invite
    from comity_web.accounts.models import Invitation

    account, at = invited
    newer = f"/invited/{invite(account)}"
    assert browser_of().get(at).status_code == 403
    kept = Invitation.objects.get(account=account)
    left = kept.ends - timezone.now()
    assert dt.timedelta(hours=71) < left <= dt.timedelta(hours=72)
    assert newer.rpartition("/")[2] not in kept.sha256  # the token itself is not kept
    kept.ends = timezone.now()
    kept.save()
    assert browser_of().get(newer).status_code == 403


def test_an_invitation_to_a_closed_account_opens_nothing(browser_of, invited):
    account, at = invited
    account.is_active = False
    account.save()
    assert browser_of().get(at).status_code == 403


def test_an_invitation_that_was_made_up_opens_nothing(browser_of):
    assert browser_of().get("/invited/" + "a" * 43).status_code == 403


def test_an_invitation_for_a_forgotten_password_keeps_the_codes_and_ends_sessions(
    browser_of, account
):
    from comity_web.accounts.invitations import invite

    one = account()
    key = keyed(one)
    old = browser_of()
    sign_in(old, one, key)
    browser = browser_of()
    assert choose(browser, f"/invited/{invite(one)}").headers["Location"] == "/sign-in/code"
    assert old.get("/").status_code == 303
    assert give_password(browser_of(), one).status_code == 422
    assert give_password(browser_of(), one, NEW).status_code == 303


def test_an_invitation_at_a_machine_where_somebody_else_is_signed_in(browser_of, account, invited):
    new, at = invited
    other = account()
    browser = browser_of(other)
    choose(browser, at)
    browser.post("/sign-in/set-up", {"code": code_of(key_on(browser.get("/sign-in/set-up")))})
    page = browser.get("/account").content.decode()
    assert new.username in page
    assert other.username not in page


@pytest.mark.parametrize(
    ("password", "again", "told"),
    [
        ("", "", "Enter a new password."),
        ("elevenchars", None, "must have at least 12 characters"),
        ("x" * 1001, None, "may have at most 1000 characters"),
        ("Qwerty123456", None, "Many people use this password"),
        ("passwordpassword", None, "This password repeats itself"),
        ("aaaaaaaaaaaaaaa", None, "This password repeats itself"),
        ("Comity-Example-1", None, "Without the names that everybody here knows"),
        ("comity-qwerty123456", None, "Without the names that everybody here knows"),
        (NEW, NEW + " ", "The two new passwords are not the same."),
    ],
)
def test_a_new_password_that_cannot_stand_is_refused_and_the_invitation_stays(
    browser_of, invited, password, again, told
):
    _, at = invited
    browser = browser_of()
    answer = choose(browser, at, password, again)
    assert answer.status_code == 422
    assert told in text_of(answer)
    assert password not in text_of(answer) or not password
    assert choose(browser, at).status_code == 303


@pytest.mark.parametrize(
    "password",
    [
        *("adaezeokonkwo-bello", "Adaeze Okonkwo-Bello Adaeze Okonkwo-Bello"),
        *("Okonkwo-Bello, Adaeze", "Bello-Bello-Bello 2026", "adaeze adaeze okonkwo!"),
    ],
)
def test_a_password_like_the_name_is_refused(browser_of, account, password):
    from comity_web.accounts.invitations import invite

    one = account()
    one.name = "Adaeze Okonkwo-Bello"
    one.save()
    answer = choose(browser_of(), f"/invited/{invite(one)}", password)
    assert "too similar to your name" in text_of(answer)


def test_a_password_with_more_than_the_name_is_taken(browser_of, account):
    from comity_web.accounts.invitations import invite

    one = account()
    one.name = "Adaeze Okonkwo-Bello"
    one.save()
    answer = choose(browser_of(), f"/invited/{invite(one)}", "bello vier kalte Brunnen am Weg")
    assert answer.status_code == 303


@pytest.mark.parametrize(
    "password",
    ["twelve small", "".join(map(str, range(60))), "  äöü 漢字 🌳 space ", "0123456789-0123456789"],
)
def test_any_kind_of_character_will_do_and_is_taken_as_it_is(browser_of, invited, password):
    account, at = invited
    assert choose(browser_of(), at, password).status_code == 303
    assert give_password(browser_of(), account, password).status_code == 303
    assert give_password(browser_of(), account, password.strip() + "x").status_code == 422


def test_where_codes_are_optional_a_password_is_longer(browser_of, invited, signing):
    _, at = invited
    with signing(codes="optional"):
        assert "At least 15 characters" in text_of(browser_of().get(at))
        assert choose(browser_of(), at, "fourteen chars").status_code == 422


def test_where_there_are_no_passwords_an_invitation_leads_to_the_provider(
    browser_of, invited, signing
):
    _, at = invited
    with signing(passwords=False):
        page = choose(browser_of(), at)
        assert page.status_code == 200
        assert "Sign in with the identity provider" in text_of(page)
    assert choose(browser_of(), at).status_code == 303  # it was not used up


def test_the_fields_for_passwords_can_be_pasted_into_and_are_known_to_password_managers(
    browser_of, invited
):
    _, at = invited
    page = browser_of().get(at).content.decode()
    assert page.count('autocomplete="new-password"') == 2
    assert page.count('type="password"') == 2  # masked
    assert "onpaste" not in page
    assert 'autocomplete="current-password"' in browser_of().get("/sign-in").content.decode()
