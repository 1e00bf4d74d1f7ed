"""What stands in another language than its document is known as such, with its language."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import yaml

from comity.model.content import Content, Passage

pytestmark = pytest.mark.needs_country

Composed = Callable[[dict[str, Any]], Content]
LAW = "Wer einen anderen täuscht, wird bestraft."
COUNTERPART = "من احتال على غيره يعاقب"


@pytest.fixture
def case() -> dict[str, Any]:
    path = Path(str(files("comity.kit.samples") / "bec-request.yaml"))
    data = yaml.safe_load(path.read_bytes())
    plain: dict[str, Any] = json.loads(json.dumps(data, default=str))  # dates as their text
    return plain


def test_texts_that_say_their_language_are_passages(case: dict[str, Any], composed: Composed):
    offence, fact = case["offences"][0], case["facts"][0]
    offence |= {"text": LAW, "text_is": "exact", "language": "de"}
    offence["requested_law"] = {"provision": "art. 1", "text": COUNTERPART, "language": "ar"}
    offence["elements"][0] |= {"text": "Een ander is bedrogen.", "language": "nl"}
    fact |= {"text": "Changez le compte.\n\nMerci beaucoup.", "language": "fr"}
    assert set(composed(case).passages) == {
        Passage(LAW, "de"),
        Passage(COUNTERPART, "ar", "rtl"),
        Passage("Een ander is bedrogen.", "nl"),
        Passage("Changez le compte.", "fr"),
        Passage("Merci beaucoup.", "fr"),
    }


def test_what_is_said_to_be_in_the_documents_own_language_is_none(
    case: dict[str, Any], composed: Composed
):
    case["facts"][0]["language"] = "en-GB"
    assert composed(case).passages == ()


def test_a_french_document_knows_what_of_the_law_it_gives_in_english(
    case: dict[str, Any], composed: Composed
):
    case["language"] = "fr"
    content = composed(case)
    (treaty,) = (p for p in content.passages if p.text.startswith("Treaty between"))
    assert treaty.language == "en"
    items = content.context["parts"]["basis"]["items"]
    assert any(item["text"].startswith(f"{treaty.text} (intitulé en anglais)") for item in items)
