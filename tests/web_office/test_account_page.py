"""One's own account: what is changed there, what must be proved first, and which sessions end."""

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

NEW = "nine trees behind the mill"


@pytest.fixture
def person(account, browser_of):
    """An account that has signed in, its key, its browser."""
    made = account()
    key, browser = keyed(made), browser_of()
    sign_in(browser, made, key)
    return made, key, browser


def unproved(browser):
    """It was long ago that somebody proved who they are."""
    session = browser.session
    session["proved"] -= 601
    session.save()


def test_the_page_tells_who_one_is_and_what_one_may_do(browser_of, account, team):
    unit = team()
    one = account([(unit, "drafter"), (unit, "reviewer")], auditor=True, email="a@office.example")
    text = text_of(browser_of(one).get("/account"))
    for told in (one.name, "a@office.example", f"{unit.name}: drafter", "reviewer", "auditor"):
        assert told in text


def test_a_password_is_changed_by_whoever_knows_it_and_other_sessions_end(
    person, browser_of, trail
):
    one, key, browser = person
    elsewhere = browser_of()
    sign_in(elsewhere, one, key, 1)
    given = {"new": NEW, "again": NEW, "code": "0"}

    wrong = browser.post("/account/password", given | {"password": "not mine at all"})
    assert wrong.status_code == 422
    assert "The password is not right." in text_of(wrong)
    wrong = browser.post("/account/password", given | {"password": PASSWORD})
    assert wrong.status_code == 422
    assert "This code is not right" in text_of(wrong)
    assert trail() == [(one.username, "proof-failed", "")]
    assert elsewhere.get("/").status_code == 200

    from comity_web.accounts import codes

    codes.new_recovery_codes(one)
    recovery = codes.recovery_codes(one)[0]
    right = {"password": PASSWORD, "code": recovery}
    done = browser.post("/account/password", given | right)
    assert (done.status_code, done.headers["Location"]) == (303, "/account?done=password")
    assert "Your password was changed." in text_of(browser.get(done.headers["Location"]))
    assert trail() == [(one.username, "password-changed", "")]
    assert elsewhere.get("/").status_code == 303
    assert give_password(browser_of(), one).status_code == 422
    assert give_password(browser_of(), one, NEW).status_code == 303


def test_a_new_password_that_cannot_stand_costs_no_code(person):
    _, key, browser = person
    short = {"password": PASSWORD, "code": code_of(key, 1), "new": "short", "again": "short"}
    answer = browser.post("/account/password", short)
    assert answer.status_code == 422
    assert "at least 12 characters" in text_of(answer)
    good = short | {"new": NEW, "again": NEW}
    assert browser.post("/account/password", good).status_code == 303


@pytest.mark.parametrize("page", ["/account/codes", "/account/recovery"])
def test_what_protects_an_account_is_changed_after_a_fresh_proof_alone(person, page):
    _, key, browser = person
    assert browser.get(page).status_code == 200  # signing in a moment ago was one
    unproved(browser)
    asked = browser.get(page).headers["Location"]
    assert asked == f"/account/prove?next={page.replace('/', '%2F')}"
    assert browser.post(page).headers["Location"] == "/account/prove?next=%2Faccount"
    before = browser.session.session_key
    given = {"password": PASSWORD, "code": "000000", "next": page}
    assert browser.post("/account/prove", given).status_code == 422
    given["code"] = code_of(key, 1)
    proved = browser.post("/account/prove", given)
    assert (proved.status_code, proved.headers["Location"]) == (303, page)
    assert browser.session.session_key != before
    assert text_of(browser.get("/account")).count("Signed in ") == 1
    assert browser.get(page).status_code == 200


def test_guessing_at_the_proof_is_slowed_down_like_signing_in(person, browser_of):
    one, _, browser = person
    for _ in range(5):
        answer = browser.post("/account/prove", {"password": "not mine at all", "code": "0"})
    assert answer.status_code == 429
    right = browser.post("/account/prove", {"password": PASSWORD, "code": "0"})
    assert right.status_code == 429  # it is not even looked at
    assert give_password(browser_of(), one).status_code == 303  # its owner, elsewhere


def test_codes_move_to_another_telephone(person, browser_of, trail):
    one, old, browser = person
    elsewhere = browser_of()
    sign_in(elsewhere, one, old, 1)
    new = key_on(browser.get("/account/codes"))
    assert new.replace(" ", "") != old
    done = browser.post("/account/codes", {"code": code_of(new)})
    assert (done.status_code, done.headers["Location"]) == (303, "/account/recovery")
    assert len(recovery_codes_on(browser.get("/account/recovery"))) == 10
    assert (one.username, "codes-set-up", "") in trail(2)
    assert elsewhere.get("/").status_code == 303
    assert browser.get("/").status_code == 200

    again = browser_of()
    give_password(again, one)
    assert give_code(again, code_of(old, 1)).status_code == 422
    assert give_code(again, code_of(new, 1)).status_code == 303


