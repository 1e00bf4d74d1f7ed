"""A value is shown by its words where the language has them, and the word itself elsewhere."""

from __future__ import annotations

import pytest

from comity.pipeline.own_plugin import open_host
from comity.steps.wording.catalogue_loading import load_messages
from comity.tasks.authoring.answer_reading import AnswerReader
from comity.tasks.authoring.voice import Voice
from comity.tasks.questions.fields import field_at, fields

HOST = open_host()
PASSPORT = {"kind": "passport", "value": "X00000001"}


def shown(language: str, path: str, value: object) -> str:
    found = field_at(fields("request", HOST, language=language), path)
    assert found is not None
    voice = Voice(load_messages(HOST.languages, language))
    return AnswerReader(HOST, voice, "NG").show(value, found)


@pytest.mark.parametrize(
    ("language", "path", "value", "said"),
    [
        ("fr", "persons[].identifiers", [PASSPORT], "Passeport\u00a0: X00000001"),
        ("fr", "measures[].holder.kind", "provider", "fournisseur de services"),
        ("fr", "measures[].holder.kind", "museum", "museum"),
        ("en", "persons[].identifiers", [PASSPORT], "passport: X00000001"),
        pytest.param(
            *("de", "measures[].holder.kind", "bank", "Bank"), marks=pytest.mark.needs_country
        ),
    ],
)
def test_a_value_of_an_open_list_is_shown_by_its_words(
    language: str, path: str, value: object, said: str
) -> None:
    assert shown(language, path, value) == said
