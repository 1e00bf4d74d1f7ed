"""A review from a page that did not show what a colleague said of the version is asked about."""

from __future__ import annotations

import re
from html import unescape

import pytest

from .office_world import account, browser, sample, team


@pytest.fixture
def unit(application):
    return team()


@pytest.fixture
def file(unit):
    from comity_web.accounts.who import on_behalf_of, who_is
    from comity_web.cases.saving import new_file

    with on_behalf_of(who_is(account((unit, "drafter"), name="Ada One"))):
        return new_file("request", sample("bec-request"), team=unit.pk)


def opened(client, file):
    """The hidden inputs of the form on the page of the review."""
    page = client.get(f"/c/{file.key}/review").content.decode()
    form = page.partition(f'action="/c/{file.key}/review"')[2].partition("</form>")[0]
    return dict(re.findall(r'type="hidden" name="(\w+)" value="(\w+)"', form))


def said(client, file, form, outcome, reason=""):
    return client.post(f"/c/{file.key}/review", {**form, "outcome": outcome, "reason": reason})


def outcomes(file):
    from comity_web.cases.models import Review

    return [one.outcome for one in Review.objects.filter(revision__file=file).order_by("pk")]


def test_what_a_colleague_sent_back_since_does_not_go_out_unseen(unit, file):
    one, other = (browser(account((unit, "reviewer"), name=name)) for name in ("Rita", "Ruben"))
    mine, theirs = opened(one, file), opened(other, file)
    assert said(other, file, theirs, "back", "The facts are thin.").status_code == 303
    answer = said(one, file, mine, "good")
    page = unescape(answer.content.decode())
    assert answer.status_code == 409
    assert "a colleague reviewed this version too" in page
    assert "The facts are thin." in page
    assert 'value="good" checked' not in page
    assert outcomes(file) == ["back"]
    again = opened(one, file)
    assert said(one, file, again, "good").status_code == 303
    assert outcomes(file) == ["back", "good"]


def test_who_presses_twice_is_not_asked_about_their_own_review(unit, file):
    client = browser(account((unit, "reviewer")))
    form = opened(client, file)
    assert said(client, file, form, "good").status_code == 303
    assert said(client, file, form, "back", "On a second look, no.").status_code == 303
    assert outcomes(file) == ["good", "back"]
