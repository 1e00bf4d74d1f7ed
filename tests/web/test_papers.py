"""Papers to a company, begun from the request for the same data."""

from __future__ import annotations

import pytest

import comity

from .answering import file_of, request_to_us, text_of, tree_named

FORMS = {"preservation": "provider", "contact-point": "point-of-contact"}
PAPERS = [*FORMS, "voluntary", "order", "emergency"]


@pytest.mark.parametrize("paper", PAPERS)
def test_a_paper_begins_with_what_the_request_asks_a_company_for(client, paper):
    from comity_web.cases.saving import new_file, tree_of

    tree = request_to_us()
    file = new_file("request", tree)
    page = client.get(f"/c/{file.key}/papers")
    assert tree["measures"][0]["holder"]["name"] in text_of(page)
    new = file_of(client.post(f"/c/{file.key}/papers", {"paper": paper}))
    made = tree_of(new.head)
    keeps = paper in FORMS
    assert new.matter == file.matter
    assert (made["kind"], made["form"]) == (
        ("preservation", FORMS[paper]) if keeps else ("disclosure", paper)
    )
    asked = tree["measures"][0]
    assert made["measures"][0]["identifiers"] == asked["identifiers"]
    assert made["measures"][0]["kind"] == ("preservation" if keeps else asked["kind"])
    assert "facts" not in made
    assert "persons" not in made
    assert "purpose" not in made["measures"][0]
    assert made["requested"] == {"state": "US"}
    assert "request" not in [one["kind"] for one in made.get("earlier", [])]  # it was not sent yet


def test_the_page_and_the_new_paper_say_what_was_taken_over_from_the_request(client):
    from comity_web.cases.saving import new_file

    tree = request_to_us() | {"urgency": {"level": "urgent", "deadline": "2099-12-15"}}
    file = new_file("request", tree)
    said = "the period of the data, the data sought, the offences, how urgent it is"
    page = text_of(client.get(f"/c/{file.key}/papers"))
    assert f"{said}, the date by which you need an answer." in page
    answer = client.post(f"/c/{file.key}/papers", {"paper": "contact-point"}, follow=True)
    told = text_of(answer)
    assert "Taken over from the request: who holds the data" in told
    assert "the date by which you need an answer above all" in told
    assert "Taken over" not in text_of(client.get(f"/c/{file.key}/?carried=nonsense"))
    assert "were left behind" not in told  # nobody is protected
    order = text_of(client.post(f"/c/{file.key}/papers", {"paper": "order"}, follow=True))
    assert "Taken over from the request: who holds the data" in order
    assert "by which you need an answer" not in order  # an order has its own time


@pytest.mark.postgres
def test_the_case_offers_to_have_fading_data_kept_until_a_paper_does_so(client):
    from comity_web.cases.saving import new_file

    tree = request_to_us()
    tree["measures"] = [{"id": "M1", "kind": "traffic-data"}]
    tree.pop("earlier", None)
    file = new_file("request", tree)
    said = "nothing in this matter preserves them"
    assert said in text_of(client.get(f"/c/{file.key}/"))
    for kind in ("bank-records", "preservation"):
        other = new_file("request", {**tree, "measures": [{"id": "M1", "kind": kind}]})
        assert said not in text_of(client.get(f"/c/{other.key}/"))
    kept = {**tree, "earlier": [{"id": "E1", "kind": "preservation"}]}
    assert said not in text_of(client.get(f"/c/{new_file('request', kept).key}/"))
    begun = file_of(client.post(f"/c/{file.key}/papers", {"paper": "contact-point"}))
    page = client.get(f"/c/{file.key}/")
    assert said not in text_of(page)
    assert "nothing shows that it was sent" in text_of(page)  # a draft keeps nothing
    assert f'href="/c/{begun.key}/"' in page.content.decode()
    begun.record = "schema = 1\n"
    begun.save()
    assert "nothing shows that it was sent" not in text_of(client.get(f"/c/{file.key}/"))


def test_nothing_of_a_protected_person_goes_into_a_paper(client):
    from comity_web.cases.saving import new_file, tree_of

    tree = request_to_us()
    tree["persons"][0]["protect"] = "true"
    sent = client.post(f"/c/{new_file('request', tree).key}/papers", {"paper": "voluntary"})
    assert "the values of all identifiers" in text_of(client.get(sent["Location"]))
    made = tree_of(file_of(sent).head)
    assert "subject" not in made
    assert all("value" not in one for m in made["measures"] for one in m.get("identifiers", []))


