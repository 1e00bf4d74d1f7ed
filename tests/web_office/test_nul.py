"""A NUL character in what is typed is no fault, on either database."""

from __future__ import annotations

from urllib.parse import quote

import pytest

NUL = "a\x00b"


@pytest.mark.parametrize("text", ["plain", "quote ' and \\ and é", "\ufffd"])
def test_every_other_text_comes_back_as_it_was(application, text):
    from comity_web.accounts.models import Team

    made = Team.objects.create(name=text)
    assert Team.objects.get(name=text) == made
    assert Team.objects.get(pk=made.pk).name == text
    made.delete()


def test_a_text_with_a_nul_is_stored_and_found(application):
    from comity_web.accounts.models import Team

    made = Team.objects.create(name=NUL)
    assert Team.objects.get(name=NUL) == made
    assert Team.objects.get(pk=made.pk).name in (NUL, "a\ufffdb")
    assert not Team.objects.filter(name="ab").exists()
    made.delete()


def test_addresses_and_forms_with_a_nul_are_answered(team, account, browser_of):
    mine = team()
    browser = browser_of(account([(mine, "drafter")], administrator=True, auditor=True))
    for address in (f"/upload?beside={quote(NUL)}", f"/trail?file={quote(NUL)}"):
        assert browser.get(address).status_code < 500, address
    stranger = browser_of()
    answer = stranger.post("/sign-in", {"username": NUL, "password": NUL})
    assert answer.status_code < 500