def test_new_recovery_codes_replace_the_old_ones_and_are_shown_once(person, browser_of, trail):
    one, _, browser = person
    first = recovery_codes_on(browser.get("/account/recovery"))
    assert len(first) == 10
    page = browser.get("/account/recovery")
    assert recovery_codes_on(page) == []
    assert "10 codes are left" in text_of(page)
    assert browser.post("/account/recovery").headers["Location"] == "/account/recovery"
    assert trail() == [(one.username, "recovery-codes-made", "")]
    second = recovery_codes_on(browser.get("/account/recovery"))
    assert not {*first} & {*second}
    again = browser_of()
    give_password(again, one)
    assert give_code(again, first[0]).status_code == 422
    assert give_code(again, second[0]).status_code == 303


def test_codes_that_are_required_cannot_be_taken_away(person, signing, trail):
    from comity_web.accounts import codes

    one, _, browser = person
    assert browser.post("/account/codes/remove").status_code == 404
    assert codes.has_codes(one)
    with signing(codes="optional"):
        done = browser.post("/account/codes/remove")
        assert (done.status_code, done.headers["Location"]) == (303, "/account?done=codes")
        assert "not used any more" in text_of(browser.get(done.headers["Location"]))
    assert not codes.has_codes(one)
    assert trail() == [(one.username, "codes-removed", "")]


def test_an_administrator_resets_codes_and_they_are_set_up_anew(person, browser_of):
    from comity_web.accounts import codes

    one, _, browser = person
    codes.reset_codes(one)
    assert browser.get("/").status_code == 303
    assert give_password(browser_of(), one).headers["Location"] == "/sign-in/set-up"


def test_one_sees_where_one_is_signed_in_and_ends_it(person, browser_of, trail):
    from comity_web.accounts.sessions import sessions_of

    one, key, browser = person
    elsewhere = browser_of(HTTP_USER_AGENT="A browser elsewhere")
    sign_in(elsewhere, one, key, 1)
    text = text_of(browser.get("/account"))
    assert text.count("Signed in ") == 2
    assert text.count("This session") == 1
    assert "A browser elsewhere" in text

    other = next(s for s in sessions_of(one, browser.session.session_key) if not s.current)
    ended = browser.post("/account/sessions/end", {"session": other.id})
    assert ended.headers["Location"] == "/account?done=sessions"
    assert trail() == [(one.username, "session-ended", "1")]
    assert elsewhere.get("/").status_code == 303
    assert text_of(browser.get("/account")).count("Signed in ") == 1


def test_a_session_is_ended_by_whoever_proved_a_moment_ago_who_they_are(person, browser_of):
    one, key, browser = person
    elsewhere = browser_of()
    sign_in(elsewhere, one, key, 1)
    unproved(browser)
    asked = browser.post("/account/sessions/end", {"session": "others"})
    assert asked.headers["Location"] == "/account/prove?next=%2Faccount"
    assert elsewhere.get("/").status_code == 200


def test_one_ends_all_other_sessions_at_once(person, browser_of, trail):
    one, key, browser = person
    elsewhere = browser_of()
    sign_in(elsewhere, one, key, 1)
    browser.post("/account/sessions/end", {"session": "others"})
    assert elsewhere.get("/").status_code == 303
    assert browser.get("/").status_code == 200


def test_nobody_ends_the_session_of_another(person, browser_of, account):
    from comity_web.accounts.sessions import sessions_of

    one, _, browser = person
    other = account()
    key, stranger = keyed(other), browser_of()
    sign_in(stranger, other, key)
    theirs = sessions_of(one)[0]
    for value in (str(theirs.id), "x", "9" * 30, "-1", ""):
        stranger.post("/account/sessions/end", {"session": value})
    assert browser.get("/").status_code == 200


def test_an_account_without_a_password_has_nothing_to_change_here(browser_of, account):
    one = account()
    one.set_unusable_password()
    one.save()
    browser = browser_of(one)
    assert "You sign in with an identity provider." in text_of(browser.get("/account"))
    assert browser.get("/account/password").status_code == 404
    assert browser.post("/account/sessions/end").headers["Location"].startswith("/account/prove")
    assert "Sign in once more with your identity provider." in text_of(
        browser.get("/account/prove")
    )


def test_the_end_of_a_session_is_noted_where_the_page_says_when_it_was_used(person):
    from allauth.usersessions.models import UserSession

    _, _, browser = person
    row = UserSession.objects.get(session_key=browser.session.session_key)
    before = row.last_seen_at
    session = browser.session
    session["seen"] -= 120
    session.save()
    browser.get("/")
    row.refresh_from_db()
    assert row.last_seen_at > before


def test_times_name_their_zone_since_readers_may_be_elsewhere(person):
    _, _, browser = person
    zone = re.escape(str(dt.datetime.now().astimezone().tzname()))
    told = text_of(browser.get("/account"))
    assert re.search(rf"Signed in [^,]+, [\d: APM\u202f]+ {zone},", told), told
