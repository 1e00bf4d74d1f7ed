"""What is said to be enclosed is listed, annexes can be read, and decisions are certified."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding, Severity

pytestmark = pytest.mark.needs_country
Altered = Callable[[str, dict[str, Any]], dict[str, Finding]]


def of_annexes(found: dict[str, Finding]) -> set[str]:
    return {rule for rule in found if rule.startswith("annex.")}


@pytest.mark.parametrize(
    ("nexus", "rules"),
    [
        ("The accounts are those of annex A7.", {"annex.unlisted"}),
        ("The accounts are listed in annexes A1 and annex B2.", {"annex.unlisted"}),
        ("The accounts are those of annex A2.", set()),
        ("The rule follows annex A7 to the Regulation.", set()),
        ("The accounts are in annex I.", set()),
        ("The search warrant is enclosed.", set()),  # annex A1 is an order
        ("A list of questions is enclosed.", {"annex.paper-unlisted/questions"}),
        ("A certificate of the bank is enclosed.", {"annex.paper-unlisted/certificate"}),
        ("A translation is not enclosed.", set()),
        ("The letter to the company enclosed an invoice.", set()),
    ],
)
def test_what_a_text_says_is_enclosed_is_listed(
    altered: Altered, nexus: str, rules: set[str]
) -> None:
    assert of_annexes(altered("bec-request", {"measures.3.nexus": nexus})) == rules


@pytest.mark.parametrize(
    ("nexus", "found"),
    [
        ("The bank's answer is enclosed.", True),
        ("Die Antwort der Bank ist beigefügt.", True),
        ("The bank's answer is expected.", False),
        ("A garage is attached to the house.", False),
        ("The yard is enclosed by a wall.", False),
    ],
)
def test_a_text_that_encloses_something_needs_an_annex(
    altered: Altered, nexus: str, found: bool
) -> None:
    there = altered("bec-request", {"measures.3.nexus": nexus, "annexes": []})
    assert ("annex.none-listed" in there) is found


def test_an_annex_that_nothing_refers_to_is_asked_about_where_others_are_linked(
    altered: Altered,
) -> None:
    linked = {"facts.9.annexes": ["A2"], "facts.3.annexes": ["A3"]}
    titles = {"annexes.0.title": "Family photographs", "annexes.0.kind": "photograph"}
    found = altered("bec-request", linked | titles)
    assert found["annex.unused"].severity is Severity.ADVICE
    assert "A1" in found["annex.unused"].message

    assert "annex.unused" not in altered("bec-request", titles)  # nobody links annexes here
    told = linked | titles | {"measures.3.nexus": "Annex A1 shows the two together."}
    assert "annex.unused" not in altered("bec-request", told)


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"annexes.1.language": "yo"}, True),
        ({"annexes.1.language": "fr", "annexes.2.language": "fr"}, True),
        (
            {"annexes.1.language": "fr", "translation": {"into": "en", "parts": "All but A2"}},
            True,
        ),
        ({"annexes.1.language": "fr", "translation": {"into": "en", "parts": "The letter"}}, True),
        ({"annexes.1.language": "en"}, False),
        ({"annexes.1.language": "fr", "annexes.1.kind": "photograph"}, False),
        ({"annexes.1.language": "fr", "translation": {"into": "en"}}, False),
        ({"annexes.1.language": "fr", "translation": {"into": "en", "parts": "All but A3"}}, False),
        (
            {
                "annexes.1.language": "fr",
                "annexes.4": {"id": "A5", "title": "Translation of A2", "kind": "translation"},
            },
            False,
        ),
    ],
)
def test_an_annex_that_nobody_there_reads_is_translated(
    altered: Altered, changes: dict[str, Any], found: bool
) -> None:
    assert ("annex.untranslated" in altered("bec-request", changes)) is found


def test_an_annex_in_the_language_of_the_requested_state_needs_no_translation(
    altered: Altered,
) -> None:
    german = {"annexes.0.language": "de"}
    assert "annex.untranslated" not in altered("03", german)
    assert "annex.untranslated" in altered("03", {"annexes.0.language": "pl"})


def test_the_annex_of_an_order_bears_its_date(altered: Altered) -> None:
    assert "annex.order-date" in altered("03", {"measures.0.order.date": "2026-10-02"})
    dated = {"annexes.0.title": "Beschluss", "annexes.0.date": "2026-09-01"}
    assert "annex.order-date" in altered("03", dated)
    assert "annex.order-date" not in altered("03", {"annexes.0.title": "Beschluss"})
    two = {"annexes.0.title": "Beschluss vom 1. Oktober 2026, Ausfertigung vom 5. Oktober 2026"}
    assert "annex.order-date" not in altered("03", two)


def test_an_annex_that_shows_a_fact_is_not_older_than_it(altered: Altered) -> None:
    shown = {"facts.9.annexes": ["A2"], "annexes.1.date": "2026-06-30"}
    assert "annex.older-than-fact" not in altered("bec-request", shown)
    assert "annex.older-than-fact" in altered("bec-request", shown | {"facts.9.date": "2026-07-04"})


@pytest.mark.parametrize(
    ("changes", "rules"),
    [
        ({"annexes": [{"id": "A1", "title": "Bank statements"}]}, {"annex.decision-missing"}),
        (
            {"annexes.1.title": "Confiscation order of 20 March 2026", "annexes.1.form": "copy"},
            {"annex.decision-copy"},
        ),
        (
            {"annexes.1.title": "Confiscation order of 20 March 2026"},
            {"annex.decision-form"},
        ),
        (
            {
                "annexes.1.title": "Confiscation order of 20 March 2026",
                "annexes.1.form": "original",
            },
            set(),
        ),
        ({}, set()),
    ],
)
def test_a_decision_to_be_enforced_comes_certified(
    altered: Altered, changes: dict[str, Any], rules: set[str]
) -> None:
    if len(changes.get("annexes", ())) == 1:
        changes = changes | {"measures.0.order.annex": None, "measures.3.order.annex": None}
        changes |= {"measures.0.annexes": [], "proceedings.decisions": [], "facts.7.annexes": []}
        changes |= {f"facts.{n}.annexes": [] for n in range(8)}
        changes |= {f"offences.{n}.annex": None for n in range(2)}
    found = of_annexes(altered("corruption-ng-gb", changes))
    assert found - {"annex.unused"} == rules


@pytest.mark.parametrize(
    ("purpose", "found"),
    [
        ("That the statement be taken according to the indictment.", True),
        ("To gather evidence for the trial.", True),
        ("Zur Aufklärung des Sachverhalts.", True),
        ("To learn of the conditions in the cabaret.", False),
        ("To prove that the payment was a bribe.", False),
        ("Zu erfahren, wer die Rechnung schrieb.", False),
    ],
)
def test_a_purpose_may_name_what_a_person_is_asked(
    altered: Altered, purpose: str, found: bool
) -> None:
    nothing = {"measures.0.questions": [], "measures.0.items": [], "measures.0.nexus": None}
    assert ("annex.questions" in altered("04", nothing | {"measures.0.purpose": purpose})) is found


def test_a_person_is_heard_on_something(altered: Altered) -> None:
    nothing = {"measures.0.questions": [], "measures.0.items": [], "measures.0.nexus": None}
    nothing["measures.0.purpose"] = "To gather evidence."
    silent = altered("04", nothing)
    assert silent["annex.questions"].field == "measures[0].questions"

    listed = nothing | {"annexes.3": {"id": "A4", "title": "List of questions"}}
    assert "annex.questions" not in altered("04", listed)
    present = nothing | {"measures.0.attendance": "The investigating officer asks the questions."}
    assert "annex.questions" not in altered("04", present)
    assert "annex.questions" not in altered("08", nothing)  # the court itself hears by video


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Order of the Federal High Court of 2 July 2027", True),
        ("Search warrant dated 6 October 2026", True),
        ("Order of the Federal High Court of 2 July 2026", False),
        ("List of questions for the hearing of 4 January 2027", False),
        ("Order of the Federal High Court, valid to 2 July 2027", False),
    ],
)
def test_a_paper_is_not_younger_than_the_request(altered: Altered, title: str, found: bool) -> None:
    assert ("annex.later" in altered("bec-request", {"annexes.0.title": title})) is found


@pytest.mark.parametrize(
    ("changes", "rules"),
    [
        (
            {"annexes": [{"id": "A1", "title": "Order", "kind": "order"}]},
            {"annex.power-law/none"},
        ),
        (
            {
                "annexes": [
                    {"id": "A1", "title": "Order", "kind": "order"},
                    {"id": "A2", "title": "Text of the offence provisions", "kind": "law-text"},
                ]
            },
            {"annex.power-law"},
        ),
        (
            {
                "annexes": [
                    {"id": "A1", "title": "Order", "kind": "order"},
                    {"id": "A2", "title": "Text of the law on seizure", "kind": "law-text"},
                ]
            },
            set(),
        ),
        ({"annexes": [{"id": "A1", "title": "Report", "kind": "report"}]}, set()),
    ],
)
def test_an_order_on_property_comes_with_its_law(
    altered: Altered, changes: dict[str, Any], rules: set[str]
) -> None:
    plain = {"measures.0.order": None, "measures.0.annexes": ["A1"], "facts.0.annexes": []}
    found = altered("05", plain | changes)
    assert {one for one in found if one.startswith("annex.power-law")} == rules


def test_only_the_empty_fields_of_a_power_are_named(altered: Altered) -> None:
    plain = {"measures.0.order": None, "measures.0.annexes": ["A1"], "facts.0.annexes": []}
    order = {"annexes": [{"id": "A1", "title": "Order", "kind": "order"}]}
    power = {"capacity": "judge", "provision": "Code, section 9"}
    told = altered("05", plain | order | {"measures.0.domestic_power": power})
    message = told["annex.power-law/none"].message
    assert "domestic_power.conditions" in message
    assert "domestic_power.provision" not in message
