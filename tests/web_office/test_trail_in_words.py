"""What the trail says of a verification and of what was refused, and an alarm that stays."""

from __future__ import annotations

import pytest

from .entering import text_of
from .office_world import taken_back


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


STAYS = "Only one thing clears this"


@pytest.fixture
def alone(application):
    """No other test sees an alarm that is raised here."""
    with taken_back():
        yield


@pytest.mark.parametrize(("how", "told"), [("shorter", "shorter"), ("differs", "to differ")])
def test_an_alarm_stays_until_a_later_number_and_hash_find_the_trail_whole(
    auditor, alone, how, told
):
    older = noted_now()
    assert STAYS not in verified(auditor, *older)
    newer = noted_now()
    high = str(int(newer[0]) + (9 if how == "shorter" else 0))
    assert f"Last verified and found {told}" in verified(auditor, high, "a" * 64)

    page = verified(auditor)
    assert STAYS in page
    assert f"entry {int(high):,} or a later one" in page
    assert "Tell the head of the office" in page
    assert STAYS in text_of(auditor.get("/audit/verified"))
    assert STAYS in verified(auditor)  # another such look does not cover it either
    assert STAYS in verified(auditor, *older)  # nor one that ends before it
    assert STAYS in text_of(auditor.get("/audit/verified"))

    while int((now := noted_now())[0]) < int(high):
        pass
    assert STAYS not in verified(auditor, *now)
    assert STAYS not in text_of(auditor.get("/audit/verified"))


def test_an_older_alarm_stays_behind_one_that_was_cleared(auditor, alone):
    newer = noted_now()
    high = str(int(newer[0]) + 50)
    verified(auditor, high, "a" * 64)
    verified(auditor, newer[0], "b" * 64)
    page = verified(auditor, *newer)
    assert f"entry {int(high):,} or a later one" in page


def test_an_alarm_of_an_earlier_version_asks_for_more_than_was_left(auditor, alone):
    from comity_web.cases.trail import audit

    newer = noted_now()
    audit("trail-verified", detail=f"{newer[0]} shorter")
    assert STAYS in verified(auditor, *newer)
    assert STAYS not in verified(auditor, *noted_now())


def test_a_mistyped_number_of_a_hash_that_is_there_raises_no_alarm(auditor, alone):
    count, sha256 = noted_now()
    answer = auditor.post("/audit/verify", {"count": f"{count}0", "sha256": sha256.upper()})
    assert answer.status_code == 422
    assert "this hash is that of an entry with another number" in text_of(answer)
    assert "Last verified and found" not in text_of(auditor.get("/audit/"))


@pytest.mark.parametrize(
    ("detail", "told"),
    [
        ("147 broken", "found the trail changed: entry 147 was changed"),
        ("10 differs", "found the trail changed: entry 10 is not the one that was noted"),
        ("12 shorter 15", "found the trail cut off: 12 entries are left"),
    ],
)
def test_the_gravest_outcome_of_a_verification_is_said_in_words(auditor, alone, detail, told):
    from comity_web.cases.trail import audit

    audit("trail-verified", detail=detail)
    page = auditor.get("/audit/")
    assert f"<strong>{told}" in page.content.decode()
    assert detail not in text_of(page)


@pytest.mark.parametrize(
    ("action", "detail", "told"),
    [
        ("trail-verified", f"151 {'a' * 64}", "whole, 151 entries, not compared with anything"),
        ("trail-verified", f"151 {'a' * 64} 9", "and entry 9 is the one that was noted"),
        ("sign-in", "password-and-code", "signed in with a password and a one-time code"),
        ("sign-in", "provider ministry", "signed in with an identity provider, ministry"),
        ("refused", "role register", "what needs another role address in Comity: /register"),
        ("refused", "role move_team", "what needs another role address in Comity: /c/…/"),
        ("refused", "role a_view_of_before", "address in Comity: a_view_of_before"),
        ("download", f"pdf {'7a' * 32} draft", "downloaded a file as pdf, 7a7a7a7a7a7a…, draft"),
        ("download", f"docx {'7a' * 32} final", "a file as docx, 7a7a7a7a7a7a…, final document"),
        ("download", f"sealed-annex {'7a' * 32} final", "sealed annex 7a7a7a7a7a7a…, final"),
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
