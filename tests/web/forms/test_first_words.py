"""What stumbled a first user: names of currencies, marks in empty rows, titles of samples."""

from __future__ import annotations

import re

import pytest

from ..answering import text_of, tree_named


@pytest.mark.parametrize(
    ("typed", "language", "code"),
    [
        ("US dollars", "en", "USD"),
        ("Nigerian naira", "en", "NGN"),
        ("usd", "en", "USD"),
        ("US-Dollar", "de", "USD"),
        ("dollar des États-Unis", "fr", "USD"),
        ("Euro", "fr", "EUR"),
        ("gold bars", "en", "gold bars"),
    ],
)
def test_a_currency_is_taken_by_its_name(application, host, typed, language, code):
    from comity.tasks.questions.fields import Field
    from comity_web.forms.book import book
    from comity_web.forms.pickers import found_as
    from comity_web.wording.catalogues import words

    known = book("request", host, words(language))
    assert found_as(known, Field("currency", "", "", False, "text"), typed) == code


def test_nothing_in_an_empty_row_of_an_item_is_marked_as_needed(page):
    tree = tree_named("bec-request")
    tree["persons"] = [{"id": "P1", "role": "suspect", "name": {"full": "Ann Example"}}]
    empty = page(tree, ["persons[0].identifiers"])
    assert "identifiers[0].kind" in empty
    assert "c-mark--needed" not in empty
    tree["persons"][0]["identifiers"] = [{"kind": "passport"}]
    begun = page(tree, ["persons[0].identifiers"])
    assert "c-mark--needed" in begun


def test_an_empty_row_of_a_list_that_nobody_must_fill_in_needs_nothing(page):
    tree = tree_named("bec-request")
    tree.pop("hearings", None)
    empty = page(tree, ["hearings"], added=["hearings"])
    assert "hearings[0].court" in empty
    assert "c-mark--needed" not in empty
    assert "cannot be built without" not in empty
    tree["hearings"] = [{"court": "High Court"}]
    assert "c-mark--needed" in page(tree, ["hearings"])


def test_the_empty_row_of_a_list_that_is_needed_still_asks_for_it(page):
    for stem, mark in (("preservation-ng-us", "needed"), ("bec-request", "expected")):
        tree = tree_named(stem)
        tree["facts"] = []
        asked = page(tree, ["facts"], added=["facts"])
        assert asked.count(f"c-mark--{mark}") > 1
        assert 'name="facts[0].text"' in asked


def legend(text):
    """The first heading of a page and its mark."""
    return re.sub(r"<[^>]+>", "", re.search(r"<legend.*?</legend>", text, re.S)[0]).split()


@pytest.mark.parametrize(
    ("path", "given", "heading"),
    [
        ("urgency", {}, ["Urgency", "(optional)"]),
        ("urgency", {"reason": "A trial is near."}, ["Urgency", "Needed"]),
        ("persons[0].name", {}, ["Name", "Needed"]),
    ],
)
def test_a_group_and_its_first_field_of_one_title_show_it_once(page, path, given, heading):
    tree = tree_named("bec-request")
    tree["urgency"], tree["persons"] = given, [{"id": "P1", "role": "suspect"}]
    shown = page(tree, [path])

    assert legend(shown) == heading
    assert shown.count("c-group--once") == 1


def test_a_group_whose_fields_have_titles_of_their_own_shows_them(page):
    shown = page(tree_named("bec-request"), ["loss", "requested"])
    assert "c-group" in shown
    assert "c-group--once" not in shown


def test_a_sample_is_called_by_what_it_is(client):
    shown = client.get("/").content.decode()
    options = re.findall(r'<option value="([\w-]+)"[^>]*>([^<]+)</option>', shown)
    samples = {name: title for name, title in options if name == "bec-request" or "-" in name}
    assert "bec-request" in samples
    assert "(bec-request)" not in shown
    assert len(set(samples.values())) == len(samples)
    assert "Upload a file that Comity saved" in text_of(client.get("/"))


@pytest.mark.parametrize(
    ("typed", "language", "code"),
    [
        ("US$", "en", "USD"),
        ("naira", "fr", "NGN"),
        ("KSh", "en", "KES"),
        ("dollars", "en", "dollars"),
        ("won", "en", "won"),
        ("Mark", "de", "Mark"),
    ],
)
def test_a_word_for_one_currency_is_taken_and_for_several_is_not(
    application, host, typed, language, code
):
    from comity_web.forms.currencies import currency_found

    assert currency_found(language, typed) == code


@pytest.mark.parametrize(
    ("typed", "tag", "offered"),
    [
        ("dollars", "en", ("USD (US dollars)", "CAD (Canadian dollars)", "for example")),
        ("pounds", "fr", ("GBP (livres sterling)", "EGP (")),
        ("rupees", "en", ("INR (", "PKR (", "LKR (")),
        ("Schilling", "en", ("KES (Kenyan shillings)", "UGX (")),
        ("Franken", "de", ("CHF (Schweizer Franken)",)),
        ("gold bars", "de", ("USD für US-Dollar",)),
    ],
)
def test_a_word_for_several_currencies_asks_which_is_meant(client, host, typed, tag, offered):
    from comity_web.cases.saving import new_file

    file = new_file("request", tree_named("bec-request"))
    given = {"_base": file.head.number, "loss.amount": "500", "loss.currency": typed}
    section = f"/c/{file.key}/s/facts"
    spoken = {"Accept-Language": tag}
    assert client.post(section, given, headers=spoken).status_code == 303
    page = text_of(client.get(section, headers=spoken))
    checked = text_of(client.get(f"/c/{file.key}/check", headers=spoken, follow=True))
    for one in offered:
        assert one in page
        assert one in checked
    assert "right format" not in page + checked


def test_the_currency_of_a_state_of_the_case_comes_first(application, host):
    from comity.text.messages import ENGLISH
    from comity_web.judging.currency_said import currency_said

    row = {"field": "loss.currency"}
    tree = {"requesting": {"state": "KE"}, "requested": {"state": "TZ"}}
    cure = currency_said(row, tree | {"loss": {"currency": "shillings"}}, ENGLISH)["cure"]
    assert cure.index("KES") < cure.index("TZS") < cure.index("SOS")
    assert currency_said(row, tree, ENGLISH) == {}
