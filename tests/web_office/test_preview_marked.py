"""A preview is a whole letter that can be printed: what may not go out is marked as a draft."""

from __future__ import annotations

import json

import pytest

from .office_world import account, browser, made_documents, sample, team
from .test_reviewing import drafted, reviewed, reviews_needed  # noqa: F401 -- a fixture

MARK = "DRAFT, not for transmission"


@pytest.fixture(scope="module")
def people(application):
    unit = team()
    made = {role: account((unit, role)) for role in ("drafter", "reviewer")}
    return made | {"unit": unit}


def previewed(file):
    """What the worker is asked to make for the preview of a file now."""
    from comity_web.cases.models import Job

    jobs = Job.objects.filter(revision__file=file, what="preview").order_by("pk")
    return [json.loads(one.options).get("draft", False) for one in jobs]


def test_the_preview_is_made_as_a_draft_until_a_reviewer_lets_it_out(people, reviews_needed):  # noqa: F811
    file = drafted(people["drafter"], people["unit"])
    client = browser(people["drafter"])
    address = f"/c/{file.key}/preview"
    assert client.get(address).status_code == 200
    assert previewed(file) == [True]
    reviewed(people["reviewer"], file)
    client.get(address)
    assert previewed(file) == [True, False]
    reviewed(people["reviewer"], file, "back", "On second thoughts")
    client.get(address)
    assert previewed(file) == [True, False]  # the marked one again


def test_where_no_review_is_needed_it_is_marked_as_the_document_is(people):
    file = drafted(people["drafter"], people["unit"])
    browser(people["drafter"]).get(f"/c/{file.key}/preview")
    assert previewed(file) == [False]


def test_a_letter_without_the_mark_is_not_shown_of_what_went_back(people, reviews_needed):  # noqa: F811
    from comity_web.cases.models import AuditEntry

    file = drafted(people["drafter"], people["unit"])
    client = browser(people["drafter"])
    final, draft = (made_documents(file.head, "order.html", draft=one) for one in (False, True))
    for one in (final, draft):
        one.what = "preview"
        one.save()
    whole, marked = (f"/c/{file.key}/preview/{one.key}/0" for one in (final, draft))
    looks = AuditEntry.objects.filter(file=file.key, action="look")
    assert client.get(whole).status_code == 409
    assert not looks.exists()
    assert client.get(marked).status_code == 200
    assert looks.get().actor == people["drafter"].username
    assert looks.get().detail.endswith(" draft")
    reviewed(people["reviewer"], file)
    assert client.get(whole).status_code == 200
    reviewed(people["reviewer"], file, "back", "On second thoughts")
    assert client.get(whole).status_code == 409


@pytest.mark.parametrize("draft", [True, False])
def test_the_mark_stands_on_the_page_and_at_the_head_of_every_printed_one(
    application, tmp_path, draft
):
    import comity
    from comity_web.judging.making import make

    order = {
        **{"what": "preview", "tree": sample("bec-request"), "name": "case.yaml"},
        **{"language": "en", "seen": [], "options": {"draft": True} if draft else {}},
    }
    (made,) = make(order, comity.Host(), tmp_path)["files"]
    page = (tmp_path / made["sha256"]).read_text("utf-8")
    assert made["draft"] is draft
    head = page.partition("<header>")[2].partition("</header>")[0]
    assert (MARK in head) == draft
    assert "header { display: table-header-group" in page  # repeated on each page in print
