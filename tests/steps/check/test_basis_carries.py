"""What an instrument carries and adds, by what it speaks of; its articles; two papers for two."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from comity.law.ties import TieTable
from comity.pipeline.own_plugin import open_host
from comity.steps.compose import compose

pytestmark = pytest.mark.needs_country

Ask = Callable[..., Any]


def test_what_goes_first_in_the_ties_is_named_with_what_it_adds_to(ask: Ask) -> None:
    answer = ask("IE-DE", ["bank-records"], ["eu-eio"])
    ties = TieTable(open_host().instruments().values(), dt.date(2026, 11, 3)).between("IE", "DE")
    first = next(tie.instrument for tie in ties.in_force if not tie.instrument.direct)

    assert first.id == "eu-mla-2000"
    assert first.named() in answer["basis.not-cited"].message
    assert "`- instrument: eu-mla-2000`, `- instrument: ets-030`" in answer["basis.not-cited"].cure
    assert not {"basis.first", "basis.not-cited"} & {
        *ask("IE-DE", ["bank-records"], ["eu-mla-2000", "ets-030"]).found
    }


def test_two_papers_are_told_and_nothing_that_contradicts_them(ask: Ask) -> None:
    answer = ask("ES-IT", ["search-of-premises", "service-of-documents"], ["eu-eio"])

    assert "For M2: `- instrument: eu-mla-2000`, `- instrument: ets-030`." in (
        answer["basis.papers"].cure
    )
    assert not {"basis.first", "basis.uncarried", "refusal.link.instrument"} & {*answer.found}


@pytest.mark.parametrize(
    ("pair", "kind", "category", "cited", "told"),
    [
        ("DE-CH", "video-hearing", "fraud", ["ets-030"], {"ets-182"}),
        ("DE-CH", "video-hearing", "fraud", ["ets-030", "ets-182"], set()),
        ("DE-CH", "bank-records", "fraud", ["ets-030"], set()),
        ("DE-NO", "bank-records", "tax-fraud", ["ets-030"], {"ets-099"}),
        ("DE-DK", "video-hearing", "arson", ["eu-mla-2000", "ets-030"], set()),
        ("DE-DK", "bank-records", "fraud", ["eu-mla-2000", "ets-030"], {"eu-mla-2001-protocol"}),
        ("DE-DK", "witness-statement", "fraud", ["ets-030"], {"eu-mla-2000"}),
    ],
)
def test_what_adds_is_told_only_where_it_speaks_of_the_case(
    ask: Ask, pair: str, kind: str, category: str, cited: list[str], told: set[str]
) -> None:
    found = ask(pair, [kind], cited, category=category).checked.findings
    cures = " ".join(f.cure for f in found if f.rule == "basis.adds")
    adding = {"ets-182", "ets-099", "eu-mla-2000", "eu-mla-2001-protocol"}

    assert {name for name in adding if f"`- instrument: {name}`" in cures} == told


def test_an_instrument_that_does_not_fit_is_one_finding_that_lists_what_fails(ask: Ask) -> None:
    offence = {"category": "fraud", "organised_group": False, "transnational": False}
    answer = ask("NG-BR", ["bank-records"], ["untoc"], **offence)
    scopes = [f for f in answer.checked.findings if f.rule == "basis.scope"]

    assert len(scopes) == 1
    assert len(scopes[0].said.data()["params"]["tests"]) == 2
    assert "each of which the UNTOC sets for requests: (1) " in scopes[0].message
    assert "One and the same offence" not in scopes[0].message  # it repeats the other two
    assert not {"basis.uncarried", "refusal.link.instrument"} & {*answer.found}


def test_an_article_of_the_author_s_that_is_about_something_else_is_told(ask: Ask) -> None:
    named = {"instrument": "uncac", "articles": ["art. 46", "art. 55"]}
    answer = ask("NG-BR", ["bank-records"], [named], category="corruption")

    assert answer["basis.article"].field == "basis[0].articles[1]"
    about = "about tracing and identifying proceeds, restraint of property and enforcement of a"
    assert about in answer["basis.article"].message
    assert answer["basis.article"].message.startswith("Art. 55 of the UNCAC")
    assert answer["basis.article"].said.id == "basis.article/several"


@pytest.mark.parametrize(
    ("pair", "kind", "name", "article", "told"),
    [
        ("DE-DK", "video-hearing", "ets-030", "art. 3", False),
        ("DE-DK", "location-of-person", "ets-030", "art. 3", False),  # evidence at large
        ("DE-DK", "service-of-documents", "ets-030", "art. 3", True),
        ("DE-US", "emergency-disclosure", "coe-185", "art. 31", False),
        ("DE-US", "emergency-disclosure", "coe-185", "art. 25(3)", False),
        ("DE-US", "bank-records", "coe-185", "art. 31", False),  # of a bank's own system
        ("DE-US", "preservation", "coe-185", "art. 31", True),
        ("DE-US", "preservation", "coe-185", "art. 34", True),
    ],
)
def test_an_article_is_about_something_else_only_where_that_is_sure(
    ask: Ask, pair: str, kind: str, name: str, article: str, told: bool
) -> None:
    answer = ask(pair, [kind], [{"instrument": name, "articles": [article]}])
    assert ("basis.article" in answer) is told


def test_a_french_letter_cites_the_directive_by_its_french_title(ask: Ask) -> None:
    checked = ask("DE-FR", ["bank-records"], ["eu-eio"]).checked

    for language, title in (("fr", "concernant la décision"), ("en", "regarding the European")):
        content = compose(
            replace(checked.resolved, language=language), open_host(), checked.document_type
        )
        assert any(title in text for text in content.placed["basis[0].instrument"])


def test_the_protocol_on_fiscal_offences_is_relied_on_for_those_alone(ask: Ask) -> None:
    assert "ets-099" not in ask("DE-NO", ["bank-records"]).cited()
    assert "ets-099" in ask("DE-NO", ["bank-records"], category="tax-fraud").cited()


def test_an_article_from_which_the_draft_argues_is_not_called_misplaced(ask: Ask) -> None:
    named = {"instrument": "uncac", "articles": ["art. 46", "art. 55"]}
    argued = {"dual_criminality": {"statement": "Article 55(1) of the Convention covers it."}}
    assert "basis.article" in ask("NG-BR", ["bank-records"], [named], category="corruption")
    found = ask("NG-BR", ["bank-records"], [named], category="corruption", **argued)
    assert "basis.article" not in found


@pytest.mark.parametrize(
    ("kinds", "article", "told"),
    [
        (["confiscation-order-enforcement"], "art. 57", False),
        (["restraint"], "art. 57", False),
        (["witness-statement"], "art. 57", True),
    ],
)
def test_return_goes_with_property_that_is_taken(
    ask: Ask, kinds: list[str], article: str, told: bool
) -> None:
    named = {"instrument": "uncac", "articles": [article]}
    assert ("basis.article" in ask("NG-BR", kinds, [named], category="corruption")) is told


def test_an_article_on_fiscal_offences_fits_every_measure(ask: Ask) -> None:
    named = {"instrument": "ets-099", "articles": ["art. 2"]}
    found = ask("DE-NO", ["bank-records"], ["ets-030", named], category="tax-fraud")
    assert "basis.article" not in found
