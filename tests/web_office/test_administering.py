"""The administrator's pages: accounts, teams and the state of the server; never a case."""

from __future__ import annotations

import html
import re
import time

import pytest


def text_of(answer) -> str:
    """What a person reads on a page."""
    bare = re.sub(r"<(script|style|head).*?</\1>", " ", answer.content.decode(), flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", bare)).split())


def actions(since):
    """What the trail notes since a moment: who, what, detail."""
    from comity_web.cases.models import AuditEntry

    rows = AuditEntry.objects.filter(pk__gt=since).order_by("pk")
    return list(rows.values_list("actor", "action", "detail"))


@pytest.fixture
def trail(application):
    """The trail from now on: ``trail()``."""
    from comity_web.cases.models import AuditEntry

    last = AuditEntry.objects.order_by("-pk").first()
    since = last.pk if last else 0
    return lambda: actions(since)


@pytest.fixture
def office(account, browser_of):
    """An administrator, and the browser in which they signed in."""
    somebody = account(administrator=True)
    return somebody, proven(browser_of(somebody))


def proven(browser):
    """A browser in which somebody has just proved who they are."""
    session = browser.session
    session["proved"] = int(time.time())
    session.save()
    return browser


def new_account(browser, **more):
    typed = {"username": "Ada.Example", "name": "Ada Example", "email": "", "language": ""} | more
    return browser.post("/administer/accounts/new", typed)


@pytest.fixture(autouse=True)
def _no_ada(application):
    yield
    from comity_web.accounts.models import Account

    Account.objects.filter(username__startswith="ada.").delete()


def account_at(answer):
    from comity_web.accounts.models import Account

    key = re.search(r"/administer/accounts/(\w+)", answer["Location"])[1]
    return Account.objects.get(key=key)


def test_an_account_is_made_and_invited_and_the_trail_tells(office, trail):
    administrator, browser = office

    answer = new_account(browser, email="ada@office.example", language="fr", auditor="1")

    assert answer.status_code == 303
    made = account_at(answer)
    assert (made.username, made.name, made.email) == (
        "ada.example",
        "Ada Example",
        "ada@office.example",
    )
    assert (made.language, made.auditor, made.administrator) == ("fr", True, False)
    page = browser.get(answer["Location"])
    assert "Next: give it a role in a team" in text_of(page)
    invited = browser.post(f"/administer/accounts/{made.key}/invite")
    link = re.search(
        r">(https://comity\.example/invited/[\w-]{20,})</textarea>", invited.content.decode()
    )
    assert link
    assert "no-store" in invited["Cache-Control"]
    assert 'action="/language"' in page.content.decode()
    assert 'action="/language"' not in invited.content.decode(), "another language loses the link"
    again = text_of(browser.get(f"/administer/accounts/{made.key}"))
    assert link[1] not in again
    name = administrator.username
    assert trail() == [
        (name, "account-made", "ada.example"),
        (name, "right-given", "ada.example auditor"),
        (name, "invited", "ada.example"),
    ]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"username": "ada example"}, "Write an account name of small letters"),
        ({"username": "-"}, "Write an account name of small letters"),
        ({"name": " "}, "Write the name of the person"),
        ({"name": "Ada\u2028Example"}, "Write the name of the person"),
        ({"email": "ada at office"}, "This is not an e-mail address"),
    ],
)
def test_a_fault_is_told_and_what_was_typed_stays(office, trail, typed, said):
    _, browser = office

    answer = new_account(browser, **typed)

    assert answer.status_code == 422
    assert text_of(answer).count(said) == 2  # above, and at the field
    (value,) = typed.values()
    assert f'value="{html.escape(value)}"' in answer.content.decode()
    assert trail() == []


def test_an_account_name_and_an_address_are_of_one_account_alone(office):
    _, browser = office
    new_account(browser, email="ada@office.example")

    answer = new_account(browser, username="ADA.example", email="ADA@office.example")

    assert answer.status_code == 422
    assert "There is already an account with this name" in text_of(answer)
    assert "Another account has this e-mail address" in text_of(answer)


