"""The pages of a case: start it, answer a section, add an item, see what is wrong."""

import re

import pytest

from .cases import EVERY_SAMPLE


@pytest.fixture
def begun(client):
    """The address of the first section of a new request."""
    answer = client.post("/new/request")
    assert answer.status_code == 303
    return answer["Location"]


def typed(page) -> dict[str, object]:
    """What a browser would post of a page that nobody changed."""
    from html.parser import HTMLParser

    class Fields(HTMLParser):
        def __init__(self):
            super().__init__()
            self.found, self.form, self.area, self.select = {}, False, "", ""

        def handle_starttag(self, tag, attrs):
            at = dict(attrs)
            if tag == "form":
                self.form = "data-autosave" in at
            if not self.form:
                return
            name = at.get("name")
            if tag == "input" and name:
                if at.get("type") in ("radio", "checkbox") and "checked" not in at:
                    return
                self.found.setdefault(name, []).append(at.get("value", ""))
            elif tag == "textarea":
                self.area = name
                self.found.setdefault(name, []).append("")
            elif tag == "select":
                self.select = name
                self.found.setdefault(name, []).append("")
            elif tag == "option" and self.select and "selected" in at:
                self.found[self.select][-1] = at.get("value", "")

        def handle_endtag(self, tag):
            if tag == "textarea":
                self.area = ""
            if tag == "select":
                self.select = ""

        def handle_data(self, data):
            if self.area:
                self.found[self.area][-1] += data.removeprefix("\n")

    fields = Fields()
    fields.feed(page.content.decode())
    return fields.found


def test_an_answer_is_saved_and_the_next_section_comes(client, begun):
    page = client.get(begun)
    posted = {**typed(page), "requesting.state": "NG", "requested.state": "United States"}
    answer = client.post(begun, posted)

    assert answer.status_code == 303
    assert answer["Location"].endswith("/s/case")
    again = client.get(begun).content.decode()
    assert 'value="Nigeria"' in again or "NG" in again
    assert "United States" in again


def test_the_page_of_a_case_names_its_states_and_its_sections(client, begun):
    client.post(
        begun, {**typed(client.get(begun)), "requesting.state": "NG", "requested.state": "US"}
    )
    page = client.get(re.sub(r"s/.*", "", begun)).content.decode()

    assert "Nigeria to United States" in page
    assert "What happened" in page
    assert "In progress" in page


@pytest.mark.parametrize("sample", EVERY_SAMPLE)
def test_every_section_and_item_of_a_sample_can_be_opened(client, sample):
    from comity_web.cases.models import CaseFile

    client.post("/new-from-sample", {"sample": sample})
    file = CaseFile.objects.latest("created")
    page = client.get(f"/c/{file.key}/")
    assert page.status_code == 200
    sections = set(re.findall(rf'href="(/c/{file.key}/s/[^"]+)"', page.content.decode()))
    assert len(sections) > 4
    for address in sections:
        section = client.get(address)
        assert section.status_code == 200, address
        assert len(section.content) < 150_000, (address, len(section.content))
        for item in set(re.findall(rf'href="({address}/[^"]+)"', section.content.decode())):
            shown = client.get(item)
            assert shown.status_code == 200, item
            assert len(shown.content) < 150_000, (item, len(shown.content))


def test_an_item_that_others_name_is_removed_after_a_question(client):
    from comity_web.cases.models import CaseFile
    from comity_web.cases.saving import tree_of

    client.post("/new-from-sample", {"sample": "bec-request"})
    file = CaseFile.objects.latest("created")
    address = f"/c/{file.key}/s/people/persons/0/remove"
    asked = client.post(address, {"_base": file.head.number})

    assert asked.status_code == 200
    assert "Fact F" in asked.content.decode()
    assert next(one["id"] for one in tree_of(file.head)["persons"]) == "P1"

    answer = client.post(address, {"_base": file.head.number, "sure": "1"})
    file.refresh_from_db()
    assert answer.status_code == 303
    assert next(one["id"] for one in tree_of(file.head)["persons"]) == "P2"


def test_a_protected_person_is_removed_only_after_a_question(client):
    """Also where only the texts speak of her: nobody would look for her name any more."""
    from comity_web.cases.models import CaseFile
    from comity_web.cases.saving import save, tree_of

    client.post("/new-from-sample", {"sample": "bec-request"})
    file = CaseFile.objects.latest("created")
    tree = tree_of(file.head)
    person = {"id": "P9", "role": "victim", "name": {"full": "Zora Example"}}
    people = [*tree["persons"], person | {"protect": "pseudonym"}]
    tree["facts"][0]["text"] += " The victim P9 reported it."
    file.refresh_from_db()
    save(file, file.head, tree | {"persons": people}, {}, section="people")
    file.refresh_from_db()
    number = len(people) - 1
    address = f"/c/{file.key}/s/people/persons/{number}/remove"

    asked = client.post(address, {"_base": file.head.number})
    assert asked.status_code == 200
    assert "This person is protected." in asked.content.decode()
    file.refresh_from_db()
    assert tree_of(file.head)["persons"][-1]["id"] == "P9"

    assert client.post(address, {"_base": file.head.number, "sure": "1"}).status_code == 303
    file.refresh_from_db()
    assert "P9" not in [one["id"] for one in tree_of(file.head)["persons"]]
    checked = client.get(f"/c/{file.key}/check", follow=True).content.decode()
    assert "calls somebody P9" in checked
    assert "was removed or changed in this file: P9." in checked


