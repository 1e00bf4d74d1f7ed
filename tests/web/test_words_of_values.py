"""Pages that show answers and do not ask for them use the words of the form, in every language."""

from __future__ import annotations

import re

import pytest

from .answering import text_of
from .cases import sample_tree

RAW = re.compile(r"(?<![\w-])(mla-request|us-ng-mlat|coe-185|co-accused)(?![\w-])")


@pytest.fixture
def file(client):
    from comity_web.cases.saving import new_file

    return new_file("request", sample_tree("bec-request"))


def in_language(client, tag):
    client.post("/language", {"language": tag, "next": "/"})


def told(file, tag):
    """The values of the read-only view, by path."""
    from comity_web.cases.saving import tree_of
    from comity_web.pages.answers import answers
    from comity_web.pages.outline import outline

    found = answers(tree_of(file.head), outline("request", tag), tag)
    return {one["path"]: one["value"] for rows in found.values() for one in rows}


@pytest.mark.parametrize("tag", ["en", "de", "fr"])
def test_the_read_only_view_shows_the_words_of_the_form(file, tag):
    from comity_web.cases.saving import tree_of

    shown = told(file, tag)
    tree = tree_of(file.head)
    roles = {"en": ("Suspect", "Accused", "Victim", "Witness")}
    value = shown["persons[0].role"]
    assert value != tree["persons"][0]["role"]
    assert value[:1].isupper() or tag == "fr"
    assert tag != "en" or value in roles["en"]
    for path, value in shown.items():
        assert not RAW.search(value), (path, value)


@pytest.mark.parametrize(
    ("tag", "hidden"), [("en", "hidden"), ("de", "verborgen"), ("fr", "masqu")]
)
def test_a_protected_person_is_said_to_be_hidden(client, tag, hidden):
    from comity_web.cases.saving import new_file
    from comity_web.wording.catalogues import words

    tree = sample_tree("bec-request")
    tree["persons"][0]["protect"] = "pseudonym"
    shown = told(new_file("request", tree), tag)
    assert words(tag).say("web.checking.hidden") in shown.values()
    assert "" not in shown.values()


@pytest.mark.parametrize("tag", ["en", "de", "fr"])
def test_the_history_says_what_a_closed_word_means(client, file, tag):
    from comity_web.cases.saving import head_of, save, tree_of

    head = head_of(file)
    tree = {**tree_of(head)}
    tree["persons"] = [{**tree["persons"][0], "role": "co-accused"}, *tree["persons"][1:]]
    tree["bases"] = tree.get("bases")
    tree = {name: value for name, value in tree.items() if value is not None}
    save(file, head, tree, {}, section="people")
    in_language(client, tag)
    for page in ("history", "compare/1/2"):
        shown = text_of(client.get(f"/c/{file.key}/{page}"))
        assert not RAW.search(shown), page


@pytest.mark.parametrize("tag", ["en", "de", "fr"])
def test_no_question_of_a_request_offers_a_word_that_belongs_to_notices(application, tag):
    from comity.tasks.questions.fields import walk
    from comity_web.core import host
    from comity_web.forms.book import book
    from comity_web.forms.words import choice_label
    from comity_web.wording.catalogues import words

    spoken = words(tag)
    request, notice = (book(kind, host(), spoken) for kind in ("request", "notice"))
    word = "case-by-case"
    of_notices = {choice_label(notice, f, word) for f in walk(notice.fields) if word in f.choices}
    asked = [field for field in walk(request.fields) if word in field.choices]
    labels = [choice_label(request, field, word) for field in asked]

    assert len(of_notices) == 1 and asked
    assert not of_notices & set(labels)
    assert len(set(labels)) == len(labels)
