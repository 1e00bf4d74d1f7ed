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


def test_a_sample_is_called_by_what_it_is(client):
    shown = client.get("/").content.decode()
    options = re.findall(r'<option value="([\w-]+)"[^>]*>([^<]+)</option>', shown)
    samples = {name: title for name, title in options if name == "bec-request" or "-" in name}
    assert "bec-request" in samples
    assert "(bec-request)" not in shown
    assert len(set(samples.values())) == len(samples)
    assert "Upload a file that Comity saved" in text_of(client.get("/"))
