"""An entry of a list is named in the singular by the program itself, in each language."""

from __future__ import annotations

from typing import Any

import pytest

import comity
from comity.model.drafts.describe import describe, walk
from comity.model.drafts.request import Request
from comity.steps.read.heading import model_of
from comity.steps.wording.catalogue_loading import load_catalogue, load_messages
from comity.steps.wording.titles import field_title
from comity.tasks.authoring.voice import Voice

ASSET = {"id": "S1", "description": "Flat 4", "owner": "P1"}
SAID = {
    "en": ("Asset S1: added (Flat 4", "Asset S1, owner: changed", "Asset 1, Owner"),
    "de": (
        "Vermögenswert S1: hinzugefügt (Flat 4",
        "Vermögenswert S1, Eigentümer: geändert",
        "Vermögenswert 1, Eigentümer",
    ),
    "fr": (
        "Avoir\u00a0S1\u00a0: ajouté (Flat 4",
        "Avoir\u00a0S1, propriétaire\u00a0:",
        "Avoir 1, Propriétaire",
    ),
}


@pytest.fixture(scope="module")
def host() -> comity.Host:
    return comity.Host()


def voice(host: comity.Host, tag: str) -> Voice:
    return Voice(load_messages(host.languages, tag))


@pytest.mark.needs_country
@pytest.mark.parametrize("tag", ["en", "de", "fr"])
def test_every_list_has_a_word_for_one_entry(host: comity.Host, tag: str) -> None:
    kinds = host.for_case().document_types().values()
    models = [model for kind in kinds if (model := model_of(kind)) is not None]
    lists = {
        note.name
        for model in models
        for _, note in walk(describe(model))
        if note.many and note.form in ("table", "free-table")
    }
    assert len(lists) > 40
    assert [name for name in lists if voice(host, tag).entry(name, "?") == "?"] == []
    assert voice(host, tag).entry("ships", "Ships") == "Ships"


@pytest.mark.needs_country
@pytest.mark.parametrize("tag", SAID)
def test_a_change_and_a_row_name_one_entry(host: comity.Host, tag: str) -> None:
    added, changed, row = SAID[tag]
    before: dict[str, Any] = {"kind": "request", "assets": [ASSET]}
    none = {"kind": "request", "assets": []}
    told = comity.diff_words(none, before, host, voice=voice(host, tag))
    assert [one.text for one in told if one.text.startswith(added)]

    after = {**before, "assets": [{**ASSET, "owner": "P2"}]}
    told = comity.diff_words(before, after, host, voice=voice(host, tag))
    assert [one.text for one in told if one.text.startswith(changed)]

    words = load_catalogue(host.languages, tag, ("de", "en", "fr"))
    assert field_title(Request, "assets[0].owner", words) == row


def test_a_language_without_the_word_keeps_its_title(host: comity.Host) -> None:
    from comity.text.messages import entry_title

    assert entry_title("assets", "Bens", "pt", {}) == "Bens"
