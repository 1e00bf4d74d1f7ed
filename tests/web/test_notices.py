"""The notices that are kept, and what changed in one."""

from __future__ import annotations

import pytest

from .answering import text_of, tree_named
from .cases import saved

pytestmark = pytest.mark.postgres


def test_counsel_sees_what_a_new_version_changes_for_investigators(client):
    from comity_web.cases.saving import new_file, save

    tree = tree_named("notice-us")
    file = new_file("notice", tree)
    shown = text_of(client.get("/notices/"))
    assert tree["company"]["name"] in shown
    page = client.get(f"/notices/{file.key}/changes")
    first = file.head
    later = {**tree, "version": "4.0", "preservation": {**tree["preservation"], "practice": "no"}}
    later["internal_notes"] = "nobody reads this"
    save(file, first, later, {})
    page = client.get(f"/notices/{file.key}/changes", {"from": first.pk})
    shown = text_of(page)
    assert page.status_code == 200
    assert "What can make a request fail, or lose data" in shown
    assert "Preservation" in shown
    assert "nobody reads this" not in page.content.decode()
    assert client.get(f"/notices/{file.key}/changes", {"from": "0"}).status_code == 404


def test_an_unfinished_version_says_what_it_lacks(client):
    from comity_web.cases.saving import new_file, save

    file = new_file("notice", {"schema": "1", "kind": "notice", "host": "US"})
    first = file.head
    save(file, first, {"schema": "1", "kind": "notice", "host": "GB"}, {})
    page = client.get(f"/notices/{file.key}/changes", {"from": first.pk})
    assert page.status_code == 422
    assert 'role="alert"' in page.content.decode()


def test_the_pages_of_a_notice_call_it_no_letter_and_nobody_signs_it(client):
    from comity_web.judging.judged import judge
    from comity_web.wording.catalogues import words

    revision = saved(tree_named("notice-us"), name="no-letter")
    judged = judge(revision, words("en"))
    assert not judged.blocked
    for at in ("", *(f"s/{row['id']}" for row in judged.sections)):
        shown = client.get(f"/c/{revision.file.key}/{at}").content.decode().partition("<main")[2]
        assert "See the notice" in shown, at
        assert "the letter" not in shown, at
    case = text_of(client.get(f"/c/{revision.file.key}/"))
    assert "Check the remaining points before you publish." in case
    assert "before you sign" not in case