def test_the_last_administrator_neither_closes_nor_demotes_themself(office, trail):
    from comity_web.accounts.models import Account

    administrator, browser = office
    Account.objects.exclude(pk=administrator.pk).update(administrator=False)
    at = f"/administer/accounts/{administrator.key}"

    demoted = browser.post(f"{at}/change", {"name": "Somebody"})
    closed = browser.post(f"{at}/close")

    for answer in (demoted, closed):
        assert answer.status_code == 422
        assert "This is the last administrator" in text_of(answer)
    administrator.refresh_from_db()
    assert administrator.administrator
    assert administrator.is_active
    assert trail() == []


def test_one_of_two_administrators_may_go(office, account, trail):
    administrator, browser = office
    account(administrator=True)

    answer = browser.post(f"/administer/accounts/{administrator.key}/change", {"name": "A"})

    assert answer.status_code == 303
    administrator.refresh_from_db()
    assert not administrator.administrator
    assert (
        administrator.username,
        "right-taken",
        f"{administrator.username} administrator",
    ) in trail()
    assert browser.get("/administer/").status_code == 403


def test_a_closed_account_is_out_at_once_and_stays_out_when_it_is_reopened(
    office, account, browser_of, trail
):
    _, browser = office
    somebody = account(auditor=True)
    theirs = browser_of(somebody)
    assert theirs.get("/audit/").status_code == 200
    at = f"/administer/accounts/{somebody.key}"

    assert "their sessions end at once" in text_of(browser.get(f"{at}/close"))
    assert browser.post(f"{at}/close").status_code == 303
    assert theirs.get("/audit/").status_code != 200
    assert browser.post(f"{at}/reopen").status_code == 303
    assert theirs.get("/audit/").status_code != 200
    somebody.refresh_from_db()
    assert somebody.is_active
    assert not somebody.has_usable_password()
    assert [action for _, action, _ in trail()] == ["account-closed", "account-reopened"]


def test_an_older_invitation_ends_when_an_account_is_closed(office, account):
    from comity_web.accounts.invitations import invite, invited

    _, browser = office
    somebody = account()
    token = invite(somebody)
    assert invited(token) == somebody

    browser.post(f"/administer/accounts/{somebody.key}/close")
    browser.post(f"/administer/accounts/{somebody.key}/reopen")

    assert invited(token) is None


def test_a_wait_after_failed_sign_ins_is_shown_and_ended(office, account, trail):
    from comity_web.accounts.lockout import account_named, take, waits

    _, browser = office
    somebody = account()
    for _ in range(8):
        take(account_named(somebody.username))
    assert waits(somebody)
    at = f"/administer/accounts/{somebody.key}"
    assert "Nobody can sign in to it until" in text_of(browser.get(at))

    assert browser.post(f"{at}/unlock").status_code == 303

    assert waits(somebody) is None
    assert "Nobody can sign in" not in text_of(browser.get(at))
    assert trail()[-1][1:] == ("lock-ended", somebody.username)


def test_codes_are_reset_after_the_administrator_was_asked(office, account, trail):
    from allauth.mfa.totp.internal.auth import (
        format_hotp_value,
        hotp_value,
        yield_hotp_counters_from_time,
    )

    from comity_web.accounts.codes import has_codes, keep_key, new_key

    _, browser = office
    somebody = account()
    key = new_key()
    code = format_hotp_value(hotp_value(key, next(yield_hotp_counters_from_time())))
    assert keep_key(somebody, key, code)
    at = f"/administer/accounts/{somebody.key}"
    assert f'href="{at}/codes"' in browser.get(at).content.decode()

    assert "after you are sure who asks" in text_of(browser.get(f"{at}/codes"))
    assert has_codes(somebody)
    assert browser.post(f"{at}/codes").status_code == 303

    assert not has_codes(somebody)
    assert trail()[-1][1:] == ("codes-reset", somebody.username)


