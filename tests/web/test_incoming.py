"""A central authority receives a request, returns it, receives it again, and grants it."""

from __future__ import annotations

import datetime as dt
import time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from .answering import (
    boxes,
    file_of,
    request_to_us,
    row_text,
    standing,
    text_of,
    today,
    tree_named,
    upload,
    write_down,
)


def came_on() -> dt.date:
    return today() - dt.timedelta(days=20)


def complete(file):
    """Fill in what only the office knows, as its author does."""
    from comity_web.cases.saving import save, tree_of

    tree = tree_of(file.head)
    tree["reference"] = "CRM-182-1"
    tree["requested"]["issued_by"] = {"name": "A. Sample", "title": "Trial Attorney"}
    save(file, file.head, tree, {})
    file.refresh_from_db()


@pytest.fixture
def request_tree(application):
    """A request to the United States with a reference of its own."""
    return request_to_us()


@pytest.mark.postgres
def test_a_central_authority_receives_returns_receives_again_and_grants(client, request_tree):
    from comity_web.cases.saving import tree_of

    faulty = {**request_tree, "measures": [dict(one) for one in request_tree["measures"]]}
    offences = faulty["measures"][0].pop("offences")
    answer = upload(client, "/incoming/", faulty, came_on(), by="e-mail")
    request = file_of(answer)
    assert (request.incoming, request.head.number) == (True, 1)
    shown = text_of(client.get(answer["Location"]))
    assert "1 thing is needed before it can be carried out." in shown
    assert "Measure 1, offences served" in shown
    assert "Confirm to Nigeria that the request has arrived." in shown

    case = client.get(f"/c/{request.key}/").content.decode()
    assert f'href="/incoming/{request.key}"' in case

    made = client.post(f"/incoming/{request.key}/answer", {"letter": "acknowledgement"})
    receipt = file_of(made)
    tree = tree_of(receipt.head)
    assert (receipt.kind, receipt.matter) == ("acknowledgement", request.matter)
    assert (tree["received"], tree["received_by"]) == (came_on().isoformat(), "e-mail")
    assert tree["concerning"]["reference"] == request_tree["reference"]
    assert "outcome" not in tree
    page = text_of(client.get(f"/c/{receipt.key}/"))
    assert "Acknowledgement of receipt: United States to Nigeria" in page

    made = client.post(f"/incoming/{request.key}/answer", {"letter": "deficiency"})
    letter = file_of(made)
    (lack,) = [one for one in tree_of(letter.head)["deficiencies"] if one["weight"] == "needed"]
    assert lack["measures"] == ["1"]
    page = text_of(client.get(f"/c/{letter.key}/record?event=sent"))
    assert "Also record on the request: Returned, or more asked for" in page
    complete(letter)
    assert write_down(client, letter, "sent", today(), by="e-mail", also="1").status_code == 303
    assert standing(request) == "returned"

    whole = {**request_tree, "measures": [dict(one) for one in request_tree["measures"]]}
    assert whole["measures"][0]["offences"] == offences
    answer = upload(client, "/incoming/", whole, today())
    assert file_of(answer) == request
    shown = text_of(client.get(answer["Location"]))
    assert "1 thing is settled" in shown
    assert "Measure M1, offences served: added (O1" in shown
    request.refresh_from_db()
    assert request.head.number == 2
    assert standing(request) == "received"

    page = client.post(f"/incoming/{request.key}/decide", {"reasons": "The offence is punishable."})
    assert page.status_code == 422
    assert "Choose what was decided." in text_of(page)
    assert "The offence is punishable." in page.content.decode()
    assert " checked" not in page.content.decode()  # nothing is proposed
    made = client.post(f"/incoming/{request.key}/decide", {"outcome": "granted"})
    decision = file_of(made)
    tree = tree_of(decision.head)
    assert (tree["outcome"], len(tree["measures_asked"])) == ("granted", len(whole["measures"]))
    complete(decision)
    assert write_down(client, decision, "sent", today(), also="1").status_code == 303
    assert standing(request) == "granted"
    shown = client.get("/register?kind=request&status=granted").content.decode()
    assert request_tree["reference"] in shown
    assert f'href="/c/{request.key}/"' in shown


def test_the_register_does_not_say_send_it_of_a_decision_with_an_error(client, request_tree):
    from comity_web.cases.saving import save, tree_of
    from comity_web.judging.judged import judge
    from comity_web.wording.catalogues import words

    request = file_of(upload(client, "/incoming/", request_tree, today()))
    decision = file_of(client.post(f"/incoming/{request.key}/decide", {"outcome": "granted"}))
    complete(decision)
    judge(decision.head, words("en"))  # as a save on its page does
    assert "Send it." in row_text(client, decision)
    wrong = tree_of(decision.head) | {"outcome": "refused"}  # for no reason
    save(decision, decision.head, wrong, {})
    decision.refresh_from_db()
    judge(decision.head, words("en"))
    shown = row_text(client, decision)
    assert "Correct the errors first. Then it can be sent." in shown
    assert "Send it." not in shown


