"""Guessing costs a wait that grows; the wait tells nothing, and an administrator can end it."""

from __future__ import annotations

import json
import subprocess
import sys
import threading

import pytest

from .entering import PASSWORD, code_of, give_code, give_password, keyed, text_of


@pytest.fixture
def fail(browser_of):
    """Types wrong passwords for a name, each from another address; the last answer."""

    def times(username, number=5):
        for _ in range(number):
            given = {"username": username, "password": "another pass phrase"}
            answer = browser_of().post("/sign-in", given)
        return answer

    return times


def let_pass(account):
    """The wait is over."""
    from comity_web.accounts.lockout import account_named
    from comity_web.accounts.models import Attempts

    Attempts.objects.filter(who=account_named(account.username).key).update(until=None)


def test_after_five_failures_not_even_the_right_password_is_looked_at(
    browser_of, account, fail, trail
):
    one = account()
    assert fail(one.username, 4).status_code == 422
    fifth = fail(one.username, 1)
    assert fifth.status_code == 429
    assert fifth.headers["Retry-After"] == "30"
    assert "Wait 1 minute, then try again." in text_of(fifth)
    assert trail() == [(one.username, "locked-out", "")]

    right = give_password(browser_of(), one)
    assert right.status_code == 429
    let_pass(one)
    assert give_password(browser_of(), one).status_code == 303


def test_a_name_that_nobody_has_is_locked_in_the_same_way(account, fail):
    known = account()
    answers = [fail(name, 5) for name in (known.username, f"{known.username}-not")]
    assert answers[0].status_code == answers[1].status_code == 429
    assert text_of(answers[0]) == text_of(answers[1])
    one_wait, other_wait = (int(one.headers["Retry-After"]) for one in answers)
    assert abs(one_wait - other_wait) <= 1  # a second may pass between them


def test_the_wait_doubles_up_to_a_quarter_of_an_hour(account, fail):
    one = account()
    fail(one.username, 4)
    waits = []
    for _ in range(8):
        waits.append(int(fail(one.username, 1).headers["Retry-After"]))
        let_pass(one)
    assert waits == [30, 60, 120, 240, 480, 900, 900, 900]


def test_many_at_once_are_no_way_around(application, browser_of, account, monkeypatch):
    from django.contrib.auth.hashers import Argon2PasswordHasher
    from django.db import connections

    looked_at = []
    verify = Argon2PasswordHasher.verify
    monkeypatch.setattr(
        Argon2PasswordHasher, "verify", lambda *a: looked_at.append(1) or verify(*a)
    )
    one = account()

    def guess():
        give_password(browser_of(), one, "another pass phrase")
        connections.close_all()

    at_once = [threading.Thread(target=guess) for _ in range(12)]
    for thread in at_once:
        thread.start()
    for thread in at_once:
        thread.join()
    assert len(looked_at) == 5


ELSEWHERE = """
import json, sys
from pathlib import Path
from comity_web.running.serving import OfficeServer, Serving
from comity_web.running.settings import configure
folder, database, username = json.loads(sys.stdin.read())
server = OfficeServer("https://comity.example", database)
configure(Serving(Path(folder), 443, "a secret of the tests", server=server))
from django.test import Client
client = Client(HTTP_HOST="comity.example", REMOTE_ADDR="192.0.2.7")
typed = {"username": username, "password": "a long pass phrase"}
answer = client.post("/sign-in", typed, secure=True)
print(answer.status_code)
"""


