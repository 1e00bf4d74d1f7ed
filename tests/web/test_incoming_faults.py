"""What an officer is told of a request with faults: nothing false, and each can be answered."""

from __future__ import annotations

import copy
import datetime as dt
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from .answering import boxes, file_of, request_to_us, text_of, today, upload


def came_on() -> dt.date:
    return today() - dt.timedelta(days=3)


@pytest.fixture
def request_tree(application):
    """A request to the United States with a reference of its own."""
    return request_to_us()


def broken(tree):
    """The request without a fact that others name."""
    return {**tree, "facts": [one for one in tree["facts"] if one["id"] != "F7"]}


def letter_on(client, file):
    """The letter that returns a request."""
    from comity_web.cases.saving import tree_of

    letter = file_of(client.post(f"/incoming/{file.key}/answer", {"letter": "deficiency"}))
    return letter, tree_of(letter.head)


def test_a_request_that_cannot_be_judged_is_returned_with_its_gaps(client, request_tree):
    request = file_of(upload(client, "/incoming/", broken(request_tree), came_on()))
    shown = text_of(client.get(f"/incoming/{request.key}"))
    assert "The rest has not been judged." in shown
    assert "Return it with what is missing" in shown
    assert "names no date" not in shown
    assert "17 December 2026" in shown  # which the request names, though it was not judged

    letter, tree = letter_on(client, request)
    assert letter.kind == "deficiency"
    said = [(one["field"], one["what"], one["weight"]) for one in tree["deficiencies"]]
    quoted = "The request refers here to “F7”, and we do not find that in it."
    assert ("Measure 4, facts relied on", quoted, "needed") in said
    assert {one[1] for one in said} == {quoted}
    places = [one[0].replace("\N{NO-BREAK SPACE}", " ") for one in said]
    assert "Offence 1, element (b), facts" in places  # as the letter of Nigeria has it
    assert not [one for one in places if "elements" in one]
    assert tree["concerning"]["reference"] == request_tree["reference"]
    assert (tree["not_examined"], tree["language"]) == (["the rest of the request"], "en")


def test_a_day_by_which_an_answer_is_needed_asks_for_no_word_of_urgency(client, request_tree):
    by = (today() + dt.timedelta(days=60)).isoformat()
    tree = request_tree | {"urgency": {"deadline": by, "reason": "The hearing is on that day."}}
    request = file_of(upload(client, "/incoming/", tree, came_on()))
    assert "The rest has not been judged." not in text_of(client.get(f"/incoming/{request.key}"))
    _, letter = letter_on(client, request)
    assert not [p for p in letter.get("deficiencies", ()) if "rgency" in p.get("field", "")]


def test_what_is_missing_is_placed_by_the_words_of_a_letter(client, request_tree):
    short = {k: v for k, v in request_tree.items() if k != "proceedings"}
    short["requesting"] = {"state": "NG"}
    request = file_of(upload(client, "/incoming/", short, came_on()))
    _, tree = letter_on(client, request)
    places = {one["field"] for one in tree["deficiencies"]}
    assert {"Authority", "Signature", "The proceedings"} <= places
    assert not [one for one in places if "side" in one]


def test_of_a_request_that_was_not_read_to_its_end_no_date_is_denied(client, request_tree):
    tree = {name: value for name, value in broken(request_tree).items() if name != "urgency"}
    request = file_of(upload(client, "/incoming/", tree, came_on()))
    shown = text_of(client.get(f"/incoming/{request.key}"))
    assert "Answer Nigeria. The request has gaps: check whether it names a date." in shown


def test_where_nothing_is_missing_the_points_are_the_officer_s_own(client, request_tree):
    request = file_of(upload(client, "/incoming/", request_tree, came_on()))
    letter, tree = letter_on(client, request)
    assert letter.kind == "deficiency"
    if "deficiencies" in tree:  # what the law of the day asks for all the same
        assert all(one["weight"] == "helpful" for one in tree["deficiencies"])
    assert client.get(f"/c/{letter.key}/s/letter").status_code == 200


def test_the_page_and_the_letter_weigh_each_point_alike(client, request_tree):
    from comity_web.matters.received import review_kept
    from comity_web.wording.catalogues import words

    for one in request_tree["measures"][:3]:
        one.pop("period", None)
    request = file_of(upload(client, "/incoming/", request_tree, came_on()))
    shown = text_of(client.get(f"/incoming/{request.key}"))
    assert "1 thing is needed before it can be carried out." in shown
    rows = review_kept(request.head, words("en"))["deficiencies"]
    _, tree = letter_on(client, request)
    needed = [one for one in rows if one["weight"] == "needed"]
    points = [one for one in tree["deficiencies"] if one["weight"] == "needed"]
    assert [one["rule"] for one in needed] == ["us.content.period"]
    assert [one["field"].replace("\u00a0", " ") for one in points] == ["Measure 3, period"]


