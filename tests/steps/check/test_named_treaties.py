"""Treaties that a request names and nothing installed knows, and what it lacks without one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding

Findings = Callable[..., list[Finding]]
PENDING = "Treaty on mutual assistance in criminal matters of 4 May 2024"


@pytest.fixture
def named(findings: Findings, request_data: dict[str, Any]) -> Callable[..., list[str]]:
    """``named(basis, ...)``: what is said of the basis of a request, as severity and message id."""

    def named(*basis: dict[str, Any], **draft: Any) -> list[str]:
        data = request_data | {"basis": list(basis)} | draft
        if "reciprocity" not in draft:
            data.pop("reciprocity", None)
        told = [f for f in findings(data) if f.rule.startswith("basis.") and not f.limit]
        found = [f for f in told if f.rule != "basis.not-installed"]  # which every such name has
        return [f"{one.severity} {one.said.id}" for one in found if one.said]

    return named


def remark(text: str, part: str = "basis") -> list[dict[str, str]]:
    return [{"part": part, "text": text}]


@pytest.mark.parametrize(
    "text",
    [
        "The treaty is before the Parliament for ratification.",
        "The treaty has not yet entered into force.",
        "Der Vertrag ist noch nicht in Kraft.",
        "La convention est en attente de ratification.",
    ],
)
def test_a_treaty_that_the_author_calls_pending_is_found(named, text: str) -> None:
    assert named({"instrument": PENDING}, remarks=remark(text)) == ["advice basis.not-in-force"]


def test_a_constitution_is_not_the_treaty_that_is_not_in_force(named) -> None:
    told = remark("The treaty signed in 2004 is not yet in force.")
    found = named({"instrument": "Constitution of Nauru, article 105"}, remarks=told)
    assert not any("not-in-force" in one for one in found)


def test_a_treaty_that_is_marked_as_not_in_force_is_found_beside_reciprocity(named) -> None:
    told = named({"instrument": PENDING, "in_force": False}, reciprocity=True)
    assert "advice basis.not-in-force/promised" in told


def test_a_field_that_says_so_of_the_only_basis_is_a_warning(named) -> None:
    told = named({"instrument": PENDING, "in_force": False})
    assert "warning basis.not-in-force" in told


@pytest.mark.parametrize(
    ("basis", "text"),
    [
        ({"instrument": PENDING}, "The treaty entered into force on 1 May 2025."),
        ({"instrument": PENDING, "in_force": True}, "The protocol to it is not yet in force."),
        ({"instrument": PENDING}, "No new law is in force."),
    ],
)
def test_a_treaty_that_may_be_in_force_is_left_alone(named, basis: Any, text: str) -> None:
    assert named(basis, remarks=remark(text)) == []


def test_a_pending_protocol_beside_a_treaty_in_force_is_no_defect(named, treaties) -> None:
    treaties({"id": "a"})
    text = "The second protocol is not yet in force."
    assert named({"instrument": "a"}, {"instrument": PENDING}, remarks=remark(text)) == []


@pytest.mark.parametrize(
    ("name", "variant"),
    [
        ("Hague Evidence Convention", "civil"),
        ("Convention on the service abroad of documents in civil or commercial matters", "civil"),
        ("Agreement for the exchange of information on tax matters", "tax"),
        ("Doppelbesteuerungsabkommen von 1996", "tax"),
        ("Convention d'extradition de 1957", "surrender"),
        ("Vienna Convention on Consular Relations", "consular"),
    ],
)
def test_a_treaty_on_another_subject_is_found_by_its_name(named, name: str, variant: str) -> None:
    assert named({"instrument": name}) == [f"advice basis.subject/{variant}"]


def test_a_convention_on_immunity_beside_another_treaty_is_left_alone(named, treaties) -> None:
    treaties({"id": "a"})
    bases = ({"instrument": "a"}, {"instrument": "Vienna Convention on Consular Relations"})
    person = {"id": "P1", "role": "witness", "name": {"full": "Ann Alva"}}
    assert named(*bases) == ["advice basis.subject/consular"]
    assert named(*bases, persons=[person | {"immunity": "Waiver is asked for."}]) == []


@pytest.mark.parametrize(
    "name",
    [
        "Treaty on extradition and mutual assistance in criminal matters",
        "Convention on legal assistance in civil, family and criminal matters",
        "Vertrag über die Auslieferung und die Rechtshilfe in Strafsachen",
        "Convention implementing the Schengen Agreement",
        "tv-nr-mlat",
    ],
)
def test_a_treaty_that_may_cover_criminal_matters_is_left_alone(named, name: str) -> None:
    assert named({"instrument": name}) == []


def test_a_statute_that_is_named_is_no_treaty(named) -> None:
    told = named({"instrument": "Mutual Assistance in Criminal Matters Act 1995"})
    assert told == ["advice basis.none"]


def test_without_any_treaty_the_assurances_that_lack_are_named_once(
    findings: Findings, request_data: dict[str, Any]
) -> None:
    bare = {key: value for key, value in request_data.items() if key != "reciprocity"}
    (none,) = [f for f in findings(bare) if f.rule == "basis.none"]
    assert "on the use of the evidence and on a fair trial" in none.message
    (alone,) = [f for f in findings(request_data) if f.rule == "basis.unassured"]
    assert alone.severity == "advice"
    assert "reciprocity alone" not in alone.message  # a law may be named beside it
    text = "A fair trial is guaranteed."
    given = [
        {"kind": "specialty", "given_by": "The Attorney-General"},
        {"kind": "treatment", "given_by": "The Attorney-General", "text": text},
    ]
    told = findings(request_data | {"assurances": given})
    assert [f for f in told if f.rule == "basis.unassured"] == []


def test_a_state_has_no_treaty_with_itself_or_with_a_part_of_it(
    findings: Findings, treaties, request_data: dict[str, Any]
) -> None:
    treaties({"id": "a"})
    request_data["requesting"]["state"] = "NR-01"
    del request_data["reciprocity"]
    found = [f for f in findings(request_data) if f.rule.startswith("basis.") and not f.limit]
    assert found == []


@pytest.mark.needs_country
@pytest.mark.parametrize(("day", "offered"), [("2026-05-04", True), ("1999-05-04", False)])
def test_a_name_is_compared_with_what_was_in_force_on_the_day(
    altered: Any, day: str, offered: bool
) -> None:
    found = altered("01", {"basis": [{"instrument": "gb-us-1890"}], "date": day})
    (told,) = (one for rule, one in found.items() if rule.startswith("basis.not-installed"))
    assert ("untoc" in told.cure) == offered
