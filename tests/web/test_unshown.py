"""What a file has that Comity does not know: told where it stands, and removed with a button."""

from __future__ import annotations

import html
import re

import pytest

from .cases import sample_tree, saved


def _judged(revision):
    from comity_web.judging.judged import judge
    from comity_web.wording.catalogues import words

    return judge(revision, words("en"))


def _read(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return html.unescape(answer.content.decode())


def _removing(page):
    """What each button that removes a field posts."""
    return [
        dict(re.findall(r'name="(finding|base)" value="(\w+)"', form))
        for form in re.findall(r"<form.*?</form>", page, re.S)
        if "Remove this field" in form
    ]


@pytest.fixture
def strange(client):
    """A file with a field that no model has, at its top and in a person."""
    tree = sample_tree("bec-request")
    tree["office"] = {"name": "Somebody’s own table"}
    tree["persons"][0]["shoe_size"] = "44"
    revision = saved(tree)
    _judged(revision)
    return revision.file


def test_what_comity_does_not_know_is_removed_with_a_button_and_nothing_else_is(client, strange):
    from comity_web.cases.saving import file_at, tree_of

    before = tree_of(strange.head)
    for name in ("office", "shoe_size"):
        address = f"/c/{strange.key}/check"
        page = _read(client, address)
        assert f"The file has a field “{name}”" in page
        assert "persons[0]" not in page
        assert re.findall(r"<li>\s*:", page) == []
        assert f"“{name}”: removed" in page or f", “{name}”: removed" in page
        client.post(f"/c/{strange.key}/patch", _removing(page)[0])

    after = tree_of(file_at(strange.key).head)
    del before["office"], before["persons"][0]["shoe_size"]
    assert after == before
    assert _removing(_read(client, f"/c/{strange.key}/check")) == []


@pytest.mark.parametrize("place", ["s/people", "s/people/persons/0"])
def test_it_is_removed_on_the_page_where_it_stands_too(client, strange, place):
    from comity_web.cases.saving import file_at, tree_of

    page = _read(client, f"/c/{strange.key}/{place}")
    assert "The file has a field “shoe_size”" in page
    (button,) = _removing(page)
    client.post(f"/c/{strange.key}/patch", button)

    assert "shoe_size" not in tree_of(file_at(strange.key).head)["persons"][0]
    assert "Remove this field" not in _read(client, f"/c/{strange.key}/{place}")


def test_a_field_that_a_page_shows_is_corrected_there_and_never_removed_here(client):
    tree = sample_tree("bec-request")
    tree["requesting"]["state"] = "Narnia"
    tree["refrence"] = tree.pop("reference")
    revision = saved(tree)
    _judged(revision)

    page = _read(client, f"/c/{revision.file.key}/check")
    assert _removing(page) == []
    assert "“refrence”: removed" in page  # as it stands in the file, not as a title


@pytest.mark.parametrize(("name", "tag"), [("", "en"), ("   ", "de"), ("", "fr")])
def test_a_field_whose_name_is_empty_is_told_in_words_and_removed(client, name, tag):
    from comity_web.cases.saving import file_at, tree_of
    from comity_web.judging.judged import judge
    from comity_web.wording.catalogues import words

    told, button = {
        "en": ("a field whose name is empty", "Remove this field"),
        "de": ("ein Feld, dessen Name leer ist", "Dieses Feld entfernen"),
        "fr": ("un champ dont le nom est vide", "Retirer ce champ"),
    }[tag]
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = tag
    tree = sample_tree("bec-request")
    before = {**tree, "persons": [dict(one) for one in tree["persons"]]}
    tree[name], tree["persons"][0] = "x", {**tree["persons"][0], name: "y"}
    revision = saved(tree)
    judge(revision, words(tag))
    at = f"/c/{revision.file.key}"

    assert told in _read(client, f"{at}/s/people")
    for left in (2, 1):
        page = _read(client, f"{at}/check")
        forms = [one for one in re.findall(r"<form.*?</form>", page, re.S) if button in one]
        assert len(forms) == left
        for sign in ("``", '[""]', "“”", "„“", "«\u00a0\u00a0»", '["   "]'):
            assert sign not in page, page[page.index(sign) - 200 : page.index(sign) + 100]
        posted = dict(re.findall(r'name="(finding|base)" value="(\w+)"', forms[0]))
        client.post(f"{at}/patch", posted)
    assert tree_of(file_at(revision.file.key).head) == before
