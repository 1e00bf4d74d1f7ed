"""An entry of a list is named in the singular, in each language, on pages and on buttons."""

from __future__ import annotations

import re

import pytest

from ..cases import sample_tree, saved

TAGS = ("en", "fr", "de")


def _lists() -> dict[str, str]:
    """The lists of tables of every kind of document: name, and English title."""
    import comity
    from comity.model.drafts.describe import describe, walk
    from comity.steps.read.heading import model_of

    kinds = comity.Host().for_case().document_types().values()
    models = [model for kind in kinds if (model := model_of(kind)) is not None]
    return {
        note.name: note.title
        for model in models
        for _, note in walk(describe(model))
        if note.many and note.form in ("table", "free-table")
    }


@pytest.mark.parametrize("tag", TAGS)
def test_every_list_has_a_word_for_one_entry_and_for_adding_one(application, tag):
    from comity_web.core import voice
    from comity_web.wording.catalogues import words
    from comity_web.wording.entries import add_entry

    found = _lists()
    assert len(found) > 40
    nameless = [name for name in found if voice(tag).entry(name, "?") == "?"]
    unsaid = [
        name
        for name in found
        for another in (False, True)
        if "?" in add_entry(words(tag), name, "?", another=another)
    ]
    assert (nameless, unsaid) == ([], [])


def test_no_entry_has_the_name_of_its_list(application):
    from comity_web.core import voice

    same = [name for name, title in _lists().items() if voice("en").entry(name, "") == title]
    assert same == ["basis"]  # one list of each legal basis


def test_a_list_of_a_plugin_is_told_by_its_title(application):
    from comity_web.core import voice
    from comity_web.wording.catalogues import words
    from comity_web.wording.entries import add_entry

    assert voice("en").entry("ships", "Ships") == "Ships"
    assert add_entry(words("de"), "ships", "Schiffe", another=True) == "Hinzufügen: Schiffe"


def _plain(client, address: str, tag: str = "en") -> str:
    from django.conf import settings

    client.cookies[settings.LANGUAGE_COOKIE_NAME] = tag
    text = re.sub(r"<[^>]+>", "", client.get(address).content.decode())
    return re.sub(r"\s+", " ", text)


def test_an_asset_is_named_removed_and_added_in_the_singular(client):
    tree = sample_tree("bec-request")
    tree["assets"] = [{"id": "S1", "description": "Flat 4"}]
    key = saved(tree).file.key
    page = _plain(client, f"/c/{key}/s/measures")
    assert "Asset S1: Flat 4" in page
    assert "Remove asset S1" in page and "Add another asset" in page
    assert "Assets S1" not in page and "Add Assets" not in page


def test_a_title_stands_once_where_an_entry_is_told(application):
    import comity
    from comity_web.core import host
    from comity_web.wording.page_voice import page_voice

    flat = {"id": "S1", "description": "Flat 4"}
    before = {**sample_tree("bec-request"), "assets": [flat]}
    after = {
        **before,
        "persons": [*before["persons"], {"id": "P9", "name": {"full": "Zoe Newer"}}],
        "assets": [flat, {"id": "S2", "description": "Boat"}],
    }
    for tag, person, asset in (
        ("en", "Person P9: added (Name: Zoe Newer).", "Asset S2: added (Boat)."),
        (
            "de",
            "Person P9: hinzugefügt (Name: Zoe Newer).",
            "Vermögenswert S2: hinzugefügt (Boat).",
        ),
    ):
        told = comity.diff_words(before, after, host(), voice=page_voice(tag))
        texts = " ".join(one.text for one in told)
        assert person in texts and asset in texts


@pytest.mark.parametrize(
    ("tag", "first", "then"),
    [("fr", "États-Unis", "Fidji"), ("fr", "Brésil", "Brunei"), ("de", "Österreich", "Pakistan")],
)
def test_states_stand_in_the_order_of_the_alphabet(application, tag, first, then):
    from comity_web.core import host
    from comity_web.forms.pickers import listed

    names = listed("state", host(), tag)
    assert names.index(first) < names.index(then)
    assert names.index(first) > names.index("Belgique" if tag == "fr" else "Norwegen")
