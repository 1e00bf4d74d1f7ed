"""What somebody said stays theirs: nobody gets the name of another, and each change is noted."""

from __future__ import annotations

import time

import pytest

from .entering import text_of
from .office_world import account, browser, sample, team


@pytest.fixture
def administrator(application):
    client = browser(account(administrator=True))
    session = client.session
    session["proved"] = int(time.time())
    session.save()
    return client


def renamed(client, of, name):
    typed = {"name": name, "email": of.email, "language": ""}
    answer = client.post(f"/administer/accounts/{of.key}/change", typed)
    of.refresh_from_db()
    return answer


@pytest.mark.parametrize("name", ["RA Person", "R\u0410 Person", "ra  person"])
def test_nobody_is_given_the_name_of_a_colleague(administrator, name):
    account(name="RA Person")
    other = account(name=f"DRA Person {time.time()}")
    answer = renamed(administrator, other, name)
    assert answer.status_code == 422
    assert "Another person here has or had this name" in text_of(answer)
    assert other.name.startswith("DRA Person")
    typed = {"username": f"new-{int(time.time())}", "name": name, "email": "", "language": ""}
    made = administrator.post("/administer/accounts/new", typed)
    assert made.status_code == 422 and "Add what tells the two apart" in text_of(made)


def test_nor_the_name_under_which_a_colleague_wrote_something(administrator):
    from comity_web.accounts.who import on_behalf_of, who_is
    from comity_web.cases.saving import new_file

    unit = team()
    writer, other = account((unit, "drafter"), name="Vera Vormals"), account()
    with on_behalf_of(who_is(writer)):
        new_file("request", sample("bec-request"), team=unit.pk)
    assert renamed(administrator, writer, "Vera Nunmehr").status_code == 303
    assert renamed(administrator, other, "Vera Vormals").status_code == 422
    assert renamed(administrator, writer, "Vera Vormals").status_code == 303


def test_the_trail_has_the_old_name_and_the_new(administrator):
    from comity_web.cases.models import AuditEntry

    one = account(name="Nora Neu")
    assert renamed(administrator, one, "Nora Alt (Unit 2)").status_code == 303
    entry = AuditEntry.objects.filter(action="account-renamed").latest("pk")
    assert entry.detail == f"{one.username} “Nora Neu” → “Nora Alt (Unit 2)”"
    page = text_of(browser(account(auditor=True)).get("/audit/"))
    said = f"changed the name of the account {one.username} “Nora Neu” → “Nora Alt (Unit 2)”"
    assert said in page


def test_two_who_have_one_name_already_may_be_changed_otherwise(administrator):
    first, _ = account(name="Otto Doppelt"), account(name="Otto Doppelt")
    typed = {"name": "Otto Doppelt", "email": f"{first.username}@office.example", "language": "fr"}
    answer = administrator.post(f"/administer/accounts/{first.key}/change", typed)
    assert answer.status_code == 303
