"""Check and send: what the page says, where it leads, what its buttons do."""

from __future__ import annotations

import re
import time

import pytest

from .cases import sample_tree, saved


def _judged(revision):
    from comity_web.judging.judged import judge
    from comity_web.wording.catalogues import words

    return judge(revision, words("en"))


def _page(client, revision, query=""):
    answer = client.get(f"/c/{revision.file.key}/check{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_gaps_come_first_and_lead_to_their_fields(client):
    tree = sample_tree("bec-request")
    del tree["offences"][0]["provision"], tree["reference"]
    revision = saved(tree)
    _judged(revision)

    page = _page(client, revision)

    assert "2 fields to fill in" in page
    key = revision.file.key
    assert f'href="/c/{key}/s/case#f-reference"' in page
    assert f'href="/c/{key}/s/offences/offences/0#f-offences-0-provision"' in page
    assert page.index("2 fields to fill in") < page.index("Your answers")
    assert "Some things can be checked only once these fields are filled in" in page


def test_data_that_nothing_keeps_are_kept_by_a_button_that_begins_the_paper(client):
    from comity_web.cases.models import CaseFile
    from comity_web.cases.saving import tree_of

    tree = sample_tree("ransomware-gb-us")
    for name in ("earlier", "channels"):
        tree.pop(name, None)
    tree["urgency"] = {"level": "urgent"}
    tree["measures"] = [
        {key: value for key, value in one.items() if key != "earlier"} for one in tree["measures"]
    ]
    revision = saved(tree)
    _judged(revision)
    page = _page(client, revision)

    assert "Have the data preserved today." in page
    assert "If the holder also has a seat in the United Kingdom" in page
    assert "Sch. 1, para. 11" in page
    assert "Write to the 24/7 point of the other State" in page
    key = revision.file.key
    answer = client.post(f"/c/{key}/papers", {"paper": "contact-point"})
    new = CaseFile.objects.get(key=answer["Location"].split("/")[2])
    made = tree_of(new.head)
    assert (made["kind"], made["form"]) == ("preservation", "point-of-contact")
    assert made["urgency"]["level"] == "urgent"
    assert [one["kind"] for one in made["measures"]] == ["preservation"] * len(made["measures"])


@pytest.mark.postgres
def test_a_button_makes_the_change_and_the_page_says_it_in_words(client):
    tree = sample_tree("bec-request")
    period = next(one["period"] for one in tree["measures"] if "period" in one)
    period["from"], period["to"] = period["to"], period["from"]
    revision = saved(tree)
    judged = _judged(revision)
    finding = next(row for row in judged.findings if row["patch"])
    promised = _page(client, revision)
    assert "The button makes this change:" in promised

    answer = client.post(
        f"/c/{revision.file.key}/patch", {"finding": finding["id"], "base": revision.number}
    )

    assert answer.status_code == 303
    page = client.get(answer["Location"]).content.decode()
    assert "Comity changed this" in page
    told = re.search(r"Comity changed this.*?<li[^>]*>(.*?)</li>", page, re.DOTALL)[1]
    assert told in promised  # the very words that stood at the button
    revision.file.refresh_from_db()
    assert revision.file.head.number == 2
    assert _judged(revision.file.head).finding(finding["id"]) is None


def test_a_finding_that_is_gone_changes_nothing_and_says_so(client):
    revision = saved(sample_tree("bec-request"))
    _judged(revision)

    answer = client.post(
        f"/c/{revision.file.key}/patch", {"finding": "0" * 16, "base": revision.number}
    )

    assert "Nothing was changed" in client.get(answer["Location"]).content.decode()
    revision.file.refresh_from_db()
    assert revision.file.head.number == 1


def test_answers_can_be_changed_and_derived_ones_say_where_they_come_from(client):
    revision = saved(sample_tree("bec-request"))
    _judged(revision)

    page = _page(client, revision)

    assert "Your answers" in page and "Change" in page
    assert "Comity takes this from" in page


@pytest.mark.parametrize(("language", "marked"), [("en", False), ("fr", True), ("de", True)])
def test_a_sentence_of_law_in_english_is_marked_as_such_on_another_page(client, language, marked):
    from comity_web.judging.judged import judge
    from comity_web.wording.catalogues import words

    revision = saved(sample_tree("bec-request") | {"confidentiality": {"wanted": "true"}})
    judge(revision, words(language))
    answer = client.get(f"/c/{revision.file.key}/check", headers={"accept-language": language})
    page = answer.content.decode()

    assert ('c-finding__cure" dir="auto" lang="en">' in page) is marked
    assert ('c-finding__message" dir="auto" lang="en">' in page) is marked
    assert 'c-finding__cure" dir="auto">' in page  # of the core, in the reader's language


@pytest.mark.parametrize("language", ["en", "fr", "de"])
def test_the_page_speaks_the_language_of_its_reader(client, language):
    revision = saved(sample_tree("notice-us"))
    from comity_web.judging.judged import judge
    from comity_web.wording.catalogues import words

    judge(revision, words(language))
    answer = client.get(f"/c/{revision.file.key}/check", headers={"accept-language": language})

    assert words(language).say("web.checking.answers") in answer.content.decode()
    assert len(answer.content) < 150_000


@pytest.mark.postgres
def test_the_page_checks_nothing_itself_and_shows_what_the_worker_finds(client, worker):
    from comity_web.cases.models import Judgement

    revision = saved(sample_tree("preservation-ng-us"))
    try:
        page = _page(client, revision)
        assert "hx-get" in page and "noscript" in page
        end = time.monotonic() + 90
        while not Judgement.objects.filter(key__startswith=revision.file.key).exists():
            assert time.monotonic() < end
            time.sleep(0.1)
        assert client.get(f"/c/{revision.file.key}/checked")["HX-Refresh"] == "true"
    finally:
        worker.stop()
    assert "Your answers" in _page(client, revision)


def test_a_protected_name_is_in_no_address_title_or_finding(client):
    tree = sample_tree("protected-witness-gb-in")
    name = next(p for p in tree["persons"] if p.get("protect"))["name"]["full"]
    tree["subject"] = f"Evidence of {name}"
    revision = saved(tree, name="case")
    judged = _judged(revision)

    page = _page(client, revision)

    assert all(name not in text for row in judged.findings for text in row["messages"])
    head = page[: page.index("Your answers")]
    assert name not in head
    assert all(
        name.split()[-1].lower() not in one.lower() for one in re.findall(r'href="([^"]*)"', page)
    )


def test_a_page_of_a_large_request_stays_small(client):
    tree = sample_tree("bec-request")
    tree["measures"] = [
        {**tree["measures"][number % 4], "id": f"M{number + 1}"} for number in range(17)
    ]
    revision = saved(tree)
    _judged(revision)

    page = _page(client, revision)

    assert len(page.encode()) < 150_000
    assert re.search(r"See \d+ answers", page)


def test_a_protected_person_is_not_named_among_the_answers(client):
    from comity.kit.samples import sample_files
    from comity_web.cases.models import CaseFile

    assert "protected-witness-gb-in" in [one.stem for one in sample_files()]
    client.post("/new-from-sample", {"sample": "protected-witness-gb-in"})
    file = CaseFile.objects.latest("created")
    page = client.get(f"/c/{file.key}/check").content.decode()

    assert "Hidden: this person is protected" in page
    assert "Namunakar" not in page


def test_a_finding_offers_its_law_only_where_it_has_an_article(client):
    cited = saved(sample_tree("rogatory-in-gb"))
    assert all(row["citation"] for row in _judged(cited).group("warning"))
    assert "Why, and by which law" in _page(client, cited)

    tree = sample_tree("protected-witness-gb-in")
    name = next(one for one in tree["persons"] if one.get("protect"))["name"]["full"]
    tree["measures"][0]["purpose"] = f"To hear {name}."
    bare = saved(tree)
    assert not any(row["citation"] for row in _judged(bare).group("error"))
    page = _page(client, bare)
    assert "Must be corrected" in page and "Why, and by which law" not in page
