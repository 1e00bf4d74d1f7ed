"""A request that names no treaty: what the law of the State asked makes of it."""

from __future__ import annotations

from typing import Any

import pytest

ANSWER = """
[[answer]]
question = "{question}"
value = {value}
source = "act"
article = "s. 2"
read = "{read}"
"""
RECIPROCAL = """
[[rule]]
id = "nr.reciprocity"
role = "requested"
require = [ {{ field = "reciprocity", equals = true }} ]
says = "A request offers reciprocity."
cure = "Offer it."
source = "act"
article = "s. 5"
read = "official"
severity = "{severity}"
"""


def answers(given: dict[str, str]) -> str:
    """Answers of a law that was read, by their questions."""
    rows = given.items()
    return "".join(ANSWER.format(question=one, value=v, read="official") for one, v in rows)


def rules(found) -> dict[str, Any]:
    return {one.rule: one for one in found}


@pytest.mark.parametrize(
    ("needed", "promised", "severity", "said"),
    [
        ("no", "yes", "warning", "the law of the requested State makes help depend on reciprocity"),
        (None, "yes", "warning", "the law of the requested State makes help depend on reciprocity"),
        ("no", "no", "advice", "does not make this depend on reciprocity"),
        ("no", "case-by-case", "advice", "In some cases its law asks for reciprocity."),
        ("no", None, "advice", "Comity has no source on whether reciprocity is asked for."),
        ("case-by-case", None, "advice", "For some kinds of help, NRland requires a treaty"),
        (None, None, "advice", "Comity has no source on whether NRland helps without either."),
    ],
)
def test_without_treaty_and_reciprocity_the_law_asked_decides_the_weight(
    needed, promised, severity, said, country, findings, request_data
) -> None:
    asked = {"treaty-needed": needed, "reciprocity": promised}
    given = {question: f'"{value}"' for question, value in asked.items() if value}
    country("NR", law=answers(given))
    del request_data["reciprocity"]
    found = rules(findings(request_data))["basis.none"]

    assert found.severity == severity
    assert said in found.message
    assert (found.citation is not None) is bool(given)


def test_an_assurance_of_reciprocity_is_reciprocity(findings, request_data) -> None:
    del request_data["reciprocity"]
    given = {"kind": "reciprocity", "given_by": "The Attorney-General"}
    request_data["assurances"] = [*request_data.get("assurances", []), given]

    assert "basis.none" not in rules(findings(request_data))


@pytest.mark.parametrize(
    ("basis", "field", "offered"),
    [
        ("Assistance Act 1992 and reciprocity", None, True),
        ("Assistance Act 1992 and reciprocity", False, False),
        ("Assistance Act 1992 (reciprocal help)", None, False),
    ],
)
def test_a_basis_in_words_may_be_reciprocity(basis, field, offered, findings, request_data) -> None:
    del request_data["reciprocity"]
    if field is not None:
        request_data["reciprocity"] = field
    request_data["basis"] = [{"instrument": basis}]

    assert ("basis.none" not in rules(findings(request_data))) is offered


@pytest.mark.parametrize(("severity", "expected"), [("warning", "advice"), ("advice", "warning")])
def test_what_a_rule_of_the_state_asked_warns_of_is_not_said_twice(
    severity, expected, country, findings, request_data
) -> None:
    country("NR", law=answers({"reciprocity": '"yes"'}) + RECIPROCAL.format(severity=severity))
    del request_data["reciprocity"]

    assert rules(findings(request_data))["basis.none"].severity == expected


def test_an_instrument_that_is_named_in_words_is_not_said_to_be_none(
    country, findings, request_data
) -> None:
    """A treaty is asked about by `basis.not-installed` alone; a law leaves open what covers it."""
    country("NR", law=answers({}))
    del request_data["reciprocity"]
    request_data["assurances"] = []

    def cure(*named: str) -> str | None:
        request_data["basis"] = [{"instrument": one} for one in named]
        found = rules(findings(request_data))
        return found["basis.none"].cure if "basis.none" in found else None

    decision = "Council Framework Decision 2005/214/JHA, as put into law in both States"
    assert cure(decision) is None
    known = "Comity knows no instrument in force"
    assert known not in (cure("Title 28 of the United States Code, section 1782") or known)
    assert known in (cure() or "")


@pytest.mark.needs_country
@pytest.mark.parametrize(
    ("named", "found"),
    [
        ("Title 28 of the United States Code, section 1782", False),
        ("28 U.S.C. 1782", False),
        ("Title 18 of the United States Code, section 7", True),
    ],
)
def test_a_law_of_the_state_asked_that_needs_no_treaty_is_enough(relying, named, found) -> None:
    rules_found = {
        one.rule for one in relying("BR-US", "bank-records", named, {"reciprocity": None})
    }

    assert ("basis.none" in rules_found) is found