def test_another_process_or_one_that_starts_later_knows_of_the_wait(application, account, fail):
    from django.conf import settings

    one = account()
    fail(one.username, 5)
    shown = {
        name: value
        for name, value in settings.DATABASES["default"].items()
        if name in ("ENGINE", "NAME", "USER", "PASSWORD", "HOST", "PORT", "OPTIONS")
    }
    done = subprocess.run(
        [sys.executable, "-c", ELSEWHERE],
        input=json.dumps([str(application), shown, one.username]),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.stdout.strip() == "429", done.stderr


def test_an_administrator_ends_the_wait(browser_of, account, fail):
    from comity_web.accounts import lockout

    one = account()
    assert lockout.waits(one) is None
    fail(one.username, 5)
    assert lockout.waits(one) is not None
    lockout.end(one)
    assert lockout.waits(one) is None
    assert give_password(browser_of(), one).status_code == 303


def test_whoever_signs_in_begins_anew(browser_of, account, fail):
    one = account()
    key = keyed(one)
    fail(one.username, 4)
    browser = browser_of()
    give_password(browser, one)
    assert give_code(browser, code_of(key)).status_code == 303
    assert fail(one.username, 4).status_code == 422


def test_wrong_codes_count_and_the_right_password_does_not_forget_them(browser_of, account):
    one = account()
    keyed(one)
    answers = []
    for _ in range(5):
        browser = browser_of()
        assert give_password(browser, one).status_code == 303
        answers.append(give_code(browser, "123456").status_code)
    assert answers == [422, 422, 422, 422, 429]


def test_one_address_that_tries_many_names_has_to_wait(browser_of, account):
    one, stranger = account(), browser_of()
    answers = []
    while 429 not in answers and len(answers) < 60:  # one a minute is forgotten
        given = {"username": f"name-{len(answers)}-{one.key}", "password": "another pass phrase"}
        answers.append(stranger.post("/sign-in", given).status_code)
    assert set(answers[:49]) == {422}
    assert answers[-1] == 429
    assert give_password(stranger, one).status_code == 429
    assert give_password(browser_of(), one).status_code == 303  # from elsewhere


def test_what_somebody_typed_as_a_name_is_not_kept(browser_of, account):
    from comity_web.accounts.models import Attempts
    from comity_web.cases.models import AuditEntry

    browser_of().post("/sign-in", {"username": PASSWORD, "password": "x"})
    kept = [one.who for one in Attempts.objects.all()]
    assert all(len(one) == 64 for one in kept)
    assert not AuditEntry.objects.filter(actor=PASSWORD).exists()


def test_addresses_of_one_network_of_ipv6_are_one(application):
    from comity_web.accounts.lockout import address_of

    assert address_of("2001:db8::1") == address_of("2001:db8:0:0:ffff::2")
    assert address_of("2001:db8::1") != address_of("2001:db8:0:1::1")
    assert address_of("192.0.2.1") != address_of("192.0.2.2")


def test_after_half_a_day_without_an_attempt_counting_begins_anew(browser_of, account, fail):
    import datetime as dt

    from django.utils import timezone

    from comity_web.accounts.models import Attempts

    one = account()
    fail(one.username, 4)
    Attempts.objects.update(last=timezone.now() - dt.timedelta(hours=13))
    assert fail(one.username, 4).status_code == 422
    Attempts.objects.update(last=timezone.now() - dt.timedelta(hours=13), until=None)
    give_password(browser_of(), account())
    assert Attempts.objects.count() == 2  # the name and the address of the last attempt


def test_a_name_that_no_database_takes_is_a_wrong_name(browser_of):
    given = {"username": "a\0b", "password": "another pass phrase"}
    assert browser_of().post("/sign-in", given).status_code == 422


def test_nobody_is_kept_out_of_a_browser_in_which_they_signed_in_before(browser_of, account, fail):
    one = account()
    keyed_one = keyed(one)
    own, office = browser_of(), browser_of()
    give_password(own, one)
    assert give_code(own, code_of(keyed_one)).status_code == 303
    own.post("/sign-out")
    for number in range(50):  # another machine behind the same address, and at the same account
        name = one.username if number % 10 == 0 else f"name-{number}-{one.key}"
        office.post("/sign-in", {"username": name, "password": "another pass phrase"})
    own.defaults["REMOTE_ADDR"] = office.defaults["REMOTE_ADDR"]

    assert give_password(office, one).status_code == 429
    assert give_password(own, one).status_code == 303
    for _ in range(5):  # whoever has the browser guesses no further than elsewhere
        answer = give_password(own, one, "another pass phrase")
    assert answer.status_code == 429


def test_a_known_browser_is_known_for_its_own_account_and_password_alone(browser_of, account, fail):
    one, another = account(), account()
    key = keyed(one)
    own = browser_of()
    give_password(own, one)
    assert give_code(own, code_of(key)).status_code == 303
    own.post("/sign-out")
    fail(one.username, 5)
    assert give_password(own, one).status_code == 303
    fail(another.username, 5)
    assert give_password(own, another).status_code == 429
    one.set_password("a third pass phrase")
    one.save()
    fail(one.username, 5)
    assert give_password(own, one, "a third pass phrase").status_code == 429


def test_a_browser_that_several_people_share_is_known_to_each_of_the_last(
    browser_of, account, fail
):
    people = [account() for _ in range(6)]
    shared = browser_of()
    for one in people:
        key = keyed(one)
        give_password(shared, one)
        assert give_code(shared, code_of(key)).status_code == 303
        shared.post("/sign-out")
    for one in people:
        fail(one.username, 5)  # from elsewhere
    assert give_password(shared, people[0]).status_code == 429  # five stay
    assert [give_password(shared, one).status_code for one in people[1:]] == [303] * 5
    for _ in range(5):
        answer = give_password(shared, people[1], "another pass phrase")
    assert answer.status_code == 429
    assert give_password(shared, people[2]).status_code == 303  # each is counted by itself
    (cookie,) = (one for name, one in shared.cookies.items() if "known" in name)
    assert not any(told in cookie.value for one in people for told in (one.username, one.key))


def test_what_is_mistyped_at_one_address_is_forgotten_with_the_minutes(browser_of, account):
    import datetime as dt

    from django.db.models import F

    from comity_web.accounts.models import Attempts

    one, stranger = account(), browser_of()
    for number in range(49):
        given = {"username": f"name-{number}-{one.key}", "password": "another pass phrase"}
        stranger.post("/sign-in", given)
    Attempts.objects.update(last=F("last") - dt.timedelta(minutes=30))
    for number in range(49, 79):
        given = {"username": f"name-{number}-{one.key}", "password": "another pass phrase"}
        answer = stranger.post("/sign-in", given)
        assert answer.status_code == 422, number
    assert give_password(stranger, one).status_code == 303
