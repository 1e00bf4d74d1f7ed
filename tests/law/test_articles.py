"""The articles that a request cites are those that speak of what it asks for."""

from __future__ import annotations

from typing import Any

import pytest

from comity.law.articles import articles_for, in_words, names_kind, other_kinds
from comity.law.load_instruments import load_instruments
from comity.model.law_records import Instrument

ROWS: list[dict[str, Any]] = [
    {"article": "18"},
    {"article": "13", "for": ["restraint"]},
    {"article": "24", "for": ["video-hearing", "witness-testimony"]},
]


def instrument(**more: Any) -> Instrument:
    known = {"id": "a", "title": "Treaty", "level": "multilateral", "source": "t"}
    return Instrument.model_validate({**known, "read": "official", **more})


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ([], ""),
        (["7"], "art. 7"),
        (["33", "34"], "arts. 33 and 34"),
        (["23", "25", "29", "30", "31", "33", "34"], "arts. 23, 25, 29 to 31, 33 and 34"),
        (["18", "18"], "art. 18"),
    ],
)
def test_numbers_are_cited_as_a_lawyer_cites_them(numbers: list[str], said: str) -> None:
    assert in_words(numbers) == said


@pytest.mark.parametrize(
    ("kinds", "said"),
    [
        (["bank-records"], "art. 18"),
        (["restraint"], "arts. 18 and 13"),
        (["bank-records", "video-hearing"], "arts. 18 and 24"),
    ],
)
def test_no_article_is_cited_for_what_is_not_asked(kinds: list[str], said: str) -> None:
    assert articles_for(instrument(articles=ROWS, mla_articles="arts. 13, 18, 24"), kinds) == said


def test_articles_that_do_not_differ_by_kind_are_all_cited() -> None:
    assert articles_for(instrument(mla_articles="art. 7"), ["restraint"]) == "art. 7"


def test_an_article_of_other_kinds_alone_is_known_by_them() -> None:
    held = instrument(articles=ROWS)

    assert other_kinds(held, "13", ["bank-records"]) == ("restraint",)
    assert other_kinds(held, "13", ["restraint"]) == ()
    assert other_kinds(held, "18", ["bank-records"]) == ()
    assert other_kinds(held, "99", ["bank-records"]) == ()  # of which nothing is known


@pytest.mark.parametrize(
    ("ways", "said"),
    [
        (["video"], "arts. 8 and 9"),
        (["telephone"], "arts. 8 and 10"),
        (["video", "telephone"], "arts. 8 to 10"),
    ],
)
def test_a_hearing_is_cited_by_the_way_that_is_meant(ways: list[str], said: str) -> None:
    rows = [
        {"article": "8"},
        {"article": "9", "for": ["video-hearing"], "by": "video"},
        {"article": "10", "for": ["video-hearing"], "by": "telephone"},
    ]
    assert articles_for(instrument(articles=rows), ["video-hearing"], ways) == said


def test_an_article_on_evidence_at_large_may_be_about_what_it_does_not_name() -> None:
    rows = [*ROWS, {"article": "3", "for": ["business-records"], "at_large": True}]
    held = instrument(articles=rows)

    assert other_kinds(held, "3", ["examination"]) == ()
    assert other_kinds(held, "3", ["examination", "restraint"]) == ()
    assert other_kinds(held, "3", ["restraint"]) == ("business-records",)


def test_articles_on_fiscal_offences_and_on_sentences_are_cited_for_those_alone() -> None:
    rows = [
        {"article": "1", "fiscal": True},
        {"article": "2"},
        {"article": "3", "sentences": True, "for": ["service-of-documents"]},
    ]
    held, kinds = instrument(articles=rows), ["service-of-documents"]

    assert articles_for(held, kinds, fiscal=False, sentences=False) == "art. 2"
    assert articles_for(held, kinds, fiscal=True, sentences=False) == "arts. 1 and 2"
    assert articles_for(held, kinds, fiscal=False, sentences=True) == "arts. 2 and 3"
    assert names_kind(held, "bank-records", fiscal=True)
    assert not names_kind(held, "service-of-documents")


@pytest.mark.needs_country
@pytest.mark.parametrize(
    ("name", "kind", "said"),
    [
        ("untoc", "bank-records", "art. 18"),
        ("untoc", "joint-investigation-team", "arts. 18 and 19"),
        ("untoc", "controlled-delivery", "arts. 18 and 20"),
        ("uncac", "asset-return", "arts. 46 and 57"),
        ("uncac", "surveillance", "arts. 46 and 50"),
        ("un-1988", "restraint", "arts. 5 and 7"),
        ("un-1988", "witness-statement", "art. 7"),
        ("coe-185", "spontaneous-information", "arts. 23, 25 and 26"),
        ("coe-185", "emergency-disclosure", "arts. 23, 25 and 31"),
        ("ets-030", "video-hearing", "arts. 1, 3 and 14 to 20"),
    ],
)
def test_the_conventions_cite_the_article_on_what_is_asked(name: str, kind: str, said: str) -> None:
    (held,) = (one for one in load_instruments("comity_treaties") if one.id == name)
    assert articles_for(held, [kind]) == said
