"""What the trail says of a verification and of what was refused, and an alarm that stays."""

from __future__ import annotations

import pytest

from .entering import text_of


@pytest.fixture
def auditor(account, browser_of):
    return browser_of(account(auditor=True))


def verified(browser, *noted):
    posted = dict(zip(("count", "sha256"), noted, strict=False))
    assert browser.post("/audit/verify", posted).status_code == 303
    return text_of(browser.get("/audit/"))


def noted_now():
    """The number of entries and the last hash, as an auditor notes them."""
    from comity_web.cases.models import AuditEntry
    from comity_web.cases.trail import audit

    audit("backup")
    return str(AuditEntry.objects.count()), AuditEntry.objects.order_by("-pk").first().sha256


def test_an_alarm_stays_until_a_verification_with_number_and_hash_finds_the_trail_whole(auditor):
    stays = "A later verification without a number and a hash does not clear this"
    noted = noted_now()
    assert stays not in verified(auditor, *noted)

    assert "Last verified and found shorter" in verified(auditor, "900000", "a" * 64)
    page = verified(auditor)
    assert "The trail has fewer entries than you noted" in page
    assert stays in page
    assert "Tell the head of the office" in page
    assert stays in text_of(auditor.get("/audit/verified"))
    assert stays in verified(auditor)  # another such look does not cover it either

    assert stays not in verified(auditor, *noted)
    assert stays not in text_of(auditor.get("/audit/verified"))


def test_an_older_pair_of_somebody_else_clears_no_alarm(auditor, account, browser_of):
    stays = "A later verification without a number and a hash does not clear this"
    old, other = noted_now(), browser_of(account(auditor=True))
    for _ in range(3):
        late = noted_now()
    assert "found to differ" in verified(auditor, late[0], "a" * 64)

    assert stays in verified(other, *old)
    assert stays not in verified(other, *late)
    assert stays not in text_of(auditor.get("/audit/verified"))


@pytest.mark.parametrize(
    ("detail", "told"),
    [
        ("147 broken", "found the trail changed: entry 147 was changed"),
        ("10 differs", "found the trail changed: entry 10 is not the one that was noted"),
        ("12 shorter", "found the trail cut off: 12 entries are left"),
    ],
)
def test_the_gravest_outcome_of_a_verification_is_said_in_words(auditor, detail, told):
    from comity_web.cases.trail import audit

    audit("trail-verified", detail=detail)
    page = auditor.get("/audit/")
    assert f"<strong>{told}" in page.content.decode()
    assert detail not in text_of(page)
    audit("trail-verified", detail=f"5 {'a' * 64} 900")  # so that no other test sees an alarm


@pytest.mark.parametrize(
    ("action", "detail", "told"),
    [
        ("trail-verified", f"151 {'a' * 64}", "whole, 151 entries, not compared with anything"),
        ("trail-verified", f"151 {'a' * 64} 9", "and entry 9 is the one that was noted"),
        ("sign-in", "password-and-code", "signed in with a password and a one-time code"),
        ("sign-in", "provider ministry", "signed in with an identity provider, ministry"),
        ("refused", "role register", "was refused: what needs another role address in Comity: reg"),
        ("download", "yaml 4", "downloaded a file as yaml, version 4"),
        ("account-changed", "ada.example email", "changed the account ada.example e-mail address"),
    ],
)
def test_what_an_entry_adds_is_said_in_words(auditor, action, detail, told):
    from comity_web.cases.trail import audit

    audit(action, detail=detail)
    shown = text_of(auditor.get("/audit/"))
    assert told in shown
    assert "password-and-code" not in shown


def test_the_words_are_there_in_every_language(auditor):
    from comity_web.pages.trail_words import BEYOND, OUTCOMES
    from comity_web.wording.catalogues import tags, words

    ids = {f"web.audit.found-{one}" for one in (*OUTCOMES, "whole", "compared")}
    ids |= {id for texts in BEYOND.values() for id in texts if id and "{" not in id}
    said = {tag: [words(tag).say(id, number=1, noted=1, value=1) for id in ids] for tag in tags()}
    assert len({tuple(one) for one in said.values()}) == len(said) >= 3


def test_who_has_no_register_is_not_led_to_it(account, browser_of, team):
    for somebody in (account(auditor=True), account(administrator=True)):
        assert "Open the register" not in text_of(browser_of(somebody).get("/after"))
    assert "Open the register" in text_of(browser_of(account([(team(), "drafter")])).get("/after"))


@pytest.mark.parametrize(
    "twin", ["beta  UNIT 1", "Betaunit 1", "В\u0435ta unit 1", "Beta unit\u00a01"]
)
def test_a_team_that_cannot_be_told_from_another_is_refused_with_the_reason(
    account, browser_of, team, twin
):
    from comity_web.accounts.models import Team

    Team.objects.filter(name="Beta unit 1").exists() or team("Beta unit 1")
    browser = browser_of(account(administrator=True))
    refused = browser.post("/administer/teams/new", {"name": twin})
    assert refused.status_code == 422
    assert "case, spaces and look-alike letters do not tell two teams apart" in text_of(refused)
    for other in ("Beta unit 11", "Beta unit 2"):
        Team.objects.filter(name=other).delete()
        assert browser.post("/administer/teams/new", {"name": other}).status_code == 303
