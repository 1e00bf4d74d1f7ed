"""Words of a list that a field may go beyond: shown as the reader says them, kept by their ids."""

from __future__ import annotations

import pytest

import comity
from comity.tasks.questions.fields import walk

KINDS = tuple(comity.Host().document_types())
TREE = {
    "schema": "1",
    "kind": "request",
    "offences": [{"id": "O1", "category": "money-laundering", "predicate": "embezzlement"}],
    "persons": [{"id": "P1", "identifiers": [{"kind": "email", "value": "a@mail.example"}]}],
    "measures": [
        {
            "id": "M1",
            "kind": "stored-content",
            "addressee": "point-of-contact",
            "holder": {"name": "Example Mail", "kind": "provider"},
            "identifiers": [{"kind": "passport", "value": "X1"}],
        }
    ],
    "assurances": [{"kind": "reciprocity"}],
}
NAMES = ("offences[0]", "persons[0]", "measures[0]", "assurances")
SAID = {
    "en": {
        "offences[0].category": "Money laundering",
        "persons[0].identifiers[0].kind": "E-mail address",
        "measures[0].holder.kind": "Provider",
    },
    "fr": {
        "offences[0].category": "Blanchiment d’argent",
        "persons[0].identifiers[0].kind": "Adresse électronique",
        "measures[0].holder.kind": "Fournisseur de services",
    },
    "de": {
        "offences[0].category": "Geldwäsche",
        "persons[0].identifiers[0].kind": "E-Mail-Adresse",
        "measures[0].holder.kind": "Diensteanbieter",
    },
}


def form(tree, names, tag):
    from comity_web.core import host
    from comity_web.forms import form_of
    from comity_web.wording.catalogues import words

    return form_of(str(tree["kind"]), names, tree, {}, host(), words=words(tag))


def read(tree, names, posted, tag):
    from comity_web.core import host
    from comity_web.forms import read_post
    from comity_web.wording.catalogues import words

    return read_post(names, posted, tree, {}, str(tree["kind"]), host(), words=words(tag)).tree


def worded():
    """Every field of every kind of document that knows such words."""
    from comity_web.forms.open_words import is_worded

    for kind in KINDS:
        for field in walk(comity.fields(kind, comity.Host())):
            if is_worded(field):
                yield field


@pytest.mark.needs_country
@pytest.mark.parametrize("tag", ["en", "fr", "de"])
def test_a_known_word_is_shown_as_the_reader_says_it_and_kept_by_its_id(application, tag):
    shown = form(TREE, NAMES, tag)
    for path, said in SAID[tag].items():
        control = shown.at(path)
        assert control.text == said
        assert said in dict(shown.lists)[control.listed]

    posted = {path: [shown.at(path).text] for path in SAID[tag]}
    assert read(TREE, NAMES, posted, tag) == TREE
    posted = {path: [said.upper()] for path, said in SAID[tag].items()}
    assert read(TREE, NAMES, posted, tag) == TREE


@pytest.mark.parametrize("typed", ["Scheme of a kind of its own", "money-laundering", "bribery"])
def test_words_of_the_author_and_those_of_the_file_stay(application, typed):
    posted = {"offences[0].category": [typed]}
    assert read(TREE, NAMES, posted, "en")["offences"][0]["category"] == typed


@pytest.mark.needs_country
@pytest.mark.parametrize("tag", ["en", "fr", "de"])
def test_every_word_of_every_list_leads_back_to_its_own_id(application, tag):
    from comity_web.core import host
    from comity_web.forms.open_words import OPEN_LISTS, _words, list_of, offered_words, word_found

    assert {list_of(field) for field in worded()} == OPEN_LISTS
    for name in OPEN_LISTS:
        known = _words(host(), tag, name)
        assert len(known) > 2
        assert set(offered_words(host(), tag, name)) == set(known.values())
        assert {id: word_found(host(), tag, name, said) for id, said in known.items()} == {
            id: id for id in known
        }


@pytest.mark.needs_country
@pytest.mark.parametrize("tag", ["en", "fr", "de"])
def test_no_example_of_such_a_field_and_none_of_a_state_is_a_code(application, tag):
    from comity_web.core import host
    from comity_web.forms.book import book
    from comity_web.forms.leaves import Leaves
    from comity_web.forms.needing import Marks
    from comity_web.forms.open_words import OPEN_LISTS, _words, list_of
    from comity_web.wording.catalogues import words

    looked, spoken = 0, words(tag)
    for kind in KINDS:
        marks = Marks(lambda _, path: None, {"kind": kind}, {})
        leaves = Leaves(book(kind, host(), spoken), {"kind": kind}, {}, (), marks, law=False)
        for field in walk(comity.fields(kind, host(), language=None if tag == "en" else tag)):
            said = leaves.words(field.path, field, None)["example"]
            known = set().union(*(_words(host(), tag, name) for name in OPEN_LISTS))
            looked += bool(said and list_of(field))
            if list_of(field) or field.place == "country-name" or field.name == "issued_by":
                assert said not in known and not (len(said) == 2 and said.isupper()), field.path
    assert looked > 10