def test_what_came_in_is_read_as_a_letter_and_changed_only_after_a_warning(client, request_tree):
    request = file_of(upload(client, "/incoming/", request_tree, came_on()))
    page = client.get(f"/incoming/{request.key}").content.decode()
    assert f'href="/c/{request.key}/preview"' in page
    assert "as it came in" in text_of(client.get(f"/c/{request.key}/preview"))

    case = client.get(f"/c/{request.key}/").content.decode()
    for page in ("channels", "refusals", "compare-states", "papers"):
        assert f'href="/c/{request.key}/{page}"' not in case

    address = f"/c/{request.key}/s/measures"
    page = client.get(address)
    assert "change what was received" in text_of(page)
    assert 'name="_base"' not in page.content.decode()
    answer = client.post(f"/incoming/{request.key}/change", {"to": address})
    assert (answer.status_code, answer["Location"]) == (303, address)
    page = client.get(address)
    assert 'name="_base"' in page.content.decode()
    assert "changes your copy of it" in text_of(page)
    answer = client.post(f"/incoming/{request.key}/change", {"to": "//elsewhere.example"})
    assert answer["Location"] == f"/c/{request.key}/"


def test_what_is_typed_in_from_paper_needs_no_warning(client):
    file = file_of(client.post("/incoming/new", {**boxes(came_on()), "by": "post"}))
    address = client.get(f"/c/{file.key}/").content.decode()
    assert "sections" in address
    page = client.get(f"/c/{file.key}/s/measures")
    assert 'name="_base"' in page.content.decode()


@pytest.mark.postgres
def test_a_file_that_is_no_later_version_gets_a_page_of_its_own(client, request_tree):
    from comity_web.cases.saving import tree_of
    from comity_web.matters.recording import events_of

    first = file_of(upload(client, "/incoming/", request_tree, came_on(), by="e-mail"))
    other = {**request_tree, "subject": "Another matter altogether"}
    answer = upload(client, "/incoming/", other, today(), by="courier")
    assert file_of(answer) == first
    shown = text_of(client.get(answer["Location"]))
    assert "No, this is another request" in shown

    new = file_of(client.post(f"/incoming/{first.key}/apart"))
    first.refresh_from_db()
    assert new != first
    assert tree_of(new.head)["subject"] == "Another matter altogether"
    assert tree_of(first.head)["subject"] == request_tree["subject"]
    assert [(one.on, one.by) for one in events_of(first)] == [(came_on(), "e-mail")]
    assert [(one.on, one.by) for one in events_of(new)] == [(today(), "courier")]
    assert client.post(f"/incoming/{first.key}/apart").status_code == 404
    assert client.get(f"/incoming/{first.key}/changes").status_code == 404


def test_what_is_no_case_file_is_called_so(client, request_tree):
    file = SimpleUploadedFile("shopping.yaml", b"milk: 2\nbread: 1\n")
    shown = text_of(client.post("/incoming/", {"file": file, **boxes(came_on())}))
    assert "This is not a case file of Comity." in shown
    assert "schema: 1" not in shown
    file = SimpleUploadedFile("letter.pdf", b"%PDF-1.7\n")
    shown = text_of(client.post("/incoming/", {"file": file, **boxes(came_on())}))
    assert "Name the YAML" not in shown


@pytest.mark.postgres
def test_a_second_letter_of_a_kind_is_written_only_if_that_is_wanted(client, request_tree):
    from comity_web.cases.models import CaseFile

    request = file_of(upload(client, "/incoming/", request_tree, came_on()))
    address = f"/incoming/{request.key}/answer"
    receipt = file_of(client.post(address, {"letter": "acknowledgement"}))
    page = client.post(address, {"letter": "acknowledgement"})
    assert page.status_code == 422
    assert f'href="/c/{receipt.key}/"' in page.content.decode()
    of_receipts = CaseFile.objects.filter(matter=request.matter, kind="acknowledgement")
    assert of_receipts.count() == 1
    client.post(address, {"letter": "acknowledgement", "another": "1"})
    assert of_receipts.count() == 2

    address = f"/incoming/{request.key}/decide"
    client.post(address, {"outcome": "granted"})
    page = client.post(address, {"outcome": "refused", "reasons": "It is political."})
    assert page.status_code == 422
    assert "such a letter in this matter already" in text_of(page)
    assert "It is political." in page.content.decode()
    page = client.post(address, {"outcome": "refused", "another": "1"})
    assert page.status_code == 422
    assert "Give at least one reason for the refusal." in text_of(page)
    given = {"outcome": "refused", "another": "1", "reasons": "It is political."}
    assert client.post(address, given).status_code == 303


@pytest.mark.postgres
def test_a_later_version_is_of_the_same_request(client, request_tree):
    request = file_of(upload(client, "/incoming/", request_tree, came_on()))
    address = f"/incoming/{request.key}/again"
    page = upload(client, address, {**request_tree, "reference": "OTHER-1"}, today())
    assert page.status_code == 422
    assert "another request" in text_of(page)
    asking = {**request_tree["requesting"], "state": "KE"}
    page = upload(client, address, {**request_tree, "requesting": asking}, today())
    assert page.status_code == 422
    request.refresh_from_db()
    assert request.head.number == 1
    for subject in ("The same matter, told better", "The same matter, told best"):
        later = {**request_tree, "subject": subject}
        assert upload(client, address, later, today()).status_code == 303
    shown = text_of(client.get(f"/c/{request.key}/history"))
    assert shown.count("A later version came in") >= 2  # each a step of its own


