"""A translation can be followed, was read by somebody, and is certified where asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding, Severity

pytestmark = pytest.mark.needs_country
Altered = Callable[[str, dict[str, Any]], dict[str, Finding]]

LONG = " and then he went to the house of the other with the brother of him" * 8 + "."


def test_an_endless_sentence_is_told(altered: Altered) -> None:
    found = altered("bec-request", {"facts.0.text": "It was found" + LONG})
    assert found["language.unclear"].severity is Severity.ADVICE
    into = {"facts.0.text": "It was found" + LONG, "translation": {"into": "en"}}
    assert altered("bec-request", into)["language.unclear/translated"].severity is Severity.ADVICE
    short = LONG.replace(" and then", ". Then")
    assert "language.unclear" not in altered("bec-request", {"facts.0.text": "It was so" + short})
    items = "; ".join(f"on {n} May 2026 he paid EUR 100" for n in range(1, 29))
    assert "language.unclear" not in altered("bec-request", {"facts.0.text": items + "."})


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"translation": {"into": "en", "translator": "DeepL"}}, True),
        (
            {"annexes.4": {"id": "A5", "title": "Maschinelle Übersetzung", "kind": "translation"}},
            True,
        ),
        ({"remarks": [{"part": "annexes", "text": "The translation was not checked."}]}, True),
        ({"translation": {"into": "en", "translator": "Ann Example"}}, False),
        ({"annexes.1.title": "Report on the machine"}, False),
        ({"remarks": [{"part": "annexes", "text": "The lift was not checked."}]}, False),
    ],
)
def test_a_translation_that_nobody_read_is_told(
    altered: Altered, changes: dict[str, Any], found: bool
) -> None:
    assert ("language.unchecked" in altered("bec-request", changes)) is found


def test_a_translation_that_is_not_certified_is_asked_about(altered: Altered) -> None:
    plain = {"translation": {"into": "pt", "certified": False}}
    there = {"requested": {"state": "MZ"}, "basis": [{"instrument": "untoc"}]}
    found = altered("bec-request", plain | there)
    assert ("language.uncertified" in found) is ("language.certified" not in found)
    assert "language.uncertified" not in altered(
        "bec-request", there | {"translation": {"into": "pt"}}
    )