@pytest.mark.parametrize("paper", PAPERS)
def test_a_paper_does_not_name_whom_its_request_protects(client, paper):
    from comity_web.cases.folders import path_of
    from comity_web.cases.saving import new_file, save, tree_of
    from comity_web.judging.documents import examined_of
    from comity_web.judging.judged import judge
    from comity_web.wording.catalogues import words

    tree = request_to_us()
    victim = {"id": "P9", "role": "victim", "protect": "pseudonym", "phone": "0722 555 010"}
    tree["persons"] = [*tree["persons"], victim | {"name": {"full": "Wanjiru Mustermann"}}]
    request = new_file("request", tree)
    new = file_of(client.post(f"/c/{request.key}/papers", {"paper": paper}))
    new.name = "a-name-of-its-own"
    new.save()
    fact = {"id": "F1", "text": "The mailbox of Wanjiru Mustermann was taken over (0722 555 010)."}
    head = save(new, new.head, {**tree_of(new.head), "facts": [fact]}, {}).revision
    rows = [one for one in judge(head, words("en")).findings if one["rule"] == "protection.beside"]
    assert {row["field"] for row in rows} == {"facts[0].text"}
    about = f"a name of P9 of {tree['reference']}, who is protected"
    assert any(about in row["message"] for row in rows)
    assert not any(".yaml" in row["message"] + row["cure"] for row in rows)
    assert {row["severity"] for row in rows} == {"error"}
    order = {"tree": tree_of(head), "name": str(path_of(new)), "language": "en"}
    assert examined_of(order, comity.Host(one_matter=True)).blocked
    fact["text"] = "A mailbox was taken over."
    clean = save(new, head, {**tree_of(head), "facts": [fact]}, {}).revision
    told = judge(clean, words("en")).findings
    assert "protection.beside" not in {row["rule"] for row in told}


def test_the_notice_of_a_company_that_the_request_names_is_shown(client):
    from comity_web.cases.saving import new_file

    notice = new_file("notice", tree_named("notice-us"))
    tree = request_to_us()
    tree["measures"][0]["holder"]["name"] = "example mail"
    page = client.get(f"/c/{new_file('request', tree).key}/papers").content.decode()
    assert f"/c/{notice.key}/" in page
    assert client.get(f"/c/{notice.key}/papers").status_code == 404


@pytest.mark.parametrize("paper", PAPERS)
def test_no_company_is_told_what_another_is_asked(client, paper):
    from comity_web.cases.models import CaseFile
    from comity_web.cases.saving import new_file, tree_of

    tree = request_to_us()
    first, name = tree["measures"][0], "Chatty LLC"
    own = first["holder"]["name"]
    marks = [{"kind": "user-id", "value": "badman77"}]
    other = {**first, "id": "M9", "holder": {"name": name, "kind": "provider"}}
    tree["measures"] = [first, other | {"identifiers": marks}]
    tree["earlier"] = [
        {"id": "E1", "kind": "preservation", "holder": name, "reference": "CH-1"},
        {"id": "E2", "kind": "preservation", "holder": own, "reference": "EX-1"},
    ]
    file = new_file("request", tree)
    made, many = {}, CaseFile.objects.count()
    if paper == "contact-point":
        made[""] = file_of(client.post(f"/c/{file.key}/papers", {"paper": paper}))
        assert "badman77" in str(tree_of(made[""].head))
        return
    asked = client.post(f"/c/{file.key}/papers", {"paper": paper})
    assert asked["Location"].endswith(f"/c/{file.key}/papers#{paper}")
    assert CaseFile.objects.count() == many
    page = text_of(client.get(asked["Location"]))
    for company in (own, name):
        assert f"Begin for {company}" in page
        sent = {"paper": paper, "company": company}
        made[company] = str(tree_of(file_of(client.post(f"/c/{file.key}/papers", sent)).head))
    assert "badman77" in made[name] and "CH-1" in made[name]
    assert own not in made[name] and "EX-1" not in made[name]
    assert own in made[own] and "EX-1" in made[own]
    assert not any(word in made[own] for word in (name, "badman77", "CH-1"))


def test_the_page_says_where_no_24_7_point_is_known_for_the_paper_to_one(client):
    from comity_web.cases.saving import new_file

    said = "name no 24/7 point of the United States"
    tree = request_to_us()
    page = text_of(client.get(f"/c/{new_file('request', tree).key}/papers"))
    assert said in page
    assert "Office of International Affairs" in page
    tree["requested"] = {"state": "DE"}
    assert "no 24/7 point" not in text_of(client.get(f"/c/{new_file('request', tree).key}/papers"))


