"""Facts are put in another order on their page; what names a fact still does."""

from __future__ import annotations

import html
import re

from tests.web.cases import saved


def request():
    return {
        "schema": "1",
        "kind": "request",
        "facts": [
            {"id": "F1", "text": "The report.", "date": "2026-03-04"},
            {"id": "F2", "text": "No day is known."},
            {"id": "F3", "text": "The call.", "date": "2026-03-03"},
        ],
        "measures": [{"id": "M1", "kind": "subscriber-data", "facts": ["F3"]}],
    }


def posted(page, **more):
    text = page.content.decode()
    fields = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', text)
    return {name: html.unescape(value) for name, value in fields} | more


def order_of(file):
    from comity_web.cases.saving import tree_of

    file.refresh_from_db()
    tree = tree_of(file.head)
    assert tree["measures"][0]["facts"] == ["F3"]
    return [fact["id"] for fact in tree["facts"]]


def test_a_fact_moves_up_and_the_page_stays(client):
    file = saved(request()).file
    address = f"/c/{file.key}/s/facts"
    page = client.get(address)
    assert b'name="_up" value="facts[2]"' in page.content
    assert b'name="_up" value="facts[0]"' not in page.content  # nothing is above the first
    answer = client.post(address, posted(page, _up="facts[2]"))
    assert answer["Location"].startswith(address)
    assert order_of(file) == ["F1", "F3", "F2"]


def test_facts_are_put_in_order_of_date_and_one_without_stays_behind_the_one_before(client):
    file = saved(request()).file
    address = f"/c/{file.key}/s/facts"
    client.post(address, posted(client.get(address), _by_date="1"))
    assert order_of(file) == ["F3", "F1", "F2"]


def test_what_is_typed_beside_is_saved_with_the_new_order(client):
    file = saved(request()).file
    address = f"/c/{file.key}/s/facts"
    more = {"_up": "facts[2]", "facts[2].text": "The second call.", "facts[0]!remove": "yes"}
    client.post(address, posted(client.get(address), **more))
    assert order_of(file) == ["F3", "F2"]
    from comity_web.cases.saving import tree_of

    assert tree_of(file.head)["facts"][0]["text"] == "The second call."


def test_after_a_change_of_order_each_fact_tells_its_number_in_the_letter(client):
    file = saved(request()).file
    address = f"/c/{file.key}/s/facts"
    assert "in the document)" not in client.get(address).content.decode()
    client.post(address, posted(client.get(address), _by_date="1"))

    page = client.get(address).content.decode()
    shown = re.findall(r'c-legend--row">([^<]+)<', page)
    measure = client.get(f"/c/{file.key}/s/measures/measures/0").content.decode()

    assert order_of(file) == ["F3", "F1", "F2"]
    assert shown[:3] == [
        "Fact F3 (number 1 in the document)",
        "Fact F1 (number 2 in the document)",
        "Fact F2 (number 3 in the document)",
    ]
    assert "F3 (number 1 in the document), 3 March 2026, The call." in measure


def test_a_measure_whose_number_in_the_letter_is_not_in_its_id_tells_it(client):
    tree = request()
    tree["measures"] = [{"id": "M8", "kind": "bank-records"}, {"id": "M2", "kind": "hearing"}]
    file = saved(tree).file
    listed = client.get(f"/c/{file.key}/s/measures").content.decode()

    assert "Measure M8 (number 1 in the document): " in listed
    assert "Measure M2: " in listed


def test_who_is_omitted_has_no_number_and_the_persons_after_move_up(client):
    tree = request()
    tree["persons"] = [
        {"id": "P1", "role": "suspect", "name": {"full": "Bo Sample"}},
        {"id": "P2", "role": "witness", "name": {"full": "Ann Sample"}, "protect": "omit"},
        {"id": "P3", "role": "witness", "name": {"full": "Cy Sample"}},
    ]
    address = f"/c/{saved(tree).file.key}/s/people"
    listed = client.get(address).content.decode()

    assert "Person P3 (number 2 in the document): " in listed
    assert "Person P2 (number" not in listed

    tree["disclosable"] = [{"for": "defence", "withhold": ["P1"]}]
    listed = client.get(f"/c/{saved(tree).file.key}/s/people").content.decode()
    assert "Person P3: " in listed


def test_a_request_typed_in_from_paper_keeps_the_order_of_the_paper(client):
    from comity_web.cases.saving import new_file, tree_of

    tree = request()
    kinds = ("interception", "bank-records", "service-of-documents")
    tree["measures"] = [{"id": f"M{n}", "kind": kind} for n, kind in enumerate(kinds, start=1)]
    tree["measures"][1]["purpose"] = "To follow the money."
    file = new_file("request", tree, incoming=True)
    address = f"/c/{file.key}/s/purpose"
    page = client.get(address)
    assert b'name="_up" value="measures[0]"' not in page.content

    answer = client.post(address, posted(page, _up="measures[1]"))
    assert answer["Location"].startswith(address)
    file.refresh_from_db()
    moved = tree_of(file.head)["measures"]

    assert [one["kind"] for one in moved] == [
        "bank-records",
        "interception",
        "service-of-documents",
    ]
    assert moved[0] == {"id": "M2", "kind": "bank-records", "purpose": "To follow the money."}
    shown = client.get(f"/c/{file.key}/s/measures").content.decode()
    assert "Measure M2 (number 1 in the document)" in shown


def test_moving_a_measure_leaves_the_facts_as_they_are(client):
    tree = request()
    tree["measures"].append({"id": "M2", "kind": "bank-records"})
    file = saved(tree).file
    address = f"/c/{file.key}/s/purpose"
    client.post(address, posted(client.get(address), _up="measures[1]"))

    from comity_web.cases.saving import tree_of

    file.refresh_from_db()
    assert [one["id"] for one in tree_of(file.head)["measures"]] == ["M2", "M1"]
    assert [one["id"] for one in tree_of(file.head)["facts"]] == ["F1", "F2", "F3"]
