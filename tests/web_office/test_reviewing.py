"""A second person says of a version whether it may go out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from .office_world import account, browser, made_documents, sample, team


@pytest.fixture
def unit(application):
    return team()


@pytest.fixture
def people(unit):
    return {
        role: account((unit, role), name=f"The {role}")
        for role in ("drafter", "reviewer", "central-authority")
    }


@pytest.fixture
def reviews_needed(application):
    from django.conf import settings
    from django.test import override_settings

    now = settings.COMITY
    server = replace(now.server, review_required=True)
    with override_settings(COMITY=replace(now, server=server)):
        yield


def drafted(by, unit, stem="bec-request"):
    """A file that somebody wrote."""
    from comity_web.accounts.who import on_behalf_of, who_is
    from comity_web.cases.saving import new_file

    with on_behalf_of(who_is(by)):
        return new_file("request", sample(stem), team=unit.pk)


def saved(by, file, **changes):
    """A later version, which somebody saved."""
    from comity_web.accounts.who import on_behalf_of, who_is
    from comity_web.cases.saving import head_of, save, tree_of

    with on_behalf_of(who_is(by)):
        head = head_of(file)
        made = save(file, head, {**tree_of(head), **changes}, {}, section="case").revision
    file.refresh_from_db()
    return made


def reviewed(by, file, outcome="good", reason="", number=None):
    number = file.head.number if number is None else number
    posted = {"outcome": outcome, "reason": reason, "number": number}
    return browser(by).post(f"/c/{file.key}/review", posted)


def page(by, file, name=""):
    return browser(by).get(f"/c/{file.key}/{name}").content.decode()


def test_a_reviewer_lets_a_version_go_out_and_the_pages_say_so(people, unit):
    file = drafted(people["drafter"], unit)
    assert "Review" in page(people["reviewer"], file)

    answer = reviewed(people["reviewer"], file, reason="Fine.")

    assert answer.status_code == 303
    for name in ("", "documents", "history", "review"):
        told = page(people["drafter"], file, name)
        assert "Version 1 may go out. The reviewer said so" in told, name
        assert "Fine." in told, name


def test_a_later_save_makes_a_review_stale_with_a_way_to_compare(people, unit):
    file = drafted(people["drafter"], unit)
    reviewed(people["reviewer"], file)

    saved(people["drafter"], file, subject="Another subject")

    told = page(people["drafter"], file)
    assert "Version 1 was reviewed by The reviewer and may go out; this is version 2." in told
    assert f'href="/c/{file.key}/compare/1/2"' in told


def test_the_first_page_tells_what_waits_for_a_reviewer(people, unit, reviews_needed):
    files = [drafted(people["drafter"], unit) for _ in range(3)]
    reviewed(people["reviewer"], files[0])
    reviewed(people["reviewer"], files[1], "back", "Why?")
    client = browser(people["reviewer"])

    def told():
        rows = client.get("/").content.decode().partition("<tbody")[2].split("<tr")[1:]
        return {file.pk: next(row for row in rows if file.key in row) for file in files}

    assert [word in told()[file.pk] for file, word in zip(files, SAID, strict=True)] == [True] * 3
    saved(people["drafter"], files[0], subject="Later")
    assert "Changed since its review" in told()[files[0].pk]


SAID = ("May go out", "Went back", "Not reviewed")


def test_the_register_says_that_a_reviewer_reads_first_and_never_send_it(
    people, unit, reviews_needed
):
    file = drafted(people["drafter"], unit)
    client = browser(people["central-authority"])

    def told():
        row = client.get("/register").content.decode().partition(file.key)[2].partition("</tr>")[0]
        return row, client.get("/register.csv").content.decode()

    for said in ("A reviewer must read this version first.", "Correct it, and have it read again"):
        assert all(said in one and "Send it" not in one for one in told())
        reviewed(people["reviewer"], file, "back", "Why?")
    saved(people["drafter"], file, subject="Another subject")
    assert all("changed after its review" in one for one in told())
    reviewed(people["reviewer"], file)
    assert all("eviewer" not in one for one in told())


def test_what_goes_back_needs_a_reason_and_what_was_typed_stays(people, unit):
    file = drafted(people["drafter"], unit)

    answer = reviewed(people["reviewer"], file, "back", "  ")

    assert answer.status_code == 422
    assert "Write why it goes back." in answer.content.decode()
    assert 'value="back" checked' in answer.content.decode()
    assert reviewed(people["reviewer"], file, "back", "<b>No</b> offence").status_code == 303
    told = page(people["drafter"], file)
    assert "Version 1 went back." in told
    assert "&lt;b&gt;No&lt;/b&gt; offence" in told


def test_nobody_reviews_what_they_wrote_since_the_last_version_that_may_go_out(people, unit):
    both = account((unit, "drafter"), (unit, "reviewer"), name="Both")
    file = drafted(people["drafter"], unit)
    saved(both, file, subject="By both")

    answer = reviewed(both, file)

    assert answer.status_code == 403
    assert "Somebody else reviews it" in answer.content.decode()
    assert 'name="outcome"' not in page(both, file, "review")
    assert reviewed(people["reviewer"], file).status_code == 303
    saved(people["drafter"], file, subject="By the drafter alone")
    assert reviewed(both, file).status_code == 303


def test_what_went_back_does_not_free_its_authors(people, unit):
    both = account((unit, "drafter"), (unit, "reviewer"))
    file = drafted(both, unit)
    reviewed(people["reviewer"], file, "back", "Why so much?")
    saved(people["drafter"], file, subject="A word of somebody else")

    assert reviewed(both, file).status_code == 403


def test_a_review_that_was_taken_back_does_not_free_the_author_of_its_version(people, unit):
    both = account((unit, "drafter"), (unit, "reviewer"), name="Both")
    file = drafted(people["drafter"], unit)
    saved(both, file, subject="By both")
    assert reviewed(people["reviewer"], file).status_code == 303
    assert reviewed(both, file).status_code == 403  # nor is it confirmed by its author
    assert reviewed(people["reviewer"], file, "back", "On second thoughts").status_code == 303

    assert reviewed(both, file).status_code == 403
    assert 'name="outcome"' not in page(both, file, "review")
    saved(people["drafter"], file, subject="By the drafter alone")
    assert reviewed(both, file).status_code == 403
    assert reviewed(people["reviewer"], file).status_code == 303


def test_a_version_that_was_saved_meanwhile_is_not_reviewed_unseen(people, unit):
    from comity_web.cases.models import Review

    file = drafted(people["drafter"], unit)
    saved(people["drafter"], file, subject="Meanwhile")

    answer = reviewed(people["reviewer"], file, number=1)

    assert answer.status_code == 409
    assert "Somebody saved meanwhile" in answer.content.decode()
    assert not Review.objects.filter(revision__file=file).exists()


def test_the_trail_tells_who_reviewed_what(people, unit):
    from comity_web.cases.models import AuditEntry

    file = drafted(people["drafter"], unit)
    reviewed(people["reviewer"], file, "back", "Because of Mr X")

    entry = AuditEntry.objects.filter(file=file.key, action="review").get()
    assert (entry.actor, entry.detail) == (people["reviewer"].username, "1 back")


def test_where_a_review_is_needed_only_drafts_are_made_before_it(people, unit, reviews_needed):
    from comity_web.cases.models import Job

    file = drafted(people["central-authority"], unit)
    client = browser(people["central-authority"])

    for address, posted in (
        ("documents/make", {"formats": "docx"}),
        ("documents/make-sealed", {}),
        ("record", {"event": "sent"}),
    ):
        answer = client.post(f"/c/{file.key}/{address}", posted)
        assert answer.status_code == 409, address
        assert "goes out only after a reviewer" in answer.content.decode(), address
    assert client.get(f"/c/{file.key}/record?event=sent").status_code == 409
    assert not Job.objects.filter(revision__file=file, what="documents").exists()
    said = "a version goes out only after a reviewer said that it may"
    assert said in client.get(f"/c/{file.key}/record").content.decode()
    draft = client.post(f"/c/{file.key}/documents/make", {"formats": "docx", "draft": "1"})
    assert draft.status_code == 303
    by = f"by {people['central-authority'].name}"
    assert by in client.get(f"/c/{file.key}/documents").content.decode(), "who had it made"

    reviewed(people["reviewer"], file)

    assert client.post(f"/c/{file.key}/documents/make", {"formats": "docx"}).status_code == 303
    assert client.get(f"/c/{file.key}/record?event=sent").status_code == 200


def test_a_final_document_of_a_version_that_went_back_is_not_given_out(
    people, unit, reviews_needed
):
    file = drafted(people["drafter"], unit)
    final = made_documents(file.head, "order.docx")
    draft = made_documents(file.head, "order.draft.docx", draft=True)
    client = browser(people["drafter"])
    address = f"/c/{file.key}/made/{final.key}/0"

    assert client.get(address).status_code == 409
    marked = client.get(f"/c/{file.key}/made/{draft.key}/0")
    assert b"".join(marked.streaming_content) == b"the bytes of order.draft.docx"
    reviewed(people["reviewer"], file)
    assert b"".join(client.get(address).streaming_content) == b"the bytes of order.docx"
    assert "this version went back" not in client.get(f"/c/{file.key}/documents").content.decode()
    reviewed(people["reviewer"], file, "back", "On second thoughts")
    assert client.get(address).status_code == 409
    assert "this version went back" in client.get(f"/c/{file.key}/documents").content.decode()


def test_what_is_recorded_as_sent_stays_reviewed(people, unit, reviews_needed):
    """Recording writes down what Comity had filled in: that is no change of the author."""
    file = drafted(people["drafter"], unit)
    reviewed(people["reviewer"], file)
    client = browser(people["central-authority"])
    import datetime as dt

    today = dt.date.today()
    day = {"on-day": today.day, "on-month": today.month, "on-year": today.year}

    answer = client.post(f"/c/{file.key}/record", {"event": "sent", **day})

    assert answer.status_code == 303, answer.content.decode()
    file.refresh_from_db()
    assert client.post(f"/c/{file.key}/documents/make", {"formats": "docx"}).status_code == 303


def test_nothing_is_recorded_that_presupposes_the_sending_of_what_was_not_sent(
    people, unit, reviews_needed
):
    import datetime as dt

    file = drafted(people["drafter"], unit)
    client = browser(people["central-authority"])
    today = dt.date.today()
    day = {"on-day": today.day, "on-month": today.month, "on-year": today.year}

    def recorded(event):
        return client.post(f"/c/{file.key}/record", {"event": event, **day})

    for reviewed_already in (False, True):
        if reviewed_already:
            reviewed(people["reviewer"], file)
        said = "not recorded as sent yet" if reviewed_already else "only after a reviewer"
        for event in ("received", "acknowledged", "answered", "refused", "reminded", "granted"):
            answer = recorded(event)
            assert (answer.status_code, said in answer.content.decode()) == (409, True), event
            assert client.get(f"/c/{file.key}/record?event={event}").status_code == 409
        offered = page(people["central-authority"], file, "record")
        assert "?event=sent" in offered or 'value="sent"' in offered
        assert 'value="received"' not in offered and "event=received" not in offered
    file.refresh_from_db()
    assert file.record == ""

    assert recorded("sent").status_code == 303
    assert recorded("received").status_code == 303
    saved(people["drafter"], file, subject="A later version, which nobody reviewed")
    assert recorded("answered").status_code == 303


def test_what_came_in_needs_no_review(unit, people, reviews_needed):
    from comity_web.cases.reviews import may_go_out
    from comity_web.cases.saving import new_file

    file = new_file("request", sample("bec-request"), incoming=True, team=unit.pk)

    assert may_go_out(file)
    assert reviewed(people["reviewer"], file).status_code == 404


@pytest.mark.parametrize("outcome", ["good", "back"])
def test_a_reason_does_not_tell_whom_the_request_protects(people, unit, outcome):
    file = drafted(people["drafter"], unit, "protected-witness-gb-in")
    answer = reviewed(people["reviewer"], file, outcome, "Ask Mrs Namunakar again.")
    assert answer.status_code == 422
    assert "This tells who a protected person is" in answer.content.decode()
    assert "Namunakar" not in page(people["drafter"], file, "review")
    assert (
        reviewed(people["reviewer"], file, outcome, "Ask the witness P3 again.").status_code == 303
    )


def test_a_reason_is_short_enough_for_the_pages_that_show_it(people, unit):
    file = drafted(people["drafter"], unit)
    answer = reviewed(people["reviewer"], file, "back", "x" * 2_001)
    assert answer.status_code == 422
    assert "Write at most 2000 letters." in answer.content.decode()
    assert reviewed(people["reviewer"], file, "back", "x" * 2_000).status_code == 303


def test_the_history_offers_an_earlier_version_only_to_who_may_bring_it_back(people, unit):
    file = drafted(people["drafter"], unit)
    saved(people["drafter"], file, subject="Another subject")
    for role in people:
        told = page(people[role], file, "history")
        assert "Every save of the file" in told
        offered = "You can bring back an earlier version" in told
        assert offered is (f'action="/c/{file.key}/restore/1"' in told) is (role != "reviewer")


def test_a_version_of_which_no_document_can_be_made_does_not_go_out(people, unit):
    file = drafted(people["drafter"], unit)
    saved(people["drafter"], file, facts=[])

    answer = reviewed(people["reviewer"], file, reason="Read it twice.")

    assert answer.status_code == 422
    told = answer.content.decode()
    assert "No document can be made of this version yet" in told
    assert "Read it twice." in told  # what was typed is given back
    assert "Version 2 may go out" not in page(people["reviewer"], file)
    shown = page(people["reviewer"], file, "review")
    assert "No document can be made of version 2 yet. What stops it:" in shown
    assert "<li>Measure M1, facts relied on</li>" in shown
    assert reviewed(people["reviewer"], file, "back", "The facts are missing.").status_code == 303


def test_a_reviewer_reads_beside_a_notice_what_it_says(people, unit):
    from comity_web.accounts.who import on_behalf_of, who_is
    from comity_web.cases.saving import new_file
    from comity_web.judging.judged import judge
    from comity_web.wording.catalogues import words

    with on_behalf_of(who_is(people["drafter"])):
        file = new_file("notice", sample("notice-us"), team=unit.pk)
        judge(file.head, words("en"))
    for name in ("", "s/costs"):
        beside = page(people["reviewer"], file, name).partition("<aside")[2]
        assert "48 said, 3 said in part, 9 silent, 0 contradicted." in beside, name
        assert f'href="/c/{file.key}/preview"' in beside, name
