"""The sentences of a notice say what its fields mean, whatever phrase or sentence is in them."""

from __future__ import annotations

import itertools
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from comity.model.content import Content

Data = dict[str, Any]
Composed = Callable[[Data], Content]
HEAD = {"schema": 1, "kind": "notice", "date": "2026-10-05", "host": "US"}
BARE: Data = HEAD | {"company": {"name": "Example Mail"}}
HERE = Path(__file__).parent
CASES = tomllib.loads((HERE / "notice_sentences.toml").read_text(encoding="utf-8"))["case"]
LANGUAGES = ("en", "fr", pytest.param("de", marks=pytest.mark.needs_country))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", CASES, ids=[case["what"] for case in CASES])
def test_a_term_reads_as_it_is_meant(case: Data, language: str, composed: Composed) -> None:
    part = composed(BARE | case["terms"] | {"language": language}).context["parts"][case["section"]]
    said = [*part["paragraphs"], *(one["text"] for one in part["items"])]
    assert part["shown"]
    assert [text for text in case[language] if text not in said] == []


@pytest.mark.parametrize(
    "others",
    [
        dict(terms)
        for number in range(4)
        for terms in itertools.combinations(
            {"offered": ["fr"], "certified": "no", "translation": "It must come with one."}.items(),
            number,
        )
    ],
    ids=lambda terms: "-".join(terms) or "alone",
)
def test_a_language_that_is_demanded_is_never_only_wished_for(
    others: Data, composed: Composed
) -> None:
    languages = {"demanded": ["en"], "preferred": ["en"], **others}
    said = " ".join(
        composed(BARE | {"languages": languages}).context["parts"]["requests"]["paragraphs"]
    )
    assert "equests must be in English" in said
    assert "should" not in said
    assert ("or in another language that Example Mail can read" in said) is ("offered" in others)
    assert ("Except as stated here about translations" in said) is ("translation" in others)


def test_a_route_stands_once_in_the_section_that_it_is_about(composed: Composed) -> None:
    routes = [{"who": "foreign courts", "way": "by way 1"}, {"way": "by way 2"}]
    parts = composed(BARE | {"routes": routes}).context["parts"]
    assert "by way 1" in " ".join(parts["international"]["paragraphs"])
    assert "by way 2" in " ".join(parts["process"]["paragraphs"])
    assert "by way 1" not in " ".join(parts["process"]["paragraphs"])


def test_an_order_lasts_no_longer_than_a_bound_that_is_said_once(composed: Composed) -> None:
    period = {"quantity": 1, "unit": "years", "bound": "about"}
    notice = BARE | {"user_notification": {"delay_longest": period}}
    (said,) = composed(notice).context["parts"]["notification"]["paragraphs"]
    assert said == "Example Mail delays telling users for no longer than about 1\u00a0year."
