"""What is due for erasure: shown by its key, and erased after the administrator was asked twice."""

from __future__ import annotations

import datetime as dt
import time
from dataclasses import replace

import pytest

from .entering import text_of
from .office_world import sample

DAYS = 365


@pytest.fixture
def keeping(application):
    """The settings of a server on which closed matters are due after a year."""
    from django.conf import settings
    from django.test import override_settings

    server = replace(settings.COMITY.server, keep_closed=DAYS)
    with override_settings(COMITY=replace(settings.COMITY, server=server)):
        yield


@pytest.fixture
def due(keeping, team):
    """A file of a matter that was closed more than a year ago."""
    from comity_web.cases.models import CaseFile, Revision
    from comity_web.cases.saving import new_file

    closed = dt.date.today() - dt.timedelta(days=DAYS + 30)
    tree = {**sample("bec-request"), "date": str(closed - dt.timedelta(days=90))}
    file = new_file("request", tree, team=team("Unit of what is due").pk, name="harbour-ghost")
    events = "".join(f'\n[[event]]\nkind = "{one}"\non = {closed}\n' for one in ("sent", "closed"))
    CaseFile.objects.filter(pk=file.pk).update(record=f"schema = 1\n{events}")
    long_ago = dt.datetime.combine(closed, dt.time(), tzinfo=dt.UTC)
    Revision.objects.filter(file=file).update(created=long_ago)
    yield file
    from comity_web.accounts.models import Team

    Team.objects.filter(name="Unit of what is due", matters=None).delete()


@pytest.fixture
def browser(account, browser_of):
    """A browser in which an administrator has just proved who they are."""
    made = browser_of(account(administrator=True))
    session = made.session
    session["proved"] = int(time.time())
    session.save()
    return made


def test_a_matter_is_shown_by_its_key_and_erased_once_the_key_was_typed(due, browser, trail):
    from comity_web.cases.models import CaseFile, Matter

    key = due.matter.key
    page = browser.get("/administer/retention")
    assert f"{key} , Unit of what is due , one file, closed on" in text_of(page)
    assert "drafts that were never sent, are never due" in text_of(page)
    assert "harbour" not in page.content.decode().lower()
    assert f"/c/{due.key}/" in text_of(page)  # the team knows the matter by that address

    at = f"/administer/retention/{key}"
    asked = browser.get(at)
    assert "This cannot be undone" in text_of(asked)
    assert f"opens it at these addresses: /c/{due.key}/" in text_of(asked)
    assert browser.get(f"/c/{due.key}/").status_code == 404  # it stays shut to the administrator
    assert 'name="typed"' not in asked.content.decode()
    again = browser.get(f"{at}?sure")
    assert f"Type the key of the matter: {key}" in text_of(again)
    wrong = browser.post(at, {"typed": "yes"})
    assert wrong.status_code == 422
    assert "This is not the key" in text_of(wrong)
    assert Matter.objects.filter(key=key).exists()

    done = browser.post(at, {"typed": f" {key.upper()} "})

    assert done.status_code == 303
    assert "The matter is erased" in text_of(browser.get(done["Location"]))
    assert not Matter.objects.filter(key=key).exists()
    assert not CaseFile.objects.filter(key=due.key).exists()
    actor, action, detail = trail()[0]
    assert (action, detail.split(":")[0]) == ("erase-matter", key)
    assert actor.startswith("user-")


def test_the_team_reads_on_the_page_of_the_case_from_when_it_can_be_erased(
    due, account, browser_of
):
    reader = browser_of(account([(due.matter.team, "reviewer")]))
    text = text_of(reader.get(f"/c/{due.key}/"))
    day = dt.date.today() - dt.timedelta(days=30)
    assert "An administrator can erase it for good from" in text
    assert f"from {day.day} {day:%B %Y} on" in text


def test_a_matter_that_is_not_due_is_not_erased_here(keeping, browser, team):
    from comity_web.cases.models import Matter
    from comity_web.cases.saving import new_file

    file = new_file("request", {"schema": "1", "kind": "request"}, team=team().pk)
    at = f"/administer/retention/{file.matter.key}"

    assert browser.get(at).status_code == 404
    assert browser.post(at, {"typed": file.matter.key}).status_code == 404
    assert Matter.objects.filter(pk=file.matter.pk).exists()


def test_without_a_time_limit_nothing_is_due(browser):
    assert "No time is set" in text_of(browser.get("/administer/retention"))
    assert "Erasure" not in text_of(browser.get("/administer/"))