def test_the_check_says_that_a_protection_was_taken_away_until_it_is_back(client):
    from comity_web.cases.models import CaseFile
    from comity_web.cases.saving import save, tree_of

    client.post("/new-from-sample", {"sample": "protected-witness-gb-in"})
    file = CaseFile.objects.latest("created")
    tree = tree_of(file.head)
    told = "The protection of these persons was removed or changed"
    assert told not in client.get(f"/c/{file.key}/check").content.decode()

    name = next(one["id"] for one in tree["persons"] if one.get("protect"))
    bare = [{k: v for k, v in one.items() if k != "protect"} for one in tree["persons"]]
    save(file, file.head, tree | {"persons": bare}, {}, section="people persons[0]")
    file.refresh_from_db()
    page = client.get(f"/c/{file.key}/check").content.decode()
    assert told in page
    assert f"in this file: {name}" in page

    save(file, file.head, tree, {}, section="people persons[0]")
    assert told not in client.get(f"/c/{file.key}/check").content.decode()


@pytest.mark.postgres
def test_an_item_that_was_removed_comes_back_beside_what_was_saved_since(client):
    from comity_web.cases.models import CaseFile
    from comity_web.cases.saving import save, tree_of

    client.post("/new-from-sample", {"sample": "bec-request"})
    file = CaseFile.objects.latest("created")
    before = tree_of(file.head)["persons"]
    sure = {"_base": file.head.number, "sure": "1"}
    gone = client.post(f"/c/{file.key}/s/people/persons/0/remove", sure)
    page = client.get(gone["Location"]).content.decode()
    undo = re.search(r'action="([^"]*/undo/\d+)"', page)
    assert undo is not None
    file.refresh_from_db()
    save(file, file.head, tree_of(file.head) | {"subject": "Changed since"}, {}, section="purpose")

    client.post(undo[1])
    file.refresh_from_db()
    tree = tree_of(file.head)
    assert tree["persons"] == before
    assert tree["subject"] == "Changed since"
    assert client.post(f"/c/{file.key}/s/people/undo/1").status_code == 404  # removed nothing
    assert "People, number 1 removed" in client.get(f"/c/{file.key}/history").content.decode()


def test_an_answer_that_must_be_corrected_is_told_of_on_the_next_page(client):
    from comity_web.cases.models import CaseFile

    client.post("/new-from-sample", {"sample": "bec-request"})
    case = f"/c/{CaseFile.objects.latest('created').key}/"
    page = client.get(f"{case}s/purpose")
    deadline = {f"urgency.deadline!{part}": text for part, text in DAY}
    answer = client.post(f"{case}s/purpose", {**typed(page), **deadline})
    next_ = client.get(answer["Location"]).content.decode()

    assert "1 answer must be corrected" in next_
    there = re.search(r'href="([^"#]+)#[^"]+">[^<]*must be corrected', next_)[1]
    assert there == f"{case}s/purpose"
    plain = client.get(answer["Location"].partition("?")[0]).content.decode()
    assert "must be corrected" not in plain
    assert "1 to correct" in client.get(case).content.decode()


def test_a_sign_that_no_file_holds_is_told_by_its_number_also_after_an_autosave(client, begun):
    address = begun.rpartition("/")[0] + "/case"
    typed_ = {**typed(client.get(address)), "subject": "a\u0007b"}
    base = client.post(address, {**typed_, "autosave": "1"}).json()["_base"]
    answer = client.post(address, {**typed_, "_base": base, "_stay": "1"})
    page = client.get(answer["Location"]).content.decode()

    errors = re.search(r'<div class="c-errors".*?</div>', page, re.DOTALL)[0]
    assert "U+0007" in errors
    assert '<h2 id="c-errors-title">The case' not in errors


def test_a_page_that_nobody_answered_shows_no_error_and_one_that_somebody_did_shows_it(
    client, begun
):
    states = {"requesting.state": "Nigeria", "requested.state": "United States"}
    added = {"measures!add": ["stored-content"], "_stay": "1"}
    client.post(begun, {**typed(client.get(begun)), **states, **added})
    address = begun.rpartition("/")[0] + "/measures/measures/0"

    first = client.get(address)
    text = first.content.decode()
    assert "There is a problem" not in text
    assert re.search(r"Advice:</span>\s*A warrant must identify", text)

    purpose = {"measures[0].purpose": "To prove who wrote.", "_stay": "1"}
    answer = client.post(address, {**typed(first), **purpose})
    again = client.get(answer["Location"]).content.decode()
    assert "There is a problem" in again
    assert re.search(r"Error:</span>\s*A warrant must identify", again)


