"""Secrecy has a reason of its own and an end, and a holder that objects is foreseen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding, Severity

pytestmark = pytest.mark.needs_country
Altered = Callable[[str, dict[str, Any]], dict[str, Finding]]

SECRET = "confidentiality"


def of_secrecy(found: dict[str, Finding]) -> list[str]:
    return [rule for rule in found if rule.startswith("form.secrecy")]


@pytest.mark.parametrize(
    ("secrecy", "rules"),
    [
        ({"wanted": True}, ["form.secrecy-without-reason"]),
        ({"wanted": True, "until": "the search"}, []),  # a search explains itself
        ({"wanted": True, "reason": "The suspect could flee."}, ["form.secrecy-end/open"]),
        ({"wanted": True, "reason": "The suspect could flee until he is arrested."}, []),
        ({"wanted": True, "reason": "The suspect could flee.", "until_date": "2026-12-01"}, []),
        ({"wanted": True, "reason": "He could flee if warned before the search."}, []),
        ({"wanted": True, "reason": "Er könnte vor der Durchsuchung fliehen."}, []),
        (
            {
                "wanted": True,
                "reason": "The suspect could flee.",
                "may_know": "Nobody speaks of it without leave of the other side.",
            },
            [],
        ),
        (
            {"wanted": True, "reason": "The investigation is secret under section 11."},
            ["form.secrecy-at-home"],
        ),
        (
            {
                "wanted": True,
                "reason": "The investigation is secret, and he could flee if he learnt of it.",
                "until": "the search",
            },
            [],
        ),
        (
            {"wanted": True, "reason": "The suspect should not be told beforehand."},
            ["form.secrecy-end/wish"],
        ),
        (
            {"wanted": True, "reason": "Der Beschuldigte soll nicht unterrichtet werden."},
            ["form.secrecy-end/wish"],
        ),
        (
            {"wanted": True, "reason": "The finds are not to be told to the press."},
            ["form.secrecy-end/open"],
        ),
        (
            {"wanted": True, "reason": "He must not be told, since the goods could be sold."},
            ["form.secrecy-end/open"],
        ),
        ({"wanted": False}, []),
    ],
)
def test_secrecy_has_a_reason_and_an_end(
    altered: Altered, secrecy: dict[str, Any], rules: list[str]
) -> None:
    found = altered("03", {SECRET: secrecy, "measures.0.necessity": None})
    assert of_secrecy(found) == rules
    assert all(found[rule].severity is Severity.ADVICE for rule in rules)


def test_a_measure_that_nobody_sees_needs_an_end_too(altered: Altered) -> None:
    data = {SECRET: {"wanted": True, "reason": "The user may empty it.", "user_notice": "forbid"}}
    assert of_secrecy(altered("02", data)) == ["form.secrecy-end"]


def test_a_reason_that_a_fact_tells_counts(altered: Altered) -> None:
    bare = {SECRET: {"wanted": True, "until": "the charge", "user_notice": "forbid"}}
    told = bare | {"gravity": "The holder does not know of the investigation."}
    assert of_secrecy(altered("10", bare)) == ["form.secrecy-without-reason"]
    assert of_secrecy(altered("10", told)) == []


@pytest.mark.parametrize(
    "reason",
    ["L'instruction est secrète selon l'article 11.", "Die Ermittlungen sind geheim nach § 30."],
)
def test_secrecy_at_home_is_known_in_other_languages(altered: Altered, reason: str) -> None:
    assert of_secrecy(altered("03", {SECRET: {"wanted": True, "reason": reason}})) == [
        "form.secrecy-at-home"
    ]


@pytest.mark.parametrize(
    ("result", "found"),
    [
        ("The bank said that local secrecy rules may apply to the ledgers.", True),
        ("The branch invoked its duty of secrecy.", True),
        ("La banque invoque le secret bancaire.", True),
        ("The bank said that it needs a court order.", False),  # which is what is asked for
        ("The bank confirmed that the account exists.", False),
        ("The bank keeps the records for ten years.", False),
    ],
)
def test_a_holder_that_may_be_barred_is_foreseen(
    altered: Altered, result: str, found: bool
) -> None:
    told = {"channels": [{"channel": "Telephone", "tried": True, "result": result}]}
    assert ("links.holder-bound" in altered("01", told | {"measures.0.fallback": None})) is found
    foreseen = told | {"measures.0.fallback": "If it objects, an order of its court."}
    assert "links.holder-bound" not in altered("01", foreseen)


@pytest.mark.parametrize(
    "text",
    [
        "Within a month, for fear of loss of papers.",
        "A dealer warned by the press moved his books.",
        "Es besteht die Gefahr, dass Unterlagen vernichtet werden.",
        "La crainte de pertes de pièces presse.",
    ],
)
def test_what_is_feared_is_a_reason_wherever_it_is_told(altered: Altered, text: str) -> None:
    bare = {SECRET: {"wanted": True, "until": "the charge", "user_notice": "forbid"}}
    assert of_secrecy(altered("10", bare | {"gravity": text})) == []
    fades = "There is a risk of loss, since logs are stored for a week only."
    assert of_secrecy(altered("10", bare | {"gravity": fades})) == ["form.secrecy-without-reason"]


@pytest.mark.parametrize(
    ("may_know", "contradicts"),
    [
        ("Court staff keep it to themselves. The witness has been told of it.", False),
        ("There is nothing against telling the customer.", False),
        ("Der Zeuge ist bereits unterrichtet.", False),
        ("Le témoin a été informé.", False),
        ("The bank has been told. The customer must not be told.", True),
        ("Der Kunde darf nicht unterrichtet werden.", True),
        ("Le client ne peut être informé.", True),
    ],
)
def test_secrecy_towards_others_than_the_person_told_contradicts_nothing(
    altered: Altered, may_know: str, contradicts: bool
) -> None:
    secret = {"wanted": True, "user_notice": "allow", "may_know": may_know}
    found = altered("10", {SECRET: secret})
    assert ("links.user-notice-contradicts" in found) is contradicts
    assert ("form.secrecy-without-reason" in found) is contradicts