def test_a_paper_for_one_company_does_not_hide_that_nothing_keeps_the_data_of_another(client):
    from comity_web.cases.saving import new_file

    tree = request_to_us()
    tree.pop("earlier", None)
    first, second = (
        {"id": name, "kind": "traffic-data", "holder": {"name": company, "state": "US"}}
        for name, company in (("M1", "Example Mail, Inc."), ("M2", "Chatty LLC"))
    )
    file = new_file("request", {**tree, "measures": [first, second]})
    assert "nothing in this matter preserves them" in text_of(client.get(f"/c/{file.key}/"))
    chosen = {"paper": "preservation", "company": "Example Mail, Inc."}
    begun = file_of(client.post(f"/c/{file.key}/papers", chosen))
    said = "no letter of this matter asks them to preserve the data: Chatty LLC."
    page = text_of(client.get(f"/c/{file.key}/"))
    assert said in page
    assert "nothing shows that it was sent" in page
    begun.record = "schema = 1\n"
    begun.save()
    page = text_of(client.get(f"/c/{file.key}/"))
    assert said in page
    assert "nothing shows that it was sent" not in page
    both = file_of(client.post(f"/c/{file.key}/papers", {"paper": "contact-point"}))
    page = client.get(f"/c/{file.key}/")
    assert said not in text_of(page)
    assert f'href="/c/{both.key}/"' in page.content.decode()
    both.record = "schema = 1\n"
    both.save()
    page = text_of(client.get(f"/c/{file.key}/"))
    assert "may be deleted within weeks" not in page


def test_check_and_send_says_of_fading_data_what_the_page_of_the_case_does(client):
    from comity_web.cases.saving import new_file
    from comity_web.judging.judged import judge
    from comity_web.wording.catalogues import words

    tree = tree_named("ransomware-gb-us") | {"urgency": {"level": "urgent"}}
    for name in ("earlier", "channels"):
        tree.pop(name, None)
    for one in tree["measures"]:
        one.pop("earlier", None)
    file = new_file("request", tree)
    judge(file.head, words("en"))
    page = client.get(f"/c/{file.key}/check").content.decode()
    assert 'name="paper" value="contact-point"' in page
    begun = file_of(client.post(f"/c/{file.key}/papers", {"paper": "contact-point"}))
    page = client.get(f"/c/{file.key}/check").content.decode()
    assert "nothing shows that it was sent" in page
    assert 'name="paper" value="contact-point"' not in page
    begun.record = "schema = 1\n"
    begun.save()
    page = client.get(f"/c/{file.key}/check").content.decode()
    assert "A paper of this matter that asks to have these data kept was sent." in page
    assert "nothing shows that it was sent" not in page


@pytest.mark.parametrize(("asking", "closed"), [("KE", True), ("FR", False)])
def test_where_no_24_7_network_is_open_a_page_says_so_and_offers_the_company_alone(
    client, asking, closed
):
    from comity_web.cases.saving import new_file
    from comity_web.judging.judged import judge
    from comity_web.wording.catalogues import words

    tree = tree_named("ransomware-gb-us") | {"requested": {"state": "DE"}}
    tree |= {"urgency": {"level": "urgent"}}
    for name in ("earlier", "channels"):
        tree.pop(name, None)
    tree["requesting"] = {**tree["requesting"], "state": asking}
    tree["measures"] = [
        {k: v for k, v in one.items() if k != "earlier"} for one in tree["measures"]
    ]
    file = new_file("request", tree)
    judge(file.head, words("en"))
    said = "knows of no 24/7 network that connects Kenya and Germany"
    for at in ("", "papers", "check"):
        page = client.get(f"/c/{file.key}/{at}")
        assert (said in text_of(page)) is closed, at
        html = page.content.decode()
        company, point = (f'name="paper" value="{one}"' in html for one in FORMS)
        assert company, at
        if at != "papers":  # which offers every paper
            assert point is not closed, at


def test_a_time_zone_that_comity_filled_in_is_none_of_the_author_in_a_paper(client):
    from comity_web.cases.saving import new_file, tree_of

    tree = request_to_us()
    first = {**tree["measures"][0], "period": {"from": "2026-03-01", "to": "2026-03-31"}}
    first["period"]["time_zone"] = "Europe/Luxembourg"
    second = {k: v for k, v in first.items() if k != "period"} | {"id": "M9"}
    tree["measures"] = [first, second]
    file = new_file("request", tree)
    made = tree_of(file_of(client.post(f"/c/{file.key}/papers", {"paper": "voluntary"})).head)
    told = [one["period"] for one in made["measures"]]
    assert told == [first["period"], {"from": "2026-03-01", "to": "2026-03-31"}]
