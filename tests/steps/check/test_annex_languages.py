"""An annex in another language: what is this letter, or is there too, needs no translation."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding, Severity

pytestmark = pytest.mark.needs_country
Altered = Callable[[str, dict[str, Any]], dict[str, Finding]]


def annex(title: str, **more: str) -> dict[str, str]:
    return {"id": "A5", "title": title, "language": "fr"} | more


def test_an_annex_in_another_language_is_asked_about(altered: Altered) -> None:
    found = altered("bec-request", {"annexes.4": annex("Statement of the victim")})
    assert found["annex.untranslated"].severity is Severity.ADVICE


@pytest.mark.parametrize(
    ("parts", "asked"),
    [
        ("The letter. The order of the court is in French only.", True),
        ("The letter; the search order is not translated.", True),
        ("The letter and the order. The list is in French only.", False),
    ],
)
def test_an_order_that_the_translation_leaves_out_is_asked_about(
    altered: Altered, parts: str, asked: bool
) -> None:
    order = annex("Search order of the court", kind="order")
    whole = {"id": "A6", "title": "Translation", "kind": "translation", "language": "en"}
    changes = {"annexes.4": order, "annexes.5": whole, "translation": {"into": "en"}}
    changes["translation"] |= {"parts": parts}
    assert ("annex.untranslated" in altered("bec-request", changes)) is asked


@pytest.mark.parametrize(
    "own",
    [
        annex("The letter in French", kind="letter"),
        annex("French version of this request"),
        annex("Original of this letter"),
        annex("Annex A in French", kind="other"),
        annex("Formblatt auf Französisch"),
        annex("Statement of the victim, with translation"),
        annex("Aussage des Opfers nebst Übersetzung"),
        annex("Procès-verbal, accompagné de sa traduction"),
    ],
)
def test_the_letter_itself_and_what_comes_with_a_translation_need_none(
    altered: Altered, own: dict[str, str]
) -> None:
    assert "annex.untranslated" not in altered("bec-request", {"annexes.4": own})


def test_a_paper_of_which_another_version_is_listed_needs_none(altered: Altered) -> None:
    french = {"annexes.4": annex("Search order of 5 May 2026", kind="order", date="2026-05-05")}
    assert "annex.untranslated" in altered("bec-request", french)
    english = annex("Search order of 5 May 2026 (English)", kind="order") | {
        "id": "A6",
        "language": "en",
    }
    assert "annex.untranslated" not in altered("bec-request", french | {"annexes.5": english})
