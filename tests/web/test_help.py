"""Help: the glossary, the tour, what happens next, the language of the pages."""

from __future__ import annotations

import re
import time

import pytest

from comity.steps.wording.catalogue_loading import load_messages
from comity.text.messages import ENGLISH, message_ids, words

LARGEST = 150_000
SECTIONS = ("purpose", "case", "facts", "people", "offences", "measures", "secrecy")


def text(answer) -> str:
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_glossary_explains_each_term_once(client):
    from comity_web.pages.help import TERMS

    page = text(client.get("/glossary"))

    assert [page.count(f'id="{term}"') for term in TERMS] == [1] * len(TERMS)
    assert "A central authority is the office" in page


def test_the_glossary_is_in_the_order_of_the_reader_s_alphabet(client):
    page = text(client.get("/glossary", headers={"accept-language": "fr"}))

    terms = re.findall(r"<dt id=\"[\w-]+\">(.)", page)
    assert terms[0] == "A"
    assert [one for one in terms if one not in "ÉÀ"] == sorted(
        one for one in terms if one not in "ÉÀ"
    )


@pytest.mark.usefixtures("application")
def test_the_glossary_explains_a_term_as_the_core_does():
    from comity_web.core import host
    from comity_web.pages.help import TERMS
    from comity_web.wording.catalogues import words as interface

    known = set(message_ids())
    shared = [term for term in TERMS if f"message.explained.{term}" in known]
    assert len(shared) == 26
    for tag, catalogue in (("en", ENGLISH), ("de", load_messages(host().languages, "de"))):
        for term in shared:
            own = interface(tag).say(f"web.help.means-{term}")
            assert own == words(f"explained.{term}", catalogue)


@pytest.fixture
def tour(application):
    """The tour, made as it is at the start of a server."""
    from comity_web.pages import tour

    for tag in ("en", "fr", "de"):
        tour.make_ready(tag)
    return tour


def test_the_tour_is_made_beside_the_request_that_asks_for_it(client, monkeypatch):
    from comity_web.pages import tour
    from comity_web.pages.made_beside import MadeBeside

    monkeypatch.setattr(tour, "_WALKS", MadeBeside(8))
    began = time.monotonic()
    page = text(client.get("/tour"))
    assert time.monotonic() - began < 2
    assert "Comity is making this" in page
    assert '<noscript><meta http-equiv="refresh" content="5; url=/tour">' in page

    until = time.monotonic() + 60
    while not client.get("/tour", headers={"HX-Request": "true"}).headers.get("HX-Refresh"):
        assert time.monotonic() < until, "the tour is not made"
        time.sleep(0.1)
    assert "Nigeria to United Kingdom" in text(client.get("/tour"))


@pytest.mark.usefixtures("tour")
def test_the_tour_shows_a_finished_request_section_by_section(client):
    page = text(client.get("/tour"))
    assert "Nigeria to United Kingdom" in page
    assert page.count("c-tag--done") == page.count("c-tasks__row") > 6

    facts = text(client.get("/tour/s/facts"))
    assert "Fact F1" in facts
    assert "Comity found nothing to mend" in facts
    assert 'href="/tour/s/people"' in facts

    treaty = text(client.get("/tour/s/offences"))
    assert "Treaty between the United Kingdom and Nigeria" in treaty
    assert "c-finding--advice" in treaty
    assert client.get("/tour/s/nothing").status_code == 404


@pytest.mark.usefixtures("tour")
def test_the_letter_of_the_tour_has_a_policy_of_its_own(client):
    assert 'src="/tour/letter/page"' in text(client.get("/tour/letter"))

    document = client.get("/tour/letter/page")
    assert "Example Commission for Economic Crime" in text(document)
    assert document["Content-Security-Policy"].startswith("sandbox;")


def test_what_happens_next_is_told_in_steps(client):
    page = text(client.get("/after"))

    assert page.count("<li><strong>") == 6
    assert "Comity sends nothing" in page


@pytest.mark.usefixtures("tour")
@pytest.mark.parametrize(
    "page",
    ["/glossary", "/after", "/tour", "/tour/letter", *(f"/tour/s/{one}" for one in SECTIONS)],
)
def test_a_page_of_help_is_small(client, page):
    assert len(client.get(page).content) < LARGEST


def test_a_reader_chooses_a_language_and_comes_back_to_the_page(client):
    answer = client.post("/language", {"language": "de", "next": "/glossary?x=1"})
    assert (answer.status_code, answer["Location"]) == (303, "/glossary?x=1")

    page = text(client.get("/glossary"))
    assert '<html lang="de" dir="ltr"' in page
    assert "Glossar" in page


@pytest.mark.parametrize(
    "wanted", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:x", ""]
)
def test_the_choice_of_a_language_leads_nowhere_else(client, wanted):
    answer = client.post("/language", {"language": "fr", "next": wanted})

    assert (answer.status_code, answer["Location"]) == (303, "/")


def test_a_language_that_is_not_offered_changes_nothing(client):
    client.post("/language", {"language": "xx", "next": "/glossary"})

    assert '<html lang="en"' in text(client.get("/glossary"))


def test_an_address_of_a_file_changes_with_its_content(client):
    page = text(client.get("/glossary"))

    (sheet,) = re.findall(r'href="(/static/[0-9a-f]{16}/web/comity\.css)"', page)
    answer = client.get(sheet)
    assert answer["Content-Type"].startswith("text/css")
    assert "immutable" in answer["Cache-Control"]
    assert client.get("/static/0000/web/README.md").status_code == 404


@pytest.mark.usefixtures("tour")
@pytest.mark.parametrize("tag", ["de", "fr"])
def test_words_of_the_core_are_in_the_language_of_the_page(client, tag):
    english = text(client.get("/tour/s/facts"))
    assert '<p class="c-lede">One numbered fact' in english

    page = text(client.get("/tour/s/facts", headers={"accept-language": tag}))
    assert 'class="c-lede">' in page
    assert "One numbered fact" not in page