def test_what_a_later_version_changes_within_a_text_is_marked_as_old_and_new(client, request_tree):
    request = file_of(upload(client, "/incoming/", request_tree, came_on()))
    later = copy.deepcopy(request_tree)
    (fact,) = (one for one in later["facts"] if "between 10 March" in one["text"])
    fact["text"] = fact["text"].replace("between 10 March", "between 11 March")
    upload(client, f"/incoming/{request.key}/again", later, today())
    client.post(f"/incoming/{request.key}/changes")
    page = client.get(f"/incoming/{request.key}/changes").content.decode()

    bare = re.sub(r"<span.*?</span>", "", page)
    assert "<del>10</del><ins>11</ins>" in bare.replace("</del> <ins>", "</del><ins>")
    assert "<h2>0 " not in page


def test_a_receipt_before_the_date_of_the_document_is_refused_before_it_is_kept(
    client, request_tree
):
    from comity_web.cases.models import CaseFile

    dated = today() - dt.timedelta(days=1)
    before = CaseFile.objects.count()
    answer = upload(client, "/incoming/", {**request_tree, "date": dated.isoformat()}, came_on())
    assert answer.status_code == 422
    assert "cannot have come in before" in text_of(answer)
    assert CaseFile.objects.count() == before

    again = upload(client, "/incoming/", {**request_tree, "date": dated.isoformat()}, dated)
    assert file_of(again).incoming


@pytest.mark.postgres
def test_a_letter_begun_for_an_earlier_version_says_so_until_it_is_looked_at(client, request_tree):
    from comity_web.cases.saving import save, tree_of

    faulty = {**request_tree, "measures": [dict(one) for one in request_tree["measures"]]}
    faulty["measures"][0].pop("offences")
    request = file_of(upload(client, "/incoming/", faulty, came_on()))
    letter, _ = letter_on(client, request)
    pages = (f"/incoming/{request.key}", f"/c/{letter.key}/")
    said = "was written for an earlier version of the request"
    assert not any(said in text_of(client.get(one)) for one in pages)

    assert file_of(upload(client, "/incoming/", request_tree, today())) == request
    assert all(said in text_of(client.get(one)) for one in pages)

    tree = tree_of(letter.head)
    save(letter, letter.head, {**tree, "reference": "OIA-1"}, {})
    assert not any(said in text_of(client.get(one)) for one in pages)


def test_every_answer_to_a_request_is_in_the_same_language(client):
    from comity_web.cases.saving import tree_of

    asked = request_to_us()
    asked["requested"], asked["basis"] = {"state": "DE"}, [{"instrument": "untoc"}]
    asked.pop("language", None)
    request = file_of(upload(client, "/incoming/", asked, came_on()))
    _, returned = letter_on(client, request)
    posted = {"letter": "acknowledgement"}
    receipt = file_of(client.post(f"/incoming/{request.key}/answer", posted))
    made = client.post(f"/incoming/{request.key}/decide", {"outcome": "granted"})
    others = [tree_of(one.head)["language"] for one in (receipt, file_of(made))]
    assert {returned["language"], *others} == {"en"}


def test_the_property_the_place_and_the_offences_are_told_with_what_is_asked(client, request_tree):
    asset = {"id": "S1", "description": "Flat 4, 9 Example Avenue, title number EX/4/9"}
    first = {**request_tree["measures"][0], "kind": "restraint", "items": ["Flat 4"]}
    first |= {"assets": ["S1"], "place": ["9 Example Avenue"]}
    asked = {**request_tree, "assets": [asset], "measures": [first, *request_tree["measures"][1:]]}
    request = file_of(upload(client, "/incoming/", asked, came_on()))
    page = text_of(client.get(f"/incoming/{request.key}"))
    asks = page[page.index("What it asks") : page.index("What it lacks")]
    assert "Property: Flat 4, 9 Example Avenue, title number EX/4/9" in asks
    assert "Place: 9 Example Avenue" in asks
    assert request_tree["offences"][0]["title"] in asks
    assert request_tree["offences"][0]["provision"] in asks


def test_no_sentence_calls_a_measure_by_the_id_that_only_the_file_has(client, request_tree):
    first = {**request_tree["measures"][0], "id": "M77", "kind": "service-of-documents"}
    for name in ("holder", "identifiers", "accounts", "annexes", "period"):
        first.pop(name, None)
    asked = {**request_tree, "measures": [first, *request_tree["measures"][1:]], "annexes": []}
    asked["offences"] = [{**one, "text_is": "paraphrase"} for one in asked["offences"]]
    request = file_of(upload(client, "/incoming/", asked, came_on()))
    page = text_of(client.get(f"/incoming/{request.key}"))
    lacks = page[page.index("What it lacks") :].replace("\u00a0", " ")
    assert "Measure 1 asks for service" in lacks
    assert "M77" not in lacks