def test_what_cannot_be_taken_in_is_told_and_gives_back_what_was_typed(client, request_tree):
    page = client.post("/incoming/", {"received-day": "31", "received-month": "2", "by": "courier"})
    shown = text_of(page)
    assert page.status_code == 422
    assert "Choose a file." in shown
    assert "Enter day, month and year." in shown
    assert 'value="31"' in page.content.decode()
    assert 'value="courier"' in page.content.decode()
    notice = tree_named("notice-us")
    page = upload(client, "/incoming/", notice, today())
    assert "This is no request and no letter about one." in text_of(page)
    page = upload(client, "/incoming/", request_tree, today() + dt.timedelta(days=2))
    assert "This day has not come yet." in text_of(page)
    page = client.post(
        "/incoming/", {"file": SimpleUploadedFile("a.docx", b"PK\x03\x04\xff"), **boxes(today())}
    )
    assert page.status_code == 422


def test_a_company_reviews_a_request_by_its_notice_and_returns_it(client, request_tree):
    from comity_web.cases.saving import new_file, tree_of

    notice = new_file("notice", tree_named("notice-us"))
    request = file_of(upload(client, "/incoming/", request_tree, came_on()))
    address = f"/incoming/{request.key}/company"
    assert notice.key in client.get(address).content.decode()
    answer = client.post(address, {"notice": notice.key})
    assert answer.status_code == 303
    shown = text_of(client.get(answer["Location"]))
    assert "Example Mail" in shown
    assert "genuine" in shown
    made = client.post(address, {"notice": notice.key, "letter": "acknowledgement"})
    letter = file_of(made)
    assert letter.kind == "acknowledgement"
    assert tree_of(letter.head)["received"] == came_on().isoformat()
    page = client.post(address, {})
    assert page.status_code == 422


@pytest.mark.postgres
def test_a_letter_that_comes_in_joins_the_file_of_its_request(client, request_tree):
    from comity_web.cases.saving import new_file

    own = new_file("request", request_tree)
    letter = {
        "schema": "1",
        "kind": "acknowledgement",
        "date": today().isoformat(),
        "reference": "CRM-1",
        "requesting": {"state": "NG"},
        "requested": {"state": "US"},
        "concerning": {"reference": request_tree["reference"]},
        "received": today().isoformat(),
    }
    came = file_of(upload(client, "/incoming/", letter, today()))
    assert (came.kind, came.matter, came.incoming) == ("acknowledgement", own.matter, True)


@pytest.mark.postgres
def test_a_large_request_is_reviewed_by_the_worker_while_its_page_waits(
    client, request_tree, worker
):
    from comity_web.matters.received import review_kept, reviewing
    from comity_web.wording.catalogues import words

    told = "A message came from a@mail.example, and was read. " * 40
    facts = [{"id": f"F{100 + n}", "text": told} for n in range(60)]
    request_tree["facts"] = [*request_tree["facts"], *facts]
    request = file_of(upload(client, "/incoming/", request_tree, came_on()))
    english = words("en")
    assert reviewing(request.head, english) is not None
    page = client.get(f"/incoming/{request.key}").content.decode()
    assert 'role="status"' in page
    end = time.monotonic() + 120
    while reviewing(request.head, english) is not None and time.monotonic() < end:
        time.sleep(0.2)
    assert review_kept(request.head, english)["finished"]
    assert "Confirm receipt" in text_of(client.get(f"/incoming/{request.key}"))


def test_a_request_on_paper_is_typed_in_and_stands_as_received(client):
    page = client.post("/incoming/new", {"by": "post"})
    assert page.status_code == 422
    assert "Enter the day on which it came in." in text_of(page)
    answer = client.post("/incoming/new", {**boxes(came_on()), "by": "post"})
    file = file_of(answer)
    assert file.incoming
    assert client.get(answer["Location"]).status_code == 200
    assert standing(file) == "received"


def test_what_a_later_version_changes_of_a_protected_person_is_not_shown(client, request_tree):
    victim = {"id": "P9", "role": "victim", "protect": "pseudonym"}
    victim |= {"name": {"full": "Wanjiru Mustermann"}, "address": ["14 Example Road", "Nairobi"]}
    request_tree["persons"] = [*request_tree["persons"], victim]
    file = file_of(upload(client, "/incoming/", request_tree, came_on()))
    later = {**victim, "address": ["99 Other Road", "Nairobi"], "phone": "+254 722 555 010"}
    request_tree["persons"] = [*request_tree["persons"][:-1], later]
    answer = upload(client, "/incoming/", request_tree, today())
    assert file_of(answer) == file
    shown = text_of(client.get(answer["Location"]))
    assert shown.count("Person P9: the identity was changed.") == 1
    for word in ("Example Road", "Other Road", "555 010", "Wanjiru"):
        assert word not in shown


def test_an_answer_does_not_name_whom_the_request_protects(client, request_tree):
    from comity_web.cases.saving import save, tree_of
    from comity_web.judging.judged import judge
    from comity_web.wording.catalogues import words

    victim = {"id": "P9", "role": "victim", "protect": "pseudonym"}
    victim |= {"name": {"full": "Wanjiru Mustermann"}}
    request_tree["persons"] = [*request_tree["persons"], victim]
    file = file_of(upload(client, "/incoming/", request_tree, came_on()))
    receipt = file_of(client.post(f"/incoming/{file.key}/answer", {"letter": "acknowledgement"}))
    told = {**tree_of(receipt.head), "message": "Wanjiru Mustermann will be heard in Lagos."}
    found = judge(save(receipt, receipt.head, told, {}).revision, words("en"))
    (row,) = [one for one in found.findings if one["rule"] == "protection.beside"]
    assert (row["severity"], row["field"]) == ("error", "message")
    assert "The number is P" in row["cure"]
    assert found.blocked