def test_a_team_is_made_and_its_people_have_roles(office, account, trail):
    from comity_web.accounts.models import Team
    from comity_web.accounts.roles import Action
    from comity_web.accounts.who import who_is

    _, browser = office
    somebody = account()

    made = browser.post("/administer/teams/new", {"name": "Unit of the test"})
    unit = Team.objects.get(name="Unit of the test")
    assert made["Location"] == f"/administer/teams/{unit.key}"
    chosen = browser.get(f"/administer/teams/{unit.key}/member", {"account": somebody.key})
    assert chosen["Location"] == f"/administer/teams/{unit.key}/{somebody.key}"
    browser.post(chosen["Location"], {"roles": ["drafter", "reviewer", "king"]})

    assert who_is(somebody).may(Action.REVIEW, unit.pk)
    assert "Drafter, Reviewer" in text_of(browser.get(f"/administer/teams/{unit.key}"))
    browser.post(chosen["Location"], {"roles": ["reviewer"]})
    assert not who_is(somebody).may(Action.DRAFT, unit.pk)
    name = somebody.username
    assert [one[1:] for one in trail()] == [
        ("team-made", unit.key),
        ("role-given", f"{name} drafter {unit.key}"),
        ("role-given", f"{name} reviewer {unit.key}"),
        ("role-taken", f"{name} drafter {unit.key}"),
    ]
    again = browser.post("/administer/teams/new", {"name": "unit of the TEST"})
    assert again.status_code == 422
    assert "already a team with this name" in text_of(again)


def test_a_team_with_matters_is_closed_once_they_have_a_place(office, team, account, trail):
    from comity_web.accounts.models import Team
    from comity_web.accounts.who import on_behalf_of, who_is
    from comity_web.cases.models import CaseFile, Matter
    from comity_web.cases.saving import new_file

    _, browser = office
    old, new, closed = team(), team(), team()
    browser.post(f"/administer/teams/{closed.key}/close")
    file = new_file("request", {"schema": "1", "kind": "request"})
    Matter.objects.filter(pk=file.matter.pk).update(team=old)
    at = f"/administer/teams/{old.key}/close"
    assert "one matter" in text_of(browser.get(at))

    assert browser.post(at, {"to": ""}).status_code == 422
    assert browser.post(at, {"to": closed.key}).status_code == 404
    assert browser.post(at, {"to": new.key}).status_code == 303

    assert Team.objects.get(pk=old.pk).closed
    reader = account([(new, "drafter")])
    with on_behalf_of(who_is(reader)):
        assert CaseFile.objects.filter(key=file.key).exists()
    assert [one[1:] for one in trail()][-2:] == [
        ("move", f"{old.key} {new.key}"),
        ("team-closed", old.key),
    ]


def test_the_state_is_shown_in_numbers_and_never_a_case(office, team, trail):
    from comity_web.cases.models import Job, Matter
    from comity_web.cases.saving import new_file
    from comity_web.judging.models import Worker

    Worker.objects.all().delete()  # one of another test
    _, browser = office
    unit = team("Unit with a case")
    tree = {"schema": "1", "kind": "request", "subject": "Harbour Ghost"}
    file = new_file("request", tree, name="harbour-ghost")
    Matter.objects.filter(pk=file.matter.pk).update(team=unit, name="Harbour Ghost")
    Job.objects.create(
        revision=file.head, what="documents", state="failed", result='{"why": "time"}'
    )

    Job.objects.create(
        revision=file.head, what="documents", state="failed", result='{"why": "refused"}'
    )

    page = text_of(browser.get("/administer/"))
    jobs = text_of(browser.get("/administer/jobs"))
    teams = text_of(browser.get("/administer/teams"))

    assert "No backup was noted in the last seven days" in page
    assert "The worker has not been heard" in page
    assert "Those of this version" in page
    assert re.search(r"free of [\d.]+ GB", page)
    assert "Failed 1 Not made, since the case lacks something 1" in jobs
    assert "One failed in the last day" in page, "what a case lacks is no fault of the server"
    assert "Documents It took too long and was ended Unit with a case" in re.sub(
        r"(What|Why|Team|When) ", "", jobs
    ).replace("  ", " ")
    assert re.search(r"Unit with a case (People )?0 (Matters )?1 (Files )?1", teams)
    for one in (page, jobs, teams):
        assert "harbour" not in one.lower()
        assert file.key not in one
    assert trail() == []


def test_only_an_administrator_administers(account, browser_of, team):
    unit = team()
    others = [
        account(auditor=True),
        account([(unit, "drafter"), (unit, "reviewer"), (unit, "central-authority")]),
        account(),
    ]
    for somebody in others:
        browser = browser_of(somebody)
        for address in ("", "accounts", "accounts/new", "teams", f"teams/{unit.key}", "jobs"):
            assert browser.get(f"/administer/{address}").status_code == 403, address
        assert new_account(browser).status_code == 403
        roles = {"roles": ["central-authority"]}
        at = f"/administer/teams/{unit.key}/{somebody.key}"
        assert browser.post(at, roles).status_code == 403