PARTS = ("day", "month", "year")
DAY = (("day", "31"), ("month", "2"), ("year", "2027"))


def test_a_narrative_that_waits_to_be_split_is_no_error_and_no_change_of_the_facts(client, begun):
    address = begun.replace("/s/purpose", "/s/facts")
    told = {**typed(client.get(address)), "_narrative": "On 8 March 2026 he called."}
    answer = client.post(address, {**told, "autosave": "1"})

    assert answer.status_code == 200
    page = client.get(address).content.decode()
    assert "On 8 March 2026 he called." in page
    assert "larger than" not in page
    history = client.get(address.replace("/s/facts", "/history")).content.decode()
    assert "cannot stand in a document" not in history


@pytest.mark.parametrize(
    ("text", "asked", "last"),
    [
        ("On 3 March 2026 he called, and on 5 April 2026 he paid.", True, ""),
        ("From 3 March to 5 April 2026 he paid.", False, "5"),
    ],
)
def test_a_fact_with_two_dates_keeps_both_or_is_asked_about(client, begun, text, asked, last):
    address = begun.replace("/s/purpose", "/s/facts")
    told = {**typed(client.get(address)), "_narrative": text, "_split": "1"}
    page = client.post(address, told, follow=True).content.decode()

    assert text in page
    assert ("names more than one date, so none was filled in" in page) is asked
    assert typed(client.get(address))["facts[0].until!day"] == [last]


def test_a_fact_whose_day_can_be_read_in_two_ways_gets_no_date_and_asks(client, begun):
    address = begun.replace("/s/purpose", "/s/facts")
    told = {**typed(client.get(address)), "_narrative": "He left on 1.5.2026.", "_split": "1"}
    page = client.post(address, told, follow=True)

    assert "This text gives the day in figures, as “1.5.2026”" in page.content.decode()
    assert typed(client.get(address))["facts[0].date!day"] == [""]


def test_a_fact_that_names_a_day_without_its_year_asks_for_the_year(client, begun):
    address = begun.replace("/s/purpose", "/s/facts")
    text = "On 3 March 2026 he paid. On 24 March the seller called."
    told = {**typed(client.get(address)), "_narrative": text, "_split": "1"}
    page = client.post(address, told, follow=True)

    assert "says “24 March” and no year" in page.content.decode()
    dated = {
        f"facts[1].date!{part}": one for part, one in zip(PARTS, ("24", "3", "2026"), strict=True)
    }
    again = client.post(address, {**typed(client.get(address)), **dated, "_stay": "1"}, follow=True)
    assert "and no year" not in again.content.decode()


def test_what_the_law_says_is_a_page_of_its_own_without_scripts(client, begun):
    address = begun.replace("/s/purpose", "/law-at?field=urgency.deadline")
    whole, piece = client.get(address), client.get(address, headers={"HX-Request": "true"})

    assert "<h1>What the law says" in whole.content.decode()
    assert "<h1" not in piece.content.decode()


def test_a_protected_person_is_removed_only_after_a_question_that_says_what_it_opens(client):
    from comity_web.cases.models import CaseFile
    from comity_web.cases.saving import save, tree_of

    client.post("/new-from-sample", {"sample": "bec-request"})
    file = CaseFile.objects.latest("created")
    tree = tree_of(file.head)
    victim = {"id": "P9", "role": "victim", "protect": "pseudonym"}
    tree["persons"] = [*tree["persons"], victim | {"name": {"full": "Wanjiru Mustermann"}}]
    tree["facts"][0]["text"] = "The mailbox of the victim P9 was taken over."
    mark = {"kind": "email", "value": "wanjiru.mustermann@mail.example"}
    tree["measures"][0]["identifiers"] = [*tree["measures"][0].get("identifiers", []), mark]
    head = save(file, file.head, tree, {}).revision
    number = len(tree["persons"]) - 1
    address = f"/c/{file.key}/s/people/persons/{number}/remove"

    asked = client.post(address, {"_base": head.number})

    told = asked.content.decode()
    assert asked.status_code == 200
    assert "This person is protected." in told
    assert "Fact 1" in told or "Fact F1" in told
    assert "Measure M1" in told or "Measure 1" in told
    assert "anjiru" not in told.lower()
    file.refresh_from_db()
    assert len(tree_of(file.head)["persons"]) == number + 1
    assert client.post(address, {"_base": head.number, "sure": "1"}).status_code == 303
    file.refresh_from_db()
    assert len(tree_of(file.head)["persons"]) == number


@pytest.mark.parametrize(
    ("tag", "written"), [("fr", "Mesure\u00a0M1\u00a0: "), ("de", "Maßnahme M1: ")]
)
def test_what_an_item_is_follows_its_number_as_the_language_writes_a_colon(client, tag, written):
    from comity_web.cases.models import CaseFile

    client.post("/new-from-sample", {"sample": "bec-request"})
    file = CaseFile.objects.latest("created")
    page = client.get(f"/c/{file.key}/s/measures", headers={"Accept-Language": tag})
    text = page.content.decode()
    assert written in text
