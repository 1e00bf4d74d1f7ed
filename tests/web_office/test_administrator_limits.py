"""What an administrator may not do alone: give themself a role, or act without a fresh proof."""

from __future__ import annotations

import time
from urllib.parse import quote

import pytest

from .entering import text_of

NO_RIGHTS = (False, False, "")


@pytest.fixture
def office(account, browser_of):
    """An administrator, and the browser in which they proved a moment ago who they are."""
    somebody = account(administrator=True)
    browser = browser_of(somebody)
    session = browser.session
    session["proved"] = int(time.time())
    session.save()
    return somebody, browser


@pytest.fixture
def trail(application):
    """How many entries the trail has: ``trail()``."""
    from comity_web.cases.models import AuditEntry

    return AuditEntry.objects.count


def test_nobody_gives_themself_a_role_or_the_right_to_audit(office, team, trail):
    administrator, browser = office
    unit, before = team(), trail()

    role = browser.post(f"/administer/teams/{unit.key}/{administrator.key}", {"roles": ["drafter"]})
    right = browser.post(
        f"/administer/accounts/{administrator.key}/change",
        {"name": "A", "administrator": "1", "auditor": "1"},
    )

    assert role.status_code == 422
    assert "Nobody gives themself a role" in text_of(role)
    assert right.status_code == 422
    assert "Nobody makes themself an auditor" in text_of(right)
    assert trail() == before


def test_an_administrator_is_not_offered_what_they_cannot_give_themself(office, team, account):
    from comity_web.accounts.models import Membership

    administrator, browser = office
    unit, held = team(), team()
    Membership.objects.create(account=administrator, team=held, role="reviewer")
    somebody = account()

    page = browser.get(f"/administer/accounts/{administrator.key}").content.decode()
    choice = browser.get(f"/administer/teams/{unit.key}").content.decode()
    none = browser.get(f"/administer/teams/{unit.key}/{administrator.key}")
    one = browser.get(f"/administer/teams/{held.key}/{administrator.key}").content.decode()
    rights = browser.get(f"/administer/accounts/{administrator.key}/change").content.decode()

    assert f"/administer/teams/{unit.key}/" not in page
    assert f"/administer/teams/{held.key}/{administrator.key}" in page  # a role can be given up
    assert f'value="{administrator.key}"' not in choice
    assert f'value="{somebody.key}"' in choice
    assert "Another administrator gives you roles." in text_of(none)
    assert 'name="roles"' not in none.content.decode()
    assert ('value="reviewer"' in one, 'value="drafter"' in one) == (True, False)
    assert 'name="auditor"' not in rights
    assert browser.post(f"/administer/teams/{held.key}/{administrator.key}", {}).status_code == 303
    assert not Membership.objects.filter(account=administrator).exists()


def test_rights_and_what_lets_somebody_in_ask_for_proof_that_it_is_the_administrator(
    account, browser_of, team, trail
):
    browser, somebody, unit = browser_of(account(administrator=True)), account(), team()
    left, before = account(is_active=False), trail()
    at = f"/administer/accounts/{somebody.key}"
    role = f"/administer/teams/{unit.key}/{somebody.key}"

    forms = (f"{at}/codes", f"{at}/change", f"{at}/close", "/administer/accounts/new", role)
    for address in forms:
        wanted = quote(address, safe="")
        for answer in (browser.get(address), browser.post(address, HTTP_REFERER=address)):
            assert answer.status_code == 303
            assert answer["Location"] == f"/account/prove?next={wanted}"
    invited = browser.post(f"{at}/invite", HTTP_REFERER=f"https://comity.example{at}")
    assert invited["Location"] == f"/account/prove?next={quote(at, safe='')}"
    page = f"/administer/accounts/{left.key}"
    reopened = browser.post(f"{page}/reopen", HTTP_REFERER=f"https://comity.example{page}")
    assert reopened["Location"] == f"/account/prove?next={quote(page, safe='')}"
    given = {"name": "Another", "email": "a@b.example", "administrator": "1", "auditor": "1"}
    assert browser.post(f"{at}/change", given).status_code == 303
    new = given | {"username": "ada.new"}
    assert browser.post("/administer/accounts/new", new).status_code == 303
    for one, active in ((somebody, True), (left, False)):
        one.refresh_from_db()
        assert (one.is_active, one.administrator, one.auditor, one.email) == (active, *NO_RIGHTS)
    assert trail() == before
