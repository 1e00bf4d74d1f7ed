"""Proceedings that are not criminal, and what covers them all the same."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.fixture
def told(findings, request_data, treaties):
    def told(scope: list[dict[str, Any]] | None = None, **proceedings: Any) -> list[str]:
        treaties({"id": "a", "scope": scope or []})
        data = request_data | {"basis": [{"instrument": "a"}]}
        del data["reciprocity"]
        data["proceedings"] = data["proceedings"] | proceedings
        found = [f for f in findings(data) if f.rule == "road.not-criminal"]
        return [f.message for f in found]

    return told


@pytest.mark.parametrize("nature", ["administrative", "civil"])
def test_proceedings_that_are_not_criminal_are_said_to_be(nature: str, told) -> None:
    (message,) = told(nature=nature)
    assert message.startswith(f"The proceedings are {nature}.")


@pytest.mark.parametrize(
    "proceedings",
    [
        {"nature": "investigation"},
        {"nature": "confiscation"},
        {"nature": "administrative", "criminal_court": "yes"},
    ],
)
def test_criminal_proceedings_and_those_before_a_criminal_court_are_calm(
    proceedings: dict[str, Any], told
) -> None:
    assert told(**proceedings) == []


def test_where_something_is_relied_on_its_article_is_asked_for(told) -> None:
    (message,) = told(nature="civil")
    assert message.endswith("covers proceedings that are not criminal?")


@pytest.mark.parametrize(
    "stage",
    [
        "An inquiry, which may lead to a referral for prosecution.",
        "L'enquête peut conduire à des poursuites.",
        "Die Untersuchung kann zu einem Strafverfahren führen.",
    ],
)
def test_an_inquiry_that_may_lead_to_a_prosecution_is_calm(stage: str, told) -> None:
    assert told(nature="administrative", stage=stage) == []


def test_a_law_on_civil_recovery_is_named_for_it(findings, request_data) -> None:
    request_data["proceedings"] |= {"nature": "civil"}
    named = ("Civil Asset Recovery Law 2007", "Law on Assistance 2007")
    found = []
    for name in named:
        data = request_data | {"basis": [{"instrument": name}]}
        found.append("road.not-criminal" in {one.rule for one in findings(data)})
    assert found == [False, True]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Article 1 of the treaty covers administrative proceedings too.", False),
        ("Der Vertrag gilt auch für Verwaltungsverfahren.", False),
        ("The treaty does not cover administrative proceedings.", True),
        ("The administrative proceedings began in May.", True),
    ],
)
def test_a_remark_that_the_treaty_covers_them_is_enough(
    findings, request_data, text: str, asked: bool
) -> None:
    request_data["proceedings"] |= {"nature": "administrative"}
    request_data["basis"] = [{"instrument": "Treaty of 1961"}]
    request_data["remarks"] = [{"part": "basis", "text": text}]
    assert ("road.not-criminal" in {one.rule for one in findings(request_data)}) is asked


def test_an_instrument_that_covers_administrative_proceedings_is_enough(told) -> None:
    when = {"field": "proceedings.nature", "in": ["investigation", "administrative"]}
    scope = {"id": "proceedings", "says": "Also those.", "when": when}
    cited = {"source": "t", "article": "art. 8", "read": "official"}
    assert told([scope | cited], nature="administrative") == []


CRIMINAL_ONLY = {
    "id": "criminal-matter",
    "says": "It serves criminal proceedings.",
    "when": {"field": "proceedings.nature", "in": ["investigation", "trial"]},
    "source": "t",
    "article": "art. 1",
    "read": "official",
}


@pytest.fixture
def on_scope(findings, request_data, treaties):
    treaties({"id": "a", "scope": [CRIMINAL_ONLY]})

    def on_scope(named: tuple[str, ...] = ("a",), **proceedings: Any) -> list[tuple[str, str]]:
        data = request_data | {"basis": [{"instrument": one} for one in named]}
        data.pop("reciprocity", None)
        data["proceedings"] = data["proceedings"] | proceedings
        found = [f for f in findings(data) if f.rule.partition("/")[0] == "basis.scope"]
        return [(f.severity, f.message.partition(",")[0]) for f in found]

    return on_scope


@pytest.mark.parametrize(
    ("stage", "words"),
    [
        ("A fire inquiry. No criminal case has been opened.", "No criminal case has been opened"),
        ("The board may not declare anybody guilty.", "may not declare anybody guilty"),
        ("The commission does not decide on guilt.", "does not decide on guilt"),
        ("Es ist kein Strafverfahren anhängig.", "kein Strafverfahren"),
        ("Der Ausschuss entscheidet nicht über die Schuld.", "entscheidet nicht über die Schuld"),
        ("Aucune enquête pénale n’est ouverte.", "Aucune enquête pénale"),
        ("La commission ne statue pas sur la culpabilité.", "ne statue pas sur la culpabilité"),
    ],
)
def test_a_treaty_for_criminal_matters_does_not_carry_what_says_that_it_is_none(
    stage: str, words: str, on_scope
) -> None:
    ((severity, message),) = on_scope(nature="administrative", stage=stage)
    assert (severity, message) == ("warning", f"By the words “{words}”")


@pytest.mark.parametrize(
    "proceedings",
    [
        {"nature": "administrative", "stage": "The board hears witnesses."},
        {"nature": "administrative", "stage": "No criminal record is kept."},
        {
            "nature": "administrative",
            "stage": "No criminal case has been opened; the report may lead to a prosecution.",
        },
        {
            "nature": "administrative",
            "stage": "No criminal case has been opened.",
            "criminal_court": "case-by-case",
        },
    ],
)
def test_what_does_not_say_so_plainly_only_leaves_the_test_open(
    proceedings: dict[str, Any], on_scope
) -> None:
    ((severity, message),) = on_scope(**proceedings)
    assert severity == "advice"
    assert message.startswith("The fields of the draft leave open")


def test_a_criminal_case_meets_the_test_and_another_treaty_may_carry_the_rest(on_scope) -> None:
    stage = "No criminal case has been opened abroad."
    assert on_scope(nature="investigation", stage=stage) == []
    beside = ("a", "Treaty on Inquiries between the two States, 3 May 1999")
    assert {one for one, _ in on_scope(beside, nature="administrative", stage=stage)} == {"advice"}
