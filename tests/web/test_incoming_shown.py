"""The desk sees what a request asks, and tells two requests from each other."""

from __future__ import annotations

import datetime as dt

import pytest

from .answering import boxes, file_of, request_to_us, text_of, today, upload


def came_on() -> dt.date:
    return today() - dt.timedelta(days=20)


@pytest.fixture
def request_tree(application):
    """A request to the United States with a reference of its own."""
    return request_to_us()


def test_the_page_of_a_request_says_who_asks_for_what_by_when_and_under_what(client, request_tree):
    request_tree["measures"][0]["deadline"] = (today() + dt.timedelta(days=60)).isoformat()
    vague = {"kind": "account", "value": "the account of the suspect"}
    request_tree["measures"][0]["identifiers"] = [vague]
    answer = upload(client, "/incoming/", request_tree, came_on())
    top, _, below = text_of(client.get(answer["Location"])).partition("What it lacks")

    assert "Who asks Nigeria" in top
    assert f"Reference and date {request_tree['reference']}, " in top
    assert "Under UNTOC" in top or "Under UNCAC" in top or "Budapest" in top
    assert "Language English" in top
    assert ", for measure 1" in top
    assert f"{len(request_tree['measures'])} measures" in top
    for measure in request_tree["measures"]:
        assert f"Held by: {measure['holder']['name']}" in top
        for mark in measure["identifiers"]:
            assert mark["value"] in top
    assert "the account of the suspect" in below  # and the review asks for it


def test_one_numbering_by_place_stands_on_the_page_and_beside_the_decision(client, request_tree):
    first, second, *others = request_tree["measures"]
    tree = request_tree | {"measures": [second, first, *others]}
    vague = {"kind": "account", "value": "the account of the suspect"}
    tree["measures"][0]["identifiers"] = [vague]
    request = file_of(upload(client, "/incoming/", tree, came_on()))
    _, _, lacks = text_of(client.get(f"/incoming/{request.key}")).partition("What it lacks")
    assert "Measure 1, " in lacks
    assert f"Measure {second['id']}" not in lacks
    page = client.get(f"/incoming/{request.key}/decide").content.decode()
    assert f'<li value="{len(tree["measures"])}">' in page
    assert page.index("the account of the suspect") < page.index('<li value="2">')


def test_the_page_tells_the_facts_that_a_measure_rests_on_and_counts_its_particulars(
    client, request_tree
):
    fact = request_tree["facts"][0]
    request_tree["facts"] = [fact, fact | {"id": "F99"}]
    measure = request_tree["measures"][0]
    measure |= {"facts": ["F99"], "particulars": {"one": "x", "two": "y", "three": ""}}
    answer = upload(client, "/incoming/", request_tree, came_on())
    top, _, _ = text_of(client.get(answer["Location"])).partition("What it lacks")

    assert "Facts 2 facts" in top
    assert "Rests on facts: 2" in top
    assert "2 further particulars" in top


def test_no_protected_name_stands_at_the_top(client, request_tree):
    person = request_tree["persons"][0]
    person |= {"protect": "pseudonym", "role": "witness"}
    request_tree["measures"][0]["title"] = f"Records of {person['name']['full']}"
    request_tree["measures"][0]["persons"] = [person["id"]]
    answer = upload(client, "/incoming/", request_tree, came_on())

    top, _, _ = text_of(client.get(answer["Location"])).partition("What it lacks")
    assert f"Concerns: {person['id']}" in top
    assert person["name"]["full"] not in top


def test_two_requests_of_one_name_and_two_typed_in_are_told_apart(client, request_tree):
    first = file_of(upload(client, "/incoming/", request_tree, came_on()))
    other = file_of(upload(client, "/incoming/", request_to_us(), today()))
    typed = [file_of(client.post("/incoming/new", boxes(came_on()))) for _ in range(2)]

    names = [one.name for one in (first, other, *typed)]
    assert len(set(names)) == 4
    listed = text_of(client.get("/incoming/"))
    assert all(name in listed for name in names)
    assert all(f"{name} · came in on" in listed for name in names)
    page = text_of(client.get(f"/incoming/{other.key}"))
    assert f"{other.name} Request for mutual legal assistance" in page


def test_a_typed_request_lacks_things_in_the_words_of_the_desk_and_of_its_letter(client):
    from comity_web.cases.saving import tree_of

    typed = file_of(client.post("/incoming/new", boxes(came_on())))
    page = client.post(f"/incoming/{typed.key}")
    shown = text_of(client.get(page["Location"]))
    assert "Reference of the request This information is missing." in shown
    assert "Our reference" not in shown
    letter = file_of(client.post(f"/incoming/{typed.key}/answer", {"letter": "deficiency"}))
    fields = [one["field"] for one in tree_of(letter.head)["deficiencies"]]
    assert "Your reference" in fields
    assert "Our reference" not in fields  # which would be that of the desk itself


def test_the_section_of_a_decision_lists_the_measures_beside_the_decisions_on_them(
    client, request_tree
):
    person = request_tree["persons"][0] | {"protect": "pseudonym", "role": "witness"}
    request_tree["persons"][0] = person
    request_tree["measures"][0]["persons"] = [person["id"]]
    request = file_of(upload(client, "/incoming/", request_tree, came_on()))
    made = client.post(f"/incoming/{request.key}/decide", {"outcome": "refused", "reasons": "No."})
    letter = file_of(made)

    page = client.get(f"/c/{letter.key}/s/letter").content.decode()
    _, _, beside = page.partition('id="f-rulings"')
    before_rows, _, _ = beside.partition('value="rulings"')
    for number, measure in enumerate(request_tree["measures"], 1):
        assert f'<li value="{number}">' in before_rows
        assert measure["holder"]["name"] in before_rows
    assert f"Concerns: {person['id']}" in before_rows
    assert person["name"]["full"] not in page
    assert '<li value="1">' not in client.get(f"/c/{letter.key}/s/signature").content.decode()


def test_a_reason_that_names_a_measure_which_is_not_asked_is_told(client, request_tree):
    request = file_of(upload(client, "/incoming/", request_tree, came_on()))
    number = len(request_tree["measures"]) + 1
    reasons = f"The restraint of measure M{number} is not possible."
    made = client.post(
        f"/incoming/{request.key}/decide", {"outcome": "refused", "reasons": reasons}
    )
    told = text_of(client.get(f"/c/{file_of(made).key}/check", follow=True))
    assert f"This text names measure {number}, and “Measures of the request” does not" in told
