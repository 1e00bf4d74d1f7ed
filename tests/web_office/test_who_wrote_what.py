"""Each version, each entry of the trail and each collision names who it was."""

from __future__ import annotations

import pytest

from .office_world import account, browser, sample, team


@pytest.fixture
def ours(application):
    return team()


def kept(of):
    """A file of a team."""
    from comity_web.cases.saving import new_file

    return new_file("request", sample("bec-request"), team=of.pk)


def told(client, address):
    return client.get(address, follow=True).content.decode()


def test_each_version_and_each_entry_names_who_did_it(ours):
    from comity_web.cases.models import AuditEntry, Revision

    one = account((ours, "drafter"), name="Ada One")
    client = browser(one)
    assert client.post("/new/request").status_code == 303
    key = client.post("/new-from-sample", {"sample": "bec-request"})["Location"].split("/")[2]
    base = {"_base": "1", "_stay": "1"}
    assert client.post(f"/c/{key}/s/case", {**base, "reference": "A-9/2026"}).status_code == 303
    client.post(f"/c/{key}/restore/1")
    client.post(f"/c/{key}/rename", {"name": "another"})
    client.post(f"/c/{key}/remove")
    client.post(f"/removed/{key}")

    authors = set(Revision.objects.filter(file__key=key).values_list("author", "account"))
    assert authors == {("Ada One", one.username)}
    actors = set(AuditEntry.objects.filter(file=key).values_list("actor", flat=True))
    assert actors == {one.username}
    done = list(AuditEntry.objects.filter(file=key).values_list("action", flat=True))
    assert {"restore", "rename", "remove", "bring-back"} <= set(done)
    assert "Ada One" in told(client, f"/c/{key}/history")


def test_two_people_in_one_section_see_who_the_other_is(ours):
    one = browser(account((ours, "drafter"), name="Ada One"))
    other = browser(account((ours, "drafter"), name="Ben Other"))
    key = kept(ours).key
    posted = {"_base": "1", "_stay": "1"}
    assert one.post(f"/c/{key}/s/case", {**posted, "subject": "As Ada says"}).status_code == 303

    answer = other.post(f"/c/{key}/s/case", {**posted, "subject": "As Ben says"})

    page = told(other, answer["Location"])
    assert "Ada One changed the same answers" in page
    assert "As Ada says" in page and "As Ben says" in page
    assert "Ben Other" in told(one, f"/c/{key}/unsaved")


def test_what_two_people_of_one_name_typed_is_kept_apart(ours):
    from comity_web.accounts.who import on_behalf_of, who_is
    from comity_web.cases.models import Attempt
    from comity_web.cases.saving import store_attempt

    file = kept(ours)
    for typed in ("by the one", "by the other"):
        with on_behalf_of(who_is(account((ours, "drafter"), name="J. Smith"))):
            asked = {"subject": [typed]}
            store_attempt(file, file.head, "case", asked, autosave=True)

    assert Attempt.objects.filter(file=file).count() == 2
