"""One statement on language for each State, and none that asks for a language it already has."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from comity.law.official import official_languages
from comity.law.states import states
from comity.model.findings import Finding, Severity
from comity.model.law_records import Answer
from comity.pipeline.own_plugin import open_host
from comity.steps.check.document_language import check_language

pytestmark = pytest.mark.needs_country
BY_LAW = {("LU", "lb")}  # article 4, point 7, of the act of 2000 names French, German and English
ABOUT = ("language.required", "language.conditional", "language.unknown", "language.yields")


@pytest.fixture
def stated(resolve_case, request_data):
    """What is said of a request in a language to a State, less what is said of its paragraphs."""
    host = open_host()

    def stated(code: str, language: str, asking: str = "NG", **draft: Any) -> list[Finding]:
        request_data["requesting"]["state"] = asking
        data = request_data | {"requested": {"state": code}, "language": language} | draft
        return [f for f in check_language(resolve_case(data, host), host) if f.rule in ABOUT]

    return stated


def test_no_state_is_asked_for_a_translation_of_its_own_official_language(stated) -> None:
    wrong = {
        (code, language): [f.message for f in found]
        for code in states()
        for language in official_languages(code)
        if (found := stated(code, language)) and (code, language) not in BY_LAW
    }
    assert wrong == {}


def _plain(answer: Answer) -> bool:
    """Whether an answer of a law tells the languages of every request."""
    return answer.question == "languages" and not answer.when and "accepts" in answer.value


def test_every_other_state_gets_one_statement_that_says_how_it_was_read(stated) -> None:
    host = open_host()
    notified = {
        row.code
        for instrument in host.instruments().values()
        for row in instrument.notified
        if row.about == "languages" and "en" in row.value["accepts"]
    }
    assert {"LT", "LV", "AM"} <= notified
    for code in states():
        book = host.law(code, dt.date.today())
        accepted = [a.value["accepts"] for a in (book.answers if book else ()) if _plain(a)]
        if any("en" in languages for languages in accepted):
            notified.add(code)
        known = {tag.partition("-")[0] for tag in official_languages(code)}
        if not known or "en" in known:
            continue
        found = stated(code, "en")
        told = [f.citation is not None or f.rule == "language.unknown" for f in found]
        assert told in ([], [True]) if code in notified else told == [True], code


def test_an_english_letter_to_mozambique_is_told_what_is_known(stated) -> None:
    (found,) = stated("MZ", "en")
    assert found.severity == "advice"  # nothing says that it is not accepted
    assert found.message == (
        "This draft is in English, and `translation` is empty. "
        "Mozambique uses Portuguese officially, and "
        "Comity has no source that says that this State accepts English."
    )
    assert found.citation is None  # a list of languages in use is no law
    assert stated("MZ", "en", translation={"into": "pt"}) == []


def test_the_official_language_that_authorities_abroad_write_in_is_proposed_alone(stated) -> None:
    (found,) = stated("NG", "fr", "FR")
    said = found.message + found.cure
    assert "Comity has no source" in said
    assert "into: en" in found.cure
    assert not any(word in said for word in ("Yoruba", "CLDR"))


@pytest.mark.parametrize(("code", "language"), [("MY", "en"), ("CY", "en"), ("MA", "fr")])
def test_a_language_that_many_speak_is_left_to_the_limits(stated, code: str, language: str) -> None:
    told = [found.said.id for found in stated(code, language, "TV")]
    assert told in ([], ["language.unknown"])


@pytest.mark.parametrize(("code", "into"), [("MZ", "fr"), ("PA", "en"), ("TH", "de")])
def test_a_translation_into_a_language_that_few_speak_there_is_found(
    stated, code: str, into: str
) -> None:
    (found,) = stated(code, "de", "TV", translation={"into": into})
    assert (found.said.id, found.field) == ("language.unknown/translated", "translation")


def test_the_order_of_germany_is_not_told_of_english_on_reciprocity(stated) -> None:
    (order,) = stated("DE", "en", "FR", basis=[{"instrument": "eu-eio"}])
    assert order.rule == "language.required"
    assert order.message == (
        "Germany accepts German for requests under the European Investigation Order Directive. "
        "This document is in English. No English, not even in urgent cases."
    )
    (letter,) = stated("DE", "en", "GB", basis=[{"instrument": "ets-030"}])
    assert letter.rule == "language.conditional"
    assert "only on a condition. The condition is: reciprocity." in letter.message


def test_a_language_without_standing_text_is_met_by_a_translation_alone(stated) -> None:
    (found,) = stated("IT", "de", "DE", basis=[{"instrument": "eu-eio"}])
    assert found.cure == "Enclose a translation into Italian: `translation: {into: it}`."


def test_a_notification_under_another_treaty_is_said_to_be_of_another(stated) -> None:
    (found,) = stated("LS", "fr", "NG")
    assert "for requests under the UNTOC. This request does not rely on that" in found.message
    assert stated("ZA", "en", "GB") == []


def test_points_of_contact_on_duty_are_told_of_no_condition_of_letters(
    stated, request_data: dict[str, Any]
) -> None:
    (found,) = stated("DE", "en")
    assert found.rule == "language.conditional"
    at_points = [one | {"addressee": "point-of-contact"} for one in request_data["measures"]]
    assert stated("DE", "en", measures=at_points) == []


def test_what_a_law_asks_of_an_investigation_order_is_not_asked_of_a_letter(
    stated,
) -> None:
    assert stated("NL", "fr", asking="CH") == []
    order = [{"instrument": "eu-eio"}]
    (found,) = stated("NL", "fr", asking="FR", basis=order)
    assert (found.rule, found.severity) == ("language.required", Severity.ERROR)


def test_what_a_law_asks_without_a_treaty_yields_to_the_treaty(stated) -> None:
    assert "language.required" in [f.rule for f in stated("PT", "en", asking="KE")]
    basis = [{"instrument": "ets-030"}]
    assert "PT" not in [f.source for f in stated("PT", "en", asking="GB", basis=basis)]
